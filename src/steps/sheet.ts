import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Field, type Json, type Values, isBlank, readValue, readValues, same } from "./field.ts";
import type { Context, Fact, Meta, PartAct } from "./part.ts";

/** One field of a shared form: its value, the event that wrote it, and who. */
export type Cell = { readonly value: Json; readonly rev: number; readonly by: string | null; readonly at: number };
export type Cells = Readonly<Record<string, Cell>>;
export type Row = { readonly id: string; readonly by: string | null; readonly rev: number; readonly at: number; readonly cells: Cells; readonly gone?: boolean; readonly why?: string };

/**
 * A form that several people write at once: single fields, lists of rows, and (for rows that the bot drew) what people wrote over them.
 * Paths: `goal`, `types/c1/name`.
 */
export type Sheet = { readonly cells: Cells; readonly rows: Readonly<Record<string, readonly Row[]>>; readonly over: Readonly<Record<string, Cells>> };

export const blankSheet: Sheet = { cells: {}, rows: {}, over: {} };

/** The rows of a list that are still there, in order. */
export function rowsOf(sheet: Sheet, list: string): readonly Row[] {
  return (sheet.rows[list] ?? []).filter((row) => row.gone !== true);
}

/** A row's values without who and when. */
export function valuesOf(cells: Cells): Values {
  return Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, cell.value]));
}

/** Everything on the sheet as plain values: lists as arrays of `{id, …}`. */
export function sheetValues(sheet: Sheet): Values {
  const lists = Object.keys(sheet.rows).map((list) => [list, rowsOf(sheet, list).map((row) => ({ id: row.id, ...valuesOf(row.cells) }))] as const);
  return { ...valuesOf(sheet.cells), ...Object.fromEntries(lists) };
}

type Place = { readonly field: Field; readonly cell: Cell | undefined };

/** Finds the field and the cell a path names; `drawn` are ids of rows that the bot drew. */
function locate(sheet: Sheet, path: string, fields: readonly Field[], drawn: ReadonlySet<string>): Place | Refusal {
  const [head = "", rowId, column] = path.split("/");
  const field = fields.find((one) => one.id === head);
  if (field === undefined) return refuse("value.unknown-field", { field: path, values: { field: path } });
  if (rowId === undefined) return field.kind === "rows" ? refuse("value.unknown-field", { field: path, values: { field: path } }) : { field, cell: sheet.cells[head] };
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
  if (act.base !== undefined && cell !== undefined && cell.rev !== act.base && cell.by !== ctx.person) {
    return refuse("fill.changed-meanwhile", { field: act.path, other: cell, ...(cell.by === null ? {} : { people: [cell.by] }) });
  }
  return [{ type: `${ctx.part.pattern}.set`, data: { path: act.path, value, item: itemOf(act.path) } }];
}

function clear(field: Field, act: { readonly path: string }): Json | Refusal {
  return field.required === true && act.path.includes("/") ? refuse("value.missing", { field: field.id }) : null;
}

function itemOf(path: string): string {
  return path.split("/")[1] ?? path;
}

/** Adds a row with the id its form was given: the same again changes nothing, other values are an edit of what was sent. */
export function addRow(sheet: Sheet, act: Extract<PartAct, { do: "add-row" }>, ctx: Context, list: Field): readonly Fact[] | Refusal {
  const before = (sheet.rows[act.list] ?? []).find((row) => row.id === act.id);
  if (before?.gone === true) return [];
  const values = readValues(list.fields ?? [], act.values, ctx);
  if (isRefusal(values)) return { ...values, field: `${act.list}/${act.id}/${values.field ?? ""}` };
  if (before !== undefined) return rewrite(before, values, ctx, act.list);
  if (rowsOf(sheet, act.list).length >= (list.max ?? 100)) return refuse("list.too-many", { values: { max: list.max ?? 100 } });
  return [{ type: `${ctx.part.pattern}.row-added`, data: { list: act.list, item: act.id, values, after: act.after ?? null, last: act.after === undefined } }];
}

