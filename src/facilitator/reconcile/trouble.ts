import { Unreachable } from "#lib/unreachable.ts";

/** The platform wants no such call for a while; nothing was accepted. */
export class RateLimited extends Error {
  override readonly name = "RateLimited";
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super(`not before ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The message to be edited was deleted. */
export class MessageGone extends Error {
  override readonly name = "MessageGone";
}

/**
 * Archived channel, bot removed from it, thread or channel deleted, token revoked or app removed, writing there forbidden, thread locked, no
 * room for one more open thread.
 */
export type GoneWhy = "archived" | "removed" | "deleted" | "revoked" | "forbidden" | "locked" | "crowded";

/** Nothing can be drawn in this place any more, until somebody mends it. */
export class PlaceGone extends Error {
  override readonly name = "PlaceGone";
  readonly why: GoneWhy;
  constructor(why: GoneWhy) {
    super(why);
    this.why = why;
  }
}

/** No answer, or one that does not say whether the call was accepted. */
export class Doubtful extends Error {
  override readonly name = "Doubtful";
}

/** The platform will not take this call as it is (invalid, too long, a scope that was not granted); the same again would be refused again. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** How a call ended, as the metrics name it. */
export type Outcome = "done" | "limited" | "message-gone" | "place-gone" | "doubtful" | "unreachable" | "refused" | "unknown";

/** The kind of a trouble; "unknown" for what no platform should throw: a fault of ours. */
export function outcomeOf(error: unknown): Exclude<Outcome, "done"> {
  if (error instanceof RateLimited) return "limited";
  if (error instanceof MessageGone) return "message-gone";
  if (error instanceof PlaceGone) return "place-gone";
  if (error instanceof Doubtful) return "doubtful";
  if (error instanceof Unreachable) return "unreachable";
  return error instanceof Refused ? "refused" : "unknown";
}
