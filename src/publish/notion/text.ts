import type { Line, Piece } from "#report/document/line.ts";
import { limits } from "./limits.ts";

type Color = "gray" | "green" | "orange";

/** How a run of text looks; nothing said means plain. */
export type Look = { readonly bold?: true; readonly struck?: true; readonly color?: Color; readonly link?: string };
export type Run = { readonly text: string; readonly look: Look };

/** An item of rich text as Notion is sent it. */
export type RichText = {
  type: "text";
  text: { content: string; link?: { url: string } };
  annotations?: { bold?: true; strikethrough?: true; color?: Color };
};

const looks: Readonly<Record<Piece["is"], Look>> = { said: {}, word: {}, strong: { bold: true }, struck: { struck: true } };
/** Where one sign ends for a reader: a family or a flag is many units. The language is fixed, so that every machine cuts alike. */
const signs = new Intl.Segmenter("en", { granularity: "grapheme" });
/** No more of the bytes of a request goes into one block: it must find room in it beside its neighbours. */
const blockBytes = limits.bytes / 5;

/** A text as Notion keeps it: no half of a pair, no zero sign, line breaks of one kind. Everything else stays letter for letter. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD").replaceAll(/\r\n?/g, "\n");
}

/** The beginning of a text in at most so many UTF-16 units, cut where a sign ends; inside one only where it alone is longer. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = signs.segment(text.slice(0, most * 2)).containing(most)?.index ?? most;
  if (start > 0) return text.slice(0, start);
  // A high surrogate never ends a piece.
  return text.slice(0, /[\uD800-\uDBFF]/.test(text[most - 1] ?? "") ? most - 1 : most);
}

function pieces(text: string): readonly string[] {
  const all: string[] = [];
  for (let rest = text; rest !== ""; rest = rest.slice(all.at(-1)?.length)) all.push(beginning(rest, limits.text));
  return all;
}

export function run(text: string, look: Look = {}): Run {
  return { text, look };
}

/** A line as runs: what has weight is bold, what was struck is struck through; `look` adds to it. */
export function runsOf(line: Line, look: Look = {}): readonly Run[] {
  return line.map(({ is, text }) => run(text, { ...looks[is], ...look }));
}

/** Neighbours that look alike are one run, empty ones none. */
function merged(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const { text, look } of runs) {
    const last = all.at(-1);
    if (last !== undefined && JSON.stringify(last.look) === JSON.stringify(look)) all[all.length - 1] = run(last.text + text, look);
    else if (text !== "") all.push(run(text, look));
  }
  return all;
}

function item(content: string, { bold, struck, color, link }: Look): RichText {
  const annotations = { ...(bold && { bold }), ...(struck && { strikethrough: struck }), ...(color && { color }) };
  return {
    type: "text",
    text: { content, ...(link === undefined ? {} : { link: { url: link } }) },
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** Runs as lists of rich text, each as much as one block takes: the first is the block itself, the others go on behind it. None for no text. */
export function richTexts(runs: readonly Run[]): RichText[][] {
  const items = merged(runs).flatMap(({ text, look }) => pieces(clean(text)).map((content) => item(content, look)));
  const lists: RichText[][] = [];
  let bytes = 0;
  for (const one of items) {
    const size = Buffer.byteLength(JSON.stringify(one));
    const last = lists.at(-1);
    bytes += size;
    if (last !== undefined && last.length < limits.richText && bytes <= blockBytes) last.push(one);
    else [bytes] = [size, lists.push([one])];
  }
  return lists;
}

/** A plain text as one list of rich text, for a title or a value; what one list does not take is cut off. */
export function plainText(text: string): RichText[] {
  return pieces(clean(text))
    .slice(0, limits.richText)
    .map((content) => item(content, {}));
}
