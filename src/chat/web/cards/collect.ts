import { html } from "hono/html";
import { type FormWorld, formFields, formWorld } from "#facilitator/forms.ts";
import { sayCode } from "#locale/say.ts";
import type { CollectView } from "#steps/collect-view.ts";
import type { Values } from "#steps/field.ts";
import type { IdeaView } from "#steps/view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { doneRegion } from "./done.ts";
import { field } from "./field.ts";
import { slips } from "./glyph.ts";
import { type Card, type FormSpec, type Piece, act, button, editor, hasVoice, keyOf, nothing, opener, post, region, words } from "./kit.ts";
import { noteLink } from "./notes.ts";
import { strikeAndPark } from "./strike.ts";

export type CollectCard = Card & { readonly view: CollectView };

const few = 4;

function anonymity({ ctx }: Card): Html {
  const warn = ctx.view.people.length < few ? html`<p class="fh">${ctx.say("page.anonymous.few")}</p>` : nothing;
  return html`<div class="anon"><label class="tick"><input type="checkbox" name="anonymous" value="yes" data-anonymous>${ctx.say("page.anonymous")}</label>${warn}</div>`;
}

/** The form of one item: one field, its choices as chips; Enter adds, Shift + Enter begins a line. */
function adding(card: Card, fields: readonly FormField[]): Html {
  const { ctx, part } = card;
  const spec: FormSpec = {
    name: "add",
    part,
    cls: "card now-card",
    draft: true,
    fields,
    data: { enter: "add", receipts: `${part.step}/${part.part}`, many: ctx.say("card.add-many", { count: "{n}" }) },
  };
  const key = keyOf(spec);
  const drawn = fields.map((one) => field(ctx, one, { key, rows: 2 }));
  return post(
    ctx,
    spec,
    html`<input type="hidden" name="receipt" value="">${drawn}${anonymity(card)}<div class="acts"><button class="btn many" type="button" data-add-lines hidden></button>${button(ctx.say("page.act.add"), { kind: "go" })}</div>`,
  );
}

function editing(card: Card, fields: readonly FormField[], item: IdeaView): Html {
  const { ctx, part } = card;
  const spec: FormSpec = { name: "edit", part, after: "", hidden: { item: item.id }, cls: "card now-card", draft: true, fields };
  const drawn = fields.map((one) => field(ctx, one, { key: keyOf(spec) }));
  return post(
    ctx,
    spec,
    html`${drawn}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(ctx.say("page.act.save"), { kind: "go" })}</div>`,
  );
}

/** Codes of an item as small words: its kind, how far it looks. */
export function codesOf(card: Card, values: Values): Html {
  const { language } = card.ctx;
  const kind = typeof values.kind === "string" ? html`<span class="why">${sayCode(language, "reason", values.kind)}</span>` : nothing;
  const horizon =
    typeof values.horizon === "string" ? html`<span class="why">${sayCode(language, "horizon", values.horizon)}</span>` : nothing;
  return html`${kind}${horizon}`;
}

function fieldsOf(card: Card, world: FormWorld, values: Values = {}): readonly FormField[] {
  return formFields(card.part.def.fields, world, { values, facilitator: card.ctx.facilitator });
}

function mineRow(card: CollectCard, item: IdeaView): Html {
  const { ctx, part } = card;
  const open = part.phase === "input" && item.struck === null && hasVoice(ctx);
  const text = String(item.values.text ?? item.values.name ?? "");
  const remove = act(ctx, { name: "remove", part, hidden: { item: item.id } }, ctx.say("page.act.remove"), {
    kind: "quiet",
    sure: ctx.say("card.sure-remove"),
    label: `${ctx.say("page.act.remove")}: ${text.slice(0, 60)}`,
  });
  const edit = opener(ctx, item.id, ctx.say("page.act.edit"), { label: `${ctx.say("page.act.edit")}: ${text.slice(0, 60)}` });
  return html`<li class="row" data-item="${item.id}"><div class="rt">${item.struck === null ? words(ctx, text) : html`<i>${ctx.say("talk.struck", { reason: item.struck })}</i>`} ${codesOf(card, item.values)}${item.parked ? html` <span class="tag">${ctx.say("talk.parked")}</span>` : nothing}</div>${open ? html`<div class="ra">${edit}${remove}</div>` : nothing}</li>`;
}

