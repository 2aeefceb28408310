import type { Words } from "#facilitator/doors/speaking.ts";
import type { Line, Span } from "#talk/line.ts";
import { limits } from "./limits.ts";

/** A text that JSON and Discord take whole: no half of a pair, no control sign but line break and tab. */
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

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text of at most `max` UTF-16 units: cut at a word, never inside a sign, with "…" at its end. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 1) return "…".slice(0, Math.max(0, max));
  const head = text.slice(0, graphemes.segment(text).containing(max - 1)?.index ?? 0);
  const word = head.search(/\s\S*$/);
  return `${(word > head.length / 2 ? head.slice(0, word) : head).trimEnd()}…`;
}

/** A text where Discord reads no mark-up (labels, options, titles). One line, never empty, since Discord refuses that. */
export function plain(text: string, max: number): string {
  const whole = shown(text).replaceAll(/\s+/g, " ").trim();
  return whole === "" ? "…" : cut(whole, max);
}

/**
 * A text in which no sign means anything to Discord: it shows letter for letter, and nothing in it is mark-up, a link, a mention, a time, an emoji
 * or a heading. Discord takes a backslash before any sign that is no letter, figure or gap.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/[\\*_~|`<>[\]@]/g, "\\$&")
      // An address, an emoji by its name, a time: none is one without its colon.
      .replaceAll(/:(?!\s)/g, "\\:")
      // What makes a heading, a small line, a list at the beginning of a line.
      .replaceAll(/^([^\S\n]*)([#+-])/gm, "$1\\$2")
      .replaceAll(/^([^\S\n]*\d+)([.)])/gm, "$1\\$2")
      // An invitation is one without an address, too.
      .replaceAll(/(discord(?:app)?)\.(?=\w)/gi, "$1\\.")
  );
}

/** The same, cut so that its mark-up holds at most `max` signs; the cut never falls into an escape. */
export function escapedTo(text: string, max: number): string {
  const whole = escapeMarkdown(text);
  if (whole.length <= max) return whole;
  let [least, most] = [0, Math.min(text.length, max)];
  while (least < most) {
    const half = Math.ceil((least + most) / 2);
    if (escapeMarkdown(cut(text, half)).length <= max) least = half;
    else most = half - 1;
  }
  return escapeMarkdown(cut(text, least));
}

/** True for an address that Discord takes as a link. */
export function isLink(url: string): boolean {
  return url.length <= limits.url && /^https?:\/\/[^\s<>"\\]+$/.test(url) && URL.canParse(url);
}

type Look = "strong" | "struck" | undefined;
type Run = { readonly is: "text"; readonly text: string; readonly look: Look } | Extract<Span, { is: "time" | "link" }>;

function runOf(span: Span, words: Words): Run {
  if (span.is === "time") return span;
  if (span.is === "person") return { is: "text", text: cut(shown(words.name(span.id)), limits.name), look: undefined };
  if (span.is === "link") return isLink(span.url) ? span : { is: "text", text: shown(span.text), look: undefined };
  return { is: "text", text: shown(span.text), look: span.look };
}

/** Texts that look alike in one run: escapes see what stands beside a sign, and mark-up never meets its like. */
function runsOf(line: Line, words: Words): readonly Run[] {
  const runs: Run[] = [];
  for (const run of line.map((span) => runOf(span, words))) {
    const last = runs.at(-1);
    if (run.is === "text" && run.text === "") continue;
    if (run.is === "text" && last?.is === "text" && last.look === run.look) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

const marks = { strong: "**", struck: "~~" } as const;

function drawText(text: string, look: Look, room: number): string {
  const inside = text.trim();
  if (look === undefined || inside === "") return escapedTo(text, room);
  const mark = marks[look];
  const before = /^\s*/.exec(text)?.[0] ?? "";
  const after = /\s*$/.exec(text)?.[0] ?? "";
  const left = room - before.length - after.length - 2 * mark.length - 1;
  if (left < 1) return "…".slice(0, Math.max(0, room));
  const said = escapedTo(inside, left);
  // Discord ends struck words at the first two waves, escaped or not: a gap of no width keeps them apart.
  return `${before}${mark}${said}${said.endsWith("~") ? "\u200B" : ""}${mark}${after}`;
}

function seconds(at: number): number {
  return Math.max(0, Math.floor(at / 1000));
}

function drawRun(run: Run, room: number): string {
  if (run.is === "text") return drawText(run.text, run.look, room);
  const drawn =
    run.is === "time"
      ? `<t:${seconds(run.at)}:${run.as === "clock" ? "t" : "f"}>`
      : `[${escapeMarkdown(plain(run.text, limits.buttonText))}](<${run.url}>)`;
  return drawn.length <= room ? drawn : "…".slice(0, Math.max(0, room));
}

/** A line as Discord's mark-up, of at most `max` signs. Only what Teekond means is mark-up: strong and struck words, times, links. */
export function drawLine(line: Line, words: Words, max: number = limits.line): string {
  let drawn = "";
  for (const run of runsOf(line, words)) {
    const room = max - drawn.length;
    if (room <= 0) break;
    const piece = drawRun(run, room);
    drawn += piece;
    if (run.is === "text" && piece.endsWith("…") && !run.text.endsWith("…")) break;
  }
  return drawn;
}

/** A quiet line: small and grey. Empty for one without words. */
export function quietLine(line: Line, words: Words): string {
  const text = drawLine(line, words, limits.line - 3)
    .replaceAll(/\s+/g, " ")
    .trim();
  return text === "" ? "" : `-# ${text}`;
}

/** A person's words, set apart. Empty for none. */
export function quoted(text: string): string {
  const whole = shown(text).trim();
  if (whole === "") return "";
  const breaks = whole.split("\n").length;
  return escapedTo(whole, Math.max(1, limits.quote - 2 * breaks)).replaceAll(/^/gm, "> ");
}

/** What a card asks, as a heading. Empty for none. */
export function headingOf(text: string, max: number = limits.heading): string {
  const whole = shown(text).replaceAll(/\s+/g, " ").trim();
  return whole === "" ? "" : `### ${escapedTo(whole, max)}`;
}

/** A text of ours or a person's, letter for letter. */
export function told(text: string, max: number): string {
  return escapedTo(shown(text).trim(), max);
}
