import { composeNew } from "./compose.ts";
import { totalWait } from "./durations.ts";
import type { Redesign } from "./redesign.ts";
import { digitalShare, expectedEmotion, statsOf, worst } from "./stats.ts";

/** A figure of both journeys. */
export type BeforeAfter<Value> = { readonly current: Value; readonly new: Value };

/**
 * The figures that sum a redesign up. Shares are 0..1 and undefined for an empty journey, waits in minutes, emotions -2..2. `worst`
 * is the worst contact of the current journey; `becomes` the emotion expected of it, where it lives on itself.
 */
export type SummaryFigures = {
  readonly contacts: BeforeAfter<number>;
  readonly digitalShare: BeforeAfter<number | undefined>;
  readonly wait: BeforeAfter<number>;
  readonly worst?: { readonly id: string; readonly emotion: number; readonly becomes?: number };
};

/** Sums up a redesign as far as it has come. */
export function summaryFigures(redesign: Redesign): SummaryFigures {
  const journey = composeNew(redesign);
  const { current } = redesign;
  return {
    contacts: { current: current.length, new: journey.length },
    digitalShare: { current: digitalShare(current), new: digitalShare(journey) },
    wait: { current: totalWait(current), new: totalWait(journey) },
    ...worstOf(redesign, journey),
  };
}

function worstOf(redesign: Redesign, journey: ReturnType<typeof composeNew>): Pick<SummaryFigures, "worst"> {
  const stats = statsOf(redesign);
  const id = worst(stats);
  const emotion = id === undefined ? undefined : stats.get(id)?.emotion.median;
  if (id === undefined || emotion === undefined) return {};
  const survivor = journey.find((each) => each.id === id);
  const becomes = survivor === undefined ? undefined : expectedEmotion(survivor, stats);
  return { worst: { id, emotion, ...(becomes === undefined ? {} : { becomes }) } };
}
