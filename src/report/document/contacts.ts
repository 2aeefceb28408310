import { coverageChannels } from "#journey/lenses/coverage.ts";
import { phases } from "#journey/touchpoint.ts";
import { sayNumber } from "#locale/numbers.ts";
import { say, sayCode } from "#locale/say.ts";
import type { CurrentTouchpoint, NewTouchpoint, Report } from "../report.ts";
import { type Block, bullets, heading, joined, type Line, type ListItem, said, sayLine, type Section, struck, word } from "./line.ts";
import { asHeading, codes, durationIn, matterLine, numbered, reasonsIn, signedFigure, touchpointsLine } from "./words.ts";

type Language = Report["about"]["language"];

/** What became of a current touchpoint, in one line: what struck it, what carries it on, why. */
function outcomeLine(report: Report, { id, outcome }: CurrentTouchpoint): Line {
  const { language } = report.about;
  const names = touchpointsLine(report, outcome.by);
  const named = reasonsIn(report, outcome.reasons);
  const lives = outcome.by.includes(id);
  const strikes = named.reasons === "" || lives ? [] : word(say(language, "report.struck-by", named));
  return joined([strikes, ...fateLines(language, { outcome, names, named }), outcome.note === undefined ? [] : said(outcome.note)]);
}

type Fate = { readonly outcome: CurrentTouchpoint["outcome"]; readonly names: Line; readonly named: ReturnType<typeof reasonsIn> };

function fateLines(language: Language, { outcome: { is, why }, names, named }: Fate): readonly Line[] {
  switch (is) {
    case "replaced":
      return [sayLine(language, "report.replaced-by", { names })];
    case "merged":
      return [sayLine(language, "report.merged", { name: names })];
    case "dropped":
      return [sayLine(language, "report.dropped", { reason: said(why ?? "") })];
    case "kept":
    case "changed":
      return [
        word(sayCode(language, "outcome", is)),
        ...(why === undefined ? [] : [sayLine(language, "report.permitted", { reason: named.reasons, many: named.many, why: said(why) })]),
      ];
    default:
      return [word(sayCode(language, "outcome", is))];
  }
}

/** Where a touchpoint of the new journey comes from. */
function originLine(report: Report, { origin }: NewTouchpoint): Line {
  const { language } = report.about;
  function old(ids: readonly string[]): Line {
    const there = report.journeys.current.filter((one) => ids.includes(one.id));
    return joined(
      there.map((one) => numbered(language, one)),
      ", ",
    );
  }
  const place =
    origin.replaces.length === 0
      ? word(sayCode(language, "origin", origin.kind))
      : sayLine(language, "report.in-place-of", { names: old(origin.replaces) });
  return joined([place, origin.absorbs.length === 0 ? [] : sayLine(language, "report.absorbs", { names: old(origin.absorbs) })]);
}

type Shared = Omit<CurrentTouchpoint, "outcome" | "rating">;

function factsLine(language: Language, { medium, channels, stage, phase, waitBefore }: Shared): Line {
  return joined([
    word(sayCode(language, "medium", medium)),
    word(codes(language, "channel", channels)),
    stage === undefined ? [] : said(stage),
    phase === undefined ? [] : word(sayCode(language, "phase", phase)),
    waitBefore === undefined ? [] : word(say(language, "report.wait", { duration: durationIn(language, waitBefore) })),
  ]);
}

function replyLine(language: Language, { expectsReply, replyWithin }: Shared): Line {
  if (replyWithin !== undefined) return word(say(language, "report.reply-within", { duration: durationIn(language, replyWithin) }));
  return expectsReply === true ? word(say(language, "report.reply-open")) : [];
}

function sharedLines(report: Report, one: Shared): readonly Line[] {
  const { language } = report.about;
  const texts = (["does", "thinks", "feels", "hindrance"] as const).map((key) =>
    one[key] === undefined ? [] : sayLine(language, `report.${key}`, { text: said(one[key]) }),
  );
  const repeated = matterLine(report, one);
  return [
    ...texts.slice(0, 3),
    replyLine(language, one),
    repeated.length === 0 ? [] : sayLine(language, "report.repeats", { name: repeated }),
    one.staffSees === undefined ? [] : word(say(language, "report.staff-sees", { answer: sayCode(language, "staff-sees", one.staffSees) })),
    ...texts.slice(3),
    one.responsible === undefined ? [] : sayLine(language, "report.responsible", { name: said(one.responsible) }),
    ...one.evidence.map((text) => sayLine(language, "report.evidence", { text: said(text) })),
  ];
}

type Rating = NonNullable<CurrentTouchpoint["rating"]>;

