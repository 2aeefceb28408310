import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Act, CommandActor } from "./command.ts";
import { outcomeSoFar } from "./results.ts";
import type { Member, Offer, Role, Session } from "./state.ts";

type Permission = readonly Role[] | "anyone" | "newcomer" | "nobody";
const leads: Permission = ["facilitator"];
const voice: Permission = ["facilitator", "participant"];

/** The one table of who may do what. `newcomer`: somebody not yet in the session, or a facilitator for them; `nobody`: the program itself. */
const table: Readonly<Record<Act["do"], Permission>> = {
  add: voice,
  edit: voice,
  remove: voice,
  merge: voice,
  unmerge: voice,
  vote: voice,
  keep: voice,
  set: [...voice, "owner"],
  "add-row": voice,
  "remove-row": voice,
  "move-row": voice,
  order: voice,
  rate: voice,
  evidence: voice,
  propose: voice,
  object: voice,
  withdraw: voice,
  answer: voice,
  rest: voice,
  park: voice,
  undo: voice,
  done: voice,
  note: [...voice, "owner"],
  "still-true": voice,
  "take-over": ["participant"],
  settle: leads,
  strike: leads,
  "strike-text": leads,
  begin: leads,
  "set-role": leads,
  "join-people": leads,
  "set-pace": leads,
  pause: leads,
  resume: leads,
  "more-time": leads,
  "end-input": leads,
  confirm: leads,
  skip: leads,
  "go-to": leads,
  waive: leads,
  "take-in": leads,
  "accept-action": ["facilitator", "participant", "owner"],
  "answer-offer": ["facilitator", "participant", "owner"],
  "set-help": leads,
  "ask-help": voice,
  "answer-suggestion": voice,
  suggest: "nobody",
  offer: "nobody",
  "remove-person": "anyone",
  away: "anyone",
  "set-zone": "anyone",
  start: "newcomer",
  join: "newcomer",
  wake: "nobody",
  erased: "nobody",
};

/** What may come from where the result is kept; in which fields is judged where it is decided. */
const byPublisher: ReadonlySet<Act["do"]> = new Set(["set", "join", "offer"]);

/** A model suggests, and stops; it does nothing else. */
const byModel: ReadonlySet<Act["do"]> = new Set(["suggest", "set-help"]);

/** The member who acts, if it is one who is still here. */
export function actingMember(session: Session, actor: CommandActor): Member | undefined {
  const member = actor.kind === "person" ? session.people[actor.id] : undefined;
  return member?.removed === true ? undefined : member;
}

/** Refuses what the actor may not do; what concerns only oneself ("away", leaving) is judged where it is decided. */
export function mayAct(session: Session, actor: CommandActor, act: Act["do"]): Refusal | undefined {
  if (actor.kind === "publisher") return byPublisher.has(act) ? undefined : refuse("act.not-allowed");
  if (actor.kind === "model") return byModel.has(act) ? undefined : refuse("act.not-allowed");
  const permission = table[act];
  if (permission === "nobody") return actor.kind !== "person" ? undefined : refuse("act.not-allowed");
  if (permission === "newcomer") return actor.kind === "person" ? undefined : refuse("act.not-allowed");
  const member = actingMember(session, actor);
  if (member === undefined) return refuse("person.unknown");
  if (permission === "anyone" || permission.includes(member.role)) return undefined;
  return refuse(member.role === "observer" ? "act.observer" : "act.not-allowed");
}

/** Whether this person may say what becomes of an offer: facilitators of any, owners of one about their own action. */
export function mayAnswer(session: Session, at: number, { about }: Offer, person: string): boolean {
  const member = session.people[person];
  if (member === undefined || member.removed) return false;
  if (member.role === "facilitator") return true;
  return about.is === "value" && outcomeSoFar(session, at).actions.some((one) => one.id === about.item && one.owner === person);
}
