/// <reference lib="dom" />
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase } from "../store/engines.ts";
import { openBrowser } from "./chrome.ts";
import { type Human, type Server, startServer } from "./harness.ts";
import { gather, liveSprint } from "./sprint.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe-core finds serious or worse on the page as it stands. */
async function serious({ page }: Human): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }).axe.run();
    return violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html.slice(0, 200) ?? "" }));
  });
  return found.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, html }) => `${id}: ${html}`);
}

async function sideways({ page }: Human): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

type Which = "sprint" | "full" | "phone";

/** The whole sessions of three people on two processes over one Postgres that are named: driven as people do, looked at on every stop. */
export function wholeSessions(which: readonly Which[]): void {
  let database: { readonly url: string; readonly drop: () => Promise<void> };
  let servers: readonly Server[];
  let browser: Browser;
  beforeAll(async () => {
    database = await freshDatabase();
    const args = ["--port", "0", "--database", database.url];
    servers = [await startServer(args), await startServer(args)];
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    for (const server of servers) await server.kill();
    await database.drop();
  });

  const addresses = () => servers.map((server) => server.address);

  const sprint = () =>
    it("goes from the lobby to the published report; nothing serious for axe at any stop", { timeout: 180_000 }, async () => {
      const table = await gather(browser, addresses(), { language: "et", track: "sprint", guests: ["Marko Saar", "Triin Lepik"] });
      const faults: string[] = [];
      await liveSprint(table, async (stop) => {
        for (const fault of await serious(table.lead)) faults.push(`${stop}: ${fault}`);
        const cut = await table.lead.page.evaluate(() => {
          const bar = document.querySelector(".fac");
          return bar === null ? 0 : bar.scrollWidth - bar.clientWidth;
        });
        if (cut > 0) faults.push(`${stop}: the facilitator's bar is cut by ${cut} px`);
      });
      expect(faults).toEqual([]);
      expect(table.everyone.flatMap((one) => one.wrongs())).toEqual([]);
      await table.guests[0]?.page.goto(`${table.guests[0].page.url().replace(/[?#].*/, "")}/report`);
      const report = await table.guests[0]?.page.content();
      for (const text of [
        "Hoiame tartlasele alles kaks rahulikku tundi nädalas.",
        "Pühapäevabrantš karbis",
        "Karp hooviväravast",
        "Tee tellimisleht valmis",
      ])
        expect(report).toContain(text);
    });

  const full = () =>
    it("the full track too: ratings, the pause between two sittings, the audit, governance", { timeout: 240_000 }, async () => {
      const table = await gather(browser, addresses(), { language: "et", track: "full", guests: ["Marko Saar", "Triin Lepik"] });
      const stops: string[] = [];
      await liveSprint(table, async (stop) => void stops.push(stop));
      expect(stops).toEqual(expect.arrayContaining(["ratings", "ratings-shown", "two-sittings", "audit", "governance", "published"]));
      expect(table.everyone.flatMap((one) => one.wrongs())).toEqual([]);
    });

  const phone = () =>
    it("on a phone nothing needs a sideways scroll, and axe finds nothing serious", { timeout: 180_000 }, async () => {
      const table = await gather(browser, addresses(), {
        language: "lt",
        track: "sprint",
        guests: ["Tomas", "Giedrė"],
        pages: { width: 390, height: 844, scheme: "dark" },
      });
      const wide: string[] = [];
      const faults: string[] = [];
      await liveSprint(table, async (stop) => {
        const over = await sideways(table.lead);
        if (over > 0) wide.push(`${stop}: ${over} px`);
        if (["purpose", "reasons-vote", "restrict", "replace", "published"].includes(stop))
          for (const fault of await serious(table.lead)) faults.push(`${stop}: ${fault}`);
      });
      expect(wide).toEqual([]);
      expect(faults).toEqual([]);
    });

  const sessions: Readonly<Record<Which, () => void>> = { sprint, full, phone };
  for (const one of which) sessions[one]();
}
