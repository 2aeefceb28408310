import { minutesPerDay, waitOf } from "../durations.ts";
import { expectedEmotion, type TouchpointStats } from "../stats.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { at, type Drawn, measures, type Point, type Side } from "./geometry.ts";
import type { Row } from "./rows.ts";

/** How long the wait is that a stretch of the path stands for; drawn by dash (design.md: under a day, 1-2 days, 3-13 days, two weeks and more). */
export type WaitLength = "hours" | "days" | "week" | "weeks";

/** One stretch of the path inside a row 100 high, as an SVG path, and the wait it stands for. */
export type Stretch = { readonly path: string; readonly wait: WaitLength };

/**
 * The emotion path in one row of the downward list. `x`: where the marker stands at half height, absent in a row that the path only
 * passes. `rated` false: the marker is hollow on the zero line. A row outside the path has no stretches.
 */
export type RowCurve = { readonly x?: number; readonly rated: boolean; readonly emotion?: number; readonly stretches: readonly Stretch[] };

/** Where the downward path has its zero, and how far one step of emotion reaches, in pixels. */
export type DownScale = { readonly middle: number; readonly step: number };
export const listScale: DownScale = { middle: 43, step: 14.5 };
export const phoneScale: DownScale = { middle: 34, step: 6.5 };

/** Whose path is drawn on which scale. */
export type Down = { readonly side: Side; readonly scale: DownScale };

/** The class of a wait in minutes. */
export function waitLength(minutes: number): WaitLength {
  if (minutes < minutesPerDay) return "hours";
  if (minutes < 3 * minutesPerDay) return "days";
  return minutes < 14 * minutesPerDay ? "week" : "weeks";
}

/** What a touchpoint feels like: on the current side what was felt, on the new one what is expected. */
export function emotionOn(side: Side, touchpoint: Touchpoint, { stats }: Pick<Drawn, "stats">): number | undefined {
  return side === "current" ? stats.get(touchpoint.id)?.emotion.median : expectedEmotion(touchpoint, stats);
}

type Stop = { readonly x: number; readonly wait: WaitLength; readonly rated: boolean; readonly emotion?: number };

/**
 * The felt (`current`) or expected (`new`) path through the rows of the list, row by row: from halfway to the one before at the top,
 * to its own at the middle, to halfway to the next at the bottom, so that rows of any height join without measuring.
 */
export function curveDown(rows: readonly Row[], drawn: Drawn, { side, scale }: Down): readonly RowCurve[] {
  const touchpoints = new Map(drawn[side].map((each) => [each.id, each]));
  const stops = rows.map((row) => {
    const touchpoint = touchpoints.get((side === "current" ? row.current : row.next)?.id ?? "");
    return touchpoint === undefined ? undefined : stopOf(touchpoint, emotionOn(side, touchpoint, drawn), scale);
  });
  return stops.map((stop, index) => {
    const before = stops.slice(0, index).findLast((each) => each !== undefined);
    const after = stops.slice(index + 1).find((each) => each !== undefined);
    return stop === undefined ? passing(before, after) : stopping(stop, before, after);
  });
}

function stopOf(touchpoint: Touchpoint, emotion: number | undefined, { middle, step }: DownScale): Stop {
  const wait = waitLength(waitOf(touchpoint));
  return { x: at(middle + (emotion ?? 0) * step), wait, rated: emotion !== undefined, ...(emotion === undefined ? {} : { emotion }) };
}

function passing(before: Stop | undefined, after: Stop | undefined): RowCurve {
  if (before === undefined || after === undefined) return { rated: false, stretches: [] };
  const x = halfway(before, after);
  return { rated: false, stretches: [{ path: `M${x} 0V100`, wait: after.wait }] };
}

function stopping(own: Stop, before: Stop | undefined, after: Stop | undefined): RowCurve {
  const stretches: Stretch[] = [];
  if (before !== undefined) {
    const top = halfway(before, own);
    stretches.push({ path: `M${top} 0C${top} 25 ${own.x} 25 ${own.x} 50`, wait: own.wait });
  }
  if (after !== undefined) {
    const bottom = halfway(own, after);
    stretches.push({ path: `M${own.x} 50C${own.x} 75 ${bottom} 75 ${bottom} 100`, wait: after.wait });
  }
  return { x: own.x, rated: own.rated, stretches, ...(own.emotion === undefined ? {} : { emotion: own.emotion }) };
}

function halfway(a: Stop, b: Stop): number {
  return at((a.x + b.x) / 2);
}

/** A marker on the path across. `whisker`: heights of the highest and the lowest figure where people disagree by 2 or more. */
export type Marker = Point & {
  readonly id: string;
  readonly rated: boolean;
  readonly emotion?: number;
  readonly whisker?: { readonly top: number; readonly bottom: number };
};

/** The emotion path across the map, one cubic segment between neighbours with tangents along the way. */
export type CurveAcross = { readonly path: string; readonly markers: readonly Marker[] };

/** The path across the map; `middles` gives the middle of each touchpoint's column. Felt stands 9 px left of it, expected 9 px right. */
export function curveAcross(drawn: Drawn, side: Side, middles: ReadonlyMap<string, number>): CurveAcross {
  const markers = drawn[side].flatMap((touchpoint): Marker[] => {
    const middle = middles.get(touchpoint.id);
    if (middle === undefined) return [];
    const emotion = emotionOn(side, touchpoint, drawn);
    const place = {
      id: touchpoint.id,
      x: at(middle + (side === "current" ? -9 : 9)),
      y: heightOf(emotion ?? 0),
      rated: emotion !== undefined,
    };
    const whisker = side === "current" ? whiskerOf(drawn.stats.get(touchpoint.id)) : {};
    return [{ ...place, ...(emotion === undefined ? {} : { emotion }), ...whisker }];
  });
  return { path: markers.map((marker, index) => segment(markers[index - 1], marker)).join(""), markers };
}

function segment(before: Point | undefined, { x, y }: Point): string {
  if (before === undefined) return `M${x} ${y}`;
  const reach = (x - before.x) * 0.45;
  return `C${at(before.x + reach)} ${before.y} ${at(x - reach)} ${y} ${x} ${y}`;
}

function heightOf(emotion: number): number {
  return at(measures.emotionZero - emotion * measures.emotionStep);
}

function whiskerOf(stats: TouchpointStats | undefined): Pick<Marker, "whisker"> {
  if (stats === undefined || stats.emotion.spread < 2) return {};
  return { whisker: { top: heightOf(stats.emotion.highest), bottom: heightOf(stats.emotion.lowest) } };
}