/** A median, and how far people lie apart where they disagree by 2 or more. */
function figure(language: Language, label: string, { of, signed }: { readonly of: Rating["emotion"]; readonly signed: boolean }): Line {
  function text(value: number) {
    return signed ? signedFigure(language, value) : sayNumber(language, value);
  }
  const median = word(`${label} ${text(of.median)}`);
  return of.spread < 2
    ? median
    : [...median, ...word(` (${say(language, "report.spread", { low: text(of.lowest), high: text(of.highest) })})`)];
}

function ratingLine(language: Language, { rating }: CurrentTouchpoint): Line {
  if (rating === undefined) return [];
  return joined([
    figure(language, say(language, "report.col.emotion"), { of: rating.emotion, signed: true }),
    figure(language, say(language, "report.col.impact"), { of: rating.impact, signed: false }),
    word(say(language, "report.ratings-count", { count: rating.emotion.count })),
  ]);
}

function currentItem(report: Report, one: CurrentTouchpoint): ListItem {
  const { language } = report.about;
  const gone = !one.outcome.by.includes(one.id);
  const lines = [factsLine(language, one), ratingLine(language, one), outcomeLine(report, one), ...sharedLines(report, one)];
  return { line: gone ? struck(one.name) : said(one.name), under: lines.filter((line) => line.length > 0) };
}

function newItem(report: Report, one: NewTouchpoint): ListItem {
  const { language } = report.about;
  const expected = one.emotion === undefined ? [] : word(`${say(language, "report.col.expected")} ${signedFigure(language, one.emotion)}`);
  const permitted =
    one.permitted === undefined ? [] : joined([word(sayCode(language, "restriction", "permitted")), said(one.permitted)], ": ");
  const lines = [
    joined([factsLine(language, one), expected]),
    originLine(report, one),
    ...sharedLines(report, one),
    one.announcedBy === undefined ? [] : sayLine(language, "report.announced", { text: said(one.announcedBy) }),
    permitted,
    one.covered === undefined ? [] : sayLine(language, "report.covered", { reason: said(one.covered) }),
  ];
  return { line: said(one.name), under: lines.filter((line) => line.length > 0) };
}

/** Both journeys contact by contact, with everything that was said of each. */
export function contactsSection(report: Report): Section {
  const { about, journeys } = report;
  const { language } = about;
  const current = bullets(
    journeys.current.map((one) => currentItem(report, one)),
    true,
  );
  const next = bullets(
    journeys.new.map((one) => newItem(report, one)),
    true,
  );
  const fromTo =
    journeys.from === undefined || journeys.to === undefined
      ? []
      : [{ is: "text" as const, line: sayLine(language, "report.from-to", { from: said(journeys.from), to: said(journeys.to) }) }];
  return {
    id: "contacts",
    title: say(language, "report.head.touchpoints"),
    blocks: [
      ...fromTo,
      ...(current.length === 0 ? [] : [heading(say(language, "report.head.current")), ...current]),
      ...(next.length === 0 ? [] : [heading(say(language, "report.head.new")), ...next]),
    ],
  };
}

/** The eight phases by channel, with the numbers of the new journey's contacts; nothing while fewer than half of them have a phase. */
export function coverageSection({ about: { language }, journeys, summary }: Report): Section {
  const title = say(language, "report.head.coverage");
  const placed = journeys.new.filter((one) => one.phase !== undefined);
  if (placed.length === 0 || placed.length * 2 < journeys.new.length) return { id: "coverage", title, blocks: [] };
  function isOther(channel: string) {
    return !coverageChannels.some((one) => one === channel);
  }
  function cell(phase: string, holds: (channel: string) => boolean) {
    return word(
      placed
        .filter((one) => one.phase === phase && one.channels.some(holds))
        .map((one) => one.number)
        .join(", "),
    );
  }
  const rows = phases.map((phase): readonly Line[] => [
    word(asHeading(language, sayCode(language, "phase", phase))),
    ...coverageChannels.map((channel) => cell(phase, (one) => one === channel)),
    cell(phase, isOther),
  ]);
  const channels = [...coverageChannels, "other"].map((one) => asHeading(language, sayCode(language, "channel", one)));
  const head = [say(language, "report.col.phase"), ...channels];
  const empty: readonly Block[] =
    summary.emptyPhases.length === 0
      ? []
      : [{ is: "text", line: word(say(language, "report.empty-phase", { names: codes(language, "phase", summary.emptyPhases) })) }];
  return { id: "coverage", title, blocks: [{ is: "table", head, rows }, ...empty] };
}
