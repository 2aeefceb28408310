import type { Language } from "#locale/languages.ts";
import { type MessageKey, say, type Values } from "#locale/say.ts";

/** A stretch of text: what a person wrote (`said`), letter for letter; our own words; ours with weight; a person's text that was struck. */
export type Piece = { readonly is: "said" | "word" | "strong" | "struck"; readonly text: string };
export type Line = readonly Piece[];

/** What a section is made of, for every publisher of texts alike. Tables have as many cells in each row as in the head. */
export type Block =
  | { readonly is: "text"; readonly line: Line }
  | { readonly is: "heading"; readonly line: Line }
  | { readonly is: "list"; readonly numbered: boolean; readonly items: readonly ListItem[] }
  | { readonly is: "facts"; readonly facts: readonly Fact[] }
  | { readonly is: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] };
export type ListItem = { readonly line: Line; readonly under: readonly Line[] };
export type Fact = { readonly label: string; readonly lines: readonly Line[] };

/** A part of the report under its own heading; `id` is stable and fit for an address. */
export type Section = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] };

export function said(text: string): Line {
  return [{ is: "said", text }];
}

export function word(text: string): Line {
  return [{ is: "word", text }];
}

export function strong(text: string): Line {
  return [{ is: "strong", text }];
}

export function struck(text: string): Line {
  return [{ is: "struck", text }];
}

/** Lines one behind another, with our own words between them; empty ones fall out. */
export function joined(lines: readonly Line[], between = " · "): Line {
  return lines.filter((line) => line.length > 0).flatMap((line, place) => (place === 0 ? line : [...word(between), ...line]));
}

/** People's texts one behind another. */
export function listed(texts: readonly string[], between = ", "): Line {
  return joined(texts.map(said), between);
}

/** Stands for a line while the message is put together; no text of a catalogue has it. */
const mark = "\uE000";
const marked = /\uE000(\d+)\uE000/;

/** A message with lines among its values: our words and people's stay told apart. */
export function sayLine(language: Language, key: MessageKey, values: Readonly<Record<string, string | number | Line>>): Line {
  const lines: Line[] = [];
  const plain = Object.entries(values).map(([name, value]) => {
    if (typeof value !== "object") return [name, value] as const;
    lines.push(value);
    return [name, `${mark}${lines.length - 1}${mark}`] as const;
  });
  const parts = say(language, key, Object.fromEntries(plain) as Values).split(marked);
  return parts.flatMap((part, place) => (place % 2 === 1 ? (lines[Number(part)] ?? []) : part === "" ? [] : word(part)));
}

/** A block of text, or none for an empty line. */
export function text(line: Line | undefined): readonly Block[] {
  return line === undefined || line.length === 0 ? [] : [{ is: "text", line }];
}

export function heading(title: string | Line): Block {
  return { is: "heading", line: typeof title === "string" ? word(title) : title };
}

/** A list, or none without items. */
export function bullets(items: readonly (Line | ListItem)[], numbered = false): readonly Block[] {
  const whole = items.map((item): ListItem => ("line" in item ? item : { line: item, under: [] }));
  return whole.length === 0 ? [] : [{ is: "list", numbered, items: whole }];
}

/** Facts that have something to say, or none. */
export function facts(all: readonly (Fact | undefined)[]): readonly Block[] {
  const there = all.filter((fact) => fact !== undefined && fact.lines.some((line) => line.length > 0)) as readonly Fact[];
  return there.length === 0 ? [] : [{ is: "facts", facts: there }];
}

/** One fact with a person's text, or none where nothing was written. */
export function fact(label: string, written: string | undefined): Fact | undefined {
  return written === undefined ? undefined : { label, lines: [said(written)] };
}
