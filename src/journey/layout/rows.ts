import { isSameStage, type Stage, stageOf } from "../stage.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { type Drawn, outcomeIn } from "./geometry.ts";

/** A touchpoint by id and its place in its own journey, from 1. */
export type Placed = { readonly id: string; readonly place: number };

/**
 * One row of the list "until now | from now on". `branch`: a further replacement of the row above. `joins`: id of the touchpoint of
 * the new journey, drawn in another row, that carries this one on. `stage` on the first row of a stage. Every touchpoint of either
 * journey stands in exactly one row.
 */
export type Row = {
  readonly is: "kept" | "changed" | "replaced" | "dropped" | "merged" | "unanswered" | "added";
  readonly current?: Placed;
  readonly next?: Placed;
  readonly joins?: string;
  readonly branch: boolean;
  readonly stage?: Stage;
};

/** The rows of both journeys side by side, in the order of the current one; what was added stands after what it follows in the new one. */
export function rowsOf(drawn: Drawn): readonly Row[] {
  const rows = withAdded(drawn, rowsOfCurrent(drawn));
  return withStages(drawn, rows);
}

function rowsOfCurrent(drawn: Drawn): readonly Row[] {
  const free = new Map(drawn.new.map((each, index) => [each.id, { id: each.id, place: index + 1 }]));
  const survivors = new Set(drawn.current.map((each) => each.id));
  return drawn.current.flatMap(({ id }, index) => {
    const { is, by } = outcomeIn(drawn, id);
    const current = { id, place: index + 1 };
    const own = is === "merged" ? [] : by.filter((each) => each === id || !survivors.has(each)).flatMap((each) => free.get(each) ?? []);
    for (const each of own) free.delete(each.id);
    const [first, ...further] = own;
    const joins = first === undefined ? by[0] : undefined;
    const row: Row = {
      is,
      current,
      branch: false,
      ...(first === undefined ? {} : { next: first }),
      ...(joins === undefined ? {} : { joins }),
    };
    return [row, ...further.map((next): Row => ({ is, next, branch: true }))];
  });
}

function withAdded(drawn: Drawn, rows: readonly Row[]): readonly Row[] {
  const all = [...rows];
  const shown = new Set(rows.map((row) => row.next?.id));
  drawn.new.forEach(({ id }, index) => {
    if (shown.has(id)) return;
    const before = drawn.new[index - 1]?.id;
    const after = before === undefined ? -1 : all.findIndex((row) => row.next?.id === before);
    all.splice(pastBranches(all, after) + 1, 0, { is: "added", next: { id, place: index + 1 }, branch: false });
  });
  return all;
}

/** An added row must not come between a touchpoint and its further replacements. */
function pastBranches(rows: readonly Row[], from: number): number {
  let last = from;
  while (rows[last + 1]?.branch === true) last += 1;
  return last;
}

function withStages(drawn: Drawn, rows: readonly Row[]): readonly Row[] {
  const current = new Map(drawn.current.map((each) => [each.id, each]));
  const next = new Map(drawn.new.map((each) => [each.id, each]));
  let last: Stage = { in: "none", name: "" };
  return rows.map((row) => {
    const touchpoint = stagedBy(row, current) ?? (last.in === "none" ? next.get(row.next?.id ?? "") : undefined);
    const stage = touchpoint === undefined ? undefined : stageOf(touchpoint);
    if (stage === undefined || isSameStage(stage, last)) return row;
    last = stage;
    return { ...row, stage };
  });
}

function stagedBy(row: Row, current: ReadonlyMap<string, Touchpoint>): Touchpoint | undefined {
  return row.current === undefined ? undefined : current.get(row.current.id);
}
