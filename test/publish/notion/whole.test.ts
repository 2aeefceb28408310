import { expect, it } from "vitest";
import { usualRate } from "../../peers/notion/limits.ts";
import { afterFault, faultless, kinds } from "./faults.ts";
import { openRig } from "./rig.ts";
import { wantedOf } from "./soaked.ts";
import { leastRequests, wholeReports } from "./whole.ts";
import { day } from "../../day.ts";

it.each(wholeReports())("%s stands whole by few requests, within Notion's budget", { timeout: 60_000 }, async (_, report) => {
  const rig = await openRig({ perSecond: usualRate.perSecond, timeoutMs: 20_000, rate: usualRate });
  const wanted = wantedOf(report);
  const from = rig.clock.now();
  await rig.publish(wanted);
  const took = (rig.clock.now() - from) / 1000;
  const asked = rig.notion.requests().length;
  const { writes, reads } = leastRequests(wanted);
  expect(rig.notion.limiter.refused).toBe(0);
  expect(asked / (writes + reads)).toBeLessThanOrEqual(1.2);
  expect(took / (asked / usualRate.perSecond)).toBeLessThanOrEqual(1.1);
  await rig.notion.close();
});

// Every other kind at one request of one workshop, others each day; every kind at every request in the soak.
it.each(kinds.map((fault, n) => [fault, n] as const).filter(([, n]) => n % 2 === day % 2))(
  "a whole workshop outlasts %o",
  { timeout: 60_000 },
  async (fault, n) => {
    const reports = wholeReports().slice(0, 3);
    const [, report] = reports[(day + n) % reports.length] ?? [];
    if (report === undefined) throw new Error("no workshop");
    const wanted = wantedOf(report);
    const { state, requests } = await faultless(wanted);
    await afterFault(wanted, { ...fault, at: 1 + ((day * 7 + n * 5) % requests) }, state);
  },
);
