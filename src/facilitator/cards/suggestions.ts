import { sayCode } from "#locale/say.ts";
import type { Values } from "#steps/field.ts";
import type { Subject } from "#steps/part.ts";
import { SuggestedActs, type SuggestedActCommand } from "#session/command.ts";
import type { Piece, Suggestion } from "#session/suggestion.ts";
import type { PartOnView } from "#session/view.ts";
import { type Block, type Button, asks, sends } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import { channelAdvice } from "../forms.ts";
import { type Talk, hasVoice } from "../talk.ts";
import { acts, heading, linesOf, quiet } from "./blocks.ts";
import { joined, saidLine, sayLine, told } from "./words.ts";

/** What the words about a suggestion are drawn from, in chat and on pages alike. */
export type Teller = Pick<Talk, "view" | "language" | "say" | "name">;

/** One thing that was suggested, with what it belongs to. */
export type Told = { readonly suggestion: Suggestion; readonly piece: Piece };

/** A model's words, whole: what somebody takes they must have read. */
const longest = 1200;
const shortest = 200;

/** Everything that was suggested here, in the order it came. */
export function allTold({ view }: Pick<Teller, "view">): readonly Told[] {
  return view.suggestions.flatMap((suggestion) => suggestion.pieces.map((piece) => ({ suggestion, piece })));
}

/** What still waits to be taken or dropped in the part that is open, or in its step where it only says something. */
export function waiting(talk: Pick<Teller, "view">): readonly Told[] {
  return allTold(talk).filter(({ suggestion, piece }) => piece.answer === null && isTakeable(talk, { suggestion, piece }));
}

function isTakeable({ view }: Pick<Teller, "view">, { suggestion, piece }: Told): boolean {
  if (suggestion.help === "catch-up") return true;
  const here = view.now?.step === suggestion.step;
  return here && (piece.acts.length === 0 || view.now?.part === suggestion.part);
}

/** The first act of a piece, read anew; undefined for what only says something. */
export function firstAct({ acts: [first] }: Piece): SuggestedActCommand | undefined {
  return first === undefined ? undefined : SuggestedActs.safeParse(first).data;
}

function partOf({ view }: Teller, { step, part }: Suggestion): PartOnView | undefined {
  return view.parts.find((one) => one.step === step && one.part === part);
}

/** What suggestions of a part may be about: its lines, its matters, its contacts. */
function subjectsIn(part: PartOnView | undefined): readonly Subject[] {
  const content = part?.content;
  switch (content?.pattern) {
    case "converge":
      return content.stacks.flatMap((one) => one.items);
    case "decide":
      return content.matters.map((one) => one.subject);
    case "rate":
      return content.items.map((one) => one.subject);
    default:
      return [];
  }
}

/** What something of the part is called. */
function nameOf(talk: Teller, suggestion: Suggestion, id: string): Line {
  const values = subjectsIn(partOf(talk, suggestion)).find((one) => one.id === id)?.values;
  const line = saidLine(values?.text ?? values?.name, shortest);
  return line.length === 0 ? [word("–")] : line;
}

function channelsIn({ channels }: Values): readonly string[] {
  return Array.isArray(channels) ? (channels as readonly string[]) : [];
}

function contactLine({ language }: Teller, values: Values): Line {
  const by = channelsIn(values)
    .map((one) => sayCode(language, "channel", one))
    .join(", ");
  return joined([saidLine(values.name ?? values.title, shortest), by === "" ? [] : [word(by)], saidLine(values.does, longest)]);
}

/** What somebody's row says that is to go to the other side. */
function movedLine(talk: Teller, { piece }: Told): Line {
  const second = piece.acts[1];
  const values = (second?.values ?? {}) as Values;
  return sayLine(talk, "assist.move", { line: saidLine(values.text, shortest), why: saidLine(piece.text, longest) });
}

/** What puts contacts forward in the place of a blocked one. */
export type Proposing = Extract<SuggestedActCommand, { do: "propose" }>;

/** The contact that is put forward. */
export function firstContact({ value }: Proposing): Values {
  const { touchpoints = [] } = (value ?? {}) as { readonly touchpoints?: readonly Values[] };
  return touchpoints[0] ?? {};
}

function replacedLine(talk: Teller, suggestion: Suggestion, act: Proposing): Line {
  return sayLine(talk, "assist.replace", { blocked: nameOf(talk, suggestion, act.item), name: contactLine(talk, firstContact(act)) });
}

