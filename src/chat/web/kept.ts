import { html } from "hono/html";
import { keptLink as linkOf, soonWords, whyNotKept } from "#facilitator/cards/kept.ts";
import type { Kept } from "#facilitator/kept.ts";
import type { KeepingState } from "#facilitator/ports-keep.ts";
import { dateIn } from "#lib/time.ts";
import { sayInstant, sayTime } from "#locale/dates.ts";
import type { Html, PageContext } from "./page.ts";
import { zoneOf } from "./zone.ts";

/** A moment of today by the clock, of another day with that day. */
function moment(ctx: PageContext, at: number): string {
  const zone = zoneOf(ctx);
  return dateIn(at, zone) === dateIn(ctx.now, zone) ? sayTime(ctx.language, at, zone) : sayInstant(ctx.language, at, zone);
}

/** What a state says, in one line. */
export function keptWords(ctx: PageContext, state: KeepingState): string {
  switch (state.is) {
    case "waiting":
      return soonWords(ctx, state);
    case "working": {
      const all = Math.max(state.all, state.done);
      return all === 0 ? soonWords(ctx, state) : ctx.say("notion.state.working", { done: state.done, all });
    }
    case "stands":
      return ctx.say("notion.state.stands", { time: moment(ctx, state.at) });
    case "later":
      return ctx.say("notion.state.later", { time: moment(ctx, state.at) });
    default:
      return ctx.say("notion.state.failed", { why: whyNotKept(ctx, state.why) });
  }
}

/** The way to what stands; nothing where nothing does. */
export function keptLink(ctx: PageContext, state: KeepingState): Html {
  const link = linkOf(ctx, state);
  return link === undefined ? html`` : html` <a href="${link.url}" target="_blank" rel="noopener noreferrer">${link.label}</a>`;
}

/** Where the result is whole, a facilitator is told that it can go where the team works. */
function offer(ctx: PageContext): Html {
  const whole = ctx.view.status === "published" || ctx.view.step?.id === "publish";
  return whole && ctx.facilitator
    ? html`<p class="state calm"><a href="${ctx.base}/notion">${ctx.say("notion.act.publish")}</a></p>`
    : html``;
}

/** One calm line on the session's page: everybody sees where the result stands, facilitators how far it is and what is in the way. */
export function keptLine(ctx: PageContext, kept: Kept | undefined): Html {
  const state = kept?.keeping?.state;
  if (state === undefined) return html`<div id="r-kept">${kept === undefined ? "" : offer(ctx)}</div>`;
  if (!ctx.facilitator && state.url === undefined) return html`<div id="r-kept"></div>`;
  const more = ctx.facilitator && state.is === "failed" ? html` <a href="${ctx.base}/notion">${ctx.say("notion.again")}</a>` : html``;
  const said = ctx.facilitator || state.is === "stands" ? keptWords(ctx, state) : ctx.say("notion.state.moving");
  return html`<div id="r-kept"><p class="state calm">${said}${keptLink(ctx, state)}${more}</p></div>`;
}
