import { never } from "#lib/never.ts";
import type { Block, Fact, Line, ListItem, Piece, Section } from "#report/document/line.ts";
import { escapeInside, escapeMarkdown } from "./escape.ts";

/** Our own words: inside a line nothing can begin in them, and the space behind them stays a space. */
function ours(text: string, place: number): string {
  const words = text.trimEnd();
  return place > 0 ? escapeInside(text) : `${escapeMarkdown(words)}${text.slice(words.length)}`;
}

function piece({ is, text }: Piece, place: number): string {
  const escaped = is === "word" ? ours(text, place) : escapeMarkdown(text);
  if (escaped === "") return "";
  if (is === "strong") return `**${escaped.trim()}**`;
  return is === "struck" ? `<del>${escaped}</del>` : escaped;
}

/** A line as Markdown, everything in it escaped. */
function markdownLine(line: Line): string {
  return line.map(piece).join("");
}

/** A table of GitHub's dialect; cells hold one line each. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  function row(cells: readonly string[]) {
    return `| ${cells.join(" | ")} |`;
  }
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

function item({ line, under }: ListItem, bullet: string): string {
  return [`${bullet} ${markdownLine(line)}`, ...under.map((one) => `<br>${markdownLine(one)}`)].join("");
}

function fact({ label, lines }: Fact): string {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return `- **${escapeMarkdown(label)}**: ${markdownLine(only)}`;
  return [`- **${escapeMarkdown(label)}**`, ...lines.map((line) => `  - ${markdownLine(line)}`)].join("\n");
}

function block(of: Block): string {
  switch (of.is) {
    case "text":
      return markdownLine(of.line);
    case "heading":
      return `#### ${markdownLine(of.line)}`;
    case "list":
      return of.items.map((one, place) => item(one, of.numbered ? `${place + 1}.` : "-")).join("\n");
    case "facts":
      return of.facts.map(fact).join("\n");
    case "table":
      return markdownTable(
        of.head.map(escapeMarkdown),
        of.rows.map((row) => row.map(markdownLine)),
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
  return `### ${escapeMarkdown(title)}\n\n${markdownBlocks(blocks)}`;
}
