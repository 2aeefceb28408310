import { say } from "#locale/say.ts";
import { annexOf } from "#report/document/document.ts";
import { takenLine } from "#report/document/helped.ts";
import { openBlocks } from "#report/document/findings.ts";
import { mermaidJourney } from "#report/document/mermaid.ts";
import { actionTable } from "#report/document/plan.ts";
import { byDay, headFigures, overTitle, planSum, standing } from "#report/document/words.ts";
import type { Publisher } from "#report/publisher.ts";
import type { Report } from "#report/report.ts";
import { markdownBlocks, markdownSection } from "./blocks.ts";
import { escapeMarkdown, escapeWithin } from "./escape.ts";
import { journeyLegend, journeyTable } from "./journeys.ts";

const firstActions = 10;

/** The way to the page in Notion, where there is one. */
function inNotion({ about: { language, notion } }: Report): readonly string[] {
  // An address that could end the link, or is none to be opened, stays out.
  return notion === undefined || !/^https:\/\/[\w./?=&%#-]+$/.test(notion)
    ? []
    : [`[${escapeWithin(say(language, "notion.open"))}](${notion})`];
}

/** The summary that a model suggested and somebody took, with who that was. */
function inShort(report: Report): readonly string[] {
  const { about, helped } = report;
  if (helped?.summary === undefined) return [];
  const by = takenLine(report, helped.summary)
    .map((piece) => piece.text)
    .join("");
  const paragraphs = helped.summary.text.split(/\n{2,}/u).map(escapeMarkdown);
  return [`## ${escapeMarkdown(say(about.language, "report.head.in-short"))}`, ...paragraphs, `*${escapeWithin(by)}*`];
}

function headOf(report: Report): readonly string[] {
  const { about } = report;
  const { kind, who } = overTitle(report);
  const open = openBlocks(report);
  return [
    `# ${escapeWithin(about.title)}`,
    `${escapeMarkdown(kind)} · ${escapeMarkdown(who)}`,
    [...standing(report).map(escapeMarkdown), ...inNotion(report)].join("<br>"),
    ...(open.length === 0 ? [] : [`## ${escapeMarkdown(say(about.language, "report.open-first"))}`, markdownBlocks(open)]),
    ...(about.crisis.trim() === ""
      ? []
      : [`## ${escapeMarkdown(say(about.language, "report.head.what-happened"))}`, escapeMarkdown(about.crisis)]),
    ...inShort(report),
    headFigures(report)
      .map(
        ({ label, now, next }) =>
          `- **${escapeWithin(label)}**: ${escapeWithin(now)}${next === undefined ? "" : ` → ${escapeWithin(next)}`}`,
      )
      .join("\n"),
  ];
}

function saved({ about: { language }, purpose, offer }: Report): readonly string[] {
  const sentence =
    purpose.sentence === undefined
      ? []
      : [`## ${escapeMarkdown(say(language, "report.head.purpose"))}`, `> ${escapeMarkdown(purpose.sentence)}`];
  const kept = offer.kept.map((one) => `**${escapeWithin(one.text)}**`);
  return kept.length === 0 ? sentence : [...sentence, `## ${escapeMarkdown(say(language, "report.head.offer"))}`, kept.join("<br>")];
}

function journeys(report: Report): readonly string[] {
  const { language } = report.about;
  const table = journeyTable(report);
  if (table === undefined) return [];
  const focus = report.customers
    .filter((one) => one.inFocus)
    .map((one) => `${escapeMarkdown(say(language, "report.for"))}: ${escapeWithin(one.name)}`);
  const curve = mermaidJourney(report);
  return [
    `## ${escapeMarkdown(say(language, "report.head.journeys-long"))}`,
    ...focus,
    table,
    journeyLegend(report),
    ...(curve === undefined ? [] : [`\`\`\`mermaid\n${curve}\n\`\`\``]),
  ];
}

function firstTen(report: Report): readonly string[] {
  const { language } = report.about;
  if (report.actions.length === 0) return [];
  const more = report.actions.length - firstActions;
  const sum = planSum(report);
  return [
    `## ${escapeMarkdown(say(language, "report.head.first-ten"))}`,
    markdownBlocks(actionTable(report, byDay(report.actions).slice(0, firstActions), false)),
    ...(more > 0 ? [escapeMarkdown(say(language, "report.more-actions", { count: more }))] : []),
    ...(sum === undefined ? [] : [escapeMarkdown(sum.sum)]),
  ];
}

/** The report as a page to send on: one page for those who were not there, everything else as its annex. Ends with a line break. */
export function render(report: Report): string {
  const { language } = report.about;
  const annex = annexOf(report);
  const parts = [
    ...headOf(report),
    ...saved(report),
    ...journeys(report),
    ...firstTen(report),
    ...(annex.length === 0 ? [] : ["---", `## ${escapeMarkdown(say(language, "report.head.annex"))}`, ...annex.map(markdownSection)]),
    "---",
    escapeMarkdown(say(language, "report.made-with")),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

export const markdown: Publisher = { id: "markdown", fileName: "report.md", mediaType: "text/markdown; charset=utf-8", render };
