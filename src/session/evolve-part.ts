import type { Fact, Meta } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { partDefinition } from "./definition.ts";
import type { SessionEvent } from "./event.ts";
import type { LastAct, PartStanding, Session } from "./state.ts";

/** How many acts of a part can still be undone: enough for a person to step back a while, bounded so that a session stays small. */
const undoable = 200;

/** What an event of a part says to its pattern. */
export function factOf(event: Pick<SessionEvent, "type" | "data">): Fact {
  const { step: _, part: __, undoes: ___, ...data } = event.data;
  return { type: event.type, data };
}

function metaOf(event: SessionEvent): Meta {
  return { rev: event.seq, by: event.actor.kind === "person" ? event.actor.id : null, at: event.at };
}

/** Others who act on the same thing build on it: then it can no longer be undone. */
function remember(part: PartStanding, event: SessionEvent, undo: readonly Fact[], about: string): readonly LastAct[] {
  const { undoes } = event.data;
  if (typeof undoes === "number") return part.acts.filter((act) => act.rev !== undoes);
  if (event.actor.kind !== "person") return part.acts;
  const by = event.actor.id;
  const others = part.acts.map((act) => (act.about === about && act.by !== by && !act.builtOn.includes(by) ? { ...act, builtOn: [...act.builtOn, by] } : act));
  return undo.length === 0 ? others : [...others, { rev: event.seq, by, about, undo, builtOn: [] }].slice(-undoable);
}

/** Hands an event of a part to its pattern and keeps what would undo it. Events of unknown parts change nothing. */
export function evolvePart(session: Session, event: SessionEvent): Session {
  const place = session.steps.findIndex((step) => step.id === event.data.step);
  const step = session.steps[place];
  const number = Number(event.data.part);
  const part = step?.parts[number];
  const def = step === undefined ? undefined : partDefinition(session, step.id, number);
  if (step === undefined || part === undefined || def === undefined || !event.type.startsWith(`${def.pattern}.`)) return session;
  const pattern = patterns[def.pattern];
  const fact = factOf(event);
  const meta = metaOf(event);
  const undo = event.actor.kind === "person" ? pattern.invert(part.state, fact, meta) : [];
  const next: PartStanding = { ...part, state: pattern.apply(part.state, fact, meta), acts: remember(part, event, undo, pattern.about(fact)) };
  const parts = step.parts.map((one, at) => (at === number ? next : one));
  return { ...session, steps: session.steps.map((one, at) => (at === place ? { ...step, parts } : one)) };
}
