import type { BlockObjectRequest } from "@notionhq/client";
import { say } from "#locale/say.ts";
import { openBlocks } from "#report/document/findings.ts";
import { takenLine } from "#report/document/helped.ts";
import { joined, type ListItem } from "#report/document/line.ts";
import { headFigures, overTitle, standing } from "#report/document/words.ts";
import type { Report } from "#report/report.ts";
import { limits } from "./limits.ts";
import { beginning, clean, type RichText, richTexts, type Run, run, runsOf } from "./text.ts";

/** What finds the page again, and the address of the session where it has one. */
export type Origin = { readonly key: string; readonly link?: string };

/** So many of the open findings stand at the head; all of them stand in the annex. */
const shownMusts = 5;
/** What such a finding is about is told in so many signs there. */
const shownAbout = 300;
const between = run(" · ");

/** Runs one behind another with a dot between; empty ones fall out. */
function dotted(parts: readonly (readonly Run[])[]): readonly Run[] {
  return parts.filter((part) => part.length > 0).flatMap((part, place) => (place === 0 ? part : [between, ...part]));
}

/** The way back to the session; nothing where it has no address, or one that Notion does not take. */
export function backLink({ language }: Report["about"], link: string | undefined): readonly Run[] {
  if (link === undefined || link.length > limits.url || !URL.canParse(link)) return [];
  return [run(say(language, "page.act.open-session"), { color: "gray", link })];
}

function mustLine({ line, under }: ListItem): readonly Run[] {
  // That nothing was answered stands above them all.
  const told = under.filter(([first]) => first?.is !== "strong");
  const about = clean(
    joined(told)
      .map(({ text }) => text)
      .join(""),
  );
  const start = beginning(about, shownAbout);
  return [run("• "), ...runsOf(line), ...(about === "" ? [] : [run(` · ${start}${start === about ? "" : "…"}`)])];
}

function mustLines(report: Report): readonly (readonly Run[])[] {
  const { language } = report.about;
  const open = openBlocks(report).flatMap((block) => (block.is === "list" ? block.items : []));
  if (open.length === 0) return [];
  const more = open.length - shownMusts;
  return [
    [run(say(language, "report.open-first"), { bold: true })],
    ...open.slice(0, shownMusts).map(mustLine),
    ...(more > 0 ? [[run(say(language, "report.more-actions", { count: more }))]] : []),
  ];
}

function figuresLine(report: Report): readonly Run[] {
  return dotted(
    headFigures(report).map(({ label, now, next }) => [
      run(`${label} `),
      run(next === undefined ? now : `${now} → ${next}`, { bold: true }),
    ]),
  );
}

/** The summary that a model suggested and somebody took, with who that was. */
function inShort(report: Report): readonly (readonly Run[])[] {
  const summary = report.helped?.summary;
  if (summary === undefined) return [];
  const by = takenLine(report, summary)
    .map((piece) => piece.text)
    .join("");
  return [...summary.text.split(/\n{2,}/u).map((text) => [run(text)]), [run(by, { color: "gray" })]];
}

/** In short for who opens the page: what must still be answered, what happened, the figures, how it stands; small below, what finds the page. */
export function summaryBlocks(report: Report, { key, link }: Origin): readonly BlockObjectRequest[] {
  const { about } = report;
  const musts = mustLines(report);
  const [when = "", ...others] = standing(report);
  const lines = [
    ...musts,
    about.crisis.trim() === "" ? [] : [run(about.crisis)],
    ...inShort(report),
    figuresLine(report),
    [run(`${when} · ${overTitle(report).who}`)],
    ...others.map((one) => [run(one)]),
    dotted([backLink(about, link), [run(say(about.language, "notion.found-by", { key }), { color: "gray" })]]),
  ].filter((line) => line.length > 0);
  const text = lines.flatMap((line, place) => (place === 0 ? line : [run("\n"), ...line]));
  return richTexts(text).map((rich_text) => callout(rich_text, musts.length > 0));
}

function callout(rich_text: RichText[], isOpen: boolean): BlockObjectRequest {
  const [emoji, color] = isOpen ? (["⚠️", "orange_background"] as const) : (["🧭", "green_background"] as const);
  return { type: "callout", callout: { rich_text, icon: { type: "emoji", emoji }, color } };
}
