import type { Finding, FindingId } from "../finding.ts";
import type { Redesign } from "../redesign.ts";
import { best, expectedEmotion, isMomentOfTruth, type Stats, statsOf, worst } from "../stats.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { finding, type Lens, placesIn } from "./lens.ts";

/**
 * Best and worst contact of the current journey, and moments of truth that are to go on hurting. Figures: `place` (in the current
 * journey for best and worst, else in the new one), medians `emotion` and `impact`; for a painful one `emotion` is what is expected.
 */
export const extremes: Lens = (redesign, journey) => {
  const stats = statsOf(redesign);
  return [
    ...extreme("extremes.best", best(stats), redesign),
    ...extreme("extremes.worst", worst(stats), redesign),
    ...painful(journey, stats),
  ];
};

function extreme(id: FindingId, touchpoint: string | undefined, redesign: Redesign): readonly Finding[] {
  const stats = touchpoint === undefined ? undefined : statsOf(redesign).get(touchpoint);
  const place = touchpoint === undefined ? undefined : placesIn(redesign.current).get(touchpoint);
  if (touchpoint === undefined || stats === undefined || place === undefined) return [];
  return [
    finding(id, "note", { touchpoints: [touchpoint], figures: { place, emotion: stats.emotion.median, impact: stats.impact.median } }),
  ];
}

function painful(journey: readonly Touchpoint[], stats: Stats): readonly Finding[] {
  return journey.flatMap((touchpoint, index) => {
    const rated = stats.get(touchpoint.id);
    const emotion = expectedEmotion(touchpoint, stats);
    if (rated === undefined || !isMomentOfTruth(rated) || emotion === undefined || emotion >= 0) return [];
    const figures = { place: index + 1, emotion, impact: rated.impact.median };
    return [finding("extremes.painful-moment-of-truth", "must", { touchpoints: [touchpoint.id], figures })];
  });
}