function actLine(talk: Teller, one: Told, act: SuggestedActCommand): Line {
  const { suggestion, piece } = one;
  switch (act.do) {
    case "merge": {
      const lines = [act.into, ...act.from].map((id) => nameOf(talk, suggestion, id));
      return sayLine(talk, "assist.merge", { lines: joined(lines, " + ") });
    }
    case "add-row":
      return act.list === "conflicts" || act.values.name === undefined ? saidLine(piece.text, longest) : contactLine(talk, act.values);
    case "remove-row":
      return movedLine(talk, one);
    case "propose":
      return replacedLine(talk, suggestion, act);
    case "evidence":
      return sayLine(talk, "assist.place", { words: saidLine(act.text, longest), contact: nameOf(talk, suggestion, act.item) });
    default:
      return saidLine(piece.text, longest);
  }
}

/** What a piece says, in one line. */
export function pieceLine(talk: Teller, one: Told): Line {
  const act = firstAct(one.piece);
  return act === undefined ? saidLine(one.piece.text, 3000) : actLine(talk, one, act);
}

/** What is good to know of the channels that a suggested contact goes by (method.md, "Channel advice"). */
export function adviceFor({ language }: Pick<Teller, "language">, { piece }: Told): readonly string[] {
  const act = firstAct(piece);
  if (act?.do !== "propose") return [];
  return channelsIn(firstContact(act))
    .flatMap((channel) => channelAdvice(language, channel) ?? [])
    .slice(0, 1);
}

/** What became of a piece and by whom; empty while nobody has said. */
export function fateLine(talk: Teller, { answer }: Piece): Line {
  if (answer === null) return [];
  return told(talk, `assist.${answer.is}`, { name: answer.by === null ? talk.say("web.somebody") : talk.name(answer.by) });
}

/** Whether a piece can be changed before it is taken: not where it only moves what somebody wrote. */
export function isChangeable({ piece, suggestion }: Told): boolean {
  return suggestion.help === "summary" || (piece.acts.length > 0 && firstAct(piece)?.do !== "remove-row");
}

/** Whether taking it makes anything: a question or a catch-up is read, and that is all. */
export function isTaken({ piece, suggestion }: Told): boolean {
  return piece.acts.length > 0 || suggestion.help === "summary";
}

/** The fields by which an answer names its piece. */
export function answerFields({ suggestion, piece }: Told): Readonly<Record<string, string>> {
  return { suggestion: suggestion.id, piece: piece.id };
}

function answers(talk: Talk, one: Told): readonly Button[] {
  if (!hasVoice(talk)) return [];
  const { say } = talk;
  const fields = answerFields(one);
  const take = sends(say("assist.act.accept"), "control:answer-suggestion", { ...fields, answer: "accept" }, "go");
  const change = asks(say("assist.act.edit"), "suggestion-edit", [one.suggestion.id, one.piece.id]);
  const drop = sends(say("assist.act.drop"), "control:answer-suggestion", { ...fields, answer: "drop" });
  return [...(isTaken(one) ? [take] : []), ...(isChangeable(one) ? [change] : []), drop];
}

/** One suggestion as part of a private card: what it is, what it says, what is good to know, and the answers. */
export function toldBlocks(talk: Talk, one: Told): readonly Block[] {
  const head = joined([heading(talk.say(`assist.kind.${one.suggestion.help}`)), told(talk, "assist.tag")]);
  const advice = adviceFor(talk, one).map((text): Line => [word(text)]);
  return [...linesOf(talk, [head, pieceLine(talk, one)]), ...quiet(...advice), ...acts(answers(talk, one))];
}

/** What the card of the open step shows of it: questions as they are, the rest as a number with the way to it. */
export function helpBlocks(talk: Talk): readonly Block[] {
  const open = waiting(talk).filter(({ suggestion }) => suggestion.help !== "catch-up");
  if (open.length === 0) return [];
  const questions = open
    .filter(({ suggestion }) => suggestion.help === "sharpen")
    .map((one) => joined([[word("❓ ")], pieceLine(talk, one)], ""));
  const see = asks(talk.say("assist.act.see", { count: open.length }), "suggestions");
  return [
    { is: "rule" },
    ...linesOf(talk, questions),
    ...quiet(told(talk, questions.length === open.length ? "assist.tag" : "assist.waits", { count: open.length })),
    ...acts([see]),
  ];
}

/** Said in the first card: whether a model takes part, and which. Nothing where none is configured. */
export function firstLine({ say, view, helper }: Pick<Talk, "say" | "view" | "helper">): Line {
  if (helper === undefined) return [];
  const { model, host } = helper;
  return [word(say(view.help.on ? "assist.first.on" : "assist.first.off", { model, host }))];
}

/** What a proposal to put lines together would put to the first of them, each with its text: what may be taken out of it. */
export function mergeOptions(talk: Teller, { suggestion, piece }: Told): readonly { readonly value: string; readonly label: string }[] {
  const act = firstAct(piece);
  if (act?.do !== "merge") return [];
  return act.from.map((id) => ({
    value: id,
    label: nameOf(talk, suggestion, id)
      .map((span) => ("text" in span ? span.text : ""))
      .join(""),
  }));
}
