import { type Json, type Values, limits } from "#steps/field.ts";
import type { PartAct } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { same } from "#steps/same.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { PartActCommand } from "./command.ts";
import { type Draft, emit } from "./draft.ts";
import { type Aimed, aim } from "./part-context.ts";
import type { Late } from "./state.ts";

type LateText = { readonly id: string; readonly values: Values; readonly act?: PartAct };

/** What a form that came too late says: a new idea or row as it is, a field as its text. */
function lateText(draft: Draft, act: PartActCommand): LateText | undefined {
  const { step: _, part: __, ...bare } = act;
  if (act.do === "add") return { id: act.id, values: act.values };
  if (act.do === "add-row") return { id: act.id, values: act.values, act: bare as PartAct };
  if (act.do !== "set" || typeof act.value !== "string") return undefined;
  return { id: `late-${draft.session.seq + 1}`, values: { text: act.value }, act: bare as PartAct };
}

/** What came too late is kept as such and shown, and may be taken in. It must be what its form would have taken in time. */
export function keepLate(draft: Draft, act: PartActCommand, aimed: Aimed): Draft | Refusal {
  const text = lateText(draft, act);
  if (text === undefined) return refuse("act.not-open", { values: { step: act.step } });
  const { step, part, ...bare } = act;
  const pattern = patterns[aimed.def.pattern];
  const judged = pattern.accept(act.do === "add" ? pattern.initial : aimed.standing.state, bare as PartAct, {
    ...aimed.context,
    inputOpen: true,
  });
  if (isRefusal(judged)) return judged;
  const there = draft.session.late.filter((one) => one.step === step && one.part === part);
  if (
    there.some(
      (one) =>
        one.id === text.id ||
        (one.by === aimed.context.person && same(one.act as unknown as Json, text.act as unknown as Json) && text.act !== undefined),
    )
  )
    return draft;
  if (there.length >= limits.ideas) return refuse("collect.too-many", { values: { max: limits.ideas } });
  const data = { step, part, id: text.id, values: text.values, ...(text.act === undefined ? {} : { act: text.act as unknown as Json }) };
  const unsigned = act.do === "add" && act.anonymous === true;
  return unsigned
    ? emit(draft, "late.kept", data, { actor: { kind: "unsigned" }, at: aimed.standing.openedAt })
    : emit(draft, "late.kept", data);
}

/** What came late is taken in among the others, by a facilitator's yes: an idea is added, a form's act is done in its author's name. */
export function takeIn(draft: Draft, id: string): Draft | Refusal {
  const late = draft.session.late.find((one) => one.id === id);
  if (late === undefined) return refuse("item.unknown");
  if (late.takenIn) return draft;
  if (late.struck !== undefined) return refuse("item.gone");
  if (late.act !== undefined) return takeInForm(draft, late, late.act);
  const actor = late.by === null ? ({ kind: "unsigned" } as const) : ({ kind: "person", id: late.by, via: "late" } as const);
  const at =
    late.by === null ? (draft.session.steps.find((step) => step.id === late.step)?.parts[late.part]?.openedAt ?? draft.at) : draft.at;
  const added = emit(
    draft,
    "collect.added",
    { step: late.step, part: late.part, item: late.id, values: late.values, unsigned: late.by === null },
    { actor, at },
  );
  return emit(added, "late.taken-in", { id: late.id });
}

function takeInForm(draft: Draft, late: Late, act: PartAct): Draft | Refusal {
  const { id, step, part, by } = late;
  const aimed = aim(draft.session, { step, part, person: by, at: draft.at });
  if (aimed === undefined || by === null) return refuse("act.not-open", { values: { step } });
  const facts = patterns[aimed.def.pattern].accept(aimed.standing.state, act, { ...aimed.context, inputOpen: true });
  if (isRefusal(facts)) return facts;
  const actor = { kind: "person", id: by, via: "late" } as const;
  const done = facts.reduce((at, fact) => emit(at, fact.type, { step, part, ...fact.data }, { actor }), draft);
  return emit(done, "late.taken-in", { id });
}
