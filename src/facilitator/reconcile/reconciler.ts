import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import type { Leases } from "../ports.ts";
import type { Chat, Place, Places, Shown } from "../ports-chat.ts";
import { type Desk, drawLeaseMs, type Lane, newLane, type Next, pass, pause, renew, type Told, type Wanting } from "./lane.ts";
import { createPace } from "./rates.ts";

/** How often `tick` wants to be called. */
export const lookEveryMs = 2_000;

/** A lease unused for so long is given back. */
const idleMs = 30_000;
const placesALook = 200;

/** `who` names this process; `wantedFor` answers with what a place should show now, undefined for nothing. */
export type Reconciling = {
  readonly places: Places;
  readonly shown: Shown;
  readonly leases: Leases;
  readonly who: string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly chats: readonly Chat[];
  readonly wantedFor: (place: Place) => Promise<Wanting | undefined>;
  readonly tell?: (told: Told) => void;
};

/** Makes places show what they should, by the fewest calls. */
export type Reconciler = {
  /** The session changed, or its places did. */
  readonly stir: (session: string) => void;
  /** Renews the leases, and looks for what lags: what nobody stirred, and what a process that died has left. Never rejects. */
  readonly tick: () => Promise<void>;
  /** Lets running calls end, begins none, gives the leases back. */
  readonly close: () => Promise<void>;
};

/** `call`: calls off the next look; `usedAt`: when it last came to rest. */
type Standing = { readonly lane: Lane; running: boolean; again: boolean; wait: (() => void) | undefined; usedAt: number };

type Floor = { readonly desk: Desk; readonly lanes: Map<string, Standing>; readonly going: Set<Promise<void>> };

/**
 * Each place is drawn by the process that holds its lease; the others leave it. A place whose drawing came to nothing lags, and the look finds
 * it, whatever became of the process or of the news.
 */
export function createReconciler(with_: Reconciling): Reconciler {
  let closed = false;
  const chats = new Map(with_.chats.map((chat) => [chat.platform, { chat, pace: createPace(chat.rates) }]));
  const desk: Desk = { ...with_, chats, tell: with_.tell ?? (() => undefined), closing: () => closed };
  const floor: Floor = { desk, lanes: new Map(), going: new Set() };
  const stir = createStir(floor);
  const look = createLook(floor);
  return {
    stir: (session) => (closed ? undefined : stir(session)),
    tick: async () => (closed ? undefined : look()),
    async close() {
      closed = true;
      for (const standing of floor.lanes.values()) standing.wait?.();
      const stop = keepOn(floor);
      while (floor.going.size > 0) await Promise.all(floor.going);
      stop();
      for (const { lane } of floor.lanes.values()) await giveBack(desk, lane);
      floor.lanes.clear();
    },
  };
}

/** Runs what never rejects, so that `close` can wait for it. */
function track({ going }: Floor, work: Promise<void>): void {
  const tracked = work.finally(() => going.delete(tracked));
  going.add(tracked);
}

async function giveBack({ leases, tell }: Desk, lane: Lane): Promise<void> {
  const lease = lane.lease;
  lane.lease = undefined;
  if (lease !== undefined) await leases.release(lease).catch((error: unknown) => tell({ is: "failed", place: lane.place.id, error }));
}

/** Draws a place, now or right after the look at it that is under way. */
function draw(floor: Floor, place: Place): void {
  const { desk, lanes } = floor;
  if (desk.closing() || place.broken !== null || !desk.chats.has(place.platform)) return;
  const standing = lanes.get(place.id) ?? { lane: newLane(place), running: false, again: false, wait: undefined, usedAt: 0 };
  lanes.set(place.id, standing);
  if (standing.running) standing.again = true;
  else track(floor, run(floor, standing));
}

async function run(floor: Floor, standing: Standing): Promise<void> {
  const { desk } = floor;
  standing.wait?.();
  standing.wait = undefined;
  standing.running = true;
  let next: Next = "on";
  while (next === "on" || (standing.again && next !== "leave")) {
    standing.again = false;
    next = await pass(desk, standing.lane).catch((error: unknown) => {
      desk.tell({ is: "failed", place: standing.lane.place.id, error });
      return pause(standing.lane, desk.clock.now());
    });
    if (desk.closing()) break;
  }
  standing.running = false;
  standing.usedAt = desk.clock.now();
  if (desk.closing()) return;
  if (next === "leave") await leave(floor, standing);
  else if (typeof next === "number") standing.wait = desk.timer.after(next - standing.usedAt, () => track(floor, run(floor, standing)));
}

async function leave({ desk, lanes }: Floor, { lane }: Standing): Promise<void> {
  lanes.delete(lane.place.id);
  await giveBack(desk, lane);
}

function createStir(floor: Floor): (session: string) => void {
  const { desk } = floor;
  /** sessions whose places are being looked up, and whether to do so once more */
  const looking = new Map<string, boolean>();
  async function look(session: string): Promise<void> {
    try {
      do {
        looking.set(session, false);
        // What stands in direct messages hurries nobody: `tick` finds it, many changes at once.
        const threads = (await desk.places.ofSession(session)).filter((place) => place.person === null);
        for (const place of threads) draw(floor, place);
      } while (looking.get(session) === true);
    } catch (error) {
      desk.tell({ is: "failed", error });
    } finally {
      looking.delete(session);
    }
  }
  return (session) => {
    if (looking.has(session)) looking.set(session, true);
    else track(floor, look(session));
  };
}

function createLook(floor: Floor): () => Promise<void> {
  const { desk, lanes } = floor;
  const platforms = [...desk.chats.keys()];
  let after = "";
  let under = false;
  async function lagging(): Promise<void> {
    const found = await desk.places.lagging({ platforms, now: desk.clock.now(), after, limit: placesALook });
    after = found.length < placesALook ? "" : (found.at(-1)?.id ?? "");
    for (const place of found) {
      const known = lanes.get(place.id);
      if (known === undefined || (!known.running && known.wait === undefined)) draw(floor, place);
    }
  }
  async function look(): Promise<void> {
    under = true;
    try {
      for (const standing of lanes.values()) await keep(floor, standing);
      await lagging();
    } catch (error) {
      desk.tell({ is: "failed", error });
    } finally {
      under = false;
    }
  }
  // Awaited by who calls, and by `close`.
  return async () => {
    if (under) return;
    const work = look();
    track(floor, work);
    await work;
  };
}

/** Keeps the leases until it is stopped: while the last calls run, nobody else may begin. */
function keepOn(floor: Floor): () => void {
  const { timer, tell } = floor.desk;
  async function all(): Promise<void> {
    for (const standing of floor.lanes.values()) await keep(floor, standing).catch((error: unknown) => tell({ is: "failed", error }));
  }
  let off: () => void = () => undefined;
  function again(): void {
    off = timer.after(drawLeaseMs / 3, () => {
      again();
      void all();
    });
  }
  again();
  return () => off();
}

/** Keeps the lease of a lane while it is used. */
async function keep(floor: Floor, standing: Standing): Promise<void> {
  const { lane, running, wait, usedAt } = standing;
  const now = floor.desk.clock.now();
  if (!running && wait === undefined && now - usedAt >= idleMs) await leave(floor, standing);
  else if (lane.lease !== undefined && now - lane.renewedAt >= drawLeaseMs / 3) await renew(floor.desk, lane);
}
