import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Act, CommandActor } from "./command.ts";
import type { Member, Role, Session } from "./state.ts";

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
  "remove-person": "anyone",
  away: "anyone",
  "set-zone": "anyone",
  start: "newcomer",
  join: "newcomer",
  wake: "nobody",
  erased: "nobody",
};

/** The member who acts, if it is one who is still here. */
export function actingMember(session: Session, actor: CommandActor): Member | undefined {
  const member = actor.kind === "person" ? session.people[actor.id] : undefined;
  return member?.removed === true ? undefined : member;
}

/** Refuses what the actor may not do; what concerns only oneself ("away", leaving) is judged where it is decided. */
export function mayAct(session: Session, actor: CommandActor, act: Act["do"]): Refusal | undefined {
  const permission = table[act];
  if (permission === "nobody") return actor.kind !== "person" ? undefined : refuse("act.not-allowed");
  if (permission === "newcomer") return actor.kind === "person" ? undefined : refuse("act.not-allowed");
  const member = actingMember(session, actor);
  if (member === undefined) return refuse("person.unknown");
  if (permission === "anyone" || permission.includes(member.role)) return undefined;
  return refuse(member.role === "observer" ? "act.observer" : "act.not-allowed");
}
