import { html } from "hono/html";
import { sayNumber, saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import { figuresOf, type Figures } from "#journey/stats.ts";
import type { Html } from "../page.ts";
import { doneRegion } from "./done.ts";
import { flag, glyph } from "./glyph.ts";
import { type FormSpec, type Piece, button, editor, hasVoice, nothing, opener, post, region, said, words } from "./kit.ts";
import { channelsOf, numberOf } from "./list-row.ts";
import { noteLink } from "./notes.ts";
import { ownPath } from "./rate-path.ts";
import { type RateCard, type Rated, rateTable } from "./rate-table.ts";

export function isRated(item: Rated): boolean {
  return item.mine.emotion !== undefined && item.mine.impact !== undefined;
}

function isMany({ view }: RateCard): boolean {
  return view.picksFirst;
}

/** The one that is asked now: the one opened, else the first that is not rated. */
function current({ ctx, view }: RateCard): number {
  const open = view.items.findIndex((one) => one.subject.id === ctx.open);
  const next = view.items.findIndex((one) => !isRated(one));
  return open >= 0 ? open : Math.max(0, next);
}

function slope(card: RateCard, item: Rated): Html {
  const { ctx } = card;
  const each = [-2, -1, 0, 1, 2].map(
    (value) =>
      html`<label class="e e${value < 0 ? "m" : "p"}${Math.abs(value)}"><input type="radio" name="f.emotion" value="${value}"${item.mine.emotion === value ? html` checked` : nothing}><i>${saySigned(ctx.language, value)}</i><span>${sayCode(ctx.language, "emotion", String(value))}</span></label>`,
  );
  return html`<fieldset class="emo"><legend>${ctx.say("field.ratings.emotion")}</legend><div class="em"><svg class="slope" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d="M10 55.5 90 23.5"/></svg>${each}</div></fieldset>`;
}

function steps(card: RateCard, item: Rated): Html {
  const { ctx } = card;
  const each = [1, 2, 3, 4, 5].map(
    (value) =>
      html`<label class="n${value}"><input type="radio" name="f.impact" value="${value}"${item.mine.impact === value ? html` checked` : nothing} aria-label="${value}: ${sayCode(ctx.language, "impact", String(value))}"><i>${value}</i>${value >= 4 ? flag(12) : nothing}</label>`,
  );
  return html`<fieldset class="imp"><legend>${ctx.say("field.ratings.impact")}</legend><div class="im">${each}</div><p class="ends"><span>${sayCode(ctx.language, "impact", "1")}</span><span>${flag(12)} ${ctx.say("talk.moment-from")}</span><span>${sayCode(ctx.language, "impact", "5")}</span></p></fieldset>`;
}

function facts(card: RateCard, item: Rated): Html {
  const { ctx } = card;
  const { id, values } = item.subject;
  const lines = (["does", "thinks", "feels"] as const).flatMap((key) =>
    typeof values[key] === "string" ? [html`<dt>${ctx.say(`page.board.${key}`)}</dt><dd>${words(ctx, String(values[key]))}</dd>`] : [],
  );
  const again = typeof values.repeats === "string" ? ctx.view.redesign.current.find((one) => one.id === values.repeats) : undefined;
  const repeats =
    again === undefined
      ? nothing
      : html`<p class="rep">${ctx.say("page.board.same-matter", { name: `${numberOf(card, again.id)} ${again.name}` })}${values.staffSees === "no" ? ` ${ctx.say("page.board.staff-blind")}` : ""}</p>`;
  const medium = String(values.medium ?? "");
  return html`<section class="cp ${medium}"><p class="k">${glyph(medium)} ${sayCode(ctx.language, "medium", medium)}, ${channelsOf(card, values)}</p><h2><b class="num">${numberOf(card, id)}</b> ${said(String(values.name ?? ""))}</h2>${lines.length === 0 ? nothing : html`<dl>${lines}</dl>`}${repeats}</section>`;
}

/** Back and next; "next" saves what was tapped and names what comes. */
function foot(card: RateCard, at: number): Html {
  const { ctx, view } = card;
  const before = view.items[at - 1];
  const after = view.items[at + 1];
  const back = before === undefined ? nothing : opener(ctx, before.subject.id, ctx.say("page.act.back"), { cls: "btn" });
  const name = after === undefined ? nothing : html`<small class="said">${String(after.subject.values.name ?? "")}</small>`;
  return html`<div class="foot">${back}${button(html`<span>${ctx.say(after === undefined ? "page.act.save" : "page.act.next")}</span>${name}`, { kind: "go" })}</div>`;
}

/** One contact a page, as the thumb needs it; on a wide page it opens beside the table. */
function page(card: RateCard): Html {
  const { ctx, part, view } = card;
  const opened = view.items.some((one) => one.subject.id === ctx.open);
  const item = view.items[current(card)];
  if (item === undefined || (isMany(card) && !opened)) return nothing;
  const next = view.items[current(card) + 1]?.subject.id ?? item.subject.id;
  const spec: FormSpec = {
    name: "rate",
    part,
    hidden: { item: item.subject.id },
    cls: "rate",
    draft: true,
    after: isMany(card) ? "" : next,
    data: { rate: "one" },
  };
  const quote = html`<details class="quote"><summary>${ctx.say("card.quote")}</summary><textarea class="in" name="f.evidence" rows="2" aria-label="${ctx.say("field.shared.evidence")}"></textarea></details>`;
  const form = post(
    ctx,
    spec,
    html`${slope(card, item)}${steps(card, item)}<p class="ev">${ctx.say("talk.rating-hidden")}</p>${quote}${foot(card, current(card))}`,
  );
  return html`<section class="one-page${opened ? " opened" : ""}">${facts(card, item)}${form}</section>`;
}

/** Above twenty: own picks first, three best, three worst, five weightiest, each counted by one's own marks; then the rest if one likes. */
function picks(card: RateCard): Html {
  const { ctx, view } = card;
  if (!isMany(card) || !hasVoice(ctx)) return nothing;
  const count = (is: (mine: Rated["mine"]) => boolean, most: number) => Math.min(most, view.items.filter((one) => is(one.mine)).length);
  const all = [
    { key: "card.pick-best", most: 3, count: count((mine) => (mine.emotion ?? 0) > 0, 3) },
    { key: "card.pick-worst", most: 3, count: count((mine) => (mine.emotion ?? 0) < 0, 3) },
    { key: "card.pick-weightiest", most: 5, count: count((mine) => (mine.impact ?? 0) >= 4, 5) },
  ] as const;
  const now = all.find((one) => one.count < one.most);
  const each = all.map(
    (one) =>
      html`<li class="${one === now ? "now" : one.count < one.most ? "" : "d"}"${one === now ? html` aria-current="step"` : nothing}>${ctx.say(one.key)} <b class="num">${one.count} / ${one.most}</b></li>`,
  );
  return html`<p class="hint">${ctx.say("card.picks-first")}</p><ol class="guide">${each}<li class="${now === undefined ? "now" : ""}">${ctx.say("card.pick-rest")}</li></ol>`;
}

function tableRow(card: RateCard, item: Rated, at: number): Html {
  const { ctx, view } = card;
  const { id, values } = item.subject;
  const mine = isRated(item)
    ? html`<b class="num">${saySigned(ctx.language, item.mine.emotion ?? 0)}</b> · <span class="num">${item.mine.impact ?? 0}</span>${(item.mine.impact ?? 0) >= 4 ? flag(12) : nothing}`
    : html`<span>${ctx.say("talk.not-rated")}</span>`;
  const name = html`${glyph(String(values.medium ?? ""))} <b class="num">${at + 1}</b> ${said(String(values.name ?? ""))}`;
  const open = hasVoice(ctx) ? opener(ctx, id, name, { cls: "pick" }) : name;
  return html`<li class="row${current(card) === at && view.items.length > 0 ? " here" : ""}" data-item="${id}"><div class="rt">${open}</div><p class="mk">${mine}</p></li>`;
}

function whisker(figures: Figures): Html {
  const x = (value: number) => 10 + (value + 2) * 20;
  return html`<svg class="whisk" width="100" height="16" viewBox="0 0 100 16" aria-hidden="true"><path d="M10 8H90" class="ax"/><path d="M${x(figures.lowest)} 8H${x(figures.highest)}M${x(figures.lowest)} 4v8M${x(figures.highest)} 4v8" class="wh"/><circle cx="${x(figures.median)}" cy="8" r="4.5" class="md em${Math.round(figures.median) < 0 ? "m" : "p"}${Math.abs(Math.round(figures.median))}"/></svg>`;
}

/** What somebody brought along for a contact: a quote or a figure. */
function quoteLine({ ctx, part }: RateCard, { id, text, struck }: Rated["evidence"][number]): Html {
  if (struck !== undefined) return html`<p class="voice"><i>${ctx.say("talk.struck", { reason: struck })}</i></p>`;
  const strike = ctx.facilitator ? opener(ctx, `strike:${part.part}:${id}`, ctx.say("page.act.strike")) : nothing;
  return html`<p class="voice said">${text}</p>${strike}`;
}

function results(card: RateCard, item: Rated, at: number): Html {
  const { ctx } = card;
  const emotion = figuresOf(item.all?.emotion ?? []);
  const impact = figuresOf(item.all?.impact ?? []);
  const { id, values } = item.subject;
  const name = html`${glyph(String(values.medium ?? ""))} <b class="num">${at + 1}</b> ${said(String(values.name ?? ""))}`;
  if (emotion === undefined || impact === undefined)
    return html`<li class="row"><div class="rt"><p class="nm">${name}</p></div><p class="mk">${ctx.say("talk.not-rated")}</p></li>`;
  const apart = [emotion, impact].find((one) => one.spread >= 2);
  const low = apart === emotion ? saySigned(ctx.language, emotion.lowest) : String(impact.lowest);
  const high = apart === emotion ? saySigned(ctx.language, emotion.highest) : String(impact.highest);
  const talk = apart === undefined ? nothing : html`<p class="apart">${ctx.say("talk.disagreement", { low, high })}</p>`;
  const quotes = item.evidence.map((one) => quoteLine(card, one));
  return html`<li class="row" data-item="${id}"><div class="rt"><p class="nm">${name}${impact.median >= 4 ? flag(13) : nothing}</p>${talk}${quotes}<p class="nls">${noteLink(ctx, id)}</p></div><p class="mk">${emotion.spread >= 2 ? whisker(emotion) : nothing}<b class="num">${saySigned(ctx.language, emotion.median)}</b> · <span class="num">${sayNumber(ctx.language, impact.median)}</span> <small>${emotion.count}×</small></p></li>`;
}

/** Two taps for each contact: one a page by thumb, the table beside it; after the reveal medians, whiskers and what to talk about. */
export function rateCard(card: RateCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const rated = view.items.filter(isRated).length;
  const open = hasVoice(ctx) && part.phase === "input";
  const path = region(
    "r-path",
    html`${picks(card)}${ownPath(card, current(card))}<p class="cap"><span>${ctx.say("talk.rated", { done: rated, total: view.items.length })}</span></p>`,
  );
  const shown = view.items.some((one) => one.all !== null);
  const rows = view.items.map((item, at) => (shown ? results(card, item, at) : tableRow(card, item, at)));
  const list = region(shown ? "r-results" : "r-rows", html`<ol class="rows ratings">${rows}</ol>`, shown ? "region" : "region thumb");
  const table = open ? [{ id: "rate-table", body: rateTable(card) }] : [];
  return [path, editor(open ? page(card) : nothing), ...table, doneRegion(card), list];
}
