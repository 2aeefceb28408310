import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumRuns, openBrowser } from "../../../browser/chrome.ts";
import type { Act } from "#session/command.ts";
import { browser, openSite, serveSite, type Site } from "../shell/site.ts";
import { assemble, type Crew, does, pages, postForm, stepNow, through } from "./crew.ts";
import { row } from "../../../session/least.ts";

/** All that breaks out of one place or another: text, attribute, textarea, title, style, script, Markdown, ICU, htmx. */
const evils = [
  `</title></textarea></style></script><script>alert(1)</script>`,
  `"'><img src=x onerror=alert(1)><svg onload=alert(1)>`,
  `" autofocus onfocus="alert(1)" x="`,
  `[x](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>`,
  `<div hx-get="/pwned" hx-trigger="load" data-hx-get="/pwned"></div>`,
  `{count, plural, other {#}} {0} \${7*7} {{7*7}} <%= 7 %>`,
  `\u202egnp.exe\u2028\u2029\u0000\u0007=cmd|'/c calc'!A0`,
];
const evil = (n: number): string => `evil${n} ${evils[n % evils.length]}`;
const short = (n: number): string => evil(n).slice(0, 110);

function ideaOf(step: string, n: number, more: Record<string, string> = {}): Act {
  return { do: "add", step, part: 0, id: `e${step}${n}`, values: { text: evil(n), ...more } };
}

/** Hostile texts in every step that takes any, each beside what the step needs to go on. */
const attacks: Readonly<Record<string, readonly Act[]>> = {
  purpose: evils.map((_, n) => ideaOf("purpose", n)),
  reasons: evils.map((_, n) => ideaOf("reasons", n, { kind: "other" })),
  problems: evils.map((_, n) => ideaOf("problems", n, { horizon: "now" })),
  customer: evils
    .slice(0, 3)
    .map((_, n) => row("customer", "types", `ec${n}`, { name: short(n), who: evil(n), goal: evil(n + 1), annoys: evil(n + 2) })),
  pains: evils.map((_, n) => row("pains", n % 2 === 0 ? "organisation" : "buyer", `ep${n}`, { text: evil(n) })),
  offer: evils.map((_, n) => ideaOf("offer", n)),
  "current-journey": evils.map((_, n) =>
    row("current-journey", "items", `ej${n}`, {
      name: short(n),
      medium: n % 2 === 0 ? "digital" : "physical",
      channels: ["web"],
      does: evil(n),
      hindrance: evil(n + 1),
      evidence: [short(n)],
    }),
  ),
  ratings: [
    { do: "evidence", step: "ratings", part: 0, item: "t1", id: "q1", text: evil(1) },
    { do: "evidence", step: "ratings", part: 0, item: "t1", id: "q2", text: evil(3) },
  ],
  actions: evils.map((_, n) => row("actions", "items", `ea${n}`, { title: short(n), measure: evil(n), notes: evil(n + 1) })),
};

let site: Site;
let crew: Crew;
let base: string;
let close: () => Promise<void> = () => site.close();
let chrome: Browser | undefined;

async function attack(): Promise<void> {
  for (const [step, acts] of Object.entries(attacks)) {
    await through(site, crew, step);
    for (const act of acts) await does(site, crew, crew.ids.Niamh, act);
    await does(site, crew, crew.ids.Niamh, { do: "note", on: step, id: `note${step}`, text: evil(1) });
    stops.push([step, await look()]);
  }
}

const stops: [string, string][] = [];
const markdowns: string[] = [];

/** All pages of the session as they stand at this step, as one text. */
async function look(): Promise<string> {
  const texts: string[] = [];
  for (const path of pages) {
    const answer = await crew.lead.get(`/s/${crew.id}${path}`);
    expect([path, answer.status]).toEqual([path, path === "/export/nothing" ? 404 : 200]);
    const text = await answer.text();
    if (path === "/export/markdown") markdowns.push(text);
    else if (path !== "/export/json") texts.push(text);
  }
  site.clock.advance(60_000);
  return texts.join("\n");
}

beforeAll(async () => {
  site = await openSite();
  const served = await serveSite(site);
  base = served.base;
  crew = await assemble(site, { title: short(0), crisis: evil(1) });
  await postForm(crew.lead, `/s/${crew.id}/rename`, crew.id, { person: crew.ids.Tom, name: short(2) });
  await postForm(crew.lead, `/s/${crew.id}/rename`, crew.id, { person: crew.ids.Ana, name: short(4) });
  await attack();
  close = async () => {
    await chrome?.close();
    await served.listening.close();
    await site.store.close();
  };
}, 300_000);
afterAll(() => close());

describe("texts that want to be more than texts", () => {
  it("stay texts on every page, in every step, in the files and in refusals", () => {
    expect(stops.map(([step]) => step)).toEqual(Object.keys(attacks));
    for (const [step, text] of stops) {
      for (const raw of ["<script>alert", "<img src=x", "<svg onload", "<div hx-get", '" autofocus onfocus="', 'href="javascript:'])
        expect(
          text
            .split("\n")
            .filter((line) => line.includes(raw))
            .map((line) => line.slice(Math.max(0, line.indexOf(raw) - 80), line.indexOf(raw) + 60)),
          step,
        ).toEqual([]);
    }
  });

  it("stay texts in Markdown: no tag, no link, no picture", () => {
    for (const text of markdowns) expect(text).not.toMatch(/(?<!\\)<(?:script|img|svg|div|https)|(?<!\\)\[x(?<!\\)\]\(/);
  });

  it("name no file and break no header", async () => {
    for (const format of ["html", "markdown", "json"]) {
      const { headers } = await crew.lead.get(`/s/${crew.id}/export/${format}`);
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    }
  });

  it.runIf(chromiumRuns)(
    "do nothing in a real browser: no dialog, no word on the console, no request elsewhere",
    { timeout: 300_000 },
    async () => {
      chrome = await openBrowser();
      const context = await chrome.newContext();
      const wrongs: string[] = [];
      const page = await context.newPage();
      page.on("dialog", (dialog) => void (wrongs.push(`dialog ${dialog.message()}`), dialog.dismiss()));
      page.on("console", (message) => void (message.type() === "error" && wrongs.push(message.text())));
      page.on("pageerror", (error) => void wrongs.push(error.message));
      page.on(
        "request",
        (request) =>
          void (
            (/pwned|evil\.example/.test(request.url()) || !/^(http:\/\/localhost|data:|about:|blob:)/.test(request.url())) &&
            wrongs.push(request.url())
          ),
      );
      const joining = browser(site.web);
      await joining.get(crew.links.team);
      await context.addCookies([
        { name: "teekond", value: [...crew.lead.jar.values()][0]?.value ?? "", url: `${base}/s/${crew.id}` },
        { name: "teekond-link", value: [...joining.jar.values()][0]?.value ?? "", url: `${base}/join/${crew.id}` },
      ]);
      expect(await stepNow(site, crew)).toBe("actions");
      for (const path of ["", "?open=ea0", "/board", "/so-far", "/people", "/mine", "/report", "/more", "/delete"]) {
        await page.goto(`${base}/s/${crew.id}${path}`, { waitUntil: "load" });
        expect(await page.locator("body").innerText()).not.toBe("");
        await page.waitForTimeout(150);
      }
      await page.goto(`${base}/join/${crew.id}`);
      expect(await page.locator("h1").innerText()).toContain("evil0");
      expect(wrongs).toEqual([]);
    },
  );
});
