import { html } from "hono/html";
import { curveDown, phoneScale, type RowCurve } from "#journey/layout/curve.ts";
import { saySigned } from "#locale/numbers.ts";
import type { Html } from "../page.ts";
import type { Contact, Pen, Show } from "./drawing.ts";
import { boxes, flag, glyph, spot } from "./marks.ts";
import { type Line, linesOf, onPath, rowsOfLines } from "./phone-rows.ts";
import { stretched, stretches } from "./path.ts";
import { hrefOf, kindOf, nameOf, sayDone } from "./rows.ts";
import { isApart, sayAll, sayChannels, sayOrigin, sayStage } from "./said.ts";

const width = 68;
const { middle, step } = phoneScale;

/** Both journeys as one list, for narrow screens: nothing needs a sideways scroll, a hover or a drag. */
export function phoneList(pen: Pen, show: Show = "both"): Html {
  const { ctx, drawing } = pen;
  const lines = linesOf(drawing, show);
  const side = drawing.expects && show !== "before" ? "new" : "current";
  const curves = curveDown(rowsOfLines(lines, side), drawing.drawn, { side, scale: phoneScale });
  const cells = lines.map((line, index) =>
    lineOf(pen, line, { side, curve: curves[index], path: stretches(curves, index, side === "new" ? "expects" : "felt") }),
  );
  return html`<div class="j-narrow"><p class="j-key" aria-hidden="true"><span>${glyph("digital")} ${ctx.say("page.legend.digital")}</span><span>${glyph("physical")} ${ctx.say("page.legend.physical")}</span>${keyOf(pen)}</p><ol class="j-lines" aria-label="${ctx.say("board.as-list")}">${cells}</ol></div>`;
}

function keyOf({ ctx: { say }, drawing }: Pen): Html {
  if (drawing.drawn.stats.size === 0) return html``;
  const words = drawing.expects ? `${say("page.legend.felt")}, ${say("page.legend.expected")}` : say("page.legend.felt");
  const both = drawing.expects ? html`<path class="j-moved" d="M8 6h9"/><circle class="j-spot j-e-p1 j-big" cx="21" cy="6" r="4"/>` : "";
  return html`<span><svg width="${drawing.expects ? 27 : 10}" height="12" aria-hidden="true"><circle class="j-spot j-e-m1" cx="5" cy="6" r="3.2"/>${both}</svg> ${words}</span>`;
}

type Track = { readonly side: Contact["side"]; readonly curve: RowCurve | undefined; readonly path: Html };

function lineOf(pen: Pen, line: Line, { side, curve, path }: Track): Html {
  const track = stretched(width, html`<path class="j-axis" d="M${middle} 0V100"/>${path}`);
  if (line.is === "stage") {
    const said = sayStage(pen.ctx, line.stage);
    return html`<li class="j-stage">${track}<span class="${said.own ? "said" : ""}">${said.text}</span></li>`;
  }
  const { contact } = line;
  const inside = line.is === "old" ? old(pen, contact) : met(pen, contact);
  const own = onPath(line, side);
  const spots = own === undefined ? feltSpot(contact) : html`${line.is === "card" ? moved(pen, line, curve) : ""}${ownSpot(own, curve)}`;
  const { id } = contact.touchpoint;
  return html`<li class="${line.is === "card" ? "j-met" : "j-old"} ${kindOf(contact)}">${track}<svg class="j-spots" width="${width}" aria-hidden="true">${spots}</svg><a class="j-card" href="${hrefOf(pen.ctx, contact)}" data-id="${id}" data-with="${contact.partners.join(" ")}"><span class="vh">${sayAll(pen, contact)}</span><span class="j-face" aria-hidden="true">${inside}</span></a>${line.is === "old" ? after(pen, contact) : ""}</li>`;
}

function feltSpot({ stats, touchpoint }: Contact): Html {
  if (stats === undefined) return html``;
  const emotion = stats.emotion.median;
  return spot({ x: middle + emotion * step, y: "50%", medium: touchpoint.medium, emotion, rated: true, r: 3.9 });
}

function ownSpot(contact: Contact, curve: RowCurve | undefined): Html {
  if (curve?.x === undefined) return html``;
  const { medium } = contact.touchpoint;
  return html`<g class="j-own">${spot({ x: curve.x, y: "50%", medium, emotion: curve.emotion, rated: curve.rated, r: medium === "digital" ? 6.4 : 5.9 })}</g>`;
}

/** How far a contact that stays is to move: from what was felt to what is expected. */
function moved({ drawing }: Pen, line: Extract<Line, { is: "card" }>, curve: RowCurve | undefined): Html {
  const felt = line.before?.stats?.emotion.median;
  if (line.before === undefined || felt === undefined || curve?.x === undefined || !drawing.expects || felt === curve.emotion)
    return html``;
  return html`<line class="j-moved" x1="${middle + felt * step}" x2="${curve.x}" y1="50%" y2="50%"/>${feltSpot(line.before)}`;
}

function old({ ctx }: Pen, contact: Contact): Html {
  return html`<span class="j-l1"><b class="j-no">${contact.place}</b>${nameOf(contact)}${contact.moment ? flag() : ""}<span class="j-boxes">${boxes(ctx, contact.reasons)}</span></span>`;
}

function met(pen: Pen, contact: Contact): Html {
  const { ctx, drawing } = pen;
  const rated = contact.side === "current" && contact.stats !== undefined ? saySigned(ctx.language, contact.stats.emotion.median) : "";
  const apart = isApart(contact) ? html`<span class="j-talk">${ctx.say("board.talk")}</span> ` : "";
  const tag = contact.side === "new" ? sayOrigin(pen, contact) : html`${apart}${rated}`;
  const spite =
    contact.side === "new" && contact.why !== undefined
      ? html`<span class="j-l2 j-spite"><span>${boxes(ctx, contact.reasons)} ${ctx.say("board.permitted")} <span class="said">${contact.why}</span></span></span>`
      : "";
  const number =
    contact.side === "new" && !drawing.numbered ? glyph(contact.touchpoint.medium) : html`<b class="j-no">${contact.place}</b>`;
  return html`<span class="j-l1">${number}${nameOf(contact)}${contact.moment ? flag() : ""}</span><span class="j-l2"><span class="j-about">${sayChannels(ctx, contact.touchpoint)}</span><span class="j-tag">${tag}</span></span>${spite}`;
}

/** What follows a struck contact that nothing stands in for: why, or the empty card. */
function after({ ctx, drawing }: Pen, { fate, why, here }: Contact): Html {
  if (fate === "dropped")
    return html`<p class="j-why" aria-hidden="true"><b>${ctx.say("board.dropped")}</b> <span class="said">${why}</span></p>`;
  if (fate !== "unanswered") return html``;
  const { writing } = drawing.standing;
  const words = here || writing ? ctx.say("page.board.being-written") : ctx.say("page.board.not-answered");
  const so = writing ? ` · ${sayDone(ctx)}` : "";
  return html`<p class="j-slot ${here ? "j-here" : ""}" aria-hidden="true">${words}${so}</p>`;
}
