import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Field, type Json, type Values, isBlank, readValue, readValues } from "./field.ts";
import { strikeReason, tooLong } from "./reason.ts";
import { same } from "./same.ts";
import type { Context, Fact, Meta, PartAct } from "./part.ts";

/** One field of a shared form: its value, the event that wrote it, and who. */
export type Cell = { readonly value: Json; readonly rev: number; readonly by: string | null; readonly at: number };
export type Cells = Readonly<Record<string, Cell>>;
export type Row = {
  readonly id: string;
  readonly by: string | null;
  readonly rev: number;
  readonly at: number;
  readonly cells: Cells;
  readonly gone?: boolean;
  readonly why?: string;
  readonly struck?: string;
};

/**
 * A form that several people write at once: single fields, lists of rows, and (for rows that the bot drew) what people wrote over them.
 * Paths: `goal`, `types/c1/name`.
 */
export type Sheet = {
  readonly cells: Cells;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly over: Readonly<Record<string, Cells>>;
};

export const blankSheet: Sheet = { cells: {}, rows: {}, over: {} };

/** All rows of a list, also those taken out; none for a list that nobody wrote in, whatever its name. */
function allRows(sheet: Sheet, list: string): readonly Row[] {
  return Object.hasOwn(sheet.rows, list) ? (sheet.rows[list] ?? []) : [];
}

/** The rows of a list that are still there, in order. */
export function rowsOf(sheet: Sheet, list: string): readonly Row[] {
  return allRows(sheet, list).filter((row) => row.gone !== true);
}

/** Rows whose text a facilitator struck, each with why: the fact remains. */
export function struckRows(sheet: Sheet): readonly { readonly list: string; readonly id: string; readonly why: string }[] {
  return Object.keys(sheet.rows).flatMap((list) =>
    allRows(sheet, list).flatMap((row) => (row.struck === undefined ? [] : [{ list, id: row.id, why: row.struck }])),
  );
}

/** A row's values without who and when. */
export function valuesOf(cells: Cells): Values {
  return Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, cell.value]));
}

/** Everything on the sheet as plain values: lists as arrays of `{id, …}`. */
export function sheetValues(sheet: Sheet): Values {
  const lists = Object.keys(sheet.rows).map(
    (list) => [list, rowsOf(sheet, list).map((row) => ({ id: row.id, ...valuesOf(row.cells) }))] as const,
  );
  return { ...valuesOf(sheet.cells), ...Object.fromEntries(lists) };
}

type Place = { readonly field: Field; readonly cell: Cell | undefined };

/** Finds the field and the cell a path names; `drawn` are ids of rows that the bot drew. */
function locate(sheet: Sheet, path: string, fields: readonly Field[], drawn: ReadonlySet<string>): Place | Refusal {
  const [head = "", rowId, column] = path.split("/");
  const field = fields.find((one) => one.id === head);
  if (field === undefined) return refuse("value.unknown-field", { field: path, values: { field: path } });
  if (rowId === undefined)
    return field.kind === "rows"
      ? refuse("value.unknown-field", { field: path, values: { field: path } })
      : { field, cell: sheet.cells[head] };
  const inner = field.fields?.find((one) => one.id === column);
  if (inner === undefined) return refuse("value.unknown-field", { field: path, values: { field: path } });
  const row = rowsOf(sheet, head).find((one) => one.id === rowId);
  if (row !== undefined) return { field: inner, cell: row.cells[inner.id] };
  return drawn.has(rowId) ? { field: inner, cell: sheet.over[rowId]?.[inner.id] } : refuse("item.gone", { field: path });
}

/** Writes one field. Refused when somebody else wrote another text there since `base` (the rev the form was drawn with). */
export function set(sheet: Sheet, act: Extract<PartAct, { do: "set" }>, ctx: Context, fields: readonly Field[]): readonly Fact[] | Refusal {
  const place = locate(sheet, act.path, fields, new Set(ctx.subjects.map((one) => one.id)));
  if (isRefusal(place)) return place;
  const { field, cell } = place;
  if (field.facilitator && !ctx.facilitator) return refuse("permit.not-facilitator", { field: act.path });
  const value = isBlank(act.value) ? clear(field, act) : readValue({ ...field, required: false }, act.value, ctx);
  if (isRefusal(value)) return { ...value, field: act.path };
  if (same(value, cell?.value ?? null) || (cell === undefined && isBlank(value))) return [];
  if (cell !== undefined && cell.by !== ctx.person && isNews(cell, act.base, ctx)) return meanwhile(act.path, cell);
  return [{ type: `${ctx.part.pattern}.set`, data: { path: act.path, value, item: itemOf(act.path) } }];
}

