import { say, sayCode } from "#locale/say.ts";
import { asHeading, signedFigure } from "#report/document/words.ts";
import type { CurrentTouchpoint, NewTouchpoint, Pair, Report } from "#report/report.ts";
import { markdownTable } from "./blocks.ts";
import { escapeWithin } from "./escape.ts";

/** The text twin of the drawing (design.md): ○ digital, ■ physical, ◪ moment of truth, → replaced, ⊣ dropped. */
const glyphs = { digital: "○", physical: "■" } as const;
const arrows: Readonly<Record<Pair["is"], string>> = {
  kept: "=",
  changed: "◇",
  replaced: "→",
  merged: "→",
  dropped: "⊣",
  unanswered: "?",
  added: "+",
};

function currentCell(one: CurrentTouchpoint | undefined): string {
  if (one === undefined) return "";
  const name = escapeWithin(one.name);
  const struck = one.outcome.by.includes(one.id) ? name : `<del>${name}</del>`;
  const reasons = one.outcome.reasons.length === 0 ? "" : ` (${one.outcome.reasons.join(", ")})`;
  return `${glyphs[one.medium]} ${one.number} ${struck}${one.rating?.momentOfTruth === true ? " ◪" : ""}${reasons}`;
}

function newCell(one: NewTouchpoint | undefined): string {
  return one === undefined ? "" : `${glyphs[one.medium]} ${one.number} ${escapeWithin(one.name)}`;
}

function outcomeCell({ language }: Report["about"], pair: Pair, current: CurrentTouchpoint | undefined): string {
  const word = escapeWithin(pair.is === "added" ? sayCode(language, "origin", "added") : sayCode(language, "outcome", pair.is));
  const why = pair.is === "dropped" && current?.outcome.why !== undefined ? `: ${escapeWithin(current.outcome.why)}` : "";
  return `${arrows[pair.is]} ${word}${why}`;
}

/** Both journeys side by side as a table; undefined while there is none. */
export function journeyTable(report: Report): string | undefined {
  const { about, journeys } = report;
  if (journeys.pairs.length === 0) return undefined;
  const { language } = about;
  const head = [
    say(language, "report.head.current"),
    say(language, "report.as-felt"),
    say(language, "report.col.outcome"),
    say(language, "report.head.new"),
    say(language, "report.as-expected"),
  ];
  const rows = journeys.pairs.map((pair) => {
    const current = journeys.current.find((one) => one.id === pair.current);
    const next = journeys.new.find((one) => one.id === (pair.next ?? pair.joins));
    const shown = pair.next === undefined && next !== undefined ? `→ ${next.number}` : newCell(next);
    const felt = signedFigure(language, current?.rating?.emotion.median);
    return [
      currentCell(current),
      felt,
      outcomeCell(about, pair, current),
      shown,
      pair.next === undefined ? "" : signedFigure(language, next?.emotion),
    ];
  });
  return markdownTable(
    head.map((one) => escapeWithin(asHeading(language, one))),
    rows,
  );
}

/** What the signs in the table mean. */
export function journeyLegend({ about: { language }, reasons, summary, journeys }: Report): string {
  const moments = summary.momentsOfTruth.length === 0 ? "" : ` · ◪ ${escapeWithin(say(language, "page.legend.moment"))}`;
  const struck = reasons.kept.filter((one) => journeys.current.some((each) => each.outcome.reasons.includes(one.number)));
  const numbers = struck.map((one) => `(${one.number}) ${escapeWithin(one.text)}`).join("<br>");
  const signs = `○ ${escapeWithin(sayCode(language, "medium", "digital"))} · ■ ${escapeWithin(sayCode(language, "medium", "physical"))}${moments}`;
  return numbers === "" ? signs : `${signs}\n\n${numbers}`;
}
