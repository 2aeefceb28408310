import { type Listing, listId, listed } from "./list.ts";
import { type FindingAnswer, type Review, answerTo } from "./review.ts";
import type { Subject } from "./part.ts";
import { type Cells, type Row, type Sheet, rowsOf, struckRows, valuesOf } from "./sheet.ts";
import type { ViewContext } from "./view.ts";

/** Rows whose text is gone: list, id and why. */
type Struck = ReturnType<typeof struckRows>;
export type FillView = {
  readonly pattern: "fill";
  readonly cells: Cells;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly struck: Struck;
};
/** A row of a list: its values as they count, the cells people wrote (for "who wrote it" and clashes), and whether the bot drew it. */
export type ListRow = Subject & { readonly cells: Cells; readonly drawn: boolean; readonly by: string | null };
/** `fallen`: drafts that were still incomplete when the list closed, so that they can be named. */
export type ListView = {
  readonly pattern: "list";
  readonly head: Cells;
  readonly heads: Readonly<Record<string, readonly Row[]>>;
  readonly rows: readonly ListRow[];
  readonly struck: Struck;
  readonly fallen: readonly Subject[];
};
export type ReviewView = {
  readonly pattern: "review";
  readonly findings: readonly (Subject & { readonly answer: FindingAnswer | null })[];
  readonly cells: Cells;
  readonly rest: FindingAnswer | null;
};

function listsOf(sheet: Sheet, but?: string): FillView["rows"] {
  return Object.fromEntries(
    Object.keys(sheet.rows)
      .filter((list) => list !== but)
      .map((list) => [list, rowsOf(sheet, list)]),
  );
}

export function viewFill(state: Sheet): FillView {
  return { pattern: "fill", cells: state.cells, rows: listsOf(state), struck: struckRows(state) };
}

function fallenOf(state: Listing, drawn: readonly Subject[]): readonly Subject[] {
  return drawn
    .filter((one) => state.fallen.includes(one.id))
    .map((one) => ({ id: one.id, values: { ...one.values, ...valuesOf(state.over[one.id] ?? {}) } }));
}

export function viewList(state: Listing, ctx: ViewContext): ListView {
  const own = new Map(rowsOf(state, listId).map((row) => [row.id, row]));
  const rows = listed(state, ctx.subjects).map((row): ListRow => {
    const mine = own.get(row.id);
    return { ...row, cells: mine?.cells ?? state.over[row.id] ?? {}, drawn: mine === undefined, by: mine?.by ?? null };
  });
  return {
    pattern: "list",
    head: state.cells,
    heads: listsOf(state, listId),
    rows,
    struck: struckRows(state),
    fallen: fallenOf(state, ctx.subjects),
  };
}

export function viewReview(state: Review, ctx: ViewContext): ReviewView {
  return {
    pattern: "review",
    findings: ctx.subjects.map((one) => ({ ...one, answer: answerTo(state, one) ?? null })),
    cells: state.cells,
    rest: state.rest ?? null,
  };
}
