import { redesignOf } from "#playbook/outcome.ts";
import { type Json, isBlank } from "#steps/field.ts";
import type { Fact, PartAct } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { PartActCommand } from "./command.ts";
import { keepLate } from "./decide-late.ts";
import { endIfAllDone } from "./decide-people.ts";
import { partDefinition, stepDefinition } from "./definition.ts";
import { type Draft, emit, follow } from "./draft.ts";
import { silenceEnd } from "./flow.ts";
import { type Aimed, aim, completed } from "./part-context.ts";
import { type LastAct, type PartStanding, type Role, type Session, openPart, openStep } from "./state.ts";

/** Live grace after input has ended, for a form that was opened before (method.md, "A timebox ends input"). */
const grace = 60_000;
/** What may still be done to an idea once its step votes or decides: a typo of one's own, parking, striking. */
const afterwards: ReadonlySet<string> = new Set(["edit", "park", "strike"]);
/** What may change in an action once the plan is out (method.md, "An action"). */
const afterPublishing: ReadonlySet<string> = new Set(["status", "blockedBy", "deadline", "owner"]);

/** What an owner from outside may say of an own action. */
const ownersFields: ReadonlySet<string> = new Set(["status", "blockedBy", "deadline"]);

/** `person`: null for what comes from where the result is kept. `offered`: it was brought from there, and somebody here takes it, also once the plan is out. */
export type PartCommand = {
  readonly act: PartActCommand;
  readonly person: string | null;
  readonly drawn: number | undefined;
  readonly offered?: boolean;
};

function isOpen(session: Session, { act }: PartCommand): "open" | "afterwards" | "late" | "shut" {
  if (act.do === "strike" && wasOpened(session, act)) return "afterwards";
  const step = openStep(session);
  if (session.status === "published") return isFollowUp(act) ? "open" : "shut";
  if (step?.id === act.step && step.part === act.part) return "open";
  if (step !== undefined && isOpenBeside(session, step.id, act)) return "open";
  if (step?.id === act.step && afterwards.has(act.do)) return "afterwards";
  return writes(act) && wasOpen(session, act) ? "late" : "shut";
}

/** Acts that bring something new: what a form opened before the end may still bring. */
function writes(act: PartActCommand): boolean {
  return act.do === "add" || act.do === "add-row" || (act.do === "set" && !isBlank(act.value));
}

function wasOpened(session: Session, { step, part }: PartActCommand): boolean {
  return (session.steps.find((one) => one.id === step)?.parts[part]?.phase ?? "shut") !== "shut";
}

function isOpenBeside(session: Session, step: string, act: PartActCommand): boolean {
  const beside = stepDefinition(session, step)?.alsoOpen;
  return beside?.step === act.step && beside.part === act.part;
}

/** Whether an act changes of an action nothing but how it goes: by whom, until when, how far. */
export function isFollowUp(act: PartActCommand): boolean {
  return act.step === "actions" && act.do === "set" && afterPublishing.has(act.path.split("/")[2] ?? "");
}

function wasOpen(session: Session, { step, part }: PartActCommand): boolean {
  return (session.steps.find((one) => one.id === step)?.parts[part]?.endedRev ?? 0) > 0;
}

/** A form drawn before input ended counts for a minute (live) or until the next step opens (async). */
function inGrace(draft: Draft, part: PartStanding, { act, drawn }: PartCommand): boolean {
  if (part.endedAt === null || drawn === undefined || drawn >= part.endedRev) return false;
  return draft.session.pace === "async" ? openStep(draft.session)?.id === act.step : draft.at - part.endedAt <= grace;
}

/** An unsigned item is stored without its person, at its part's opening time (method.md, "Anonymity"). */
function record(
  draft: Draft,
  fact: Fact,
  { act, aimed, group }: { readonly act: PartActCommand; readonly aimed: Aimed; readonly group: number | null },
): Draft {
  const { unsigned, ...rest } = fact.data as { readonly [key: string]: Json };
  const data = { step: act.step, part: act.part, ...rest, ...(group === null ? {} : { group }) };
  if (unsigned !== true) return emit(draft, fact.type, data);
  return emit(draft, fact.type, { ...data, unsigned: true }, { actor: { kind: "unsigned" }, at: aimed.standing.openedAt });
}

