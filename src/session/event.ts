import type { Json } from "#steps/field.ts";

/**
 * Who made an event happen. Persons by id only; `unsigned` is somebody of the session, for ever unknown; `bot` is what follows from a rule,
 * `timer` from the clock. `via` is the door it came through (web, script, slack, discord), for nothing but the record.
 */
export type Actor =
  | { readonly kind: "person"; readonly id: string; readonly via: string }
  | { readonly kind: "unsigned" }
  | { readonly kind: "bot" }
  | { readonly kind: "timer" }
  | { readonly kind: "model" }
  | { readonly kind: "publisher"; readonly id: string };

/**
 * One event of a session. Within a step's part the type is the pattern's own (`collect.added`, `decide.proposed` …, see `steps/`) and `data`
 * begins with `step` and `part`; everything else is in the list below. `v` is the version of the type; `seq` its number in the session.
 */
export type SessionEvent = {
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly at: number;
  readonly actor: Actor;
  readonly data: { readonly [key: string]: Json };
};

/** An event before it has its number. */
export type NewEvent = Omit<SessionEvent, "seq">;

/**
 * The session's own event types, frozen from the first issue's end on. Reserved for what is planned, so that names do not collide:
 * `place.*` (threads attached), `heard.*` (customers' words),
 * `reminder.*`, `measure.*`, `journey.version-named`.
 */
export const sessionEventTypes = [
  "session.started",
  "session.begun",
  "session.paused",
  "session.resumed",
  "session.pace-set",
  "session.published",
  "person.joined",
  "person.role-set",
  "person.removed",
  "person.away-set",
  "person.zone-set",
  "person.merged",
  "person.took-over",
  "step.opened",
  "step.input-ended",
  "step.input-reopened",
  "step.box-set",
  "step.part-closed",
  "step.closed",
  "step.skipped",
  "step.went-back",
  "step.rule-waived",
  "step.stuck",
  "step.laid-out",
  "look.still-true",
  "note.added",
  "late.kept",
  "late.taken-in",
  "action.accepted",
  "keeper.offered",
  "keeper.answered",
  "help.set",
  "help.asked",
  "suggestion.made",
  "suggestion.answered",
  "text.erased",
  "text.struck",
] as const;

/** The patterns' event types, frozen alike. What puts back an undone act is worked out while folding and is never an event. */
export const partEventTypes = [
  "collect.added",
  "collect.edited",
  "collect.removed",
  "collect.parked",
  "collect.struck",
  "collect.undone",
  "converge.voted",
  "converge.merged",
  "converge.unmerged",
  "converge.kept",
  "converge.dots-dropped",
  "converge.undone",
  "fill.set",
  "fill.row-added",
  "fill.row-removed",
  "fill.struck",
  "fill.undone",
  "list.set",
  "list.row-added",
  "list.row-removed",
  "list.ordered",
  "list.left-out",
  "list.fell-away",
  "list.struck",
  "list.undone",
  "rate.rated",
  "rate.evidence-added",
  "rate.struck",
  "rate.dots-dropped",
  "rate.undone",
  "decide.opened",
  "decide.proposed",
  "decide.objected",
  "decide.withdrawn",
  "decide.agreed",
  "decide.settled",
  "decide.struck",
  "decide.undone",
  "review.set",
  "review.answered",
  "review.rest-answered",
  "review.undone",
] as const;

/**
 * Keys of `data` under which strings are ids, codes, dates or durations. A string under any other key is a text of a person: it is kept apart
 * in the store, and erasing overwrites it there (default-safe: a key nobody thought of counts as text).
 */
export const codeKeys: readonly string[] = [
  "id",
  "is",
  "as",
  "item",
  "items",
  "into",
  "from",
  "after",
  "order",
  "step",
  "part",
  "list",
  "path",
  "answer",
  "how",
  "because",
  "rule",
  "role",
  "person",
  "pace",
  "type",
  "kind",
  "horizon",
  "medium",
  "channels",
  "phase",
  "waitBefore",
  "replyWithin",
  "staffSees",
  "within",
  "repeats",
  "reasons",
  "touchpoint",
  "touchpoints",
  "origin",
  "replaces",
  "absorbs",
  "owner",
  "people",
  "deadline",
  "next",
  "cadence",
  "status",
  "cost",
  "answeredBy",
  "editorInChief",
  "focus",
  "finding",
  "for",
  "receipt",
  "suggested",
  "agreed",
  "goalReached",
  "sells",
  "playbook",
  "track",
  "language",
  "timezone",
  "zone",
  "currency",
  "steps",
  "undoes",
  "via",
  "keeper",
  "field",
  "do",
  "help",
  "asked",
  "piece",
  "made",
  "suggestion",
];
