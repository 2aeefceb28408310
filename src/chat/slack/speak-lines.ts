import type { types } from "@slack/bolt";
import type { Line, Span } from "#talk/line.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { isBare, lineLength, plain, plainLine, richLine, timeMarkup } from "./mrkdwn.ts";
import type { Group, SlackBlock } from "./speak-pages.ts";

/** What a card is drawn with: the words, its key, and numbers for what can be pressed. */
export type Pen = { readonly words: Words; readonly key: string; readonly next: () => number };

/** Numbers from `from` on, one after another: one such row for each message or view. */
export function counting(from = 0): () => number {
  let n = from;
  return () => n++;
}

/** Blocks that stand or fall together. */
export function group(blocks: readonly SlackBlock[], lines = 0, stays = false): Group {
  return { blocks, lines, stays };
}

/** Lines as one rich text; a line longer than a block is cut. */
function richText(lines: readonly Line[], { words }: Pen): readonly SlackBlock[] {
  const drawn = lines.map((line) => richLine(line, words));
  const elements = drawn.flatMap((line, n) => (n === 0 ? line : [{ type: "text" as const, text: "\n" }, ...line]));
  if (drawn.every((line) => line.length === 0)) return [];
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [...elements] }] }];
}

/** Lines in parcels, none longer than one block may be: what does not fit is cut between lines. */
function parcels(lines: readonly Line[], { words }: Pen): readonly (readonly Line[])[] {
  const dealt: Line[][] = [];
  let room = 0;
  for (const line of lines) {
    const length = Math.min(lineLength(line, words), limits.richText) + 1;
    if (length > room) {
      dealt.push([line]);
      room = limits.richText - length;
    } else {
      dealt.at(-1)?.push(line);
      room -= length;
    }
  }
  return dealt;
}

/** Lines as rich text, one block for each parcel. */
export function drawLines(lines: readonly Line[], pen: Pen): readonly Group[] {
  return parcels(lines, pen)
    .map((some) => group(richText(some, pen), some.length))
    .filter((one) => one.blocks.length > 0);
}

/** Whether a span shows more than its letters. */
export function isLook(span: Span): boolean {
  return span.is === "link" || ((span.is === "word" || span.is === "said") && span.look !== undefined);
}

type Small = types.ContextBlock["elements"][number];

/** Teekond's own words beside a time, where they may stand in the same piece; people's words never do. */
function besideTime(span: Span | undefined, { words }: Pen): string {
  const text = span?.is === "word" ? plainLine([span], words) : "";
  return text.length <= limits.aroundTime && isBare(text) ? text : "";
}

/** Words that follow each other as one. */
function runOn(line: Line): Line {
  const joined: Span[] = [];
  for (const span of line) {
    const last = joined.at(-1);
    if (span.is === "word" && last?.is === "word") joined[joined.length - 1] = { is: "word", text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}

/** Each time of a line, by its place in it, with the words around it; and the places of those words. */
function timesOf(spans: Line, pen: Pen): { readonly timed: ReadonlyMap<number, Small>; readonly taken: ReadonlySet<number> } {
  const taken = new Set<number>();
  const timed = new Map<number, Small>();
  const take = (n: number): string => {
    const text = taken.has(n) ? "" : besideTime(spans[n], pen);
    if (text !== "") taken.add(n);
    return text;
  };
  for (const [n, span] of spans.entries()) {
    if (span.is !== "time") continue;
    const [before, after] = [take(n - 1), take(n + 1)];
    timed.set(n, timeMarkup(span, pen.words, n > 1 ? unled(before) : before, n + 2 < spans.length ? untrailed(after) : after));
  }
  return { timed, taken };
}

/** Slack parts the pieces of a context by gaps: what would join two of them falls away at their edges. */
function unled(text: string): string {
  return text.replace(/^(?: · |\. )/, "");
}

function untrailed(text: string): string {
  return text.replace(/ · $/, "");
}

/** A quiet line, small and grey: a time with the words around it as Slack's own, everything else as plain text. */
function smallLine(line: Line, pen: Pen): readonly Small[] {
  const spans = runOn(line);
  const { timed, taken } = timesOf(spans, pen);
  const drawn: (Small | string)[] = [];
  for (const [n, span] of spans.entries()) {
    if (taken.has(n)) continue;
    const last = drawn.at(-1);
    const piece = timed.get(n) ?? plainLine([span], pen.words);
    if (typeof piece === "string" && typeof last === "string") drawn[drawn.length - 1] = last + piece;
    else drawn.push(piece);
  }
  return drawn.flatMap((one, n) => {
    if (typeof one !== "string") return [one];
    const led = n === 0 ? one : unled(one);
    const apart = n === drawn.length - 1 ? led : untrailed(led);
    return apart.trim() === "" ? [] : [plain(apart, limits.section, true)];
  });
}

function isPlain(line: Line): boolean {
  return !line.some((span) => isLook(span) || span.is === "time");
}

function drawContext(elements: readonly Small[], lines: number): readonly Group[] {
  return elements.length === 0 ? [] : [group([{ type: "context", elements: [...elements] }], lines)];
}

/**
 * Quiet lines stand in contexts: plain ones together, one with a time by itself. One with looks or links in it, or of too many parts, is rich
 * text instead, since a context knows neither without mark-up.
 */
export function drawQuiet(lines: readonly Line[], pen: Pen): readonly Group[] {
  const groups: Group[] = [];
  for (const some of runs(lines)) {
    const [first = []] = some;
    const elements = smallLine(first, pen);
    if (isPlain(first)) {
      const drawn = parcels(some, pen).flatMap((few) => {
        const text = few.map((line) => plainLine(line, pen.words)).join("\n");
        return text.trim() === "" ? [] : drawContext([plain(text, limits.section, true)], few.length);
      });
      groups.push(...drawn);
    } else if (first.some(isLook) || elements.length > limits.contextElements) groups.push(...drawLines([first], pen));
    else groups.push(...drawContext(elements, 1));
  }
  return groups;
}

/** Plain lines that follow each other in one run, every other line alone. */
function runs(lines: readonly Line[]): readonly (readonly Line[])[] {
  const found: Line[][] = [];
  for (const [n, line] of lines.entries()) {
    const before = lines[n - 1];
    if (before !== undefined && isPlain(before) && isPlain(line)) found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}