/** Judges an act within a part by the part's pattern and rules; a refusal changes nothing. */
export function decidePartAct(draft: Draft, command: PartCommand): Draft | Refusal {
  const { act, person } = command;
  const aimed = aim(draft.session, { step: act.step, part: act.part, person, at: draft.at, drawn: command.drawn });
  if (aimed === undefined) return refuse("act.not-open");
  const no = mayOwner(command, aimed, person === null ? undefined : draft.session.people[person]?.role);
  if (no !== undefined) return no;
  const open = command.offered === true ? "open" : isOpen(draft.session, command);
  const late = inGrace(draft, aimed.standing, command);
  if (open === "shut" || (open === "late" && !late))
    return open === "shut" ? refuse("act.not-open", { values: { step: act.step } }) : keepLate(draft, act, aimed);
  const inputOpen =
    aimed.context.inputOpen || late || open === "afterwards" || draft.session.status === "published" || isBeside(draft.session, act);
  const { step: _, part: __, ...bare } = act;
  const facts = patterns[aimed.def.pattern].accept(aimed.standing.state, completed(draft.session, bare as PartAct, aimed), {
    ...aimed.context,
    inputOpen,
  });
  if (isRefusal(facts)) return facts;
  const first = draft.session.seq + 1;
  return followed(
    facts.reduce((at, fact, place) => record(at, fact, { act, aimed, group: place === 0 ? null : first }), draft),
    draft,
    act,
  );
}

/** Somebody from outside writes in nothing but how their own action goes. */
function mayOwner({ act, person }: PartCommand, { results }: Aimed, role: Role | undefined): Refusal | undefined {
  if (role !== "owner") return undefined;
  const [list, row, field] = act.do === "set" ? act.path.split("/") : [];
  const own = redesignOf(results).actions.some((one) => one.id === row && one.owner === person);
  return act.step === "actions" && list === "items" && own && ownersFields.has(field ?? "") ? undefined : refuse("act.not-allowed");
}

/** What an act brings about by itself: votes that are spent end the vote; what is kept anew waits for silence anew. */
function followed(next: Draft, before: Draft, act: PartActCommand): Draft {
  if (next === before || next.session.about.script || openStep(next.session)?.id !== act.step) return next;
  if (act.do === "vote" || act.do === "rate") return endIfAllDone(next);
  const part = openPart(next.session);
  const waits = act.do === "keep" && part?.phase === "proposal" && part.stuck === null;
  return waits ? follow(next, "step.laid-out", { step: act.step, part: act.part, silenceEndsAt: silenceEnd(next.session, next.at) }) : next;
}

function isBeside(session: Session, act: PartActCommand): boolean {
  return openStep(session)?.id !== act.step;
}

/** Takes back the person's own last act in the part, unless somebody has built on it. */
export function undoLast(draft: Draft, step: string, part: number, person: string): Draft | Refusal {
  const standing = draft.session.steps.find((one) => one.id === step)?.parts[part];
  if (standing === undefined || openStep(draft.session)?.id !== step) return refuse("act.not-open");
  const last = standing.acts.findLast((act) => act.by === person);
  if (last === undefined || last.undo.length === 0) return refuse("undo.nothing");
  if (last.builtOn.length > 0) return refuse("undo.built-on", { people: openly(draft.session, step, last) });
  const pattern = partDefinition(draft.session, step, part)?.pattern ?? "";
  return emit(draft, `${pattern}.undone`, { step, part, item: last.about[0] ?? "", undoes: last.rev });
}

/** Who built on an act; who put a dot that is still hidden is not told. */
function openly(session: Session, step: string, { builtOn }: LastAct): readonly string[] {
  const parts = session.steps.find((one) => one.id === step)?.parts;
  const shown = (part: number) =>
    parts?.[part]?.revealed === true || patterns[partDefinition(session, step, part)?.pattern ?? "fill"].hidden === false;
  return [...new Set(builtOn.filter((one) => shown(one.part)).map((one) => one.by))];
}
