/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "../../../browser/chrome.ts";
import { conversation } from "../../../../src/chat/web/cards/conversation.ts";
import { monster } from "./monster.ts";
import { played, type Scene, seen, steps } from "./scene.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const css = ["base.css", "cards.css"]
  .map((name) => readFileSync(new URL(`../../../../src/chat/web/assets/${name}`, import.meta.url), "utf8"))
  .join("\n");

type Violation = { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] };

async function serious(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }).axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ""}`);
  });
}

/** Buttons that are filled with the colour of the act that carries on, as drawn. */
function filled(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".btn")]
      .filter((one) => one.checkVisibility() && /^rgb\((29, 83, 70|147, 203, 181)\)$/.test(getComputedStyle(one).backgroundColor))
      .map((one) => one.textContent ?? ""),
  );
}

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Wide and narrow, each light and dark. */
export const ways = [
  { viewport: desktop, colorScheme: "light" },
  { viewport: phone, colorScheme: "dark" },
  { viewport: phone, colorScheme: "light" },
  { viewport: desktop, colorScheme: "dark" },
] as const;

/** Looks at every card of the playbook in the ways that `waysOf` gives for the card's place among all, as places in `ways`. */
export function lookAtEveryCard(waysOf: (at: number) => readonly number[]): void {
  let chrome: Browser;
  let pages: readonly Page[];
  beforeAll(async () => {
    chrome = await openBrowser();
    pages = await Promise.all(ways.map((way) => chrome.newPage(way)));
  });
  afterAll(() => chrome.close());

  async function look(stop: (typeof steps)[number], html: string, check: (page: Page) => Promise<void>): Promise<void> {
    for (const page of waysOf(steps.indexOf(stop)).flatMap((way) => pages[way] ?? [])) {
      await page.setContent(
        `<!doctype html><html lang="en"><title>Teekond</title><style>${css} #flow.wide{width:528px}</style><body class="session"><main class="talk"><div class="scroll${page.viewportSize()?.width === 390 ? "" : " wide"}" id="flow">${html}</div></main></body></html>`,
      );
      await check(page);
    }
  }

  const cached = new Map(steps.map((stop) => [stop, played({ stop })]));

  it.each(steps)("%s: nothing serious for axe, at most one filled button", async (stop) => {
    const session = cached.get(stop) ?? played({ stop });
    for (const role of ["facilitator", "participant"] as const satisfies readonly Scene["role"][]) {
      const html = String(await conversation(seen(session, { role })));
      await look(stop, html, async (page) => {
        if (role === "facilitator") expect(await serious(page), stop).toEqual([]);
        const buttons = await filled(page);
        expect(buttons.length, buttons.join(" | ")).toBeLessThanOrEqual(1);
      });
    }
  });

  it.each(steps)("%s: the longest words go nowhere sideways", async (stop) => {
    const html = String(await conversation(seen(monster(stop))));
    await look(stop, html, async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}
