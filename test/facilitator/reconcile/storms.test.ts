import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Place } from "#facilitator/ports-chat.ts";
import type { Wanted } from "#talk/card.ts";
import { card, type Fault, openWorlds, type Process, rates, type World } from "./world.ts";

const keys = ["head", "step/1", "step/2", "told/1", "told/2"] as const;

/** For each key: not wanted, or a version of its card, quietly or not. */
type Wish = readonly (null | { readonly version: number; readonly quietly: boolean })[];
const wish: fc.Arbitrary<Wish> = fc.tuple(
  ...keys.map(() => fc.option(fc.record({ version: fc.nat(2), quietly: fc.boolean() }), { freq: 4, nil: null })),
);

function wantedOf(one: Wish): readonly Wanted[] {
  return one.flatMap((which, n) =>
    which === null ? [] : [{ ...card(keys[n] ?? "", `${keys[n]} as ${which.version}`), ...(which.quietly ? { quietly: true } : {}) }],
  );
}

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ is: fc.constant("limited" as const), ms: fc.integer({ min: 0, max: 40_000 }) }),
  fc.record({
    is: fc.constantFrom(
      ...(["lost", "silent", "doubt-kept", "doubt", "unreachable", "deleted", "refused", "broken", "bug", "slow"] as const),
    ),
  }),
);

type Act =
  | { readonly do: "want"; readonly wish: Wish; readonly heard: boolean }
  | { readonly do: "advance"; readonly ms: number }
  | { readonly do: "meet"; readonly faults: readonly Fault[] }
  | { readonly do: "kill"; readonly arrives: boolean }
  | { readonly do: "start" | "lose" | "close" | "mend" | "away" | "delete" };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("want" as const), wish, heard: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("advance" as const), ms: fc.oneof(fc.nat(400), fc.nat(4_000), fc.nat(30_000)) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("meet" as const), faults: fc.array(fault, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const), arrives: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom(...(["start", "lose", "lose", "close", "mend", "away", "delete"] as const)) }) },
);

/** Runs a storm; two processes at most are alive. */
async function storm(w: World, place: Place, acts: readonly Act[]): Promise<void> {
  const alive = (): readonly Process[] => w.living.filter((one) => !one.dead);
  w.start();
  w.start();
  for (const one of acts) {
    switch (one.do) {
      case "want":
        await w.want(place, { cards: wantedOf(one.wish) }, one.heard);
        break;
      case "advance":
        await w.advance(one.ms);
        break;
      case "meet":
        w.meets(place, ...one.faults);
        break;
      case "kill":
        for (const process of alive().slice(0, 1)) w.kill(process, one.arrives);
        break;
      case "start":
        if (alive().length < 2) w.start();
        break;
      case "lose":
        w.lose(place);
        break;
      case "close":
        await closeOne(w, alive()[0]);
        break;
      case "mend":
        await w.store.places.mend(place);
        break;
      case "away":
        w.away(true);
        await w.advance(3_000);
        w.away(false);
        break;
      case "delete":
        for (const message of w.seen(place).slice(0, 1)) message.deleted = true;
        break;
    }
  }
}

async function closeOne(w: World, process: Process | undefined): Promise<void> {
  if (process === undefined) return;
  const closed = process.reconciler.close();
  await w.advance(rates.patience);
  await closed;
  process.dead = true;
}

/** Fair weather again: whatever is wanted now must come to stand. */
async function calm(w: World, place: Place): Promise<void> {
  w.platform.faults.clear();
  // What is on its way may still say that the place is gone.
  await w.advance(rates.patience);
  await w.store.places.mend(place);
  if (w.living.every((one) => one.dead)) w.start();
  await w.want(place, { cards: keys.map((key) => card(key, `${key} at last`)) });
  await w.advance(120_000);
}

function apart(times: readonly number[], least: number): void {
  for (const [n, at] of times.entries()) if (n > 0) expect(at - (times[n - 1] ?? 0)).toBeGreaterThanOrEqual(least);
}

