import { refusalWords } from "#facilitator/say-refusal.ts";
import { html } from "hono/html";
import { readyPhrases } from "#locale/steps.ts";
import type { PartOnView } from "#session/view.ts";
import type { FormField } from "#talk/form.ts";
import type { Refusal } from "#talk/refusal.ts";
import type { Html, PageContext, RefusedForm } from "../page.ts";

/** What a card is drawn from: the page, and the part that it shows. */
export type Card = { readonly ctx: PageContext; readonly part: PartOnView };

export type FormSpec = {
  /** the name that `hear` knows */
  readonly name: string;
  readonly part?: { readonly step: string; readonly part: number };
  readonly hidden?: Readonly<Record<string, string | number>>;
  readonly cls?: string;
  readonly id?: string;
  /** what the form is about, where its hidden fields do not say so */
  readonly about?: string;
  /** what is open once the form was taken; while it is refused, what was open stays so */
  readonly after?: string;
  /** half-written text is kept under the form's key */
  readonly draft?: boolean;
  /** fields of the form that show a refusal themselves */
  readonly fields?: readonly FormField[];
  /** more attributes for the page's script: codes only */
  readonly data?: Readonly<Record<string, string>>;
};

/** Nothing at all. */
export const nothing: Html = html``;

/** Tells two forms of one page apart, before and after they are drawn anew. */
export function keyOf({ name, part, hidden = {}, about: told }: FormSpec): string {
  const about = told ?? hidden.item ?? hidden.path ?? hidden.row ?? hidden.list ?? hidden.late ?? hidden.on ?? "";
  return `${name}:${part?.step ?? ""}/${part?.part ?? ""}:${about}`;
}

/** The refusal of this very form, if it was refused just now. */
export function refusedFor(ctx: PageContext, key: string): RefusedForm | undefined {
  return ctx.refused?.values.key?.[0] === key ? ctx.refused : undefined;
}

/** A refusal in words, also where it came without its figures (an id that was kept for later). */
export function refusalText(ctx: PageContext, refusal: Refusal): string {
  return refusalWords({ view: ctx.view, language: ctx.language }, refusal);
}

/** The refusal's line: rust at the left, read out at once. */
export function refusalLine(ctx: PageContext, refusal: Refusal, id: string): Html {
  return html`<p class="no" role="alert" id="${id}">${refusalText(ctx, refusal)}</p>`;
}

function lastOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}

/** Whether a refusal stands at this field. */
export function standsAt(path: string | undefined, field: FormField): boolean {
  return path !== undefined && (path === field.id || lastOf(path) === lastOf(field.id));
}

/** An id for elements of a form: its key without what an id may not hold. */
export function domId(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]/g, "_");
}

