import { describe, expect, it } from "vitest";
import { manualClock } from "#lib/clock.ts";
import { manualTimer, systemTimer } from "#lib/timer.ts";

describe("a timer gone through by hand", () => {
  it("calls in the order of time, then of asking, and moves the clock there", () => {
    const clock = manualClock(100);
    const timer = manualTimer(clock);
    const heard: (string | number)[] = [];
    timer.after(20, () => heard.push("late", clock.now()));
    timer.after(5, () => heard.push("first", clock.now()));
    timer.after(5, () => heard.push("second", clock.now()));
    timer.after(-7, () => heard.push("at once", clock.now()));
    expect(timer.next()).toBe(100);
    while (timer.next() !== undefined) timer.fire();
    expect(heard).toEqual(["at once", 100, "first", 105, "second", 105, "late", 120]);
    timer.fire();
    expect(clock.now()).toBe(120);
  });

  it("makes no call that was called off", () => {
    const timer = manualTimer(manualClock(0));
    const off = timer.after(5, () => expect.fail("called"));
    off();
    off();
    expect(timer.next()).toBeUndefined();
  });

  it("never turns the clock back", () => {
    const clock = manualClock(0);
    const timer = manualTimer(clock);
    timer.after(5, () => undefined);
    clock.set(50);
    timer.fire();
    expect(clock.now()).toBe(50);
  });
});

describe("the timer of the system", () => {
  it("calls once, and not what was called off or lies further ahead than Node can count", async () => {
    const heard: string[] = [];
    const offs = [systemTimer.after(0, () => heard.push("off")), systemTimer.after(2 ** 40, () => heard.push("far"))];
    offs[0]?.();
    await new Promise<void>((resolve) => systemTimer.after(5, resolve));
    offs[1]?.();
    expect(heard).toEqual([]);
  });
});
