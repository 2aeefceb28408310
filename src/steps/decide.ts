import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Json, type Values, asWritten, isEmpty, limits, readValues } from "./field.ts";
import { tooLong } from "./reason.ts";
import { same } from "./same.ts";
import type { Context, Fact, Meta, PartAct, Pattern, Subject } from "./part.ts";

export type Proposal = {
  readonly value: Values;
  /** null: the bot's opening proposal */
  readonly by: string | null;
  readonly at: number;
  readonly rev: number;
  readonly agreed?: "silence" | "facilitator" | "settled";
};
export type Objection = { readonly by: string | null; readonly reason: string; readonly open: boolean; readonly rev: number };
export type Decisions = {
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly objections: Readonly<Record<string, readonly Objection[]>>;
  /** item -> why a facilitator settled it over an open objection */
  readonly settled: Readonly<Record<string, string>>;
};

/** Objections to an item that nobody has met or withdrawn. */
export function openObjections(state: Decisions, item: string): readonly Objection[] {
  return (state.objections[item] ?? []).filter((one) => one.open);
}

function readReason(reason: string, refused: Refusal["refused"]): string | Refusal {
  const text = asWritten(reason);
  if (isEmpty(text)) return refuse(refused, { field: "reason" });
  return tooLong(text, "reason") ?? text;
}

/** Reads a decision's value: `{is: variant, …fields of the variant}`. */
export function readDecision(raw: Json, ctx: Context): Values | Refusal {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return refuse("value.wrong-kind", { field: "is" });
  const { is, ...rest } = raw as { [key: string]: Json };
  const variant = ctx.part.variants?.find((one) => one.id === is);
  if (variant === undefined) return refuse("value.not-a-choice", { field: "is", values: { choice: String(is ?? "").slice(0, 40) } });
  const values = readValues(variant.fields, rest, ctx);
  return isRefusal(values) ? values : { is: variant.id, ...values };
}

function propose(state: Decisions, act: Extract<PartAct, { do: "propose" }>, ctx: Context): readonly Fact[] | Refusal {
  const value = readDecision(act.value, ctx);
  if (isRefusal(value)) return value;
  const no = ctx.entry({ ...value, item: act.item });
  if (no !== undefined) return no;
  const before = state.proposals[act.item];
  if (before !== undefined && same(before.value, value)) {
    const objections = openObjections(state, act.item);
    if (objections.length === 0) return [];
    if (objections.some((one) => one.by !== ctx.person)) return refuse("decide.open-objection", { field: act.item });
  }
  const alone = ctx.voices <= 1;
  return [{ type: "decide.proposed", data: { item: act.item, value, ...(alone ? { agreed: "silence" } : {}) } }];
}

function object(state: Decisions, act: Extract<PartAct, { do: "object" }>, ctx: Context): readonly Fact[] | Refusal {
  if (state.proposals[act.item] === undefined) return refuse("decide.no-proposal");
  const reason = readReason(act.reason, "decide.reason-needed");
  if (isRefusal(reason)) return reason;
  const again = openObjections(state, act.item).some((one) => one.by === ctx.person && one.reason === reason);
  if (!again && (state.objections[act.item] ?? []).length >= limits.talk) return refuse("list.too-many", { values: { max: limits.talk } });
  return again ? [] : [{ type: "decide.objected", data: { item: act.item, reason } }];
}

function settleOne(state: Decisions, act: Extract<PartAct, { do: "settle" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!ctx.facilitator) return refuse("act.not-allowed");
  if (state.proposals[act.item] === undefined) return refuse("decide.no-proposal");
  const reason = readReason(act.reason, "decide.settle-reason");
  if (isRefusal(reason)) return reason;
  return state.settled[act.item] === reason && state.proposals[act.item]?.agreed === "settled"
    ? []
    : [{ type: "decide.settled", data: { item: act.item, reason } }];
}

function accept(state: Decisions, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (act.do !== "propose" && act.do !== "object" && act.do !== "withdraw" && act.do !== "settle") return refuse("act.unknown");
  if (!ctx.subjects.some((one) => one.id === act.item)) return refuse("item.unknown");
  switch (act.do) {
    case "propose":
      return ctx.inputOpen || ctx.facilitator ? propose(state, act, ctx) : refuse("act.not-open");
    case "object":
      return object(state, act, ctx);
    case "withdraw":
      return openObjections(state, act.item).some((one) => one.by === ctx.person)
        ? [{ type: "decide.withdrawn", data: { item: act.item } }]
        : [];
    default:
      return settleOne(state, act, ctx);
  }
}

function close(list: readonly Objection[] | undefined, which: (one: Objection) => boolean): readonly Objection[] {
  return (list ?? []).map((one) => (which(one) ? { ...one, open: false } : one));
}

