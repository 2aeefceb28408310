import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";

it("thousands of mutated workshops end in one of the four ways, and every way is met", async () => {
  const counts = await fuzz(500);
  expect([...counts.keys()].sort()).toEqual([0, 2, 3, 4]);
}, 600_000);
