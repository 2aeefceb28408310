import { html } from "hono/html";
import { patterns } from "#steps/patterns.ts";
import type { PartOnView } from "#session/view.ts";
import { control } from "./control.ts";
import type { Html, PageContext } from "./page.ts";

const quiet = "bar-act";
const go = "bar-act go";

/** Hidden input is revealed; all else is closed, with what follows from it. */
function isToReveal(now: PartOnView): boolean {
  return now.phase === "input" && patterns[now.def.pattern].hidden && (!now.revealed || now.hiddenAgain);
}

function labelOf(ctx: PageContext, now: PartOnView): string {
  if (isToReveal(now)) return ctx.say(ctx.view.missing.length === 0 ? "page.act.reveal" : "page.act.reveal-now");
  if (now.phase === "proposal") return ctx.say("page.act.take-result");
  return ctx.say(now.part + 1 === (ctx.view.step?.parts.length ?? 1) ? "page.act.close-step" : "page.act.close");
}

function goOn(ctx: PageContext): Html {
  const { view } = ctx;
  if (view.status === "lobby") return control(ctx, "begin", { label: ctx.say("page.act.begin"), look: go });
  if (view.paused !== null) return control(ctx, "resume", { label: ctx.say("page.act.resume"), look: go });
  if (view.now === null) return html``;
  const { step, part } = view.now;
  return control(ctx, isToReveal(view.now) ? "end-input" : "confirm", { label: labelOf(ctx, view.now), look: go, fields: { step, part } });
}

/** Asks those who are missing to look; nothing where nobody is. */
export function remind(ctx: PageContext, look = quiet): Html {
  const missing = ctx.view.missing.filter((person) => person !== ctx.view.me?.id);
  if (missing.length === 0) return html``;
  return html`<form class="control" method="post" action="${ctx.base}/remind" hx-post="${ctx.base}/remind" hx-target="#notice" hx-swap="innerHTML"><input type="hidden" name="csrf" value="${ctx.csrf}"><button class="${look}">${ctx.say("page.act.remind", { count: missing.length })}</button></form>`;
}

function timing(ctx: PageContext): Html {
  const more = control(ctx, "more-time", { label: ctx.say("page.act.more-time"), look: quiet, fields: { minutes: 3 } });
  const pause = control(ctx, "pause", { label: ctx.say("page.act.pause"), look: quiet });
  return html`${more}${pause}`;
}

/** The way back to the step before this one; nothing where there is none. */
export function back(ctx: PageContext, look = quiet): Html {
  const before = ctx.view.trail.filter((step) => step.status === "closed" && !step.here).at(-1);
  return before === undefined ? html`` : html`<a class="${look}" href="${ctx.base}/back/${before.id}">${ctx.say("page.act.back")}</a>`;
}

/** The facilitator's bar at the foot of the conversation; for everybody else nothing. */
export function bar(ctx: PageContext): Html {
  if (!ctx.facilitator || ctx.view.status === "published") return html`<div id="r-bar" hidden></div>`;
  const running = ctx.view.status === "running" && ctx.view.paused === null;
  return html`<div id="r-bar" class="fac" role="toolbar" aria-label="${ctx.say("page.facilitator")}"><span>${ctx.say("page.facilitator")}</span>${goOn(ctx)}${running ? html`${remind(ctx)}${timing(ctx)}${back(ctx)}` : ""}<a class="${quiet}" href="${ctx.base}/more">${ctx.say("page.act.more")}</a></div>`;
}
