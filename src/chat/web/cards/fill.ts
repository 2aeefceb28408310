import { html } from "hono/html";
import { type FormWorld, formFields, formWorld } from "#facilitator/forms.ts";
import type { FillView } from "#steps/sheet-view.ts";
import type { Field } from "#steps/field.ts";
import type { Row } from "#steps/sheet.ts";
import type { MessageKey } from "#locale/say.ts";
import { sayLabel } from "#locale/labels.ts";
import type { Html } from "../page.ts";
import { doneRegion } from "./done.ts";
import { field } from "./field.ts";
import { type Card, type FormSpec, type Piece, act, button, editor, hasVoice, keyOf, nothing, opener, post, region, words } from "./kit.ts";
import { goneRegion } from "./gone.ts";
import { foreign, savedField, type Saved } from "./saved.ts";

export type FillCard = Card & { readonly view: FillView };
type List = { readonly def: Field; readonly rows: readonly Row[] };

function lists({ part, view }: FillCard): readonly List[] {
  return part.def.fields.filter((def) => def.kind === "rows").map((def) => ({ def, rows: view.rows[def.id] ?? [] }));
}

function label(card: FillCard, def: Field): string {
  const { ctx, part } = card;
  return sayLabel(ctx.language, { step: part.step, path: def.id, sells: ctx.view.about.sells });
}

function rowName(row: Row, def: Field): string {
  return (def.fields ?? [])
    .filter((one) => one.required)
    .map((one) => String(row.cells[one.id]?.value ?? ""))
    .join(" ↔ ");
}

function rowLine(card: FillCard, list: List, row: Row): Html {
  const { ctx, part } = card;
  const name = rowName(row, list.def);
  const here = ctx.open === row.id ? " here" : "";
  if (!hasVoice(ctx)) return html`<li class="row">${words(ctx, name)}</li>`;
  const remove = act(ctx, { name: "remove-row", part, hidden: { list: list.def.id, row: row.id } }, ctx.say("page.act.remove"), {
    kind: "quiet",
    sure: ctx.say("card.sure-remove"),
    label: `${ctx.say("page.act.remove")}: ${name.slice(0, 60)}`,
  });
  return html`<li class="row${here}" data-item="${row.id}"><div class="rt">${words(ctx, name)}</div><div class="ra">${opener(ctx, row.id, ctx.say("page.act.edit"), { label: `${ctx.say("page.act.edit")}: ${name.slice(0, 60)}` })}${remove}</div></li>`;
}

function rowsRegion(card: FillCard, list: List): Piece {
  const { ctx, part } = card;
  const undo =
    part.canUndo && hasVoice(ctx) ? act(ctx, { name: "control:undo", part }, ctx.say("page.act.undo"), { kind: "quiet" }) : nothing;
  const rows =
    list.rows.length === 0
      ? html`<p class="empty">${ctx.say("page.state.empty-lines")}</p>`
      : html`<ul class="rows">${list.rows.map((row) => rowLine(card, list, row))}</ul>`;
  return region(
    `r-rows-${list.def.id}`,
    html`<div class="lh"><h2>${label(card, list.def)} <small>${list.rows.length} / ${list.def.max ?? 100}</small></h2>${list === lists(card)[0] ? undo : nothing}</div>${rows}`,
  );
}

const addKeys: Readonly<Record<string, MessageKey>> = { types: "page.act.add-type", conflicts: "page.act.add-conflict" };

/** Adding a row: what must be there at once; the rest is written in the opened row. */
function adding(card: FillCard, list: List, world: FormWorld): Html {
  const { ctx, part } = card;
  const asked = (list.def.fields ?? []).filter((one) => one.required === true);
  const fields = formFields(asked, world, { label: list.def.id });
  const spec: FormSpec = { name: "add-row", part, hidden: { list: list.def.id }, cls: "adds", draft: true, fields, data: { enter: "add" } };
  const drawn = fields.map((one) => field(ctx, one, { key: keyOf(spec), rows: 1 }));
  return post(ctx, spec, html`${drawn}<div class="acts">${button(ctx.say(addKeys[list.def.id] ?? "page.act.add"))}</div>`);
}

