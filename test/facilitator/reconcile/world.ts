import { setImmediate as turn } from "node:timers/promises";
import type { Lease, Leases } from "#facilitator/ports.ts";
import type { Chat, Place, Places, Posting, Shown } from "#facilitator/ports-chat.ts";
import { lookEveryMs, createReconciler, type Reconciler } from "#facilitator/reconcile/reconciler.ts";
import { drawLeaseMs, type Told, type Wanting } from "#facilitator/reconcile/lane.ts";
import { Doubtful, MessageGone, PlaceGone, RateLimited, Refused } from "#facilitator/reconcile/trouble.ts";
import { manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { manualTimer, type Timer } from "#lib/timer.ts";
import { Unreachable } from "#lib/unreachable.ts";
import type { Card } from "#talk/card.ts";
import { type Store } from "#store/open.ts";
import { kept, saying } from "../../store/samples.ts";
import { embeddedStore } from "../../store/embedded.ts";

export const rates = { post: 1_000, edit: 1_500, edits: { most: 50, within: 60_000, atOnce: 10 }, patience: 10_000 };

/** What the next call of a place meets. `lost`: no answer although it was accepted; `silent`: no answer, not accepted; `slow`: eight seconds, an edit works at their end. */
export type Fault =
  | { readonly is: "limited"; readonly ms: number }
  | { readonly is: "lost" | "silent" | "doubt-kept" | "doubt" | "unreachable" | "deleted" | "refused" | "broken" | "bug" | "slow" };

export type Message = { readonly ref: string; readonly key: string; readonly again: boolean; card: Card; deleted: boolean };
export type Call = {
  readonly does: "post" | "edit" | "find";
  readonly place: string;
  readonly channel: string;
  readonly key: string;
  readonly at: number;
  readonly by: string;
  /** who called may never learn what came of it */
  doubt: boolean;
};
type Asked = Pick<Call, "does" | "place" | "key">;
type Running = { readonly call: Call; readonly atEnd: (() => void) | undefined; over: boolean };

/** A platform that lives on its own: what it accepted stands, whatever becomes of who called. */
export type Platform = {
  readonly messages: Map<string, Message[]>;
  readonly calls: Call[];
  readonly faults: Map<string, Fault[]>;
  readonly running: Set<Running>;
  /** places where two calls of one process ran at once */
  readonly together: string[];
  /** places where a look for a message was refused */
  readonly blind: Set<string>;
};

const doubtful: readonly string[] = ["lost", "silent", "doubt-kept", "doubt", "bug"];

export type Process = { readonly name: string; readonly reconciler: Reconciler; readonly told: Told[]; dead: boolean };

const never = new Promise<never>(() => undefined);

function plain({ again: _, ...card }: Posting): Card {
  return card;
}

/** One store for all worlds of a file: sessions and places have ids of their own. */
export async function openWorlds() {
  const store = await embeddedStore([]);
  return { world: (settings: Settings = {}) => createWorld(store, settings), store, close: () => store.close() };
}

export type Settings = { readonly find?: boolean; readonly latency?: number; readonly channels?: boolean };
export type World = Awaited<ReturnType<typeof createWorld>>;

function createLeases(now: () => number): Leases & { lose(name: string): void } {
  const held = new Map<string, { lease: Lease; until: number }>();
  return {
    async take(name, who, ms) {
      const known = held.get(name);
      if (known !== undefined && known.until >= now()) return undefined;
      const lease = { name, who, fence: (known?.lease.fence ?? 0) + 1 };
      held.set(name, { lease, until: now() + ms });
      return lease;
    },
    async renew({ name, fence }, ms) {
      const known = held.get(name);
      if (known === undefined || known.lease.fence !== fence || known.until < now()) return false;
      known.until = now() + ms;
      return true;
    },
    async release({ name, fence }) {
      const known = held.get(name);
      if (known?.lease.fence === fence) known.until = -1;
    },
    lose(name) {
      const known = held.get(name);
      if (known !== undefined) known.until = -1;
    },
  };
}

export function createWorld(store: Store, { find = true, latency = 200, channels = false }: Settings) {
  const clock = manualClock(1_000_000);
  const timer = manualTimer(clock);
  const leases = createLeases(clock.now);
  const platform: Platform = { messages: new Map(), calls: [], faults: new Map(), running: new Set(), together: [], blind: new Set() };
  const wanted = new Map<string, Wanting>();
  const revisions = new Map<string, number>();
  const name = `p-${newId()}`;
  const living: Process[] = [];
  let pending = 0;
  let refs = 0;
  let away = false;
  let shaky = 0;

  /** A port as a process has it that may die at any moment. */
  function gate<T extends object>(process: { dead: boolean }, port: T): T {
    return new Proxy(port, {
      get(of, key) {
        const method: unknown = Reflect.get(of, key);
        if (typeof method !== "function") return method;
        return async (...given: unknown[]) => {
          if (process.dead) return never;
          pending += 1;
          try {
            if (away) throw new Unreachable("away");
            const answer: unknown = await Reflect.apply(method, of, given);
            return process.dead ? never : answer;
          } finally {
            pending -= 1;
          }
        };
      },
    });
  }

  function limits(place: Place) {
    return { channel: channels ? (place.address as { channel: string }).channel : place.id, workspace: "w" };
  }

  function there(place: string): Message[] {
    const messages = platform.messages.get(place) ?? [];
    platform.messages.set(place, messages);
    return messages;
  }

  /** One call: counted, met by the next fault, answered `latency` later. `act` is what it does where it is accepted. */
  async function answerCall<T>(process: { name: string; dead: boolean }, call: Asked, place: Place, act: () => T): Promise<T> {
    if ([...platform.running].some((one) => one.call.place === call.place && one.call.by === process.name))
      platform.together.push(call.place);
    const fault = platform.faults.get(place.id)?.shift();
    const doubt = clock.now() < shaky || (fault !== undefined && doubtful.includes(fault.is));
    const full: Call = { ...call, channel: limits(place).channel, at: clock.now(), by: process.name, doubt };
    platform.calls.push(full);
    if (call.does === "find" && (fault?.is === "refused" || fault?.is === "bug")) platform.blind.add(place.id);
    const atEnd = fault?.is === "slow" && call.does === "edit";
    let value: T | undefined;
    let error: unknown;
    const run = () => {
      try {
        value = act();
      } catch (thrown) {
        error = thrown;
      }
    };
    error = troubleOf(fault, call, place);
    if (error === undefined && !atEnd) run();
    if (fault?.is === "doubt-kept") error = new Doubtful("500");
    const running: Running = { call: full, atEnd: atEnd ? run : undefined, over: false };
    platform.running.add(running);
    if (fault?.is === "silent" || fault?.is === "lost") {
      timer.after(rates.patience, () => void platform.running.delete(running));
      return never;
    }
    await new Promise<void>((resolve) => timer.after(fault?.is === "slow" ? 8_000 : latency, resolve));
    platform.running.delete(running);
    if (!running.over && atEnd) run();
    if (process.dead) return never;
    if (error !== undefined) throw error;
    return value as T;
  }

  function troubleOf(fault: Fault | undefined, { does, key }: Asked, place: Place): unknown {
    switch (fault?.is) {
      case "limited":
        return new RateLimited(fault.ms);
      case "doubt":
        return new Doubtful("500");
      case "unreachable":
        return new Unreachable("no route");
      case "refused":
        return new Refused("invalid_blocks");
      case "broken":
        return new PlaceGone("archived");
      case "bug":
        return new TypeError("a fault of ours");
      case "silent":
        return new Doubtful("silent");
      case "deleted":
        for (const message of there(place.id)) message.deleted ||= does === "edit" && message.key === key;
        return undefined;
      default:
        return undefined;
    }
  }

  function chatOf(process: { name: string; dead: boolean }): Chat {
    const chat: Chat = {
      platform: name,
      rates,
      limits,
      post: (place, card, key) =>
        answerCall(process, { does: "post", place: place.id, key }, place, () => {
          refs += 1;
          there(place.id).push({ ref: `m${refs}`, key, again: card.again === true, card: plain(card), deleted: false });
          return `m${refs}`;
        }),
      edit: (place, ref, card) =>
        answerCall(process, { does: "edit", place: place.id, key: card.key }, place, () => {
          const message = there(place.id).find((one) => one.ref === ref);
          if (message === undefined || message.deleted) throw new MessageGone(ref);
          message.card = plain(card);
        }),
    };
    const look: NonNullable<Chat["find"]> = (place, key) =>
      answerCall(
        process,
        { does: "find", place: place.id, key },
        place,
        () => there(place.id).find((one) => one.key === key && !one.deleted)?.ref,
      );
    return find ? { ...chat, find: look } : chat;
  }

  function disturb(): void {
    for (const { call } of platform.running) call.doubt = true;
  }
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = pending === 0 ? quiet + 1 : 0) await turn();
  }
  async function advance(ms: number): Promise<void> {
    const until = clock.now() + ms;
    for (;;) {
      await settle();
      const next = timer.next();
      if (next === undefined || next > until) break;
      timer.fire();
    }
    clock.set(until);
    await settle();
  }

  return {
    clock,
    timer,
    store,
    platform,
    living,
    settle,
    advance,
    leases,
    /** The database is away, for everybody, until told otherwise. */
    away: (on: boolean) => {
      away = on;
      disturb();
    },
    /** Somebody else may take the place, whatever its drawer is doing. */
    lose: (place: Place) => {
      leases.lose(`place/${place.id}`);
      // Who lost it learns of that when it next renews, and calls until then.
      shaky = clock.now() + drawLeaseMs;
      disturb();
    },
    /** A place of a session of its own, or of one that is there. */
    async place(of?: string, channel = "C1"): Promise<Place> {
      const session = of ?? newId();
      if (of === undefined) {
        revisions.set(session, (await kept(store.ledger, saying("x", { session }))).revision);
      }
      const place = { tenant: "t", session, id: newId(), platform: name, at: newId(), address: { channel }, person: null };
      return (await store.places.add(place)) ?? Promise.reject(new Error("not added"));
    },
    /** Changes what a place wants, in a commit; who lives hears of it, unless the news are lost. */
    async want(place: Place, wanting: Wanting, heard = true): Promise<void> {
      wanted.set(place.id, wanting);
      const expected = revisions.get(place.session) ?? 0;
      revisions.set(place.session, (await kept(store.ledger, saying("y", { session: place.session, expected }))).revision);
      if (heard) for (const process of living) if (!process.dead) process.reconciler.stir(place.session);
    },
    /** What is wanted without a word to anybody: by the clock alone. */
    wanting: (place: Place, wanting: Wanting) => void wanted.set(place.id, wanting),
    meets: (place: Place, ...faults: readonly Fault[]) =>
      void platform.faults.set(place.id, [...(platform.faults.get(place.id) ?? []), ...faults]),
    start(more: { readonly wantedFor?: (place: Place) => Promise<Wanting | undefined>; readonly ticks?: boolean } = {}): Process {
      const process = { name: newId(), dead: false, told: [] as Told[] };
      const gated: Timer = { after: (ms, call) => timer.after(ms, () => (process.dead ? undefined : call())) };
      const ours = { wantedFor: more.wantedFor ?? (async (place: Place) => wanted.get(place.id)) };
      const reconciler = createReconciler({
        places: gate(process, store.places) as Places,
        shown: gate(process, store.shown) as Shown,
        leases: gate(process, leases),
        who: process.name,
        clock,
        timer: gated,
        chats: [chatOf(process)],
        wantedFor: (place) => gate(process, ours).wantedFor(place),
        tell: (told) => void process.told.push(told),
      });
      const full: Process = Object.assign(process, { reconciler });
      living.push(full);
      const every = () =>
        void gated.after(lookEveryMs, () => {
          void reconciler.tick();
          every();
        });
      if (more.ticks !== false) every();
      return full;
    },
    /** The process dies where it stands: what it had sent may still work, now or never. */
    kill(process: Process, arrives = true): void {
      process.dead = true;
      for (const running of platform.running) {
        if (running.call.by !== process.name || running.over) continue;
        running.over = true;
        running.call.doubt = true;
        if (arrives) running.atEnd?.();
      }
    },
    /** What people see in a place, from top to bottom. */
    seen: (place: Place) => there(place.id).filter(({ deleted }) => !deleted),
    count: (does: Call["does"]) => platform.calls.filter((call) => call.does === does).length,
  };
}

/** A card of one line. */
export function card(key: string, text: string): Card {
  return { key, title: text, blocks: [{ is: "title", text }] };
}
