import { createHash } from "node:crypto";
import { say } from "#locale/say.ts";
import { annexOf } from "#report/document/document.ts";
import type { Section } from "#report/document/line.ts";
import { offerSection } from "#report/document/why.ts";
import type { Publisher } from "#report/publisher.ts";
import type { Report } from "#report/report.ts";
import { sectionHtml } from "./blocks.ts";
import { headHtml, planHtml, reasonsHtml } from "./first-page.ts";
import { type Font, fontFaces } from "./fonts.ts";
import { logo } from "./glyphs.ts";
import { type Html, html } from "./html.ts";
import { journeysHtml } from "./journeys.ts";
import { style } from "./style.ts";

/** Sections that the first page shows in its own way. */
const onFirstPage: ReadonlySet<string> = new Set(["why", "plan"]);

function navigation(report: Report, annex: readonly Section[]): Html {
  const { language } = report.about;
  const links = [
    { id: "summary", title: say(language, "report.head.summary"), there: true },
    { id: "way", title: say(language, "report.head.journeys"), there: report.journeys.pairs.length > 0 },
    { id: "why", title: say(language, "report.head.why"), there: report.reasons.kept.length > 0 },
    { id: "plan", title: say(language, "report.head.plan"), there: report.actions.length > 0 },
    ...annex.map(({ id, title }) => ({ id, title, there: true })),
  ];
  const shown = links.filter((one) => one.there).map(({ id, title }) => html`<a href="#${id}">${title}</a>`);
  return html`<nav class="side" aria-label="${say(language, "report.head.contents")}"><span class="logo">${logo}Teekond</span>${shown}</nav>`;
}

/** Nothing from elsewhere, no script, and of styles only this very sheet. */
function policy(sheet: string): Html {
  const hash = createHash("sha256").update(sheet, "utf8").digest("base64");
  return { html: `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'` };
}

/**
 * The report as one HTML file that asks nothing of anybody: looks as design/report.html, prints on A4. `fonts`: those to carry inside;
 * without them the reader's own stand in.
 */
export function render(report: Report, fonts: readonly Font[] = []): string {
  const { about } = report;
  const annex = [offerSection(report), ...annexOf(report)].filter((section) => section.blocks.length > 0 && !onFirstPage.has(section.id));
  const sheet = [fontFaces(fonts), style].filter((part) => part !== "").join("\n");
  const main = html`${headHtml(report)}${journeysHtml(report)}${reasonsHtml(report)}${planHtml(report)}${annex.map(sectionHtml)}`;
  const head = html`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(sheet)}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${about.title} · Teekond</title><style>${{ html: sheet }}</style>`;
  const foot = html`<p class="foot-line">${say(about.language, "report.made-with")}</p>`;
  const page = html`<!doctype html>
<html lang="${about.language}"><head>${head}</head><body>${navigation(report, annex)}<main class="sheet">${main}${foot}</main></body></html>
`;
  return page.html;
}

/** The publisher with the fonts it carries inside its pages. */
export function htmlPublisher(fonts: readonly Font[] = []): Publisher {
  return { id: "html", fileName: "report.html", mediaType: "text/html; charset=utf-8", render: (report) => render(report, fonts) };
}
