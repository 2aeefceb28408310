/// <reference lib="dom" />
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admin, freshDatabase, postgresRuns } from "../store/engines.ts";
import { chromiumRuns, openBrowser } from "./chrome.ts";
import { type Server, startServer } from "./harness.ts";
import { arrive, expectShown, gather } from "./sprint.ts";

describe.runIf(chromiumRuns && postgresRuns)("the database goes away while people work", () => {
  let database: { readonly url: string; readonly drop: () => Promise<void> };
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    database = await freshDatabase();
    server = await startServer(["--port", "0", "--database", database.url]);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.kill();
    await database.drop();
  });

  const name = () => new URL(database.url).pathname.slice(1);
  async function away(): Promise<void> {
    await admin(`alter database ${name()} with allow_connections false`);
    await admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`);
  }

  it("says that saving is delayed, acknowledges nothing, and goes on by itself when it is back", { timeout: 90_000 }, async () => {
    const table = await gather(browser, [server.address], { language: "en", track: "sprint", guests: ["Tom Okafor"] });
    const { lead } = table;
    await lead.bar("begin");
    await arrive(table, "purpose", 0);
    await away();
    await lead.fill("add:purpose/0:", { "f.text": "Written while it was away" });
    await lead.form("add:purpose/0:").first().locator("button[type=submit]").last().click();
    await lead.page.getByText("Saving is delayed").first().waitFor({ timeout: 10_000 });
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(503);
    expect(await lead.page.locator("#editor textarea").first().inputValue()).toBe("Written while it was away");
    await admin(`alter database ${name()} with allow_connections true`);
    await expectShown(lead, "Written while it was away");
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    const lines = await lead.page.locator("#r-mine li").count();
    expect(lines).toBe(1);
  });
});
