import { html } from "hono/html";
import { sayDate } from "#locale/dates.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { Action } from "#journey/redesign.ts";
import { addDays, dateIn } from "#lib/time.ts";
import { ownOffers } from "#facilitator/cards/offers.ts";
import { control, pageForm } from "./control.ts";
import { offersList } from "./offers.ts";
import type { Html, PageContext, RefusedForm } from "./page.ts";
import { panelPage } from "./panel.ts";
import { zoneOf } from "./zone.ts";

/** What was typed and why it was refused, where it was this very form. */
function refusedIn({ refused }: PageContext, item: string, how: string): RefusedForm | undefined {
  const own = refused?.values["item"]?.[0] === item && refused.values["how"]?.[0] === how;
  return own ? refused : undefined;
}

function why(ctx: PageContext, refused: RefusedForm | undefined): Html {
  return refused === undefined ? html`` : html`<p class="no" role="alert">${sayRefusal(ctx.language, refused.refusal)}</p>`;
}

function blocked(ctx: PageContext, item: string): Html {
  const refused = refusedIn(ctx, item, "blocked");
  const inside = html`<label class="f"><span>${ctx.say("page.actions.blocked-by")}</span><input class="in" name="why" required maxlength="1000" value="${refused?.values["why"]?.[0] ?? ""}"></label>${why(ctx, refused)}`;
  const form = pageForm(ctx, "action", {
    label: ctx.say("page.act.action-blocked"),
    look: "btn small",
    fields: { item, how: "blocked" },
    inside,
  });
  return html`<details${refused === undefined ? "" : " open"}><summary>${ctx.say("page.act.action-blocked")}</summary>${form}</details>`;
}

function later(ctx: PageContext, item: string, deadline: string | undefined): Html {
  const refused = refusedIn(ctx, item, "date");
  const inside = html`<label class="f"><span>${ctx.say("page.act.action-date")}</span><input class="in" type="date" name="date" required value="${refused?.values["date"]?.[0] ?? deadline ?? ""}"></label>${why(ctx, refused)}`;
  const form = pageForm(ctx, "action", { label: ctx.say("page.act.save"), look: "btn small", fields: { item, how: "date" }, inside });
  return html`<details${refused === undefined ? "" : " open"}><summary>${ctx.say("page.act.action-date")}</summary>${form}</details>`;
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
  const by = one.status === "blocked" && one.blockedBy !== undefined ? html`<p class="state said">${one.blockedBy}</p>` : "";
  return html`<li><p class="said">${one.title}</p><p class="hint">${due}</p>${by}<div class="row">${yes}${done(ctx, one)}${one.status === "done" ? "" : html`${blocked(ctx, one.id)}${later(ctx, one.id, one.deadline)}`}</div></li>`;
}

/** What waits for an answer because it was changed elsewhere, and the actions whose owner one is: overdue, within a week, later, done. A refused form stands open, with what was typed and why. */
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
  const plan = own.length === 0 ? html`<p class="empty">${ctx.say("page.state.empty-actions")}</p>` : html`${groups.map(group)}`;
  const body = html`${offersList(ctx, ownOffers(ctx), "mine")}${plan}`;
  return panelPage(ctx, { head: ctx.say("page.actions.head"), body });
}
