import { sayCode } from "#locale/say.ts";
import type { PartOnView } from "#session/view.ts";
import type { Values } from "#steps/field.ts";
import type { IdeaView } from "#steps/view.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { channelsOf, contactName, glyph } from "./contacts.ts";
import { notesLine } from "./notes.ts";
import { cut, joined, saidLine, told } from "./words.ts";

const longest = 300;

/** Codes of an item in words: its kind, how far it looks. */
export function codesLine({ language }: Talk, values: Values): Line {
  const kind = typeof values.kind === "string" ? sayCode(language, "reason", values.kind) : "";
  const horizon = typeof values.horizon === "string" ? sayCode(language, "horizon", values.horizon) : "";
  return joined([kind === "" ? [] : [word(kind)], horizon === "" ? [] : [word(horizon)]]);
}

/** An answer to "what takes its place": what comes, what it joins, or why it is dropped. */
export function answerLine(talk: Talk, values: Values): Line {
  const { language } = talk;
  if (values.is === "dropped")
    return [word("⊣ "), word(sayCode(language, "replacement", "dropped")), word(": "), said(cut(String(values.why ?? ""), 200))];
  if (values.is === "merged")
    return [word(sayCode(language, "replacement", "merged")), word(": "), said(cut(contactName(talk, String(values.into ?? "")), 140))];
  const channels = channelsOf(talk, values);
  return joined([[word(`→ ${glyph(values.medium)} `), said(cut(String(values.name ?? ""), 140))], channels === "" ? [] : [word(channels)]]);
}

function authorLine(talk: Talk, idea: IdeaView): Line {
  if (idea.by !== null) return [person(idea.by)];
  return idea.unsigned ? told(talk, "talk.unsigned") : [];
}

/** A slip on one line: its text, its codes, whose it is. */
export function slipLine(talk: Talk, idea: IdeaView): Line {
  const text =
    typeof idea.values.for === "string" ? answerLine(talk, idea.values) : saidLine(idea.values.text ?? idea.values.name, longest);
  const suggested = idea.suggested ? told(talk, "talk.suggested") : [];
  return [word("• "), ...joined([text, codesLine(talk, idea.values), authorLine(talk, idea), suggested, notesLine(talk, idea.id)])];
}

/** The slips of a part that all may see, in the order of their texts; those that were struck or parked are left out. */
export function slipsOf(part: PartOnView | undefined): readonly IdeaView[] {
  if (part?.content.pattern !== "collect") return [];
  return (part.content.others ?? []).filter((idea) => idea.struck === null && !idea.parked);
}

/** The slips that the open part builds on: those of the part before it in the same step. */
export function slipsBefore({ view }: Talk, part: PartOnView): readonly IdeaView[] {
  return slipsOf(view.parts.find((one) => one.step === part.step && one.part === part.part - 1));
}

/** What was parked or struck among the slips of a step: named, or counted with its reason. */
export function asideLines(talk: Talk, step: string): readonly Line[] {
  const content = talk.view.parts.find((one) => one.step === step && one.content.pattern === "collect")?.content;
  const all = content?.pattern === "collect" ? (content.others ?? []) : [];
  const parked = all
    .filter((idea) => idea.parked && idea.struck === null)
    .map((idea) => saidLine(idea.values.text ?? idea.values.name, 80));
  const struck = all.flatMap((idea) => (idea.struck === null ? [] : [told(talk, "talk.struck", { reason: cut(idea.struck, 120) })]));
  const names = joined(parked.slice(0, 5), " · ");
  const rest = parked.length > 5 ? [word(` · +${parked.length - 5}`)] : [];
  const head = parked.length === 0 ? [] : [[...told(talk, "talk.parked"), word(": "), ...names, ...rest]];
  return [...head, ...struck.slice(0, 5)];
}
