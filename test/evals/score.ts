import { cleaned } from "#assist/clean.ts";
import { inventedFigures } from "#assist/figures.ts";
import { kinds } from "#assist/kinds/kinds.ts";
import { standIns } from "#assist/names.ts";
import { tongueOf } from "#assist/tongue.ts";
import { textsIn } from "../peers/json.ts";
import type { Assistant } from "#facilitator/ports-help.ts";
import { blockedBy } from "#journey/blocking.ts";
import type { Channel, Medium } from "#journey/touchpoint.ts";
import type { Json } from "#lib/json.ts";
import type { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { outcomeSoFar } from "#session/results.ts";
import { voices } from "#session/state.ts";
import type { HelpKind } from "#steps/help.ts";
import { isRefusal } from "#talk/refusal.ts";
import type { Case } from "./cases.ts";
import { lengthFaults } from "./length.ts";
import { ownWords, text, texts, type Thing, thing, things } from "./reading.ts";

/** What an answer was found to be: `faults` says what is wrong; none, it is right. `structural`: nothing of it could be used. */
export type Score = { readonly name: string; readonly structural: boolean; readonly faults: readonly string[] };

/** What came of a case: the answer as the model gave it (names hidden), undefined where none came; `tries` of asking. */
export type Given = { readonly output: Json | undefined; readonly tries: number };

/** How much of an answer the session takes. */
export type Stands = { readonly pieces: number; readonly stand: number };

type Scene = { readonly one: Case; readonly assistant: Assistant; readonly sent: string; readonly data: Thing; readonly output: Json };
type Rule = {
  readonly name: string;
  readonly structural?: true;
  /** the kinds that it is about; all where none are named */
  readonly of?: readonly HelpKind[];
  readonly faults: (scene: Scene) => readonly string[];
};

const suggestion = "evals";
const longest = 3000;

function ids(data: Thing, ...keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => things(data, key).map((one) => text(one, "id")));
}

/** What an answer names, and what there is of it. */
const named: Partial<
  Readonly<Record<HelpKind, (scene: Scene) => readonly (readonly [given: readonly string[], there: readonly string[]])[]>>
> = {
  cluster: ({ output, data }) => [[things(output, "groups").flatMap((one) => texts(one, "lines")), ids(data, "lines")]],
  challenge: ({ output, data }) => [[things(output, "objections").map((one) => text(one, "about")), ids(data, "draft")]],
  "suggest-replacements": ({ output, data }) => [[things(output, "replacements").map((one) => text(one, "for")), ids(data, "blocked")]],
  pains: ({ output, data }) => [[things(output, "moves").map((one) => text(one, "line")), ids(data, "organisation", "buyer")]],
  "draft-actions": ({ output, data }) => [
    [things(output, "actions").flatMap((one) => texts(one, "touchpoints")), ids(data, "touchpoints")],
  ],
  voices: ({ output, data }) => {
    const places = things(output, "places");
    const found = places.flatMap((one) => (one.touchpoint === null ? [] : [text(one, "touchpoint")]));
    return [
      [places.map((one) => text(one, "words")), ids(data, "words")],
      [found, ids(data, "touchpoints")],
    ];
  },
};

function strangers(scene: Scene): readonly string[] {
  const pairs = named[scene.one.kind]?.(scene) ?? [];
  return pairs.flatMap(([given, there]) => given.filter((id) => !there.includes(id)).map((id) => `there is no ${id}`));
}

function partition({ output, data }: Scene): readonly string[] {
  const given = things(output, "groups").flatMap((one) => texts(one, "lines"));
  const lost = ids(data, "lines").filter((id) => !given.includes(id));
  const twice = given.filter((id, n) => given.indexOf(id) !== n);
  return [...lost.map((id) => `${id} is in no group`), ...twice.map((id) => `${id} is in two groups`)];
}

function suggested({ one, assistant, output }: Scene) {
  const { session, at, names, want } = one;
  return assistant.request(session, want, { at, names })?.pieces(suggestion, output) ?? { pieces: [], left: 0 };
}

