import { sayFinding } from "#locale/findings.ts";
import { sayCode, type Values } from "#locale/say.ts";
import type { ReviewView } from "#steps/sheet-view.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { journeysOf } from "./journeys.ts";
import { notesLine } from "./notes.ts";
import { asHead, cut, joined, saidLine } from "./words.ts";

export type Found = ReviewView["findings"][number];

const weights: readonly string[] = ["must", "should", "note"];

/** What a finding weighs: must, should or note. */
export function weightOf(found: Found): string {
  return String(found.values.weight ?? "note");
}

/** A finding in words. */
export function findingWords(talk: Talk, found: Pick<Found, "values">): { readonly title: string; readonly says: string } {
  const figures = (found.values.figures ?? {}) as Values;
  return sayFinding(
    talk.language,
    { id: String(found.values.finding), figures },
    { currency: talk.view.about.currency, nameOf: talk.name },
  );
}

function contactsLine(talk: Talk, found: Found): Line {
  const all = [...journeysOf(talk).composed, ...talk.view.redesign.current];
  const ids = (found.values.touchpoints ?? []) as readonly string[];
  const names = [...new Set(ids.flatMap((id) => all.find((one) => one.id === id)?.name ?? []))];
  return joined(
    names.slice(0, 4).map((name) => saidLine(name, 80)),
    ", ",
  );
}

/** A finding in two lines: its weight and title, then what it says and which contacts it is about. */
export function findingLines(talk: Talk, found: Found): readonly Line[] {
  const { title, says } = findingWords(talk, found);
  const weight = asHead(talk, sayCode(talk.language, "weight", weightOf(found)));
  const names = contactsLine(talk, found);
  return [[word(`${weight} · ${cut(title, 200)}`, "strong")], joined([[word(cut(says, 400))], names, notesLine(talk, found.id)])];
}

/** The answered ones folded to a count: "3 accepted, 2 made an action". */
export function answeredLine(talk: Talk, findings: readonly Found[]): Line {
  const words = ["fix", "action", "accept"].flatMap((answer) => {
    const count = findings.filter((one) => one.answer?.answer === answer).length;
    return count === 0 ? [] : [`${sayCode(talk.language, "answer", answer)} ${count}`];
  });
  return words.length === 0 ? [] : [word(`${talk.say("chat.answered")}: ${words.join(", ")}`)];
}

/** The heaviest first. */
export function byWeight(findings: readonly Found[]): readonly Found[] {
  return [...findings].sort((a, b) => weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)));
}
