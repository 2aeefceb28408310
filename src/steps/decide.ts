import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Json, type Values, asWritten, isEmpty, limits, readValues } from "./field.ts";
import { strikeReason, tooLong } from "./reason.ts";
import { same } from "./same.ts";
import { type Decisions, type Objection, adopt, apply, invert } from "./decide-fold.ts";
import type { Context, Fact, PartAct, Pattern, Subject } from "./part.ts";

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

/** What was put forward for an item and objected to goes as a whole: one answers the other. */
function strike(state: Decisions, act: Extract<PartAct, { do: "strike" }>): readonly Fact[] | Refusal {
  const said = [state.proposals[act.item], state.objections[act.item], state.settled[act.item]];
  const reason = strikeReason(act.reason);
  if (isRefusal(reason)) return reason;
  return said.every((one) => one === undefined) ? [] : [{ type: "decide.struck", data: { item: act.item, reason } }];
}

const acts = ["propose", "object", "withdraw", "settle", "strike"] as const;

function isAct(act: PartAct): act is Extract<PartAct, { do: (typeof acts)[number] }> {
  return (acts as readonly string[]).includes(act.do);
}

function accept(state: Decisions, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  if (!isAct(act)) return refuse("act.unknown");
  if (!ctx.subjects.some((one) => one.id === act.item)) return refuse("item.unknown");
  switch (act.do) {
    case "strike":
      return strike(state, act);
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
  initial: { proposals: {}, objections: {}, settled: {}, struck: {} },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item ?? ""),
  gap,
  settle,
  adopt,
  kept,
};
