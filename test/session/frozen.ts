import type { SessionEvent } from "#session/event.ts";
import { fold } from "#session/evolve.ts";
import { outcomeSoFar } from "#session/results.ts";

/** A log as an older program wrote it, and what it told then. */
export type Frozen = { readonly events: readonly SessionEvent[]; readonly tells: unknown };

/** What a log tells, in the domain's words: the outcome, the steps, the people, what was said beside. What is added later may stand beside it. */
export function tellOf(events: readonly SessionEvent[]): unknown {
  const session = fold(events);
  const { about, people, notes, late, accepted, merged, offers } = session;
  const steps = session.steps.map(({ id, status, why }) => ({ id, status, ...(why === undefined ? {} : { why }) }));
  const told = { status: session.status, about, people, steps, notes, late, accepted, merged, offers };
  return JSON.parse(JSON.stringify({ ...told, outcome: outcomeSoFar(session, session.lastAt) }));
}

/** A log to be kept as a sample. */
export function frozenOf(events: readonly SessionEvent[]): Frozen {
  return { events, tells: tellOf(events) };
}
