import { html } from "hono/html";
import type { Html, PageContext } from "./page.ts";

type Control = {
  readonly label: string;
  readonly look: string;
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly inside?: Html;
  readonly title?: string;
};

/** The hidden fields that every form of a session carries. */
function carried(ctx: PageContext, form: string): Html {
  return html`<input type="hidden" name="which" value="${form}"><input type="hidden" name="nonce" value="${ctx.mint()}"><input type="hidden" name="csrf" value="${ctx.csrf}"><input type="hidden" name="drawn" value="${ctx.view.seq}">`;
}

/** A form of one act on the session as a whole; `inside` holds what one types or chooses in it. Its answer goes to the notice line; what it changed arrives like any change. */
export function control(ctx: PageContext, act: string, { label, look, fields = {}, inside, title }: Control): Html {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form class="control" method="post" action="${ctx.base}/act" hx-post="${ctx.base}/act" hx-target="#notice" hx-swap="innerHTML">${carried(ctx, `control:${act}`)}${hidden}${inside ?? ""}<button class="${look}"${title === undefined ? "" : html` title="${title}"`}>${label}</button></form>`;
}

/** A form of one act that is not the session's but the page's (names, links, language): always a whole page's turn. */
export function pageForm(ctx: PageContext, path: string, { label, look, fields = {}, inside }: Control): Html {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form class="control" method="post" action="${ctx.base}/${path}"><input type="hidden" name="csrf" value="${ctx.csrf}">${hidden}${inside ?? ""}<button class="${look}">${label}</button></form>`;
}
