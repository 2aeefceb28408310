import type { Assistant, HelpAnswer, HelpRequest, HelpWant, HelpWorld, NewPiece, Tokens } from "#facilitator/ports-help.ts";
import { hashToken } from "#lib/ids.ts";
import type { Json } from "#lib/json.ts";
import type { Language } from "#locale/languages.ts";
import { helpRefusal } from "#session/decide-help.ts";
import { partDefinition } from "#session/definition.ts";
import type { Session } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { limits } from "#steps/field.ts";
import { type HelpKind, pasted } from "#steps/help.ts";
import { cleaned } from "./clean.ts";
import { inventedFigures } from "./figures.ts";
import type { HelpScene, Kind } from "./kind.ts";
import { kinds } from "./kinds/kinds.ts";
import { objectIn } from "./lenient.ts";
import type { Model, Question, Turn } from "./model.ts";
import { standIns, type StandIns, unsayable } from "./names.ts";
import { type Prompt, readPrompts } from "./prompt.ts";
import { tongueOf } from "./tongue.ts";

/** How languages are called in prompts. */
const called: Readonly<Record<Language, string>> = { en: "English", et: "Estonian", lt: "Lithuanian" };
/** No text of a person is longer, so none of a model's is. */
const longest = 3000;

function sceneOf(session: Session, want: HelpScene["want"], at: number): HelpScene {
  return { session, want, id: "", view: viewSession(session, { person: null }, at), language: session.about.language };
}

/** Changes every text of a value, wherever it stands. */
function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => mapTexts(one, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}

/** Every text of a value, wherever it stands. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(textsIn);
}

/** Help that has its place in the open part: what a person asked for, and what comes by itself. */
function wantsOf(session: Session, at: number): readonly HelpWant[] {
  const step = session.steps[session.here];
  if (!session.help.on || session.status !== "running" || session.paused !== null || step === undefined) return [];
  const here = { step: step.id, part: step.part };
  const asked = session.helpAsked
    .filter((one) => one.step === here.step && one.part === here.part)
    .map((one): HelpWant => ({ key: `asked/${one.id}`, kind: one.help, ...here, asked: one.id }));
  const unasked = [...(partDefinition(session, here.step, here.part)?.helps ?? []), "catch-up" as const]
    .filter((kind) => !pasted.has(kind))
    .map((kind): HelpWant => ({ key: keyOf(session, kind), kind, ...here, asked: null }))
    .filter((want) => kinds[want.kind].wanted(sceneOf(session, want, at)));
  // Before people have spoken the session would refuse it, and what was asked too early would not be asked again.
  return [...asked, ...unasked].filter((want) => helpRefusal(session, want, want.kind) === undefined);
}

/** By itself once for each time that the team comes to a step; who came late is told once in each. */
function keyOf(session: Session, kind: HelpKind): string {
  const step = session.steps[session.here];
  const lately = kind === "catch-up" ? Math.max(0, ...session.suggestions.filter((one) => one.help === kind).map((one) => one.at)) : 0;
  return `${kind}/${step?.id ?? ""}/${step?.part ?? 0}/${step?.visits ?? 0}/${lately}`;
}

type Asking = { readonly kind: Kind; readonly prompt: Prompt; readonly scene: HelpScene };

/** A sentence is judged by itself only where it is long enough to be more than a name or a quotation. */
const ownLetters = 40;

/** Whether the words are in the session's language: all of them together, and no longer sentence in another one. */
function isSpoken(words: readonly string[], language: Language): boolean {
  const isOther = (text: string) => ![language, "unsure"].includes(tongueOf(text));
  const sentences = words.flatMap((one) => one.split(/(?<=[.!?…])\s+|\n+/u));
  return !isOther(words.join(" ")) && !sentences.some((one) => (one.length >= ownLetters ? isOther(one) : tongueOf(one) === "other"));
}

/** What is wrong with an answer: its shape, its ids, its language. */
function faultsOf({ kind, scene }: Asking, output: Json): readonly string[] {
  const read = kind.Output.safeParse(output);
  if (!read.success) return read.error.issues.slice(0, 8).map((one) => `${one.path.join(".") || "the answer"}: ${one.message}`);
  const faults = kind.faults?.(read.data, scene) ?? [];
  if (faults.length > 0) return faults.slice(0, 8);
  const words = kind.pieces(read.data, scene).flatMap((one) => one.words);
  return isSpoken(words, scene.language) ? [] : [`the texts are not in ${called[scene.language]}`];
}