/** Judged twice: by the rule itself, and by the session, as if somebody took what was suggested. */
function blocked(scene: Scene): readonly string[] {
  const { session, at } = scene.one;
  const { reasons } = outcomeSoFar(session, at);
  const byRule = things(scene.output, "replacements").flatMap((one) => {
    const what = { medium: text(one, "medium") as Medium, channels: texts(one, "channels") as readonly Channel[] };
    return blockedBy(what, reasons).map((reason) => `${text(one, "name")}: reason ${reason.number} blocks it`);
  });
  const bySession = suggested(scene).pieces.flatMap(({ text: name, acts }) => {
    const no = refusedTo(scene.one, acts);
    return no === "replace.blocked-too" ? [`${name}: the session refuses it`] : [];
  });
  return [...byRule, ...bySession];
}

function refusedTo({ session, at }: Case, acts: readonly Act[]): string | undefined {
  const decision = decide(session, { id: "taken", at, actor: { kind: "person", id: voices(session)[0]?.id ?? "", via: "evals" }, acts });
  return isRefusal(decision) ? decision.refused : undefined;
}

function alike({ output }: Scene): readonly string[] {
  const [first, second] = things(output, "objections").map((one) => [text(one, "customer"), text(one, "objection")] as const);
  const same = (place: 0 | 1) => first?.[place].trim().toLowerCase() === second?.[place].trim().toLowerCase();
  return [...(same(0) ? ["both are the same customer"] : []), ...(same(1) ? ["both say the same"] : [])];
}

function language({ one, output }: Scene): readonly string[] {
  const said = ownWords(output);
  const wrong = (words: string) => !["unsure", one.language].includes(tongueOf(words));
  const single = said.filter(wrong).map((words) => `${tongueOf(words)}: ${words.slice(0, 60)}`);
  return single.length > 0 || !wrong(said.join("\n")) ? single : [`all of it together is ${tongueOf(said.join("\n"))}`];
}

/** Figures, and of actions days, that nobody gave. */
function figures({ one, output, data }: Scene): readonly string[] {
  const given = [...textsIn(data)].join("\n");
  const { invented = () => [] } = kinds[one.kind];
  return ownWords(output).flatMap((words) =>
    [...inventedFigures(words, given), ...invented(words, given)].map((found) => `${found}: ${words.slice(0, 60)}`),
  );
}

/** The same where spaces are all one: they are no link and no mention. */
function plain({ output }: Scene): readonly string[] {
  const spaced = (words: string) => words.replaceAll(/\s+/gu, " ").trim();
  return ownWords(output)
    .filter((words) => spaced(cleaned(words, longest)) !== spaced(words))
    .map((words) => words.slice(0, 60));
}

const standIn = /\[+(?:person|e-mail|phone) [\d.]+\]/gu;

/** Nobody's name, and no stand-in for nobody. */
function nameless({ one, output, sent }: Scene): readonly string[] {
  const { hide } = standIns(one.names);
  return ownWords(output).flatMap((words) => {
    const bare = words.replaceAll(standIn, "…");
    const strange = [...words.matchAll(standIn)].filter(([mark]) => !sent.includes(mark)).map(([mark]) => `${mark} stands for nobody`);
    return [...(hide(bare) === bare ? [] : [words.slice(0, 60)]), ...strange];
  });
}

function dissent({ output, data }: Scene): readonly string[] {
  const given = Array.isArray(data.dissent) && data.dissent.length > 0;
  const kept = text(output, "dissent").trim() !== "";
  if (given === kept) return [];
  return [given ? "what people disagreed with is gone" : "nobody disagreed"];
}

/** Contacts of a text that an answer has to find: the texts have eight and more. */
const fewest = 4;

