import type { Json } from "#lib/json.ts";
import type { Decision } from "#session/decide.ts";
import type { Ledger } from "./ports.ts";
import type { Standing } from "./shelf.ts";

type Data = { readonly [key: string]: Json };

/** What an event is about; of a form that came late and was kept whole also what the form was about. */
function itemsOf({ type, data }: { readonly type: string; readonly data: Json }): readonly Json[] {
  const { item, id, act } = data as Data;
  if (type !== "late.kept") return [item ?? null, id ?? null];
  const form = (act ?? {}) as Data;
  return [id ?? null, form.id ?? null, form.item ?? null, String(form.path ?? "").split("/")[1] ?? null];
}

/** Notes and what came late, each under its own id: what `text.struck` names. */
const apart: ReadonlySet<string> = new Set(["note.added", "late.kept"]);

/** True where an event holds texts of what was struck: all that a step has of an item, what came late before it was taken in, or a note. */
function isOf(event: { readonly type: string; readonly data: Json }, { step, item, id }: Data): boolean {
  if (step === undefined) return apart.has(event.type) && (event.data as Data).id === id;
  return (event.data as Data).step === step && itemsOf(event).some((one) => one !== null && one === item);
}

/** Whether texts go with this decision: struck by a facilitator, or a person's own. */
function takesTexts({ type }: { readonly type: string }): boolean {
  return type.endsWith(".struck") || type === "text.erased";
}

/**
 * The events whose texts a strike overwrites, whoever wrote them (method.md, "strike"). What a model suggested goes too, whatever it was about, also
 * where a person was erased: it may hold their words in others.
 */
export async function struckBy(ledger: Ledger, { tenant, id }: Standing, decision: Decision): Promise<readonly number[]> {
  const gone = decision.events.filter(takesTexts);
  const strikes = gone.filter((event) => event.type !== "text.erased");
  const log = gone.length === 0 ? undefined : await ledger.load(tenant, id);
  const told = (log?.events ?? []).filter((event) => !event.type.endsWith(".struck"));
  const wiped = told.filter((event) => event.type === "suggestion.made" || strikes.some((strike) => isOf(event, strike.data)));
  return wiped.map((event) => event.seq);
}
