import type { Clock } from "#lib/clock.ts";
import { words } from "./limits.ts";
import { Refused } from "./refused.ts";

/** Either so many a second with a small burst (a bucket that fills again), or so many in a fixed window of a minute. */
export type Rate = { readonly perSecond: number; readonly burst: number } | { readonly perMinute: number };

/** The budget of requests. Off unless a rate is given; may be changed while the peer runs. */
export class Limiter {
  readonly #clock: Clock;
  #rate: Rate | undefined;
  #left = 0;
  #since = 0;
  /** how many requests it refused */
  refused = 0;

  constructor(clock: Clock, rate: Rate | undefined) {
    this.#clock = clock;
    this.set(rate);
  }

  /** From now on this budget, full; undefined: none. */
  set(rate: Rate | undefined): void {
    this.#rate = rate;
    this.#since = this.#clock.now();
    this.#left = rate === undefined ? 0 : "perMinute" in rate ? rate.perMinute : rate.burst;
  }

  /** Takes one request from the budget. Refused with 429 and `Retry-After` in whole seconds where nothing is left. */
  take(): void {
    const rate = this.#rate;
    if (rate === undefined) return;
    const wait = "perMinute" in rate ? this.#fromWindow(rate.perMinute) : this.#fromBucket(rate.perSecond, rate.burst);
    if (wait <= 0) {
      this.#left -= 1;
      return;
    }
    this.refused += 1;
    throw rateLimited(Math.max(1, Math.ceil(wait / 1000)));
  }

  #fromWindow(perMinute: number): number {
    const now = this.#clock.now();
    if (now - this.#since >= 60_000) {
      this.#since = now;
      this.#left = perMinute;
    }
    return this.#left >= 1 ? 0 : this.#since + 60_000 - now;
  }

  #fromBucket(perSecond: number, burst: number): number {
    const now = this.#clock.now();
    this.#left = Math.min(burst, this.#left + ((now - this.#since) / 1000) * perSecond);
    this.#since = now;
    // a clock of whole milliseconds never fills the last billionth
    return this.#left >= 1 - 1e-6 ? 0 : ((1 - this.#left) / perSecond) * 1000;
  }
}

export function rateLimited(retryAfter: number, reason = "public_api_request_rate_limit"): Refused {
  return new Refused(429, "rate_limited", words.rateLimited, {
    additional: { rate_limit_reason: reason },
    headers: { "retry-after": String(retryAfter) },
  });
}
