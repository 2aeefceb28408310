import { html } from "hono/html";
import type { ConvergeView, StackView } from "#steps/converge-view.ts";
import type { Html } from "../page.ts";
import { codesOf } from "./collect.ts";
import { doneRegion } from "./done.ts";
import { type Card, type FormSpec, type Piece, act, button, editor, hasVoice, nothing, opener, post, ready, region, words } from "./kit.ts";
import { noteLink } from "./notes.ts";

export type ConvergeCard = Card & { readonly view: ConvergeView };

/** The rule on how many are kept, with how many are: "4 kept, 3 to 5". */
export function ruleText({ ctx, view }: ConvergeCard): string {
  const { min, max } = view.bounds;
  const kept = view.keepNow.length;
  if (min === max) return ctx.say("talk.kept-rule-exact", { kept, min });
  return Number.isFinite(max) ? ctx.say("talk.kept-rule", { kept, min, max }) : ctx.say("talk.kept-rule-least", { kept, min });
}

function textOf(stack: StackView): string {
  const values = stack.items[0]?.values ?? {};
  return String(values.text ?? values.name ?? "");
}

function dotsRow(mine: number, most: number): Html {
  return html`<span class="dots" aria-hidden="true">${Array.from({ length: most }, (_, n) => html`<i class="${n < mine ? "on" : ""}"></i>`)}</span>`;
}

/** One's own dots by − and +; each says how many are wanted, never "one more". */
function voting(card: ConvergeCard, stack: StackView): Html {
  const { ctx, part, view } = card;
  const vote = (dots: number, text: string, label: string) => {
    const free = dots >= 0 && dots <= view.dots.perItem && (dots < stack.mine || view.dotsLeft > 0);
    return free
      ? act(ctx, { name: "vote", part, hidden: { item: stack.id, dots } }, text, { label: `${label}: ${textOf(stack).slice(0, 60)}` })
      : html`<span class="btn off" aria-hidden="true">${text}</span>`;
  };
  return html`<div class="vote" data-vote="${stack.mine}">${vote(stack.mine - 1, "−", ctx.say("page.act.dot-take"))}${dotsRow(stack.mine, view.dots.perItem)}<span class="vh">${ctx.say("talk.dots", { count: stack.mine })}</span>${vote(stack.mine + 1, "+", ctx.say("page.act.dot-add"))}</div>`;
}

function voters({ ctx }: Card, stack: StackView): Html {
  if (stack.dots === null) return nothing;
  const names = stack.voters.map((one) => `${ctx.name(one.person)} ${"●".repeat(Math.min(one.dots, 9))}`).join(", ");
  return html`<p class="voters"><b>${ctx.say("talk.dots", { count: stack.dots })}</b>${stack.tied ? html` <b class="tie" title="${ctx.say("talk.tie")}">=<span class="vh">${ctx.say("talk.tie")}</span></b>` : nothing}${names === "" ? nothing : html` <small>${names}</small>`}</p>`;
}

/** Keeping or not: the whole set is posted, so that a second tap changes nothing. */
function keeping(card: ConvergeCard, stack: StackView): Html {
  const { ctx, part, view } = card;
  const items = stack.kept ? view.keepNow.filter((id) => id !== stack.id) : [...view.keepNow, stack.id];
  const hidden = items.map((id) => html`<input type="hidden" name="items" value="${id}">`);
  const spec: FormSpec = { name: "keep", part, cls: "one", hidden: { item: stack.id } };
  const text = html`<span aria-hidden="true" class="box ${stack.kept ? "on" : ""}"></span>${ctx.say("page.act.keep")}`;
  return post(
    ctx,
    spec,
    html`${hidden}<button class="btn keep" type="submit" role="switch" aria-checked="${stack.kept ? "true" : "false"}" aria-label="${ctx.say("page.act.keep")}: ${textOf(stack).slice(0, 60)}">${text}</button>`,
  );
}

function against(card: ConvergeCard, stack: StackView): Html {
  const { ctx, view } = card;
  if (view.kept === null || stack.dots === null) return nothing;
  const better = view.stacks.some((other) => !other.kept && (other.dots ?? 0) > (stack.dots ?? 0));
  return stack.kept && better ? html`<span class="tag">${ctx.say("talk.against-dots")}</span>` : nothing;
}

function together(card: ConvergeCard, stack: StackView): Html {
  const { ctx, part } = card;
  if (stack.items.length === 1) return nothing;
  const rest = stack.items.slice(1).map((item) => {
    const apart = hasVoice(ctx)
      ? act(ctx, { name: "unmerge", part, hidden: { item: item.id } }, ctx.say("page.act.split"), { kind: "quiet" })
      : nothing;
    return html`<li>${words(ctx, String(item.values.text ?? item.values.name ?? ""))} ${codesOf(card, item.values)}${apart}</li>`;
  });
  return html`<ul class="under">${rest}</ul>`;
}

