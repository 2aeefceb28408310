import { roles } from "#session/state.ts";
import { say } from "#locale/say.ts";
import type { Report } from "../report.ts";
import {
  type Block,
  bullets,
  facts,
  heading,
  joined,
  type Line,
  listed,
  type ListItem,
  said,
  sayLine,
  type Section,
  text,
  word,
} from "./line.ts";
import { openBlocks, unansweredBlocks } from "./findings.ts";
import { obstacleBlocks } from "./plan.ts";
import { stepTitle } from "./words.ts";

type Aside = { readonly step: string; readonly text: string; readonly by?: string | undefined };

function asides({ about }: Report, title: string, items: readonly Aside[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    heading(title),
    ...bullets(
      items.map(
        (one): ListItem => ({
          line: said(one.text),
          under: [joined([word(stepTitle(about, one.step)), one.by === undefined ? [] : said(one.by)])],
        }),
      ),
    ),
  ];
}

function because(
  { about }: Report,
  key: "report.skipped-because" | "report.waived-because",
  all: readonly { readonly step: string; readonly why?: string | undefined }[],
): readonly Line[] {
  return all.map(({ step, why }) =>
    why === undefined ? word(stepTitle(about, step)) : sayLine(about.language, key, { step: stepTitle(about, step), reason: said(why) }),
  );
}

function headed(title: string, lines: readonly Line[]): readonly Block[] {
  return lines.length === 0 ? [] : [heading(title), ...bullets(lines)];
}

/** What stays open, was parked, came late, was skipped, waived or struck. */
export function openSection(report: Report): Section {
  const { about, parked, late, skipped, waived, struck, open, fellAway } = report;
  const { language } = about;
  function head(key: "open-first" | "parked" | "late" | "skipped" | "waived" | "struck") {
    return say(language, key === "open-first" ? "report.open-first" : `report.head.${key}`);
  }
  const musts = openBlocks(report);
  const blocks = [
    ...(musts.length === 0 ? [] : [heading(head("open-first")), ...musts]),
    ...unansweredBlocks(report),
    ...(open.lookAgain === 0 ? [] : text(word(say(language, "report.looks-again", { count: open.lookAgain })))),
    ...obstacleBlocks(report),
    ...asides(report, head("parked"), parked),
    ...asides(report, head("late"), late),
    ...headed(head("skipped"), because(report, "report.skipped-because", skipped)),
    ...headed(head("waived"), because(report, "report.waived-because", waived)),
    ...headed(
      head("struck"),
      struck.map((one) => joined([word(stepTitle(about, one.step)), said(one.reason)], ": ")),
    ),
    ...asides(
      report,
      say(language, "report.head.fell-away"),
      fellAway.map((title) => ({ step: "actions", text: title })),
    ),
  ];
  return {
    id: "open",
    title: say(language, "report.head.open"),
    blocks: blocks.length === 0 && report.about.status === "published" ? text(word(say(language, "report.nothing-open"))) : blocks,
  };
}

type Decision = Report["decisions"][number];

function consentLines(report: Report, { consent }: Decision): readonly Line[] {
  const { language } = report.about;
  const unsigned = word(say(language, "report.unsigned"));
  const objections = consent.objections.map((one) =>
    sayLine(language, "report.objection", { name: one.by === undefined ? unsigned : said(one.by), reason: said(one.reason) }),
  );
  const settled =
    consent.settledBecause === undefined ? [] : joined([word(say(language, "report.decided-yes")), said(consent.settledBecause)], ": ");
  return [...objections, settled].filter((line) => line.length > 0);
}

/** Objections with how they were met, and the notes people wrote: the dissent, kept. */
export function dissentSection(report: Report): Section {
  const { about, decisions, notes } = report;
  const objected = decisions.filter((one) => one.consent.objections.length > 0 || one.consent.settledBecause !== undefined);
  const disputes = objected.map(
    (one): ListItem => ({
      line: joined([
        word(stepTitle(about, one.step)),
        one.about === "" ? [] : said(one.about),
        one.text === undefined ? [] : said(one.text),
      ]),
      under: consentLines(report, one),
    }),
  );
  const unsigned = word(say(about.language, "report.unsigned"));
  const voices = notes.map(
    (one): ListItem => ({
      line: sayLine(about.language, "report.note-by", { name: one.by === undefined ? unsigned : said(one.by), text: said(one.text) }),
      under: one.about === "" ? [] : [said(one.about)],
    }),
  );
  const written = voices.length === 0 ? [] : [heading(say(about.language, "report.head.voices")), ...bullets(voices)];
  return { id: "dissent", title: say(about.language, "report.head.dissent"), blocks: [...bullets(disputes), ...written] };
}

/** Who took part, by role. */
export function peopleSection({ about: { language }, people }: Report): Section {
  const byRole = roles
    .map((role) => ({ role, names: people.filter((one) => one.role === role).map((one) => one.name) }))
    .filter((one) => one.names.length > 0);
  const blocks = facts(
    byRole.map(({ role, names }) => ({
      label: say(language, `report.role.${role}`, { many: names.length > 1 ? "yes" : "no" }),
      lines: [listed(names)],
    })),
  );
  return { id: "people", title: say(language, "report.head.who"), blocks };
}
