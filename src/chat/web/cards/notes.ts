import { html } from "hono/html";
import { type Card, type FormSpec, button, hasVoice, keyOf, nothing, opener, post, ready, words } from "./kit.ts";
import { field } from "./field.ts";
import type { Html, PageContext } from "../page.ts";

/** The way into the note thread of an item, finding or touchpoint; only after the reveal (method.md, "note thread"). */
export function noteLink(ctx: PageContext, on: string): Html {
  const count = ctx.view.notes.filter((note) => note.on === on).length;
  return opener(ctx, `note:${on}`, count === 0 ? ctx.say("page.act.note") : ctx.say("page.notes.count", { count }), { cls: "nl" });
}

/** The thread itself: the place to disagree in writing; it stays in the report. */
export function noteThread(ctx: PageContext, on: string): Html {
  const notes = ctx.view.notes.filter((note) => note.on === on);
  const each = notes.map(
    (note) =>
      html`<li class="row"><div class="rt">${words(ctx, note.text)} <small>${note.by === null ? "" : ctx.name(note.by)}</small></div></li>`,
  );
  const spec: FormSpec = { name: "control:note", hidden: { on }, draft: true };
  const text = { id: "text", label: ctx.say("page.notes.hint"), kind: "text", required: true } as const;
  const form = post(
    ctx,
    { ...spec, fields: [text] },
    html`${field(ctx, text, { key: keyOf(spec), name: "text" })}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.close-window")}</a>${button(ctx.say("page.act.note"), { kind: "go" })}</div>`,
  );
  return html`<section class="card now-card"><h2>${ctx.say("page.notes")}</h2>${each.length === 0 ? html`<p class="empty">${ctx.say("page.notes.none")}</p>` : html`<ul class="rows">${each}</ul>`}${hasVoice(ctx) || ctx.view.me?.role === "owner" ? form : nothing}</section>`;
}

/** Striking a line asks for a reason; its text goes from every view, that something stood there remains. */
export function strikeForm(card: Card, part: number, item: string): Html {
  const { ctx } = card;
  const reason = { id: "reason", label: ctx.say("page.why-field"), kind: "line", required: true } as const;
  const spec: FormSpec = {
    name: "strike",
    part: { step: card.part.step, part },
    hidden: { item },
    cls: "card now-card",
    draft: true,
    fields: [reason],
  };
  const body = html`<h2>${ctx.say("page.act.strike")}</h2><p class="hint">${ctx.say("page.strike.hint")}</p>${ready(ctx, "strike")}${field(ctx, reason, { key: keyOf(spec), name: "reason" })}`;
  return post(
    ctx,
    { ...spec, after: "" },
    html`${body}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(ctx.say("page.act.strike"), { kind: "go" })}</div>`,
  );
}
