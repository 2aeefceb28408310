import { html } from "hono/html";
import { sayCode } from "#locale/say.ts";
import { type Member, roles } from "#session/state.ts";
import { control, pageForm } from "./control.ts";
import { eraseForm, type Reach } from "./erasing.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";
import { roster } from "./people.ts";

const small = "btn small";

function rename(ctx: PageContext, one: Member): Html {
  const inside = html`<label class="vh" for="n-${one.id}">${ctx.say("page.start.your-name")}</label><input class="in" id="n-${one.id}" name="name" value="${ctx.name(one.id)}" required maxlength="120">`;
  return pageForm(ctx, "rename", { label: ctx.say("page.act.rename"), look: small, fields: { person: one.id }, inside });
}

function away(ctx: PageContext, one: Member): Html {
  return control(ctx, "away", {
    label: ctx.say(one.away ? "page.act.here" : "page.act.away"),
    look: small,
    fields: { person: one.id, on: one.away ? "no" : "yes", back: "people" },
  });
}

function role(ctx: PageContext, one: Member): Html {
  const options = roles.map(
    (code) => html`<option value="${code}"${code === one.role ? html` selected` : ""}>${sayCode(ctx.language, "role", code)}</option>`,
  );
  const inside = html`<label class="vh" for="r-${one.id}">${ctx.say("web.role")}</label><select class="in" id="r-${one.id}" name="role">${options}</select>`;
  return control(ctx, "set-role", { label: ctx.say("web.role.set"), look: small, fields: { person: one.id, back: "people" }, inside });
}

function same(ctx: PageContext, one: Member): Html {
  const others = ctx.view.people.filter((other) => other.id !== one.id);
  if (others.length === 0) return html``;
  const inside = html`<label class="vh" for="j-${one.id}">${ctx.say("page.act.join-entries")}</label><select class="in" id="j-${one.id}" name="into">${others.map((other) => html`<option value="${other.id}">${ctx.name(other.id)}</option>`)}</select>`;
  return control(ctx, "join-people", {
    label: ctx.say("page.act.join-entries"),
    look: small,
    fields: { person: one.id, back: "people" },
    inside,
  });
}

function leads(ctx: PageContext, one: Member): Html {
  const link = pageForm(ctx, "links", { label: ctx.say("web.links.personal"), look: small, fields: { what: "person", person: one.id } });
  const remove = control(ctx, "remove-person", {
    label: ctx.say("page.act.remove-person"),
    look: small,
    fields: { person: one.id, back: "people" },
  });
  return html`${role(ctx, one)}${same(ctx, one)}${link}${remove}`;
}

/** How far erasing goes, for each entry that the viewer may change. */
export type Reaches = ReadonlyMap<string, Reach>;

function person(ctx: PageContext, one: Member, reaches: Reaches): Html {
  const reach = reaches.get(one.id);
  if (reach === undefined) return html``;
  const own = one.id === ctx.view.me?.id;
  const name = ctx.name(one.id);
  return html`<details class="person"><summary class="said">${own ? ctx.say("page.people.own-row", { name }) : name}</summary><div class="acts">${rename(ctx, one)}${away(ctx, one)}${ctx.facilitator ? leads(ctx, one) : ""}${eraseForm(ctx, one.id, reach)}</div></details>`;
}

function add(ctx: PageContext): Html {
  const inside = html`<label class="f"><span>${ctx.say("web.people.owner")} <small>${ctx.say("web.people.owner.hint")}</small></span><input class="in" name="name" required maxlength="120"></label>`;
  return pageForm(ctx, "owner", { label: ctx.say("page.act.add"), look: "btn", inside });
}

/** Who takes part, and what may be changed about them: one's own entry, and for facilitators everyone's. */
export function peoplePanel(ctx: PageContext, reaches: Reaches): Html {
  const hint = ctx.facilitator ? html`<p class="hint">${ctx.say("page.remove.hint")} ${ctx.say("page.join-entries.hint")}</p>` : "";
  const body = html`${roster(ctx)}<h2>${ctx.say("web.people.change")}</h2><p class="hint">${ctx.say("page.away.hint")}</p>${hint}${ctx.view.people.map((one) => person(ctx, one, reaches))}${ctx.facilitator ? html`<h2>${ctx.say("web.people.outside")}</h2>${add(ctx)}` : ""}`;
  return panelPage(ctx, { head: ctx.say("page.people"), body });
}
