import { html } from "hono/html";
import { type FormSpec, button, hasVoice, keyOf, nothing, opener, post, ready, words } from "./kit.ts";
import { field } from "./field.ts";
import type { Html, PageContext } from "../page.ts";

/** That a language model suggested this, and who took it. */
function takenTag(ctx: PageContext, id: string): Html {
  const by = ctx.view.taken[id];
  return by === undefined
    ? nothing
    : html` <span class="tag" title="${ctx.say("assist.accepted", { name: ctx.name(by) })}">${ctx.say("assist.tag")}</span>`;
}

/** The way into the note thread of an item, finding or touchpoint, only after the reveal (method.md, "note thread"); and where it came from if not from people. */
export function noteLink(ctx: PageContext, on: string): Html {
  const count = ctx.view.notes.filter((note) => note.on === on).length;
  return html`${noteOpener(ctx, on, count)}${takenTag(ctx, on)}`;
}

function noteOpener(ctx: PageContext, on: string, count: number): Html {
  return opener(ctx, `note:${on}`, count === 0 ? ctx.say("page.act.note") : ctx.say("page.notes.count", { count }), { cls: "nl" });
}

/** The thread itself: the place to disagree in writing; it stays in the report. */
export function noteThread(ctx: PageContext, on: string): Html {
  const notes = ctx.view.notes.filter((note) => note.on === on);
  const each = notes.map((note) =>
    note.struck === undefined
      ? html`<li class="row"><div class="rt">${words(ctx, note.text)} <small>${note.by === null ? "" : ctx.name(note.by)}</small></div>${strikeText(ctx, note.id)}</li>`
      : html`<li class="row struck"><i>${ctx.say("talk.struck", { reason: note.struck })}</i></li>`,
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

/** The way to strike a note or what came late; facilitators only. */
export function strikeText(ctx: PageContext, id: string): Html {
  return ctx.facilitator ? html`<div class="ra">${opener(ctx, `strike:text:${id}`, ctx.say("page.act.strike"))}</div>` : nothing;
}

const reasonOf = (ctx: PageContext) => ({ id: "reason", label: ctx.say("page.why-field"), kind: "line", required: true }) as const;

/** The form that strikes what was opened with `strike:…`: a line of a part by its number and id, or (`text`) a note or what came late. */
export function strikeForm(ctx: PageContext, step: string, [which = "", ...rest]: readonly string[]): Html {
  const id = rest.join(":");
  const look = { cls: "card now-card", draft: true, fields: [reasonOf(ctx)] };
  if (which === "text") return striking(ctx, { ...look, name: "control:strike-text", hidden: { id } });
  return striking(ctx, { ...look, name: "strike", part: { step, part: which === "1" ? 1 : 0 }, hidden: { item: id } });
}

/** Striking asks for a reason; the text goes from every view, that something stood there remains. */
function striking(ctx: PageContext, spec: FormSpec): Html {
  const reason = reasonOf(ctx);
  const body = html`<h2>${ctx.say("page.act.strike")}</h2><p class="hint">${ctx.say("page.strike.hint")}</p>${ready(ctx, "strike")}${field(ctx, reason, { key: keyOf(spec), name: "reason" })}`;
  return post(
    ctx,
    { ...spec, after: "" },
    html`${body}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(ctx.say("page.act.strike"), { kind: "go" })}</div>`,
  );
}
