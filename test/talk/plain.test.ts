import { describe, expect, it } from "vitest";
import { type Card, asks, sends } from "#talk/card.ts";
import { person, said, word } from "#talk/line.ts";
import { clockOf, plainCard } from "#talk/plain.ts";

const at = Date.UTC(2026, 10, 12, 18, 14);
const card: Card = {
  key: "step/replace/1",
  title: "What takes its place?",
  blocks: [
    { is: "title", text: "What takes its place?" },
    { is: "quiet", lines: [[word("Until "), { is: "time", at, as: "clock" }, word(" · not yet: "), person("p1")]] },
    {
      is: "lines",
      lines: [[word("7 "), said("Weekly session", "struck"), word(" → "), said("Video call", "strong")]],
      button: asks("Object", "object", ["replace", "1", "t7"]),
    },
    { is: "quote", text: "He saw\nmy left foot" },
    { is: "pick", ask: "propose", about: [], label: "Change one…", options: [{ value: "t7", label: "7 Weekly session" }] },
    { is: "rule" },
    { is: "acts", buttons: [sends("I am done", "control:done", { on: "yes" })], link: { label: "Board ↗", url: "https://t.example/s/1" } },
    { is: "lines", lines: [[{ is: "link", text: "the page", url: "https://t.example" }]] },
  ],
};

describe("a card as plain text", () => {
  it("reads from top to bottom as a reader would see it: names, moments, what is struck, the acts", () => {
    expect(plainCard(card, (id) => (id === "p1" ? "Priya" : id), clockOf("Europe/Tallinn"))).toBe(
      [
        "What takes its place?",
        "Until 20:14 · not yet: Priya",
        "7 ~Weekly session~ → Video call  [Object]",
        "> He saw",
        "> my left foot",
        "[Change one… ▾]",
        "—",
        "[I am done] [Board ↗]",
        "the page",
      ].join("\n"),
    );
  });

  it("names the day where the moment is on another one, by UTC where no zone is told", () => {
    const late: Card = { key: "k", title: "t", blocks: [{ is: "lines", lines: [[{ is: "time", at, as: "day-and-clock" }]] }] };
    expect(plainCard(late, (id) => id)).toBe("2026-11-12 18:14");
  });
});
