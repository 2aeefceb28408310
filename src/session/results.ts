import { type Results, type StandingPart } from "#playbook/results.ts";
import { redesignOf } from "#playbook/outcome.ts";
import type { Redesign } from "#journey/redesign.ts";
import { dateIn } from "#lib/time.ts";
import type { Part } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { stepDefinition } from "./definition.ts";
import type { PartStanding, Session } from "./state.ts";

/** A part's state as `person` may see it: while input is open once more, others' part of it is what was shown before. */
export function stateFor(part: PartStanding, def: Part, person: string | null): PartStanding["state"] {
  const seen = patterns[def.pattern].seen;
  return part.shown === null || seen === undefined ? part.state : seen(part.state, part.shown, person);
}

function standing(session: Session, step: string, part: number): StandingPart | undefined {
  const def = stepDefinition(session, step)?.parts[part];
  const found = session.steps.find((one) => one.id === step);
  const at = found?.parts[part];
  if (def === undefined || at === undefined) return undefined;
  return { def, state: stateFor(at, def, null), revealed: at.revealed, opened: at.phase !== "shut" };
}

/** A session never changes, so what is read of it on one day is the same each time it is asked for. */
const known = new WeakMap<Session, Results>();

/** The session as rules, sources and the outcome read it; `at` is now. */
export function resultsOf(session: Session, at: number): Results {
  const before = known.get(session);
  if (before?.today === dateIn(at, session.about.timezone)) return before;
  const results = readFrom(session, at);
  known.set(session, results);
  return results;
}

function readFrom(session: Session, at: number): Results {
  const zone = session.about.timezone;
  return {
    part: (step, part) => standing(session, step, part),
    today: dateIn(at, zone),
    zoneOf: (person) => session.people[person]?.zone ?? zone,
    dateOf: (moment) => dateIn(moment, zone),
    script: session.about.script,
  };
}

/** The session's outcome so far in the domain's terms; nothing that is still hidden is in it. */
export function outcomeSoFar(session: Session, at: number): Redesign {
  return redesignOf(resultsOf(session, at));
}