function cellsOf(list: List, row: Row, world: FormWorld): readonly Saved[] {
  return (list.def.fields ?? []).map((def) => ({
    def,
    path: `${list.def.id}/${row.id}/${def.id}`,
    cell: row.cells[def.id],
    world,
    label: `${list.def.id}/${def.id}`,
  }));
}

function single(card: FillCard, world: FormWorld): readonly Saved[] {
  const types = (card.view.rows.types ?? []).length;
  return card.part.def.fields
    .filter((def) => def.kind !== "rows" && (def.of !== "types" || types > 1))
    .map((def) => ({ def, path: def.id, cell: card.view.cells[def.id], world }));
}

function openRow(card: FillCard): { readonly list: List; readonly row: Row } | undefined {
  const all = lists(card).flatMap((list) => list.rows.map((row) => ({ list, row })));
  const first = all.find(({ list }) => list.def.id === "types");
  return all.find(({ row }) => row.id === card.ctx.open) ?? first;
}

function rowEditor(card: FillCard, world: FormWorld): { readonly body: Html; readonly cells: readonly Saved[] } {
  const found = openRow(card);
  if (found === undefined || !hasVoice(card.ctx)) return { body: nothing, cells: [] };
  const gone = goneRegion(card, { id: found.row.id, there: true }).body;
  const cells = cellsOf(found.list, found.row, world);
  const title = html`<h2 class="said">${rowName(found.row, found.list.def)}</h2>`;
  return {
    body: html`<section class="card now-card" data-open="${found.row.id}">${title}${gone}${cells.map((saved) => savedField(card, saved))}</section>`,
    cells,
  };
}

/** Whether the row that one has open is still there, whatever list it stood in. */
function stillThere(card: FillCard): readonly Piece[] {
  const { open } = card.ctx;
  if (open === undefined) return [];
  const there = lists(card).some(({ rows }) => rows.some((row) => row.id === open));
  return [{ ...goneRegion(card, { id: open, there }), nested: true }];
}

function readOnly(card: FillCard, saved: Saved): Html {
  const value = saved.cell?.value ?? null;
  return value === null ? nothing : html`<dt>${label(card, saved.def)}</dt><dd>${words(card.ctx, String(value))}</dd>`;
}

function keep(card: FillCard): Html {
  const { ctx, part } = card;
  return ctx.facilitator && part.phase !== "closed"
    ? act(ctx, { name: "control:confirm", part }, ctx.say("page.act.close-step"), { kind: "go" })
    : nothing;
}

/** One shared form, saved as it is typed; lists of rows with add, edit and remove. */
export function fillCard(card: FillCard): readonly Piece[] {
  const { ctx } = card;
  const world = formWorld(ctx.view, ctx.language, ctx.name);
  const open = hasVoice(ctx) && card.part.phase !== "closed";
  const fields = single(card, world);
  const row = rowEditor(card, world);
  const listed = lists(card).flatMap((list): readonly Piece[] => [
    rowsRegion(card, list),
    ...(open ? [{ id: `add-${list.def.id}`, body: adding(card, list, world) }] : []),
  ]);
  const sheet = open
    ? html`<div class="sheet">${fields.map((saved) => savedField(card, saved))}</div>`
    : html`<dl class="facts">${fields.map((saved) => readOnly(card, saved))}</dl>`;
  const first = lists(card).some((list) => list.def.required);
  const pieces: readonly Piece[] = [editor(open ? row.body : nothing), { id: "sheet", body: sheet }];
  const told = open ? [...fields, ...row.cells].map((saved) => ({ ...foreign(card, saved), nested: true })) : [];
  const nested = open ? [...told, ...stillThere(card)] : [];
  return [
    ...(first ? [...listed, ...pieces] : [...pieces, ...listed]),
    doneRegion(card),
    { id: "closing", body: html`<div class="acts end">${keep(card)}</div>` },
    ...nested,
  ];
}
