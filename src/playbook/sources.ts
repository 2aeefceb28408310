import { openingProposal } from "#journey/blocking.ts";
import { composeNew } from "#journey/compose.ts";
import type { Finding } from "#journey/finding.ts";
import { allLenses, journeyLenses, planLenses } from "#journey/lenses/all.ts";
import type { Redesign } from "#journey/redesign.ts";
import type { Json, Values } from "#steps/field.ts";
import { listed } from "#steps/list.ts";
import type { Subject } from "#steps/part.ts";
import { type Review, answerTo } from "#steps/review.ts";
import { draftsIn, keptIn, redesignOf, rowsIn } from "./outcome.ts";
import { type Results, ideasOf, stateOf } from "./results.ts";

const untouched: Redesign["edits"] = { order: [], added: [], fields: {}, expected: {}, removed: {} };

function asSubject(record: { readonly id: string }): Subject {
  const { id, ...values } = record;
  return { id, values: values as unknown as Values };
}

function asFindingSubject(finding: Finding): Subject {
  return {
    id: finding.key,
    values: {
      finding: finding.id,
      weight: finding.weight,
      touchpoints: finding.touchpoints,
      actions: finding.actions,
      figures: finding.figures as { [key: string]: Json },
    },
  };
}

/** Current touchpoints that the team says are blocked. */
export function blockedIn(redesign: Redesign): readonly Subject[] {
  return redesign.current.filter((one) => redesign.restrictions[one.id]?.is === "blocked").map(asSubject);
}

/** A finding that weighs "must" and that the audit left open: nobody answered it, or it was to be fixed and was not. */
function isLeftOpen(audit: Review, finding: Finding): boolean {
  const said = answerTo(audit, asFindingSubject(finding));
  return finding.weight === "must" && (said === undefined || said.answer === "fix");
}

/**
 * What is still to be answered before publishing: the plan's findings, and of the journey's what the audit left open. Where there was no audit
 * (a sprint), all of them.
 */
function leftToAnswer(results: Results): readonly Finding[] {
  const redesign = redesignOf(results);
  const all = allLenses(redesign);
  const audit = stateOf(results, "audit", 0, "review");
  if (audit === undefined) return all;
  const ofPlan = new Set(planLenses(redesign).map((one) => one.key));
  return all.filter((one) => ofPlan.has(one.key) || isLeftOpen(audit, one));
}

/** Where the subjects of a part come from: the closed list of source words. */
const sources: Readonly<Record<string, (results: Results, step: string) => readonly Subject[]>> = {
  one: () => [{ id: "one", values: {} }],
  ideas: (results, step) => ideasOf(results, step),
  conflicts: (results) => rowsIn(results, "pains", "conflicts"),
  touchpoints: (results) => redesignOf(results).current.map(asSubject),
  blocked: (results) => blockedIn(redesignOf(results)),
  composed: (results) => composeNew({ ...redesignOf(results), edits: untouched }).map(asSubject),
  drafts: (results) => draftsIn(results),
  "journey-findings": (results) => journeyLenses(redesignOf(results)).map(asFindingSubject),
  "findings-left": (results) => leftToAnswer(results).map(asFindingSubject),
};

/** Words that a playbook may use for `subjects`. */
export const sourceWords: readonly string[] = Object.keys(sources);

/** The subjects of a part of `step`; none where the part has no source. */
export function subjectsOf(results: Results, step: string, word: string | undefined): readonly Subject[] {
  return word === undefined ? [] : (sources[word]?.(results, step) ?? []);
}

/** Ids that a field's reference may name, by the field's `of`. */
const references: Readonly<Record<string, (results: Results) => readonly string[]>> = {
  types: (results) => rowsIn(results, "customer", "types").map((one) => one.id),
  reasons: (results) => keptIn(results, "reasons").map((one) => one.id),
  blocked: (results) => blockedIn(redesignOf(results)).map((one) => one.id),
  touchpoints: (results) => {
    const list = stateOf(results, "current-journey", 0, "list");
    return list === undefined ? [] : listed(list, []).map((one) => one.id);
  },
  "new-touchpoints": (results) => composeNew(redesignOf(results)).map((one) => one.id),
};
export const referenceWords: readonly string[] = Object.keys(references);

/** The ids, or undefined for a word nobody knows. */
export function refsOf(results: Results, word: string): ReadonlySet<string> | undefined {
  const ids = references[word]?.(results);
  return ids === undefined ? undefined : new Set(ids);
}

/** Proposals that the bot opens a decision with: item -> value. */
const openings: Readonly<Record<string, (results: Results) => Readonly<Record<string, Values>>>> = {
  "what-the-reasons-block": (results) => {
    const { current, reasons } = redesignOf(results);
    return openingProposal(current, reasons) as unknown as Record<string, Values>;
  },
};
export const openingWords: readonly string[] = Object.keys(openings);

export function openingOf(results: Results, word: string | undefined): Readonly<Record<string, Values>> | undefined {
  return word === undefined ? undefined : openings[word]?.(results);
}
