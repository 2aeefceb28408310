import { type Json, type Values, limits, readSome, readValues } from "./field.ts";
import { strikeReason } from "./reason.ts";
import { same } from "./same.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Context, Fact, Meta, PartAct, Pattern, Subject } from "./part.ts";

/** One short item. `by` is null when unsigned; `receipt` is the hash of the token that lets its unsigned author change it. */
export type Idea = {
  readonly id: string;
  readonly by: string | null;
  readonly values: Values;
  readonly rev: number;
  readonly receipt?: string;
  readonly suggested?: string;
  readonly gone?: "removed" | "struck";
  readonly why?: string;
  readonly parked?: boolean;
};
export type Ideas = { readonly ideas: readonly Idea[] };

function find(state: Ideas, id: string): Idea | undefined {
  return state.ideas.find((idea) => idea.id === id);
}

/** Signed items belong to their author, who is not named (the step may be shown without names); unsigned ones to whoever shows the receipt. */
function mayTouch(idea: Idea, act: { receipt?: string }, ctx: Context): Refusal | undefined {
  if (idea.gone !== undefined) return refuse("item.gone");
  if (idea.by === null) return idea.receipt !== undefined && act.receipt === idea.receipt ? undefined : refuse("item.receipt");
  return idea.by === ctx.person ? undefined : refuse("item.not-yours");
}

function add(state: Ideas, act: Extract<PartAct, { do: "add" }>, ctx: Context): readonly Fact[] | Refusal {
  const before = find(state, act.id);
  if (before !== undefined)
    return edit(
      state,
      { do: "edit", item: act.id, values: act.values, ...(act.receipt === undefined ? {} : { receipt: act.receipt }) },
      ctx,
    );
  if (state.ideas.filter((idea) => idea.gone === undefined).length >= limits.ideas)
    return refuse("collect.too-many", { values: { max: limits.ideas } });
  const values = readValues(ctx.part.fields, act.values, ctx);
  if (isRefusal(values)) return values;
  const no = ctx.entry(values);
  if (no !== undefined) return no;
  const receipt: { [key: string]: Json } = act.anonymous && act.receipt !== undefined ? { receipt: act.receipt } : {};
  const suggested: { [key: string]: Json } = act.suggested === undefined ? {} : { suggested: act.suggested };
  return [{ type: "collect.added", data: { item: act.id, values, unsigned: act.anonymous === true, ...receipt, ...suggested } }];
}

function edit(state: Ideas, act: Extract<PartAct, { do: "edit" }>, ctx: Context): readonly Fact[] | Refusal {
  const idea = find(state, act.item);
  if (idea === undefined) return refuse("item.unknown");
  const no = mayTouch(idea, act, ctx);
  if (no !== undefined) return no;
  const values = readSome(ctx.part.fields, { ...idea.values, ...act.values }, ctx);
  if (isRefusal(values)) return values;
  const whole = readValues(ctx.part.fields, values, ctx);
  if (isRefusal(whole)) return whole;
  if (same(whole, idea.values)) return [];
  return ctx.entry(whole) ?? [{ type: "collect.edited", data: { item: idea.id, values: whole, unsigned: idea.by === null } }];
}

function remove(state: Ideas, act: Extract<PartAct, { do: "remove" }>, ctx: Context): readonly Fact[] | Refusal {
  const idea = find(state, act.item);
  if (idea === undefined) return refuse("item.unknown");
  if (idea.gone === "removed") return [];
  return mayTouch(idea, act, ctx) ?? [{ type: "collect.removed", data: { item: idea.id, unsigned: idea.by === null } }];
}

function park(state: Ideas, act: Extract<PartAct, { do: "park" }>): readonly Fact[] | Refusal {
  const idea = find(state, act.item);
  if (idea === undefined || idea.gone !== undefined) return refuse("item.gone");
  return (idea.parked ?? false) === act.on ? [] : [{ type: "collect.parked", data: { item: idea.id, on: act.on } }];
}

