import { describe, expect, it } from "vitest";
import { manualClock } from "#lib/clock.ts";

describe("a clock moved by hand", () => {
  it("stands until it is moved", () => {
    const clock = manualClock(100);
    expect(clock.now()).toBe(100);
    clock.advance(5);
    expect(clock.now()).toBe(105);
    clock.set(50);
    expect(clock.now()).toBe(50);
  });
});