/** Whether the form could not know of this text: by the revision it was drawn with, else by when the whole form was drawn. */
function isNews(cell: Cell, base: number | undefined, ctx: Context): boolean {
  return base === undefined ? ctx.drawn !== undefined && cell.rev > ctx.drawn : cell.rev !== base;
}

function meanwhile(path: string, cell: Cell): Refusal {
  return refuse("fill.changed-meanwhile", { field: path, other: cell, ...(cell.by === null ? {} : { people: [cell.by] }) });
}

function clear(field: Field, act: { readonly path: string }): Json | Refusal {
  return field.required === true && act.path.includes("/") ? refuse("value.missing", { field: field.id }) : null;
}

function itemOf(path: string): string {
  return path.split("/")[1] ?? path;
}

/** Adds a row with the id its form was given: the same again changes nothing, other values are an edit of what was sent. */
export function addRow(sheet: Sheet, act: Extract<PartAct, { do: "add-row" }>, ctx: Context, list: Field): readonly Fact[] | Refusal {
  const before = allRows(sheet, act.list).find((row) => row.id === act.id);
  if (before?.gone === true) return [];
  const values = readValues(list.fields ?? [], act.values, ctx);
  if (isRefusal(values)) return { ...values, field: `${act.list}/${act.id}/${values.field ?? ""}` };
  if (before !== undefined) return rewrite(before, values, ctx, act.list);
  if (rowsOf(sheet, act.list).length >= (list.max ?? 100)) return refuse("list.too-many", { values: { max: list.max ?? 100 } });
  return [
    {
      type: `${ctx.part.pattern}.row-added`,
      data: { list: act.list, item: act.id, values, after: act.after ?? null, last: act.after === undefined },
    },
  ];
}

function rewrite(row: Row, values: Values, ctx: Context, list: string): readonly Fact[] | Refusal {
  if (same(values, valuesOf(row.cells))) return [];
  if (row.by !== ctx.person) return refuse("item.not-yours");
  const changed = Object.entries(values).filter(([id, value]) => !same(value, row.cells[id]?.value));
  const theirs = changed.map(([id]) => [id, row.cells[id]] as const).find(([, cell]) => cell !== undefined && cell.by !== ctx.person);
  if (theirs?.[1] !== undefined) return meanwhile(`${list}/${row.id}/${theirs[0]}`, theirs[1]);
  return changed.map(([id, value]) => ({
    type: `${ctx.part.pattern}.set`,
    data: { path: `${list}/${row.id}/${id}`, value, item: row.id },
  }));
}

/** Takes a row out; a second time changes nothing. Refused when somebody else wrote in it since the form was drawn. */
export function removeRow(sheet: Sheet, act: Extract<PartAct, { do: "remove-row" }>, ctx: Context): readonly Fact[] | Refusal {
  const row = allRows(sheet, act.list).find((one) => one.id === act.id);
  if (row === undefined) return refuse("item.unknown");
  const no = tooLong(act.why ?? "", "why");
  if (no !== undefined || row.gone === true) return no ?? [];
  const theirs = Object.values(row.cells).find((cell) => cell.by !== ctx.person && isNews(cell, undefined, ctx));
  if (theirs !== undefined)
    return refuse("list.changed-meanwhile", {
      field: `${act.list}/${act.id}`,
      other: theirs,
      ...(theirs.by === null ? {} : { people: [theirs.by] }),
    });
  return [{ type: `${ctx.part.pattern}.row-removed`, data: { list: act.list, item: act.id, why: act.why ?? null } }];
}

/** Strikes a row of any list: its text is gone from every view, the fact and its reason remain (method.md, "Common to all"). */
export function strikeRow(sheet: Sheet, act: Extract<PartAct, { do: "strike" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!ctx.facilitator) return refuse("act.not-allowed");
  const list = Object.keys(sheet.rows).find((one) => allRows(sheet, one).some((row) => row.id === act.item));
  if (list === undefined) return refuse("item.unknown");
  const reason = strikeReason(act.reason);
  if (isRefusal(reason)) return reason;
  const struck = allRows(sheet, list).some((row) => row.id === act.item && row.struck !== undefined);
  return struck ? [] : [{ type: `${ctx.part.pattern}.struck`, data: { list, item: act.item, reason } }];
}

