import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { asWritten, isEmpty, limits } from "./field.ts";
import { strikeReason, tooLong } from "./reason.ts";
import { same } from "./same.ts";
import type { Context, Fact, Meta, PartAct, Pattern } from "./part.ts";

type Marks = Readonly<Record<string, number>>;
/** person -> item -> scale -> value */
export type Ratings = {
  readonly marks: Readonly<Record<string, Readonly<Record<string, Marks>>>>;
  readonly evidence: Readonly<Record<string, readonly Evidence[]>>;
};
/** A quote or a figure beside an item; `struck` says why its text is gone. */
export type Evidence = { readonly id: string; readonly by: string | null; readonly text: string; readonly struck?: string };

function rateItem(state: Ratings, act: Extract<PartAct, { do: "rate" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!ctx.inputOpen) return refuse("act.not-open");
  if (ctx.person === null) return refuse("act.not-allowed");
  const scales = ctx.part.scales ?? [];
  for (const [id, value] of Object.entries(act.values)) {
    const scale = scales.find((one) => one.id === id);
    if (scale === undefined) return refuse("value.unknown-field", { field: id, values: { field: id } });
    if (!Number.isInteger(value) || value < scale.from || value > scale.to) {
      return refuse("rate.out-of-range", { field: id, values: { min: scale.from, max: scale.to } });
    }
  }
  const before = state.marks[ctx.person]?.[act.item] ?? {};
  const values = { ...before, ...act.values };
  return same(values, before) ? [] : [{ type: "rate.rated", data: { item: act.item, values } }];
}

function addEvidence(state: Ratings, act: Extract<PartAct, { do: "evidence" }>): readonly Fact[] | Refusal {
  const text = asWritten(act.text);
  if (isEmpty(text)) return refuse("text.empty", { field: "evidence" });
  const no = tooLong(text, "evidence");
  if (no !== undefined) return no;
  const there = state.evidence[act.item] ?? [];
  const known = there.some((one) => one.id === act.id);
  if (!known && there.length >= limits.talk) return refuse("list.too-many", { values: { max: limits.talk } });
  return known ? [] : [{ type: "rate.evidence-added", data: { item: act.item, id: act.id, text } }];
}

function strike(state: Ratings, act: Extract<PartAct, { do: "strike" }>): readonly Fact[] | Refusal {
  const found = Object.values(state.evidence)
    .flat()
    .find((one) => one.id === act.item);
  if (found === undefined) return refuse("item.unknown");
  const reason = strikeReason(act.reason);
  if (isRefusal(reason)) return reason;
  return found.struck === undefined ? [{ type: "rate.struck", data: { item: act.item, reason } }] : [];
}

function accept(state: Ratings, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (act.do === "strike") return strike(state, act);
  if (act.do !== "rate" && act.do !== "evidence") return refuse("act.unknown");
  if (!ctx.subjects.some((one) => one.id === act.item)) return refuse("rate.unknown-item");
  return act.do === "rate" ? rateItem(state, act, ctx) : addEvidence(state, act);
}

function apply(state: Ratings, fact: Fact, meta: Meta): Ratings {
  const item = String(fact.data.item);
  const by = meta.by ?? "";
  const others = { ...state.marks[by] };
  delete others[item];
  switch (fact.type) {
    case "rate.rated":
      return { ...state, marks: { ...state.marks, [by]: { ...others, [item]: fact.data.values as Marks } } };
    case "rate.unrated":
      return { ...state, marks: { ...state.marks, [by]: others } };
    case "rate.dots-dropped": {
      const { [item]: _, ...marks } = state.marks;
      return { ...state, marks };
    }
    case "rate.evidence-added": {
      const entry = { id: String(fact.data.id), by: meta.by, text: String(fact.data.text) };
      return { ...state, evidence: { ...state.evidence, [item]: [...(state.evidence[item] ?? []), entry] } };
    }
    case "rate.evidence-removed":
      return { ...state, evidence: { ...state.evidence, [item]: (state.evidence[item] ?? []).filter((one) => one.id !== fact.data.id) } };
    case "rate.struck":
      return { ...state, evidence: struckIn(state.evidence, item, String(fact.data.reason)) };
    default:
      return state;
  }
}

function struckIn(evidence: Ratings["evidence"], id: string, struck: string): Ratings["evidence"] {
  const wipe = (one: Evidence): Evidence => (one.id === id ? { ...one, text: "", struck } : one);
  return Object.fromEntries(Object.entries(evidence).map(([item, all]) => [item, all.map(wipe)]));
}

function invert(state: Ratings, fact: Fact, meta: Meta): readonly Fact[] {
  const item = String(fact.data.item);
  if (fact.type === "rate.evidence-added") return [{ type: "rate.evidence-removed", data: { item, id: fact.data.id ?? "" } }];
  if (fact.type !== "rate.rated") return [];
  const before = state.marks[meta.by ?? ""]?.[item];
  return [before === undefined ? { type: "rate.unrated", data: { item } } : { type: "rate.rated", data: { item, values: before } }];
}

/** Everyone with a voice has rated every item on every scale. */
function spent(state: Ratings, ctx: Context): boolean {
  const scales = ctx.part.scales ?? [];
  const rated = (person: string) =>
    ctx.subjects.every((one) => scales.every((scale) => state.marks[person]?.[one.id]?.[scale.id] !== undefined));
  return ctx.subjects.length > 0 && ctx.everyone.length > 0 && ctx.everyone.every(rated);
}

function seen(state: Ratings, shown: Ratings, person: string | null): Ratings {
  const own = person === null ? undefined : state.marks[person];
  return { ...state, marks: { ...shown.marks, ...(person === null || own === undefined ? {} : { [person]: own }) } };
}

/** Each person rates each item on whole-number scales, hidden until the reveal; rating some or none is fine. */
export const rate: Pattern<Ratings> = {
  id: "rate",
  version: 1,
  hidden: true,
  initial: { marks: {}, evidence: {} },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item),
  spent,
  gap: () => undefined,
  settle: () => [],
  seen,
  kept: (_, ctx) => ctx.subjects,
};
