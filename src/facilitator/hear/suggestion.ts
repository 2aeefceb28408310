import type { Json, Values } from "#steps/field.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { allTold, firstAct } from "../cards/suggestions.ts";
import { changeableOf } from "../suggestion-fields.ts";
import type { Hearer, Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };

/** What was left as it was changes nothing; what was emptied is taken away. */
function changed(before: Values, now: Values): { readonly [key: string]: Json } {
  const entries = Object.entries(now).filter(([id, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[id] ?? null));
  return Object.fromEntries(entries);
}

/** A suggestion as somebody changed it before they took it; one that nothing was changed in is taken as it was. */
export function hearSuggestion(said: Posted, { view }: Hearer): readonly Raw[] | Refusal {
  const suggestion = said.text("suggestion");
  const piece = said.text("piece");
  const told = allTold({ view }).find((one) => one.suggestion.id === suggestion && one.piece.id === piece);
  if (told === undefined) return refuse("item.unknown");
  const act = firstAct(told.piece);
  if (act?.do === "merge") {
    const from = said.chosen("from").filter((id) => act.from.includes(id));
    const answer = from.length === act.from.length ? "accept" : from.length === 0 ? "drop" : "edit";
    return [{ do: "answer-suggestion", suggestion, piece, answer, ...(answer === "edit" ? { change: { from } } : {}) }];
  }
  const fields = changeableOf(view, told);
  if (fields === undefined) return refuse("act.unknown");
  const values = said.edited(fields.fields, "f.");
  if (isRefusal(values)) return values;
  const change = changed(fields.values, values);
  const answer = Object.keys(change).length === 0 ? "accept" : "edit";
  return [{ do: "answer-suggestion", suggestion, piece, answer, ...(answer === "edit" ? { change } : {}) }];
}
