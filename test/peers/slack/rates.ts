import type { Clock } from "#lib/clock.ts";
import { posting, soldOutside, tierOf, tiers } from "./limits.ts";
import { TooMany } from "./refused.ts";

export type Rates = {
  /** calls a minute that a method may make in a workspace, instead of its tier's */
  readonly perMinute?: Readonly<Record<string, number>>;
  readonly posting?: { readonly perSecond: number; readonly burst: number };
  /** the app is sold outside the Marketplace: threads are read once a minute, 15 messages at a time */
  readonly soldOutside?: boolean;
};

/** Counts calls by the peer's clock and says when it is too many. */
export class Limiter {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();
  readonly #buckets = new Map<string, { level: number; at: number }>();
  /** false: nothing is limited */
  on = true;
  rates: Rates;

  constructor(clock: Clock, rates: Rates) {
    this.#clock = clock;
    this.rates = rates;
  }

  /** Counts one call; throws `TooMany` where the minute's share is used up. A refused call does not count. */
  call(method: string, team: string): void {
    if (!this.on) return;
    const tier = tierOf[method];
    const outside = method === "conversations.replies" && this.rates.soldOutside === true ? soldOutside.perMinute : undefined;
    const allowed = this.rates.perMinute?.[method] ?? outside ?? (tier === undefined ? undefined : tiers[tier]);
    if (allowed === undefined) return;
    const now = this.#clock.now();
    const recent = (this.#calls.get(`${method} ${team}`) ?? []).filter((at) => at > now - 60_000);
    const oldest = recent[0];
    if (recent.length >= allowed) throw new TooMany(Math.max(1, Math.ceil(((oldest ?? now) + 60_000 - now) / 1000)));
    this.#calls.set(`${method} ${team}`, [...recent, now]);
  }

  /** Counts one message into a channel; throws `TooMany` where they come too fast. */
  post(channel: string): void {
    if (!this.on) return;
    const { perSecond, burst } = this.rates.posting ?? posting;
    const now = this.#clock.now();
    const held = this.#buckets.get(channel) ?? { level: burst, at: now };
    const level = Math.min(burst, held.level + ((now - held.at) / 1000) * perSecond);
    if (level < 1) throw new TooMany(Math.max(1, Math.ceil((1 - level) / perSecond)));
    this.#buckets.set(channel, { level: level - 1, at: now });
  }
}
