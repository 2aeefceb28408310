import { html } from "hono/html";
import { summaryFigures } from "#journey/figures.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { sayPercent, saySigned } from "#locale/numbers.ts";
import type { Html } from "../page.ts";
import type { Pen } from "./drawing.ts";
import { arrow, glyph } from "./marks.ts";
import { sayTotal } from "./said.ts";

/** Longer journeys have their share as a figure only: a strip of so many signs is not counted by anybody. */
const longestStrip = 24;

/** The figures above the map: before → after. */
export function facts(pen: Pen): Html {
  const { ctx, drawing } = pen;
  const { say, language } = ctx;
  const { contacts, digitalShare, wait, worst } = summaryFigures(ctx.view.redesign);
  const share = (part: number | undefined) => (part === undefined ? "–" : sayPercent(language, part));
  const to = (after: string) => (drawing.begun ? html`${arrow(ctx)}<span class="j-to">${after}</span>` : "");
  const bad = drawing.current.get(worst?.id ?? "");
  const becomes =
    worst?.becomes === undefined || !drawing.expects
      ? ""
      : html`${arrow(ctx)}<span class="j-to">${saySigned(language, worst.becomes)}</span>`;
  return html`<dl class="j-facts" aria-label="${say("board.facts")}">
<div><dt>${say("page.figure.contacts")}</dt><dd>${contacts.current}${to(String(contacts.new))}</dd></div>
<div><dt>${say("page.figure.digital")}</dt><dd>${signs(drawing.drawn.current, "j-strip")}${share(digitalShare.current)}${to(share(digitalShare.new))}${drawing.begun ? signs(drawing.drawn.new, "j-strip j-n") : ""}</dd></div>
<div><dt>${say("page.figure.waiting")}</dt><dd>${sayTotal(ctx, wait.current)}${to(sayTotal(ctx, wait.new))}</dd></div>
${worst === undefined || bad === undefined ? "" : html`<div class="j-worst"><dt>${say("page.figure.worst")}</dt><dd><span class="said">${bad.touchpoint.name}</span> ${saySigned(language, worst.emotion)}${becomes}</dd></div>`}
</dl>`;
}

/** One sign a contact: the digital ones first. */
function signs(journey: readonly Touchpoint[], kind: string): Html {
  if (journey.length > longestStrip) return html``;
  const sorted = [...journey].sort((a, b) => (a.medium < b.medium ? -1 : a.medium > b.medium ? 1 : 0));
  return html`<span class="${kind}" aria-hidden="true">${sorted.map((each) => glyph(each.medium))}</span>`;
}
