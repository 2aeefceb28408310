import { html } from "hono/html";
import { asHead } from "#facilitator/cards/words.ts";
import { readyPhrases } from "#locale/steps.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { sayCode } from "#locale/say.ts";
import type { PartOnView } from "#session/view.ts";
import { back, remind } from "./bar.ts";
import { control } from "./control.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";
import { stepName } from "./shell.ts";
import { zoneOf } from "./zone.ts";
import { sayTime } from "#locale/dates.ts";

/** A field for a compulsory why, with its ready phrases below. */
function why(ctx: PageContext, of: string, name: string): Html {
  const phrases = readyPhrases(ctx.language, of);
  const ready =
    phrases.length === 0
      ? ""
      : html`<p class="hint">${ctx.say("page.why-ready")}</p><div class="chips">${phrases.map((text) => html`<button class="chip" name="ready" value="${text}" formnovalidate>${text}</button>`)}</div>`;
  return html`<label class="f"><span>${ctx.say("page.why-field")}</span><textarea class="in" name="${name}" rows="2" required></textarea></label>${ready}`;
}

function section(head: string, body: Html): Html {
  return html`<section class="lead-act"><h2>${head}</h2>${body}</section>`;
}

function skip(ctx: PageContext): Html {
  const { step } = ctx.view;
  if (step === null || !step.optional) return html``;
  return section(
    ctx.say("page.act.skip"),
    control(ctx, "skip", { label: ctx.say("page.act.skip"), look: "btn", fields: { step: step.id }, inside: why(ctx, "skip", "why") }),
  );
}

function waive(ctx: PageContext, now: PartOnView): Html {
  const rules = now.def.rules.filter((rule) => rule.waivable === true);
  const one = (rule: string) =>
    control(ctx, "waive", {
      label: ctx.say("page.act.waive"),
      look: "btn",
      fields: { step: now.step, part: now.part, rule },
      inside: why(ctx, "waive", "why"),
    });
  const blocks = now.inTheWay !== null && rules.some((rule) => rule.refused === now.inTheWay?.refused);
  return blocks && now.inTheWay !== null
    ? section(ctx.say("page.act.waive"), html`<p class="no">${sayRefusal(ctx.language, now.inTheWay)}</p>${one(now.inTheWay.refused)}`)
    : html``;
}

function handOver(ctx: PageContext): Html {
  const others = ctx.view.people.filter((one) => one.role !== "facilitator");
  if (others.length === 0) return html``;
  const inside = html`<label class="f"><span>${ctx.say("page.hand-over.head")}</span><select class="in" name="person">${others.map((one) => html`<option value="${one.id}">${ctx.name(one.id)}</option>`)}</select></label><p class="hint">${ctx.say("web.hand-over.hint")}</p>`;
  return section(
    ctx.say("page.act.hand-over"),
    control(ctx, "set-role", { label: ctx.say("page.act.make-facilitator"), look: "btn", fields: { role: "facilitator" }, inside }),
  );
}

function pace(ctx: PageContext): Html {
  const other = ctx.view.pace === "live" ? "async" : "live";
  const label = asHead(ctx, sayCode(ctx.language, "pace", other));
  const says = `${label}: ${sayCode(ctx.language, "pace-says", other)}. ${ctx.say("page.pace.hint")}`;
  return section(
    ctx.say("page.pace.head"),
    html`<p class="hint">${says}</p>${control(ctx, "set-pace", { label, look: "btn", fields: { pace: other } })}`,
  );
}

function late(ctx: PageContext): Html {
  const waiting = ctx.view.late.filter((one) => !one.takenIn && one.struck === undefined);
  if (waiting.length === 0) return html``;
  const one = ({ id, step, values }: (typeof waiting)[number]) =>
    html`<li><p class="said">${String(values.text ?? values.name ?? "")}</p><p class="hint">${stepName(ctx, step)}</p>${control(ctx, "take-in", { label: ctx.say("page.act.take-in"), look: "btn small", fields: { late: id } })}</li>`;
  return section(ctx.say("talk.late"), html`<ul class="lates">${waiting.map(one)}</ul>`);
}

function inTheWay(ctx: PageContext): Html {
  const no = ctx.view.now?.inTheWay ?? null;
  if (no === null || ctx.view.now === null) return html``;
  return html`<p class="hint">${sayRefusal(ctx.language, no)}</p>${waive(ctx, ctx.view.now)}`;
}

/** What the bar has too; on a phone it stands beyond its edge there. */
function steering(ctx: PageContext): Html {
  if (ctx.view.status !== "running" || ctx.view.paused !== null) return html``;
  return html`<div class="acts">${remind(ctx, "btn")}${back(ctx, "btn")}</div>`;
}

/** More and less time for the open box. */
function timing(ctx: PageContext): Html {
  if (ctx.view.now?.phase !== "input") return html``;
  const less = control(ctx, "more-time", { label: ctx.say("page.act.less-time"), look: "btn", fields: { minutes: -3 } });
  const more = control(ctx, "more-time", { label: ctx.say("page.act.more-time"), look: "btn", fields: { minutes: 3 } });
  return html`<div class="acts">${less}${more}</div>`;
}

/** What a facilitator does now and then: remind, go back, more or less time, skip, waive, settle, take in, hand over, change the pace. */
export function leadPanel(ctx: PageContext): Html {
  const ends = ctx.view.now?.endsAt ?? null;
  const hint = ends === null ? undefined : ctx.say("talk.until", { time: sayTime(ctx.language, ends, zoneOf(ctx)) });
  const body = html`${steering(ctx)}${timing(ctx)}${inTheWay(ctx)}${skip(ctx)}${late(ctx)}${handOver(ctx)}${pace(ctx)}<p class="hint">${ctx.say("web.settle.where")}</p>`;
  return panelPage(ctx, { head: ctx.say("page.act.more"), ...(hint === undefined ? {} : { hint }), body });
}

/** Asks before going back to a step: what follows from it will be looked at again. */
export function backPanel(ctx: PageContext, step: string): Html {
  const title = stepName(ctx, step);
  const body = control(ctx, "go-to", { label: ctx.say("web.back-to", { step: title }), look: "btn go", fields: { step } });
  return panelPage(ctx, { head: ctx.say("web.back-to", { step: title }), hint: ctx.say("web.back.hint"), body });
}
