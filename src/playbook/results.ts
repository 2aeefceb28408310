import type { Values } from "#steps/field.ts";
import { isBlank } from "#steps/field.ts";
import type { Ideas } from "#steps/collect.ts";
import type { Converging } from "#steps/converge.ts";
import type { Decisions } from "#steps/decide-fold.ts";
import type { Listing } from "#steps/list.ts";
import type { Part, Subject } from "#steps/part.ts";
import type { PartState } from "#steps/patterns.ts";
import type { Ratings } from "#steps/rate.ts";
import type { Review } from "#steps/review.ts";
import type { Sheet } from "#steps/sheet.ts";

/** A part as it stands: its definition, its pattern's state, and whether what was hidden has been shown. */
export type StandingPart = { readonly def: Part; readonly state: PartState; readonly revealed: boolean; readonly opened: boolean };

/** What rules, sources and the outcome read: parts by step and number, and the facts of the session they need. */
export type Results = {
  readonly part: (step: string, part: number) => StandingPart | undefined;
  /** the session's date, and the date of a moment, both in its zone */
  readonly today: string;
  readonly zoneOf: (person: string) => string;
  readonly dateOf: (at: number) => string;
  /** a script's dates are never refused as past */
  readonly script: boolean;
};

type States = { collect: Ideas; converge: Converging; fill: Sheet; list: Listing; rate: Ratings; decide: Decisions; review: Review };

/** The state of a part if that part is of the given pattern: the one place where a sealed state is opened again. */
export function stateOf<P extends keyof States>(
  results: Pick<Results, "part">,
  step: string,
  part: number,
  pattern: P,
): States[P] | undefined {
  const standing = results.part(step, part);
  return standing?.def.pattern === pattern ? (standing.state as unknown as States[P]) : undefined;
}

/** Ideas of a collect part that stand, whoever may see them. */
export function ideasOf(results: Pick<Results, "part">, step: string): readonly Subject[] {
  const ideas = stateOf(results, step, 0, "collect")?.ideas ?? [];
  return ideas.filter((one) => one.gone === undefined && one.parked !== true).map((one) => ({ id: one.id, values: one.values }));
}

/** A value as text, or undefined when blank: for records whose optional fields must be absent, not empty. */
export function textIn(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === "string" && !isBlank(value) ? value : undefined;
}

/** Leaves out what is blank, so that optional fields are absent rather than empty. */
export function withoutBlanks(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}
