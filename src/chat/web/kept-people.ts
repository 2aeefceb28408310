import { html } from "hono/html";
import { type KeptWithUsers, likelyUser, nobodyThere, peopleAsked, userField } from "#facilitator/kept.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { Html, PageContext } from "./page.ts";

type Asking = { readonly ctx: PageContext; readonly kept: KeptWithUsers };

function options({ ctx, kept }: Asking, chosen: string | undefined): Html {
  const one = (value: string, label: string) => html`<option value="${value}"${value === chosen ? html` selected` : ""}>${label}</option>`;
  const users = (kept.users ?? []).toSorted((a, b) => a.name.localeCompare(b.name, ctx.language));
  const said = users.map(({ id, name, email = "" }) => one(id, [name, email].filter((part) => part !== "").join(" · ")));
  return html`${one("", ctx.say("kept.people.open"))}${one(nobodyThere, ctx.say("kept.people.nobody"))}${said}`;
}

function person(asking: Asking, id: string): Html {
  const { ctx, kept } = asking;
  const name = ctx.name(id);
  const typed = ctx.refused?.values[`${userField}${id}`]?.[0];
  const chosen = typed ?? likelyUser(kept, { id, name });
  return html`<label class="f"><span class="said">${name}</span><select class="in" name="${userField}${id}">${options(asking, chosen)}</select></label>`;
}

function form(asking: Asking, ids: readonly string[]): Html {
  const { ctx } = asking;
  const no =
    ctx.refused?.form === "keep-people" ? html`<p class="no" role="alert">${sayRefusal(ctx.language, ctx.refused.refusal)}</p>` : "";
  return html`<form class="there" method="post" action="${ctx.base}/keep-people"><input type="hidden" name="csrf" value="${ctx.csrf}">${ids.map((id) => person(asking, id))}${no}<button class="btn">${ctx.say("page.act.save")}</button></form>`;
}

/** Who of the owners is who where the result is kept: whoever is nobody there is asked about; what was said before may be changed. */
export function keptPeople(ctx: PageContext, kept: KeptWithUsers): Html {
  const owners = [...new Set(ctx.view.redesign.actions.flatMap((one) => one.owner ?? []))];
  const here = (id: string) => ctx.view.people.some((one) => one.id === id);
  const asked = peopleAsked(kept, owners).filter(here);
  if (asked.length === 0) return html``;
  const head = html`<h2>${ctx.say("kept.act.people")}</h2>`;
  if (kept.users === undefined || kept.users.length === 0) return html`${head}<p class="hint">${ctx.say("kept.people.untold")}</p>`;
  const asking = { ctx, kept };
  const said = asked.filter((id) => kept.matched?.has(id) === true);
  const fresh = asked.filter((id) => !said.includes(id));
  const before =
    said.length === 0 ? "" : html`<details class="again"><summary>${ctx.say("kept.people.again")}</summary>${form(asking, said)}</details>`;
  return html`${head}<p class="hint">${ctx.say("kept.people.hint")}</p>${fresh.length === 0 ? "" : form(asking, fresh)}${before}`;
}