function patchRows(sheet: Sheet, list: string, how: (rows: readonly Row[]) => readonly Row[]): Sheet {
  return { ...sheet, rows: { ...sheet.rows, [list]: how(allRows(sheet, list)) } };
}

function place(rows: readonly Row[], row: Row, after: string | null): readonly Row[] {
  const at = after === null ? 0 : rows.findIndex((one) => one.id === after) + 1;
  return at === 0 && after !== null ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)];
}

function write(sheet: Sheet, fact: Fact, meta: Meta): Sheet {
  const path = String(fact.data.path);
  const [head = "", rowId, column = ""] = path.split("/");
  const cell: Cell = { value: fact.data.value ?? null, rev: meta.rev, by: meta.by, at: meta.at };
  if (rowId === undefined) return { ...sheet, cells: { ...sheet.cells, [head]: cell } };
  if (!allRows(sheet, head).some((row) => row.id === rowId))
    return { ...sheet, over: { ...sheet.over, [rowId]: { ...sheet.over[rowId], [column]: cell } } };
  return patchRows(sheet, head, (rows) =>
    rows.map((row) => (row.id === rowId ? { ...row, rev: meta.rev, cells: { ...row.cells, [column]: cell } } : row)),
  );
}

/** Folds `…set`, `…row-added`, `…row-removed`, `…struck` and what undoing puts back into a sheet. */
export function applySheet(sheet: Sheet, fact: Fact, meta: Meta): Sheet {
  const list = String(fact.data.list);
  const item = String(fact.data.item);
  switch (fact.type.slice(fact.type.indexOf(".") + 1)) {
    case "set":
      return write(sheet, fact, meta);
    case "row-added": {
      const cells = Object.fromEntries(
        Object.entries(fact.data.values as Values).map(([id, value]) => [id, { value, rev: meta.rev, by: meta.by, at: meta.at }]),
      );
      const row: Row = { id: item, by: meta.by, rev: meta.rev, at: meta.at, cells };
      const rows = allRows(sheet, list).filter((one) => one.id !== item);
      return patchRows(sheet, list, () => (fact.data.last === true ? [...rows, row] : place(rows, row, fact.data.after as string | null)));
    }
    case "row-removed":
      return patchRows(sheet, list, (rows) =>
        rows.map((row) =>
          row.id === item
            ? { ...row, gone: true, rev: meta.rev, ...(typeof fact.data.why === "string" ? { why: fact.data.why } : {}) }
            : row,
        ),
      );
    case "struck":
      return patchRows(sheet, list, (rows) =>
        rows.map((row) => (row.id === item ? { ...row, cells: {}, gone: true, rev: meta.rev, struck: String(fact.data.reason) } : row)),
      );
    case "row-put-back":
      return patchRows(sheet, list, (rows) =>
        fact.data.row === null
          ? rows.filter((row) => row.id !== item)
          : rows.map((row) => (row.id === item ? (fact.data.row as unknown as Row) : row)),
      );
    case "cell-put-back":
      return putCell(sheet, fact);
    default:
      return sheet;
  }
}

function putCell(sheet: Sheet, { data }: Fact): Sheet {
  const [head = "", rowId, column = ""] = String(data.path).split("/");
  const but = (cells: Cells | undefined, id: string): Cells => {
    const { [id]: _, ...rest } = cells ?? {};
    return data.cell === null ? rest : { ...rest, [id]: data.cell as unknown as Cell };
  };
  if (rowId === undefined) return { ...sheet, cells: but(sheet.cells, head) };
  return { ...sheet, over: { ...sheet.over, [rowId]: but(sheet.over[rowId], column) } };
}

/** The facts that put back what a fact is about to change, with who wrote it and when. */
export function invertSheet(sheet: Sheet, fact: Fact): readonly Fact[] {
  const [pattern = "", what] = fact.type.split(".");
  if (what === "struck") return [];
  const [head = "", rowId, column = ""] = String(fact.data.path ?? "").split("/");
  const list = what === "set" ? head : String(fact.data.list);
  const id = what === "set" ? rowId : String(fact.data.item);
  const row = allRows(sheet, list).find((one) => one.id === id);
  if (what !== "set" || row !== undefined)
    return [{ type: `${pattern}.row-put-back`, data: { list, item: id ?? "", row: (row ?? null) as Json } }];
  const cell = rowId === undefined ? sheet.cells[head] : sheet.over[rowId]?.[column];
  return [
    { type: `${pattern}.cell-put-back`, data: { path: String(fact.data.path), item: itemOf(String(fact.data.path)), cell: cell ?? null } },
  ];
}
