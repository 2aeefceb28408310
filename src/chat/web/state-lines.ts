import { html } from "hono/html";
import { control } from "./control.ts";
import type { Html, PageContext } from "./page.ts";

function lines(ctx: PageContext): readonly Html[] {
  const { view, say } = ctx;
  if (view.status === "published")
    return [html`<p class="state calm">${say("page.state.over")} <a href="${ctx.base}/report">${say("page.act.open-report")}</a></p>`];
  if (view.status === "running" && view.paused !== null)
    return [html`<p class="state">${say(view.paused.why === "half-way" ? "page.state.half-way" : "page.state.paused")}</p>`];
  return [];
}

/** Lines under the top bar that concern everybody: paused, over, nobody leads. `away`: how long no facilitator has been here, in minutes. */
export function stateLines(ctx: PageContext, away: number | null = null): Html {
  const leader = ctx.view.people.find((one) => one.role === "facilitator");
  const may = ctx.view.me?.role === "participant" && away !== null && leader !== undefined && ctx.view.status !== "published";
  const gone = may
    ? html`<div class="state"><span>${ctx.say("page.state.nobody-leads", { name: ctx.name(leader.id), count: away })}</span>${control(ctx, "take-over", { label: ctx.say("page.act.take-over"), look: "btn" })}</div>`
    : "";
  return html`<div id="r-state">${lines(ctx)}${gone}</div>`;
}
