import { html } from "hono/html";
import { type FormWorld, formField, heardAs } from "#facilitator/forms.ts";
import type { Field, Json } from "#steps/field.ts";
import type { Cell } from "#steps/sheet.ts";
import type { Html, PageContext, RefusedForm } from "../page.ts";
import { field } from "./field.ts";
import { type Card, type FormSpec, type Piece, domId, keyOf, nothing, refusalText, refusedFor, region } from "./kit.ts";

/** A field of a shared form: its definition, where it stands, and what was last written there. */
export type Saved = {
  readonly def: Field;
  readonly path: string;
  readonly cell: Cell | undefined;
  readonly world: FormWorld;
  readonly shown?: Json | undefined;
  readonly label?: string;
};

function specOf(card: Card, saved: Saved): FormSpec {
  return { name: "set", part: { step: card.part.step, part: card.part.part }, hidden: { path: saved.path } };
}

/** Where the field says that its refusal is told. */
function errorId(card: Card, saved: Saved): string {
  return `i-${domId(`${keyOf(specOf(card, saved))}-${saved.path}`)}-e`;
}

/** Somebody else's value of the same field, as its form would post it, and as the event that now stands there. */
type Theirs = { readonly by: string | null; readonly rev: number; readonly value: Json };

function under(name: string, values: readonly string[]): Html {
  return html`${(values.length === 0 ? [""] : values).map((value) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

/** What keeping both would post; only texts and sets can be both. */
function bothOf(saved: Saved, theirs: readonly string[], yours: readonly string[]): readonly string[] | undefined {
  const { kind } = formField(saved.def, saved.world);
  if (kind === "choices") return [...new Set([...theirs, ...yours])].filter((one) => one !== "");
  return kind === "text" || kind === "lines" ? [[...theirs, ...yours].join("\n")] : undefined;
}

/** Values as they were typed or chosen, in words. */
function inWords(saved: Saved, values: readonly string[]): string {
  const labels = formField(saved.def, saved.world).options ?? [];
  const named = values.filter((one) => one !== "").map((one) => labels.find((option) => option.value === one)?.label ?? one);
  return named.join(saved.def.kind === "duration" ? " " : ", ");
}

/** Both side by side; nobody's is lost: theirs, yours, or both. Until one of them is tapped the field saves over nobody. */
function clash(card: Card, saved: Saved, found: { readonly theirs: Theirs; readonly yours: readonly string[] }): Html {
  const { ctx } = card;
  const { theirs, yours } = found;
  const heard = heardAs(saved.def, theirs.value, saved.world);
  const both = bothOf(saved, heard, yours);
  const name = theirs.by === null ? ctx.say("card.somebody") : ctx.name(theirs.by);
  const choice = (keep: string, text: string) => html`<button class="btn" name="keep" value="${keep}">${text}</button>`;
  const values = html`<input type="hidden" name="seen" value="${theirs.rev}">${under("theirs", heard)}${both === undefined ? nothing : under("both", both)}`;
  const acts = html`${choice("theirs", ctx.say("page.act.take-theirs"))}${choice("mine", ctx.say("page.act.keep-mine"))}${both === undefined ? nothing : choice("both", ctx.say("page.act.keep-both"))}`;
  const empty = html`<i>${ctx.say("card.left-empty")}</i>`;
  const told = (text: string) => html`<p class="said">${text === "" ? empty : text}</p>`;
  return html`<div class="clash" role="alert" id="${errorId(card, saved)}" data-refused>${values}<div><b>${ctx.say("page.clash.head", { name })}</b>${told(inWords(saved, heard))}</div><div><b>${ctx.say("page.clash.yours")}</b>${told(inWords(saved, yours))}</div><div class="acts">${acts}</div></div>`;
}

/** Who last wrote here: oneself ("saved") or somebody else, by name. */
function writer({ ctx }: Card, { cell }: Saved): string {
  if (cell === undefined) return "";
  return cell.by === null || cell.by === ctx.view.me?.id ? ctx.say("page.state.saved") : ctx.say("talk.from", { name: ctx.name(cell.by) });
}

/** The clash of two texts, side by side, with what the other wrote as the refusal told it. */
function clashOf(card: Card, saved: Saved, refused: RefusedForm): Html {
  const { other } = refused.refusal;
  const theirs: Theirs = { by: other?.by ?? null, rev: other?.rev ?? 0, value: (other?.value ?? null) as Json };
  return clash(card, saved, { theirs, yours: refused.values.v ?? [] });
}

/** Why a field was not saved: both texts where two wrote at once, else the refusal's words. */
function whyNot(card: Card, saved: Saved, refused: RefusedForm): Html {
  if (refused.refusal.refused === "fill.changed-meanwhile") return clashOf(card, saved, refused);
  return html`<p class="no" role="alert" id="${errorId(card, saved)}" data-refused>${refusalText(card.ctx, refused.refusal)}</p>`;
}

/** After a clash the next save still says what it was drawn from, so that nothing is overwritten without a word. */
function baseOf(saved: Saved, refused: RefusedForm | undefined): number {
  return refused?.refusal.refused === "fill.changed-meanwhile" ? Number(refused.values.base?.[0] ?? 0) : (saved.cell?.rev ?? 0);
}

/** The part of the form that is drawn anew when it was saved: fresh nonce, the event that now stands there, and a clash. */
function state(card: Card, saved: Saved): Html {
  const { ctx } = card;
  const refused = refusedFor(ctx, keyOf(specOf(card, saved)));
  const said = refused === undefined ? writer(card, saved) : "";
  const why = refused === undefined ? nothing : whyNot(card, saved, refused);
  return html`<div class="kept-state" id="s-${domId(saved.path)}"><input type="hidden" name="nonce" value="${ctx.mint()}"><input type="hidden" name="base" value="${baseOf(saved, refused)}"><input type="hidden" name="drawn" value="${ctx.view.seq}"><small role="status">${said}</small>${why}</div>`;
}

function keeping(ctx: PageContext): Html {
  const choice = (keep: string, text: string) => html`<button class="btn small" type="button" data-keep="${keep}">${text}</button>`;
  return html`${choice("theirs", ctx.say("page.act.take-theirs"))}${choice("mine", ctx.say("page.act.keep-mine"))}`;
}

/** What another wrote here since: the script takes it over where nothing was typed; where one types it is told beside, to take or to leave. */
export function foreign(card: Card, saved: Saved): Piece {
  const { ctx } = card;
  const { cell } = saved;
  const id = `r-w-${domId(saved.path)}`;
  if (cell === undefined || cell.by === null || cell.by === ctx.view.me?.id) return region(id, nothing, "foreign");
  const heard = heardAs(saved.def, cell.value, saved.world);
  const raw = html`<span data-foreign data-rev="${cell.rev}" data-values="${JSON.stringify(heard)}" hidden></span>`;
  return region(
    id,
    html`${raw}<div hidden><p><b>${ctx.say("page.clash.head", { name: ctx.name(cell.by) })}</b> <span class="said">${inWords(saved, heard)}</span></p>${keeping(ctx)}</div>`,
    "foreign",
  );
}

/** One field that saves itself: on leaving it and after a second's pause, by itself, with the event that its text was drawn from. */
export function savedField(card: Card, saved: Saved): Html {
  const { ctx, part } = card;
  const spec = specOf(card, saved);
  const key = keyOf(spec);
  const value = saved.shown ?? saved.cell?.value ?? null;
  const one = {
    ...formField(saved.def, saved.world, { label: saved.label ?? saved.path, values: { [saved.def.id]: value } }),
    id: saved.path,
    required: true,
  };
  const to = `s-${domId(saved.path)}`;
  const open = ctx.open === undefined ? nothing : html`<input type="hidden" name="open" value="${ctx.open}">`;
  const fixed = html`<input type="hidden" name="which" value="set"><input type="hidden" name="key" value="${key}"><input type="hidden" name="csrf" value="${ctx.csrf}"><input type="hidden" name="step" value="${part.step}"><input type="hidden" name="part" value="${part.part}"><input type="hidden" name="path" value="${saved.path}">${open}`;
  return html`<form class="saves" id="f-${domId(saved.path)}" method="post" action="${ctx.base}/act" hx-post="${ctx.base}/act" hx-trigger="change, input changed delay:1s, submit" hx-target="#${to}" hx-select="#${to}" hx-swap="outerHTML" hx-sync="this:queue last" data-draft="${key}" data-saves novalidate>${fixed}${field(ctx, one, { key, name: "v", quiet: true })}${state(card, saved)}${foreign(card, saved).body}<noscript><button class="btn">${ctx.say("page.act.save")}</button></noscript></form>`;
}
