import { blockedBy } from "../blocking.ts";
import { outcomesOf } from "../compose.ts";
import type { Finding } from "../finding.ts";
import type { Redesign } from "../redesign.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { finding, isBlank, type Lens, placesIn } from "./lens.ts";

/**
 * Whether the new journey can live with the kept reasons. Figures: `place` (in the new journey, for unanswered ones in the current),
 * `reasons` as their numbers ("1, 4"), `permitted` yes or no, `reason` the number of an idle one.
 */
export const crisisFit: Lens = (redesign, journey) => [
  ...blockedInNew(redesign, journey),
  ...unanswered(redesign),
  ...idleReasons(redesign),
];

function blockedInNew({ reasons }: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  return journey.flatMap((touchpoint, index) => {
    const blocking = blockedBy(touchpoint, reasons);
    if (blocking.length === 0) return [];
    const permitted = !isBlank(touchpoint.permitted);
    const figures = { place: index + 1, reasons: blocking.map((each) => each.number).join(", "), permitted: permitted ? "yes" : "no" };
    return [finding("crisis-fit.blocked-in-new", permitted ? "note" : "must", { touchpoints: [touchpoint.id], figures })];
  });
}

/** One merged into what is no longer there is unanswered too: it would be gone without anybody having let it go. */
function unanswered(redesign: Redesign): readonly Finding[] {
  const places = placesIn(redesign.current);
  return [...outcomesOf(redesign)].flatMap(([id, outcome]) => {
    if (outcome.is !== "unanswered") return [];
    const struckBy = redesign.reasons.filter((each) => outcome.reasons?.includes(each.id));
    const figures = { place: places.get(id) ?? 0, reasons: struckBy.map((each) => each.number).join(", ") };
    return [finding("crisis-fit.unanswered", "must", { touchpoints: [id], figures })];
  });
}

function idleReasons({ reasons, restrictions, current }: Redesign): readonly Finding[] {
  const named = Object.values(restrictions).flatMap((each) => (each.is === "blocked" ? each.reasons : []));
  const blocking = new Set([...named, ...current.flatMap((each) => blockedBy(each, reasons).map((reason) => reason.id))]);
  return reasons
    .filter((each) => !blocking.has(each.id))
    .map((each) => finding("crisis-fit.idle-reason", "note", { subject: each.id, figures: { reason: each.number, kind: each.kind } }));
}