function hiddens(values: Readonly<Record<string, string | number>>): readonly Html[] {
  return Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** The hidden fields by which a form is known, fresh nonce included. */
export function basics(ctx: PageContext, spec: FormSpec): Html {
  const { part } = spec;
  const at: Record<string, string | number> = part === undefined ? {} : { step: part.step, part: part.part };
  const after = spec.after ?? ctx.open;
  const open: Record<string, string | number> = {
    ...(after === undefined ? {} : { open: after }),
    ...(ctx.open === undefined ? {} : { again: ctx.open }),
  };
  const all = {
    which: spec.name,
    key: keyOf(spec),
    nonce: ctx.mint(),
    drawn: ctx.view.seq,
    csrf: ctx.csrf,
    ...at,
    ...open,
    ...spec.hidden,
  };
  return html`${hiddens(all)}`;
}

function attributes(spec: FormSpec): Html {
  const data = Object.entries(spec.data ?? {}).map(([name, value]) => html` data-${name}="${value}"`);
  const draft = spec.draft === true ? html` data-draft="${keyOf(spec)}"` : nothing;
  const id = spec.id === undefined ? nothing : html` id="${spec.id}"`;
  return html`${id}${draft}${data}`;
}

/** A form that posts an act; what answers it is the conversation drawn anew. A refusal that no field shows itself stands at its top. */
export function post(ctx: PageContext, spec: FormSpec, body: Html): Html {
  const refused = refusedFor(ctx, keyOf(spec));
  const shown = refused !== undefined && (spec.fields ?? []).some((one) => standsAt(refused.refusal.field, one));
  const top = refused === undefined || shown ? nothing : refusalLine(ctx, refused.refusal, `no-${domId(keyOf(spec))}`);
  return html`<form class="${spec.cls ?? "act"}" method="post" action="${ctx.base}/act" hx-post="${ctx.base}/act" hx-target="#conversation" hx-swap="outerHTML" novalidate${attributes(spec)}>${basics(ctx, spec)}${top}${body}</form>`;
}

export type Button = {
  readonly kind?: "go" | "quiet" | "plain";
  readonly name?: string;
  readonly value?: string;
  readonly sure?: string;
  readonly label?: string;
};

/** A button of 44 px. `sure`: the words of the second tap that a destructive act asks for; `label` is read out instead of the text. */
export function button(text: string | Html, { kind = "plain", name, value, sure, label }: Button = {}): Html {
  const named = name === undefined ? nothing : html` name="${name}" value="${value ?? ""}"`;
  const asked = sure === undefined ? nothing : html` data-sure="${sure}"`;
  const read = label === undefined ? nothing : html` aria-label="${label}" title="${label}"`;
  return html`<button class="${kind === "plain" ? "btn" : `btn ${kind}`}" type="submit"${named}${asked}${read}>${text}</button>`;
}

/** A form that is one button. */
export function act(ctx: PageContext, spec: FormSpec, text: string | Html, how: Button = {}): Html {
  return post(ctx, { cls: "one", ...spec }, button(text, how));
}

/** A link that opens something in the editor: an item, a row, a finding. Works without script as a plain address. */
export function opener(
  ctx: PageContext,
  open: string,
  text: string | Html,
  how: { readonly cls?: string; readonly label?: string } = {},
): Html {
  const read = how.label === undefined ? nothing : html` aria-label="${how.label}" title="${how.label}"`;
  const to = `${ctx.base}?open=${encodeURIComponent(open)}`;
  return html`<a class="${how.cls ?? "btn quiet"}" href="${to}" hx-get="${to}" hx-target="#editor" hx-select="#editor" hx-swap="outerHTML" data-opens="${open}"${read}>${text}</a>`;
}

/** A piece of the conversation: a region (`r-…`) that the stream may replace, or the editor, which it never does. */
export type Piece = {
  readonly id: string;
  readonly body: Html /** stands inside another piece: sent by the stream, not drawn again */;
  readonly nested?: boolean;
};

/** A region that the stream may replace: nothing in it is typed, dragged or opened. */
export function region(id: string, body: Html, cls = "region"): Piece {
  return { id, body: html`<div id="${id}" class="${cls}">${body}</div>` };
}

/** The one place where one writes; `body` carries the id "editor" itself, unless it is wrapped. */
export function editor(body: Html, wrapped = true): Piece {
  return { id: "editor", body: wrapped ? html`<div id="editor">${body}</div>` : body };
}

/** Three ready phrases for a why, each one tap; they post the form they stand in. */
export function ready(ctx: PageContext, why: string): Html {
  const phrases = readyPhrases(ctx.language, why);
  if (phrases.length === 0) return nothing;
  const each = phrases.map((phrase) => html`<button class="chip" type="submit" name="ready" value="${phrase}">${phrase}</button>`);
  return html`<div class="ready"><p>${ctx.say("page.why-ready")}</p><div class="chips">${each}</div></div>`;
}

/** Whether the viewer may write, vote and decide. */
export function hasVoice(ctx: PageContext): boolean {
  return ctx.view.me !== null && !ctx.view.me.removed && (ctx.view.me.role === "facilitator" || ctx.view.me.role === "participant");
}

/** People's words, letter for letter. */
export function said(text: string): Html {
  return html`<span class="said">${text}</span>`;
}

/** Words of any length: six lines, then "more". */
export function words(ctx: PageContext, text: string): Html {
  if (text.length <= 420) return said(text);
  return html`<details class="long"><summary><span class="said cut">${text.slice(0, 360)}…</span> <span class="more">${ctx.say("page.act.more")}</span></summary><span class="said">${text}</span></details>`;
}

/** A moment that is still to come: the script lets it count down; without it, the wall clock stands. `text` holds "{time}". */
export function countdown(at: number, text: string, clock: string): Html {
  return html`<time class="count" datetime="${new Date(at).toISOString()}" data-ends="${at}" data-text="${text}">${text.replace("{time}", clock)}</time>`;
}
