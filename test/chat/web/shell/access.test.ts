import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../../browser/chrome.ts";
import { begin, openSite, serveSite, type Site } from "./site.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

describe("everybody can use the shell's pages", () => {
  let chrome: Browser;
  let site: Site;
  let base: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    site = await openSite();
    const served = await serveSite(site);
    base = served.base;
    chrome = await openBrowser();
    close = async () => {
      await chrome.close();
      await served.listening.close();
      await site.store.close();
    };
  });
  afterAll(() => close());

  it.each(["light", "dark"] as const)("axe names no fault on them (%s)", { timeout: 60_000 }, async (colorScheme) => {
    const { id, team, own, niamh } = await begin(site.web);
    const context = await chrome.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const cookie = [...niamh.jar.values()][0]?.value ?? "";
    await context.addCookies([{ name: "teekond", value: cookie, url: `${base}/s/${id}` }]);
    expect(own).not.toBe("");
    const found: string[] = [];
    for (const path of [
      "/",
      team,
      `/s/${id}`,
      `/s/${id}/people`,
      `/s/${id}/more`,
      `/s/${id}/links`,
      `/s/${id}/so-far`,
      `/s/${id}/report`,
      `/s/${id}/delete`,
    ]) {
      await page.goto(`${base}${path}`);
      await page.addScriptTag({ path: axe });
      const faults = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe.run();
        return violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 140) ?? ""}`);
      });
      found.push(...faults.map((fault) => `${path.startsWith("/in/") ? "join" : path.replace(id, "ID")} ${fault}`));
    }
    expect(found).toEqual([]);
  });
});
