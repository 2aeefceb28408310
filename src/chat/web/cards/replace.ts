import { html } from "hono/html";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Values } from "#steps/field.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { IdeaView } from "#steps/view.ts";
import type { Html } from "../page.ts";
import { answerFields } from "./answer-form.ts";
import { askedNow, blockedHead, strip } from "./blocked.ts";
import { type DecideCard, matterLine, openedWhy, takeAll } from "./consent.ts";
import { doneRegion } from "./done.ts";
import { type FormSpec, type Piece, act, button, editor, hasVoice, keyOf, nothing, post, region, said } from "./kit.ts";
import { answerText } from "./slip.ts";

type Rows = readonly (Values & { readonly id: string })[];

function rowsOf(value: Values | undefined): Rows {
  return Array.isArray(value?.touchpoints) ? (value.touchpoints as unknown as Rows) : [];
}

/** What is put forward: "old becomes new?", or that it is dropped or joined. */
function forward(card: DecideCard, matter: Matter): Html {
  const value = matter.proposal?.value;
  const old = html`<del class="said">${String(matter.subject.values.name ?? "")}</del>`;
  if (value?.is !== "with")
    return html`<p>${old}<span class="vh">: </span> ${value === undefined ? card.ctx.say("talk.answer-open") : answerText(card, value)}</p>`;
  const news = rowsOf(value).map((row) => html`<span class="new">${answerText(card, { ...row, is: "with" })}</span>`);
  return html`<p>${old} <span aria-hidden="true">→</span><span class="vh">${card.ctx.say("field.replace.is")}:</span> ${news}</p>`;
}

function slipsFor(card: DecideCard, id: string): readonly IdeaView[] {
  const content = card.ctx.earlier?.content;
  if (content?.pattern !== "collect") return [];
  return [...content.mine, ...(content.others ?? [])].filter((item) => item.values.for === id && item.struck === null && !item.parked);
}

/** A record's values as the hidden fields that a form would post them by. */
function asHidden(values: Values, prefix: string): readonly Html[] {
  return Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => html`<input type="hidden" name="${prefix}.${key}" value="${String(one)}">`),
  );
}

const ofTouchpoint: readonly string[] = ["name", "medium", "channels", "does", "announcedBy"];

function rowFrom(slip: IdeaView): Values {
  const own = Object.fromEntries(Object.entries(slip.values).filter(([key]) => ofTouchpoint.includes(key)));
  return { medium: "digital", ...own };
}

function proposeSlip(card: DecideCard, matter: Matter, slip: IdeaView, rows: Rows): Html {
  const { ctx, part } = card;
  const spec: FormSpec = {
    name: "propose",
    part,
    cls: "one",
    after: "",
    about: `${matter.subject.id}/${slip.id}/${rows.length}`,
    hidden: { item: matter.subject.id, is: String(slip.values.is) },
  };
  const text = ctx.say(rows.length === 0 ? "page.act.propose" : "card.and-this");
  if (slip.values.is === "merged") return act(ctx, { ...spec, hidden: { ...spec.hidden, "f.into": String(slip.values.into ?? "") } }, text);
  if (slip.values.is === "dropped") return act(ctx, { ...spec, hidden: { ...spec.hidden, "f.why": String(slip.values.why ?? "") } }, text);
  const kept = rows.map(({ id, ...values }) => asHidden(values, `f.touchpoints.${id}`));
  return post(
    ctx,
    spec,
    html`${kept}${asHidden(rowFrom(slip), `f.touchpoints.new-${slip.id.slice(0, 20).replaceAll(".", "-")}`)}${button(text)}`,
  );
}

/** Slips as proposals to take: one tap puts one forward, or adds it to what stands. */
function takeSlips(card: DecideCard, matter: Matter): Html {
  const { ctx } = card;
  const slips = slipsFor(card, matter.subject.id);
  if (slips.length === 0) return nothing;
  const rows = rowsOf(matter.proposal?.value);
  const each = slips.map((slip) => {
    const also = rows.length > 0 && slip.values.is === "with" ? proposeSlip(card, matter, slip, rows) : nothing;
    return html`<li class="row" data-item="${slip.id}"><div class="rt">${answerText(card, slip.values)}${typeof slip.values.does === "string" ? html` <small class="said">${slip.values.does}</small>` : nothing} <small>${slip.by === null ? "" : ctx.name(slip.by)}</small></div><div class="ra">${proposeSlip(card, matter, slip, [])}${also}</div></li>`;
  });
  return html`<h3>${ctx.say("card.pick-one")}</h3><ul class="rows">${each}</ul>`;
}

function ownAnswer(card: DecideCard, matter: Matter): Html {
  const { ctx, part } = card;
  const variant = part.def.variants?.find((one) => one.id === "with");
  const spec: FormSpec = {
    name: "propose",
    part,
    cls: "slip",
    draft: true,
    after: "",
    hidden: { item: matter.subject.id },
    data: { forward: "yes" },
  };
  const key = keyOf(spec);
  const is = String(ctx.refused?.values.is?.[0] ?? "with");
  const asked = ["name", "channels", "medium", "why", "into", "does", "announcedBy", "permitted"].map(
    (id) => ({ id, label: "", kind: "line", required: false }) as const,
  );
  const fields = answerFields({
    card,
    key,
    subject: matter.subject.id,
    defs: variant?.fields[0]?.fields ?? [],
    values: {},
    is: { name: "is", value: is },
    name: (id) => `f.touchpoints.new1.${id}`,
  });
  const title = matter.proposal === null ? ctx.say("card.own-answer") : ctx.say("page.act.propose-other");
  const unanswered = matter.proposal === null && slipsFor(card, matter.subject.id).length === 0;
  const open = unanswered || ctx.refused !== undefined ? html` open` : nothing;
  return html`<details class="shapes"${open}><summary class="btn">${title}</summary>${post(ctx, { ...spec, fields: asked }, html`${fields}<div class="acts">${button(ctx.say("page.act.propose"), { kind: matter.proposal === null ? "go" : "plain" })}</div>`)}</details>`;
}

function asking(card: DecideCard, matter: Matter, touchpoint: Touchpoint): Html {
  const stands = matter.proposal === null ? nothing : html`<div class="stands">${forward(card, matter)}</div>`;
  return html`${strip(card.ctx, touchpoint.id)}<section class="card now-card">${blockedHead(card, touchpoint)}${stands}${takeSlips(card, matter)}${ownAnswer(card, matter)}</section>`;
}

/** One blocked contact at a time; what is put forward stands above, with the time in which silence agrees. */
export function replaceCard(card: DecideCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const answered = (id: string) => view.matters.some((one) => one.subject.id === id && one.proposal !== null);
  const now = askedNow(ctx, answered);
  const matter = view.matters.find((one) => one.subject.id === now?.id);
  const open = hasVoice(ctx) && part.phase !== "closed";
  const lines = view.matters.filter((one) => one.proposal !== null).map((one) => matterLine(card, one, { what: forward(card, one) }));
  const stands = lines.length === 0 ? nothing : html`<ol class="past">${lines}</ol>`;
  const body = openedWhy(card) ?? (matter === undefined || now === undefined ? nothing : asking(card, matter, now));
  const title = said(String(matter?.subject.values.name ?? ""));
  return [
    region("r-forward", stands),
    editor(open ? body : title),
    region("r-take", html`<div class="acts end">${takeAll(card, ctx.say("page.act.take-result"))}</div>`),
    doneRegion(card),
  ];
}
