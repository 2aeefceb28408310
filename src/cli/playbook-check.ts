import { isMessageKey, say } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import { languages } from "#locale/languages.ts";
import type { Playbook, Step } from "#playbook/playbook.ts";
import { ruleWords } from "#playbook/rules.ts";
import { openingWords, sourceWords } from "#playbook/sources.ts";
import type { Part } from "#steps/part.ts";

function textFaults({ id }: Step): readonly string[] {
  return languages.flatMap((language) =>
    (["title", "question", "why"] as const).flatMap((text) => {
      try {
        return sayStep(language, text, { step: id }).trim() === "" ? [`${id}: its ${text} is empty in ${language}`] : [];
      } catch {
        return [`${id}: has no ${text} in ${language}`];
      }
    }),
  );
}

function wordFaults(step: Step, part: Part): readonly string[] {
  const rules = part.rules
    .filter((rule) => !ruleWords.includes(rule.word))
    .map((rule) => `${step.id}: the rule word ${rule.word} is not known`);
  const texts = part.rules.flatMap((rule) => {
    const key = `refusal.${rule.refused}`;
    return isMessageKey(key) ? [] : [`${step.id}: the refusal ${rule.refused} has no text`];
  });
  const named = [part.subjects, part.opening].filter((word) => word !== undefined);
  const sources = named
    .filter((word) => !sourceWords.includes(word) && !openingWords.includes(word))
    .map((word) => `${step.id}: the source word ${word} is not known`);
  return [...rules, ...texts, ...sources];
}

/** What a step reads must come before it: else no session could reach its end. */
function orderFaults(playbook: Playbook): readonly string[] {
  return playbook.steps.flatMap((step, place) => {
    const before = new Set(playbook.steps.slice(0, place + 1).map((one) => one.id));
    return step.reads
      .filter((read) => !before.has(read.step))
      .map((read) => `${step.id}: reads ${read.step}, which does not come before it`);
  });
}

function idFaults(playbook: Playbook): readonly string[] {
  const ids = playbook.steps.map((step) => step.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${id}: this id is there twice`);
}

function endFaults(playbook: Playbook): readonly string[] {
  const last = playbook.steps.at(-1);
  if (last === undefined) return ["has no steps"];
  return last.sprint && !last.optional ? [] : [`${last.id}: the last step must be reached in every track`];
}

/** What is wrong with a playbook as data, a line for each fault: ids, order, words, texts, its end. */
export function faultsOf(playbook: Playbook): readonly string[] {
  const title = `playbook.${playbook.id}.title`;
  const untitled = isMessageKey(title) && say("en", title) !== "" ? [] : ["has no title"];
  const steps = playbook.steps.flatMap((step) => [...textFaults(step), ...step.parts.flatMap((part) => wordFaults(step, part))]);
  return [...untitled, ...idFaults(playbook), ...orderFaults(playbook), ...endFaults(playbook), ...steps].map(
    (fault) => `${playbook.id}: ${fault}`,
  );
}
