import type { types } from "@slack/bolt";
import type { Words } from "#facilitator/doors/speaking.ts";
import { sayInstant, sayTime } from "#locale/dates.ts";
import type { Line, Span } from "#talk/line.ts";
import { limits } from "./limits.ts";

type Inline = types.RichTextSection["elements"][number];

/** Slack's three escapes, for the few places that Slack reads as mark-up (platforms.md 1.8; people's words never stand there). */
export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A text that JSON and Slack take whole: no half of a pair, no control sign but line break and tab. */
export function sendable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "");
}

/** A text as it may be shown among others: also without the signs that would turn the words after it round. */
function shown(text: string): string {
  return sendable(text).replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "");
}

/** A text of at most `max` UTF-16 units: cut at a word, never inside a pair, with "…" at its end. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 1) return "…".slice(0, Math.max(0, max));
  const head = text
    .slice(0, max - 1)
    .replace(/\p{Cs}$/u, "")
    .replace(/\u{200D}$/u, "");
  const word = head.search(/\s\S*$/);
  return `${(word > head.length / 2 ? head.slice(0, word) : head).trimEnd()}…`;
}

/** A plain text object: nothing in it is mark-up or an emoji by its name. One line unless `lines`; never empty, since Slack refuses that. */
export function plain(text: string, max: number, lines = false): types.PlainTextElement {
  const whole = lines ? shown(text).trim() : shown(text).replaceAll(/\s+/g, " ").trim();
  return { type: "plain_text", text: whole === "" ? "…" : cut(whole, max), emoji: false };
}

/** True for an address that Slack takes as a link. */
export function isLink(url: string): boolean {
  return url.length <= limits.url && /^https?:\/\//.test(url) && URL.canParse(url);
}

type Time = Extract<Span, { is: "time" }>;

function writtenOut({ at, as }: Time, { language, zone }: Words): string {
  return as === "clock" ? sayTime(language, at, zone) : sayInstant(language, at, zone);
}

function seconds(at: number): number {
  return Math.max(0, Math.floor(at / 1000));
}

/** Slack writes days in the reader's own Slack language, which is never Estonian or Lithuanian: there, a day is figures. */
function format({ as }: Time, { language }: Words): string {
  if (as === "clock") return "{time}";
  return language === "en" ? "{date_short_pretty} {time}" : "{date_num} {time}";
}

/** A text in which no sign means anything to Slack, so that it may stand around a time. */
export function isBare(text: string): boolean {
  return !/[<>|^{}&*_~`:@#[\]\n]/.test(text);
}

/** A time as mark-up, for a context: figures, and bare words of Teekond's own on both sides. Slack parts elements by gaps, so one sentence is one. */
export function timeMarkup(time: Time, words: Words, before = "", after = ""): types.MrkdwnElement {
  const drawn = `${before}${format(time, words)}${after}`.trim();
  const fallback = escapeMarkup(`${before}${writtenOut(time, words)}${after}`)
    .replaceAll("|", " ")
    .trim();
  return { type: "mrkdwn", text: `<!date^${seconds(time.at)}^${drawn}|${fallback}>`, verbatim: true };
}

/** A span in plain text. */
export function plainOf(span: Span, words: Words): string {
  switch (span.is) {
    case "person":
      return shown(words.name(span.id));
    case "time":
      return writtenOut(span, words);
    default:
      return shown(span.text);
  }
}

/** A line in plain text: for notices, screen readers, and blocks that know no mark-up. */
export function plainLine(line: Line, words: Words): string {
  return line.map((span) => plainOf(span, words)).join("");
}

const styles = { strong: { bold: true }, struck: { strike: true } } as const;

function inline(span: Span, words: Words): Inline {
  const text = plainOf(span, words);
  if (span.is === "time") return { type: "date", timestamp: seconds(span.at), format: format(span, words), fallback: text };
  if (span.is === "link" && isLink(span.url)) return { type: "link", url: span.url, text };
  const look = span.is === "word" || span.is === "said" ? span.look : undefined;
  return { type: "text", text, ...(look === undefined ? {} : { style: styles[look] }) };
}

function lengthOf(one: Inline): number {
  if (one.type === "text") return one.text.length;
  return one.type === "date" ? (one.fallback ?? "").length : one.type === "link" ? (one.text ?? "").length : 0;
}

/** How long a line is for a reader. */
export function lineLength(line: Line, words: Words): number {
  return plainLine(line, words).length;
}

/**
 * A line as elements of rich text, which Slack never reads as mark-up: a person's words stay letter for letter, name nobody, link nowhere.
 * At most `max` signs; empty spans fall away, since Slack refuses them.
 */
export function richLine(line: Line, words: Words, max: number = limits.richText): readonly Inline[] {
  const drawn: Inline[] = [];
  let room = max;
  for (const one of line.map((span) => inline(span, words))) {
    const length = lengthOf(one);
    if (room <= 0) break;
    const fits = length <= room;
    if (!fits && one.type !== "text") break;
    if (one.type === "text") {
      if (one.text !== "") drawn.push({ ...one, text: cut(one.text, room) });
    } else if (one.type !== "link" || one.text !== "") drawn.push(one);
    room -= fits ? length : room;
  }
  return drawn;
}
