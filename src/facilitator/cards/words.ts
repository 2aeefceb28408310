import type { MessageKey } from "#locale/say.ts";
import { type Line, type Span, person, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";

/** A person's text on one line, cut at a word; nothing is left of what stands behind the cut but "…". */
export function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  const head = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "");
  const space = head.lastIndexOf(" ");
  return `${space > most / 2 ? head.slice(0, space) : head}…`;
}

/** The length of a line as a reader sees it. */
export function lengthOf({ name }: Pick<Talk, "name">, line: Line): number {
  const sizes = line.map((span) => (span.is === "person" ? name(span.id).length : span.is === "time" ? 20 : span.text.length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Lines one behind another; empty ones fall out. */
export function joined(lines: readonly Line[], between = " · "): Line {
  return lines.filter((line) => line.length > 0).flatMap((line, place) => (place === 0 ? line : [word(between), ...line]));
}

const mark = "\uE000";
const marked = /\uE000(\d+)\uE000/;

/** A message with spans among its values: a name, a moment or a person's text stays what it is. */
export function sayLine({ say }: Pick<Talk, "say">, key: MessageKey, values: Readonly<Record<string, string | number | Line>> = {}): Line {
  const lines: Line[] = [];
  const plain = Object.entries(values).map(([name, value]) => {
    if (typeof value !== "object") return [name, value] as const;
    lines.push(value);
    return [name, `${mark}${lines.length - 1}${mark}`] as const;
  });
  const parts = say(key, Object.fromEntries(plain)).split(marked);
  return parts.flatMap((part, place) => (place % 2 === 1 ? (lines[Number(part)] ?? []) : part === "" ? [] : [word(part)]));
}

/** A message without spans, as a line. */
export function told({ say }: Pick<Talk, "say">, key: MessageKey, values: Readonly<Record<string, string | number>> = {}): Line {
  return [word(say(key, values))];
}

/** A person's text as a line; empty for none. */
export function saidLine(text: unknown, most = 300): Line {
  const line = typeof text === "string" ? cut(text, most) : "";
  return line === "" ? [] : [said(line)];
}

/** A moment that a reader sees by their own clock: the wall clock in a live session, with the day in one over days. */
export function moment({ view }: Pick<Talk, "view">, at: number): Span {
  return { is: "time", at, as: view.pace === "live" ? "clock" : "day-and-clock" };
}

const longest = 1_200;

/** People by name, so many at most and never longer than a line holds; the rest as a number. */
export function people(talk: Pick<Talk, "name">, ids: readonly string[], most = 8): Line {
  const shown: string[] = [];
  let length = 0;
  for (const id of ids.slice(0, most)) {
    length += talk.name(id).length + 2;
    if (length > longest) break;
    shown.push(id);
  }
  const names = joined(
    shown.map((id): Line => [person(id)]),
    ", ",
  );
  const rest = ids.length - shown.length;
  return rest === 0 ? names : joined([names, [word(`+${rest}`)]], ", ");
}

/** A word as it stands at the head of a line. */
export function asHead({ language }: Pick<Talk, "language">, text: string): string {
  const [first = "", ...rest] = text;
  return `${first.toLocaleUpperCase(language)}${rest.join("")}`;
}

/** A line cut to so many signs: the span in which they end is cut at a word. */
export function cutLine(talk: Pick<Talk, "name">, line: Line, most: number): Line {
  let room = most;
  const kept: Span[] = [];
  for (const span of line) {
    const size = lengthOf(talk, [span]);
    if (size <= room) kept.push(span);
    else {
      const text = span.is === "word" || span.is === "said" ? cut(span.text, Math.max(2, room)) : "…";
      return [...kept, span.is === "word" || span.is === "said" ? { ...span, text } : word(text)];
    }
    room -= size;
  }
  return kept;
}
