import { createHash } from "node:crypto";
import type { Clock } from "#lib/clock.ts";
import { chosen, lives } from "./limits.ts";
import { TooMany } from "./refused.ts";

/** `limit` calls in `per` milliseconds. */
export type Rate = { readonly limit: number; readonly per: number };

export type Rates = {
  /** all calls of the bot together */
  readonly global?: Rate;
  /** by operation, per channel, guild or token: instead of the peer's own */
  readonly buckets?: Readonly<Record<string, Rate>>;
  /** every operation that is not named */
  readonly bucket?: Rate;
  /** edits of messages older than an hour, per channel */
  readonly oldEdits?: Rate;
  /** invalid requests (401, 403, 429) in ten minutes until everything is refused */
  readonly invalid?: number;
};

/** Counts calls by the peer's clock and says when it is too many. discord.js waits in real time for what it is told in these headers. */
export class Limiter {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();
  #invalid: number[] = [];
  /** false: nothing is limited, and no answer carries rates */
  on = true;
  rates: Rates;

  constructor(clock: Clock, rates: Rates) {
    this.#clock = clock;
    this.rates = rates;
  }

  /** Invalid requests of the last ten minutes: 401, 403, and 429 that is not shared. */
  get invalidRequests(): number {
    const from = this.#clock.now() - lives.invalid;
    this.#invalid = this.#invalid.filter((at) => at > from);
    return this.#invalid.length;
  }

  /** Nothing of this address is answered any more. */
  get banned(): boolean {
    return this.on && this.invalidRequests >= (this.rates.invalid ?? chosen.invalidRequests);
  }

  countInvalid(): void {
    this.#invalid.push(this.#clock.now());
  }

  /** Counts one call; throws `TooMany` where the share of the bot or of the bucket is used up. Answers to interactions are exempt from one or both. */
  call(operation: string, major: string, exempt: "all" | "global" | "nothing"): void {
    if (!this.on || exempt === "all") return;
    if (exempt === "nothing") this.#use("global", this.rates.global ?? chosen.global, { scope: "global" });
    this.#use(`${operation} ${major}`, this.#rate(operation), { scope: "user" });
  }

  /** Counts one edit of a message older than an hour. */
  oldEdit(channel: string): void {
    if (this.on) this.#use(`old edits ${channel}`, this.rates.oldEdits ?? chosen.oldEdits, { scope: "shared", code: 30046 });
  }

  headers(operation: string, major: string): Readonly<Record<string, string>> {
    if (!this.on) return {};
    const { limit, per } = this.#rate(operation);
    const used = this.#recent(`${operation} ${major}`, per);
    const resetAfter = Math.max(0, (used[0] ?? this.#clock.now()) + per - this.#clock.now()) / 1000;
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - used.length)),
      "x-ratelimit-reset": (this.#clock.now() / 1000 + resetAfter).toFixed(3),
      "x-ratelimit-reset-after": resetAfter.toFixed(3),
      "x-ratelimit-bucket": createHash("md5").update(operation).digest("hex"),
    };
  }

  #rate(operation: string): Rate {
    return this.rates.buckets?.[operation] ?? this.rates.bucket ?? chosen.buckets[operation] ?? chosen.bucket;
  }

  #recent(key: string, per: number): readonly number[] {
    const from = this.#clock.now() - per;
    return (this.#calls.get(key) ?? []).filter((at) => at > from);
  }

  #use(key: string, { limit, per }: Rate, no: { readonly scope: "user" | "global" | "shared"; readonly code?: number }): void {
    const now = this.#clock.now();
    const recent = this.#recent(key, per);
    if (recent.length >= limit) throw new TooMany({ retryAfter: Math.max(1, (recent[0] ?? now) + per - now) / 1000, ...no });
    this.#calls.set(key, [...recent, now]);
  }
}
