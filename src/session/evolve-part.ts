import type { Fact, Meta } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { partDefinition } from "./definition.ts";
import type { SessionEvent } from "./event.ts";
import type { LastAct, PartStanding, Session } from "./state.ts";

/** How many acts of a part can still be undone: enough for a person to step back a while, bounded so that a session stays small. */
const undoable = 200;

/** What an event of a part says to its pattern. */
export function factOf(event: Pick<SessionEvent, "type" | "data">): Fact {
  const { step: _, part: __, undoes: ___, group: ____, ...data } = event.data;
  return { type: event.type, data };
}

function metaOf(event: SessionEvent): Meta {
  return { rev: event.seq, by: event.actor.kind === "person" ? event.actor.id : null, at: event.at };
}

type Acting = { readonly event: SessionEvent; readonly touched: readonly string[]; readonly part: number };

/** Others who act on the same thing, in any part of the step, build on it: then it can no longer be undone. */
function builtUpon(acts: readonly LastAct[], { event, touched, part }: Acting): readonly LastAct[] {
  if (event.actor.kind !== "person") return acts;
  const by = event.actor.id;
  const rev = actOf(event);
  return acts.map((act) =>
    act.by !== by && act.about.some((id) => touched.includes(id)) ? { ...act, builtOn: [...act.builtOn, { by, rev, part }] } : act,
  );
}

/** The number of the act that an event belongs to: its first event's. */
function actOf(event: SessionEvent): number {
  return typeof event.data.group === "number" ? event.data.group : event.seq;
}

function remember(acts: readonly LastAct[], { event, touched }: Acting, undo: readonly Fact[]): readonly LastAct[] {
  if (event.actor.kind !== "person") return acts;
  const rev = actOf(event);
  const begun = acts.find((act) => act.rev === rev);
  if (begun === undefined) return [...acts, { rev, by: event.actor.id, about: touched, undo, builtOn: [] }].slice(-undoable);
  return acts.map((act) => (act === begun ? { ...act, about: [...act.about, ...touched], undo: [...undo, ...act.undo] } : act));
}

type Found = { readonly session: Session; readonly place: number; readonly number: number };

function withParts({ session, place }: Found, change: (part: PartStanding, number: number) => PartStanding): Session {
  return { ...session, steps: session.steps.map((step, at) => (at === place ? { ...step, parts: step.parts.map(change) } : step)) };
}

/** Puts back what an act had changed; it no longer counts as built on anything. */
function undone(found: Found, event: SessionEvent, pattern: (typeof patterns)[keyof typeof patterns]): Session {
  const rev = Number(event.data.undoes);
  const act = found.session.steps[found.place]?.parts[found.number]?.acts.find((one) => one.rev === rev);
  if (act === undefined) return found.session;
  const meta: Meta = { rev: event.seq, by: act.by, at: event.at };
  return withParts(found, (part, number) => {
    const acts = part.acts
      .filter((one) => number !== found.number || one.rev !== rev)
      .map((one) => ({ ...one, builtOn: one.builtOn.filter((other) => other.rev !== rev) }));
    return number === found.number
      ? { ...part, acts, state: act.undo.reduce((state, fact) => pattern.apply(state, fact, meta), part.state) }
      : { ...part, acts };
  });
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
  if (event.type === `${def.pattern}.undone`) return undone({ session, place, number }, event, pattern);
  const fact = factOf(event);
  const meta = metaOf(event);
  const undo = event.actor.kind === "person" ? pattern.invert(part.state, fact, meta) : [];
  const acting: Acting = { event, touched: pattern.touches?.(fact) ?? [pattern.about(fact)], part: number };
  return withParts({ session, place, number }, (one, at) => {
    const acts = builtUpon(one.acts, acting);
    return at === number ? { ...one, state: pattern.apply(one.state, fact, meta), acts: remember(acts, acting, undo) } : { ...one, acts };
  });
}
