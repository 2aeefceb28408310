import type { Json } from "#lib/json.ts";
import type { Language } from "#locale/languages.ts";
import type { HelpKind } from "#steps/help.ts";
import { text, texts, things } from "./reading.ts";

/** What a prompt allows a text to have at most; `sentences` from and to. */
type Bound = { readonly words?: number; readonly signs?: number; readonly sentences?: readonly [from: number, to: number] };
type Measured = readonly [what: string, text: string, bound: Bound];

function wordsIn(said: string): number {
  return said.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
}

function sentencesIn(said: string, language: Language): number {
  const parts = new Intl.Segmenter(language, { granularity: "sentence" }).segment(said.trim());
  return [...parts].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
}

function faultOf([what, said, { words, signs, sentences }]: Measured, language: Language): readonly string[] {
  // What may be left out is no fault; that something has to be there is another score's matter.
  if (said.trim() === "") return [];
  const count = sentencesIn(said, language);
  return [
    ...(words !== undefined && wordsIn(said) > words ? [`${what} has ${wordsIn(said)} words, not ${words}`] : []),
    ...(signs !== undefined && said.length > signs ? [`${what} has ${said.length} signs, not ${signs}`] : []),
    ...(sentences !== undefined && (count < sentences[0] || count > sentences[1])
      ? [`${what} has ${count} sentences, not ${sentences.join("–")}`]
      : []),
  ];
}

const one = [1, 1] as const;

function contact(output: Json): readonly Measured[] {
  return [
    ["name", text(output, "name"), { words: 6 }],
    ["does", text(output, "does"), { sentences: one }],
    ["announcedBy", text(output, "announcedBy"), { words: 8 }],
  ];
}

/** What is measured in an answer of each kind, as its prompt says (`prompts/*.md`). */
const measured: Readonly<Record<HelpKind, (output: Json) => readonly Measured[]>> = {
  sharpen: (output) => [["question", text(output, "question"), { signs: 200, sentences: one }]],
  cluster: (output) =>
    things(output, "groups").map((group) => ["name", text(group, "name"), { words: texts(group, "lines").length > 1 ? 8 : 0 }]),
  challenge: (output) =>
    things(output, "objections").flatMap((each): readonly Measured[] => [
      ["customer", text(each, "customer"), { words: 8 }],
      ["objection", text(each, "objection"), { sentences: [1, 2] }],
    ]),
  "draft-journey": (output) => things(output, "touchpoints").flatMap(contact),
  "suggest-replacements": (output) => things(output, "replacements").flatMap(contact),
  pains: (output) => [
    ...things(output, "moves").map((each): Measured => ["why", text(each, "why"), { sentences: one }]),
    ...things(output, "conflicts").flatMap((each): readonly Measured[] => [
      ["organisation", text(each, "organisation"), { words: 12 }],
      ["buyer", text(each, "buyer"), { words: 12 }],
    ]),
  ],
  "draft-actions": (output) =>
    things(output, "actions").flatMap((each): readonly Measured[] => [
      ["title", text(each, "title"), { words: 12 }],
      ["measure", text(each, "measure"), { sentences: one }],
    ]),
  "catch-up": (output) => [
    ...texts(output, "sentences").map((each): Measured => ["sentence", each, { words: 25, sentences: one }]),
    ["next", text(output, "next"), { words: 20, sentences: one }],
  ],
  summary: (output) => [
    ["summary", text(output, "summary"), { sentences: [4, 7] }],
    ["dissent", text(output, "dissent"), { sentences: [1, 3] }],
  ],
  voices: () => [],
};

function marks(output: Json): readonly string[] {
  const question = text(output, "question");
  return question === "" || question.split("?").length === 2 ? [] : ["the question has not one question mark"];
}

/** What in an answer is longer or shorter than its prompt says. */
export function lengthFaults(kind: HelpKind, output: Json, language: Language): readonly string[] {
  const more = kind === "sharpen" ? marks(output) : [];
  const tooMany = kind === "pains" && things(output, "conflicts").length > 3 ? ["more than 3 conflicts"] : [];
  return [...measured[kind](output).flatMap((each) => faultOf(each, language)), ...more, ...tooMany];
}
