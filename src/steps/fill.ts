import { adoptSheet } from "./adopt.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import { isBlank } from "./field.ts";
import type { Context, Fact, PartAct, Pattern, Subject } from "./part.ts";
import { type Sheet, addRow, applySheet, blankSheet, invertSheet, removeRow, rowsOf, set, strikeRow, valuesOf } from "./sheet.ts";

function accept(state: Sheet, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (act.do === "strike") return strikeRow(state, act, ctx);
  if (!ctx.inputOpen && !ctx.facilitator) return refuse("act.not-open");
  switch (act.do) {
    case "set":
      return set(state, act, ctx, ctx.part.fields);
    case "add-row": {
      const list = ctx.part.fields.find((field) => field.id === act.list && field.kind === "rows");
      return list === undefined
        ? refuse("value.unknown-field", { field: act.list, values: { field: act.list } })
        : addRow(state, act, ctx, list);
    }
    case "remove-row":
      return removeRow(state, act, ctx);
    default:
      return refuse("act.unknown");
  }
}

/** Required fields must be filled, required lists must have a row; what a rule of the part asks for, the rule refuses in its own words. */
function gap(state: Sheet, ctx: Context): Refusal | undefined {
  const judged = new Set(ctx.part.rules.filter((rule) => rule.word === "rows" || rule.word === "said").map((rule) => rule.field));
  const missing = ctx.part.fields.find(
    (field) =>
      field.required &&
      !judged.has(field.id) &&
      (field.kind === "rows" ? rowsOf(state, field.id).length === 0 : isBlank(state.cells[field.id]?.value)),
  );
  return missing === undefined ? undefined : refuse("value.missing", { field: missing.id });
}

function kept(state: Sheet): readonly Subject[] {
  return Object.keys(state.rows).flatMap((list) =>
    rowsOf(state, list).map((row) => ({ id: row.id, values: { list, ...valuesOf(row.cells) } })),
  );
}

/** One shared form; anyone edits a field, and nobody's text is overwritten without a word. */
export const fill: Pattern<Sheet> = {
  id: "fill",
  version: 1,
  hidden: false,
  initial: blankSheet,
  accept,
  apply: applySheet,
  invert: invertSheet,
  about: (fact) => String(fact.data.item),
  gap,
  settle: () => [],
  adopt: adoptSheet,
  kept,
};
