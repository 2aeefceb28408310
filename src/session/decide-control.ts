import { asWritten, isEmpty } from "#steps/field.ts";
import { tooLong } from "#steps/reason.ts";
import { never } from "#lib/never.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import type { SessionActCommand } from "./command.ts";
import { takeIn } from "./decide-late.ts";
import { addNote, strikeText } from "./decide-notes.ts";
import { endIfAllDone } from "./decide-people.ts";
import { stepDefinition, partDefinition } from "./definition.ts";
import { type Draft, emit, follow } from "./draft.ts";
import { boxEnd, closePart, endInput, next, openAt, silenceEnd } from "./flow.ts";
import { lookAgain } from "./look-again.ts";
import { isWaivable } from "./part-context.ts";
import { outcomeSoFar } from "./results.ts";
import { type Session, openPart, openStep } from "./state.ts";

type Of<Do extends SessionActCommand["do"]> = Extract<SessionActCommand, { do: Do }>;
type ControlAct = Exclude<
  SessionActCommand,
  Of<
    | "start"
    | "join"
    | "set-role"
    | "remove-person"
    | "join-people"
    | "away"
    | "set-zone"
    | "take-over"
    | "offer"
    | "answer-offer"
    | "set-help"
    | "ask-help"
    | "suggest"
    | "answer-suggestion"
    | "undo"
    | "wake"
  >
>;

function isHere(session: Session, act: { readonly step: string; readonly part: number }): boolean {
  const step = openStep(session);
  return step?.id === act.step && step.part === act.part;
}

function reason(text: string, refused: Refusal["refused"]): Refusal | undefined {
  if (isEmpty(text)) return refuse(refused, { field: "why" });
  return tooLong(asWritten(text), "why");
}

/** "Done: yes" is what "who is missing" looks at; once everyone said so, input ends. */
function done(draft: Draft, act: Of<"done">, person: string): Draft | Refusal {
  if (!isHere(draft.session, act)) return refuse("act.not-open");
  if (draft.session.done.has(person) === act.on) return draft;
  const all = new Set(draft.session.done);
  if (act.on) all.add(person);
  else all.delete(person);
  const marked = {
    ...draft,
    session: { ...draft.session, done: all },
    done: [...draft.done, { step: act.step, part: act.part, person, on: act.on }],
  };
  return act.on ? endIfAllDone(marked) : marked;
}

/** More time, or less; once input has ended, more time opens it again. A box that stands still in a pause is set as if it went on now. */
function moreTime(draft: Draft, act: Of<"more-time">): Draft | Refusal {
  const step = openStep(draft.session);
  const part = openPart(draft.session);
  if (step === undefined || part === undefined || (part.phase !== "input" && act.minutes <= 0)) return refuse("act.not-open");
  const stood = draft.session.paused === null ? 0 : draft.at - Math.max(draft.session.paused.since, part.clockSetAt);
  const from = Math.max((part.endsAt ?? draft.at) + stood, draft.at - 1);
  const endsAt = Math.max(from + act.minutes * 60_000, draft.at + 1000);
  const data = { step: step.id, part: step.part, endsAt };
  return part.phase === "input" ? emit(draft, "step.box-set", data) : emit(draft, "step.input-reopened", { ...data, because: null });
}

function confirm(draft: Draft, act: Of<"confirm">): Draft | Refusal {
  if (!isHere(draft.session, act)) return refuse("act.not-open");
  const part = openPart(draft.session);
  const ended = part?.phase === "input" ? endQuietly(draft, act) : draft;
  return isHere(ended.session, act) ? closePart(ended, "facilitator") : ended;
}

/** A facilitator's yes ends input and takes what follows in one go. */
function endQuietly(draft: Draft, act: Of<"confirm">): Draft {
  return partDefinition(draft.session, act.step, act.part)?.pattern === "collect"
    ? endInput(draft, "facilitator")
    : emit(draft, "step.input-ended", { step: act.step, part: act.part, how: "facilitator", silenceEndsAt: null });
}

function skip(draft: Draft, act: Of<"skip">): Draft | Refusal {
  const step = openStep(draft.session);
  if (step?.id !== act.step) return refuse("act.not-open");
  if (stepDefinition(draft.session, act.step)?.optional !== true) return refuse("skip.not-optional");
  const no = reason(act.why, "skip.reason-needed");
  if (no !== undefined) return no;
  return next(emit(draft, "step.skipped", { step: act.step, why: asWritten(act.why) }), act.step);
}

