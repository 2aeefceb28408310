import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Call, createPace } from "#facilitator/reconcile/rates.ts";
import { rates } from "./world.ts";

function call(does: Call["does"], message: string, channel = "C", workspace = "w"): Call {
  return { does, limits: { channel, workspace }, message };
}

describe("the pace of calls", () => {
  const some = fc.record({
    does: fc.constantFrom("post" as const, "edit" as const),
    message: fc.nat(40),
    channel: fc.nat(3),
    workspace: fc.nat(1),
    wait: fc.oneof(fc.constant(0), fc.nat(3_000)),
  });

  it("keeps every limit in every window, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 400 }), (asked) => {
        const pace = createPace(rates);
        const made: (Call & { readonly at: number })[] = [];
        let now = 1_000_000;
        for (const one of asked) {
          now += one.wait;
          const next = call(one.does, `${one.workspace}/${one.message}`, `${one.workspace}/${one.channel}`, `${one.workspace}`);
          if (pace.from(next) > now) continue;
          pace.made(next, now);
          made.push({ ...next, at: now });
        }
        for (const [n, one] of made.entries()) {
          const before = made.slice(0, n);
          const posts = before.filter(({ does, limits }) => does === "post" && limits.channel === one.limits.channel);
          if (one.does === "post") expect(one.at - (posts.at(-1)?.at ?? 0)).toBeGreaterThanOrEqual(rates.post);
          if (one.does !== "edit") continue;
          const same = before.filter(({ message }) => message === one.message);
          expect(one.at - (same.at(-1)?.at ?? 0)).toBeGreaterThanOrEqual(rates.edit);
          const edits = before.filter((other) => other.does === "edit" && other.limits.workspace === one.limits.workspace);
          expect(edits.filter(({ at }) => at > one.at - rates.edits.within).length).toBeLessThan(rates.edits.most);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("lets ten edits of a workspace go at once, and then one each 1.5 s, fifty in the first minute", () => {
    const pace = createPace(rates);
    const at: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const next = call("edit", `m${n}`);
      const now = Math.max(at.at(-1) ?? 0, pace.from(next));
      pace.made(next, now);
      at.push(now);
    }
    expect(at.filter((time) => time === 0)).toHaveLength(10);
    expect(at.slice(10).every((time, n) => time - (at[n + 9] ?? 0) === 1_500)).toBe(true);
    expect(at.filter((time) => time < 60_000).length).toBeLessThanOrEqual(rates.edits.most);
  });

  it("holds what the platform does not want, and only that", () => {
    const pace = createPace(rates);
    pace.hold(call("post", "a", "C1"), 9_000);
    expect(pace.from(call("post", "b", "C1"))).toBe(9_000);
    expect(pace.from(call("post", "b", "C2"))).toBe(0);
    expect(pace.from(call("edit", "a", "C1"))).toBeLessThanOrEqual(0);
    pace.hold(call("edit", "a", "C1", "w1"), 8_000);
    expect(pace.from(call("edit", "z", "C9", "w1"))).toBe(8_000);
    pace.hold(call("find", "a"), 7_000);
    expect(pace.from(call("find", "z"))).toBe(7_000);
    pace.hold(call("find", "a"), 6_000);
    expect(pace.from(call("find", "z"))).toBe(7_000);
  });

  it("still knows every limit that holds after thousands of others", () => {
    const pace = createPace(rates);
    pace.hold(call("post", "x", "slow"), 1e9);
    for (let n = 0; n < 5_000; n += 1) pace.made(call("post", `m${n}`, `C${n}`), n * 10);
    expect(pace.from(call("post", "x", "slow"))).toBe(1e9);
    expect(pace.from(call("post", "x", "C4999"))).toBe(49_990 + rates.post);
  });
});
