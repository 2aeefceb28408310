import { at, type Box, type Drawn, measures, outcomeIn, type Point } from "./geometry.ts";

export type LinkKind = "kept" | "changed" | "replaced" | "merged" | "dropped" | "unanswered" | "added";

/**
 * A line from a current touchpoint to what became of it. `gate`: where a struck one ends; `stem`: the line from its card to the gate.
 * `mark`: where the diamond of a changed one, or the disc of an added one, stands. `end`: the tip of the arrow, the middle of the bar
 * of a dropped one, or where the dotted line of an unanswered one meets its empty card. `from` is absent for an added one, `to` where
 * nothing carries it on.
 */
export type Link = {
  readonly kind: LinkKind;
  readonly from?: string;
  readonly to?: string;
  readonly path: string;
  readonly end: Point;
  readonly gate?: Point;
  readonly stem?: string;
  readonly mark?: Point;
};

const gateRadius = 7;
const bend = 20;
const arrowGap = 4;
const barReach = 10;
const { gate: gateY, gutterTop, gutterBottom } = measures;

/** The lines between the cards of the map. They turn only in the gutter between the journeys, so none crosses a card. */
export function linksOf(drawn: Drawn, boxes: readonly Box[]): readonly Link[] {
  const [current, next] = [boxesBy("current", boxes), boxesBy("new", boxes)];
  const fromCurrent = drawn.current.flatMap(({ id }) => {
    const box = current.get(id);
    return box === undefined ? [] : linksFrom(drawn, box, next);
  });
  const added = drawn.new.flatMap(({ id, origin }) => {
    const box = next.get(id);
    return box === undefined || origin?.kind !== "added" ? [] : [addedLink(box)];
  });
  return [...fromCurrent, ...added];
}

function boxesBy(side: Box["side"], boxes: readonly Box[]): ReadonlyMap<string, Box> {
  return new Map(boxes.filter((box) => box.side === side).map((box) => [box.id, box]));
}

function linksFrom(drawn: Drawn, box: Box, next: ReadonlyMap<string, Box>): readonly Link[] {
  const { is, by, reasons = [] } = outcomeIn(drawn, box.id);
  const struck = is !== "kept" && is !== "changed" && reasons.length > 0;
  const start = startOf(box, struck);
  if (is === "dropped" || is === "unanswered") return [endingLink(is, box, start)];
  return by.flatMap((id) => {
    const target = next.get(id);
    return target === undefined ? [] : [carryingLink(is, { box, start, target })];
  });
}

type Start = { readonly x: number; readonly y: number; readonly struck: { readonly gate?: Point; readonly stem?: string } };

function startOf(box: Box, struck: boolean): Start {
  const [x, bottom] = [middleOf(box), box.y + box.h];
  if (!struck) return { x, y: bottom, struck: {} };
  return { x, y: gateY + gateRadius, struck: { gate: { x, y: gateY }, stem: `M${x} ${bottom}V${gateY - gateRadius}` } };
}

function middleOf(box: Box): number {
  return at(box.x + box.w / 2);
}

function endingLink(kind: "dropped" | "unanswered", box: Box, { x, y, struck }: Start): Link {
  const end = { x, y: kind === "dropped" ? gutterBottom - arrowGap : measures.lanes.new.digital };
  const bar = kind === "dropped" ? `M${at(x - barReach)} ${end.y}H${at(x + barReach)}` : "";
  return { kind, from: box.id, path: `M${x} ${y}V${end.y}${bar}`, end, ...struck };
}

type Carried = { readonly box: Box; readonly start: Start; readonly target: Box };

function carryingLink(kind: "kept" | "changed" | "replaced" | "merged", { box, start, target }: Carried): Link {
  const arrow = kind === "replaced" || kind === "merged";
  const end = { x: middleOf(target), y: target.y - (arrow ? arrowGap : 0) };
  const turn = Math.max(start.y, gutterTop);
  const path = `M${start.x} ${start.y}V${turn}C${start.x} ${turn + bend} ${end.x} ${gutterBottom - bend} ${end.x} ${gutterBottom}V${end.y}`;
  const mark = kind === "changed" ? { mark: { x: at((start.x + end.x) / 2), y: (gutterTop + gutterBottom) / 2 } } : {};
  return { kind, from: box.id, to: target.id, path, end, ...start.struck, ...mark };
}

function addedLink(box: Box): Link {
  const x = middleOf(box);
  const mark = { x, y: (gutterTop + gutterBottom) / 2 - gateRadius };
  const end = { x, y: box.y - arrowGap };
  return { kind: "added", to: box.id, path: `M${x} ${mark.y + gateRadius}V${end.y}`, end, mark };
}
