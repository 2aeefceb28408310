import type { Json, Values } from "#steps/field.ts";
import type { Fact, PartAct } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { stepDefinition } from "./definition.ts";
import type { PartActCommand } from "./command.ts";
import { type Draft, emit } from "./draft.ts";
import { type Aimed, aim, completed } from "./part-context.ts";
import { type PartStanding, type Session, openStep } from "./state.ts";

/** Live grace after input has ended, for a form that was opened before (method.md, "A timebox ends input"). */
const grace = 60_000;
/** What may still be done to an idea once its step votes or decides: a typo of one's own, parking, striking. */
const afterwards: ReadonlySet<string> = new Set(["edit", "park", "strike"]);
/** What may change in an action once the plan is out (method.md, "An action"). */
const afterPublishing: ReadonlySet<string> = new Set(["status", "blockedBy", "deadline", "owner"]);

export type PartCommand = { readonly act: PartActCommand; readonly person: string; readonly drawn: number | undefined };

function isOpen(session: Session, { act }: PartCommand): "open" | "afterwards" | "late" | "shut" {
  const step = openStep(session);
  if (session.status === "published") return isFollowUp(act) ? "open" : "shut";
  if (step?.id === act.step && step.part === act.part) return "open";
  if (step !== undefined && isOpenBeside(session, step.id, act)) return "open";
  if (step?.id === act.step && afterwards.has(act.do)) return "afterwards";
  return act.do === "add" && wasOpen(session, act) ? "late" : "shut";
}

function isOpenBeside(session: Session, step: string, act: PartActCommand): boolean {
  const beside = stepDefinition(session, step)?.alsoOpen;
  return beside?.step === act.step && beside.part === act.part;
}

function isFollowUp(act: PartActCommand): boolean {
  return act.step === "actions" && act.do === "set" && afterPublishing.has(act.path.split("/")[2] ?? "");
}

function wasOpen(session: Session, { step, part }: PartActCommand): boolean {
  return (session.steps.find((one) => one.id === step)?.parts[part]?.endedRev ?? 0) > 0;
}

/** A form drawn before input ended counts for a minute (live) or until the next step opens (async). */
function inGrace(draft: Draft, part: PartStanding, { act, drawn }: PartCommand): boolean {
  if (part.endedAt === null || drawn === undefined || drawn >= part.endedRev || openStep(draft.session)?.id !== act.step) return false;
  return draft.session.pace === "async" || draft.at - part.endedAt <= grace;
}

/** What came too late is kept as such and shown, and may be taken in; only collecting keeps it. */
function keepLate(draft: Draft, command: PartCommand, aimed: Aimed): Draft | Refusal {
  const { act } = command;
  if (act.do !== "add" || aimed.def.pattern !== "collect") return refuse("act.not-open");
  const judged = patterns.collect.accept(patterns.collect.initial, act as PartAct, { ...aimed.context, inputOpen: true });
  if (isRefusal(judged)) return judged;
  if (draft.session.late.some((one) => one.id === act.id)) return draft;
  const data = { step: act.step, part: act.part, id: act.id, values: (judged[0]?.data.values ?? {}) as Values };
  return act.anonymous === true ? emit(draft, "late.kept", data, { actor: { kind: "unsigned" }, at: aimed.standing.openedAt }) : emit(draft, "late.kept", data);
}

/** An unsigned item is stored without its person, at its part's opening time (method.md, "Anonymity"). */
function record(draft: Draft, fact: Fact, aimed: Aimed, act: PartActCommand): Draft {
  const { unsigned, ...rest } = fact.data as { readonly [key: string]: Json };
  const data = { step: act.step, part: act.part, ...rest };
  if (unsigned !== true) return emit(draft, fact.type, data);
  return emit(draft, fact.type, { ...data, unsigned: true }, { actor: { kind: "unsigned" }, at: aimed.standing.openedAt });
}

/** Judges an act within a part by the part's pattern and rules; a refusal changes nothing. */
export function decidePartAct(draft: Draft, command: PartCommand): Draft | Refusal {
  const { act, person } = command;
  const aimed = aim(draft.session, { step: act.step, part: act.part, person, at: draft.at });
  if (aimed === undefined) return refuse("act.not-open");
  const open = isOpen(draft.session, command);
  const late = inGrace(draft, aimed.standing, command);
  if (open === "shut" || (open === "late" && !late)) return open === "shut" ? refuse("act.not-open", { values: { step: act.step } }) : keepLate(draft, command, aimed);
  const inputOpen = aimed.context.inputOpen || late || open === "afterwards" || draft.session.status === "published" || isBeside(draft.session, act);
  const { step: _, part: __, ...bare } = act;
  const facts = patterns[aimed.def.pattern].accept(aimed.standing.state, completed(draft.session, bare as PartAct, aimed), { ...aimed.context, inputOpen });
  return isRefusal(facts) ? facts : facts.reduce((at, fact) => record(at, fact, aimed, act), draft);
}

function isBeside(session: Session, act: PartActCommand): boolean {
  return openStep(session)?.id !== act.step;
}

/** Takes back the person's own last act in the part, unless somebody has built on it. */
export function undoLast(draft: Draft, step: string, part: number, person: string): Draft | Refusal {
  const standing = draft.session.steps.find((one) => one.id === step)?.parts[part];
  if (standing === undefined || openStep(draft.session)?.id !== step) return refuse("act.not-open");
  const last = standing.acts.findLast((act) => act.by === person);
  if (last === undefined) return refuse("undo.nothing");
  if (last.builtOn.length > 0) return refuse("undo.built-on", { people: last.builtOn });
  return last.undo.reduce((at, fact) => emit(at, fact.type, { step, part, ...fact.data, undoes: last.rev }), draft);
}
