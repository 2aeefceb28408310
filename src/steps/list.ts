import { adoptSheet } from "./adopt.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import { type Field, isBlank } from "./field.ts";
import { tooLong } from "./reason.ts";
import { same } from "./same.ts";
import type { Context, Fact, Meta, Part, PartAct, Pattern, Subject } from "./part.ts";
import { type Sheet, addRow, applySheet, blankSheet, invertSheet, removeRow, rowsOf, set, strikeRow, valuesOf } from "./sheet.ts";

/** `order` names rows of the list and rows that the bot drew; what it does not name keeps its natural place after what precedes it. `fallen`: drawn rows that were still incomplete when the list closed. */
export type Listing = Sheet & {
  readonly order: readonly string[];
  readonly removed: Readonly<Record<string, string>>;
  readonly fallen: readonly string[];
};

/** The list's rows are addressed as `items/<row>/<field>`. */
export const listId = "items";

function asField(part: Part): Field {
  return { id: listId, kind: "rows", fields: part.fields, ...maxOf(part) };
}

function maxOf(part: Part): { max?: number } {
  const rule = part.rules.find((one) => one.word === "at-most");
  return rule?.n === undefined ? {} : { max: rule.n };
}

/** All rows in the order the team sees: drawn ones with what was written over them, and the list's own. */
export function listed(state: Listing, subjects: readonly Subject[]): readonly Subject[] {
  const drawn = subjects
    .filter((one) => state.removed[one.id] === undefined && !state.fallen.includes(one.id))
    .map((one) => ({ id: one.id, values: { ...one.values, ...valuesOf(state.over[one.id] ?? {}) } }));
  const own = rowsOf(state, listId).map((row) => ({ id: row.id, values: valuesOf(row.cells) }));
  return inOrder([...drawn, ...own], state.order);
}

/** Puts what `order` names in that order; the others keep their place behind whatever stood before them. */
export function inOrder(items: readonly Subject[], order: readonly string[]): readonly Subject[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const result = order.flatMap((id) => byId.get(id) ?? []);
  const named = new Set(order);
  items.forEach((item, place) => {
    if (named.has(item.id)) return;
    const before = place === 0 ? undefined : items[place - 1]?.id;
    const at = before === undefined ? 0 : result.findIndex((one) => one.id === before) + 1;
    result.splice(at === 0 && before !== undefined ? result.length : at, 0, item);
  });
  return result;
}

function tooMany(ctx: Context, refused: Refusal): Refusal {
  const rule = ctx.part.rules.find((one) => one.word === "at-most");
  return rule === undefined ? refused : refuse(rule.refused, { values: { max: rule.n ?? 0 } });
}

function addBeside(state: Listing, act: Extract<PartAct, { do: "add-row" }>, ctx: Context): readonly Fact[] | Refusal {
  const field = ctx.part.head?.find((one) => one.id === act.list && one.kind === "rows");
  return field === undefined
    ? refuse("value.unknown-field", { field: act.list, values: { field: act.list } })
    : addRow(state, act, ctx, field);
}

function add(state: Listing, act: Extract<PartAct, { do: "add-row" }>, ctx: Context): readonly Fact[] | Refusal {
  if (act.list !== listId) return addBeside(state, act, ctx);
  const max = maxOf(ctx.part).max;
  const isNew = !(state.rows[listId] ?? []).some((row) => row.id === act.id);
  if (isNew && max !== undefined && listed(state, ctx.subjects).length >= max)
    return tooMany(ctx, refuse("list.too-many", { values: { max } }));
  if (isNew && ctx.subjects.some((one) => one.id === act.id)) return refuse("item.not-yours");
  const facts = addRow(state, { ...act, list: listId }, ctx, asField(ctx.part));
  if ("refused" in facts) return facts;
  return entryRefusal(facts, ctx) ?? facts;
}

function entryRefusal(facts: readonly Fact[], ctx: Context): Refusal | undefined {
  const added = facts.find((fact) => fact.type === "list.row-added");
  return added === undefined ? undefined : ctx.entry({ id: added.data.item ?? "", ...(added.data.values as object) });
}

function write(state: Listing, act: Extract<PartAct, { do: "set" }>, ctx: Context): readonly Fact[] | Refusal {
  const facts = set(state, act, ctx, [...(ctx.part.head ?? []), asField(ctx.part)]);
  if ("refused" in facts || facts.length === 0) return facts;
  const [head, rowId, column] = act.path.split("/");
  if (head !== listId || rowId === undefined || column === undefined) return facts;
  const before = listed(state, ctx.subjects).find((one) => one.id === rowId)?.values ?? {};
  return ctx.entry({ ...before, id: rowId, [column]: facts[0]?.data.value ?? null }, column) ?? facts;
}

