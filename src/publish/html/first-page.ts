import { say } from "#locale/say.ts";
import { openBlocks } from "#report/document/findings.ts";
import { takenLine } from "#report/document/helped.ts";
import { actionNotes, dueText, planNotes } from "#report/document/plan.ts";
import { underItem } from "#report/document/why.ts";
import { byDay, costText, headFigures, numbersOf, overTitle, ownerLine, planSum, standing } from "#report/document/words.ts";
import type { KeptItem, Report, ReportAction } from "#report/report.ts";
import { blocksHtml, lineHtml } from "./blocks.ts";
import { arrow } from "./glyphs.ts";
import { type Html, html, nothing } from "./html.ts";

/** More dots than this stand as a figure. */
const mostDots = 12;

function inNotion({ about: { language, notion } }: Report): Html {
  return notion === undefined || !notion.startsWith("https://")
    ? nothing
    : html` <a href="${notion}" rel="noreferrer">${say(language, "notion.open")}</a>`;
}

/** The summary that a model suggested and somebody took, with who that was. */
function inShort({ about, helped }: Report): Html {
  if (helped?.summary === undefined) return nothing;
  const { summary } = helped;
  const paragraphs = summary.text.split(/\n{2,}/u).map((text) => html`<p class="said" dir="auto">${text}</p>`);
  return html`<p class="cap above">${say(about.language, "report.head.in-short")}</p>${paragraphs}<p class="cap">${lineHtml(takenLine({ about }, summary))}</p>`;
}

/** Title, what happened, what must still be answered, the four figures and the purpose. */
export function headHtml(report: Report): Html {
  const { about, purpose } = report;
  const { kind, who } = overTitle(report);
  const open = openBlocks(report);
  const musts =
    open.length === 0
      ? nothing
      : html`<section class="must"><h2>${say(about.language, "report.open-first")}</h2>${blocksHtml(open)}</section>`;
  const figures = headFigures(report).map(({ label, now, next }) => {
    const change =
      next === undefined
        ? nothing
        : html` ${arrow}<span class="vh">${say(about.language, "report.to")}</span> <span class="then">${next}</span>`;
    return html`<div><dt>${label}</dt><dd>${now}${change}</dd></div>`;
  });
  const crisis = about.crisis.trim() === "" ? nothing : html`<p class="crisis said" dir="auto">${about.crisis}</p>`;
  const why =
    purpose.sentence === undefined
      ? nothing
      : html`<p class="cap above">${say(about.language, "report.head.purpose")}</p><p class="why said" dir="auto">${purpose.sentence}</p>`;
  return html`<p class="over"><span>${kind}</span><span>${who}</span></p><h1 id="summary" class="said" dir="auto">${about.title}</h1><p class="state">${standing(report).join(" ")}${inNotion(report)}</p>${musts}${crisis}${inShort(report)}${figures.length === 0 ? nothing : html`<dl class="sum">${figures}</dl>`}${why}`;
}

function dotsHtml(language: Report["about"]["language"], count: number): Html {
  const label = say(language, "report.dots", { count });
  if (count === 0 || count > mostDots) return html`<span>${label}</span>`;
  return html`<span class="dots" role="img" aria-label="${label}">${Array.from({ length: count }, () => html`<i></i>`)}</span>`;
}

function keptItem(language: Report["about"]["language"], one: KeptItem): Html {
  const { dots, ...quiet } = one;
  const [first = [], ...others] = underItem(language, quiet, true);
  const against = dots !== undefined && !one.byDots ? html`<small>${say(language, "report.against-dots")}</small>` : nothing;
  const small = html`<small>${lineHtml(first)}${dots === undefined ? nothing : html` · ${dotsHtml(language, dots)}`}</small>`;
  return html`<li><b>${one.number}</b><div><span class="said" dir="auto">${one.text}</span>${small}${against}${others.map((line) => html`<small>${lineHtml(line)}</small>`)}</div></li>`;
}

/** Reasons and problems in two columns, with their dots. */
export function reasonsHtml({ about: { language }, reasons, problems }: Report): Html {
  function column(id: string, title: string, kept: readonly KeptItem[]): Html {
    if (kept.length === 0) return nothing;
    return html`<section><h2 id="${id}">${title}</h2><ol class="li">${kept.map((one) => keptItem(language, one))}</ol></section>`;
  }
  if (reasons.kept.length + problems.kept.length === 0) return nothing;
  return html`<div class="two">${column("why", say(language, "report.head.reasons"), reasons.kept)}${column("problems", say(language, "report.head.problems"), problems.kept)}</div>`;
}

function actionRow(report: Report, one: ReportAction, before: ReportAction | undefined): Html {
  const { about } = report;
  const first = before === undefined || before.deadline !== one.deadline;
  const notes = actionNotes(about, one).map((line) => html`<small>${lineHtml(line)}</small>`);
  const due = first ? html`${dueText(about, one)}` : html`<span class="vh">${dueText(about, one)}</span>`;
  return html`<tr${first ? html` class="day"` : nothing}><td class="dt">${due}</td><td><span class="said" dir="auto">${one.title}</span>${notes}</td><td class="ow">${lineHtml(ownerLine(about.language, one))}</td><td class="tp">${numbersOf(report, one.touchpoints)}</td><td class="co">${costText(about, one)}</td></tr>`;
}

/** The plan by day with its sum. */
export function planHtml(report: Report): Html {
  const { language } = report.about;
  if (report.actions.length === 0) return nothing;
  const head = (["by", "what", "owner", "contact", "cost"] as const).map(
    (column) => html`<th scope="col">${say(language, `report.col.${column}`)}</th>`,
  );
  const actions = byDay(report.actions);
  const sum = planSum(report);
  const foot =
    sum === undefined ? nothing : html`<tr class="foot"><td></td><td>${sum.sum}</td><td colspan="3" class="co">${sum.parts}</td></tr>`;
  const notes = blocksHtml(planNotes(report).slice(sum === undefined ? 0 : 1));
  return html`<h2 id="plan">${say(language, "report.head.plan")}</h2><table class="plan"><thead><tr>${head}</tr></thead><tbody>${actions.map((one, place) => actionRow(report, one, actions[place - 1]))}${foot}</tbody></table><div class="note">${notes}</div>`;
}
