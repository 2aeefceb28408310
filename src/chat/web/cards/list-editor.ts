import { html } from "hono/html";
import { type FormWorld, formFields, formWorld } from "#facilitator/forms.ts";
import { addWorkingDays } from "#lib/time.ts";
import type { Field, Values } from "#steps/field.ts";
import type { ListRow } from "#steps/sheet-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { field } from "./field.ts";
import { type Card, type FormSpec, type Piece, button, keyOf, nothing, opener, post, ready } from "./kit.ts";
import { goneRegion } from "./gone.ts";
import { foreign, savedField, type Saved } from "./saved.ts";

function worldOf({ ctx }: Card): FormWorld {
  return formWorld(ctx.view, ctx.language, ctx.name);
}

function isPlan({ part }: Card): boolean {
  return part.def.fields.some((one) => one.id === "deadline");
}

/** Somebody else, named on the spot, may own an action: whoever posts it gives them an id (`newOwner`). */
export function somebodyElse(card: Card, key: string): Html {
  const one: FormField = { id: "newOwner", label: card.ctx.say("card.somebody-else"), kind: "line", required: false };
  return field(card.ctx, one, { key, name: "newOwner" });
}

function cancel({ ctx }: Card): Html {
  return html`<a class="btn quiet" href="${ctx.base}" hx-get="${ctx.base}" hx-target="#editor" hx-select="#editor" hx-swap="outerHTML">${ctx.say("page.act.cancel")}</a>`;
}

/** Adding a row: a contact is born with three fields, an action with title, contacts, owner and date. Enter adds. */
export function addEditor(card: Card, after: ListRow | undefined): Html {
  const { ctx, part } = card;
  const due: Values = isPlan(card) ? { deadline: addWorkingDays(ctx.view.redesign.today, 2) } : {};
  const fields = formFields(
    part.def.fields.filter((one) => one.more !== true),
    worldOf(card),
    { values: due },
  );
  const spec: FormSpec = {
    name: "add-row",
    part,
    cls: "card now-card",
    draft: true,
    after: "",
    fields,
    data: { enter: "add" },
    hidden: after === undefined ? { list: "items" } : { list: "items", after: after.id },
  };
  const title =
    after === undefined
      ? ctx.say(isPlan(card) ? "page.act.add-action" : "page.act.add-contact")
      : `${ctx.say("page.act.add-below")}: ${String(after.values.name ?? after.values.title ?? "")}`;
  const drawn = fields.map(
    (one) => html`${field(ctx, one, { key: keyOf(spec) })}${one.id === "owner" ? somebodyElse(card, keyOf(spec)) : nothing}`,
  );
  const bulk = isPlan(card) ? nothing : opener(ctx, "bulk", ctx.say("card.several"));
  return post(
    ctx,
    spec,
    html`<h2>${title}</h2>${drawn}<div class="acts">${after === undefined ? bulk : cancel(card)}${button(ctx.say("page.act.add"), { kind: "go" })}</div>`,
  );
}

/** Several contacts at once, one a line; medium and channels hold for all of them and can be changed after. */
export function bulkEditor(card: Card): Html {
  const { ctx, part } = card;
  const world = worldOf(card);
  const [first, ...rest] = formFields(
    part.def.fields.filter((one) => one.more !== true),
    world,
  );
  if (first === undefined) return nothing;
  const lines: FormField = { ...first, kind: "lines", hint: ctx.say("card.one-a-line") };
  const spec: FormSpec = {
    name: "add-rows",
    part,
    after: "",
    cls: "card now-card",
    draft: true,
    fields: [lines, ...rest],
    hidden: { list: "items" },
  };
  const drawn = [lines, ...rest].map((one) => field(ctx, one, { key: keyOf(spec), rows: 6 }));
  return post(
    ctx,
    spec,
    html`<h2>${ctx.say("card.several")}</h2>${drawn}<div class="acts">${cancel(card)}${button(ctx.say("page.act.add"), { kind: "go" })}</div>`,
  );
}

