/**
 * Every way in which an act can be refused: a closed list, `step.what` (workshops/README.md), texts in `locale/`.
 * A refusal is an answer, not an exception: it changes nothing, and what was typed is kept.
 */
export const refusalIds = [
  "act.unknown",
  "act.not-allowed",
  "act.observer",
  "act.not-open",
  "act.too-fast",
  "act.too-large",
  "session.not-begun",
  "session.begun",
  "session.over",
  "session.paused",
  "session.unknown",
  "session.busy",
  "person.unknown",
  "person.last-facilitator",
  "person.too-many",
  "person.here-already",
  "person.name-missing",
  "person.elsewhere",
  "item.unknown",
  "item.not-yours",
  "item.gone",
  "item.receipt",
  "item.hidden",
  "collect.too-many",
  "text.empty",
  "text.too-long",
  "text.too-short",
  "value.unknown-field",
  "value.not-a-choice",
  "value.missing",
  "value.not-a-date",
  "value.not-a-duration",
  "value.not-a-number",
  "value.unknown-ref",
  "value.too-many",
  "value.wrong-kind",
  "votes.too-many",
  "votes.too-many-on-one",
  "votes.closed",
  "votes.level",
  "keep.unknown",
  "merge.itself",
  "fill.changed-meanwhile",
  "list.changed-meanwhile",
  "list.too-many",
  "list.too-few",
  "rate.out-of-range",
  "rate.unknown-item",
  "decide.no-proposal",
  "decide.open-objection",
  "decide.reason-needed",
  "decide.settle-reason",
  "review.unanswered",
  "review.note-needed",
  "undo.nothing",
  "undo.built-on",
  "skip.not-optional",
  "skip.reason-needed",
  "back.not-before",
  "waive.not-waivable",
  "waive.reason-needed",
  "takeover.not-yet",
  "lookagain.nothing",
  "strike.reason-needed",
  "purpose.none",
  "reasons.too-few",
  "reasons.too-many",
  "problems.none",
  "problems.too-many",
  "problems.no-long-horizon",
  "customer.too-few",
  "offer.not-one",
  "journey.too-few",
  "journey.too-many",
  "restrict.no-reason",
  "restrict.unanswered",
  "replace.unanswered",
  "replace.blocked-too",
  "replace.unknown-target",
  "new-journey.blocked",
  "new-journey.incomplete",
  "new-journey.empty",
  "permit.not-facilitator",
  "actions.uncovered",
  "actions.no-owner",
  "actions.no-deadline",
  "actions.owner-unknown",
  "actions.not-owner",
  "actions.deadline-past",
  "actions.too-many",

  "link.unknown",
  "link.used",
  "link.expired",
  "start.code",

  "help.off",
  "help.too-early",
  "help.not-here",
] as const;
export type RefusalId = (typeof refusalIds)[number];

/**
 * What was refused and where. `field` is the path of the field it stands at (`types/c1/goal`); `values` are the figures and
 * people's words for the text of the refusal; `people` are ids whose names the text needs; `other` is what somebody else
 * wrote in the same place meanwhile.
 */
export type Refusal = {
  readonly refused: RefusalId;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly people?: readonly string[];
  readonly other?: { readonly value: unknown; readonly rev: number; readonly by: string | null };
};

/** Makes a refusal; `more` may name the field, the figures of its text, people and what stood there meanwhile. */
export function refuse(refused: RefusalId, more: Omit<Refusal, "refused"> = {}): Refusal {
  return { refused, ...more };
}

/** True for a refusal among answers that are either a refusal or something else. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}
