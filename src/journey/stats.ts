import { own } from "./own.ts";
import type { Rating } from "./redesign.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** How the people's figures for one thing lie: median (mean of the middle two), lowest, highest, their distance and how many. */
export type Figures = {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly spread: number;
  readonly count: number;
};

/** Emotion -2..2 and impact 1..5 of one touchpoint. */
export type TouchpointStats = { readonly emotion: Figures; readonly impact: Figures };

/** Statistics by touchpoint id; one nobody rated is not in it. */
export type Stats = ReadonlyMap<string, TouchpointStats>;

type Rated = { readonly current: readonly Touchpoint[]; readonly ratings: Readonly<Record<string, readonly Rating[]>> };

/** Median impact from which a contact is a moment of truth, and spread from which people disagree (method.md, steps and patterns). */
const momentOfTruthImpact = 4;
const disagreementSpread = 2;

/** Median, spread and count of some figures; undefined for none. */
export function figuresOf(values: readonly number[]): Figures | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (lowest === undefined || highest === undefined || lower === undefined || upper === undefined) return undefined;
  return { median: (lower + upper) / 2, lowest, highest, spread: highest - lowest, count: sorted.length };
}

/** Statistics of every rated touchpoint of the current journey, in its order. */
export function statsOf({ current, ratings }: Rated): Stats {
  const stats = new Map<string, TouchpointStats>();
  for (const { id } of current) {
    const given = own(ratings, id) ?? [];
    const emotion = figuresOf(given.map((each) => each.emotion));
    const impact = figuresOf(given.map((each) => each.impact));
    if (emotion !== undefined && impact !== undefined) stats.set(id, { emotion, impact });
  }
  return stats;
}

/** Whether a touchpoint weighs enough to be a moment of truth: median impact 4 or more. */
export function isMomentOfTruth(stats: TouchpointStats): boolean {
  return stats.impact.median >= momentOfTruthImpact;
}

/** Ids of the moments of truth, in the journey's order. */
export function momentsOfTruth(stats: Stats): readonly string[] {
  return [...stats].filter(([, each]) => isMomentOfTruth(each)).map(([id]) => id);
}

/** Ids of the touchpoints about which people disagree by 2 or more, in emotion or in impact. */
export function disagreements(stats: Stats): readonly string[] {
  return [...stats]
    .filter(([, each]) => each.emotion.spread >= disagreementSpread || each.impact.spread >= disagreementSpread)
    .map(([id]) => id);
}

/** The touchpoint with the lowest median emotion; of equals the weightier, then the earlier. Undefined when nothing is rated. */
export function worst(stats: Stats): string | undefined {
  return first(stats, (each) => each.emotion.median);
}

/** The touchpoint with the highest median emotion; of equals the weightier, then the earlier. Undefined when nothing is rated. */
export function best(stats: Stats): string | undefined {
  return first(stats, (each) => -each.emotion.median);
}

function first(stats: Stats, rank: (each: TouchpointStats) => number): string | undefined {
  return [...stats].sort(([, a], [, b]) => rank(a) - rank(b) || b.impact.median - a.impact.median)[0]?.[0];
}

/** The part of a journey's touchpoints that are digital, 0..1; undefined for an empty journey. */
export function digitalShare(journey: readonly Touchpoint[]): number | undefined {
  if (journey.length === 0) return undefined;
  return journey.filter((each) => each.medium === "digital").length / journey.length;
}

/** What a touchpoint of the new journey is to feel like: what the team expects, else the median of the surviving one. */
export function expectedEmotion(touchpoint: Touchpoint, stats: Stats): number | undefined {
  return touchpoint.expected ?? stats.get(touchpoint.id)?.emotion.median;
}