/** The text is gone from every view, the fact remains (method.md, "Common to all"). */
function strike(state: Ideas, act: Extract<PartAct, { do: "strike" }>, ctx: Context): readonly Fact[] | Refusal {
  const idea = find(state, act.item);
  if (idea === undefined) return refuse("item.unknown");
  if (!ctx.facilitator) return refuse("act.not-allowed");
  const reason = strikeReason(act.reason);
  if (isRefusal(reason)) return reason;
  return idea.gone === undefined ? [{ type: "collect.struck", data: { item: idea.id, reason } }] : [];
}

function accept(state: Ideas, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (act.do === "park") return park(state, act);
  if (act.do === "strike") return strike(state, act, ctx);
  if (!ctx.inputOpen) return refuse("act.not-open");
  switch (act.do) {
    case "add":
      return add(state, act, ctx);
    case "edit":
      return edit(state, act, ctx);
    case "remove":
      return remove(state, act, ctx);
    default:
      return refuse("act.unknown");
  }
}

function change(state: Ideas, item: string, how: (idea: Idea) => Idea): Ideas {
  return { ideas: state.ideas.map((idea) => (idea.id === item ? how(idea) : idea)) };
}

function apply(state: Ideas, fact: Fact, meta: Meta): Ideas {
  const item = String(fact.data.item);
  switch (fact.type) {
    case "collect.added":
      return { ideas: [...state.ideas.filter((idea) => idea.id !== item), born(fact, meta)] };
    case "collect.edited":
      return change(state, item, (idea) => ({ ...idea, values: fact.data.values as Values, rev: meta.rev }));
    case "collect.removed":
      return change(state, item, (idea) => ({ ...idea, gone: "removed", rev: meta.rev }));
    case "collect.parked":
      return change(state, item, (idea) => ({ ...idea, parked: fact.data.on === true, rev: meta.rev }));
    case "collect.struck":
      return change(state, item, (idea) => ({ ...idea, values: {}, gone: "struck", why: String(fact.data.reason), rev: meta.rev }));
    case "collect.put-back":
      return putBack(state, item, fact.data.idea as Idea | null);
    default:
      return state;
  }
}

function born(fact: Fact, meta: Meta): Idea {
  const { item, values, unsigned, receipt, suggested } = fact.data;
  return {
    id: String(item),
    by: unsigned === true ? null : meta.by,
    values: values as Values,
    rev: meta.rev,
    ...(typeof receipt === "string" ? { receipt } : {}),
    ...(typeof suggested === "string" ? { suggested } : {}),
  };
}

function putBack(state: Ideas, item: string, idea: Idea | null): Ideas {
  if (idea === null) return { ideas: state.ideas.filter((one) => one.id !== item) };
  return change(state, item, () => idea);
}

function invert(state: Ideas, fact: Fact): readonly Fact[] {
  if (fact.type === "collect.struck") return [];
  const item = String(fact.data.item);
  return [{ type: "collect.put-back", data: { item, idea: (find(state, item) ?? null) as Json } }];
}

function standing(state: Ideas): readonly Subject[] {
  return state.ideas
    .filter((idea) => idea.gone === undefined && idea.parked !== true)
    .map((idea) => ({ id: idea.id, values: idea.values }));
}

function seen(state: Ideas, shown: Ideas, person: string | null): Ideas {
  const known = new Set(shown.ideas.map((idea) => idea.id));
  return { ideas: state.ideas.filter((idea) => known.has(idea.id) || (idea.by !== null && idea.by === person)) };
}

function adopt(state: Ideas, person: string, into: string): Ideas {
  return { ideas: state.ideas.map((idea) => (idea.by === person ? { ...idea, by: into } : idea)) };
}

/** Each person adds short items, hidden from the others until the reveal, by name or unsigned. */
export const collect: Pattern<Ideas> = {
  id: "collect",
  version: 1,
  hidden: true,
  initial: { ideas: [] },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item),
  gap: () => undefined,
  settle: () => [],
  seen,
  adopt,
  kept: standing,
};
