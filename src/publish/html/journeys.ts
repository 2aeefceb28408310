import { say, sayCode } from "#locale/say.ts";
import { signedFigure } from "#report/document/words.ts";
import type { CurrentTouchpoint, NewTouchpoint, Report } from "#report/report.ts";
import { feltDrawing, linkDrawing, type Window } from "./drawing.ts";
import { digitalGlyph, flag, physicalGlyph } from "./glyphs.ts";
import { type Html, html, nothing } from "./html.ts";

/** As many rows stand on one printed page at most; the drawing goes on across the seam. */
const rowsOnPage = 24;

function hidden(text: string): Html {
  return html`<span class="vh">${text} </span>`;
}

function currentRow({ about: { language } }: Report, one: CurrentTouchpoint): Html {
  const struck = !one.outcome.by.includes(one.id);
  const { rating } = one;
  const reasons = one.outcome.reasons.map((number) => html`<i>${number}</i>`);
  const felt =
    rating === undefined
      ? nothing
      : hidden(
          `${say(language, "report.as-felt")} ${signedFigure(language, rating.emotion.median)}, ${say(language, "report.col.impact")} ${rating.impact.median}`,
        );
  const name = html`<span class="said" dir="auto">${struck ? html`<del>${one.name}</del>` : one.name}</span>`;
  return html`<li${struck ? html` class="x"` : nothing}><b>${one.number}</b>${hidden(sayCode(language, "medium", one.medium))}${name}${felt}${reasons}${rating?.momentOfTruth === true ? flag : nothing}</li>`;
}

/** What stands behind a new contact: whose place it takes and what it takes in, or that it is kept, changed or added. */
function originHtml({ about: { language }, journeys }: Report, { origin }: NewTouchpoint): Html {
  function numbers(ids: readonly string[]): string {
    const there = journeys.current.filter((one) => ids.includes(one.id));
    return there.map((one) => one.number).join(", ");
  }
  const { kind, replaces, absorbs } = origin;
  const first = replaces.length > 0 ? say(language, "page.board.for", { numbers: numbers(replaces) }) : sayCode(language, "origin", kind);
  if (absorbs.length === 0) return html`${first}`;
  const takesIn = say(language, "talk.takes-in", { numbers: numbers(absorbs) });
  return replaces.length > 0 ? html`${first}<br>${takesIn}` : html`${takesIn}`;
}

function newRow(report: Report, one: NewTouchpoint): Html {
  const { language } = report.about;
  const fresh = one.origin.kind === "new" || one.origin.kind === "added";
  const expected =
    one.emotion === undefined ? nothing : hidden(`${say(language, "report.as-expected")} ${signedFigure(language, one.emotion)}`);
  return html`<li${fresh ? html` class="fresh"` : nothing}><b>${one.number}</b>${hidden(sayCode(language, "medium", one.medium))}<span class="said" dir="auto">${one.name}</span>${expected}<em>${originHtml(report, one)}</em></li>`;
}

function windows(total: number): readonly Window[] {
  const count = Math.ceil(total / rowsOnPage);
  return Array.from({ length: count }, (_, place) => ({
    from: place * rowsOnPage,
    rows: Math.min(rowsOnPage, total - place * rowsOnPage),
  }));
}

function legend(report: Report): Html {
  const { language } = report.about;
  const { current } = report.journeys;
  const moments = current.some((one) => one.rating?.momentOfTruth === true)
    ? html` &nbsp; ${flag} ${say(language, "talk.moment-of-truth")}`
    : nothing;
  const boxes = current.some((one) => one.outcome.reasons.length > 0) ? html` &nbsp; ${say(language, "report.legend")}` : nothing;
  const dropped = current.flatMap((one) =>
    one.outcome.is === "dropped"
      ? [html`<br>${one.number} ${sayCode(language, "outcome", "dropped")}: <span class="said" dir="auto">${one.outcome.why ?? ""}</span>`]
      : [],
  );
  return html`<p class="note">${digitalGlyph} ${sayCode(language, "medium", "digital")} &nbsp; ${physicalGlyph} ${sayCode(language, "medium", "physical")}${moments}${boxes}${dropped}</p>`;
}

function caption({ about: { language }, customers, offer }: Report): Html {
  const focus = customers
    .filter((one) => one.inFocus)
    .map((one) => html`${say(language, "report.for")}: <span class="said" dir="auto">${one.name}</span><br>`);
  const kept = offer.kept.map((one) => html`${say(language, "report.offer")}: <span class="said" dir="auto">${one.text}</span>`);
  return focus.length + kept.length === 0 ? nothing : html`<p class="cap">${focus}${kept}</p>`;
}

/** Both journeys side by side with the paths as bullets; nothing while there is none. */
export function journeysHtml(report: Report): Html {
  const { about, journeys } = report;
  const total = Math.max(journeys.current.length, journeys.new.length);
  if (total === 0) return nothing;
  const label = { current: say(about.language, "report.head.current"), new: say(about.language, "report.head.new") };
  const axis = html`<span class="ax" aria-hidden="true"><span>−2</span><span>+2</span></span>`;
  const head = html`<div class="jr jh">${axis}<p><b>${label.current}</b>${say(about.language, "report.as-felt")}</p>${axis}<p class="n"><b>${label.new}</b>${say(about.language, "report.as-expected")}</p></div>`;
  const [felt, links] = [feltDrawing(journeys.current, total), linkDrawing(journeys.current, journeys.new, total)];
  const pages = windows(total).map((window) => {
    function inside({ number }: { readonly number: number }): boolean {
      return number > window.from && number <= window.from + window.rows;
    }
    const current = html`<ol class="cur${window.from === 0 ? " first" : ""}" start="${window.from + 1}" aria-label="${label.current}">${journeys.current.filter(inside).map((one) => currentRow(report, one))}</ol>`;
    const next = html`<ol class="new${window.from === 0 ? " first" : ""}" start="${window.from + 1}" aria-label="${label.new}">${journeys.new.filter(inside).map((one) => newRow(report, one))}</ol>`;
    return html`<div class="jr">${felt(window)}${current}${links(window)}${next}</div>`;
  });
  return html`<h2 id="way">${say(about.language, "report.head.journeys-long")}</h2>${caption(report)}${head}<div class="jrs">${pages}</div>${legend(report)}`;
}
