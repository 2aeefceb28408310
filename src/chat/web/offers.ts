import { html } from "hono/html";
import { offerLine, offerTitle, offerWhy, openOffers, ownOffers } from "#facilitator/cards/offers.ts";
import type { Offer } from "#session/state.ts";
import type { Line, Span } from "#talk/line.ts";
import { control } from "./control.ts";
import type { Html, PageContext } from "./page.ts";

/** The page that an answer comes back to. */
type Back = "mine" | "notion";

function spanOf(span: Span): Html {
  if (span.is === "said") return html`<span class="said">${span.text}</span>`;
  return html`${"text" in span ? span.text : ""}`;
}

function lineOf(line: Line): Html {
  return html`${line.map(spanOf)}`;
}

function answers(ctx: PageContext, { id }: Offer, back: Back): Html {
  const one = (answer: "take" | "leave", label: string) =>
    control(ctx, "answer-offer", { label, look: "btn small", fields: { offer: id, answer, back } });
  return html`${one("take", ctx.say("offer.act.take"))}${one("leave", ctx.say("offer.act.leave"))}`;
}

function item(ctx: PageContext, offer: Offer, back: Back): Html {
  const title = offerTitle(ctx, offer);
  const named = title === "" ? html`<p>${ctx.say("card.untitled")}</p>` : html`<p class="said">${title}</p>`;
  return html`<li>${named}<p>${lineOf(offerLine(ctx, offer))}</p><p class="hint">${offerWhy(ctx, offer)}</p><div class="row">${answers(ctx, offer, back)}</div></li>`;
}

/** What was changed where the result is kept and waits for an answer, each with its two answers; nothing where nothing does. */
export function offersList(ctx: PageContext, offers: readonly Offer[], back: Back): Html {
  if (offers.length === 0) return html``;
  return html`<h2>${ctx.say("offer.head")}</h2><ul class="actions">${offers.map((one) => item(ctx, one, back))}</ul>`;
}

/** One calm line on the session's page for whoever is waited for, with the way to what was changed. */
export function offersLine(ctx: PageContext): Html {
  const own = ownOffers(ctx).length;
  const count = ctx.facilitator ? openOffers(ctx).length : own;
  if (count === 0) return html`<div id="r-offers"></div>`;
  const to = `${ctx.base}/${ctx.facilitator ? "notion" : "mine"}`;
  return html`<div id="r-offers"><p class="state calm">${ctx.say("offer.waiting", { count })} <a href="${to}">${ctx.say("offer.act.see")}</a></p></div>`;
}
