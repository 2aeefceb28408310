import { dateIn, timeIn } from "#lib/time.ts";
import type { Block, Card } from "./card.ts";
import type { Line, Span } from "./line.ts";

/** What a reader of plain text needs: names of people, and how a moment is written for them. */
export type PlainReader = {
  readonly name: (person: string) => string;
  readonly time: (at: number, as: "clock" | "day-and-clock") => string;
};

/** Moments by the clock of one zone: "20:14", "2026-11-12 20:14". */
export function clockOf(zone: string): PlainReader["time"] {
  return (at, as) => (as === "clock" ? timeIn(at, zone) : `${dateIn(at, zone)} ${timeIn(at, zone)}`);
}

function plainSpan(span: Span, { name, time }: PlainReader): string {
  switch (span.is) {
    case "person":
      return name(span.id);
    case "time":
      return time(span.at, span.as);
    case "link":
      return span.text;
    default:
      return span.look === "struck" ? `~${span.text}~` : span.text;
  }
}

/** A line as plain text. */
export function plainLine(line: Line, reader: PlainReader): string {
  return line.map((span) => plainSpan(span, reader)).join("");
}

function plainBlock(block: Block, reader: PlainReader): string {
  switch (block.is) {
    case "title":
      return block.text;
    case "quote":
      return block.text
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "quiet":
      return block.lines.map((line) => plainLine(line, reader)).join("\n");
    case "lines": {
      const lines = block.lines.map((line) => plainLine(line, reader)).join("\n");
      return block.button === undefined ? lines : `${lines}  [${block.button.label}]`;
    }
    case "acts": {
      const link = block.link === undefined ? [] : [block.link.label];
      return [...block.buttons.map((button) => button.label), ...link].map((label) => `[${label}]`).join(" ");
    }
    case "pick":
      return `[${block.label} ▾]`;
    default:
      return "—";
  }
}

/** A card as plain text, as a reader would see it: for places that show nothing else, and to be read in tests. `name` gives the names of people, `time` the words for a moment (without it: UTC). */
export function plainCard(card: Card, name: PlainReader["name"], time: PlainReader["time"] = clockOf("UTC")): string {
  return card.blocks
    .map((block) => plainBlock(block, { name, time }))
    .filter((text) => text !== "")
    .join("\n");
}
