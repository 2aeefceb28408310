import { composeNew, outcomesOf, type Outcome } from "#journey/compose.ts";
import type { Redesign } from "#journey/redesign.ts";
import { type Stats, statsOf } from "#journey/stats.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Talk } from "../talk.ts";

/** What follows from the outcome so far: the new journey, what became of each contact, how they were rated. */
type Journeys = {
  readonly composed: readonly Touchpoint[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stats: Stats;
};

/** An outcome never changes, and every line of a card asks for the same: it is worked out once. */
const known = new WeakMap<Redesign, Journeys>();

/** Both journeys as the session stands. */
export function journeysOf({ view: { redesign } }: Pick<Talk, "view">): Journeys {
  const before = known.get(redesign);
  if (before !== undefined) return before;
  const journeys = { composed: composeNew(redesign), outcomes: outcomesOf(redesign), stats: statsOf(redesign) };
  known.set(redesign, journeys);
  return journeys;
}