/** Back to a step gone through before (or on to where one came from); nothing later is lost. */
function goTo(draft: Draft, act: Of<"go-to">): Draft | Refusal {
  const step = draft.session.steps.find((one) => one.id === act.step);
  if (step === undefined || step.status === "to-come" || (draft.session.status !== "running" && draft.session.status !== "published"))
    return refuse("back.not-before");
  const part = Math.min(act.part ?? step.parts.length - 1, step.parts.length - 1);
  if (isHere(draft.session, { step: step.id, part })) return draft;
  return openAt(emit(draft, "step.went-back", { step: step.id, part }), step.id, part);
}

function waive(draft: Draft, act: Of<"waive">): Draft | Refusal {
  const def = partDefinition(draft.session, act.step, act.part);
  if (!isHere(draft.session, act) || def === undefined) return refuse("act.not-open");
  if (!isWaivable(def, act.rule)) return refuse("waive.not-waivable");
  return (
    reason(act.why, "waive.reason-needed") ??
    emit(draft, "step.rule-waived", { step: act.step, part: act.part, rule: act.rule, why: asWritten(act.why) })
  );
}

/** "Is this yours?" is for the owner alone to answer (method.md, "Who takes part"). */
function acceptAction(draft: Draft, act: Of<"accept-action">, person: string): Draft | Refusal {
  const { session, at } = draft;
  const action = outcomeSoFar(session, at).actions.find((one) => one.id === act.item);
  if (action === undefined) return refuse("item.unknown");
  const owner = session.merged[action.owner ?? ""] ?? action.owner;
  if (owner !== person) return refuse("actions.not-owner");
  return session.accepted[act.item] === action.owner
    ? draft
    : emit(draft, "action.accepted", { item: act.item, person: action.owner ?? person });
}

function stillTrue(draft: Draft, act: Of<"still-true">): Draft | Refusal {
  const asked = lookAgain(draft.session, draft.at).some((one) => one.step === act.step && one.item === act.item);
  if (asked) return emit(draft, "look.still-true", { step: act.step, item: act.item });
  return draft.session.stillTrue[`${act.step}/${act.item}`] === undefined ? refuse("lookagain.nothing") : draft;
}

function begin(draft: Draft): Draft | Refusal {
  if (draft.session.status !== "lobby") return draft.session.status === "running" ? draft : refuse("session.begun");
  const first = draft.session.steps[0];
  const begun = emit(draft, "session.begun", {});
  return first === undefined ? begun : openAt(begun, first.id, 0);
}

function setPace(draft: Draft, act: Of<"set-pace">): Draft {
  if (draft.session.pace === act.pace) return draft;
  const set = emit(draft, "session.pace-set", { pace: act.pace });
  const step = openStep(set.session);
  const part = openPart(set.session);
  if (step === undefined || part === undefined) return set;
  const place = { step: step.id, part: step.part };
  if (part.phase === "input") return follow(set, "step.box-set", { ...place, endsAt: boxEnd(set.session, step.id, step.part)(set.at) });
  return part.silenceEndsAt === null ? set : follow(set, "step.laid-out", { ...place, silenceEndsAt: silenceEnd(set.session, set.at) });
}

function pause(draft: Draft): Draft | Refusal {
  if (draft.session.status !== "running") return refuse(draft.session.status === "published" ? "session.over" : "session.not-begun");
  return draft.session.paused === null ? emit(draft, "session.paused", { because: "facilitator" }) : draft;
}

/** Acts that steer the session. Each says the state wanted: a second time changes nothing. */
export function control(draft: Draft, act: ControlAct, person: string): Draft | Refusal {
  switch (act.do) {
    case "begin":
      return begin(draft);
    case "done":
      return done(draft, act, person);
    case "end-input":
      return isHere(draft.session, act) ? endInput(draft, "facilitator") : refuse("act.not-open");
    case "confirm":
      return confirm(draft, act);
    case "more-time":
      return moreTime(draft, act);
    case "pause":
      return pause(draft);
    case "resume":
      return draft.session.paused === null ? draft : endIfAllDone(emit(draft, "session.resumed", {}));
    case "set-pace":
      return setPace(draft, act);
    case "skip":
      return skip(draft, act);
    case "go-to":
      return goTo(draft, act);
    case "waive":
      return waive(draft, act);
    case "note":
      return addNote(draft, act);
    case "strike-text":
      return strikeText(draft, act);
    case "take-in":
      return takeIn(draft, act.late);
    case "still-true":
      return stillTrue(draft, act);
    case "accept-action":
      return acceptAction(draft, act, person);
    case "erased":
      return emit(draft, "text.erased", { person: act.person });
    default:
      return never(act);
  }
}
