import { html } from "hono/html";
import type { MessageKey } from "#locale/say.ts";
import { documentOf, mark } from "./document.ts";
import type { Html, Say } from "./page.ts";
import type { Language } from "#locale/languages.ts";

/** A link that can be copied: whom it is for (a text of ours, or a person's name) and what it opens. */
export type Copied = { readonly label: string; readonly said?: boolean; readonly hint?: string; readonly address: string };

/** The links that can be handed out, each in a field with a button that copies it. */
export function linkList(say: Say, links: readonly Copied[]): Html {
  const one = ({ label, said, hint, address }: Copied, n: number) =>
    html`<li class="f"><label for="link-${n}"><span class="${said === true ? "said" : ""}">${label}</span>${hint === undefined ? "" : html` <small>${hint}</small>`}</label><div class="copy"><input class="in" id="link-${n}" readonly value="${address}"><button class="btn" type="button" data-copy="link-${n}">${say("page.act.copy")}</button></div></li>`;
  return html`<ul class="links">${links.map(one)}</ul>`;
}

/** Which words stand at which link. */
export const linkWords: Readonly<Record<"lead" | "team" | "own", readonly [MessageKey, MessageKey]>> = {
  lead: ["page.links.lead", "page.links.lead.hint"],
  team: ["page.links.team", "page.links.team.hint"],
  own: ["page.links.own", "page.links.own.hint"],
};

type LinksPage = {
  readonly language: Language;
  readonly say: Say;
  readonly title: string;
  readonly links: readonly Copied[];
  readonly base: string;
};

/** The page after starting: two links, one to lead and one for the team, and one for each person who was named. */
export function linksPage({ language, say, title, links, base }: LinksPage): Html {
  const body = html`<main class="plain" id="main"><a class="logo" href="/">${mark}Teekond</a><p class="said ttl">${title}</p><h1>${say("page.links.head")}</h1><p class="lead">${say("web.links.once")}</p>${linkList(say, links)}<p class="act"><a class="btn go" href="${base}">${say("page.act.open-session")}</a></p></main>`;
  return documentOf({ language, say, title: say("page.title", { title }), body, kind: "small" });
}