function expectPace(w: World, place: Place): void {
  const calls = w.platform.calls.filter((call) => call.place === place.id);
  apart(
    calls.filter(({ does }) => does === "post").map(({ at }) => at),
    rates.post,
  );
  for (const key of keys) {
    apart(
      calls.filter((call) => call.does === "edit" && call.key === key).map(({ at }) => at),
      rates.edit,
    );
  }
  expect(w.platform.together).toEqual([]);
}

describe("whatever happens, a place in the end shows what it should", () => {
  let worlds: Awaited<ReturnType<typeof openWorlds>>;
  beforeAll(async () => {
    worlds = await openWorlds();
  });
  afterAll(() => worlds.close());

  it.each([true, false])("each card once, or again where nobody could look (can look: %s)", { timeout: 300_000 }, async (find) => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), fc.constantFrom(0, 200, 3_000), async (acts, latency) => {
        const w = worlds.world({ find, latency });
        const place = await w.place();
        await storm(w, place, acts);
        await calm(w, place);
        for (const key of keys) {
          const live = w.seen(place).filter((message) => message.key === key);
          const doubts = w.platform.calls.filter((call) => call.does === "post" && call.key === key && call.doubt).length;
          const sure = find && !w.platform.blind.has(place.id);
          expect(live.filter((message) => message.card.title === `${key} at last`)).toHaveLength(1);
          expect(live.length).toBeLessThanOrEqual(sure ? 1 : 1 + doubts);
          const deleted = (w.platform.messages.get(place.id) ?? []).filter((message) => message.key === key && message.deleted).length;
          expect(live.filter((message) => !message.again).length).toBeLessThanOrEqual(1 + deleted);
        }
        expectPace(w, place);
        const calls = w.platform.calls.length;
        for (const process of w.living) if (!process.dead) process.reconciler.stir(place.session);
        await w.advance(60_000);
        expect(w.platform.calls).toHaveLength(calls);
      }),
      { numRuns: 50 },
    );
  });

  it("in fair weather by one call for each card and each change of it", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wish, fc.boolean()), { minLength: 1, maxLength: 8 }), async (wishes) => {
        const w = worlds.world({});
        w.start();
        w.start();
        const place = await w.place();
        const stands = new Map<string, number>();
        let [posts, edits] = [0, 0];
        for (const [one, heard] of wishes) {
          for (const [n, which] of one.entries()) {
            const key = keys[n] ?? "";
            const before = stands.get(key);
            if (which === null || (which.quietly && before === undefined) || which.version === before) continue;
            stands.set(key, which.version);
            if (before === undefined) posts += 1;
            else edits += 1;
          }
          await w.want(place, { cards: wantedOf(one) }, heard);
          await w.advance(15_000);
          expect(Object.fromEntries(w.seen(place).map((message) => [message.key, message.card.title]))).toEqual(
            Object.fromEntries([...stands].map(([key, version]) => [key, `${key} as ${version}`])),
          );
        }
        expect([w.count("post"), w.count("edit"), w.count("find")]).toEqual([posts, edits, 0]);
      }),
      { numRuns: 40 },
    );
  });

  it("in a hurry by no more edits than changes, never an old one last", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wish, fc.nat(2_500)), { minLength: 2, maxLength: 25 }), async (wishes) => {
        const w = worlds.world({});
        w.start();
        const place = await w.place();
        let changes = 0;
        for (const [one, ms] of wishes) {
          changes += wantedOf(one).length;
          await w.want(place, { cards: wantedOf(one) });
          await w.advance(ms);
        }
        await w.advance(30_000);
        const last = wantedOf(wishes.at(-1)?.[0] ?? []);
        const seen = new Map(w.seen(place).map((message) => [message.key, message.card.title]));
        for (const one of last) {
          if (one.quietly !== true || seen.has(one.key)) expect(seen.get(one.key)).toBe(one.title);
        }
        expect(w.count("post")).toBe(seen.size);
        expect(w.platform.calls.length).toBeLessThanOrEqual(changes);
        expectPace(w, place);
      }),
      { numRuns: 40 },
    );
  });
});
