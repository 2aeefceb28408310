import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import type { Wanted } from "#talk/card.ts";
import type { Lease, Leases } from "../ports.ts";
import type { Chat, Claimed, Hold, Place, Places, Shown } from "../ports-chat.ts";
import { type Called, type Ended, type Posted, perform, writeDown } from "./perform.ts";
import type { Call, Pace } from "./rates.ts";
import { nextSteps, type Step } from "./steps.ts";
import { PlaceGone, RateLimited } from "./trouble.ts";

/** How long a process may be silent before another one draws its places. */
export const drawLeaseMs = 6_000;

const firstPause = 1_000;
const longestPause = 60_000;

/** What a place should show. `until`: when the clock alone will want something else there (epoch ms). */
export type Wanting = { readonly cards: readonly Wanted[]; readonly until?: number };

/** What the metrics and the log hear of. */
export type Told =
  | Called
  | { readonly is: "broken"; readonly place: Place; readonly why: string }
  | { readonly is: "failed"; readonly place?: string; readonly error: unknown };

/** What the lanes of a process share. */
export type Desk = {
  readonly places: Places;
  readonly shown: Shown;
  readonly leases: Leases;
  readonly who: string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly chats: ReadonlyMap<string, { readonly chat: Chat; readonly pace: Pace }>;
  readonly wantedFor: (place: Place) => Promise<Wanting | undefined>;
  readonly tell: (told: Told) => void;
  readonly closing: () => boolean;
};

/** One place as this process draws it: a call at a time. `from`: no call before; `refused`: versions not taken, by key. */
export type Lane = {
  readonly place: Place;
  lease: Lease | undefined;
  renewedAt: number;
  fresh: boolean;
  from: number;
  fails: number;
  mayFind: boolean;
  readonly refused: Map<string, string>;
  readonly posted: Posted;
};

export function newLane(place: Place): Lane {
  return { place, lease: undefined, renewedAt: 0, fresh: true, from: 0, fails: 0, mayFind: true, refused: new Map(), posted: new Map() };
}

/** What is next: another pass at once, one at a time (epoch ms), none until something changes, or none here at all. */
export type Next = "on" | number | "rest" | "leave";

/** Renews the lease of a lane; false when it was lost. */
export async function renew({ leases, clock }: Desk, lane: Lane): Promise<boolean> {
  const now = clock.now();
  if (lane.lease === undefined || !(await leases.renew(lane.lease, drawLeaseMs))) lane.lease = undefined;
  else lane.renewedAt = now;
  return lane.lease !== undefined;
}

async function holdOf(desk: Desk, lane: Lane): Promise<Hold | undefined> {
  const now = desk.clock.now();
  const safe = lane.lease !== undefined && now - lane.renewedAt < drawLeaseMs / 2;
  if (!safe && !(await renew(desk, lane))) {
    lane.lease = await desk.leases.take(`place/${lane.place.id}`, desk.who, drawLeaseMs);
    lane.renewedAt = now;
    lane.fresh = true;
  }
  const { tenant, session, id } = lane.place;
  return lane.lease && { tenant, session, id, fence: lane.lease.fence };
}

/** After trouble: twice as long each time, up to a minute. */
export function pause(lane: Lane, now: number): number {
  lane.from = now + Math.min(firstPause * 2 ** lane.fails, longestPause);
  lane.fails += 1;
  return lane.from;
}

/** Looks at a place once and makes at most one call. Rejects where the store or `wantedFor` does. */
export async function pass(desk: Desk, lane: Lane): Promise<Next> {
  const drawer = desk.chats.get(lane.place.platform);
  if (drawer === undefined) return "leave";
  if (lane.from > desk.clock.now()) return lane.from;
  // First, and under the fence of then: whoever draws the place by now would post it again.
  await writeDown(desk.shown, lane.posted);
  const hold = await holdOf(desk, lane);
  if (hold === undefined) return "leave";
  const claimed = await desk.shown.claim(hold);
  if (claimed === undefined) return "leave";
  if (lane.fresh && tooSoon(desk, lane, { claimed, rates: drawer.chat.rates })) return lane.from;
  const wanting = await desk.wantedFor(claimed.place);
  const steps = nextSteps(wanting?.cards ?? [], claimed.shown, {
    refused: lane.refused,
    find: drawer.chat.find !== undefined && lane.mayFind,
  });
  if (steps.length > 0) return takeStep({ desk, lane, hold, ...drawer }, claimed.place, steps);
  await desk.shown.drawn(hold, { revision: claimed.revision, until: wanting?.until ?? null });
  return "rest";
}

/** Who held the lease before may have called a moment ago; its clock may be ahead of ours. */
function tooSoon({ clock }: Desk, lane: Lane, { claimed, rates }: { readonly claimed: Claimed; readonly rates: Chat["rates"] }): boolean {
  lane.fresh = false;
  const now = clock.now();
  const called = claimed.calledAt === null ? Number.NEGATIVE_INFINITY : Math.min(claimed.calledAt, now);
  lane.from = Math.max(lane.from, called + Math.max(rates.post, rates.edit));
  return lane.from > now;
}

type At = { readonly desk: Desk; readonly lane: Lane; readonly hold: Hold; readonly chat: Chat; readonly pace: Pace };

/** The first step that may be made by now. */
async function takeStep(at: At, place: Place, steps: readonly Step[]): Promise<Next> {
  const { desk, lane, hold, chat, pace } = at;
  const limits = chat.limits(place);
  const calls = steps.map((step) => ({ step, call: { does: step.does, limits, message: `${place.id} ${step.card.key}` } satisfies Call }));
  const now = desk.clock.now();
  const ready = calls.find(({ call }) => pace.from(call) <= now);
  if (ready === undefined) return Math.min(...calls.map(({ call }) => pace.from(call)));
  if (desk.closing()) return "rest";
  pace.made(ready.call, now);
  const ended = await perform({ ...desk, place, hold, chat, posted: lane.posted }, ready.step);
  return follow(at, ended, { ...ready, place });
}

type Made = { readonly step: Step; readonly call: Call; readonly place: Place };

async function follow({ desk, lane, chat, pace }: At, ended: Ended, { step, call, place }: Made): Promise<Next> {
  const now = desk.clock.now();
  switch (ended.outcome) {
    case "done":
    case "overtaken":
      lane.fails = 0;
      return "on";
    case "limited": {
      const asked = ended.error instanceof RateLimited ? ended.error.retryAfterMs : 0;
      pace.hold(call, now + Math.max(asked, chat.rates.post));
      return "on";
    }
    case "doubtful":
    case "unreachable":
      return pause(lane, now);
    case "place-gone":
      await breakOff(desk, place, ended.error);
      return "leave";
    default:
      if (step.does === "find") lane.mayFind = false;
      else lane.refused.set(step.card.key, step.version);
      return "on";
  }
}

async function breakOff({ places, clock, tell }: Desk, place: Place, error: unknown): Promise<void> {
  const why = error instanceof PlaceGone ? error.why : "deleted";
  if (await places.breakOff(place, { why, at: clock.now() })) tell({ is: "broken", place, why });
}
