import { Doubtful, MessageGone, outcomeOf, PlaceGone, RateLimited, Refused } from "#facilitator/reconcile/trouble.ts";
import type { GoneWhy } from "#facilitator/reconcile/trouble.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { codeOf, reachedNobody, retryAfterOf, statusOf } from "./api.ts";

/** Codes of Discord's that are asked about by name. */
export const codes = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  tooOldToEditSoOften: 30046,
  answeredAlready: 40060,
  tagRequired: 40067,
  unknownInteraction: 10062,
  missingAccess: 50001,
  closedToUs: 50007,
  missingPermissions: 50013,
  archived: 50083,
  threadThere: 160004,
  locked: 160005,
  tooManyThreads: 160006,
} as const;

/** Codes after which nothing more can be drawn in a place, until somebody mends it. */
const gone: Readonly<Record<number, GoneWhy>> = {
  [codes.unknownChannel]: "deleted",
  10004: "revoked",
  [codes.missingAccess]: "removed",
  [codes.missingPermissions]: "forbidden",
  [codes.closedToUs]: "forbidden",
  50278: "forbidden",
  [codes.archived]: "locked",
  [codes.locked]: "locked",
  [codes.tooManyThreads]: "crowded",
};

/** Slow mode (20016) and edits of old messages tell no time. */
const waits: Readonly<Record<number, number>> = { 20016: 30_000, 20028: 30_000, [codes.tooOldToEditSoOften]: 60_000 };

/** What a failed call means to the reconciler. */
export function troubleOf(error: unknown): Error {
  // Named already: the store was away before anything was called.
  if (error instanceof Error && outcomeOf(error) !== "unknown") return error;
  const after = retryAfterOf(error);
  if (after !== undefined) return new RateLimited(after);
  const code = codeOf(error);
  if (code === undefined) {
    if (reachedNobody(error)) return new Unreachable("Discord cannot be reached", { cause: error });
    return new Doubtful("no answer that says what became of it", { cause: error });
  }
  const wait = waits[code];
  if (wait !== undefined || statusOf(error) === 429) return new RateLimited(wait ?? 30_000);
  if (statusOf(error) === 401) return new PlaceGone("revoked");
  if (code === codes.unknownMessage) return new MessageGone(String(code));
  const why = gone[code];
  return why === undefined ? new Refused(String(code)) : new PlaceGone(why);
}

/** After so many refusals of the same kind in a row nothing more is tried in a place (platforms.md 2.7, "Invalid requests"). */
const mostForbidden = 3;
const mostCounted = 10_000;

/** Counts refusals (403) whose code says nothing of the place, by place. */
export type Forbidden = { readonly met: (place: string, error: unknown) => Error; readonly clear: (place: string) => void };

/** A place where Discord forbids one call after another is given up, whatever each was for. */
export function createForbidden(): Forbidden {
  const counts = new Map<string, number>();
  return {
    met(place, error) {
      const trouble = troubleOf(error);
      if (!(trouble instanceof Refused) || statusOf(error) !== 403) return trouble;
      if (counts.size > mostCounted) counts.clear();
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      if (count < mostForbidden) return trouble;
      counts.delete(place);
      return new PlaceGone("forbidden");
    },
    clear: (place) => void counts.delete(place),
  };
}
