import { isZone, addWorkingHours } from "#lib/time.ts";
import { patterns } from "#steps/patterns.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import type { SessionActCommand } from "./command.ts";
import { type Draft, emit, follow } from "./draft.ts";
import { endInput } from "./flow.ts";
import { aim } from "./part-context.ts";
import { type Member, type Session, openPart, openStep, voices } from "./state.ts";

/** How many have a voice; further ones observe (method.md, "Who takes part"). */
export const mostVoices = 30;
/** After which a participant may take over: live minutes while something waits, async one working day. */
export const leaderGone = { liveMinutes: 10, asyncHours: 8 } as const;

type Of<Do extends SessionActCommand["do"]> = Extract<SessionActCommand, { do: Do }>;

function leaders(session: Session): readonly Member[] {
  return Object.values(session.people).filter((one) => one.role === "facilitator" && !one.removed);
}

/** Everyone who counts has said "done", or has given all there is to give: input ends. A script goes on by its own acts alone. */
export function endIfAllDone(draft: Draft): Draft {
  const all = voices(draft.session);
  const part = openPart(draft.session);
  if (part?.phase !== "input" || draft.session.paused !== null) return draft;
  const everyone = all.length > 0 && all.every((one) => draft.session.done.has(one.id));
  return everyone || (!draft.session.about.script && isSpent(draft)) ? endInput(draft, "done") : draft;
}

function isSpent({ session, at }: Draft): boolean {
  const step = openStep(session);
  const aimed = step === undefined ? undefined : aim(session, { step: step.id, part: step.part, person: null, at });
  return aimed !== undefined && patterns[aimed.def.pattern].spent?.(aimed.standing.state, aimed.context) === true;
}

/**
 * Somebody comes in, with a voice while there is room. Coming again changes nothing; a removed person may come back. `actor` null: named where
 * the result is kept, so as an owner only.
 */
export function join(draft: Draft, act: Of<"join">, actor: string | null): Draft | Refusal {
  const before = draft.session.people[act.person];
  if (before !== undefined && !before.removed) return draft;
  const brought = actor === null ? act.role === "owner" : actor === act.person || mayBring(draft.session.people[actor], act.role);
  if (!brought) return refuse("act.not-allowed");
  if (act.zone !== undefined && !isZone(act.zone))
    return refuse("value.not-a-choice", { field: "zone", values: { choice: act.zone.slice(0, 40) } });
  const role = isFull(draft.session) && act.role === "participant" ? "observer" : act.role;
  return emit(draft, "person.joined", { person: act.person, role, ...(act.zone === undefined ? {} : { zone: act.zone }) });
}

function hasVoice(role: Member["role"]): boolean {
  return role === "facilitator" || role === "participant";
}

function isFull(session: Session): boolean {
  return Object.values(session.people).filter((one) => !one.removed && hasVoice(one.role)).length >= mostVoices;
}

/** Facilitators bring in anybody; a participant names an owner on the spot (method.md, step `actions`). */
function mayBring(actor: Member | undefined, role: Member["role"]): boolean {
  if (actor === undefined || actor.removed) return false;
  return actor.role === "facilitator" || (actor.role === "participant" && role === "owner");
}

export function setRole(draft: Draft, act: Of<"set-role">): Draft | Refusal {
  const before = draft.session.people[act.person];
  if (before === undefined || before.removed) return refuse("person.unknown");
  if (before.role === act.role) return draft;
  if (before.role === "facilitator" && leaders(draft.session).length === 1) return refuse("person.last-facilitator");
  if (hasVoice(act.role) && !hasVoice(before.role) && isFull(draft.session))
    return refuse("person.too-many", { values: { max: mostVoices } });
  return endIfAllDone(emit(draft, "person.role-set", { person: act.person, role: act.role }));
}

function mayTouch(session: Session, actor: string, person: string): Refusal | undefined {
  const target = session.people[person];
  if (target === undefined) return refuse("person.unknown");
  return actor === person || session.people[actor]?.role === "facilitator" ? undefined : refuse("act.not-allowed");
}

export function removePerson(draft: Draft, act: Of<"remove-person">, actor: string): Draft | Refusal {
  const no = mayTouch(draft.session, actor, act.person);
  if (no !== undefined) return no;
  const person = draft.session.people[act.person];
  if (person?.removed === true) return draft;
  if (person?.role === "facilitator" && leaders(draft.session).length === 1) return refuse("person.last-facilitator");
  return endIfAllDone(emit(draft, "person.removed", { person: act.person }));
}

export function setAway(draft: Draft, act: Of<"away">, actor: string): Draft | Refusal {
  const no = mayTouch(draft.session, actor, act.person);
  if (no !== undefined) return no;
  if (draft.session.people[act.person]?.removed === true) return refuse("person.unknown");
  if (draft.session.people[act.person]?.away === act.on) return draft;
  return endIfAllDone(emit(draft, "person.away-set", { person: act.person, away: act.on }));
}

export function setZone(draft: Draft, act: Of<"set-zone">, actor: string): Draft | Refusal {
  if (!isZone(act.zone)) return refuse("value.not-a-choice", { field: "zone", values: { choice: act.zone.slice(0, 40) } });
  return draft.session.people[actor]?.zone === act.zone ? draft : emit(draft, "person.zone-set", { person: actor, zone: act.zone });
}

/** Two entries of one person become one; the later one's dots and ratings are dropped. */
export function joinPeople(draft: Draft, act: Of<"join-people">): Draft | Refusal {
  const { person, into } = act;
  if (draft.session.people[person] === undefined || draft.session.people[into] === undefined) return refuse("person.unknown");
  if (person === into) return refuse("merge.itself");
  if (draft.session.people[person].removed) return draft;
  if (draft.session.people[into].removed) return refuse("person.unknown");
  if (draft.session.people[person].role === "facilitator" && leaders(draft.session).length === 1) return refuse("person.last-facilitator");
  const merged = emit(draft, "person.merged", { person, into });
  const parts = draft.session.steps.flatMap((step) => step.parts.map((part, number) => ({ step: step.id, number, state: part.state })));
  const dropped = parts.reduce((at, { step, number, state }) => {
    const holds = (key: string) => person in ((state[key] as object | undefined) ?? {});
    if (holds("votes")) return follow(at, "converge.dots-dropped", { step, part: number, item: person });
    return holds("marks") ? follow(at, "rate.dots-dropped", { step, part: number, item: person }) : at;
  }, merged);
  return endIfAllDone(dropped);
}

/** Any participant may take over once every facilitator has been away long enough; the old one keeps the role. */
export function takeOver(draft: Draft, actor: string, leaderSeenAt: number | null | undefined): Draft | Refusal {
  const { session, at } = draft;
  const since = Math.max(leaderSeenAt ?? 0, session.ledAt, session.about.startedAt);
  const from =
    session.pace === "live"
      ? since + leaderGone.liveMinutes * 60_000
      : addWorkingHours(since, leaderGone.asyncHours, session.about.timezone);
  if (leaders(session).some((one) => !one.away) && at < from)
    return refuse("takeover.not-yet", { values: { minutes: Math.ceil((from - at) / 60_000) } });
  return emit(draft, "person.took-over", { person: actor });
}
