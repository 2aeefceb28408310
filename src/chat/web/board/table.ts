import { html } from "hono/html";
import { sayCode } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import type { CollectView } from "#steps/collect-view.ts";
import type { ConvergeView, StackView } from "#steps/converge-view.ts";
import type { Values } from "#steps/field.ts";
import type { Html, PageContext } from "../page.ts";
import { textOf } from "./parts.ts";
import { sayDone } from "./rows.ts";

/** What the open part lays on the table: slips, face down until the reveal; then stacks, the kept ones risen. */
export function tableNow(ctx: PageContext): Html {
  const { now } = ctx.view;
  if (now === null) return html``;
  const { content } = now;
  const on = content.pattern === "collect" ? slips(ctx, content) : content.pattern === "converge" ? stacks(ctx, content) : undefined;
  if (on === undefined) return html``;
  return html`<section class="j-table"><h3>${sayStep(ctx.language, "title", { step: now.step, sells: ctx.view.about.sells })}</h3>${on}</section>`;
}

/** True when the open part has texts on the table already: the empty card is not needed beside them. */
export function isTurned({ view }: PageContext): boolean {
  const content = view.now?.content;
  return (
    content?.pattern === "converge" ||
    (content?.pattern === "collect" && content.others !== null && content.mine.length + content.others.length > 0)
  );
}

/** Counts of people only: never how many slips there are, how long they are or when they came. */
function slips(ctx: PageContext, { mine, others }: CollectView): Html {
  if (others === null) {
    const down = [...ctx.view.done.map(() => "down"), ...ctx.view.missing.map(() => "blank")];
    return html`<ul class="j-slips" aria-hidden="true">${down.map((kind) => html`<li class="j-${kind}"></li>`)}</ul><p class="j-count"><b>${sayDone(ctx)}.</b> ${ctx.say("board.slips-down")}</p>`;
  }
  const all = [...mine, ...others].filter((one) => one.struck === null && !one.parked);
  const sorted = all.map((one) => one.values).sort((a, b) => (textIn(a) < textIn(b) ? -1 : 1));
  return html`<ul class="j-slips j-turned" aria-label="${ctx.say("board.slips-turned")}">${sorted.map((values) => html`<li class="j-up">${coded(ctx, values)}<span class="said">${textIn(values)}</span></li>`)}</ul>`;
}

function textIn(values: Values): string {
  return textOf(values["text"]) || textOf(values["name"]) || textOf(values["why"]);
}

function coded({ language }: PageContext, { kind, horizon }: Values): Html {
  const word =
    kind !== undefined
      ? sayCode(language, "reason", textOf(kind))
      : horizon !== undefined
        ? sayCode(language, "horizon", textOf(horizon))
        : "";
  return word === "" ? html`` : html`<small>${word}</small>`;
}

function stacks(ctx: PageContext, { stacks: all, keepNow }: ConvergeView): Html {
  const rank = ({ id }: StackView) => (keepNow.includes(id) ? keepNow.indexOf(id) : keepNow.length);
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  return html`<ol class="j-stacks">${sorted.map((stack) => stackOf(ctx, stack))}</ol>`;
}

function stackOf(ctx: PageContext, { items, dots, kept, tied }: StackView): Html {
  const [first, ...under] = items;
  const voted =
    dots === null
      ? ""
      : html`<span class="j-dots" aria-hidden="true">${"●".repeat(Math.min(dots, 30))}</span><span class="vh">${ctx.say("board.dots", { count: dots })}</span>`;
  const equal = tied
    ? html`<span class="j-tied" title="${ctx.say("board.tied")}">=<span class="vh"> ${ctx.say("board.tied")}</span></span>`
    : "";
  const more = under.length === 0 ? "" : html`<span class="j-under said">${under.map((one) => textIn(one.values)).join(" · ")}</span>`;
  const word = kept ? html`<span class="j-tag">${ctx.say("board.kept")}</span>` : "";
  return html`<li class="${kept ? "j-kept" : ""}"><span class="said">${first === undefined ? "" : textIn(first.values)}</span>${more}<span class="j-votes">${voted}${equal}${word}</span></li>`;
}
