import { html } from "hono/html";
import type { People } from "#facilitator/ports.ts";
import { notTheirs } from "#facilitator/theirs.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { Refusal } from "#talk/refusal.ts";
import { pageForm } from "./control.ts";
import type { Html, PageContext } from "./page.ts";
import type { Visit } from "./visit.ts";

/**
 * How far erasing an entry goes: this session alone; all sessions of its tenant, for who is known from a chat and may be in several; or nowhere,
 * where only the person themself may do it (`facilitator/theirs.ts`).
 */
export type Reach = "here" | "everywhere" | Refusal;

/** How far it would go if the visitor erased `person`'s entry. Rejects with `Unreachable` while the database is away. */
export async function reachOf(people: Pick<People, "hasHandle">, visit: Visit, person: string, name: PageContext["name"]): Promise<Reach> {
  const { standing, me, login } = visit;
  const no = await notTheirs(people, standing, { by: login, person, name });
  if (no !== undefined) return no;
  return person === me && (await people.hasHandle(standing.tenant, login)) ? "everywhere" : "here";
}

function refused(ctx: PageContext, reach: Refusal, own: boolean): Html {
  return html`<p class="hint">${sayRefusal(ctx.language, reach)}${own ? ` ${ctx.say("web.erase.from-chat")}` : ""}</p>`;
}

/** Says how far it goes, then asks for the name, letter for letter: it cannot be undone. Where it would be refused it says so instead. */
export function eraseForm(ctx: PageContext, person: string, reach: Reach): Html {
  const own = person === ctx.view.me?.id;
  const label = ctx.say(own ? "web.erase.me" : "web.erase");
  if (typeof reach !== "string") return html`<details><summary>${label}</summary>${refused(ctx, reach, own)}</details>`;
  const inside = html`<label class="f"><span>${ctx.say("web.erase.type")}</span><input class="in" name="name" autocomplete="off" required maxlength="120"></label>`;
  const form = pageForm(ctx, "erase", { label, look: "btn small danger", fields: { person }, inside });
  const far = ctx.say(reach === "here" ? "web.erase.here" : "web.erase.everywhere");
  return html`<details><summary>${label}</summary><p class="hint">${far}</p><p class="hint">${ctx.say("web.erase.stays")}</p>${form}</details>`;
}
