import { html } from "hono/html";
import { documentOf, mark } from "./document.ts";
import type { Html, PageContext } from "./page.ts";

export type Panel = { readonly head: string; readonly hint?: string; readonly body: Html };

/** A page of the session beside the conversation: what the menu leads to, with the way back. */
export function panelPage(ctx: PageContext, { head, hint, body }: Panel): Html {
  const { say, base, view } = ctx;
  const top = html`<header class="top"><a class="logo" href="${base}" aria-label="Teekond">${mark}<span>Teekond</span></a><p class="ttl">${view.about.title}</p><a class="btn" href="${base}">${say("page.act.back-to-question")}</a></header>`;
  const main = html`<main class="plain panel" id="main" hx-ignore><h1>${head}</h1>${hint === undefined ? "" : html`<p class="lead">${hint}</p>`}${body}</main>`;
  return documentOf({
    language: ctx.language,
    say,
    title: say("page.title", { title: `${view.about.title}, ${head}` }),
    body: html`${top}${main}`,
    kind: "small",
    data: { base, "say-copied": say("page.act.copied") },
  });
}
