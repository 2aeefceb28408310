import { html } from "hono/html";
import { blockedBy } from "#journey/blocking.ts";
import type { Channel, Medium } from "#journey/touchpoint.ts";
import { sayCode } from "#locale/say.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { aside } from "./aside.ts";
import { type DecideCard, matterLine, openedWhy, openObjections, takeAll } from "./consent.ts";
import { doneRegion } from "./done.ts";
import { field } from "./field.ts";
import { flag, glyph } from "./glyph.ts";
import {
  type Card,
  type FormSpec,
  type Piece,
  act,
  button,
  editor,
  hasVoice,
  keyOf,
  nothing,
  opener,
  post,
  ready,
  region,
  said,
} from "./kit.ts";
import { channelsOf, numberOf } from "./list-row.ts";
import { isMomentOfTruth, statsOf } from "#journey/stats.ts";
import { noteLink } from "./notes.ts";
import { changesFields } from "./restrict-changes.ts";

/** The reasons of a matter as boxed figures with words. */
export function reasonBoxes({ ctx }: Card, ids: readonly string[]): readonly Html[] {
  return ctx.view.redesign.reasons
    .filter((one) => ids.includes(one.id))
    .map(
      (one) =>
        html`<span class="why" title="${one.text}"><i class="num">${one.number}</i>${sayCode(ctx.language, "reason", one.kind)}</span>`,
    );
}

/** A contact as it stands in the journey until now. */
export function contactName(card: Card, matter: Matter, struck: boolean): Html {
  const { id, values } = matter.subject;
  const stats = statsOf(card.ctx.view.redesign).get(id);
  const name = said(String(values.name ?? ""));
  return html`${glyph(String(values.medium ?? ""))} <b class="num">${numberOf(card, id)}</b> ${struck ? html`<del>${name}</del>` : name}${stats !== undefined && isMomentOfTruth(stats) ? flag(13) : nothing}`;
}

function says(card: DecideCard, matter: Matter): Html {
  const { ctx } = card;
  const value = matter.proposal?.value;
  if (value === undefined) return html`<span class="tag">${ctx.say("talk.answer-open")}</span>`;
  const word = html`<b>${sayCode(ctx.language, "restriction", String(value.is))}</b>`;
  if (value.is === "blocked")
    return html`${word} ${reasonBoxes(card, (value.reasons ?? []) as readonly string[])}${typeof value.note === "string" ? said(value.note) : nothing}`;
  if (value.is === "merged") return html`${word}: ${said(ctx.view.redesign.current.find((one) => one.id === value.into)?.name ?? "")}`;
  return typeof value.why === "string" ? html`${word}: ${said(value.why)}` : word;
}

/** Physical ones first: they are what a crisis closes. */
function physicalFirst(matters: readonly Matter[]): readonly Matter[] {
  const rank = (matter: Matter) => (matter.subject.values.medium === "physical" ? 0 : 1);
  return [...matters].sort((a, b) => rank(a) - rank(b));
}

function row(card: DecideCard, matter: Matter): Html {
  const { ctx, part } = card;
  const { id, values } = matter.subject;
  const open = hasVoice(ctx) && part.phase !== "closed";
  const change = open
    ? opener(ctx, id, ctx.say("page.act.edit"), { cls: "btn", label: `${ctx.say("page.act.edit")}: ${String(values.name ?? "")}` })
    : nothing;
  const bare = (matter.proposal?.by ?? null) === null && openObjections(matter).length === 0;
  const what = html`<p class="nm">${contactName(card, matter, matter.proposal?.value.is === "blocked")}</p><p class="l2">${channelsOf(card, values)}</p><p class="is">${says(card, matter)} ${noteLink(ctx, id)}</p>`;
  if (bare)
    return html`<li class="matter bare${ctx.open === id ? " here" : ""}" data-item="${id}"><div class="rt">${what}</div><div class="ra">${change}</div></li>`;
  return matterLine(card, matter, { what, acts: change });
}

/** A closed place or a travel ban: does it close all that meets face to face? One yes takes it, single ones are changed. */
function forAll(card: DecideCard): Html {
  const { ctx } = card;
  const wide = ctx.view.redesign.reasons.filter((one) => one.kind === "travel" || one.kind === "place-closed");
  if (wide.length === 0 || card.part.phase === "closed") return nothing;
  const boxes = wide.map(
    (one) => html`<span class="why"><i class="num">${one.number}</i>${sayCode(ctx.language, "reason", one.kind)}</span> `,
  );
  const key = `for-all/${wide.map((one) => one.id).join("/")}`;
  return aside(key, html`${boxes}${ctx.say("talk.for-all")}`, [ctx.say("card.for-all-yes"), ctx.say("card.for-all-single")]);
}

