import { composeNew } from "../compose.ts";
import { type Finding, findingIds, type Weight } from "../finding.ts";
import type { Redesign } from "../redesign.ts";
import { contactAudit } from "./contact-audit.ts";
import { cost } from "./cost.ts";
import { coverage } from "./coverage.ts";
import { crisisFit } from "./crisis-fit.ts";
import { extremes } from "./extremes.ts";
import type { Lens } from "./lens.ts";
import { offer } from "./offer.ts";
import { omnichannel } from "./omnichannel.ts";
import { plan } from "./plan.ts";

const weights: readonly Weight[] = ["must", "should", "note"];
const ofJourney: readonly Lens[] = [contactAudit, coverage, omnichannel, extremes, crisisFit];
const ofPlan: readonly Lens[] = [offer, cost, plan];

/** Findings of the step `audit`: the lenses over the new journey against the current one, the heaviest first. */
export function journeyLenses(redesign: Redesign): readonly Finding[] {
  return look(redesign, ofJourney);
}

/** Findings of the step `publish`: offer, cost and plan, the heaviest first. */
export function planLenses(redesign: Redesign): readonly Finding[] {
  return look(redesign, ofPlan);
}

/** Findings of every lens: must, should, note; within a weight in the order of `findingIds`, then of the journey. Keys are unique. */
export function allLenses(redesign: Redesign): readonly Finding[] {
  return look(redesign, [...ofJourney, ...ofPlan]);
}

function look(redesign: Redesign, lenses: readonly Lens[]): readonly Finding[] {
  const journey = composeNew(redesign);
  const findings = lenses.flatMap((lens) => lens(redesign, journey));
  const single = [...new Map(findings.map((each) => [each.key, each])).values()];
  return single.sort(
    (a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight) || findingIds.indexOf(a.id) - findingIds.indexOf(b.id),
  );
}
