import { html } from "hono/html";
import { isMomentOfTruth, statsOf } from "#journey/stats.ts";
import { saySigned, sayNumber } from "#locale/numbers.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Html, PageContext } from "../page.ts";
import { flag } from "./glyph.ts";
import { type Card, nothing, opener, said } from "./kit.ts";
import { numberOf } from "./list-row.ts";
import { reasonBoxes } from "./restrict.ts";

/** The blocked contacts, in the journey's order. */
export function blockedOf(ctx: PageContext): readonly Touchpoint[] {
  const { redesign } = ctx.view;
  return redesign.current.filter((one) => redesign.restrictions[one.id]?.is === "blocked");
}

/** What is blocked and by what, how it felt and weighed, and a customer's words where there are any. */
export function blockedHead(card: Card, touchpoint: Touchpoint): Html {
  const { ctx } = card;
  const restriction = ctx.view.redesign.restrictions[touchpoint.id];
  const reasons = restriction?.is === "blocked" ? restriction.reasons : [];
  const stats = statsOf(ctx.view.redesign).get(touchpoint.id);
  const truth = stats !== undefined && isMomentOfTruth(stats);
  const felt =
    stats === undefined
      ? nothing
      : html`<span>${ctx.say("talk.felt-impact", { emotion: saySigned(ctx.language, stats.emotion.median), impact: sayNumber(ctx.language, stats.impact.median) })}${truth ? html`: ${ctx.say("talk.moment-of-truth")}` : nothing}</span>`;
  const quote = touchpoint.evidence?.[0];
  return html`<h2>${truth ? flag(15) : nothing}<span><b class="num">${numberOf(card, touchpoint.id)}</b> ${said(touchpoint.name)}</span></h2><p class="sub">${reasonBoxes(card, reasons)}${felt}</p>${quote === undefined ? nothing : html`<p class="voice said">“${quote}”</p>`}`;
}

/** The one asked now: the one opened, else the first that `answered` does not name, else the first. */
export function askedNow(ctx: PageContext, answered: (id: string) => boolean): Touchpoint | undefined {
  const all = blockedOf(ctx);
  return all.find((one) => one.id === ctx.open) ?? all.find((one) => !answered(one.id)) ?? all[0];
}

type Mark = { readonly cls: string; readonly word: string };

function markOf(ctx: PageContext, id: string): Mark {
  const content = ctx.view.now?.content;
  if (content?.pattern === "collect") {
    const mine = content.mine.some((item) => item.values.for === id && item.struck === null);
    return mine ? { cls: "replaced asking", word: ctx.say("talk.yours") } : { cls: "open", word: ctx.say("page.pair.to-come") };
  }
  const matter = content?.pattern === "decide" ? content.matters.find((one) => one.subject.id === id) : undefined;
  if (matter === undefined || matter.proposal === null) return { cls: "open", word: ctx.say("page.pair.to-come") };
  const is = matter.proposal.value.is === "dropped" ? "dropped" : "replaced";
  return matter.proposal.agreed === undefined
    ? { cls: `${is} asking`, word: ctx.say("talk.open-for-objections") }
    : { cls: is, word: ctx.say("talk.agreed") };
}

/** The strip of numbers: what is answered, what is open for objections, what is asked now. */
export function strip(ctx: PageContext, now: string | undefined): Html {
  const all = blockedOf(ctx);
  if (all.length === 0) return nothing;
  const each = all.map((one) => {
    const mark = markOf(ctx, one.id);
    const number = ctx.view.redesign.current.findIndex((other) => other.id === one.id) + 1;
    const text = html`<b class="num">${number}</b><span class="vh"> ${one.name}: ${one.id === now ? ctx.say("page.pair.now") : mark.word}</span>`;
    return html`<li class="${mark.cls}${one.id === now ? " now" : ""}">${opener(ctx, one.id, text, { cls: "qn" })}</li>`;
  });
  return html`<ol class="qnav" aria-label="${ctx.say("talk.stand", { done: all.filter((one) => markOf(ctx, one.id).cls !== "open").length, total: all.length })}">${each}</ol>`;
}
