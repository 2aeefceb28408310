/// <reference lib="dom" />
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder } from "../store/fresh.ts";
import { chromiumRuns, openBrowser } from "./chrome.ts";
import { type Server, startServer } from "./harness.ts";
import { arrive, expectShown, gather, type Table } from "./sprint.ts";

describe.runIf(chromiumRuns)("what can go wrong under a team's fingers", () => {
  let folder: { readonly folder: string; readonly gone: () => Promise<void> };
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    folder = await freshFolder();
    server = await startServer(["--port", "0", "--data", folder.folder]);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.kill();
    await folder.gone();
  });

  async function begun(): Promise<Table> {
    const table = await gather(browser, [server.address], { language: "en", track: "sprint", guests: ["Tom Okafor"] });
    await table.lead.bar("begin");
    await arrive(table, "purpose", 0);
    return table;
  }

  const field = "#editor textarea";

  it("a reload in mid-sentence: the half-written text is there again", { timeout: 60_000 }, async () => {
    const { lead } = await begun();
    await lead.page.locator(field).first().pressSequentially("We get ordinary people to");
    await lead.page.waitForTimeout(400);
    await lead.page.reload();
    await lead.page.waitForSelector("#conversation");
    expect(await lead.page.locator(field).first().inputValue()).toBe("We get ordinary people to");
  });

  it("a change by another arrives while one types, and what one types stays", { timeout: 60_000 }, async () => {
    const table = await begun();
    const { lead, guests } = table;
    await lead.page.locator(field).first().pressSequentially("Half a thought");
    await guests[0]?.send("control:done:purpose/0:yes");
    await lead.page.waitForFunction(() => document.querySelector("#r-done")?.textContent?.includes("1 of 2"), undefined, { timeout: 5000 });
    expect(await lead.page.locator(field).first().inputValue()).toBe("Half a thought");
    expect(await lead.page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  });

  it("a dropped connection: one goes on writing, and sees what was missed when it is back", { timeout: 60_000 }, async () => {
    const table = await begun();
    const { lead, guests } = table;
    await guests[0]?.context.setOffline(true);
    await lead.bar("end-input");
    await lead.fill("propose:purpose/1:one", { "f.text": "We notice every time they get better." });
    await lead.send("propose:purpose/1:one");
    await guests[0]?.context.setOffline(false);
    if (guests[0] !== undefined) await expectShown(guests[0], "We notice every time they get better.");
  });

  it("the server is killed and started again in mid-step: nothing acknowledged is lost, the pages come back by themselves", {
    timeout: 90_000,
  }, async () => {
    const table = await begun();
    const { lead, guests } = table;
    await lead.fill("add:purpose/0:", { "f.text": "Kept before the fall" });
    await lead.send("add:purpose/0:");
    await lead.page.locator(field).first().pressSequentially("Being written");
    await server.kill("SIGKILL");
    server = await startServer(["--port", new URL(server.address).port, "--data", folder.folder]);
    await lead.page.waitForTimeout(500);
    expect(await lead.page.locator(field).first().inputValue()).toBe("Being written");
    await lead.send("add:purpose/0:");
    await expectShown(lead, "Being written");
    await expectShown(lead, "Kept before the fall");
    await guests[0]?.page.waitForFunction(() => document.querySelector("#r-done") !== null);
    await lead.send("control:done:purpose/0:yes");
    await guests[0]?.page.waitForFunction(() => document.querySelector("#r-done")?.textContent?.includes("1 of 2"), undefined, {
      timeout: 15_000,
    });
  });

  it("by keyboard alone: write, send, say done", { timeout: 60_000 }, async () => {
    const { lead } = await begun();
    const { page } = lead;
    for (let n = 0; n < 30 && (await page.evaluate(() => document.activeElement?.tagName)) !== "TEXTAREA"; n += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.type("Written without a mouse");
    await page.keyboard.press("Enter");
    await expectShown(lead, "Written without a mouse");
    const onDone = () => page.evaluate(() => document.activeElement?.closest("#r-done") !== null);
    for (let n = 0; n < 40 && !(await onDone()); n += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector("#r-done")?.textContent?.includes("1 of 2"), undefined, { timeout: 5000 });
  });
});
