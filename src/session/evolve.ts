import { patterns } from "#steps/patterns.ts";
import type { Part } from "#steps/part.ts";
import { playbookOf } from "#playbook/catalog/catalog.ts";
import { stepsOf } from "#playbook/playbook.ts";
import type { Json } from "#steps/field.ts";
import type { NewEvent, SessionEvent } from "./event.ts";
import { partDefinition } from "./definition.ts";
import { evolvePart } from "./evolve-part.ts";
import { mergePeople } from "./evolve-merge.ts";
import { helpFolds } from "./evolve-help.ts";
import { offerFolds } from "./evolve-offers.ts";
import { textFolds } from "./evolve-texts.ts";
import { type About, type Member, type PartStanding, type Role, type Session, type StepStanding, noSession } from "./state.ts";

type Data = { readonly [key: string]: Json };
type Fold = (session: Session, data: Data, event: SessionEvent) => Session;

function blankPart(def: Part): PartStanding {
  return {
    state: patterns[def.pattern].initial,
    phase: "shut",
    revealed: false,
    shown: null,
    openedAt: 0,
    endsAt: null,
    endedAt: null,
    endedRev: 0,
    silenceEndsAt: null,
    silenceFrom: 0,
    clockSetAt: 0,
    stuck: null,
    reopened: false,
    waived: {},
    acts: [],
  };
}

function started(_: Session, data: Data, event: SessionEvent): Session {
  const { steps, pace, person, ...about } = data;
  const playbook = playbookOf(String(data.playbook));
  const chosen = playbook === undefined ? [] : stepsOf(playbook, about.track === "sprint" ? "sprint" : "full", steps as readonly string[]);
  return {
    ...noSession,
    status: "lobby",
    about: { ...(about as unknown as About), startedAt: event.at },
    pace: pace === "async" ? "async" : "live",
    steps: chosen.map((step) => ({ id: step.id, status: "to-come", part: 0, parts: step.parts.map(blankPart), closedRev: 0, visits: 0 })),
  };
}

function member(session: Session, id: string, change: Partial<Member>): Session {
  const before = session.people[id];
  return before === undefined ? session : { ...session, people: { ...session.people, [id]: { ...before, ...change } } };
}

function joined(session: Session, data: Data, event: SessionEvent): Session {
  const id = String(data.person);
  const zone = typeof data.zone === "string" ? { zone: data.zone } : {};
  const person: Member = { id, role: data.role as Role, away: false, removed: false, joinedAt: event.at, ...zone };
  const { [id]: _, ...merged } = session.merged;
  return { ...session, people: { ...session.people, [id]: person }, merged };
}

/** Moves every clock of the open part by the time the session stood still. */
function resumed(session: Session, _: Data, event: SessionEvent): Session {
  if (session.paused === null) return session;
  const { since } = session.paused;
  const moved = (part: PartStanding): PartStanding => {
    const stood = event.at - Math.max(since, part.clockSetAt);
    const later = (at: number | null) => (at === null ? null : at + stood);
    return { ...part, endsAt: later(part.endsAt), silenceEndsAt: later(part.silenceEndsAt), clockSetAt: event.at, silenceFrom: event.at };
  };
  return {
    ...session,
    paused: null,
    steps: session.steps.map((step, place) => (place === session.here ? withPart(step, step.part, moved) : silentFrom(step, event.at))),
  };
}

/** What stands beside the open part waits for the same silence. */
function silentFrom(step: StepStanding, at: number): StepStanding {
  return { ...step, parts: step.parts.map((part) => (part.phase === "shut" ? part : { ...part, silenceFrom: at })) };
}

function paceSet(session: Session, data: Data, event: SessionEvent): Session {
  return { ...session, pace: data.pace === "async" ? "async" : "live", steps: session.steps.map((step) => silentFrom(step, event.at)) };
}

function withPart(step: StepStanding, number: number, change: (part: PartStanding) => PartStanding): StepStanding {
  return { ...step, parts: step.parts.map((part, place) => (place === number ? change(part) : part)) };
}

function inStep(session: Session, data: Data, change: (step: StepStanding) => StepStanding): Session {
  return { ...session, steps: session.steps.map((step) => (step.id === data.step ? change(step) : step)) };
}

function inPart(session: Session, data: Data, change: (part: PartStanding) => PartStanding): Session {
  return inStep(session, data, (step) => withPart(step, Number(data.part), change));
}

/** What was hidden once and then shown stays; what is given while input is open again waits for the next reveal. */
function shownBefore(session: Session, data: Data): PartStanding["shown"] {
  const step = String(data.step);
  const part = session.steps.find((one) => one.id === step)?.parts[Number(data.part)];
  const def = partDefinition(session, step, Number(data.part));
  if (part?.revealed !== true || def === undefined || patterns[def.pattern].seen === undefined) return null;
  return part.shown ?? part.state;
}

/** Whether the step is the one the team is in: opening another part of it is not entering it. */
function isIn(session: Session, step: StepStanding): boolean {
  return step.status === "open" && session.steps[session.here]?.id === step.id;
}

function opened(session: Session, data: Data, event: SessionEvent): Session {
  const here = session.steps.findIndex((step) => step.id === data.step);
  const fresh = {
    phase: "input" as const,
    shown: shownBefore(session, data),
    openedAt: event.at,
    endsAt: data.endsAt as number | null,
    endedAt: null,
    silenceEndsAt: null,
    silenceFrom: event.at,
    clockSetAt: event.at,
    stuck: null,
    reopened: false,
    acts: [],
  };
  const changed = inStep(session, data, (step) => ({
    ...withPart(step, Number(data.part), (part) => ({ ...part, ...fresh })),
    status: "open",
    part: Number(data.part),
    visits: isIn(session, step) ? step.visits : step.visits + 1,
  }));
  return { ...changed, here: here < 0 ? session.here : here, done: new Set() };
}

