import { html } from "hono/html";
import type { Language } from "#locale/languages.ts";
import { asset } from "./assets.ts";
import type { Html, Say } from "./page.ts";

export type Document = {
  readonly language: Language;
  readonly say: Say;
  readonly title: string;
  readonly body: Html;
  /** class of the body: which page it is */
  readonly kind: string;
  /** data-* of the body for the page's script */
  readonly data?: Readonly<Record<string, string>>;
  /** where the skip link leads */
  readonly main?: string;
};

/** The product's mark. */
export const mark: Html = html`<svg width="34" height="22" viewBox="0 0 34 22" aria-hidden="true"><path d="M5 16C11 16 9 6 16 6s6 9 13 9" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="5" cy="16" r="3.4" fill="var(--paper)" stroke="currentColor" stroke-width="2"/><rect x="13" y="3" width="6.4" height="6.4" fill="currentColor"/><path d="M25 11h8v8h-8z" fill="var(--paper)"/><path d="M33 11v8h-8z" fill="var(--ochre)"/><path d="M25 11h8v8h-8zM33 11l-8 8" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>`;

const styles = ["base.css", "cards.css", "board.css"];
const scripts = ["htmx.js", "cards.js", "cards-acts.js", "together.js", "board.js", "page.js", "writing.js", "app.js"];
const preloaded = ["sans-latin.woff2", "serif-latin.woff2"];

/** A whole page: its language, what it loads (all of it ours), the skip link, the body, and the line that is read out when others change something. */
export function documentOf({ language, say, title, body, kind, data = {}, main = "main" }: Document): Html {
  const marks = Object.entries(data).map(([key, value]) => html` data-${key}="${value}"`);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false,"defaultTimeout":20000}'>
<title>${title}</title>
<link rel="icon" href="${asset("mark.svg")}">
${preloaded.map((name) => html`<link rel="preload" href="${asset(name)}" as="font" type="font/woff2" crossorigin>`)}
${styles.map((name) => html`<link rel="stylesheet" href="${asset(name)}">`)}
${scripts.map((name) => html`<script src="${asset(name)}" defer></script>`)}
</head>
<body class="${kind}"${marks}>
<a class="skip" href="#${main}">${say("page.skip-to-question")}</a>
${body}
<div id="live" class="vh" aria-live="polite"></div>
</body>
</html>`;
}

/** `on`: the one way on; without it the start page. */
export type PlainText = { readonly head: string; readonly hint: string; readonly on?: { readonly to: string; readonly label: string } };

/** A small page with a head line, a sentence and a way on: nothing here, not now, refused. */
export function plainPage({ language, say }: Pick<Document, "language" | "say">, { head, hint, on }: PlainText): Html {
  const { to, label } = on ?? { to: "/", label: say("web.to-start") };
  const body = html`<main class="plain" id="main"><a class="logo" href="/">${mark}Teekond</a><h1>${head}</h1><p class="lead">${hint}</p><p class="act"><a class="btn" href="${to}">${label}</a></p></main>`;
  return documentOf({ language, say, title: "Teekond", body, kind: "small" });
}