function stackRow(card: ConvergeCard, stack: StackView): Html {
  const { ctx, part } = card;
  const open = hasVoice(ctx) && part.phase !== "closed";
  const acts = open && part.phase === "input" ? voting(card, stack) : nothing;
  const keep = open && part.revealed ? keeping(card, stack) : nothing;
  const menu =
    open && card.view.stacks.length > 1
      ? opener(ctx, `merge:${stack.id}`, ctx.say("page.act.merge"), {
          cls: "nl",
          label: `${ctx.say("page.act.merge")} ${textOf(stack).slice(0, 60)}`,
        })
      : nothing;
  return html`<li class="stack${stack.kept ? " kept" : ""}${stack.items.length > 1 ? " many" : ""}" data-stack="${stack.id}"><div class="rt">${words(ctx, textOf(stack))} ${codesOf(card, stack.items[0]?.values ?? {})} ${against(card, stack)}${together(card, stack)}${voters(card, stack)}<p class="nls">${menu}${noteLink(ctx, stack.id)}</p></div><div class="va">${acts}${keep}</div></li>`;
}

function fits({ view }: ConvergeCard): boolean {
  const { min, max } = view.bounds;
  return view.stacks.length >= Math.max(1, min) && view.stacks.length <= max;
}

/** Where what was written already fits the rule, the dots are spared (method.md, "Light hand"). */
function keepAll(card: ConvergeCard): Html {
  const { ctx, part, view } = card;
  if (!ctx.facilitator || part.phase === "closed" || !fits(card) || view.kept !== null) return nothing;
  const hidden = view.stacks.map((stack) => html`<input type="hidden" name="items" value="${stack.id}">`);
  return post(
    ctx,
    { name: "keep", part, cls: "ask-all", hidden: { item: "all" } },
    html`${hidden}<p>${ctx.say("talk.keep-all")}</p>${button(ctx.say("page.act.keep-all"))}`,
  );
}

function waiver({ ctx, part }: Card): Html {
  const rule = part.inTheWay?.refused;
  const waivable = part.def.rules.some((one) => one.refused === rule && one.waivable === true);
  if (rule === undefined || !waivable || !ctx.facilitator) return nothing;
  const ask = rule === "problems.no-long-horizon" ? html`<p>${ctx.say("talk.long-horizon")}</p>` : nothing;
  return post(ctx, { name: "control:waive", part, cls: "ask-all", hidden: { rule } }, html`${ask}${ready(ctx, "waive")}`);
}

function close(card: ConvergeCard): Html {
  const { ctx, part, view } = card;
  if (!ctx.facilitator || part.phase === "closed") return nothing;
  if (part.phase === "input" && view.kept === null) return nothing;
  return act(ctx, { name: "control:confirm", part }, ctx.say("page.act.take-result"), { kind: "go" });
}

/** The stacks with dots and keep toggles; the rule always stands above them. */
function stacksRegion(card: ConvergeCard): Piece {
  const { ctx, part, view } = card;
  const left =
    part.phase === "input" && hasVoice(ctx)
      ? html`<b class="left">${ctx.say("talk.dots-left", { count: view.dotsLeft })}</b> <small>${ctx.say("talk.dots-rule", { dots: view.dots.each, most: view.dots.perItem })}</small>`
      : nothing;
  const rows = view.stacks.map((stack) => stackRow(card, stack));
  const follows = part.phase === "proposal" && view.kept === null ? html`<p class="hint">${ctx.say("talk.follows")}</p>` : nothing;
  return region(
    "r-stacks",
    html`<div class="lh"><h2>${ruleText(card)}</h2><p>${left}</p></div>${follows}${waiver(card)}${keepAll(card)}<ol class="stacks" data-merge="${part.step}/${part.part}">${rows}</ol><div class="acts end">${close(card)}</div>`,
  );
}

/** "Put together with…" for keyboard and thumb: the other stacks, one tap each. */
function mergeMenu(card: ConvergeCard, from: string): Html {
  const { ctx, part, view } = card;
  const stack = view.stacks.find((one) => one.id === from);
  if (stack === undefined) return nothing;
  const others = view.stacks.filter((one) => one.id !== from);
  const each = others.map(
    (other) =>
      html`<li>${act(ctx, { name: "merge", part, hidden: { into: other.id, from, item: `${from}>${other.id}` } }, html`<span class="said">${textOf(other)}</span>`)}</li>`,
  );
  return html`<section class="card now-card"><h2>${ctx.say("page.act.merge")}</h2><p class="said">${textOf(stack)}</p><ul class="picks">${each}</ul><div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a></div></section>`;
}

/** A form that the script fills in and posts after a stack was dragged onto another. */
function mergeByDrag({ ctx, part }: Card): Html {
  return post(ctx, { name: "merge", part, cls: "vh", id: "merge-drag", hidden: { into: "", from: "", item: "" } }, nothing);
}

/** Duplicates become stacks, then dots, then what the team keeps. */
export function convergeCard(card: ConvergeCard): readonly Piece[] {
  const { ctx, part } = card;
  const open = hasVoice(ctx) && part.phase !== "closed";
  const menu = open && ctx.open?.startsWith("merge:") ? mergeMenu(card, ctx.open.slice("merge:".length)) : nothing;
  return [editor(menu), doneRegion(card), stacksRegion(card), ...(open ? [{ id: "drag", body: mergeByDrag(card) }] : [])];
}
