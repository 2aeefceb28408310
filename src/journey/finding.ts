/** Ids are stable (method.md, table "Findings"). */
export const findingIds = [
  "contact-audit.longest-wait",
  "contact-audit.fewer-contacts",
  "contact-audit.comes-back",
  "contact-audit.no-reaction",
  "contact-audit.staff-blind",
  "contact-audit.goal-missed",
  "contact-audit.too-many",
  "contact-audit.too-few",
  "coverage.empty-phase",
  "coverage.place-phases",
  "coverage.empty-channel",
  "omnichannel.single-channel",
  "omnichannel.blind-handover",
  "extremes.best",
  "extremes.worst",
  "extremes.painful-moment-of-truth",
  "crisis-fit.blocked-in-new",
  "crisis-fit.unanswered",
  "crisis-fit.idle-reason",
  "offer.open-conflict",
  "cost.plan-costs-more",
  "cost.loss-sheet",
  "plan.no-owner",
  "plan.no-deadline",
  "plan.uncovered",
  "plan.nobody-told",
  "plan.late-deadline",
  "plan.overloaded-owner",
] as const;
export type FindingId = (typeof findingIds)[number];
export type Weight = "must" | "should" | "note";

/**
 * One finding of a lens. `key` tells it from every other finding of the same redesign and stays the same while the matter
 * stays the same (id plus what it is about). `figures` are the numbers and words behind it, for the text in `locale/`.
 */
export type Finding = {
  readonly key: string;
  readonly id: FindingId;
  readonly weight: Weight;
  readonly touchpoints: readonly string[];
  readonly actions: readonly string[];
  readonly figures: Readonly<Record<string, string | number>>;
};
