import type { ManualClock } from "./clock.ts";

/** Calls back once, `ms` from now; what it answers with calls it off. */
export type Timer = { after(ms: number, call: () => void): () => void };

// Node fires what lies further ahead at once.
const furthest = 2 ** 31 - 1;

export const systemTimer: Timer = {
  after(ms, call) {
    const handle = setTimeout(call, Math.min(Math.max(ms, 0), furthest));
    return () => clearTimeout(handle);
  },
};

/** A timer that tests and simulations go through by hand. */
export type ManualTimer = Timer & {
  /** When the next call is due; undefined when none is. */
  next(): number | undefined;
  /** Moves the clock to the next call and makes it. */
  fire(): void;
};

/** A timer by a clock that is moved by hand; calls due at the same time come in the order in which they were asked for. */
export function manualTimer(clock: ManualClock): ManualTimer {
  const waiting: { readonly at: number; readonly call: () => void }[] = [];
  return {
    after(ms, call) {
      const entry = { at: clock.now() + Math.max(ms, 0), call };
      const later = waiting.findIndex((other) => other.at > entry.at);
      waiting.splice(later < 0 ? waiting.length : later, 0, entry);
      return () => {
        const at = waiting.indexOf(entry);
        if (at >= 0) waiting.splice(at, 1);
      };
    },
    next: () => waiting[0]?.at,
    fire() {
      const entry = waiting.shift();
      if (entry === undefined) return;
      clock.set(Math.max(clock.now(), entry.at));
      entry.call();
    },
  };
}
