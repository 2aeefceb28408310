import type { Outcome } from "../compose.ts";
import type { Stats } from "../stats.ts";
import type { Medium, Touchpoint } from "../touchpoint.ts";

/** What a drawing of both journeys needs to know. `outcomes`: of each current touchpoint; `stats`: of the rated ones; both by id. */
export type Drawn = {
  readonly current: readonly Touchpoint[];
  readonly new: readonly Touchpoint[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stats: Stats;
};

export type Side = "current" | "new";
export type Point = { readonly x: number; readonly y: number };
export type Rectangle = Point & { readonly w: number; readonly h: number };

/** A card of the map. `place`: in its own journey, from 1. */
export type Box = Rectangle & { readonly side: Side; readonly id: string; readonly place: number; readonly medium: Medium };

/** The measures of the map in pixels (design.md, "Drawing a journey", and the board drawn there). */
export const measures = {
  left: 104,
  leastPitch: 96,
  mostPitch: 200,
  inset: 3,
  boxHeight: 93,
  lanes: { current: { digital: 157, physical: 256 }, new: { digital: 401, physical: 500 } },
  bottom: 596,
  gate: 360,
  gutterTop: 362,
  gutterBottom: 394,
  emotionZero: 95,
  emotionStep: 22.5,
} as const;

/** A coordinate as it stands in a path: at most two decimals, never "-0". */
export function at(coordinate: number): number {
  return Math.round(coordinate * 100) / 100 + 0;
}

/** What became of a current touchpoint; unanswered where nothing is known. */
export function outcomeIn({ outcomes }: Pick<Drawn, "outcomes">, id: string): Outcome {
  return outcomes.get(id) ?? { is: "unanswered", by: [] };
}

/** Touchpoints in order, of two with one id the first. */
export function unique(journey: readonly Touchpoint[]): readonly Touchpoint[] {
  return journey.filter((each, index) => journey.findIndex((other) => other.id === each.id) === index);
}
