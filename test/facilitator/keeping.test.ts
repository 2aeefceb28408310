import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { createKeeping, type KeepingService, type ServicePorts } from "#facilitator/keeping.ts";
import type { Leases } from "#facilitator/ports.ts";
import type { Keeper, Keepings, Keepsake, Outcome } from "#facilitator/ports-keep.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import { manualTimer, systemTimer } from "#lib/timer.ts";
import { codeKeys } from "#session/event.ts";
import type { Store } from "#store/open.ts";
import { monday, startAct } from "../session/play.ts";
import { embeddedStore } from "../store/embedded.ts";

const key = { tenant: "t", session: "s", keeper: "notion" };
const placed: Outcome = { is: "stands", url: "https://n/1", unmatched: ["Bob"], edited: ["why"], repaired: [], heldBack: [] };

let store: Store;
let clock: ManualClock;
let facilitator: Facilitator;
let service: KeepingService;
let asked: Keepsake[];
let answers: (Outcome | Error | ((what: Keepsake) => Promise<Outcome>))[];
let troubles: unknown[];

async function as(title: string): Promise<void> {
  clock.advance(1000);
  const acts = [{ ...startAct(), title }];
  await facilitator.handle("t", "s", { id: title, at: clock.now(), actor: { kind: "person", id: "ann", via: "test" }, acts });
}

const keeper: Keeper = {
  id: "notion",
  forget: async () => undefined,
  hear: async () => undefined,
  users: async () => [],
  async keep(what) {
    asked.push(what);
    const next = answers.shift() ?? placed;
    if (next instanceof Error) throw next;
    return typeof next === "function" ? next(what) : next;
  },
};

function portsOf(over: Partial<ServicePorts> = {}): ServicePorts {
  return {
    ...store,
    keepers: [keeper],
    facilitator,
    clock,
    timer: systemTimer,
    who: "me",
    link: (session) => `https://teekond.example.org/s/${session}`,
    trouble: (_, error) => troubles.push(error),
    ...over,
  };
}

beforeEach(async () => {
  store = await embeddedStore(codeKeys);
  clock = manualClock(monday);
  [asked, answers, troubles] = [[], [], []];
  facilitator = createFacilitator({ ledger: store.ledger, clock });
  service = createKeeping(portsOf());
  await store.people.savePerson({ tenant: "t", id: "ann", name: "Ann", email: "ann@harbour.example" });
  await as("Harbour");
});
afterEach(() => store.close());

const state = async () => (await store.keepings.ofSession("t", "s"))[0]?.state;

describe("keeping a session's result where the team works", { timeout: 60_000 }, () => {
  it("is done once it is asked for, and again within a minute of a change, but not while nothing changes", async () => {
    expect(await service.tick()).toBe(0);
    await store.keepings.want(key, "page", clock.now());
    expect(await service.tick()).toBe(1);
    expect(asked[0]).toMatchObject({ parent: "page", link: "https://teekond.example.org/s/s", report: { about: { title: "Harbour" } } });
    expect(await state()).toEqual({
      is: "stands",
      at: clock.now(),
      url: "https://n/1",
      unmatched: ["Bob"],
      edited: 1,
      heldBack: 0,
      repaired: [],
    });
    clock.advance(600_000);
    expect(await service.tick()).toBe(0);
    await facilitator.handle("t", "s", {
      id: "c2",
      at: clock.now(),
      actor: { kind: "person", id: "ann", via: "test" },
      acts: [{ do: "begin" }],
    });
    clock.advance(59_000);
    expect(await service.tick()).toBe(1);
  });

  it("goes on by itself where the keeper was busy, and waits for somebody where it was refused", async () => {
    await store.keepings.want(key, "", clock.now());
    answers = [{ is: "later", at: clock.now() + 300_000 }, { is: "refused", code: "object_not_found", message: "no" }, placed];
    await service.tick();
    expect(await state()).toEqual({ is: "later", at: clock.now() + 300_000 });
    clock.advance(299_000);
    expect(await service.tick()).toBe(0);
    clock.advance(1000);
    expect(await service.tick()).toBe(1);
    expect(await state()).toMatchObject({ is: "failed", why: "object_not_found" });
    clock.advance(1e9);
    expect(await service.tick()).toBe(0);
    await store.keepings.want(key, "", clock.now());
    await service.tick();
    expect(await state()).toMatchObject({ is: "stands" });
  });

  it("tells how far it is, keeps the address meanwhile, and says so where the page is gone", async () => {
    await store.keepings.want(key, "", clock.now());
    await service.tick();
    const seen: unknown[] = [];
    answers = [
      async ({ tell }) => {
        clock.advance(2000);
        tell?.({ done: 3, all: 9 });
        await expect.poll(state).toMatchObject({ is: "working", done: 3 });
        seen.push(await state());
        return { is: "gone", what: "page" };
      },
    ];
    await store.keepings.want(key, "", clock.now());
    await service.tick();
    expect(seen).toEqual([{ url: "https://n/1", is: "working", done: 3, all: 9 }]);
    expect(await state()).toMatchObject({ is: "failed", why: "gone" });
  });

  it("what nobody foresaw is noted and tried again later; a server that closes leaves the rest to the next", async () => {
    await store.keepings.want(key, "", clock.now());
    answers = [new Error("nobody foresaw this")];
    await service.tick();
    expect(troubles).toHaveLength(1);
    clock.advance(301_000);
    answers = [
      async ({ tell }) => {
        service.close();
        clock.advance(2000);
        tell?.({ done: 3, all: 9 });
        return placed;
      },
    ];
    await service.tick();
    expect(troubles).toHaveLength(1);
    expect(await state()).toMatchObject({ is: "later", at: clock.now() });
    expect(await service.tick()).toBe(0);
  });

  it("ends with what came of it, however slowly what was told before is noted", async () => {
    const keepings: Keepings = {
      ...store.keepings,
      async note(of, now) {
        if (now.state.is === "working") await new Promise((resolve) => setTimeout(resolve, 50));
        await store.keepings.note(of, now);
      },
    };
    service = createKeeping(portsOf({ keepings }));
    await store.keepings.want(key, "", clock.now());
    answers = [
      async ({ tell }) => {
        clock.advance(2000);
        tell?.({ done: 9, all: 9 });
        return placed;
      },
    ];
    await service.tick();
    expect(await state()).toMatchObject({ is: "stands" });
  });

  it("stops before its next request where another process has taken over", async () => {
    const timer = manualTimer(clock);
    const leases: Leases = { ...store.leases, renew: () => Promise.resolve(false) };
    service = createKeeping(portsOf({ timer, leases }));
    await store.keepings.want(key, "", clock.now());
    const gone: string[] = [];
    answers = [
      async ({ tell }) => {
        timer.fire();
        await new Promise((resolve) => setImmediate(resolve));
        tell?.({ done: 1, all: 9 });
        gone.push("went on");
        return placed;
      },
    ];
    await service.tick();
    expect(gone).toEqual([]);
    expect(troubles).toEqual([]);
    expect(await state()).toMatchObject({ is: "later" });
  });

  it("is done by one process at a time, and by another one where the first has died", async () => {
    await store.keepings.want(key, "", clock.now());
    const dead = await store.leases.take("keep/notion/s", "the dead", 300);
    expect(await service.tick()).toBe(0);
    expect(dead).toBeDefined();
    await expect.poll(() => service.tick(), { timeout: 5000 }).toBe(1);
  });
});