/** What an answer has to be about, and is not. */
const left: Partial<Readonly<Record<HelpKind, (scene: Scene) => readonly string[]>>> = {
  "draft-journey": ({ output, data }) => {
    const found = things(output, "touchpoints").map((one) => text(one, "name").trim().toLowerCase());
    const again = texts(data, "touchpoints").filter((name) => found.includes(name.trim().toLowerCase()));
    return [...(found.length < fewest ? [`only ${found.length} contacts`] : []), ...again.map((name) => `${name} is there already`)];
  },
  "suggest-replacements": ({ output, data }) => {
    const given = things(output, "replacements").map((one) => text(one, "for"));
    const count = (id: string) => given.filter((one) => one === id).length;
    return ids(data, "blocked").flatMap((id) => (count(id) === 1 || count(id) === 2 ? [] : [`${count(id)} for ${id}`]));
  },
  "draft-actions": ({ output, data }) => {
    const given = things(output, "actions").flatMap((one) => texts(one, "touchpoints"));
    return ids(data, "touchpoints").flatMap((id) => (given.includes(id) ? [] : [`nothing for ${id}`]));
  },
  voices: ({ output, data }) => {
    const given = things(output, "places").map((one) => text(one, "words"));
    const count = (id: string) => given.filter((one) => one === id).length;
    return ids(data, "words").flatMap((id) => (count(id) === 1 ? [] : [`${id} stands ${count(id)} times`]));
  },
};

/** What of an answer the session takes when a model suggests it. */
export function standing(one: Case, { output }: Given, assistant: Assistant): Stands {
  if (output === undefined) return { pieces: 0, stand: 0 };
  const { pieces, left: dropped } = suggested({ one, assistant, output, sent: "", data: {} });
  const { kind: help, step, part, asked } = one.want;
  const act = { do: "suggest", id: suggestion, help, step, part, asked, pieces: [...pieces] as never } as const;
  const decision = decide(one.session, { id: suggestion, at: one.at, actor: { kind: "model" }, acts: [act] });
  const made = isRefusal(decision) ? undefined : decision.session.suggestions.find((each) => each.id === suggestion);
  return { pieces: pieces.length + dropped, stand: made?.pieces.length ?? 0 };
}

function fallen({ one, output, assistant }: Scene): readonly string[] {
  const { pieces, stand } = standing(one, { output, tries: 1 }, assistant);
  return stand === pieces ? [] : [`${pieces - stand} of ${pieces} pieces fall`];
}

/** What is looked at in an answer of the right shape. */
const rules: readonly Rule[] = [
  { name: "ids", structural: true, of: Object.keys(named) as readonly HelpKind[], faults: strangers },
  { name: "partition", structural: true, of: ["cluster"], faults: partition },
  { name: "not blocked", structural: true, of: ["suggest-replacements"], faults: blocked },
  { name: "two customers", of: ["challenge"], faults: alike },
  { name: "dissent", of: ["summary"], faults: dissent },
  { name: "nothing left out", of: Object.keys(left) as readonly HelpKind[], faults: (scene) => left[scene.one.kind]?.(scene) ?? [] },
  { name: "language", faults: language },
  { name: "length", faults: ({ one, output }) => lengthFaults(one.kind, output, one.language) },
  { name: "figures", faults: figures },
  { name: "plain text", faults: plain },
  { name: "no names", faults: nameless },
  { name: "stands", faults: fallen },
];

/** Names of all scores, in the order in which they are told. */
export const scoreNames: readonly string[] = ["answered", "right at once", "shape", ...rules.map((one) => one.name)];

function shapeFaults(kind: HelpKind, output: Json): readonly string[] {
  const read = kinds[kind].Output.safeParse(output);
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

/** Judges an answer by code alone. What did not come, or has not the right shape, has every other score of its kind against it as well. */
export function scoresOf(one: Case, { output, tries }: Given, assistant: Assistant): readonly Score[] {
  const { kind, session, want, at, names } = one;
  const own = rules.filter((rule) => rule.of === undefined || rule.of.includes(kind));
  const sent = assistant.request(session, want, { at, names })?.sent ?? "{}";
  const none = output === undefined ? ["no answer"] : undefined;
  const shape = none ?? shapeFaults(kind, output ?? null);
  const data = thing(thing(JSON.parse(sent) as Json).data);
  const judged = own.map(({ name, structural = false, faults }): Score => {
    const found = output === undefined || shape.length > 0 ? ["nothing to look at"] : faults({ one, assistant, sent, data, output });
    return { name, structural, faults: found };
  });
  return [
    { name: "answered", structural: true, faults: none ?? [] },
    { name: "right at once", structural: false, faults: none ?? (tries > 1 ? [`asked ${tries} times`] : []) },
    { name: "shape", structural: true, faults: shape },
    ...judged,
  ];
}
