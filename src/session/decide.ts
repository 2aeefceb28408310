import { playbookOf } from "#playbook/catalog/catalog.ts";
import { stepsOf } from "#playbook/playbook.ts";
import { isZone } from "#lib/time.ts";
import { asWritten, isEmpty } from "#steps/field.ts";
import { tooLong } from "#steps/reason.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Act, type Command, type PartActCommand, PartActs, type SessionActCommand, type SuggestedActCommand } from "./command.ts";
import { answerSuggestion, askHelp, setHelp, suggest } from "./decide-help.ts";
import { answerOffer, offer } from "./decide-offers.ts";
import { decidePartAct, isFollowUp, undoLast } from "./decide-part.ts";
import { join, joinPeople, removePerson, setAway, setRole, setZone, takeOver } from "./decide-people.ts";
import { control } from "./decide-control.ts";
import { layOutAgain } from "./flow.ts";
import { type DoneChange, type Draft, draftOf, emit } from "./draft.ts";
import type { Actor, NewEvent } from "./event.ts";
import type { Session } from "./state.ts";
import { wake } from "./wake.ts";
import { mayAct } from "./who-may.ts";

/** What follows from a command: events to be kept, changes of "done", and the session as it then is. */
export type Decision = { readonly events: readonly NewEvent[]; readonly done: readonly DoneChange[]; readonly session: Session };

/** method.md, "Limits": a session's title. */
const longestTitle = 120;
const partActs: ReadonlySet<string> = new Set(PartActs.options.map((option) => option.shape.do.value));

function isPartAct(act: Act): act is PartActCommand {
  return partActs.has(act.do);
}

type Start = Extract<SessionActCommand, { do: "start" }>;

function badStart(act: Start): Refusal | undefined {
  if (isEmpty(act.title)) return refuse("text.empty", { field: "title" });
  const count = asWritten(act.title).length;
  if (count > longestTitle) return refuse("text.too-long", { field: "title", values: { max: longestTitle, count } });
  const no = tooLong(asWritten(act.crisis), "crisis");
  if (no !== undefined) return no;
  if (act.zone !== undefined && !isZone(act.zone))
    return refuse("value.not-a-choice", { field: "zone", values: { choice: act.zone.slice(0, 40) } });
  if (!/^[A-Z]{3}$/.test(act.currency)) return refuse("value.not-a-choice", { field: "currency", values: { choice: act.currency } });
  if (!isZone(act.timezone)) return refuse("value.not-a-choice", { field: "timezone", values: { choice: act.timezone.slice(0, 40) } });
  const playbook = playbookOf(act.playbook);
  if (playbook === undefined) return refuse("value.not-a-choice", { field: "playbook", values: { choice: act.playbook.slice(0, 40) } });
  const strange = act.steps.find((id) => !playbook.steps.some((step) => step.id === id));
  return strange === undefined ? undefined : refuse("value.not-a-choice", { field: "steps", values: { choice: strange } });
}

function start(draft: Draft, act: Start): Draft | Refusal {
  if (draft.session.status !== "none") return refuse("session.begun");
  const no = badStart(act);
  if (no !== undefined) return no;
  const { do: _, person, zone, title, crisis, steps, ...rest } = act;
  const playbook = playbookOf(act.playbook);
  const chosen = playbook === undefined ? [] : stepsOf(playbook, act.track, steps).map((step) => step.id);
  const started = emit(draft, "session.started", { ...rest, title: asWritten(title), crisis: asWritten(crisis), steps: chosen, person });
  return emit(started, "person.joined", { person, role: "facilitator", ...(zone === undefined ? {} : { zone }) });
}

function decideAct(draft: Draft, act: Act, command: Command): Draft | Refusal {
  const person = command.actor.kind === "person" ? command.actor.id : "";
  if (act.do !== "start" && draft.session.status === "none") return refuse("session.unknown");
  const no = mayAct(draft.session, command.actor, act.do);
  if (no !== undefined) return no;
  if (isPartAct(act)) return decideInPart(draft, act, command);
  switch (act.do) {
    case "start":
      return start(draft, act);
    case "join":
      return join(draft, act, command.actor.kind === "publisher" ? null : person);
    case "set-role":
      return setRole(draft, act);
    case "remove-person":
      return removePerson(draft, act, person);
    case "join-people":
      return joinPeople(draft, act);
    case "away":
      return setAway(draft, act, person);
    case "set-zone":
      return setZone(draft, act, person);
    case "take-over":
      return takeOver(draft, person, command.leaderSeenAt);
    case "offer":
      return offer(draft, act);
    case "answer-offer":
      return answerOffer(draft, act, person);
    case "set-help":
    case "ask-help":
    case "suggest":
    case "answer-suggestion":
      return decideHelp(draft, act, command);
    case "undo":
      return undoLast(draft, act.step, act.part, person);
    case "wake":
      return wake(draft);
    default:
      return control(draft, act, person);
  }
}

type HelpAct = Extract<SessionActCommand, { do: "set-help" | "ask-help" | "suggest" | "answer-suggestion" }>;

/** What concerns the help of a language model. */
function decideHelp(draft: Draft, act: HelpAct, command: Command): Draft | Refusal {
  switch (act.do) {
    case "set-help":
      return setHelp(draft, act, command.actor.kind === "model");
    case "ask-help":
      return askHelp(draft, act);
    case "suggest":
      return suggest(draft, act, asPersonOf(command));
    default:
      return answerSuggestion(draft, act, command.actor.kind === "person" ? command.actor.id : "", asPersonOf(command));
  }
}

/** Judges what was suggested as if this person had done it by hand. */
function asPersonOf(command: Command) {
  return (draft: Draft, act: SuggestedActCommand, person: string): Draft | Refusal =>
    decideAct(draft, act, { ...command, actor: { kind: "person", id: person, via: "model" } });
}

function decideInPart(draft: Draft, act: PartActCommand, command: Command): Draft | Refusal {
  const { actor, drawn } = command;
  if (actor.kind === "timer" || actor.kind === "model" || (actor.kind === "publisher" && !isFollowUp(act)))
    return refuse("act.not-allowed");
  if (draft.session.status === "lobby") return refuse("session.not-begun");
  return decidePartAct(draft, { act, person: actor.kind === "person" ? actor.id : null, drawn });
}

function actorOf(command: Command): Actor {
  const { actor } = command;
  return actor.kind === "person" ? { kind: "person", id: actor.id, via: actor.via } : actor;
}

function isWithoutName(act: Act): boolean {
  return (act.do === "add" && act.anonymous === true) || ((act.do === "edit" || act.do === "remove") && act.receipt !== undefined);
}

/** True when some act of the command is unsigned: then no person may stand beside it in the store. */
export function isUnsigned(acts: readonly Act[]): boolean {
  return acts.some(isWithoutName);
}

/**
 * Judges a command against the session: the events that follow, all of them or none, or the refusal of the first act that cannot be.
 * Pure and total: whatever comes in, one of the two comes out.
 */
export function decide(session: Session, command: Command): Decision | Refusal {
  // A signed act in the same commit would tell who wrote the unsigned one.
  if (isUnsigned(command.acts) && !command.acts.every(isWithoutName)) return refuse("act.not-allowed");
  let draft: Draft = draftOf(session, command.at, actorOf(command));
  for (const act of command.acts) {
    const next = decideAct(draft, act, command);
    if (isRefusal(next)) return next;
    draft = next;
  }
  const settled = draft.events.length === 0 ? draft : layOutAgain(draft);
  return { events: settled.events, done: settled.done, session: settled.session };
}