function proposed(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const { item, value, agreed } = fact.data;
  const id = String(item);
  const proposal: Proposal = {
    value: value as Values,
    by: meta.by,
    at: meta.at,
    rev: meta.rev,
    ...(agreed === "silence" ? { agreed } : {}),
  };
  const { [id]: _, ...settled } = state.settled;
  return {
    proposals: { ...state.proposals, [id]: proposal },
    objections: { ...state.objections, [id]: close(state.objections[id], () => true) },
    settled,
  };
}

function agree(state: Decisions, items: readonly string[], how: Proposal["agreed"]): Decisions {
  const proposals = { ...state.proposals };
  for (const item of items) {
    const proposal = proposals[item];
    if (proposal !== undefined && how !== undefined) proposals[item] = { ...proposal, agreed: how };
  }
  return { ...state, proposals };
}

function objected(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const item = String(fact.data.item);
  const { agreed: _, ...open } = state.proposals[item] ?? { value: {}, by: null, at: meta.at, rev: meta.rev };
  const objection = { by: meta.by, reason: String(fact.data.reason), open: true, rev: meta.rev };
  const objections = { ...state.objections, [item]: [...(state.objections[item] ?? []), objection] };
  return { ...state, proposals: { ...state.proposals, [item]: open }, objections };
}

function apply(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const item = String(fact.data.item);
  const objections = state.objections[item] ?? [];
  switch (fact.type) {
    case "decide.opened": {
      const all = Object.entries(fact.data.proposals as Readonly<Record<string, Values>>);
      return {
        ...state,
        proposals: {
          ...state.proposals,
          ...Object.fromEntries(all.map(([id, value]) => [id, { value, by: null, at: meta.at, rev: meta.rev }])),
        },
      };
    }
    case "decide.proposed":
      return proposed(state, fact, meta);
    case "decide.put-back":
      return putBack(state, fact);
    case "decide.objected":
      return objected(state, fact, meta);
    case "decide.withdrawn":
      return { ...state, objections: { ...state.objections, [item]: close(objections, (one) => one.by === meta.by) } };
    case "decide.agreed":
      return agree(state, fact.data.items as readonly string[], fact.data.how === "silence" ? "silence" : "facilitator");
    case "decide.settled":
      return agree(
        {
          ...state,
          settled: { ...state.settled, [item]: String(fact.data.reason) },
          objections: { ...state.objections, [item]: close(objections, () => true) },
        },
        [item],
        "settled",
      );
    default:
      return state;
  }
}

function putOne<Value>(all: Readonly<Record<string, Value>>, item: string, before: Json | undefined): Readonly<Record<string, Value>> {
  const { [item]: _, ...rest } = all;
  return before === null || before === undefined ? rest : { ...rest, [item]: before as unknown as Value };
}

function putBack(state: Decisions, { data }: Fact): Decisions {
  const item = String(data.item);
  return {
    proposals: putOne(state.proposals, item, data.proposal),
    objections: putOne(state.objections, item, data.objections),
    settled: putOne(state.settled, item, data.settled),
  };
}

function invert(state: Decisions, fact: Fact): readonly Fact[] {
  const item = String(fact.data.item ?? "");
  const before = {
    proposal: state.proposals[item] ?? null,
    objections: state.objections[item] ?? null,
    settled: state.settled[item] ?? null,
  };
  return [{ type: "decide.put-back", data: { item, ...(before as unknown as { [key: string]: Json }) } }];
}

function gap(state: Decisions, ctx: Context): Refusal | undefined {
  const objected = ctx.subjects.find((one) => openObjections(state, one.id).length > 0);
  if (objected !== undefined) return refuse("decide.open-objection", { field: objected.id });
  const unanswered = ctx.part.answers === "any" ? undefined : ctx.subjects.find((one) => state.proposals[one.id] === undefined);
  const rule = ctx.part.rules.find((one) => one.word === "answered");
  return unanswered === undefined ? undefined : refuse(rule?.refused ?? "decide.no-proposal", { field: unanswered.id });
}

function settle(state: Decisions, ctx: Context, how: "facilitator" | "silence"): readonly Fact[] {
  const items = ctx.subjects
    .map((one) => one.id)
    .filter(
      (id) => state.proposals[id] !== undefined && state.proposals[id]?.agreed === undefined && openObjections(state, id).length === 0,
    );
  return items.length === 0 ? [] : [{ type: "decide.agreed", data: { item: "", items, how } }];
}

function kept(state: Decisions, ctx: Pick<Context, "subjects">): readonly Subject[] {
  return ctx.subjects.flatMap((one) => {
    const proposal = state.proposals[one.id];
    return proposal === undefined ? [] : [{ id: one.id, values: proposal.value }];
  });
}

/** For each item a proposal; anyone proposes, the last one stands; silence is agreement, an objection needs a reason. */
export const decide: Pattern<Decisions> = {
  id: "decide",
  version: 1,
  hidden: false,
  initial: { proposals: {}, objections: {}, settled: {} },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item ?? ""),
  gap,
  settle,
  kept,
};
