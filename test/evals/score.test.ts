import { beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "#assist/assistant.ts";
import type { Json } from "#lib/json.ts";
import type { Language } from "#locale/languages.ts";
import type { HelpKind } from "#steps/help.ts";
import { goodOutput, sentIn } from "../assist/good-model.ts";
import { type Case, casesOf } from "./cases.ts";
import { scoreNames, scoresOf } from "./score.ts";

const assistant = createAssistant({ name: "none", host: "none", ask: async () => Promise.reject(new Error("nobody is asked here")) });

let cases: readonly Case[] = [];
beforeAll(async () => {
  ({ cases } = await casesOf(["en", "et", "lt"]));
});

// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
type Answer = (good: Loose) => Json;

function caseOf(kind: HelpKind, language: Language): Case {
  const found = cases.find((one) => one.kind === kind && one.language === language);
  if (found === undefined) throw new Error(`no case of ${kind} in ${language}`);
  return found;
}

function goodFor({ kind, session, want, at, names }: Case): Loose {
  const sent = assistant.request(session, want, { at, names })?.sent ?? "";
  return structuredClone(goodOutput(kind.replaceAll("-", "_"), sentIn({ user: sent })));
}

function faultsOf(one: Case, name: string, output: Json | undefined, tries = 1): readonly string[] {
  const found = scoresOf(one, { output, tries }, assistant).find((score) => score.name === name);
  if (found === undefined) throw new Error(`${one.kind} has no score ${name}`);
  return found.faults;
}

const first =
  (list: string, change: Readonly<Record<string, Json>>): Answer =>
  (good) => ({ ...good, [list]: good[list].map((one: Loose, n: number) => (n === 0 ? { ...one, ...change } : one)) });
const all =
  (change: Readonly<Record<string, Json>>): Answer =>
  (good) => ({ ...good, ...change });
const without =
  (list: string): Answer =>
  (good) => ({ ...good, [list]: good[list].slice(1) });
const same: Answer = (good) => good;

const contact = (name: string) => ({ name, medium: "digital", channels: ["phone"], does: null });
const four = all({ touchpoints: ["Call", "Visit", "Letter", "Bill"].map(contact) });
const fiveSentences = all({ summary: "The hall is shut. The team goes on. It calls people. It writes to them. It starts with the calls." });
const long = "word ".repeat(30).trim();
const english = "We would like to know what the customers think about it when they come back to us.";

/** What must fail, and what must pass where it is not what the scripted model says. */
type Verdict = readonly [score: string, kind: HelpKind, language: Language, what: string, wrong: Answer, right?: Answer];
const verdicts: readonly Verdict[] = [
  ["shape", "sharpen", "en", "a number", all({ question: 5 })],
  ["shape", "catch-up", "et", "two sentences", all({ sentences: ["Üks.", "Kaks."] })],
  ["ids", "cluster", "en", "a line that nobody wrote", first("groups", { lines: ["a1", "a2", "a99"] })],
  ["ids", "challenge", "et", "a draft that there is not", first("objections", { about: "a99" })],
  ["ids", "suggest-replacements", "lt", "a contact that is not blocked", first("replacements", { for: "a99" })],
  ["ids", "pains", "en", "a line that nobody wrote", first("moves", { line: "c1" })],
  ["ids", "draft-actions", "en", "a contact that there is not", first("actions", { touchpoints: ["a99"] })],
  ["ids", "voices", "et", "words that nobody said", first("places", { words: "w99" })],
  ["ids", "voices", "lt", "a contact that there is not", first("places", { touchpoint: "a99" })],
  ["partition", "cluster", "en", "a lost line", without("groups")],
  [
    "partition",
    "cluster",
    "et",
    "a line in two groups",
    (good) => ({ groups: [...good.groups, { name: "", lines: [good.groups[0].lines[0]] }] }),
  ],
  [
    "not blocked",
    "suggest-replacements",
    "en",
    "somebody at the door",
    first("replacements", { medium: "physical", channels: ["face-to-face"] }),
  ],
  [
    "not blocked",
    "suggest-replacements",
    "lt",
    "a meeting that is called digital",
    first("replacements", { channels: ["phone", "face-to-face"] }),
  ],
  [
    "two customers",
    "challenge",
    "en",
    "the same one twice",
    (good) => ({ objections: good.objections.map((one: Loose) => ({ ...one, customer: "A  man" })) }),
  ],
  [
    "two customers",
    "challenge",
    "et",
    "the same words twice",
    (good) => ({ objections: good.objections.map((one: Loose) => ({ ...one, objection: "Ei." })) }),
  ],
  ["dissent", "summary", "en", "smoothed over", all({ dissent: null })],
  ["dissent", "summary", "lt", "only a space", all({ dissent: " " })],
  ["nothing left out", "suggest-replacements", "en", "a blocked contact", without("replacements")],
  ["nothing left out", "draft-actions", "et", "a contact without an action", without("actions")],
  ["nothing left out", "voices", "lt", "a saying", without("places")],
  ["nothing left out", "draft-journey", "en", "nearly all", all({ touchpoints: [contact("Call")] }), four],
  [
    "nothing left out",
    "draft-journey",
    "et",
    "what stands there",
    all({ touchpoints: ["Nädala menüü Instagramis", "A", "B", "C", "D"].map(contact) }),
    four,
  ],
  ["language", "sharpen", "et", "English", all({ question: english })],
  [
    "language",
    "sharpen",
    "en",
    "Lithuanian",
    all({ question: "Norėtume sužinoti, ką klientai apie tai galvoja, kai jie pas mus sugrįžta." }),
  ],
  ["language", "sharpen", "lt", "Russian", all({ question: "Мы хотели бы узнать, что думают об этом клиенты." })],
  ["language", "catch-up", "et", "one sentence of four", all({ next: english })],
  ["length", "sharpen", "en", "two question marks", all({ question: "Who is it? What is it?" })],
  ["length", "sharpen", "et", "no question", all({ question: "Tahaksin teada, kes see on." })],
  ["length", "sharpen", "lt", "too long", all({ question: `${"žodis ".repeat(40)}?` })],
  ["length", "cluster", "en", "a name of thirty words", first("groups", { name: long })],
  [
    "length",
    "cluster",
    "et",
    "a single line with a name",
    (good) => ({ groups: good.groups.map((one: Loose) => ({ ...one, name: "Nimi" })) }),
  ],
  ["length", "challenge", "en", "a customer's life", first("objections", { customer: long })],
  ["length", "challenge", "lt", "a speech", first("objections", { objection: "Ne. Aš nenoriu. Man tai netinka." })],
  [
    "length",
    "draft-journey",
    "en",
    "a name that is a sentence",
    first("touchpoints", { name: "What the customer does when the bell has rung" }),
  ],
  ["length", "suggest-replacements", "et", "two sentences", first("replacements", { does: "Klient helistab. Siis ta ootab." })],
  ["length", "suggest-replacements", "en", "announced at length", first("replacements", { announcedBy: long })],
  [
    "length",
    "pains",
    "en",
    "four conflicts",
    (good) => ({ ...good, conflicts: [1, 2, 3, 4].map((n) => ({ ...good.conflicts[0], buyer: `Fear ${n}` })) }),
  ],
  ["length", "pains", "lt", "a side of thirty words", first("conflicts", { buyer: long })],
  ["length", "draft-actions", "en", "a title of thirty words", first("actions", { title: long })],
  ["length", "draft-actions", "et", "a measure of two sentences", first("actions", { measure: "Kliendid on rahul. Nad ütlevad seda." })],
  ["length", "catch-up", "en", "a sentence of thirty words", (good) => ({ ...good, sentences: [long, ...good.sentences.slice(1)] })],
  ["length", "catch-up", "lt", "two things to do", all({ next: "Parašyk, ką manai. Paskui palauk." })],
  ["length", "summary", "en", "two sentences", all({ summary: "The hall is shut. The team calls people." }), fiveSentences],
  ["figures", "sharpen", "en", "a sum", all({ question: "Would 7300 euros help?" })],
  ["figures", "draft-actions", "en", "a day in words", first("actions", { title: "Call the first customers tomorrow" })],
  ["figures", "draft-actions", "et", "a number in words", first("actions", { measure: "Helistab üheksakümmend klienti." })],
  ["figures", "challenge", "lt", "two children", first("objections", { customer: "Dviejų vaikų mama" })],
  ["plain text", "sharpen", "en", "a link", all({ question: "Who is it, as on https://evil.example/x?" })],
  ["plain text", "catch-up", "et", "everybody is called", all({ next: "@everyone, kirjuta." })],
  ["plain text", "summary", "lt", "bold letters", all({ dissent: "**Netiki** niekas." })],
  ["no names", "sharpen", "en", "somebody's whole name", all({ question: "What does Tom Okafor say of it?" })],
  ["no names", "catch-up", "et", "a form of a name", all({ next: "Küsi Triinult, mida teha." })],
  ["no names", "summary", "lt", "a stand-in for nobody", all({ dissent: "[person 77] netiki." })],
  ["stands", "suggest-replacements", "en", "a meeting", first("replacements", { channels: ["face-to-face"] })],
  ["stands", "challenge", "en", "two children, whom nobody named", first("objections", { customer: "A mother of two" })],
];

describe("the scores can say no", () => {
  for (const [score, kind, language, what, wrong, right = same] of verdicts)
    it(`${score} of ${kind} (${language}): ${what}`, () => {
      const one = caseOf(kind, language);
      const good = goodFor(one);
      expect(faultsOf(one, score, right(good))).toEqual([]);
      expect(faultsOf(one, score, wrong(good)).length).toBeGreaterThan(0);
    });

  it("answered, and right at once", () => {
    const one = caseOf("sharpen", "et");
    const good = goodFor(one);
    expect(faultsOf(one, "answered", good)).toEqual([]);
    expect(faultsOf(one, "answered", undefined)).toEqual(["no answer"]);
    expect(faultsOf(one, "right at once", good)).toEqual([]);
    expect(faultsOf(one, "right at once", good, 2)).toEqual(["asked 2 times"]);
  });

  it("where nobody disagreed, there is no dissent to be told", () => {
    const one = caseOf("summary", "en");
    const agreed = { ...one, session: { ...one.session, notes: [] } };
    expect(faultsOf(agreed, "dissent", goodFor(agreed))).toEqual([]);
    expect(faultsOf(agreed, "dissent", { ...goodFor(agreed), dissent: "Somebody doubts it." })).toEqual(["nobody disagreed"]);
  });

  it("the model may find that nothing is to be asked", () => {
    const one = caseOf("sharpen", "lt");
    expect(scoresOf(one, { output: { question: null }, tries: 1 }, assistant).flatMap((score) => score.faults)).toEqual([]);
  });

  it("an answer that did not come, or has no shape, has every score against it", () => {
    const one = caseOf("cluster", "en");
    for (const output of [undefined, { groups: "none" }, null, [], "text"]) {
      const failed = scoresOf(one, { output, tries: 1 }, assistant).filter((score) => score.faults.length > 0);
      expect(failed.map((score) => score.name)).toEqual(expect.arrayContaining(["shape", "ids", "partition", "language", "stands"]));
    }
  });

  it("each of them is tried here", () => {
    const tried = new Set([...verdicts.map(([score]) => score), "answered", "right at once"]);
    expect(scoreNames.filter((name) => !tried.has(name))).toEqual([]);
  });
});
