import { afterAll, beforeAll, expect, it } from "vitest";
import { day } from "../../day.ts";
import { kinds } from "./faults.ts";
import { type Quarrel, quarrelling } from "./sync-faults.ts";

let quarrel: Quarrel;
beforeAll(async () => {
  quarrel = await quarrelling();
}, 60_000);
afterAll(() => quarrel.close());

// Each kind at one request a day; every request in the soak.
it.each(kinds.map((fault, n) => [fault, n] as const))(
  "both sides changed, and %o: said once, offered once, ours stands",
  { timeout: 60_000 },
  async (fault, n) => {
    await quarrel.round({ ...fault, at: 1 + ((day * 7 + n * 5) % quarrel.requests) });
  },
);

it("both sides changed, and the store goes away at any moment: the same", { timeout: 60_000 }, async () => {
  for (let at = 1; at <= 4; at += 1) await quarrel.round(undefined, at);
  expect(quarrel.here.troubles.length).toBeGreaterThan(0);
});
