import { describe, expect, it } from "vitest";
import { wantedPage } from "../../../src/publish/notion/page.ts";
import { afterFault, afterKill, faultless, kinds } from "./faults.ts";
import { small } from "./small.ts";
import { wholeReports } from "./whole.ts";

describe("a small page in Notion", () => {
  it.each(kinds)("stands whole, nothing double, after %o at any request", { timeout: 600_000 }, async (fault) => {
    const { state, requests } = await faultless(small());
    for (let at = 1; at <= requests; at += 1) await afterFault(small(), { ...fault, at }, state);
  });
});

/** Every request of every report with every fault; one after the other, since each has a workspace of its own. */
describe.each(wholeReports())("%s in Notion", (_, report) => {
  const wanted = wantedPage(report, { key: "teekond-0123456789ab", owners: new Map() });

  it.each(kinds)("stands whole, nothing double, after %o at any request", { timeout: 7_200_000 }, async (fault) => {
    const { state, requests } = await faultless(wanted);
    for (let at = 1; at <= requests; at += 1) await afterFault(wanted, { ...fault, at }, state);
  });

  it("stands whole after being killed after any request", { timeout: 7_200_000 }, async () => {
    const { state } = await faultless(wanted);
    let die = 1;
    while (await afterKill(wanted, die, state)) die += 1;
    expect(die).toBeGreaterThan(30);
  });
});
