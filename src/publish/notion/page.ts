import type { BlockObjectRequest } from "@notionhq/client";
import { say, sayCode } from "#locale/say.ts";
import { annexOf } from "#report/document/document.ts";
import { mermaidJourney } from "#report/document/mermaid.ts";
import { joined, word } from "#report/document/line.ts";
import { standing } from "#report/document/words.ts";
import type { KeptItem, Report } from "#report/report.ts";
import type { Owners } from "./action-rows.ts";
import { columns, headingBlocks, type Leaf, notionBlocks, textBlocks, toggles, withUnder } from "./blocks.ts";
import { databasesOf } from "./databases.ts";
import { journeyBlocks } from "./journeys.ts";
import { backLink, type Origin, summaryBlocks } from "./summary.ts";
import { clean, richTexts, run } from "./text.ts";
import type { Wanted, WantedSection } from "./wanted.ts";

function rescued({ about: { language }, purpose, offer }: Report): readonly BlockObjectRequest[] {
  const sentence = textBlocks("quote", [run(purpose.sentence ?? "")]);
  const kept = offer.kept.flatMap((one) => textBlocks("paragraph", [run(one.text, { bold: true })]));
  return [
    ...(sentence.length === 0 ? [] : [...headingBlocks("heading_2", say(language, "report.head.purpose")), ...sentence]),
    ...(kept.length === 0 ? [] : [...headingBlocks("heading_2", say(language, "report.head.offer")), ...kept]),
  ];
}

/** What was kept under its heading, each with its kind or horizon small below. */
function keptColumn({ language }: Report["about"], title: string, kept: readonly KeptItem[]): readonly Leaf[] {
  if (kept.length === 0) return [];
  const items = kept.flatMap(({ text, kind, horizon }) => {
    const under = joined([
      kind === undefined ? [] : word(sayCode(language, "reason", kind)),
      horizon === undefined ? [] : word(sayCode(language, "horizon", horizon)),
    ]);
    return textBlocks("numbered_list_item", withUnder([run(text)], under.length === 0 ? [] : [under]));
  });
  return [...headingBlocks("heading_3", title), ...items];
}

function reasonsAndProblems({ about, reasons, problems }: Report): readonly BlockObjectRequest[] {
  return columns(
    keptColumn(about, say(about.language, "report.head.reasons"), reasons.kept),
    keptColumn(about, say(about.language, "report.head.problems"), problems.kept),
  );
}

/** The emotion curve, which Notion draws. */
function curve(report: Report): readonly BlockObjectRequest[] {
  const [rich_text] = richTexts([run(mermaidJourney(report) ?? "")]);
  if (rich_text === undefined) return [];
  return [
    ...headingBlocks("heading_3", say(report.about.language, "notion.curve")),
    { type: "code", code: { rich_text, language: "mermaid" } },
  ];
}

/** When it was published, and from where. */
function lastLine(report: Report, link: string | undefined): readonly BlockObjectRequest[] {
  const { about } = report;
  const [when = ""] = standing(report);
  const back = backLink(about, link);
  const said = run([when, say(about.language, "report.made-with")].join(" · "), { color: "gray" });
  return [{ type: "divider", divider: {} }, ...textBlocks("paragraph", [said, ...(back.length === 0 ? [] : [run(" · "), ...back])])];
}

/** Everything behind the first page, folded away section by section. */
function annex(report: Report): readonly WantedSection[] {
  const sections = annexOf(report)
    // The plan is a database of its own: a table beside it would say something else after the first change.
    .map((section) => (section.id === "plan" ? { ...section, blocks: section.blocks.filter((one) => one.is !== "table") } : section))
    .filter((section) => section.blocks.length > 0)
    .map(({ id, title, blocks }) => ({ key: `annex-${id}`, blocks: toggles(title, notionBlocks(blocks)) }));
  if (sections.length === 0) return [];
  const title = headingBlocks("heading_1", say(report.about.language, "report.head.annex"));
  return [{ key: "annex", blocks: title }, ...sections];
}

/** What the page is made from beside the report. */
export type Told = Origin & { readonly owners: Owners };

/**
 * The page of a session in Notion: in short, why, both journeys, the two databases, and the rest folded away below. The same result makes the
 * same page, whenever it is asked for.
 */
export function wantedPage(report: Report, { key, owners, link }: Told): Wanted {
  const origin = { key, ...(link === undefined ? {} : { link }) };
  const head = [
    { key: "summary", blocks: summaryBlocks(report, origin) },
    { key: "rescued", blocks: rescued(report) },
    { key: "why", blocks: reasonsAndProblems(report) },
    { key: "journeys", blocks: journeyBlocks(report) },
    { key: "curve", blocks: curve(report) },
  ].filter((section) => section.blocks.length > 0);
  return {
    key,
    title: clean(report.about.title),
    icon: "🧭",
    beside: say(report.about.language, "notion.said.section"),
    // The picture's place is kept also while there is none.
    head: [...head, { key: "picture", blocks: [] }],
    databases: databasesOf(report, owners),
    tail: [...annex(report), { key: "last", blocks: lastLine(report, link) }],
  };
}