/** No text goes out longer, but one that was pasted for it. */
const longestSent = 700;
/** Where all of them together are more than a prompt takes they are cut shorter: what stands first in each says most. */
const shorter = [300, 120, 50] as const;

/** A text cut to so many characters, never inside a stand-in. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\[[^\]\n]{0,40}$/u, "")}…`;
}

/** What goes out of inputs that hold stand-ins already: a cut before them would leave half a name or address. Undefined where it is too much all the same. */
function sentFor({ kind, prompt, scene }: Asking, inputs: Json): string | undefined {
  for (const most of [pasted.has(kind.id) ? limits.pasted : longestSent, ...shorter]) {
    const sent = JSON.stringify({ language: called[scene.language], data: mapTexts(inputs, (text) => cut(text, most)) });
    if (sent.length <= prompt.limits.input) return sent;
  }
  return undefined;
}

/**
 * What of an answer can be suggested: links and mentions fall away, people get their names back, and what brings figures or people that nobody gave
 * is left out, as is a text of which nothing stays.
 */
function piecesOf({ kind, scene }: Asking, { show }: StandIns, given: string, output: Json): ReturnType<HelpRequest["pieces"]> {
  const plain = (text: string) => (text.trim() === "" ? text : show(cleaned(text, longest)) || unsayable);
  const read = kind.Output.safeParse(mapTexts(output, plain));
  const drafts = read.success ? kind.pieces(read.data, scene) : [];
  const pieces = drafts.flatMap(({ words, ...piece }): readonly NewPiece[] => {
    const said = words.join("\n");
    const invented = [...inventedFigures(said, given), ...(kind.invented?.(said, given) ?? [])];
    return said.includes(unsayable) || invented.length > 0 ? [] : [piece];
  });
  return { pieces, left: drafts.length - pieces.length };
}

function requestFor(asking: Asking, { names }: HelpWorld): HelpRequest | undefined {
  const { kind, prompt, scene } = asking;
  const inputs = kind.inputs(scene);
  if (inputs === undefined) return undefined;
  const people = standIns(names);
  const sent = sentFor(asking, mapTexts(inputs, people.hide));
  if (sent === undefined) return undefined;
  return {
    kind: kind.id,
    digest: hashToken(`${kind.id}\n${prompt.text}\n${sent}`).slice(0, 32),
    sent,
    check: (output) => faultsOf(asking, output),
    pieces: (id, output) => piecesOf({ ...asking, scene: { ...scene, id } }, people, textsIn(inputs).join("\n"), output),
  };
}

function plus(one: Tokens, other: Tokens): Tokens {
  return { input: one.input + other.input, output: one.output + other.output };
}

const repair = (faults: readonly string[]) =>
  `That answer does not fit:\n${faults.map((one) => `- ${one}`).join("\n")}\nAnswer once more, the whole JSON object.`;

/** Asks, and where the answer does not fit asks once more with what was wrong; then it is given up. */
async function ask(
  model: Model,
  { prompt, kind }: { prompt: Prompt; kind: Kind },
  request: HelpRequest,
  signal: AbortSignal,
): Promise<HelpAnswer> {
  let turns: readonly Turn[] = [{ role: "user", text: request.sent }];
  let tokens: Tokens = { input: 0, output: 0 };
  for (let turn = 0; turn < 2; turn += 1) {
    const question: Question = {
      instructions: prompt.text,
      turns,
      Output: kind.Output,
      output: prompt.output,
      maxTokens: prompt.limits.output,
    };
    const said = await model.ask(question, signal);
    tokens = plus(tokens, said.tokens);
    if (said.is === "failed") return { ...said, tokens };
    const output = objectIn(said.text);
    const faults = output === undefined ? ["it is no JSON object"] : request.check(output);
    if (output !== undefined && faults.length === 0) return { is: "answered", output, tokens };
    turns = [...turns, { role: "assistant", text: said.text.slice(0, 8000) }, { role: "user", text: repair(faults) }];
  }
  return { is: "failed", why: "nonsense", tokens };
}

/** Puts a model, the prompts and the kinds of help together. Throws where a prompt's file is missing. */
export function createAssistant(model: Model): Assistant {
  const prompts = readPrompts();
  return {
    model: model.name,
    host: model.host,
    wants: wantsOf,
    request: (session, want, world) =>
      requestFor({ kind: kinds[want.kind], prompt: prompts[want.kind], scene: sceneOf(session, want, world.at) }, world),
    ask: (request, signal) => ask(model, { prompt: prompts[request.kind], kind: kinds[request.kind] }, request, signal),
  };
}
