import { isSameStage, type Stage, stageOf } from "../stage.ts";
import { type Column, columnsOf } from "./columns.ts";
import { type CurveAcross, curveAcross } from "./curve.ts";
import { at, type Box, type Drawn, measures, outcomeIn, type Rectangle, type Side } from "./geometry.ts";
import { type Link, linksOf } from "./links.ts";

/** The place below a current touchpoint that nothing carries on: for the reason why it was dropped, or for the empty card. */
export type Slot = Rectangle & { readonly id: string; readonly is: "dropped" | "unanswered" };

/** The heading of neighbouring columns: their stage in the current journey, and the stages of the new one that take its place. */
export type StageSpan = { readonly stage: Stage; readonly instead: readonly Stage[]; readonly x: number; readonly w: number };

/** The full-screen map in pixels from its top left corner. */
export type Board = {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly StageSpan[];
  readonly boxes: readonly Box[];
  readonly slots: readonly Slot[];
  readonly links: readonly Link[];
  readonly felt: CurveAcross;
  readonly expected: CurveAcross;
};

/** Lays the map out in the width given; where the columns would grow too narrow to read, it is wider than asked. */
export function boardOf(drawn: Drawn, width: number): Board {
  const columns = columnsOf(drawn);
  const pitch = pitchOf(columns.length, width);
  const boxes = [...boxesOf("current", columns, pitch), ...boxesOf("new", columns, pitch)];
  return {
    width: at(Math.max(width, measures.left + columns.length * pitch)),
    height: measures.bottom,
    stages: stagesOf(columns).map(({ stage, instead, from, to }) => ({
      stage,
      instead,
      x: left(from, pitch),
      w: at((to - from + 1) * pitch),
    })),
    boxes,
    slots: slotsOf(drawn, columns, pitch),
    links: linksOf(drawn, boxes),
    felt: curveAcross(drawn, "current", middles("current", boxes)),
    expected: curveAcross(drawn, "new", middles("new", boxes)),
  };
}

function pitchOf(columns: number, width: number): number {
  const fair = Math.floor((width - measures.left) / Math.max(columns, 1));
  return Math.min(measures.mostPitch, Math.max(measures.leastPitch, fair));
}

function left(column: number, pitch: number): number {
  return at(measures.left + column * pitch);
}

function boxesOf(side: Side, columns: readonly Column[], pitch: number): readonly Box[] {
  let place = 0;
  return columns.flatMap((column, index): Box[] => {
    const touchpoint = column[side];
    if (touchpoint === undefined) return [];
    place += 1;
    const { id, medium } = touchpoint;
    const rectangle = {
      x: left(index, pitch) + measures.inset,
      y: measures.lanes[side][medium],
      w: pitch - 2 * measures.inset,
      h: measures.boxHeight,
    };
    return [{ side, id, place, medium, ...rectangle }];
  });
}

function middles(side: Side, boxes: readonly Box[]): ReadonlyMap<string, number> {
  return new Map(boxes.filter((box) => box.side === side).map((box) => [box.id, box.x + box.w / 2]));
}

function slotsOf(drawn: Drawn, columns: readonly Column[], pitch: number): readonly Slot[] {
  return columns.flatMap(({ current }, index): Slot[] => {
    const is = current === undefined ? undefined : outcomeIn(drawn, current.id).is;
    if (current === undefined || (is !== "dropped" && is !== "unanswered")) return [];
    const top = measures.lanes.new.digital;
    const h = is === "unanswered" ? measures.boxHeight : measures.bottom - top;
    return [{ id: current.id, is, x: left(index, pitch) + measures.inset, y: top, w: pitch - 2 * measures.inset, h }];
  });
}

type Span = { readonly stage: Stage; readonly instead: Stage[]; readonly from: number; to: number };

function stagesOf(columns: readonly Column[]): readonly Span[] {
  const spans: Span[] = [];
  columns.forEach((column, index) => {
    const stage = stageOfColumn(columns, index, spans.at(-1)?.stage);
    const last = spans.at(-1);
    const span = last !== undefined && isSameStage(last.stage, stage) ? last : { stage, instead: [], from: index, to: index };
    if (span !== last) spans.push(span);
    span.to = index;
    const next = column.new === undefined ? undefined : stageOf(column.new);
    if (next !== undefined && next.in !== "none" && ![span.stage, ...span.instead].some((each) => isSameStage(each, next)))
      span.instead.push(next);
  });
  return spans;
}

/** A column with nothing of the current journey goes with the column after it if that is of its stage, else with the one before it. */
function stageOfColumn(columns: readonly Column[], index: number, before: Stage | undefined): Stage {
  const column = columns[index];
  if (column?.current !== undefined) return stageOf(column.current);
  if (column?.new === undefined) return before ?? { in: "none", name: "" };
  const own = stageOf(column.new);
  const following = columns.slice(index).find((each) => each.current !== undefined)?.current;
  const goesOn = following !== undefined && isSameStage(own, stageOf(following));
  return before === undefined || goesOn ? own : before;
}
