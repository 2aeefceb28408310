import { html } from "hono/html";
import { sayTime } from "#locale/dates.ts";
import { sayList } from "#locale/say.ts";
import { pageForm } from "./control.ts";
import type { Html, PageContext } from "./page.ts";
import { linkList } from "./links.ts";
import { panelPage } from "./panel.ts";
import { zoneOf } from "./zone.ts";

/** The way into a chat thread, for facilitators, where there is a chat. */
function intoChat(ctx: PageContext, chat: readonly string[]): Html {
  if (!ctx.facilitator || chat.length === 0) return html``;
  const make = pageForm(ctx, "links", { label: ctx.say("web.attach.make"), look: "btn", fields: { what: "attach" } });
  return html`<h2>${ctx.say("web.attach.head")}</h2><p class="hint">${ctx.say("web.attach.hint", { chats: sayList(ctx.language, chat) })}</p>${make}`;
}

type Code = { readonly chat: readonly string[]; readonly code: string; readonly until: number };

/** The code that was made, as it is to be written in the chat, and until when it holds. */
export function attachPanel(ctx: PageContext, { chat, code, until }: Code): Html {
  const { say, language } = ctx;
  const hint = say("web.attach.until", { chats: sayList(language, chat), time: sayTime(language, until, zoneOf(ctx)) });
  const lines = [
    { label: say("web.attach.channel"), hint: say("web.attach.channel.hint"), address: `/journey attach ${code}` },
    { label: say("web.attach.thread"), hint: say("web.attach.thread.hint"), address: `@Teekond attach ${code}` },
  ];
  return panelPage(ctx, { head: say("web.attach.head"), hint, body: linkList(say, lines) });
}

/** The links of the session: fresh ones on demand, since only their hashes are kept. */
export function linksPanel(ctx: PageContext, chat: readonly string[]): Html {
  const one = (what: string, label: string) => pageForm(ctx, "links", { label, look: "btn", fields: { what } });
  const lead = ctx.facilitator ? html`${one("team", ctx.say("page.links.team"))}${one("lead", ctx.say("page.links.lead"))}` : "";
  const renew = ctx.facilitator
    ? html`<h2>${ctx.say("page.act.renew-links")}</h2><p class="hint">${ctx.say("web.links.renew.hint")}</p>${one("renew", ctx.say("page.act.renew-links"))}`
    : "";
  return panelPage(ctx, {
    head: ctx.say("page.menu.links"),
    hint: ctx.say("web.links.hint"),
    body: html`<div class="row">${lead}${one("own", ctx.say("page.links.own"))}</div>${intoChat(ctx, chat)}${renew}`,
  });
}

const keys = ["next", "send", "add", "scale", "move", "board", "question", "help", "close"] as const;

/** Which keys do what. */
export function keysPanel(ctx: PageContext): Html {
  return panelPage(ctx, {
    head: ctx.say("page.keys.head"),
    body: html`<ul class="plain-list">${keys.map((key) => html`<li>${ctx.say(`page.keys.${key}`)}</li>`)}</ul>`,
  });
}

/** Deleting asks for the session's name, letter for letter. */
export function deletePanel(ctx: PageContext, wrong: boolean): Html {
  const no = wrong ? html`<p class="no" role="alert">${ctx.say("web.delete.other")}</p>` : "";
  const inside = html`<label class="f"><span>${ctx.say("page.delete.type")}</span><input class="in" name="title" autocomplete="off"${ctx.view.about.title.trim() === "" ? "" : html` required`}>${no}</label>`;
  const body = html`<p class="said">${ctx.view.about.title}</p>${pageForm(ctx, "delete", { label: ctx.say("page.act.delete-sure"), look: "btn danger", inside })}`;
  return panelPage(ctx, { head: ctx.say("page.delete.head"), hint: ctx.say("page.delete.hint"), body });
}

/** Leaving: the entry goes, what was written stays; or only this browser forgets. */
export function leavePanel(ctx: PageContext): Html {
  const body = html`<div class="row">${pageForm(ctx, "leave", { label: ctx.say("page.act.leave"), look: "btn", fields: { how: "leave" } })}${pageForm(ctx, "leave", { label: ctx.say("web.logout"), look: "btn", fields: { how: "logout" } })}</div>`;
  return panelPage(ctx, { head: ctx.say("page.menu.leave"), hint: ctx.say("page.leave.hint"), body });
}