function saved(row: ListRow, world: FormWorld): (def: Field) => Saved {
  return (def) => ({
    def,
    path: `items/${row.id}/${def.id}`,
    cell: row.cells[def.id],
    world,
    shown: row.values[def.id] ?? null,
    label: def.id,
  });
}

function isFirst({ id, more }: Field): boolean {
  return more !== true || id === "expected";
}

function rowFields({ ctx, part }: Card): readonly Field[] {
  return part.def.fields.filter((one) => isFirst(one) || ctx.facilitator || one.facilitator !== true);
}

/** What others write meanwhile in the row that stands open, and whether it is still there. */
export function openedPieces(card: Card, open: string, row: ListRow | undefined): readonly Piece[] {
  const world = worldOf(card);
  const fields = row === undefined ? [] : rowFields(card).map((def) => foreign(card, saved(row, world)(def)));
  return [goneRegion(card, { id: open, there: row !== undefined }), ...fields].map((one) => ({ ...one, nested: true }));
}

/** "More about it" in groups of at most five: what happens, then when and who, then the rest. */
function moreGroups(card: Card, row: ListRow, world: FormWorld): readonly Html[] {
  const { ctx } = card;
  const more = rowFields(card).filter((one) => !isFirst(one));
  const count = Math.ceil(more.length / 5);
  return Array.from({ length: count }, (_, n) => {
    const fields = more.slice(n * 5, n * 5 + 5);
    const filled = fields.filter((one) => row.values[one.id] !== undefined).length;
    return html`<details class="moreabout"><summary>${ctx.say("page.act.more-about")} ${count > 1 ? `${n + 1} / ${count}` : ""}${filled === 0 ? nothing : html` <small>${ctx.say("page.act.more-filled", { count: filled })}</small>`}</summary>${fields.map((def) => savedField(card, saved(row, world)(def)))}</details>`;
  });
}

/** One row open: its fields save themselves; what it was born with stands first. */
export function rowEditor(card: Card, row: ListRow): Html {
  const { ctx, part } = card;
  const world = worldOf(card);
  const first = part.def.fields.filter(isFirst);
  const of = saved(row, world);
  const drawn = first.map((def) => html`${savedField(card, of(def))}${def.id === "owner" ? nameOwner(card, row) : nothing}`);
  const title = String(row.values.name ?? row.values.title ?? "");
  const gone = goneRegion(card, { id: row.id, there: true }).body;
  return html`<section class="card now-card" data-open="${row.id}"><h2 class="said">${title}</h2>${gone}${drawn}${moreGroups(card, row, world)}<div class="acts"><a class="btn" href="${ctx.base}" hx-get="${ctx.base}" hx-target="#editor" hx-select="#editor" hx-swap="outerHTML">${ctx.say("page.act.close-window")}</a></div></section>`;
}

function nameOwner(card: Card, row: ListRow): Html {
  const spec: FormSpec = { name: "control:name-owner", part: card.part, hidden: { row: row.id }, cls: "inline", draft: true };
  return post(card.ctx, spec, html`${somebodyElse(card, keyOf(spec))}${button(card.ctx.say("page.act.add"), {})}`);
}

/** A contact that the bot drew is let go with a why; one tap is enough. */
export function leaveEditor(card: Card, row: ListRow): Html {
  const { ctx, part } = card;
  const why: FormField = { id: "why", label: ctx.say("field.new-journey.removed"), kind: "line", required: true };
  const spec: FormSpec = {
    name: "remove-row",
    part,
    after: "",
    hidden: { list: "items", row: row.id },
    cls: "card now-card",
    draft: true,
    fields: [why],
  };
  return post(
    ctx,
    spec,
    html`<h2 class="said">${String(row.values.name ?? row.values.title ?? "")}</h2>${field(ctx, why, { key: keyOf(spec), name: "why" })}${ready(ctx, "new-journey-removed")}<div class="acts">${cancel(card)}${button(ctx.say("page.act.remove"), { kind: "go" })}</div>`,
  );
}
