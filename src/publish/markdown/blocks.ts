import { never } from "#lib/never.ts";
import type { Block, Fact, Line, ListItem, Piece, Section } from "#report/document/line.ts";
import { escapeInside, escapeMarkdown, escapeWithin } from "./escape.ts";

/** Our own words: inside a line nothing can begin in them, and the space behind them stays a space. */
function ours(text: string, place: number): string {
  const words = text.trimEnd();
  return place > 0 ? escapeInside(text) : `${escapeMarkdown(words)}${text.slice(words.length)}`;
}

function piece({ is, text }: Piece, place: number): string {
  const escaped = is === "word" ? ours(text, place) : place > 0 ? escapeWithin(text) : escapeMarkdown(text);
  if (escaped === "") return "";
  if (is === "strong") return `**${escaped.trim()}**`;
  return is === "struck" ? `<del>${escaped}</del>` : escaped;
}

/** A line as Markdown, everything in it escaped. `from`: 0 where it begins a line of the page, 1 where something stands before it. */
function markdownLine(line: Line, from: 0 | 1 = 0): string {
  return line.map((one, place) => piece(one, place + from)).join("");
}

/** A line that stands in a cell, a heading or behind other words. */
function lineWithin(line: Line): string {
  return markdownLine(line, 1);
}

/** A table of GitHub's dialect; cells hold one line each. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  function row(cells: readonly string[]) {
    return `| ${cells.join(" | ")} |`;
  }
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

function item({ line, under }: ListItem, bullet: string): string {
  return [`${bullet} ${markdownLine(line)}`, ...under.map((one) => `<br>${lineWithin(one)}`)].join("");
}

function fact({ label, lines }: Fact): string {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return `- **${escapeWithin(label)}**: ${lineWithin(only)}`;
  return [`- **${escapeWithin(label)}**`, ...lines.map((line) => `  - ${markdownLine(line)}`)].join("\n");
}

function block(of: Block): string {
  switch (of.is) {
    case "text":
      return markdownLine(of.line);
    case "heading":
      return `#### ${lineWithin(of.line)}`;
    case "list":
      return of.items.map((one, place) => item(one, of.numbered ? `${place + 1}.` : "-")).join("\n");
    case "facts":
      return of.facts.map(fact).join("\n");
    case "table":
      return markdownTable(
        of.head.map(escapeWithin),
        of.rows.map((row) => row.map(lineWithin)),
      );
    default:
      return never(of);
  }
}

/** Blocks one below another. */
export function markdownBlocks(blocks: readonly Block[]): string {
  return blocks.map(block).join("\n\n");
}

/** A section under its heading of the third level. */
export function markdownSection({ title, blocks }: Section): string {
  return `### ${escapeWithin(title)}\n\n${markdownBlocks(blocks)}`;
}
