import { html } from "hono/html";
import { sayStep } from "#locale/steps.ts";
import { firstHelp } from "../help.ts";
import type { Html, PageContext } from "../page.ts";
import { type Piece, act, editor, nothing, region, said } from "./kit.ts";
import { noteThread, strikeForm } from "./notes.ts";

function crisis(ctx: PageContext): Html {
  const text = ctx.view.about.crisis;
  return text.trim() === "" ? nothing : html`<p class="crisis said">${text}</p>`;
}

/** Before the first step: what will happen, who is here, and the facilitator's "Begin". */
function lobby(ctx: PageContext): readonly Piece[] {
  const { view } = ctx;
  const steps = view.trail.map(
    (step) =>
      html`<li><b class="num">${step.number}</b> ${sayStep(ctx.language, "title", { step: step.id, sells: view.about.sells })}</li>`,
  );
  const people = view.people.map(
    (one) => html`<li>${ctx.name(one.id)}${one.id === view.me?.id ? html` <small>${ctx.say("page.people.you")}</small>` : nothing}</li>`,
  );
  const begin = ctx.facilitator
    ? act(ctx, { name: "control:begin" }, ctx.say("page.act.begin"), { kind: "go" })
    : html`<p class="hint">${ctx.say("page.state.not-begun")}</p>`;
  const who = region("r-here", html`<h2>${ctx.say("card.here")}</h2><ul class="names">${people}</ul>${begin}`);
  const head = html`<header class="ask"><h1 id="question" tabindex="-1">${ctx.say("card.lobby")}</h1>${crisis(ctx)}<p>${ctx.say("card.lobby-why", { count: view.trail.length })}</p></header>`;
  const help = region("r-first-help", firstHelp(ctx));
  return [
    { id: "head", body: head },
    help,
    who,
    { id: "steps", body: html`<h2>${ctx.say("card.steps")}</h2><ol class="toc">${steps}</ol>` },
    editor(nothing),
  ];
}

/** Once published: the report, my actions, and what can still be done. */
function published(ctx: PageContext): readonly Piece[] {
  const mine = ctx.view.redesign.actions.filter((one) => one.owner !== undefined && one.owner === ctx.view.me?.id);
  const list =
    mine.length === 0
      ? html`<p class="empty">${ctx.say("page.state.empty-actions")}</p>`
      : html`<ul class="rows">${mine.map((one) => html`<li class="row"><div class="rt">${said(one.title)}</div></li>`)}</ul>`;
  const head = html`<header class="ask"><h1 id="question" tabindex="-1">${ctx.say("card.published")}</h1><p>${ctx.say("card.published-why")}</p></header>`;
  const links = html`<div class="acts"><a class="btn go" href="${ctx.base}/report">${ctx.say("page.act.open-report")}</a><a class="btn" href="${ctx.base}/mine">${ctx.say("page.menu.actions")}</a></div>`;
  return [
    { id: "head", body: html`${head}${links}` },
    editor(note(ctx)),
    region("r-actions", html`<h2>${ctx.say("page.actions.head")}</h2>${list}`),
  ];
}

function note(ctx: PageContext): Html {
  if (ctx.open?.startsWith("strike:text:") === true && ctx.facilitator) return strikeForm(ctx, "", ctx.open.split(":").slice(1));
  return ctx.open?.startsWith("note:") === true ? noteThread(ctx, ctx.open.slice("note:".length)) : nothing;
}

/** What stands in the place of the question while no step is open. */
export function between(ctx: PageContext): readonly Piece[] {
  if (ctx.view.status === "published") return published(ctx);
  if (ctx.view.status === "lobby") return lobby(ctx);
  return [
    {
      id: "head",
      body: html`<header class="ask"><h1 id="question" tabindex="-1">${ctx.say("page.state.waiting-facilitator")}</h1></header>`,
    },
    editor(nothing),
  ];
}
