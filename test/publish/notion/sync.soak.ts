import { afterAll, beforeAll, it } from "vitest";
import { kinds } from "./faults.ts";
import { type Quarrel, quarrelling } from "./sync-faults.ts";

let quarrel: Quarrel;
beforeAll(async () => {
  quarrel = await quarrelling();
}, 60_000);
afterAll(() => quarrel.close());

it.each(kinds)("both sides changed, and %o at any request: said once, offered once, ours stands", { timeout: 3_600_000 }, async (fault) => {
  for (let at = 1; at <= quarrel.requests; at += 1) await quarrel.round({ ...fault, at });
});