function reorder(state: Listing, ids: readonly string[], ctx: Context): readonly Fact[] | Refusal {
  const now = listed(state, ctx.subjects).map((one) => one.id);
  const no = ctx.entry({ order: [...ids] });
  if (no !== undefined) return no;
  const whole = ids.length === now.length && now.every((id) => ids.includes(id));
  if (!whole)
    return refuse(ctx.part.rules.find((rule) => rule.word === "whole-order")?.refused ?? "list.too-few", {
      values: { count: ids.length, other: now.length },
    });
  return same(ids, now) ? [] : [{ type: "list.ordered", data: { item: "order", order: [...ids] } }];
}

function move(state: Listing, act: Extract<PartAct, { do: "move-row" }>, ctx: Context): readonly Fact[] | Refusal {
  const now = listed(state, ctx.subjects).map((one) => one.id);
  if (!now.includes(act.id) || (act.after !== null && !now.includes(act.after)) || act.after === act.id) return refuse("item.gone");
  const rest = now.filter((id) => id !== act.id);
  const at = act.after === null ? 0 : rest.indexOf(act.after) + 1;
  const order = [...rest.slice(0, at), act.id, ...rest.slice(at)];
  return same(order, now) ? [] : [{ type: "list.ordered", data: { item: act.id, order } }];
}

function remove(state: Listing, act: Extract<PartAct, { do: "remove-row" }>, ctx: Context): readonly Fact[] | Refusal {
  if (act.list !== listId || !ctx.subjects.some((one) => one.id === act.id)) return removeRow(state, act, ctx);
  if (state.removed[act.id] !== undefined) return [];
  if (isBlank(act.why)) return refuse("decide.reason-needed", { field: "why" });
  return tooLong(act.why ?? "", "why") ?? [{ type: "list.left-out", data: { item: act.id, why: act.why ?? "" } }];
}

function accept(state: Listing, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (act.do === "strike") return strikeRow(state, act, ctx);
  if (!ctx.inputOpen && !ctx.facilitator) return refuse("act.not-open");
  switch (act.do) {
    case "add-row":
      return add(state, act, ctx);
    case "set":
      return write(state, act, ctx);
    case "remove-row":
      return remove(state, act, ctx);
    case "move-row":
      return move(state, act, ctx);
    case "order":
      return reorder(state, act.items, ctx);
    default:
      return refuse("act.unknown");
  }
}

function apply(state: Listing, fact: Fact, meta: Meta): Listing {
  switch (fact.type) {
    case "list.ordered":
      return { ...state, order: fact.data.order as readonly string[] };
    case "list.left-out":
      return { ...state, removed: { ...state.removed, [String(fact.data.item)]: String(fact.data.why) } };
    case "list.taken-back": {
      const { [String(fact.data.item)]: _, ...removed } = state.removed;
      return { ...state, removed };
    }
    case "list.fell-away":
      return { ...state, fallen: [...state.fallen, String(fact.data.item)] };
    default:
      return { ...state, ...applySheet(state, fact, meta) };
  }
}

function invert(state: Listing, fact: Fact): readonly Fact[] {
  if (fact.type === "list.ordered") return [{ type: fact.type, data: { item: fact.data.item ?? "", order: state.order } }];
  if (fact.type === "list.left-out") return [{ type: "list.taken-back", data: { item: fact.data.item ?? "" } }];
  return invertSheet(state, fact);
}

/** Drawn rows that lack what the part asks of its rows fall away as it closes (method.md, step `audit`). */
function settle(state: Listing, ctx: Context): readonly Fact[] {
  const asked = ctx.part.rules.filter((rule) => rule.word === "has").flatMap((rule) => rule.field ?? []);
  if (asked.length === 0) return [];
  const needed = [...asked, ...ctx.part.fields.filter((field) => field.required).map((field) => field.id)];
  const drawn = new Set(ctx.subjects.map((one) => one.id));
  const incomplete = listed(state, ctx.subjects).filter((row) => drawn.has(row.id) && needed.some((field) => isBlank(row.values[field])));
  return incomplete.map((row) => ({ type: "list.fell-away", data: { item: row.id } }));
}

/** An ordered list of records: add, edit, remove, move. Rows that the bot drew stand among the list's own. */
export const list: Pattern<Listing> = {
  id: "list",
  version: 1,
  hidden: false,
  initial: { ...blankSheet, order: [], removed: {}, fallen: [] },
  accept,
  apply,
  invert,
  about: (fact) => (fact.type === "list.ordered" ? "order" : String(fact.data.item)),
  gap: () => undefined,
  settle,
  adopt: adoptSheet,
  kept: (state, ctx) => listed(state, ctx.subjects),
};
