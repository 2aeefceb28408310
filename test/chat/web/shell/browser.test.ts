import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../../browser/chrome.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { freshDatabase, postgresRuns } from "../../../store/engines.ts";
import { openSite, serveSite, type Site } from "./site.ts";

let chrome: Browser;
beforeAll(async () => {
  chrome = await openBrowser();
});
afterAll(() => chrome.close());

const faults: string[] = [];

async function open(
  address: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await chrome.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(address);
  return { page, context };
}

async function start(base: string): Promise<{ readonly page: Page; readonly team: string }> {
  const { page } = await open(base);
  await page.fill("[name=title]", "Saal on kinni");
  await page.fill("[name=crisis]", "Vesi tuli sisse.");
  await page.fill("[name=name]", "Niamh");
  await page.click("form.start .btn.go");
  const team = await page.inputValue("#link-1");
  await page.click(".btn.go");
  return { page, team };
}

async function come(team: string, name: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const { page } = await open(team, options);
  await page.fill("[name=name]", name);
  await page.click(".join .btn.go");
  return page;
}

describe("in a real browser", () => {
  let site: Site;
  let base: string;
  let away = false;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const first = await openSite();
    const facilitator = createFacilitator({ ledger: first.store.ledger, clock: { now: () => Date.now() } });
    const handle: typeof facilitator.handle = (...args) => (away ? Promise.reject(new Unreachable("away")) : facilitator.handle(...args));
    site = await openSite({}, { ...first.ports, clock: { now: () => Date.now() }, facilitator: { ...facilitator, handle } });
    const served = await serveSite(site);
    base = served.base;
    close = async () => {
      await served.listening.close();
      await site.store.close();
      await first.close();
    };
  });
  afterAll(() => close());

  it("two people see each other's changes without reload, and keep what they are writing", { timeout: 60_000 }, async () => {
    const { page: niamh, team } = await start(base);
    const marko = await come(team, "Marko", { viewport: { width: 390, height: 844 }, locale: "et-EE", hasTouch: true });
    // Long before her page would look by itself.
    await niamh.waitForSelector('#r-people [title^="Marko"]:not(.out)', { state: "attached", timeout: 10_000 });
    await niamh.click("#r-bar .go");
    await marko.waitForSelector("#conversation textarea");
    await niamh.fill("#conversation textarea", "half a thought");
    await marko.fill("#conversation textarea", "Terve mõte");
    await marko.click("#conversation form:has(textarea) .btn.go");
    await marko.waitForSelector("text=Terve mõte");
    await marko.click("#r-done button, #conversation form:has([value='control:done']) button");
    await niamh.waitForSelector('#r-people .d[title^="Marko"]', { state: "attached" });
    expect(await niamh.inputValue("#conversation textarea")).toBe("half a thought");
    expect(await niamh.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    expect(await niamh.textContent("[data-clock]")).toMatch(/^\d:\d\d$/);
    expect(await marko.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(faults).toEqual([]);
  });

  it("a reminder shows at who is missing, and only there", { timeout: 60_000 }, async () => {
    const { page: niamh, team } = await start(base);
    const marko = await come(team, "Marko");
    await niamh.click("#r-bar .go");
    await marko.waitForSelector("#conversation textarea");
    await niamh.click("#r-bar form[action$=remind] button");
    await marko.waitForSelector("body.nudged");
    expect(await niamh.locator("body.nudged").count()).toBe(0);
  });

  it("what cannot be saved is sent again by itself when the database is back", { timeout: 60_000 }, async () => {
    const { page: niamh } = await start(base);
    await niamh.click("#r-bar .go");
    await niamh.waitForSelector("#conversation textarea");
    away = true;
    await niamh.fill("#conversation textarea", "kept on the page");
    await niamh.click("#conversation form:has(textarea) .btn.go");
    await niamh.waitForSelector("#line:not([hidden])");
    expect(await niamh.textContent("#line")).toContain("Saving is delayed");
    expect(await niamh.inputValue("#conversation textarea")).toBe("kept on the page");
    away = false;
    await niamh.waitForSelector("#r-mine >> text=kept on the page", { timeout: 20_000 });
    expect(await niamh.isHidden("#line")).toBe(true);
    faults.length = 0;
  });
});

describe.skipIf(!postgresRuns)("two servers on one Postgres", () => {
  it("an act at one appears at the other, and a reminder reaches who is there", { timeout: 60_000 }, async () => {
    const { url, drop } = await freshDatabase();
    const now = { clock: { now: () => Date.now() } };
    const sites = [await openSite({}, now, { url }), await openSite({}, now, { url })] as const;
    const [one, two] = [await serveSite(sites[0]), await serveSite(sites[1])];
    const { page: niamh, team } = await start(one.base);
    const marko = await come(team.replace(one.base, two.base), "Marko");
    await niamh.waitForSelector('#r-people [title^="Marko"]', { state: "attached" });
    await niamh.click("#r-bar .go");
    await marko.waitForSelector("#conversation textarea");
    await niamh.click("#r-bar form[action$=remind] button");
    await marko.waitForSelector("body.nudged");
    expect(await niamh.locator("body.nudged").count()).toBe(0);
    for (const { listening } of [one, two]) await listening.close();
    for (const site of sites) await site.store.close();
    await drop();
  });
});
