import { html } from "hono/html";
import { sayTime } from "#locale/dates.ts";
import { sayCode } from "#locale/say.ts";
import type { DecideView, Matter } from "#steps/decide-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { field } from "./field.ts";
import { type Card, type FormSpec, act, button, countdown, hasVoice, keyOf, nothing, opener, post, ready, said } from "./kit.ts";

export type DecideCard = Card & { readonly view: DecideView };

export function openObjections(matter: Matter): Matter["objections"] {
  return matter.objections.filter((one) => one.open);
}

/** Who put it forward. */
function from({ ctx }: Card, matter: Matter): string {
  const by = matter.proposal?.by ?? null;
  if (by === null) return ctx.say("talk.from-bot");
  return by === ctx.view.me?.id ? ctx.say("talk.yours") : ctx.say("talk.from", { name: ctx.name(by) });
}

/** "Silence agrees in 1:12", counting down; after it, that it is agreed and how. */
export function standing(card: DecideCard, matter: Matter): Html {
  const { ctx } = card;
  const { proposal } = matter;
  if (proposal === null)
    return html`<span class="st">${matter.struck === null ? ctx.say("talk.proposal-none") : ctx.say("talk.struck", { reason: matter.struck })}</span>`;
  if (matter.settled !== null)
    return html`<span class="ok">${ctx.say("talk.agreed")}</span> ${sayCode(ctx.language, "agreed", "settled")}: ${said(matter.settled)}`;
  if (proposal.agreed !== undefined)
    return html`<span class="ok">${proposal.agreed === "silence" ? ctx.say("talk.agreed-by-silence") : ctx.say("talk.agreed")}</span>`;
  const zone = ctx.view.me?.zone ?? ctx.view.about.timezone;
  const ends = matter.consentEndsAt;
  const silence =
    ends === null || openObjections(matter).length > 0
      ? nothing
      : countdown(ends, ctx.say("talk.silence-agrees-in", { time: "{time}" }), sayTime(ctx.language, ends, zone));
  const who = from(card, matter);
  return html`<span class="st">${who.slice(0, 1).toUpperCase()}${who.slice(1)}. ${silence}</span>`;
}

function objections(card: DecideCard, matter: Matter): Html {
  const { ctx } = card;
  const all = openObjections(matter).map(
    (one) =>
      html`<li class="obj"><b>${ctx.say("talk.objection")}</b> <small>${one.by === null ? "" : ctx.name(one.by)}</small> ${said(one.reason)}</li>`,
  );
  return all.length === 0 ? nothing : html`<ul class="objs">${all}</ul>`;
}

function isSettled(matter: Matter): boolean {
  return matter.proposal?.agreed !== undefined;
}

/** Object, withdraw, settle: what may be done to a proposal that stands. */
export function consentActs(card: DecideCard, matter: Matter): Html {
  const { ctx, part } = card;
  const { id } = matter.subject;
  if (!hasVoice(ctx) || matter.proposal === null || part.phase === "closed") return nothing;
  const mine = openObjections(matter).some((one) => one.by === ctx.view.me?.id);
  const object = mine
    ? act(ctx, { name: "withdraw", part, hidden: { item: id } }, ctx.say("page.act.withdraw"))
    : opener(ctx, `object:${id}`, ctx.say("page.act.object"), { cls: "btn" });
  const settle =
    ctx.facilitator && openObjections(matter).length > 0
      ? opener(ctx, `settle:${id}`, ctx.say("page.act.settle"), { cls: "btn" })
      : nothing;
  return html`${isSettled(matter) && !mine && part.phase !== "input" && part.phase !== "proposal" ? nothing : object}${settle}`;
}

/** What a person put forward may be struck by a facilitator, with the objections to it; what the bot opened with says nothing of anybody's. */
function strikeProposal({ ctx, part }: DecideCard, matter: Matter): Html {
  const said = (matter.proposal !== null && matter.proposal.by !== null) || matter.objections.length > 0;
  return ctx.facilitator && said ? opener(ctx, `strike:${part.part}:${matter.subject.id}`, ctx.say("page.act.strike")) : nothing;
}

/** One line of a matter that is put forward: what, from whom, when silence agrees, and the way to object. */
export function matterLine(
  card: DecideCard,
  matter: Matter,
  { what, acts = nothing }: { readonly what: Html; readonly acts?: Html },
): Html {
  return html`<li class="matter" data-item="${matter.subject.id}"><div class="rt">${what}</div>${objections(card, matter)}<div class="wait"><p>${standing(card, matter)}</p><div class="ra">${acts}${consentActs(card, matter)}${strikeProposal(card, matter)}</div></div></li>`;
}

/** Why one objects, or why a facilitator settles it: one field, ready phrases in one tap. */
export function whyEditor(card: DecideCard, how: "object" | "settle", matter: Matter): Html {
  const { ctx, part } = card;
  const reason: FormField = { id: "reason", label: ctx.say("page.why-field"), kind: "text", required: true };
  const spec: FormSpec = { name: how, part, hidden: { item: matter.subject.id }, cls: "card now-card", draft: true, fields: [reason] };
  const title = ctx.say(how === "object" ? "page.act.object" : "page.act.settle");
  const name = String(matter.subject.values.name ?? matter.proposal?.value.text ?? "");
  const given = how === "settle" ? objections(card, matter) : nothing;
  return post(
    ctx,
    { ...spec, after: "" },
    html`<h2>${title}</h2><p class="said">${name}</p>${given}${field(ctx, reason, { key: keyOf(spec), name: "reason" })}${ready(ctx, how === "object" ? "objection" : "settle")}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(title, { kind: "go" })}</div>`,
  );
}

/** The editor of an objection or a settling, where one was opened. */
export function openedWhy(card: DecideCard): Html | undefined {
  const [what = "", ...rest] = (card.ctx.open ?? "").split(":");
  const matter = card.view.matters.find((one) => one.subject.id === rest.join(":"));
  if (matter === undefined || matter.proposal === null || !hasVoice(card.ctx)) return undefined;
  if (what === "object") return whyEditor(card, "object", matter);
  return what === "settle" && card.ctx.facilitator ? whyEditor(card, "settle", matter) : undefined;
}

/** A facilitator takes all that stands without an objection. */
export function takeAll(card: DecideCard, text: string): Html {
  const { ctx, part } = card;
  const some = card.view.matters.some((one) => one.proposal !== null);
  if (!ctx.facilitator || part.phase === "closed" || !some) return nothing;
  return act(ctx, { name: "control:confirm", part }, text, { kind: "go" });
}