/** One's own lines, with edit and undo. */
export function mineRegion(card: CollectCard): Piece {
  const { ctx, part, view } = card;
  if (view.mine.length === 0) return region("r-mine", html`<p class="empty">${ctx.say("page.state.empty-lines")}</p>`);
  const undo =
    part.canUndo && part.phase === "input"
      ? act(ctx, { name: "control:undo", part }, ctx.say("page.act.undo"), { kind: "quiet" })
      : nothing;
  const only = part.revealed && !part.hiddenAgain ? nothing : html`<small>${ctx.say("talk.only-you")}</small>`;
  return region(
    "r-mine",
    html`<div class="lh"><h2>${ctx.say("page.mine")} ${only}</h2>${undo}</div><ul class="rows">${view.mine.map((item) => mineRow(card, item))}</ul>`,
  );
}

function otherRow(card: Card, item: IdeaView): Html {
  const { ctx } = card;
  const by = item.by === null ? (item.unsigned ? ctx.say("talk.unsigned") : "") : ctx.name(item.by);
  const tag = item.suggested ? html` <span class="tag">${ctx.say("talk.suggested")}</span>` : nothing;
  const parked = item.parked ? html` <span class="tag">${ctx.say("talk.parked")}</span>` : nothing;
  if (item.struck !== null)
    return html`<li class="row struck" data-item="${item.id}"><i>${ctx.say("talk.struck", { reason: item.struck })}</i></li>`;
  return html`<li class="row" data-item="${item.id}"><div class="rt">${words(ctx, String(item.values.text ?? item.values.name ?? ""))} ${codesOf(card, item.values)} <small>${by}</small>${tag}${parked}</div>${noteLink(ctx, item.id)}${strikeAndPark(card, item)}</li>`;
}

/** Lines of the others: face down until the reveal, then in an order that does not follow time. */
export function othersRegion(card: CollectCard): Piece {
  const { ctx, view } = card;
  if (view.others === null) {
    return region(
      "r-others",
      html`<div class="lh"><h2>${ctx.say("page.all")}</h2></div><div class="down">${slips(ctx.view.done.length, ctx.view.done.length + ctx.view.missing.length)}<p>${ctx.say("talk.face-down")}</p></div>`,
    );
  }
  const rows = view.others.map((item) => otherRow(card, item));
  return region(
    "r-others",
    html`<div class="lh"><h2>${ctx.say("page.all")}</h2></div>${rows.length === 0 ? html`<p class="empty">${ctx.say("talk.lines", { count: 0 })}</p>` : html`<ul class="rows">${rows}</ul>`}`,
  );
}

/** Unsigned lines of this page, listed by the script from session storage: only this page can undo or edit them. */
export function receipts(card: Card): Html {
  const { ctx, part } = card;
  const remove = post(
    ctx,
    { name: "remove", part, cls: "one", hidden: { item: "" } },
    html`<input type="hidden" name="receipt" value="">${button(ctx.say("page.act.remove"), { kind: "quiet", sure: ctx.say("card.sure-remove") })}`,
  );
  return html`<section class="unsigned" data-unsigned="${part.step}/${part.part}" hidden><h2>${ctx.say("card.unsigned-mine")}</h2><p class="fh">${ctx.say("page.receipt")}</p><ul class="rows"></ul><template><li class="row"><div class="rt said"></div><div class="ra">${remove}</div></li></template></section>`;
}

/** Collecting: one field, mine below, the others' slips face down. */
export function collectCard(card: CollectCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const world = formWorld(ctx.view, ctx.language, ctx.name);
  const opened = view.mine.find((item) => item.id === ctx.open && item.struck === null);
  const open = part.phase === "input" && hasVoice(ctx);
  const drawn = opened === undefined ? adding(card, fieldsOf(card, world)) : editing(card, fieldsOf(card, world, opened.values), opened);
  return [
    editor(open ? drawn : nothing),
    doneRegion(card),
    mineRegion(card),
    ...(open ? [{ id: "receipts", body: receipts(card) }] : []),
    othersRegion(card),
  ];
}
