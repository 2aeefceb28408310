import { html } from "hono/html";
import { sayNumber, saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import { words } from "../cards/kit.ts";
import type { Html } from "../page.ts";
import type { Contact, MapPen, Pen } from "./drawing.ts";
import { boxes, flag } from "./marks.ts";
import { isApart, sayChannels, sayOrigin } from "./said.ts";

/** The chosen contact in full: as it was, as it is to be, and why it could not stay. */
export function chosenContact(pen: MapPen): Html {
  const { ctx, drawing, chosen } = pen;
  const { before, after } = sides(pen);
  if (chosen === undefined || before.length + after.length === 0) {
    return drawing.current.size === 0
      ? html``
      : html`<section class="j-chosen j-none" id="chosen"><p>${ctx.say("board.choose")}</p></section>`;
  }
  const now =
    before.length === 0 ? html`<p class="j-remark">${ctx.say("board.new-here")}</p>` : html`${before.map((each) => inFull(pen, each))}`;
  const then = after.length === 0 ? nothingAfter(pen) : html`${after.map((each) => inFull(pen, each))}`;
  return html`<section class="j-chosen" id="chosen" aria-label="${ctx.say("board.chosen")}"><div><p class="j-when">${ctx.say("page.board.now")}</p>${now}</div><div><p class="j-when">${ctx.say("page.board.new")}</p>${then}</div><div>${before.map((each) => whyOf(pen, each))}</div></section>`;
}

function sides({ drawing, chosen }: MapPen): { readonly before: readonly Contact[]; readonly after: readonly Contact[] } {
  const picked = drawing.current.get(chosen ?? "") ?? drawing.next.get(chosen ?? "");
  const ids = picked?.partners ?? [];
  return {
    before: ids.flatMap((id) => drawing.current.get(id) ?? []),
    after: ids.flatMap((id) => drawing.next.get(id) ?? []),
  };
}

function nothingAfter({ ctx: { say }, drawing }: Pen): Html {
  return html`<p class="j-remark">${say(drawing.begun ? "board.nothing-after" : "page.state.empty-new")}</p>`;
}

const told = ["does", "thinks", "feels"] as const;

function inFull(pen: Pen, contact: Contact): Html {
  const { ctx } = pen;
  const { touchpoint, place, struck, moment } = contact;
  const name = struck ? html`<del class="said">${touchpoint.name}</del>` : html`<span class="said">${touchpoint.name}</span>`;
  const rows = told.flatMap((field) => {
    const text = touchpoint[field] ?? "";
    return text === "" ? [] : [html`<div><dt>${ctx.say(`page.board.${field}`)}</dt><dd class="said">${words(ctx, text)}</dd></div>`];
  });
  return html`<article><h2><b>${place}</b> ${name}${moment ? flag() : ""}</h2><p class="j-meta">${[...meta(pen, contact)].join(" · ")}</p><dl>${rows}${also(pen, contact)}</dl>${(touchpoint.evidence ?? []).map((each) => html`<p class="j-voice said">${each}</p>`)}</article>`;
}

function meta({ ctx, drawing }: Pen, contact: Contact): readonly string[] {
  const { language, say } = ctx;
  const { stats, touchpoint, side } = contact;
  const origin = side === "new" ? [sayOrigin({ ctx, drawing }, contact)] : [];
  const felt =
    stats === undefined
      ? []
      : [
          say("board.item.felt", { emotion: saySigned(language, stats.emotion.median) }),
          say("board.item.impact", { impact: sayNumber(language, stats.impact.median) }),
        ];
  const apart =
    stats !== undefined && isApart(contact)
      ? [say("board.item.spread", { low: saySigned(language, stats.emotion.lowest), high: saySigned(language, stats.emotion.highest) })]
      : [];
  const hoped =
    side === "new" && drawing.expects && contact.expected !== undefined
      ? [say("board.item.expected", { emotion: saySigned(language, contact.expected) })]
      : [];
  return [sayCode(language, "medium", touchpoint.medium), sayChannels(ctx, touchpoint), ...origin, ...felt, ...hoped, ...apart];
}

function also({ ctx: { say } }: Pen, { touchpoint: { announcedBy = "", hindrance = "" } }: Contact): Html {
  const line = (term: string, text: string) =>
    text === "" ? "" : html`<div class="j-also"><dt>${term}</dt><dd class="said">${text}</dd></div>`;
  return html`${line(say("field.touchpoint.announcedBy"), announcedBy)}${line(say("field.touchpoint.hindrance"), hindrance)}`;
}

function whyOf({ ctx, drawing }: Pen, { place, reasons, struck, why, fate }: Contact): Html {
  if (!drawing.begun) return html``;
  const { say } = ctx;
  const closed = reasons.map((reason) => html`<li>${boxes(ctx, [reason])}<span class="said">${reason.text}</span></li>`);
  const number = String(place);
  if (!struck)
    return why === undefined
      ? html``
      : html`<h3>${say("board.why-permitted", { number })}</h3><ul>${closed}<li><span class="said">${why}</span></li></ul>`;
  const dropped =
    fate === "dropped" && why !== undefined ? html`<h3>${say("board.why-dropped", { number })}</h3><p class="said">${why}</p>` : "";
  return html`${closed.length === 0 ? "" : html`<h3>${say("board.why-not", { number })}</h3><ul>${closed}</ul>`}${dropped}`;
}
