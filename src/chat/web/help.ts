import { html } from "hono/html";
import { helpLines, silenceLine } from "#facilitator/cards/help-state.ts";
import type { HelpStanding } from "#facilitator/help-door.ts";
import type { HelpCall } from "#facilitator/ports-help.ts";
import { sayInstant } from "#locale/dates.ts";
import { isMessageKey } from "#locale/say.ts";
import { sayNumber } from "#locale/numbers.ts";
import { control } from "./control.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";
import { zoneOf } from "./zone.ts";

/** Said before the first step: whether a model takes part, and which. Who leads can switch it there and then. */
export function firstHelp(ctx: PageContext): Html {
  const { helper, view, say } = ctx;
  if (helper === undefined) return html``;
  const { model, host } = helper;
  const more = ctx.facilitator ? html` <a href="${ctx.base}/assist">${say("assist.act.open")}</a>` : html``;
  return html`<p class="hint">${say(view.help.on ? "assist.first.on" : "assist.first.off", { model, host })}${more}</p>`;
}

/** One calm line for who leads, where help is silent or has stopped; for everybody else nothing: nobody waits for it. */
export function helpLine(ctx: PageContext, help: HelpStanding | undefined): Html {
  const line = ctx.facilitator && ctx.helper !== undefined ? silenceLine({ ...ctx, help }) : undefined;
  const shown =
    line === undefined ? html`` : html`<p class="state calm">${line} <a href="${ctx.base}/assist">${ctx.say("assist.act.open")}</a></p>`;
  return html`<div id="r-assist">${shown}</div>`;
}

function switching(ctx: PageContext): Html {
  const { on } = ctx.view.help;
  const label = ctx.say(on ? "assist.act.off" : "assist.act.on");
  return control(ctx, "set-help", { label, look: on ? "btn" : "btn go", fields: { on: on ? "no" : "yes", back: "assist" } });
}

function why(ctx: PageContext, { why: code }: HelpCall): string {
  const key = `assist.why.${code ?? "away"}`;
  return ctx.say(isMessageKey(key) ? key : "assist.why.away");
}

function outcome(ctx: PageContext, call: HelpCall): string {
  if (call.state === "asked") return ctx.say("assist.busy");
  if (call.state === "failed") return why(ctx, call);
  return ctx.say("assist.log.made", { made: call.made ?? 0, left: call.left ?? 0 });
}

/** One call: what for, when, what it cost; what was sent and what came back fold out. */
function callItem(ctx: PageContext, call: HelpCall): Html {
  const tokens = sayNumber(ctx.language, call.tokens.input + call.tokens.output);
  const line = ctx.say("assist.log.line", { kind: ctx.say(`assist.kind.${call.kind}`), tokens });
  const sent = call.sent === "" ? ctx.say("assist.log.gone") : call.sent;
  const came =
    call.output === undefined
      ? html``
      : html`<h3>${ctx.say("assist.log.came")}</h3><pre class="said">${JSON.stringify(call.output, null, 1)}</pre>`;
  return html`<li><details><summary>${sayInstant(ctx.language, call.at, zoneOf(ctx))} · ${line} · ${outcome(ctx, call)}</summary><h3>${ctx.say("assist.log.sent")}</h3><pre class="said">${sent}</pre>${came}</details></li>`;
}

/** The page on which who leads sees how help stands, switches it, and reads what was sent. */
export function helpPanel(ctx: PageContext, help: HelpStanding): Html {
  const lines = helpLines({ ...ctx, help }).map((line) => html`<p class="hint">${line}</p>`);
  const calls = help.calls.map((one) => callItem(ctx, one));
  const log = calls.length === 0 ? html`<p class="empty">${ctx.say("assist.log.empty")}</p>` : html`<ul class="calls">${calls}</ul>`;
  const first = ctx.say(ctx.view.help.on ? "assist.first.on" : "assist.first.off", { model: help.model, host: help.host });
  const body = html`<div class="row">${switching(ctx)}</div>${lines}<h2>${ctx.say("assist.log")}</h2><p class="hint">${ctx.say("assist.log.says")}</p>${log}`;
  return panelPage(ctx, { head: ctx.say("assist.head"), hint: first, body });
}
