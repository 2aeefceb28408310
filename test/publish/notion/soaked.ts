import type { Report } from "#report/report.ts";
import { expect, it } from "vitest";
import { wantedPage } from "../../../src/publish/notion/page.ts";
import type { Wanted } from "../../../src/publish/notion/wanted.ts";
import { afterFault, afterKill, afterLate, faultless, kinds } from "./faults.ts";

const hours = 3_600_000;

export const wantedOf = (report: Report): Wanted => wantedPage(report, { key: "teekond-0123456789ab", owners: new Map() });

/** Every request with every fault, one after the other, since each has a workspace of its own; then killed after every request. */
export function soaked(wanted: Wanted): void {
  it.each(kinds)("stands whole, nothing double, after %o at any request", { timeout: 2 * hours }, async (fault) => {
    const { state, requests } = await faultless(wanted);
    for (let at = 1; at <= requests; at += 1) await afterFault(wanted, { ...fault, at }, state);
  });

  it("stands whole, nothing double, after any request that came late", { timeout: 2 * hours }, async () => {
    const { state, requests } = await faultless(wanted, { trash: false });
    for (let at = 1; at <= requests; at += 1) await afterLate(wanted, { at, after: 1 + (at % 5) }, state);
  });

  it("stands whole after being killed after any request", { timeout: 2 * hours }, async () => {
    const { state } = await faultless(wanted);
    let die = 1;
    while (await afterKill(wanted, die, state)) die += 1;
    expect(die).toBeGreaterThan(15);
  });
}
