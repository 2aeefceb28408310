import type { Touchpoint, TouchpointFields } from "./touchpoint.ts";

export const reasonKinds = ["contact-ban", "place-closed", "travel", "supply", "staff", "demand", "money", "trust", "other"] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** A kept reason why the team cannot go on as before. `number` is its place among the kept ones, from 1. */
export type Reason = { readonly id: string; readonly number: number; readonly kind: ReasonKind; readonly text: string };

/** What the team says of a touchpoint of the current journey (method.md, step `restrict`). */
export type Restriction =
  | { readonly is: "stays" }
  | { readonly is: "changes"; readonly fields?: Partial<TouchpointFields> }
  | { readonly is: "blocked"; readonly reasons: readonly string[]; readonly note?: string }
  | { readonly is: "dropped"; readonly why: string }
  | { readonly is: "merged"; readonly into: string }
  | { readonly is: "permitted"; readonly why: string };

/** What takes the place of a blocked touchpoint (method.md, step `replace`). */
export type Replacement =
  | { readonly is: "with"; readonly touchpoints: readonly Touchpoint[] }
  | { readonly is: "dropped"; readonly why: string }
  | { readonly is: "merged"; readonly into: string };

/** What the team did to the new journey that the bot drew: order of ids, own additions, fields edited, expected emotions. */
export type NewJourneyEdits = {
  readonly order: readonly string[];
  readonly added: readonly Touchpoint[];
  readonly fields: Readonly<Record<string, Partial<TouchpointFields>>>;
  readonly expected: Readonly<Record<string, number>>;
  /** ids taken out of the new journey by hand although nothing forbids them, with why */
  readonly removed: Readonly<Record<string, string>>;
};

export type Rating = { readonly emotion: number; readonly impact: number };

export type Cost = { readonly kind: "saves" | "neutral" | "costs"; readonly amount?: number };

export const actionStatuses = ["todo", "doing", "done", "blocked"] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** One line of the action plan (method.md, "An action"). `deadline` is a date (YYYY-MM-DD) in `zone`. */
export type Action = {
  readonly id: string;
  readonly title: string;
  readonly touchpoints: readonly string[];
  readonly owner?: string;
  readonly deadline?: string;
  readonly zone?: string;
  readonly status: ActionStatus;
  readonly blockedBy?: string;
  readonly cost?: Cost;
  readonly measure?: string;
  readonly notes?: string;
};

export type Conflict = { readonly id: string; readonly organisation: string; readonly buyer: string; readonly answer?: string };

/** Everything the lenses look at: the session's outcome so far, in the domain's own terms. */
export type Redesign = {
  readonly reasons: readonly Reason[];
  readonly conflicts: readonly Conflict[];
  readonly current: readonly Touchpoint[];
  /** touchpoint id -> one rating a person (names never travel with ratings) */
  readonly ratings: Readonly<Record<string, readonly Rating[]>>;
  readonly restrictions: Readonly<Record<string, Restriction>>;
  readonly replacements: Readonly<Record<string, Replacement>>;
  readonly edits: NewJourneyEdits;
  readonly actions: readonly Action[];
  /** new or changed touchpoint id -> why it needs no action ("covered by", "needs nothing") */
  readonly covers: Readonly<Record<string, string>>;
  readonly goalReached?: "yes" | "partly" | "no";
  readonly winCost?: number;
  readonly lostPerYear?: number;
  /** date (YYYY-MM-DD, session's zone) against which deadlines are judged where an action's own entry date is unknown */
  readonly today: string;
  /** action id -> date of its entry */
  readonly enteredOn: Readonly<Record<string, string>>;
};
