import { composeNew, type Outcome, outcomesOf } from "#journey/compose.ts";
import type { Finding } from "#journey/finding.ts";
import { allLenses } from "#journey/lenses/all.ts";
import type { Redesign } from "#journey/redesign.ts";
import { type Stats, statsOf } from "#journey/stats.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { type Results, stateOf } from "#playbook/results.ts";
import { outcomeSoFar, resultsOf } from "#session/results.ts";
import type { Session } from "#session/state.ts";
import { viewPart } from "#session/view.ts";
import type { Idea } from "#steps/collect.ts";
import { isNameless } from "./anonymity.ts";

/**
 * What a report needs beside the session: the name behind a person's id, now in epoch milliseconds, and the address of the page in Notion where
 * the result stands too, if it does.
 */
export type ReportWorld = { readonly names: (person: string) => string; readonly at: number; readonly notion?: string | undefined };

/** The session as the builders of the report's sections read it, reckoned once. */
export type Source = {
  readonly session: Session;
  readonly at: number;
  readonly results: Results;
  readonly redesign: Redesign;
  readonly journey: readonly Touchpoint[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stats: Stats;
  readonly findings: readonly Finding[];
  /** titles of drafts of actions that nobody completed before the plan was closed */
  readonly fellAway: readonly string[];
  readonly nameOf: (person: string) => string;
};

/** Reads the session once for all sections. */
export function sourceOf(session: Session, { names, at }: ReportWorld): Source {
  const results = resultsOf(session, at);
  const whole = outcomeSoFar(session, at);
  const fallen = isClosed(session, "actions") ? whole.actions.filter((each) => isUnfinishedDraft(each)) : [];
  const redesign = { ...whole, actions: whole.actions.filter((each) => !fallen.includes(each)) };
  return {
    session,
    at,
    results,
    redesign,
    journey: composeNew(redesign),
    outcomes: outcomesOf(redesign),
    stats: statsOf(redesign),
    findings: isLookedInto(session) ? allLenses(redesign) : [],
    fellAway: [...fallenIn(session, at), ...fallen.map((each) => each.title)].filter((title) => title.trim() !== ""),
    nameOf: (person) => names(sameAs(session, person)),
  };
}

function isClosed(session: Session, step: string): boolean {
  return session.steps.some((one) => one.id === step && one.status === "closed");
}

/** Titles of the drafts that the plan itself let go when it was closed. */
function fallenIn(session: Session, at: number): readonly string[] {
  const plan = viewPart(session, { step: "actions", part: 0 }, { person: null }, at)?.content;
  return plan?.pattern === "list" && isClosed(session, "actions") ? plan.fallen.map((one) => String(one.values.title ?? "")) : [];
}

/** "Drafts still incomplete when 14 closes fall away, named" (method.md, step `audit`). */
function isUnfinishedDraft(action: Redesign["actions"][number]): boolean {
  return action.id.startsWith("draft.") && (action.owner === undefined || action.deadline === undefined || action.title.trim() === "");
}

/** Findings stand in the report once a review was opened: before it they would only say that the work is not done yet. */
function isLookedInto(session: Session): boolean {
  const reviews = session.steps.filter((one) => one.id === "audit" || one.id === "publish");
  return session.status === "published" || reviews.some((one) => one.status === "open" || one.status === "closed");
}

/** Two entries of one person that were joined are one person. */
function sameAs(session: Session, person: string): string {
  const seen = new Set<string>();
  let at = person;
  while (session.merged[at] !== undefined && !seen.has(at)) {
    seen.add(at);
    at = session.merged[at] ?? at;
  }
  return at;
}

/** True once what was written in a step has been shown to all. */
export function isRevealed({ results }: Pick<Source, "results">, step: string, part = 0): boolean {
  return results.part(step, part)?.revealed === true;
}

/** Every idea of a step that was shown, also parked and struck ones; none before the reveal. */
export function shownIdeas(source: Source, step: string): readonly Idea[] {
  return isRevealed(source, step) ? (stateOf(source.results, step, 0, "collect")?.ideas ?? []).filter((one) => one.gone !== "removed") : [];
}

/** The name of who did something in a step, as a part of a record: absent for unsigned things and in steps shown without names. */
export function signed(source: Source, step: string, person: string | null): { readonly by?: string } {
  return person === null || isNameless(source.session, step) ? {} : { by: source.nameOf(person) };
}

/** Whoever is named by a person's id, by name; a free text as it is. */
export function nameOrText(source: Source, value: string): string {
  return Object.hasOwn(source.session.people, value) ? source.nameOf(value) : value;
}
