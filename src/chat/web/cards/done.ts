import { html } from "hono/html";
import { sayTime } from "#locale/dates.ts";
import type { Html } from "../page.ts";
import { missingNames } from "../people.ts";
import { slips } from "./glyph.ts";
import { type Card, type Piece, act, countdown, hasVoice, nothing, region } from "./kit.ts";

function counts(card: Card): Html {
  const { ctx } = card;
  const done = ctx.view.done.length;
  const total = done + ctx.view.missing.length;
  const missing = ctx.view.missing.length === 0 ? ctx.say("talk.everyone-done") : ctx.say("talk.not-yet", { names: missingNames(ctx) });
  return html`<p><b>${ctx.say("talk.done-count", { done, total })}.</b> ${missing}.</p>`;
}

/** Where nothing is written on the card, or it saves itself, saying "done" is the act that carries on (the one filled button). */
function carriesOn({ ctx, part }: Card): boolean {
  const { content } = part;
  if (content.pattern === "converge") return content.kept === null;
  if (content.pattern === "rate") return content.items.every((one) => one.mine.emotion !== undefined && one.mine.impact !== undefined);
  return !ctx.facilitator && (content.pattern === "fill" || content.pattern === "review" || content.pattern === "decide");
}

/** Who is done, face down, and one's own "I am done" (and not after all). The only thing counted: never who has written. */
export function doneRegion(card: Card): Piece {
  const { ctx, part } = card;
  if (part.phase !== "input") return region("r-done", proposalLine(card));
  const mine = ctx.view.me !== null && ctx.view.done.includes(ctx.view.me.id);
  const spec = { name: "control:done", part: { step: part.step, part: part.part }, hidden: { on: mine ? "no" : "yes" } };
  const button = hasVoice(ctx)
    ? act(ctx, spec, ctx.say(mine ? "page.act.not-done" : "page.act.done"), {
        kind: mine ? "quiet" : carriesOn(card) ? "go" : "plain",
      })
    : nothing;
  const total = ctx.view.done.length + ctx.view.missing.length;
  return region("r-done", html`<div class="put">${slips(ctx.view.done.length, total)}${counts(card)}${button}</div>`);
}

/** What is laid out as following from the rule, and when silence takes it. */
function proposalLine({ ctx, part }: Card): Html {
  if (part.phase !== "proposal") return nothing;
  const clock = sayTime(ctx.language, part.silenceEndsAt ?? 0, ctx.view.me?.zone ?? ctx.view.about.timezone);
  const silence =
    part.silenceEndsAt === null || part.inTheWay !== null
      ? nothing
      : countdown(part.silenceEndsAt, ctx.say("talk.silence-agrees-in", { time: "{time}" }), clock);
  return html`<p class="follows">${silence}</p>`;
}
