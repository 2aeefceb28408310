import type { Json } from "#steps/field.ts";
import type { Actor, NewEvent } from "./event.ts";
import { evolve, numbered } from "./evolve.ts";
import { type Session, openStep } from "./state.ts";

/** A decision in the making: the events so far and the session as they leave it. */
export type Draft = {
  readonly session: Session;
  readonly events: readonly NewEvent[];
  readonly at: number;
  readonly actor: Actor;
  readonly done: readonly DoneChange[];
};

/** Who is done, or no longer: kept apart from the log (method.md, "Anonymity"). */
export type DoneChange = { readonly step: string; readonly part: number; readonly person: string; readonly on: boolean };

export function draftOf(session: Session, at: number, actor: Actor): Draft {
  return { session, events: [], at: Math.max(at, session.lastAt), actor, done: [] };
}

/** Marks of the part that is being left are wiped, or they would count again when it opens once more. */
function wiped({ session, done }: Draft, next: Session): readonly DoneChange[] {
  const step = openStep(session);
  if (step === undefined || session.done.size === 0 || next.done.size > 0) return done;
  const off = [...session.done].map((person) => ({ step: step.id, part: step.part, person, on: false }));
  return [...done.filter((one) => one.step !== step.id || one.part !== step.part), ...off];
}

/** Adds an event of the draft's own actor and time, or of those given. */
export function emit(
  draft: Draft,
  type: string,
  data: { readonly [key: string]: Json },
  by: Partial<Pick<NewEvent, "at" | "actor">> = {},
): Draft {
  const event: NewEvent = { type, v: 1, at: by.at ?? draft.at, actor: by.actor ?? draft.actor, data };
  const session = evolve(draft.session, numbered(draft.session, event));
  return { ...draft, events: [...draft.events, event], session, done: wiped(draft, session) };
}

/** Adds an event that follows from a rule, not from whoever acted. */
export function follow(draft: Draft, type: string, data: { readonly [key: string]: Json }): Draft {
  return emit(draft, type, data, { actor: draft.actor.kind === "timer" ? { kind: "timer" } : { kind: "bot" } });
}
