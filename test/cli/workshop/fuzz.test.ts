import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";

it("a mutated workshop ends in one of the four ways, never in a thrown error", async () => {
  const counts = await fuzz(50);
  expect([...counts.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(100);
  expect(counts.get(2)).toBeGreaterThan(0);
}, 120_000);
