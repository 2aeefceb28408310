import { html } from "hono/html";
import type { Link } from "#facilitator/ports.ts";
import type { Language } from "#locale/languages.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { sayList } from "#locale/say.ts";
import type { Refusal } from "#talk/refusal.ts";
import { documentOf, mark } from "./document.ts";
import type { Html, Say } from "./page.ts";
import { languageLinks } from "./start.ts";

export type JoinPage = {
  readonly language: Language;
  readonly say: Say;
  readonly link: Link;
  readonly session: string;
  readonly title: string;
  readonly crisis: string;
  readonly spoken: Language;
  /** names of those who take part */
  readonly here: readonly string[];
  /** the name behind a personal link */
  readonly own?: string;
  readonly typed?: string;
  readonly refusal?: Refusal;
};

function nameField({ say, typed, refusal, language }: JoinPage): Html {
  const no = refusal === undefined ? "" : html`<p class="no" id="no-name" role="alert">${sayRefusal(language, refusal)}</p>`;
  const wrong = refusal === undefined ? "" : html` aria-invalid="true" aria-describedby="no-name"`;
  return html`<label class="f"><span>${say("page.join.name")} <small>${say("page.join.name.hint")}</small></span><input class="in" name="name" autocomplete="name" required maxlength="120" value="${typed ?? ""}"${wrong} autofocus>${no}</label>`;
}

function howField({ say, link }: JoinPage): Html {
  if (link.role !== "participant") return html``;
  return html`<fieldset class="f"><legend>${say("page.join.as")}</legend><div class="seg"><label><input type="radio" name="as" value="participant" checked>${say("page.act.take-part")}</label><label><input type="radio" name="as" value="observer">${say("page.act.only-watch")}<small>${say("page.join.watch.hint")}</small></label></div></fieldset>`;
}

function form(page: JoinPage): Html {
  const { say, own, session, language } = page;
  const action = `/join/${session}?lang=${language}`;
  if (own !== undefined)
    return html`<form class="join" method="post" action="${action}"><p class="lead">${say("page.join.back", { name: own })}</p><button class="btn go">${say("page.act.open-session")}</button></form>`;
  return html`<form class="join" method="post" action="${action}">${nameField(page)}${howField(page)}<input type="hidden" name="zone" data-zone><button class="btn go">${say("page.act.join")}</button><p class="hint">${say("page.join.foot")}</p></form>`;
}

/** The page behind a link: what the session is about and who is here; only its button joins. */
export function joinPage(page: JoinPage): Html {
  const { say, language, title, crisis, spoken, here, session } = page;
  const who = here.length === 0 ? say("page.join.nobody") : say("page.join.here", { names: sayList(language, here) });
  const body = html`<main class="plain" id="main"><div class="head"><a class="logo" href="/">${mark}Teekond</a>${languageLinks(language, `/join/${session}`)}</div><p class="kicker">${say("page.join.head")}</p><h1 class="said" lang="${spoken}">${title}</h1><p class="said crisis" lang="${spoken}">${crisis}</p><p class="hint">${who}</p>${form(page)}</main>`;
  return documentOf({ language, say, title: say("page.title", { title }), body, kind: "small" });
}
