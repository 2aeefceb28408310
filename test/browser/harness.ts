/// <reference lib="dom" />
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { plainEnv } from "../house/plain-env.ts";

const root = join(import.meta.dirname, "../..");
export type Server = { readonly address: string; readonly kill: (signal?: NodeJS.Signals) => Promise<void>; readonly log: () => string };

/** Starts the real program with these arguments and waits for its address. */
export function startServer(args: readonly string[]): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, [join(root, "src/cli/main.ts"), "serve", ...args], {
    cwd: root,
    env: { ...plainEnv, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    await gone;
  };
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer) => {
      out += chunk.toString();
      const address = /http:\/\/[^\s"]+/.exec(out)?.[0];
      if (address !== undefined) resolve({ address: address.replace("localhost", "127.0.0.1"), kill, log: () => out });
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${out}`)));
  });
}

/** A person at a browser of their own: what the page says wrong on its console, or loads from elsewhere, is kept. */
export type Human = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly wrongs: () => readonly string[];
  /** the form with that key, as `cards/kit.ts` names it */
  readonly form: (key: string) => Locator;
  /** fills fields by name: texts, or options by value where there are several */
  readonly fill: (key: string, values: Readonly<Record<string, string | readonly string[]>>) => Promise<void>;
  /** sends the form and waits for the answer */
  readonly send: (key: string, button?: string) => Promise<void>;
  /** the facilitator's bar: one of its buttons by what it does */
  readonly bar: (act: string) => Promise<void>;
};

export type HumanOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly language?: string;
};

export async function human(browser: Browser, options: HumanOptions = {}): Promise<Human> {
  const { width = 1440, height = 900, scheme = "light", language = "en-GB" } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: language,
    timezoneId: "Europe/Tallinn",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      !/status of (409|413|422|429|503)|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_NETWORK|ERR_INTERNET|ERR_EMPTY/.test(message.text())
    )
      wrongs.push(`${message.text()} at ${message.location().url}:${message.location().lineNumber}`);
  });
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("request", (request) => {
    if (!/^(http:\/\/(127\.0\.0\.1|localhost)|data:|about:)/.test(request.url())) wrongs.push(`loads ${request.url()}`);
  });
  const form = (key: string) => page.locator(`form:has(> input[name="key"][value="${key}"])`);
  return {
    page,
    context,
    wrongs: () => wrongs,
    form,
    fill: (key, values) => fillForm(form(key).first(), values),
    send: (key, button) => sendForm(page, form(key).first(), button),
    bar: (act) => pressBar(page, act),
  };
}

async function fillForm(form: Locator, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const options = Array.isArray(value) ? (value as readonly string[]) : [value as string];
    const first = form.locator(`[name="${name}"]:not([type=hidden])`).first();
    const type = await first.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()));
    if (type === "radio" || type === "checkbox") {
      for (const option of options) await tick(form.locator(`[name="${name}"][value="${option}"]:not([type=hidden])`));
    } else if (type === "select") await first.selectOption(options[0] ?? "");
    else await first.fill(options[0] ?? "");
  }
}

/** Ticks a box whose label is what people see; the box itself has no size. */
async function tick(box: Locator): Promise<void> {
  if (!(await box.isChecked())) await box.evaluate((element) => (element as HTMLInputElement).click());
}

async function sendForm(page: Page, form: Locator, button?: string): Promise<void> {
  const press = button === undefined ? form.locator("button[type=submit]").last() : form.locator("button", { hasText: button }).first();
  await answered(page, () => press.click());
}

async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST", { timeout: 15_000 });
  await act();
  const response = await answer;
  await response.finished();
  if (response.status() >= 400 && response.status() !== 422)
    throw new Error(`${response.status()} at ${response.url()}: ${(await response.text()).slice(0, 300)}`);
  if (response.status() === 422)
    throw new Error(
      `refused: ${await page
        .locator(".no")
        .allInnerTexts()
        .then((texts) => texts.join(" | "))}`,
    );
  await page.waitForTimeout(60);
}

/** The bar is hidden on a phone while one types: leaving the field brings it back. */
async function pressBar(page: Page, act: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await answered(page, () => page.locator(`#r-bar form:has(input[value="control:${act}"]) button`).first().click());
}
