import { html } from "hono/html";
import { composeNew } from "#journey/compose.ts";
import { sayStep } from "#locale/steps.ts";
import type { Stale } from "#session/look-again.ts";
import type { Html, PageContext } from "../page.ts";
import { type Piece, act, hasVoice, nothing, opener, refusalText, region, said } from "./kit.ts";
import { strikeText } from "./notes.ts";

function stuck(ctx: PageContext): Html {
  const { now } = ctx.view;
  if (now === null || now.stuck === null) return nothing;
  const way = now.inTheWay;
  if (way === null) return nothing;
  return html`<li class="no"><p>${refusalText(ctx, way)}</p></li>`;
}

/** The words of an item that wants another look: its own name, or the step's title. */
function staleName(ctx: PageContext, { step, item }: Stale): Html {
  const { redesign } = ctx.view;
  const title = sayStep(ctx.language, "title", { step, sells: ctx.view.about.sells });
  const names =
    [...redesign.current, ...composeNew(redesign)].find((one) => one.id === item)?.name ??
    redesign.actions.find((one) => one.id === item)?.title;
  return names === undefined ? html`<b>${title}</b>` : html`<b>${title}:</b> ${said(names)}`;
}

function stale(ctx: PageContext, one: Stale, after?: string): Html {
  const still = act(
    ctx,
    {
      name: "control:still-true",
      hidden: { step: one.step, item: one.item },
      about: `${one.step}/${one.item}`,
      ...(after === undefined ? {} : { after }),
    },
    ctx.say("page.act.still-true"),
  );
  const again = ctx.facilitator
    ? act(ctx, { name: "control:go-to", hidden: { step: one.step } }, ctx.say("page.act.ask-again"), { kind: "quiet" })
    : nothing;
  return html`<li class="again"><p>${staleName(ctx, one)}</p>${hasVoice(ctx) ? html`<div class="acts">${still}${again}</div>` : nothing}</li>`;
}

/** What is opened for the whole list. */
export const wholeList = "look-again";

/** Everything that wants another look, each with "still true" and "ask again", in the editor. */
export function lookAgainList(ctx: PageContext): Html {
  const all = ctx.view.lookAgain;
  const each = all.map((one) => stale(ctx, one, wholeList));
  return html`<section class="card now-card"><h2>${ctx.say("talk.look-again", { count: all.length })}</h2><p class="hint">${ctx.say("talk.look-again-why")}</p><ul class="past">${each}</ul><div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.close-window")}</a></div></section>`;
}

/** How many answers to look at again stand open at once; the rest are counted. */
const shownStale = 3;

function lookAgain(ctx: PageContext): Html {
  const all = ctx.view.lookAgain;
  if (all.length === 0) return nothing;
  const items = all.slice(0, shownStale).map((one) => stale(ctx, one));
  const rest = all.slice(shownStale);
  const more =
    rest.length === 0
      ? nothing
      : html`<li class="again">${opener(ctx, wholeList, ctx.say("card.look-again-all", { count: all.length }))}</li>`;
  return html`<li class="lookhead"><b>${ctx.say("talk.look-again", { count: all.length })}.</b> ${ctx.say("talk.look-again-why")}</li>${items}${more}`;
}

function late(ctx: PageContext): readonly Html[] {
  const { now } = ctx.view;
  return ctx.view.late
    .filter((one) => !one.takenIn && one.struck === undefined && one.step === now?.step)
    .map((one) => {
      const take = ctx.facilitator ? act(ctx, { name: "control:take-in", hidden: { late: one.id } }, ctx.say("page.act.take-in")) : nothing;
      return html`<li class="late"><p><b>${ctx.say("talk.late")}</b> ${said(String(one.values.text ?? one.values.name ?? ""))}</p>${take}${strikeText(ctx, one.id)}</li>`;
    });
}

/** The open matters: what holds the step up, what wants another look, what came late. Read-only but for its buttons. */
export function matters(ctx: PageContext): Piece {
  const all = html`${stuck(ctx)}${late(ctx)}${lookAgain(ctx)}`;
  return region("r-matters", html`<ul class="past">${all}</ul>`);
}
