import type { Finding } from "#journey/finding.ts";
import { journeyLenses } from "#journey/lenses/all.ts";
import { stateOf } from "#playbook/results.ts";
import { subjectsOf } from "#playbook/sources.ts";
import { stepDefinition } from "#session/definition.ts";
import type { Values } from "#steps/field.ts";
import { answerTo, type FindingAnswer } from "#steps/review.ts";
import type { Report, ReportFinding } from "./report.ts";
import { nameOrText, signed, type Source } from "./source.ts";

type Answered = { readonly step: string; readonly answer: FindingAnswer; readonly withTheRest: boolean };

/** Which findings each review asked about. */
type Asked = Readonly<Record<"publish" | "audit", ReadonlySet<string>>>;

function askedIn({ session, results, redesign, findings }: Source): Asked {
  if (findings.length === 0) return { publish: new Set(), audit: new Set() };
  const word = stepDefinition(session, "publish")?.parts[0].subjects;
  return {
    publish: new Set(subjectsOf(results, "publish", word).map((one) => one.id)),
    audit: new Set(journeyLenses(redesign).map((one) => one.key)),
  };
}

/** What the team said: by itself in the last review, by itself in the audit, else with the rest of a review that asked about it. */
function answered(source: Source, finding: Finding, asked: Asked): Answered | undefined {
  const subject = { id: finding.key, values: { weight: finding.weight } satisfies Values };
  const steps = (["publish", "audit"] as const).filter((step) => step === "publish" || asked.audit.has(finding.key));
  for (const step of steps) {
    const answer = stateOf(source.results, step, 0, "review")?.answered[finding.key];
    if (answer !== undefined) return { step, answer, withTheRest: false };
  }
  for (const step of steps.toReversed()) {
    if (!asked[step].has(finding.key)) continue;
    const state = stateOf(source.results, step, 0, "review");
    const answer = state === undefined ? undefined : answerTo(state, subject);
    if (answer !== undefined) return { step, answer, withTheRest: true };
  }
  return undefined;
}

function findingOf(source: Source, finding: Finding, said: Answered | undefined): ReportFinding {
  const { figures, ...rest } = finding;
  const named = typeof figures.owner === "string" ? { ...figures, owner: nameOrText(source, figures.owner) } : figures;
  const open = finding.weight === "must" && (said === undefined || said.answer.answer === "fix");
  if (said === undefined) return { ...rest, figures: named, open };
  const { answer, note, by } = said.answer;
  return {
    ...rest,
    figures: named,
    open,
    answer: { is: answer, withTheRest: said.withTheRest, ...(note === undefined ? {} : { note }), ...signed(source, said.step, by) },
  };
}

/** Findings of all lenses with what the team said to them, the heaviest first; in a sprint the journey's lenses too. */
export function findingsIn(source: Source): Report["findings"] {
  const asked = askedIn(source);
  return source.findings.map((finding) => findingOf(source, finding, answered(source, finding, asked)));
}
