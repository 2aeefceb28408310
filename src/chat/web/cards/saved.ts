import { html } from "hono/html";
import { type FormWorld, formField, heardAs } from "#facilitator/forms.ts";
import type { Field, Json } from "#steps/field.ts";
import type { Cell } from "#steps/sheet.ts";
import type { Refusal } from "#talk/refusal.ts";
import type { Html, PageContext } from "../page.ts";
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

/** What somebody wrote, as one plain text. */
function asText(saved: Saved, value: unknown): string {
  const heard = heardAs(saved.def, value as Json, saved.world);
  const labels = formField(saved.def, saved.world).options ?? [];
  return heard.map((one) => labels.find((option) => option.value === one)?.label ?? one).join(saved.def.kind === "duration" ? " " : ", ");
}

/** Both texts side by side; nobody's is lost: theirs, yours, or both. */
function clash(ctx: PageContext, saved: Saved, found: { readonly refusal: Refusal; readonly yours: string }): Html {
  const { other } = found.refusal;
  const theirs = asText(saved, other?.value);
  const raw = heardAs(saved.def, other?.value as Json, saved.world).join(" ");
  const name = (other?.by ?? null) === null ? ctx.say("card.somebody") : ctx.name(other?.by ?? "");
  const both =
    saved.def.kind === "text"
      ? html`<button class="btn" name="take" value="${`${raw}\n${found.yours}`}">${ctx.say("page.act.keep-both")}</button>`
      : nothing;
  return html`<div class="clash" role="alert" data-refused><div><b>${ctx.say("page.clash.head", { name })}</b><p class="said">${theirs}</p></div><div><b>${ctx.say("page.clash.yours")}</b><p class="said">${found.yours}</p></div><div class="acts"><button class="btn" name="take" value="${raw}">${ctx.say("page.act.take-theirs")}</button><button class="btn">${ctx.say("page.act.keep-mine")}</button>${both}</div></div>`;
}

/** Who last wrote here: oneself ("saved") or somebody else, by name. */
function writer({ ctx }: Card, { cell }: Saved): string {
  if (cell === undefined) return "";
  return cell.by === null || cell.by === ctx.view.me?.id ? ctx.say("page.state.saved") : ctx.say("talk.from", { name: ctx.name(cell.by) });
}

/** The part of the form that is drawn anew when it was saved: fresh nonce, the event that now stands there, and a clash. */
function state(card: Card, saved: Saved): Html {
  const { ctx } = card;
  const refused = refusedFor(ctx, keyOf(specOf(card, saved)));
  const clashes = refused?.refusal.refused === "fill.changed-meanwhile";
  const base = clashes ? (refused.refusal.other?.rev ?? 0) : (saved.cell?.rev ?? 0);
  const block = clashes ? clash(ctx, saved, { refusal: refused.refusal, yours: (refused.values.v ?? []).join(" ") }) : nothing;
  const text =
    refused !== undefined && !clashes ? html`<p class="no" role="alert" data-refused>${refusalText(ctx, refused.refusal)}</p>` : nothing;
  return html`<div class="kept-state" id="s-${domId(saved.path)}"><input type="hidden" name="nonce" value="${ctx.mint()}"><input type="hidden" name="base" value="${base}"><input type="hidden" name="drawn" value="${ctx.view.seq}"><small role="status">${refused === undefined ? writer(card, saved) : ""}</small>${block}${text}</div>`;
}

/** What another wrote here since: the script takes it over where nothing was typed, else offers it beside the field. */
export function foreign(card: Card, saved: Saved): Piece {
  const { ctx } = card;
  const { cell } = saved;
  const id = `r-w-${domId(saved.path)}`;
  if (cell === undefined || cell.by === null || cell.by === ctx.view.me?.id) return region(id, nothing, "foreign");
  const raw = heardAs(saved.def, cell.value, saved.world).join(" ");
  return region(
    id,
    html`<div data-foreign data-rev="${cell.rev}" data-value="${raw}" hidden><p><b>${ctx.say("page.clash.head", { name: ctx.name(cell.by) })}</b> <span class="said">${asText(saved, cell.value)}</span></p><button class="btn" type="button" data-take>${ctx.say("page.act.take-theirs")}</button></div>`,
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
