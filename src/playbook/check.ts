import { isMessageKey } from "#locale/say.ts";
import { sayStep, type StepText } from "#locale/steps.ts";
import { sayLabel } from "#locale/labels.ts";
import { type Field, fieldKinds } from "#steps/field.ts";
import { helpKinds } from "#steps/help.ts";
import type { Part } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import { refusalIds } from "#talk/refusal.ts";
import { defaultWords } from "./defaults.ts";
import type { Playbook, Step } from "./playbook.ts";
import { ruleWords } from "./rules.ts";
import { openingWords, referenceWords, sourceWords } from "./sources.ts";

/** method.md, "Default boxes": a sprint takes ninety live minutes, the opening counted in. */
const sprintMinutes = 90;

/** Where a problem stands, and what it is: one line. */
type Say = (problem: string) => string;

function unknown(what: string, word: string | undefined, known: readonly string[]): readonly string[] {
  return word === undefined || known.includes(word) ? [] : [`unknown ${what} "${word}"`];
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))].map((id) => `${what} "${id}" stands twice`);
}

function fieldsProblems(fields: readonly Field[]): readonly string[] {
  const each = fields.flatMap((field) => [
    ...unknown("kind of field", field.kind, fieldKinds),
    ...unknown("reference", field.of, referenceWords),
    ...((field.kind === "choice" || field.kind === "choices") && (field.options ?? []).length === 0
      ? [`field "${field.id}" has nothing to choose from`]
      : []),
    ...(field.id.includes("/") ? [`field "${field.id}" may not hold a "/"`] : []),
    ...fieldsProblems(field.fields ?? []),
  ]);
  return [
    ...twice(
      "field",
      fields.map((field) => field.id),
    ),
    ...each,
  ];
}

/** What a pattern cannot do without. */
function lacks(part: Part): readonly string[] {
  const needsSubjects = ["converge", "rate", "decide", "review"].includes(part.pattern) && part.subjects === undefined;
  const needsVariants = part.pattern === "decide" && (part.variants ?? []).length === 0;
  const needsScales = part.pattern === "rate" && (part.scales ?? []).length === 0;
  const needsFields = (part.pattern === "collect" || part.pattern === "list") && part.fields.length === 0;
  const missing = [needsSubjects && "subjects", needsVariants && "variants", needsScales && "scales", needsFields && "fields"];
  return missing.filter((word) => word !== false).map((word) => `${part.pattern} needs ${word}`);
}

function rulesProblems(part: Part): readonly string[] {
  return part.rules.flatMap((rule) => [
    ...unknown("rule", rule.word, ruleWords),
    ...unknown("refusal", rule.refused, refusalIds),
    ...(["at-least", "at-most", "exactly"].includes(rule.word) && rule.n === undefined ? [`rule "${rule.word}" needs a figure`] : []),
    ...(["some", "needs", "has", "said", "rows"].includes(rule.word) && rule.field === undefined
      ? [`rule "${rule.word}" needs a field`]
      : []),
  ]);
}

function partProblems(part: Part): readonly string[] {
  const scales = (part.scales ?? []).filter((scale) => !(scale.from < scale.to)).map((scale) => `scale "${scale.id}" is empty`);
  const box = part.box.live > 0 && part.box.async > 0 ? [] : ["its box is empty"];
  return [
    ...unknown("pattern", part.pattern, Object.keys(patterns)),
    ...(part.helps ?? []).flatMap((help) => unknown("help", help, helpKinds)),
    ...unknown("source", part.subjects, sourceWords),
    ...unknown("opening", part.opening, openingWords),
    ...unknown("default", part.defaults, defaultWords),
    ...lacks(part),
    ...box,
    ...scales,
    ...twice(
      "variant",
      (part.variants ?? []).map((variant) => variant.id),
    ),
    ...[part.fields, part.head ?? [], ...(part.variants ?? []).map((variant) => variant.fields)].flatMap(fieldsProblems),
    ...rulesProblems(part),
  ];
}

/** Steps are read, or opened beside, only by later ones. */
function earlier(playbook: Playbook, step: Step): readonly string[] {
  const before = playbook.steps.slice(0, playbook.steps.indexOf(step));
  const named = [...step.reads, ...(step.alsoOpen === undefined ? [] : [step.alsoOpen])];
  return named.flatMap((read) =>
    before.find((one) => one.id === read.step)?.parts[read.part] === undefined
      ? [`reads ${read.step}/${read.part}, which is no earlier part`]
      : [],
  );
}

function stepProblems(playbook: Playbook, step: Step): readonly string[] {
  const at: Say = (problem) => `${playbook.id}: ${step.id}: ${problem}`;
  const parts = step.parts.flatMap((part, number) => partProblems(part).map((problem) => `part ${number + 1}: ${problem}`));
  return [...earlier(playbook, step), ...unknown("source", step.passesWithout, sourceWords), ...parts].map(at);
}

/** Live minutes of the short track, the opening counted in. */
export function minutesOfSprint(playbook: Playbook): number {
  return playbook.steps
    .filter((step) => step.sprint)
    .flatMap((step) => step.parts as readonly Part[])
    .reduce((sum, part) => sum + part.box.live, playbook.opening);
}

/** What is wrong with a playbook as data, one line a problem; none: it can be run. */
export function checkPlaybook(playbook: Playbook): readonly string[] {
  const at: Say = (problem) => `${playbook.id}: ${problem}`;
  const minutes = minutesOfSprint(playbook);
  return [
    ...twice(
      "step",
      playbook.steps.map((step) => step.id),
    ).map(at),
    ...(playbook.steps.length === 0 ? [at("has no steps")] : []),
    ...(playbook.steps.some((step) => step.sprint) && minutes !== sprintMinutes
      ? [at(`a sprint takes ${minutes} minutes, not ${sprintMinutes}`)]
      : []),
    ...playbook.steps.flatMap((step) => stepProblems(playbook, step)),
  ];
}

const stepTexts: readonly StepText[] = ["title", "question", "why", "example", "help"];

function says(text: StepText, step: string): boolean {
  try {
    return sayStep("en", text, { step }) !== "";
  } catch {
    return false;
  }
}

function paths(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => [field.id, ...paths(field.fields ?? []).map((path) => `${field.id}/${path}`)]);
}

/** Texts that a playbook's steps and fields lack, one line each. English stands for all: the other catalogues do not compile without one. */
export function missingTexts(playbook: Playbook): readonly string[] {
  return playbook.steps.flatMap((step) => {
    const fields = step.parts.flatMap((part) => [
      ...part.fields,
      ...(part.head ?? []),
      ...(part.variants ?? []).flatMap((variant) => variant.fields),
    ]);
    const labels = [...new Set(paths(fields))].filter(
      (path) => sayLabel("en", { step: step.id, path }) === path && !isMessageKey(`field.${step.id}.${path}`),
    );
    return [
      ...stepTexts.filter((text) => !says(text, step.id)).map((text) => `step.${step.id}.${text}`),
      ...labels.map((path) => `field.${step.id}.${path}`),
    ];
  });
}
