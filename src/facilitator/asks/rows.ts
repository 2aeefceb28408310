import type { PartOnView } from "#session/view.ts";
import type { Field, Values } from "#steps/field.ts";
import { listId } from "#steps/list.ts";
import type { PartView } from "#steps/patterns.ts";
import { type Cells, type Row, valuesOf } from "#steps/sheet.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Talk } from "../talk.ts";
import { partAt, shut, voiceless } from "./kit.ts";
import type { Place } from "./sheet.ts";

/** A row of any list, with its values as they count and the cells that people wrote. */
export type Standing = { readonly id: string; readonly values: Values; readonly cells: Cells; readonly drawn: boolean };
/** A part that several people write at once. */
export type Sheet = {
  readonly talk: Talk;
  readonly part: PartOnView;
  readonly view: Exclude<PartView, { readonly pattern: "collect" | "converge" | "rate" | "decide" }>;
};
/** A list of a shared form: its definition, and the rows that stand in it. */
export type List = { readonly id: string; readonly fields: readonly Field[]; readonly rows: readonly Standing[] };

/** The part that an ask is about, where it is one that several people write and this person may write in it now. */
export function sheetAt(talk: Talk, about: readonly string[]): Sheet | Refusal {
  const part = partAt(talk, about);
  if (part === undefined) return refuse(talk.view.status === "lobby" ? "session.not-begun" : "act.unknown");
  const { content } = part;
  if (content.pattern !== "fill" && content.pattern !== "list" && content.pattern !== "review") return refuse("act.unknown");
  const no = voiceless(talk) ?? shut(talk, part, "open") ?? ended(talk, part);
  return no ?? { talk, part, view: content };
}

/** Once input has ended only facilitators still write in a form or a list. */
export function ended(talk: Talk, part: PartOnView): Refusal | undefined {
  return part.phase === "input" || talk.facilitator || part.content.pattern === "review" ? undefined : refuse("act.not-open");
}

function plain({ id, cells }: Row): Standing {
  return { id, values: valuesOf(cells), cells, drawn: false };
}

/** The list of that name in the part. */
export function listAt({ part, view }: Pick<Sheet, "part" | "view">, name: string | undefined): List | undefined {
  if (view.pattern === "list" && name === listId) return { id: listId, fields: part.def.fields, rows: view.rows };
  if (view.pattern === "review") return undefined;
  const defs = view.pattern === "list" ? (part.def.head ?? []) : part.def.fields;
  const def = defs.find((one) => one.kind === "rows" && one.id === name);
  const lists = view.pattern === "list" ? view.heads : view.rows;
  return def === undefined ? undefined : { id: def.id, fields: def.fields ?? [], rows: (lists[def.id] ?? []).map(plain) };
}

/** All lists of the part. */
export function listsOf(sheet: Pick<Sheet, "part" | "view">): readonly List[] {
  const { part, view } = sheet;
  const names = [...part.def.fields, ...(part.def.head ?? [])].filter((one) => one.kind === "rows").map((one) => one.id);
  return [...(view.pattern === "list" ? [listId] : []), ...names].flatMap((name) => listAt(sheet, name) ?? []);
}

/** Single fields of the part, in their order, with what stands in them. */
export function singlesOf({ part, view }: Sheet): readonly Place[] {
  const defs = view.pattern === "list" ? (part.def.head ?? []) : part.def.fields;
  const cells = view.pattern === "list" ? view.head : view.cells;
  const few = view.pattern === "fill" && (view.rows.types ?? []).length < 2;
  return defs
    .filter((def) => def.kind !== "rows" && !(few && def.of === "types"))
    .map((def) => ({ def, path: def.id, cell: cells[def.id], label: def.id }));
}

/** What is thought of first in an action: what, who, by when, for what. */
const firstInPlan = ["title", "owner", "deadline", "touchpoints"];

/** Fields of a row in groups: what it is born with, then "more about it", at most five at once. */
export function rowGroups({ talk }: Pick<Sheet, "talk">, { fields }: Pick<List, "fields">): readonly (readonly Field[])[] {
  const asked = fields.filter((def) => talk.facilitator || def.facilitator !== true);
  const rank = (def: Field) => (firstInPlan.includes(def.id) ? firstInPlan.indexOf(def.id) : firstInPlan.length);
  const first = asked.filter((def) => def.more !== true || def.id === "expected").toSorted((a, b) => rank(a) - rank(b));
  const rest = asked.filter((def) => !first.includes(def));
  const chunks = (all: readonly Field[]) => Array.from({ length: Math.ceil(all.length / 5) }, (_, n) => all.slice(n * 5, n * 5 + 5));
  return [...chunks(first), ...chunks(rest)];
}

/** Where the fields of a row stand. */
export function placesOf(list: List, row: Standing, defs: readonly Field[]): readonly Place[] {
  return defs.map((def) => ({
    def,
    path: `${list.id}/${row.id}/${def.id}`,
    cell: row.cells[def.id],
    shown: row.values[def.id] ?? null,
    label: list.id === listId ? def.id : `${list.id}/${def.id}`,
  }));
}

/** The row's own name: what must stand in it. */
export function rowName(list: List, { values }: Standing): string {
  const named = list.fields
    .filter((def) => def.required === true && (def.kind === "line" || def.kind === "text"))
    .map((def) => values[def.id]);
  return named.filter((one) => typeof one === "string").join(" ↔ ");
}
