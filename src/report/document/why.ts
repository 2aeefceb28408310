import { say, sayCode } from "#locale/say.ts";
import type { Converged, Idea, Item, Report } from "../report.ts";
import { type Block, bullets, heading, joined, type Line, listed, type ListItem, said, sayLine, type Section, text, word } from "./line.ts";
import { codes, numbered, stepTitle } from "./words.ts";

type Language = Report["about"]["language"];

/** The small line under an item: its kind or horizon, dots, ties, what stands against the dots, who wrote it, what was put together with it. */
export function underItem(language: Language, item: Item, kept: boolean): readonly Line[] {
  const { kind, horizon, dots, tied, byDots, by, together } = item;
  const first = joined([
    kind === undefined ? [] : word(sayCode(language, "reason", kind)),
    horizon === undefined ? [] : word(sayCode(language, "horizon", horizon)),
    dots === undefined ? [] : word(say(language, "report.dots", { count: dots })),
    tied ? word(say(language, "report.tie")) : [],
    kept && dots !== undefined && !byDots ? word(say(language, "report.against-dots")) : [],
    by === undefined ? [] : said(by),
  ]);
  const others =
    together.length === 0
      ? []
      : sayLine(language, "report.together-with", {
          texts: listed(
            together.map((one) => one.text),
            " · ",
          ),
        });
  return [first, others].filter((line) => line.length > 0);
}

/** Items as a list. */
function itemList(language: Language, items: readonly Item[], kept: boolean): readonly Block[] {
  return bullets(
    items.map((item): ListItem => ({ line: said(item.text), under: underItem(language, item, kept) })),
    kept,
  );
}

function waivers({ about, waived }: Report, step: string): readonly Block[] {
  return waived
    .filter((one) => one.step === step)
    .flatMap((one) => text(sayLine(about.language, "report.waived-because", { step: stepTitle(about, step), reason: said(one.why) })));
}

function keptBlocks(report: Report, step: "reasons" | "problems" | "offer", title: string): readonly Block[] {
  const list = itemList(report.about.language, report[step].kept, true);
  return list.length === 0 ? [] : [heading(title), ...list, ...waivers(report, step)];
}

/** What was kept of the purpose, the reasons, the problems and the offer. */
export function whySection(report: Report): Section {
  const { language } = report.about;
  return {
    id: "why",
    title: say(language, "report.head.why"),
    blocks: [
      ...keptBlocks(report, "reasons", say(language, "report.head.reasons")),
      ...keptBlocks(report, "problems", say(language, "report.head.problems")),
      ...keptBlocks(report, "offer", say(language, "report.head.offer")),
    ],
  };
}

/** What is rescued, with its dots, for publishers that show reasons and problems in their own way. */
export function offerSection({ about: { language }, offer }: Report): Section {
  return { id: "offer", title: say(language, "report.head.offer"), blocks: itemList(language, offer.kept, false) };
}

function ideaList(language: Language, ideas: readonly Idea[]): readonly Block[] {
  const named = ideas.some((one) => one.by !== undefined);
  function by(one: Idea) {
    return one.by === undefined ? word(say(language, "report.unsigned")) : said(one.by);
  }
  return bullets(ideas.map((one): ListItem => ({ line: said(one.text), under: named ? [by(one)] : [] })));
}

function restBlocks({ about }: Report, step: string, { decided, rest }: Converged): readonly Block[] {
  if (rest.length === 0) return [];
  const title = decided ? `${stepTitle(about, step)}: ${say(about.language, "report.not-kept")}` : stepTitle(about, step);
  return [heading(title), ...itemList(about.language, rest, false)];
}

function alternativeBlocks({ about, journeys }: Report): readonly Block[] {
  if (journeys.alternatives.length === 0) return [];
  const { language } = about;
  const items = journeys.alternatives.map((one): ListItem => {
    const old = journeys.current.find((each) => each.id === one.for);
    const what =
      one.is === "with"
        ? said(one.name ?? "")
        : joined([word(sayCode(language, "replacement", one.is)), one.why === undefined ? [] : said(one.why)], ": ");
    const where = old === undefined ? [] : sayLine(language, "report.in-place-of", { names: numbered(language, old) });
    const details = joined(
      [where, word(codes(language, "channel", one.channels)), one.by === undefined ? [] : said(one.by)].filter((line) =>
        line.some((piece) => piece.text !== ""),
      ),
    );
    return { line: what, under: [details, one.does === undefined ? [] : said(one.does)].filter((line) => line.length > 0) };
  });
  return [heading(stepTitle(about, "replace")), ...bullets(items)];
}

/** Everything that was written and not kept, so that a decision can be followed back. */
export function ideasSection(report: Report): Section {
  const { about, purpose } = report;
  const ofPurpose = purpose.ideas.length === 0 ? [] : [heading(stepTitle(about, "purpose")), ...ideaList(about.language, purpose.ideas)];
  return {
    id: "ideas",
    title: say(about.language, "report.head.ideas"),
    blocks: [
      ...ofPurpose,
      ...restBlocks(report, "reasons", report.reasons),
      ...restBlocks(report, "problems", report.problems),
      ...restBlocks(report, "offer", report.offer),
      ...alternativeBlocks(report),
    ],
  };
}
