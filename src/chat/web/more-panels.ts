import { html } from "hono/html";
import { sayDate } from "#locale/dates.ts";
import type { Action } from "#journey/redesign.ts";
import { addDays, dateIn } from "#lib/time.ts";
import { control, pageForm } from "./control.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";
import { zoneOf } from "./shell.ts";

function blocked(ctx: PageContext, item: string): Html {
  const inside = html`<label class="f"><span>${ctx.say("page.actions.blocked-by")}</span><input class="in" name="why" required maxlength="1000"></label>`;
  const form = pageForm(ctx, "action", {
    label: ctx.say("page.act.action-blocked"),
    look: "btn small",
    fields: { item, how: "blocked" },
    inside,
  });
  return html`<details><summary>${ctx.say("page.act.action-blocked")}</summary>${form}</details>`;
}

function later(ctx: PageContext, item: string, deadline: string | undefined): Html {
  const inside = html`<label class="f"><span>${ctx.say("page.act.action-date")}</span><input class="in" type="date" name="date" required value="${deadline ?? ""}"></label>`;
  const form = pageForm(ctx, "action", { label: ctx.say("page.act.save"), look: "btn small", fields: { item, how: "date" }, inside });
  return html`<details><summary>${ctx.say("page.act.action-date")}</summary>${form}</details>`;
}

function done(ctx: PageContext, { id, status }: Action): Html {
  const how = status === "done" ? "again" : "done";
  return pageForm(ctx, "action", {
    label: ctx.say(status === "done" ? "page.act.not-done" : "page.act.action-done"),
    look: "btn small",
    fields: { item: id, how },
  });
}

function action(ctx: PageContext, one: Action): Html {
  const accepted = ctx.view.accepted[one.id] === ctx.view.me?.id;
  const yes = accepted
    ? ""
    : control(ctx, "accept-action", { label: ctx.say("page.act.mine"), look: "btn small", fields: { item: one.id, back: "mine" } });
  const due =
    one.deadline === undefined
      ? ""
      : html`<time datetime="${one.deadline}">${ctx.say("page.actions.due", { date: sayDate(ctx.language, one.deadline) })}</time>`;
  const why = one.status === "blocked" && one.blockedBy !== undefined ? html`<p class="state said">${one.blockedBy}</p>` : "";
  return html`<li><p class="said">${one.title}</p><p class="hint">${due}</p>${why}<div class="row">${yes}${done(ctx, one)}${one.status === "done" ? "" : html`${blocked(ctx, one.id)}${later(ctx, one.id, one.deadline)}`}</div></li>`;
}

/** The actions whose owner one is: overdue, within a week, later, done. */
export function minePanel(ctx: PageContext): Html {
  const today = dateIn(ctx.now, zoneOf(ctx));
  const week = addDays(today, 7);
  const own = ctx.view.redesign.actions.filter((one) => one.owner === ctx.view.me?.id);
  const open = own.filter((one) => one.status !== "done");
  const due = (one: Action) => one.deadline ?? "9999-12-31";
  const groups = [
    [ctx.say("page.actions.overdue"), open.filter((one) => due(one) < today)],
    [ctx.say("page.actions.this-week"), open.filter((one) => due(one) >= today && due(one) <= week)],
    [ctx.say("page.actions.later"), open.filter((one) => due(one) > week)],
    [ctx.say("page.actions.done"), own.filter((one) => one.status === "done")],
  ] as const;
  const group = ([head, list]: (typeof groups)[number]) =>
    list.length === 0 ? "" : html`<h2>${head}</h2><ul class="actions">${list.map((one) => action(ctx, one))}</ul>`;
  const body = own.length === 0 ? html`<p class="empty">${ctx.say("page.state.empty-actions")}</p>` : html`${groups.map(group)}`;
  return panelPage(ctx, { head: ctx.say("page.actions.head"), body });
}

/** The links of the session: fresh ones on demand, since only their hashes are kept. */
export function linksPanel(ctx: PageContext): Html {
  const one = (what: string, label: string) => pageForm(ctx, "links", { label, look: "btn", fields: { what } });
  const lead = ctx.facilitator ? html`${one("team", ctx.say("page.links.team"))}${one("lead", ctx.say("page.links.lead"))}` : "";
  const renew = ctx.facilitator
    ? html`<h2>${ctx.say("page.act.renew-links")}</h2><p class="hint">${ctx.say("web.links.renew.hint")}</p>${one("renew", ctx.say("page.act.renew-links"))}`
    : "";
  return panelPage(ctx, {
    head: ctx.say("page.menu.links"),
    hint: ctx.say("web.links.hint"),
    body: html`<div class="row">${lead}${one("own", ctx.say("page.links.own"))}</div>${renew}`,
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
