import { minutesPerDay, totalWait, waitOf } from "../durations.ts";
import type { Finding } from "../finding.ts";
import type { Redesign } from "../redesign.ts";
import { expectedEmotion, statsOf } from "../stats.ts";
import { phases, type Touchpoint } from "../touchpoint.ts";
import { finding, isBlank, type Lens, placesIn } from "./lens.ts";

const longestShown = 3;
const lightImpact = 2;
const manyInPhase = 4;
const manyInAll = 20;
const longSilence = 14 * minutesPerDay;

/**
 * The six questions of the contact audit (method.md, "The lenses" and the table of findings). Figures: `place` in the new journey
 * from 1, waits as said (`wait`) and in minutes, counts `now` (new journey) and `before` (current one).
 */
export const contactAudit: Lens = (redesign, journey) => [
  ...longestWaits(redesign, journey),
  ...fewerContacts(redesign, journey),
  ...comingBack(journey),
  ...noReaction(journey),
  ...blindStaff(journey),
  ...goalMissed(redesign),
  ...tooMany(journey),
  ...tooFew(journey),
];

type Placed = { readonly touchpoint: Touchpoint; readonly place: number };

function placed(journey: readonly Touchpoint[]): readonly Placed[] {
  return journey.map((touchpoint, index) => ({ touchpoint, place: index + 1 }));
}

function longestWaits(redesign: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  const now = totalWait(journey);
  const before = totalWait(redesign.current);
  return placed(journey)
    .filter(({ touchpoint }) => waitOf(touchpoint) >= minutesPerDay)
    .sort((a, b) => waitOf(b.touchpoint) - waitOf(a.touchpoint))
    .slice(0, longestShown)
    .map(({ touchpoint, place }) =>
      finding("contact-audit.longest-wait", now < before ? "note" : "should", {
        touchpoints: [touchpoint.id],
        figures: { place, wait: touchpoint.waitBefore ?? "", minutes: waitOf(touchpoint), now, before },
      }),
    );
}

function fewerContacts(redesign: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  const figures = { about: "count", now: journey.length, before: redesign.current.length };
  const more = figures.now > figures.before ? [finding("contact-audit.fewer-contacts", "should", { subject: "count", figures })] : [];
  return [...more, ...toMergeOrDrop(redesign, journey)];
}

function toMergeOrDrop(redesign: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  const stats = statsOf(redesign);
  return placed(journey).flatMap(({ touchpoint, place }) => {
    const impact = stats.get(touchpoint.id)?.impact.median;
    const emotion = expectedEmotion(touchpoint, stats);
    if (impact === undefined || impact > lightImpact || emotion === undefined || emotion >= 0) return [];
    return [
      finding("contact-audit.fewer-contacts", "should", {
        touchpoints: [touchpoint.id],
        figures: { about: "contact", place, impact, emotion },
      }),
    ];
  });
}

function comingBack(journey: readonly Touchpoint[]): readonly Finding[] {
  const places = placesIn(journey);
  return placed(journey).flatMap(({ touchpoint, place }) => {
    const repeated = touchpoint.repeats === undefined ? undefined : places.get(touchpoint.repeats);
    if (touchpoint.repeats === undefined || repeated === undefined) return [];
    return [
      finding("contact-audit.comes-back", "should", {
        subject: touchpoint.id,
        touchpoints: [touchpoint.id, touchpoint.repeats],
        figures: { place, of: repeated },
      }),
    ];
  });
}

function noReaction(journey: readonly Touchpoint[]): readonly Finding[] {
  return placed(journey).flatMap(({ touchpoint, place }) => {
    const [noTime, nobody] = [isBlank(touchpoint.replyWithin), isBlank(touchpoint.responsible)];
    if (touchpoint.expectsReply !== true || !(noTime || nobody)) return [];
    const lacks = noTime && nobody ? "both" : noTime ? "reply-within" : "responsible";
    return [finding("contact-audit.no-reaction", "should", { touchpoints: [touchpoint.id], figures: { place, lacks } })];
  });
}

function blindStaff(journey: readonly Touchpoint[]): readonly Finding[] {
  return placed(journey).flatMap(({ touchpoint, place }) => {
    const sees = touchpoint.staffSees;
    if (sees !== "no" && sees !== "partly") return [];
    return [
      finding("contact-audit.staff-blind", sees === "no" ? "should" : "note", { touchpoints: [touchpoint.id], figures: { place, sees } }),
    ];
  });
}

function goalMissed({ goalReached }: Redesign): readonly Finding[] {
  if (goalReached === undefined || goalReached === "yes") return [];
  return [finding("contact-audit.goal-missed", "must", { figures: { reached: goalReached } })];
}

function tooMany(journey: readonly Touchpoint[]): readonly Finding[] {
  const crowded = phases.flatMap((phase) => {
    const touchpoints = journey.filter((each) => each.phase === phase).map((each) => each.id);
    if (touchpoints.length <= manyInPhase) return [];
    return [
      finding("contact-audit.too-many", "note", {
        subject: phase,
        touchpoints,
        figures: { about: "phase", phase, now: touchpoints.length },
      }),
    ];
  });
  if (journey.length <= manyInAll) return crowded;
  return [
    finding("contact-audit.too-many", "note", { subject: "count", figures: { about: "journey", phase: "", now: journey.length } }),
    ...crowded,
  ];
}

function tooFew(journey: readonly Touchpoint[]): readonly Finding[] {
  return placed(journey)
    .filter(({ touchpoint }) => waitOf(touchpoint) > longSilence)
    .map(({ touchpoint, place }) => {
      const figures = { place, wait: touchpoint.waitBefore ?? "", minutes: waitOf(touchpoint) };
      return finding("contact-audit.too-few", "note", { touchpoints: [touchpoint.id], figures });
    });
}