function rewrite(row: Row, values: Values, ctx: Context, list: string): readonly Fact[] | Refusal {
  if (same(values, valuesOf(row.cells))) return [];
  if (row.by !== ctx.person) return refuse("item.not-yours");
  return Object.entries(values)
    .filter(([id, value]) => !same(value, row.cells[id]?.value))
    .map(([id, value]) => ({ type: `${ctx.part.pattern}.set`, data: { path: `${list}/${row.id}/${id}`, value, item: row.id } }));
}

/** Takes a row out; a second time changes nothing. */
export function removeRow(sheet: Sheet, act: Extract<PartAct, { do: "remove-row" }>, pattern: string): readonly Fact[] | Refusal {
  const row = (sheet.rows[act.list] ?? []).find((one) => one.id === act.id);
  if (row === undefined) return refuse("item.unknown");
  return row.gone === true ? [] : [{ type: `${pattern}.row-removed`, data: { list: act.list, item: act.id, why: act.why ?? null } }];
}

function patchRows(sheet: Sheet, list: string, how: (rows: readonly Row[]) => readonly Row[]): Sheet {
  return { ...sheet, rows: { ...sheet.rows, [list]: how(sheet.rows[list] ?? []) } };
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
  if (!(sheet.rows[head] ?? []).some((row) => row.id === rowId)) return { ...sheet, over: { ...sheet.over, [rowId]: { ...sheet.over[rowId], [column]: cell } } };
  return patchRows(sheet, head, (rows) => rows.map((row) => (row.id === rowId ? { ...row, rev: meta.rev, cells: { ...row.cells, [column]: cell } } : row)));
}

/** Folds `…set`, `…row-added`, `…row-removed`, `…row-restored`, `…row-moved` into a sheet. */
export function applySheet(sheet: Sheet, fact: Fact, meta: Meta): Sheet {
  const list = String(fact.data.list);
  const item = String(fact.data.item);
  switch (fact.type.slice(fact.type.indexOf(".") + 1)) {
    case "set":
      return write(sheet, fact, meta);
    case "row-added": {
      const cells = Object.fromEntries(Object.entries(fact.data.values as Values).map(([id, value]) => [id, { value, rev: meta.rev, by: meta.by, at: meta.at }]));
      const row: Row = { id: item, by: meta.by, rev: meta.rev, at: meta.at, cells };
      const rows = (sheet.rows[list] ?? []).filter((one) => one.id !== item);
      return patchRows(sheet, list, () => (fact.data.last === true ? [...rows, row] : place(rows, row, fact.data.after as string | null)));
    }
    case "row-removed":
      return patchRows(sheet, list, (rows) => rows.map((row) => (row.id === item ? { ...row, gone: true, rev: meta.rev, ...(typeof fact.data.why === "string" ? { why: fact.data.why } : {}) } : row)));
    case "row-restored":
      return patchRows(sheet, list, (rows) => rows.map(({ gone, why, ...row }) => (row.id === item ? { ...row, rev: meta.rev } : { ...row, ...(gone ? { gone } : {}), ...(why ? { why } : {}) })));
    default:
      return sheet;
  }
}

/** The facts that undo one. */
export function invertSheet(sheet: Sheet, fact: Fact): readonly Fact[] {
  const [pattern = "", what] = fact.type.split(".");
  const { list = "", item = "" } = fact.data;
  if (what === "row-added") return [{ type: `${pattern}.row-removed`, data: { list, item, why: null } }];
  if (what === "row-removed") return [{ type: `${pattern}.row-restored`, data: { list, item } }];
  if (what !== "set") return [];
  const path = String(fact.data.path);
  const [head = "", rowId, column = ""] = path.split("/");
  const row = rowsOf(sheet, head).find((one) => one.id === rowId);
  const before = rowId === undefined ? sheet.cells[head] : row === undefined ? sheet.over[rowId]?.[column] : row.cells[column];
  return [{ type: fact.type, data: { path, item, value: before?.value ?? null } }];
}
