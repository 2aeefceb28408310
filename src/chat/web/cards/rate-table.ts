import { html } from "hono/html";
import { sayNumber, saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import type { RateView } from "#steps/rate-view.ts";
import type { Html, PageContext } from "../page.ts";
import { glyph } from "./glyph.ts";
import { basics, type Card, domId, type FormSpec, keyOf, nothing, opener, refusalText, refusedFor, said } from "./kit.ts";

export type RateCard = Card & { readonly view: RateView };
export type Rated = RateView["items"][number];
type Scale = {
  readonly name: string;
  readonly cls: string;
  readonly label: string;
  readonly now: number | undefined;
  readonly marks: readonly Mark[];
};
type Mark = { readonly value: number; readonly text: string; readonly word: string };

function emotionScale(ctx: PageContext, item: Rated): Scale {
  const marks = [-2, -1, 0, 1, 2].map((value) => ({
    value,
    text: saySigned(ctx.language, value),
    word: sayCode(ctx.language, "emotion", String(value)),
  }));
  return { name: "f.emotion", cls: "tem", label: ctx.say("field.ratings.emotion"), now: item.mine.emotion, marks };
}

function impactScale(ctx: PageContext, item: Rated): Scale {
  const marks = [1, 2, 3, 4, 5].map((value) => ({
    value,
    text: sayNumber(ctx.language, value),
    word: sayCode(ctx.language, "impact", String(value)),
  }));
  return { name: "f.impact", cls: "tim", label: ctx.say("field.ratings.impact"), now: item.mine.impact, marks };
}

function group(scale: Scale, contact: string): Html {
  const each = scale.marks.map(
    ({ value, text, word }) =>
      html`<label class="t${value < 0 ? "m" : "p"}${Math.abs(value)}" title="${word}"><input type="radio" name="${scale.name}" value="${value}" aria-label="${text}: ${word}"${scale.now === value ? html` checked` : nothing}><i>${text}</i></label>`,
  );
  return html`<div class="${scale.cls}" role="radiogroup" aria-label="${scale.label} ${contact}">${each}</div>`;
}

/** What is drawn anew when a row was saved: the form's basics with a fresh nonce, and the refusal, if there was one. */
function state(card: RateCard, spec: FormSpec, id: string): Html {
  const refused = refusedFor(card.ctx, keyOf(spec));
  const no = refused === undefined ? nothing : html`<p class="no" role="alert">${refusalText(card.ctx, refused.refusal)}</p>`;
  return html`<div class="ts" id="${id}">${basics(card.ctx, spec)}${no}</div>`;
}

/** A row saves itself at each tap: nothing else on the page is drawn anew, so that the keys stay where they are. */
function row(card: RateCard, item: Rated, at: number): Html {
  const { ctx, part } = card;
  const { id, values } = item.subject;
  const spec: FormSpec = { name: "rate", part: { step: part.step, part: part.part }, hidden: { item: id }, about: `${id}/row` };
  const name = String(values.name ?? "");
  const to = `ts-${domId(id)}`;
  const shown = opener(ctx, id, html`${glyph(String(values.medium ?? ""))} <b class="num">${at + 1}</b> ${said(name)}`, { cls: "pick" });
  const scales = html`${group(emotionScale(ctx, item), name)}${group(impactScale(ctx, item), name)}`;
  return html`<li data-item="${id}"><form class="trow" method="post" action="${ctx.base}/act" hx-post="${ctx.base}/act" hx-trigger="change, submit" hx-target="#${to}" hx-select="#${to}" hx-swap="outerHTML" hx-sync="this:queue last" novalidate>${shown}${scales}${state(card, spec, to)}<noscript><button class="btn">${ctx.say("page.act.save")}</button></noscript></form></li>`;
}

/** The wide page's table: one row for each contact, rated in place by two taps or two keys. */
export function rateTable(card: RateCard): Html {
  const { ctx, view } = card;
  const head = html`<p class="thead" aria-hidden="true"><span></span><span>${ctx.say("card.felt")}</span><span>${ctx.say("card.weighs")}</span></p>`;
  return html`<div class="rate-table"><p class="hint">${ctx.say("card.rate-keys")}</p>${head}<ol>${view.items.map((item, at) => row(card, item, at))}</ol></div>`;
}
