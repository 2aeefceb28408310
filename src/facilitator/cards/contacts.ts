import { isMomentOfTruth } from "#journey/stats.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { sayWait } from "#locale/durations.ts";
import { sayNumber, saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import { parseDuration } from "#lib/time.ts";
import type { Values } from "#steps/field.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { journeysOf } from "./journeys.ts";
import { cut, joined, told } from "./words.ts";

/** Digital or physical, as on the map. */
export function glyph(medium: unknown): string {
  return medium === "physical" ? "■" : "○";
}

/** The number of a contact in the journey until now; 0 for one that is not in it. */
export function numberOf({ view }: Talk, id: string): number {
  return view.redesign.current.findIndex((one) => one.id === id) + 1;
}

/** Numbers of contacts of the journey until now. */
export function numbersOf(talk: Talk, ids: readonly string[]): string {
  return ids
    .map((id) => numberOf(talk, id))
    .filter((number) => number > 0)
    .join(", ");
}

/** The name of a contact of either journey; empty for an unknown one. */
export function contactName(talk: Talk, id: string): string {
  const { current } = talk.view.redesign;
  return (current.find((one) => one.id === id) ?? journeysOf(talk).composed.find((one) => one.id === id))?.name ?? "";
}

/** Contacts of the new journey, in its order, with their numbers in it. */
export function numberedNew(talk: Talk): ReadonlyMap<string, { readonly number: number; readonly contact: Touchpoint }> {
  return new Map(journeysOf(talk).composed.map((contact, n) => [contact.id, { number: n + 1, contact }]));
}

type Row = { readonly id: string; readonly number: number; readonly values: Values };

/** "■ 7 Weekly coached session ◪": what stands at the head of every line about a contact. */
export function contactHead(talk: Talk, { id, number, values }: Row, struck = false): Line {
  const stats = journeysOf(talk).stats.get(id);
  const flag = stats !== undefined && isMomentOfTruth(stats) ? [word(" ◪")] : [];
  const name = cut(String(values.name ?? ""), 140);
  return [word(`${glyph(values.medium)} `), word(String(number), "strong"), word(" "), struck ? said(name, "struck") : said(name), ...flag];
}

/** Channels of a contact in words, commas between. */
export function channelsOf({ language }: Talk, values: Values): string {
  return ((values.channels ?? []) as readonly string[]).map((one) => sayCode(language, "channel", one)).join(", ");
}

/** Channels and wait of a contact. */
export function contactFacts(talk: Talk, values: Values): Line {
  const wait = typeof values.waitBefore === "string" ? parseDuration(values.waitBefore) : undefined;
  const channels = channelsOf(talk, values);
  return joined([channels === "" ? [] : [word(channels)], wait === undefined ? [] : [word(sayWait(talk.language, wait))]]);
}

/** Reasons by number and kind: "1 place closed, 4 staff". */
export function reasonsOf({ language, view }: Talk, ids: readonly string[]): string {
  return view.redesign.reasons
    .filter((one) => ids.includes(one.id))
    .map((one) => `${one.number} ${sayCode(language, "reason", one.kind)}`)
    .join(", ");
}

/** What blocks a contact, where reasons do. */
export function blockedLine(talk: Talk, reasons: readonly string[]): Line {
  const said = reasonsOf(talk, reasons);
  return said === "" ? [word(sayCode(talk.language, "restriction", "blocked"))] : told(talk, "talk.blocked-by", { reasons: said });
}

/** How it felt and what it weighed, by median; empty where it was not rated. */
export function feltLine(talk: Talk, id: string): Line {
  const stats = journeysOf(talk).stats.get(id);
  if (stats === undefined) return [];
  const emotion = saySigned(talk.language, stats.emotion.median);
  return told(talk, "talk.felt-impact", { emotion, impact: sayNumber(talk.language, stats.impact.median) });
}

const heights = ["▁", "▃", "▄", "▆", "█"] as const;

/** Emotions of a journey as one strip of text; a point where one is not known (design.md, "Text twin"). Empty where none is. */
export function curve(emotions: readonly (number | undefined)[]): string {
  if (emotions.every((one) => one === undefined)) return "";
  return emotions.map((one) => (one === undefined ? "·" : (heights[Math.min(4, Math.max(0, Math.round(one) + 2))] ?? "·"))).join("");
}
