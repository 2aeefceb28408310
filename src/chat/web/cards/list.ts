import { html } from "hono/html";
import { formWorld } from "#facilitator/forms.ts";
import type { ListRow, ListView } from "#steps/sheet-view.ts";
import type { Html } from "../page.ts";
import { coverEditor, coversRegion } from "./covers.ts";
import { doneRegion } from "./done.ts";
import { type Card, type Piece, act, button, editor, hasVoice, nothing, opener, post, region } from "./kit.ts";
import { addEditor, bulkEditor, leaveEditor, openedPieces, rowEditor } from "./list-editor.ts";
import { rowFacts } from "./list-row.ts";
import { noteLink } from "./notes.ts";
import { foreign, savedField, type Saved } from "./saved.ts";

export type ListCard = Card & { readonly view: ListView };

export function rowName(row: ListRow): string {
  return String(row.values.title ?? row.values.name ?? "");
}

/** Whether the rows are actions of the plan, or contacts of a journey. */
export function isPlan({ part }: Card): boolean {
  return part.def.fields.some((field) => field.id === "deadline");
}

function move(card: ListCard, n: number, by: -1 | 1): Html {
  const { ctx, part, view } = card;
  const row = view.rows[n];
  const behind = by === 1 ? view.rows[n + 1] : view.rows[n - 2];
  const label = `${ctx.say(by === 1 ? "page.act.down" : "page.act.up")}: ${row === undefined ? "" : rowName(row)}`;
  if (row === undefined || n + by < 0 || n + by >= view.rows.length)
    return html`<span class="btn mv off" aria-hidden="true">${by === 1 ? "↓" : "↑"}</span>`;
  const spec = {
    name: "move-row",
    part,
    hidden: { list: "items", row: row.id, after: behind?.id ?? "" },
    data: { move: by === 1 ? "down" : "up" },
  };
  return post(ctx, { ...spec, cls: "one mv" }, button(by === 1 ? "↓" : "↑", { label }));
}

function removal(card: ListCard, row: ListRow): Html {
  const { ctx, part } = card;
  const label = `${ctx.say("page.act.remove")}: ${rowName(row)}`;
  if (row.drawn) return opener(ctx, `leave:${row.id}`, ctx.say("page.act.remove"), { label });
  return act(ctx, { name: "remove-row", part, hidden: { list: "items", row: row.id } }, ctx.say("page.act.remove"), {
    kind: "quiet",
    label,
    sure: ctx.say("card.sure-remove"),
  });
}

function acts(card: ListCard, row: ListRow, n: number): Html {
  const { ctx } = card;
  const below = isPlan(card)
    ? nothing
    : opener(ctx, `after:${row.id}`, ctx.say("page.act.add-below"), { label: `${ctx.say("page.act.add-below")}: ${rowName(row)}` });
  const edit = opener(ctx, row.id, ctx.say("page.act.edit"), { label: `${ctx.say("page.act.edit")}: ${rowName(row)}` });
  return html`<div class="ra">${move(card, n, -1)}${move(card, n, 1)}${edit}${below}${removal(card, row)}${noteLink(ctx, row.id)}</div>`;
}

/** On a phone it shows the row's acts, which the page's script folds there. */
function unfold({ ctx }: ListCard, row: ListRow): Html {
  const label = `${ctx.say("page.act.more")}: ${rowName(row)}`;
  return html`<button class="btn quiet unfold" type="button" aria-expanded="false" aria-label="${label}" data-unfold>⋯</button>`;
}

function rowLine(card: ListCard, row: ListRow, n: number): Html {
  const { ctx } = card;
  const here = ctx.open === row.id ? " here" : "";
  const medium = typeof row.values.medium === "string" ? ` ${row.values.medium}` : "";
  const open = hasVoice(ctx) && card.part.phase !== "closed";
  return html`<li class="row tp${medium}${here}" data-item="${row.id}"${open ? html` draggable="true"` : nothing}><b class="no-n num">${n + 1}</b><div class="rt">${rowFacts(card, row)}</div>${open ? html`${unfold(card, row)}${acts(card, row, n)}` : nothing}</li>`;
}

function rowsRegion(card: ListCard): Piece {
  const { ctx, part, view } = card;
  const empty = html`<p class="empty">${ctx.say(isPlan(card) ? "card.empty-plan" : "page.state.empty-journey")}</p>`;
  const undo =
    part.canUndo && hasVoice(ctx) ? act(ctx, { name: "control:undo", part }, ctx.say("page.act.undo"), { kind: "quiet" }) : nothing;
  const rows = view.rows.map((row, n) => rowLine(card, row, n));
  const head = ctx.say(isPlan(card) ? "card.count-actions" : "card.count-contacts", { count: view.rows.length });
  return region(
    "r-rows",
    html`<div class="lh"><h2>${head}</h2>${undo}</div>${rows.length === 0 ? empty : html`<ol class="rows long" data-order="${part.step}/${part.part}">${rows}</ol>`}`,
  );
}

function headFields(card: ListCard): readonly Saved[] {
  const world = formWorld(card.ctx.view, card.ctx.language, card.ctx.name);
  return (card.part.def.head ?? [])
    .filter((def) => def.kind !== "rows")
    .map((def) => ({ def, path: def.id, cell: card.view.head[def.id], world }));
}

function opened(card: ListCard): Html {
  const { ctx, view } = card;
  const exact = view.rows.find((one) => one.id === ctx.open);
  if (exact !== undefined) return rowEditor(card, exact);
  const [what = "", ...rest] = (ctx.open ?? "").split(":");
  const id = rest.join(":");
  const row = view.rows.find((one) => one.id === id);
  if (what === "bulk") return bulkEditor(card);
  if (what === "cover") return coverEditor(card, id);
  if (row === undefined) return addEditor(card, undefined);
  if (what === "leave") return leaveEditor(card, row);
  return addEditor(card, what === "after" ? row : undefined);
}

/** A form that the script fills in and posts after a row was dragged to another place. */
function moveByDrag({ ctx, part }: Card): Html {
  return post(ctx, { name: "move-row", part, cls: "vh", id: "move-drag", hidden: { list: "items", row: "", after: "" } }, nothing);
}

/** What the stream tells of the row that one has open. */
function whileOpen(card: ListCard): readonly Piece[] {
  const { open } = card.ctx;
  if (open === undefined) return [];
  return openedPieces(
    card,
    open,
    card.view.rows.find((one) => one.id === open),
  );
}

/** Numbered rows, one of them open to edit; moved by buttons, Alt and arrows, or dragged. */
export function listCard(card: ListCard): readonly Piece[] {
  const { ctx } = card;
  const open = hasVoice(ctx) && card.part.phase !== "closed";
  const heads = open ? headFields(card) : [];
  const head = heads.length === 0 ? nothing : html`<div class="sheet two">${heads.map((saved) => savedField(card, saved))}</div>`;
  const covers = isPlan(card) ? [coversRegion(card)] : [];
  const drag = open ? [{ id: "drag", body: moveByDrag(card) }] : [];
  const nested = heads.map((saved) => ({ ...foreign(card, saved), nested: true }));
  return [
    { id: "head", body: head },
    editor(open ? opened(card) : nothing),
    ...covers,
    rowsRegion(card),
    ...drag,
    doneRegion(card),
    ...nested,
    ...(open ? whileOpen(card) : []),
  ];
}
