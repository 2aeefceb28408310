import type { BlockObjectRequest } from "@notionhq/client";
import { say, sayCode } from "#locale/say.ts";
import { joined, type Line, said, sayLine, struck, word } from "#report/document/line.ts";
import { codes, reasonsIn, signedFigure, touchpointsLine } from "#report/document/words.ts";
import type { CurrentTouchpoint, NewTouchpoint, Report } from "#report/report.ts";
import { columns, headingBlocks, type Leaf, textBlocks, withUnder } from "./blocks.ts";
import { type Run, run, runsOf } from "./text.ts";

/** The signs of the drawing in letters (design.md): the medium, and a moment of truth. */
const glyphs = { digital: "○", physical: "■" } as const;
const moment = "◪";

function nameLine({ medium, number }: Pick<CurrentTouchpoint, "medium" | "number">, name: readonly Run[]): readonly Run[] {
  return [run(`${glyphs[medium]} `), run(`${number}`, { bold: true }), run(" "), ...name];
}

/** What became of a contact: what struck it, and what stands in its place. */
function fateLine(report: Report, { outcome }: CurrentTouchpoint): Line {
  const { language } = report.about;
  const { is, by, why } = outcome;
  switch (is) {
    case "replaced":
    case "merged":
      return joined([word("→"), touchpointsLine(report, by)], "\u00A0");
    case "dropped":
      return sayLine(language, "board.item.dropped", { why: said(why ?? "") });
    default:
      return joined([word(sayCode(language, "outcome", is)), why === undefined ? [] : said(why)], ": ");
  }
}

function currentLines(report: Report, one: CurrentTouchpoint): readonly Leaf[] {
  const { language } = report.about;
  const { rating, outcome } = one;
  const isGone = !outcome.by.includes(one.id);
  const { reasons } = reasonsIn(report, outcome.reasons);
  const flag = rating?.momentOfTruth === true ? [run(` ${moment}`, { color: "orange" })] : [];
  const facts = joined([
    word(codes(language, "channel", one.channels)),
    rating === undefined ? [] : word(say(language, "board.item.felt", { emotion: signedFigure(language, rating.emotion.median) })),
    reasons === "" ? [] : word(say(language, "board.item.blocked", { reasons })),
  ]);
  const name = nameLine(one, [...runsOf(isGone ? struck(one.name) : said(one.name)), ...flag]);
  const fate = fateLine(report, one);
  return textBlocks("paragraph", withUnder(name, isGone ? [facts, fate] : [joined([facts, fate])]));
}

function newLines({ about: { language }, journeys }: Report, one: NewTouchpoint): readonly Leaf[] {
  const { kind, replaces, absorbs } = one.origin;
  function numbers(ids: readonly string[]): string {
    const there = journeys.current.filter((each) => ids.includes(each.id));
    return there.map((each) => each.number).join(", ");
  }
  const isFresh = kind === "new" || kind === "added";
  const facts = joined([
    word(codes(language, "channel", one.channels)),
    one.emotion === undefined ? [] : word(say(language, "board.item.expected", { emotion: signedFigure(language, one.emotion) })),
    replaces.length === 0
      ? word(sayCode(language, "origin", kind))
      : word(say(language, "board.in-place-of", { numbers: numbers(replaces) })),
    absorbs.length === 0 ? [] : word(say(language, "board.takes-in", { numbers: numbers(absorbs) })),
    one.permitted === undefined ? [] : sayLine(language, "board.item.permitted", { why: said(one.permitted) }),
  ]);
  const name = nameLine(one, runsOf(said(one.name), isFresh ? { color: "green" } : {}));
  return textBlocks("paragraph", withUnder(name, [facts]));
}

/** What the signs mean, as far as they are used. */
function legend({ about: { language }, journeys }: Report): readonly Leaf[] {
  const all = [...journeys.current, ...journeys.new];
  const media = (["digital", "physical"] as const)
    .filter((medium) => all.some((one) => one.medium === medium))
    .map((medium) => `${glyphs[medium]} ${sayCode(language, "medium", medium)}`);
  const moments = journeys.current.some((one) => one.rating?.momentOfTruth === true)
    ? [`${moment} ${say(language, "page.legend.moment")}`]
    : [];
  const arrows = (["replaced", "merged"] as const)
    .filter((is) => journeys.current.some((one) => one.outcome.is === is))
    .map((is) => sayCode(language, "outcome", is));
  const arrow = arrows.length === 0 ? [] : [`→ ${arrows.join(", ")}`];
  return textBlocks("paragraph", [run([...media, ...moments, ...arrow].join(" · "), { color: "gray" })]);
}

function focus({ about: { language }, customers }: Report): readonly Leaf[] {
  const names = customers.filter((one) => one.inFocus);
  return names.flatMap((one) => textBlocks("paragraph", [run(`${say(language, "report.for")}: `), run(one.name, { bold: true })]));
}

/** Both journeys side by side, contact by contact, with what became of each; nothing while there is none. */
export function journeyBlocks(report: Report): readonly BlockObjectRequest[] {
  const { about, journeys } = report;
  if (journeys.current.length + journeys.new.length === 0) return [];
  const sides = (["current", "new"] as const).map((side): readonly Leaf[] => {
    const lines =
      side === "current" ? journeys.current.map((one) => currentLines(report, one)) : journeys.new.map((one) => newLines(report, one));
    return lines.length === 0 ? [] : [...headingBlocks("heading_3", say(about.language, `report.head.${side}`)), ...lines.flat()];
  });
  return [
    ...headingBlocks("heading_2", say(about.language, "report.head.journeys-long")),
    ...focus(report),
    ...columns(sides[0] ?? [], sides[1] ?? []),
    ...legend(report),
  ];
}
