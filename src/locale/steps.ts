import type { Language } from "./languages.ts";
import { isMessageKey, say } from "./say.ts";

/** Which text of a step: its part (1 or 2) and whom the team sells to, where known. */
export type StepPlace = { readonly step: string; readonly part?: 1 | 2; readonly sells?: "people" | "firms" };
export type StepText = "title" | "question" | "why" | "example" | "help";

/** A text of a step: the second part's own where it has one, the one for selling to firms where that differs; else throws. */
export function sayStep(language: Language, text: StepText, { step, part = 1, sells }: StepPlace): string {
  const inPart = part === 2 ? [`step.${step}.part2.${text}`] : [];
  const keys = [...inPart, `step.${step}.${text}`].flatMap((key) => (sells === "firms" ? [`${key}.firms`, key] : [key]));
  const key = keys.find(isMessageKey);
  if (key === undefined) throw new Error(`no ${text} for the step ${step}`);
  return say(language, key);
}

/** The three ready phrases for a compulsory why ("skip", "objection" …); none for one that has none. */
export function readyPhrases(language: Language, why: string): readonly string[] {
  return ["1", "2", "3"].map((n) => `ready.${why}.${n}`).flatMap((key) => (isMessageKey(key) ? [say(language, key)] : []));
}
