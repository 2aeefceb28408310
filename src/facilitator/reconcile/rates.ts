import type { Limits, Rates } from "../ports-chat.ts";

/** A call that is to be made; `message` names the message over all places. */
export type Call = { readonly does: "post" | "edit" | "find"; readonly limits: Limits; readonly message: string };

/** When calls to one platform may be made. In this process only: what several together have too much, the platform answers with `RateLimited`. */
export type Pace = {
  /** The earliest time (epoch ms) for this call. */
  readonly from: (call: Call) => number;
  /** It is made now. */
  readonly made: (call: Call, now: number) => void;
  /** The platform wants no such call before `until`. */
  readonly hold: (call: Call, until: number) => void;
};

/** Above so many, names whose time is over are forgotten. */
const most = 1_000;

/**
 * Each limit is a name and the time from which it is free. The edits of a workspace flow evenly once `atOnce` were made in one go: the name's
 * time then runs ahead, by one even step for each edit, and an edit may come as long as it is not further ahead than `atOnce` steps.
 */
export function createPace({ post, edit, edits }: Rates): Pace {
  const free = new Map<string, number>();
  const step = edits.within / (edits.most - edits.atOnce);
  const ahead = (edits.atOnce - 1) * step;
  const at = (name: string): number => free.get(name) ?? 0;

  function names({ does, limits, message }: Call) {
    const wide = does === "post" ? limits.channel : limits.workspace;
    return {
      held: `${does} ${wide}`,
      channel: `channel ${limits.channel}`,
      budget: `edits ${limits.workspace}`,
      message: `message ${message}`,
    };
  }
  function take(name: string, until: number): void {
    free.set(name, Math.max(at(name), until));
  }
  return {
    from(call) {
      const { held, channel, budget, message } = names(call);
      if (call.does === "post") return Math.max(at(held), at(channel));
      return call.does === "find" ? at(held) : Math.max(at(held), at(message), at(budget) - ahead);
    },
    made(call, now) {
      const { channel, budget, message } = names(call);
      if (free.size > most) for (const [name, until] of free) if (until <= now) free.delete(name);
      if (call.does === "post") take(channel, now + post);
      if (call.does === "edit") free.set(budget, Math.max(at(budget), now) + step);
      if (call.does !== "find") take(message, now + edit);
    },
    hold(call, until) {
      take(names(call).held, until);
    },
  };
}
