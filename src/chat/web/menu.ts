import { html } from "hono/html";
import { languages } from "#locale/languages.ts";
import { sayCode } from "#locale/say.ts";
import type { Html, PageContext } from "./page.ts";

function languageForm(ctx: PageContext): Html {
  const one = (code: string) =>
    html`<button name="language" value="${code}" lang="${code}"${code === ctx.language ? html` aria-current="true"` : ""}>${sayCode(ctx.language, "language", code)}</button>`;
  return html`<form class="lang" method="post" action="${ctx.base}/language"><input type="hidden" name="csrf" value="${ctx.csrf}">${languages.map(one)}</form>`;
}

/** The menu at the right of the top bar: where everything else of the session is. */
export function menu(ctx: PageContext): Html {
  const { say, base } = ctx;
  const links = [
    ["so-far", "page.menu.so-far"],
    ["people", "page.menu.people"],
    ["mine", "page.menu.actions"],
    ["report", "page.menu.report"],
    ["links", "page.menu.links"],
    ["keys", "page.menu.keys"],
    ...(ctx.facilitator && ctx.helper !== undefined ? [["assist", "assist.act.open"] as const] : []),
  ] as const;
  return html`<details class="menu" id="menu"><summary>${say("page.menu")}</summary><div class="menu-in"><ul>${links.map(([path, key]) => html`<li><a href="${base}/${path}">${say(key)}</a></li>`)}</ul>${languageForm(ctx)}<ul>${ctx.facilitator ? html`<li><a href="${base}/delete">${say("page.menu.delete")}</a></li>` : ""}<li><a href="${base}/leave">${say("page.menu.leave")}</a></li></ul></div></details>`;
}