function list(card: DecideCard): Piece {
  const { ctx, view } = card;
  const rows = physicalFirst(view.matters).map((matter) => row(card, matter));
  return region(
    "r-rows",
    html`<p class="hint">${ctx.say("talk.proposal-for-all")}</p>${forAll(card)}<ol class="past rows">${rows}</ol><div class="acts end">${takeAll(card, ctx.say("page.act.yes-to-all"))}</div>`,
  );
}

function reasonsField(card: DecideCard, matter: Matter): FormField {
  const { ctx } = card;
  const { values } = matter.subject;
  const given =
    matter.proposal?.value.is === "blocked"
      ? ((matter.proposal.value.reasons ?? []) as readonly string[])
      : blockedBy(
          { medium: values.medium as Medium, channels: (values.channels ?? []) as readonly Channel[] },
          ctx.view.redesign.reasons,
        ).map((one) => one.id);
  const options = ctx.view.redesign.reasons.map((one) => ({
    value: one.id,
    label: `${one.number} ${sayCode(ctx.language, "reason", one.kind)}`,
  }));
  return { id: "reasons", label: ctx.say("field.restrict.reasons"), kind: "choices", options, required: true, value: given };
}

type Shape = {
  readonly is: string;
  readonly title: string;
  readonly body: Html;
  readonly fields: readonly FormField[];
  readonly ready?: string;
};

function shapes(card: DecideCard, matter: Matter, key: (is: string) => string): readonly Shape[] {
  const { ctx, view } = card;
  const why: FormField = { id: "why", label: ctx.say("field.restrict.why"), kind: "line", required: true };
  const permit: FormField = { id: "why", label: ctx.say("field.restrict.permitted"), kind: "line", required: true };
  const others = view.matters
    .filter((one) => one.subject.id !== matter.subject.id)
    .map((one) => ({ value: one.subject.id, label: String(one.subject.values.name ?? "") }));
  const into: FormField = { id: "into", label: ctx.say("field.restrict.into"), kind: "choice", options: others, required: true };
  const reasons = reasonsField(card, matter);
  const changes = changesFields(card, matter);
  const of = (is: string, fields: readonly FormField[], phrases?: string): Shape => ({
    is,
    title: sayCode(ctx.language, "restriction", is),
    fields,
    body: html`${fields.map((one) => field(ctx, one, { key: key(is) }))}`,
    ...(phrases === undefined ? {} : { ready: phrases }),
  });
  const all = [
    of("stays", []),
    of("blocked", [reasons]),
    of("changes", changes),
    of("dropped", [why], "restrict-dropped"),
    of("merged", [into]),
  ];
  return ctx.facilitator ? [...all, of("permitted", [permit], "permit")] : all;
}

/** One contact opened: what becomes of it, each answer one unfolding row. */
function editing(card: DecideCard, matter: Matter): Html {
  const { ctx, part } = card;
  const specOf = (is: string): FormSpec => ({
    name: "propose",
    part,
    cls: "shape",
    draft: true,
    after: "",
    about: `${matter.subject.id}/${is}`,
    hidden: { item: matter.subject.id, is },
  });
  const now = String(matter.proposal?.value.is ?? "");
  const each = shapes(card, matter, (is) => keyOf(specOf(is))).map((shape) => {
    const spec: FormSpec = { ...specOf(shape.is), fields: shape.fields };
    if (shape.fields.length === 0) return act(ctx, { ...spec, cls: "one shape" }, shape.title, { kind: "plain" });
    return html`<details class="shapes"${now === shape.is || ctx.refused?.values.key?.[0] === keyOf(spec) ? html` open` : nothing}><summary class="btn">${shape.title}</summary>${post(ctx, spec, html`${shape.body}${shape.ready === undefined ? nothing : ready(ctx, shape.ready)}<div class="acts">${button(ctx.say("page.act.propose"), { kind: "go" })}</div>`)}</details>`;
  });
  return html`<section class="card now-card"><h2>${contactName(card, matter, false)}</h2><p class="l2">${channelsOf(card, matter.subject.values)}</p>${each}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.close-window")}</a></div></section>`;
}

/** What stays, what changes, what is blocked: one list with a proposal for all; exceptions are changed one by one. */
export function restrictCard(card: DecideCard): readonly Piece[] {
  const { ctx, view } = card;
  const matter = view.matters.find((one) => one.subject.id === ctx.open);
  const open = hasVoice(ctx) && card.part.phase !== "closed";
  const body = openedWhy(card) ?? (matter === undefined ? nothing : editing(card, matter));
  return [editor(open ? body : nothing), list(card), doneRegion(card)];
}
