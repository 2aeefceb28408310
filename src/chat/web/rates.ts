import type { Clock } from "#lib/clock.ts";

/** `most` in `ms` milliseconds, filled again evenly. */
export type Rate = { readonly most: number; readonly ms: number };

/** An office shares one address: only starting and wrong codes are counted by address, all else by person and session. */
export const rates = {
  act: { most: 60, ms: 20_000 },
  start: { most: 20, ms: 600_000 },
  code: { most: 10, ms: 600_000 },
  page: { most: 240, ms: 60_000 },
  writing: { most: 10, ms: 20_000 },
} as const satisfies Readonly<Record<string, Rate>>;

export type Rates = {
  /** Takes one; false when there is none left. */
  readonly take: (kind: keyof typeof rates, who: string) => boolean;
};

const mostKeys = 20_000;

/** Buckets in memory, one for each kind and whom; the oldest go when there are too many. */
export function createRates(clock: Clock): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(kind, who) {
      const { most, ms } = rates[kind];
      const key = `${kind} ${who}`;
      const now = clock.now();
      const before = buckets.get(key) ?? { left: most, at: now };
      const left = Math.min(most, before.left + ((now - before.at) * most) / ms);
      buckets.delete(key);
      buckets.set(key, { left: Math.max(0, left - 1), at: now });
      const oldest = buckets.size > mostKeys ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return left >= 1;
    },
  };
}
