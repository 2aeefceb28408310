/** The one source of "now", in epoch milliseconds. */
export type Clock = { now(): number };

/** A clock that tests and simulations move by hand. */
export type ManualClock = Clock & { set(at: number): void; advance(ms: number): void };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands at `start` (epoch milliseconds) until it is set or advanced. */
export function manualClock(start: number): ManualClock {
  let at = start;
  return {
    now: () => at,
    set(to) {
      at = to;
    },
    advance(ms) {
      at += ms;
    },
  };
}
