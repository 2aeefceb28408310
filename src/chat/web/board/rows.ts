import { html } from "hono/html";
import type { Row } from "#journey/layout/rows.ts";
import { saySigned } from "#locale/numbers.ts";
import type { Html, PageContext } from "../page.ts";
import type { Contact, Pen } from "./drawing.ts";
import { boxes, flag, glyph, ticks } from "./marks.ts";
import { isApart, sayAll, sayChannels, sayOrigin, sayStage } from "./said.ts";

/** Names longer than this are set smaller, on two lines. */
const longName = 38;

/** With more reasons than these there is room for their figures only. */
const mostWords = 2;

/** The stages, each beside its first row. */
export function stagesColumn({ ctx, drawing }: Pen): Html {
  const cells = drawing.layout.rows.map(({ stage }) => {
    const said = stage === undefined ? undefined : sayStage(ctx, stage);
    if (said === undefined) return html`<div class="j-row"></div>`;
    return html`<div class="j-row j-stage"><span class="${said.own ? "said" : ""}">${said.text === "" ? ctx.say("page.stage-none") : said.text}</span></div>`;
  });
  return html`<div class="j-stages">${cells}</div>`;
}

/** The journey until now: every contact, and a gap where only the new journey has one. */
export function currentColumn(pen: Pen): Html {
  const { ctx, drawing } = pen;
  const cells = drawing.layout.rows.map((row) => {
    const contact = drawing.current.get(row.current?.id ?? "");
    return contact === undefined ? gap() : currentRow(pen, contact);
  });
  return html`<ol class="j-cards" aria-label="${ctx.say("page.board.now")}">${cells}</ol>`;
}

/** The journey from now on, beside what it takes the place of. */
export function nextColumn(pen: Pen): Html {
  const { ctx, drawing } = pen;
  const cells = drawing.layout.rows.map((row) => {
    const contact = drawing.next.get(row.next?.id ?? "");
    return contact === undefined ? withoutNext(pen, row) : nextRow(pen, contact);
  });
  return html`<ol class="j-cards" aria-label="${ctx.say("page.board.new")}">${cells}</ol>`;
}

function gap(): Html {
  return html`<li class="j-row" aria-hidden="true"></li>`;
}

/** What a card shows where: classes for its medium, its fate and what goes on with it. */
export function kindOf(contact: Contact): string {
  const { touchpoint, fate, struck, here, asking, stale } = contact;
  const marks = { struck, here, asking, stale, moment: contact.moment };
  const on = Object.entries(marks).flatMap(([name, is]) => (is ? [name] : []));
  return [contact.side, touchpoint.medium, fate, ...on].map((name) => `j-${name}`).join(" ");
}

/** Where a card leads: the contact in full, on the map. */
export function hrefOf({ base }: PageContext, { touchpoint }: Contact): string {
  return `${base}/board?chosen=${encodeURIComponent(touchpoint.id)}#chosen`;
}

/** A name as people wrote it; struck through where it is struck. */
export function nameOf({ touchpoint, struck }: Contact): Html {
  const size = touchpoint.name.length > longName ? "j-name said j-long" : "j-name said";
  return struck ? html`<del class="${size}">${touchpoint.name}</del>` : html`<span class="${size}">${touchpoint.name}</span>`;
}

function card(pen: Pen, contact: Contact, inside: Html): Html {
  return html`<li class="j-row ${kindOf(contact)}"><a class="j-card" href="${hrefOf(pen.ctx, contact)}" data-id="${contact.touchpoint.id}" data-with="${contact.partners.join(" ")}"><span class="vh">${sayAll(pen, contact)}</span><span class="j-face" aria-hidden="true">${inside}</span></a></li>`;
}

function currentRow(pen: Pen, contact: Contact): Html {
  const { ctx } = pen;
  const { stats, reasons, struck, why } = contact;
  const apart = isApart(contact) ? html`<span class="j-talk">${ctx.say("board.talk")}</span>` : "";
  const felt =
    stats === undefined
      ? ""
      : html`<span class="j-felt">${apart}<b>${saySigned(ctx.language, stats.emotion.median)}</b>${ticks(stats.impact.median)}</span>`;
  const marks = reasons.length === 0 ? "" : html`<span class="j-boxes">${boxes(ctx, reasons, reasons.length <= mostWords)}</span>`;
  const spite =
    !struck && why !== undefined ? html`<span class="j-spite">${ctx.say("board.permitted")} <span class="said">${why}</span></span>` : "";
  const about = reasons.length === 0 ? html`<span class="j-about">${sayChannels(ctx, contact.touchpoint)}</span>` : "";
  return card(
    pen,
    contact,
    html`<span class="j-l1"><b class="j-no">${contact.place}</b>${nameOf(contact)}${contact.moment ? flag() : ""}</span><span class="j-l2">${about}${marks}${spite}${felt}</span>`,
  );
}

function nextRow(pen: Pen, contact: Contact): Html {
  const { ctx, drawing } = pen;
  const number = drawing.numbered ? html`<b class="j-no">${contact.place}</b>` : "";
  const hoped =
    drawing.expects && contact.expected !== undefined ? html` <b class="j-hoped">${saySigned(ctx.language, contact.expected)}</b>` : "";
  return card(
    pen,
    contact,
    html`<span class="j-l1">${glyph(contact.touchpoint.medium)}${number}${nameOf(contact)}</span><span class="j-l2"><span class="j-about">${sayChannels(ctx, contact.touchpoint)}</span><span class="j-tag">${sayOrigin(pen, contact)}${hoped}</span></span>`,
  );
}

/** What stands in the place of a new card: why it was dropped, whom it joins, or the empty dashed card. */
function withoutNext(pen: Pen, row: Row): Html {
  const { ctx, drawing } = pen;
  const contact = drawing.current.get(row.current?.id ?? "");
  if (contact === undefined || !drawing.begun) return gap();
  const asks = contact.asking ? html` <span class="j-talk">${ctx.say("board.open")}</span>` : "";
  if (row.is === "dropped")
    return html`<li class="j-row j-gone" aria-hidden="true"><p><b>${ctx.say("board.dropped")}</b> <span class="said">${contact.why}</span>${asks}</p></li>`;
  const target = drawing.next.get(row.joins ?? "");
  if (target !== undefined) {
    const number = drawing.numbered ? target.place : "";
    return html`<li class="j-row j-gone" aria-hidden="true"><p><b>${ctx.say("board.joins", { number })}</b> <span class="said">${target.touchpoint.name}</span>${asks}</p></li>`;
  }
  return slot(pen, contact);
}

function slot({ ctx, drawing }: Pen, { here }: Contact): Html {
  const { writing } = drawing.standing;
  if (!here && !writing) return html`<li class="j-row j-slot" aria-hidden="true"><p>${ctx.say("page.board.not-answered")}</p></li>`;
  const so = writing ? html`<span>${sayDone(ctx)} · ${ctx.say("page.board.face-down")}</span>` : "";
  return html`<li class="j-row j-slot ${here ? "j-here" : "j-writing"}" aria-hidden="true"><p><b>${ctx.say("page.board.being-written")}</b>${so}</p></li>`;
}

/** "3 of 6 are done": all that the board says of what is hidden. */
export function sayDone({ view, say }: PageContext): string {
  return say("board.done", { done: view.done.length, all: view.done.length + view.missing.length });
}
