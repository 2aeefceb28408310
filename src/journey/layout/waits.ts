import { totalWait, waitOf } from "../durations.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { at, type Drawn } from "./geometry.ts";

/** A label under a strip: the places (from 1) of the contacts whose ticks stand within 15 px of the first of them. */
export type TickLabel = { readonly x: number; readonly places: readonly number[] };

/** A wait of more than a tenth of the scale: dotted and named. */
export type Gap = { readonly from: number; readonly to: number; readonly middle: number; readonly minutes: number; readonly wait: string };

/** The waits of one journey to scale; x in pixels from the strip's left end. */
export type WaitStrip = {
  readonly ticks: readonly { readonly id: string; readonly place: number; readonly x: number }[];
  readonly labels: readonly TickLabel[];
  readonly gaps: readonly Gap[];
  readonly end: number;
  readonly total: number;
};

const labelRoom = 15;
const namedShare = 0.1;

/** The strips of both journeys on one scale, the longer one as wide as given. Totals in minutes. */
export function waitStrips(drawn: Drawn, width: number): { readonly current: WaitStrip; readonly new: WaitStrip } {
  const longest = Math.max(totalWait(drawn.current), totalWait(drawn.new));
  return { current: stripOf(drawn.current, longest, width), new: stripOf(drawn.new, longest, width) };
}

function stripOf(journey: readonly Touchpoint[], longest: number, width: number): WaitStrip {
  const scale = longest === 0 ? 0 : width / longest;
  let passed = 0;
  const gaps: Gap[] = [];
  const ticks = journey.map((touchpoint, index) => {
    const minutes = waitOf(touchpoint);
    const from = passed * scale;
    passed += minutes;
    const to = passed * scale;
    if (minutes > longest * namedShare)
      gaps.push({ from: at(from), to: at(to), middle: at((from + to) / 2), minutes, wait: touchpoint.waitBefore ?? "" });
    return { id: touchpoint.id, place: index + 1, x: at(to) };
  });
  return { ticks, labels: labelsOf(ticks), gaps, end: at(passed * scale), total: passed };
}

function labelsOf(ticks: WaitStrip["ticks"]): readonly TickLabel[] {
  const groups: { x: number; places: number[] }[] = [];
  for (const { x, place } of ticks) {
    const last = groups.at(-1);
    if (last !== undefined && x - last.x < labelRoom) last.places.push(place);
    else groups.push({ x, places: [place] });
  }
  return groups;
}
