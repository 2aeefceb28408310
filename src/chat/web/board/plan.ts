import { html } from "hono/html";
import type { Action } from "#journey/redesign.ts";
import { sayDate } from "#locale/dates.ts";
import { sayCode } from "#locale/say.ts";
import type { Html } from "../page.ts";
import type { Pen } from "./drawing.ts";

/** The plan by day with owners, under the journeys; nothing as long as there is none. */
export function plan(pen: Pen): Html {
  const { actions } = pen.ctx.view.redesign;
  if (actions.length === 0) return html``;
  const days = [...new Set(actions.map((action) => action.deadline ?? ""))].sort((a, b) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1));
  const { ctx } = pen;
  return html`<section class="j-plan" aria-label="${ctx.say("board.plan")}"><h3>${ctx.say("board.plan")}</h3><ol class="j-days">${days.map(
    (day) => {
      const due = actions.filter((action) => (action.deadline ?? "") === day);
      return html`<li><p class="j-day">${day === "" ? ctx.say("board.no-date") : sayDate(ctx.language, day)}</p><ul>${due.map((action) => line(pen, action))}</ul></li>`;
    },
  )}</ol></section>`;
}

function line({ ctx, drawing }: Pen, { title, touchpoints, owner, status }: Action): Html {
  const places = touchpoints.flatMap((id) => drawing.next.get(id)?.place ?? []).sort((a, b) => a - b);
  const how = status === "todo" ? "" : html`<span class="j-how">${sayCode(ctx.language, "action-status", status)}</span>`;
  const who =
    owner === undefined
      ? html`<span class="j-nobody">${ctx.say("board.no-owner")}</span>`
      : html`<span class="j-owner said">${ctx.name(owner)}</span>`;
  return html`<li class="j-${status}" data-lit="${touchpoints.join(" ")}"><span class="j-what said">${title}</span>${places.map((place) => html`<span class="j-box"><b>${place}</b></span>`)}${how}${who}</li>`;
}