function closed(session: Session, data: Data, event: SessionEvent): Session {
  const status = data.how === "skipped" ? "skipped" : "closed";
  const why = typeof data.why === "string" ? { why: data.why } : {};
  const steps = session.steps.map(({ why: before, ...step }) => {
    if (step.id !== data.step) return { ...step, ...(before === undefined ? {} : { why: before }) };
    return { ...step, status: status as StepStanding["status"], closedRev: event.seq, ...why };
  });
  return { ...session, steps, here: session.steps.length, done: new Set() };
}

const folds: Readonly<Record<string, Fold>> = {
  "session.started": started,
  "session.begun": (session, _, event) => ({ ...session, status: "running", beganAt: event.at }),
  "session.paused": (session, data, event) => ({ ...session, paused: { since: event.at, why: String(data.because) } }),
  "session.resumed": resumed,
  "session.pace-set": paceSet,
  "session.published": (session, _, event) => ({ ...session, status: "published", publishedAt: event.at }),
  "person.joined": joined,
  "person.role-set": (session, data) => member(session, String(data.person), { role: data.role as Role }),
  "person.removed": (session, data) => member(session, String(data.person), { removed: true }),
  "person.away-set": (session, data) => member(session, String(data.person), { away: data.away === true }),
  "person.zone-set": (session, data) => member(session, String(data.person), { zone: String(data.zone) }),
  "person.merged": (session, data) =>
    mergePeople(member(session, String(data.person), { removed: true }), String(data.person), String(data.into)),
  "person.took-over": (session, data) => member(session, String(data.person), { role: "facilitator" }),
  "step.opened": opened,
  "step.input-ended": (session, data, event) =>
    inPart(session, data, (part) => ({
      ...part,
      phase: "proposal",
      revealed: true,
      shown: null,
      endedAt: event.at,
      endedRev: event.seq,
      endsAt: null,
      silenceEndsAt: data.silenceEndsAt as number | null,
      clockSetAt: event.at,
    })),
  "step.went-back": (session) => ({ ...session, status: "running" }),
  "step.input-reopened": (session, data, event) => ({
    ...inPart(session, data, (part) => ({
      ...part,
      phase: "input",
      shown: shownBefore(session, data),
      clockSetAt: event.at,
      endsAt: data.endsAt as number | null,
      silenceEndsAt: null,
      stuck: data.because === null ? null : String(data.because),
      reopened: true,
    })),
    done: new Set<string>(),
  }),
  "step.stuck": (session, data) => inPart(session, data, (part) => ({ ...part, stuck: String(data.because), silenceEndsAt: null })),
  "step.laid-out": (session, data, event) =>
    inPart(session, data, (part) => ({ ...part, stuck: null, silenceEndsAt: data.silenceEndsAt as number | null, clockSetAt: event.at })),
  "step.box-set": (session, data, event) =>
    inPart(session, data, (part) => ({ ...part, endsAt: data.endsAt as number | null, clockSetAt: event.at })),
  "step.rule-waived": (session, data) =>
    inPart(session, data, (part) => ({ ...part, waived: { ...part.waived, [String(data.rule)]: String(data.why) } })),
  "step.part-closed": (session, data) =>
    inPart(session, data, (part) => ({
      ...part,
      phase: "closed",
      revealed: true,
      shown: null,
      endsAt: null,
      silenceEndsAt: null,
      stuck: null,
    })),
  "step.closed": closed,
  "step.skipped": (session, data, event) => closed(session, { ...data, how: "skipped" }, event),
  "look.still-true": (session, data, event) => ({
    ...session,
    stillTrue: { ...session.stillTrue, [`${String(data.step)}/${String(data.item)}`]: event.seq },
  }),
  ...textFolds,
  ...offerFolds,
  ...helpFolds,
  "action.accepted": (session, data) => ({ ...session, accepted: { ...session.accepted, [String(data.item)]: String(data.person) } }),
  "text.erased": (session) => session,
};

/** Version of the fold: what was computed by another one (indexes, snapshots) is computed anew. */
export const foldVersion = 5;

/** Folds one event into the session. Pure; an unknown type changes nothing but the count (the ledger refuses those it cannot read). */
export function evolve(session: Session, event: SessionEvent): Session {
  const fold = Object.hasOwn(folds, event.type) ? folds[event.type] : undefined;
  const next = fold === undefined ? evolvePart(session, event) : fold(session, event.data, event);
  const leads = event.actor.kind === "person" && next.people[event.actor.id]?.role === "facilitator";
  return { ...next, seq: event.seq, lastAt: Math.max(session.lastAt, event.at), ledAt: leads ? event.at : next.ledAt };
}

/** The session that a log of events tells, from its beginning or on top of what is known. */
export function fold(events: readonly SessionEvent[], from: Session = noSession): Session {
  return events.reduce(evolve, from);
}

/** Gives an event its number, right behind the session's last one. */
export function numbered(session: Session, event: NewEvent): SessionEvent {
  return { ...event, seq: session.seq + 1 };
}

/** True for a type that this program can read: its own list, or a pattern's. */
export function isKnown(type: string): boolean {
  return Object.hasOwn(folds, type) || Object.keys(patterns).includes(type.split(".")[0] ?? "");
}
