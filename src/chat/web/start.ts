import { html, raw } from "hono/html";
import { playbookTitle } from "#facilitator/start.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import { type Language, languages } from "#locale/languages.ts";
import { type MessageKey, say as sayIn, sayCode } from "#locale/say.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { Refusal } from "#talk/refusal.ts";
import { map } from "./assets.ts";
import type { Sample } from "./desk.ts";
import { documentOf, mark } from "./document.ts";
import type { Html, Say } from "./page.ts";

export type StartPage = {
  readonly language: Language;
  readonly say: Say;
  readonly nonce: string;
  readonly code: boolean;
  readonly samples: readonly Sample[];
  readonly typed?: Readonly<Record<string, string>>;
  readonly refusal?: Refusal;
};

type Choice = {
  readonly name: string;
  readonly label: MessageKey;
  readonly list: "track" | "pace" | "sells";
  readonly options: readonly [string, string];
  readonly says: boolean;
};
const choices: readonly Choice[] = [
  { name: "sells", label: "page.start.sells", list: "sells", options: ["people", "firms"], says: false },
  { name: "track", label: "page.start.track", list: "track", options: ["full", "sprint"], says: true },
  { name: "pace", label: "page.start.pace", list: "pace", options: ["live", "async"], says: true },
];

function at(page: StartPage, name: string): Html {
  return page.refusal?.field === name
    ? html`<p class="no" id="no-${name}" role="alert">${sayRefusal(page.language, page.refusal)}</p>`
    : html``;
}

function wrong(page: StartPage, name: string): Html {
  return page.refusal?.field === name ? html` aria-invalid="true" aria-describedby="no-${name}" autofocus` : html``;
}

function choice(page: StartPage, { name, label, list, options, says }: Choice): Html {
  const chosen = page.typed?.[name] ?? options[0];
  const option = (value: string) =>
    html`<label><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ""}>${sayCode(page.language, list, value)}${says ? html`<small>${sayCode(page.language, `${list}-says`, value)}</small>` : ""}</label>`;
  return html`<fieldset class="f"><legend>${page.say(label)}</legend><div class="seg">${options.map(option)}</div></fieldset>`;
}

function playbooks(page: StartPage): Html {
  const title = (id: string) => playbookTitle(page.language, id);
  return html`<label class="f"><span>${page.say("page.start.playbook")}</span><select class="in" name="playbook">${catalog.map(({ id }) => html`<option value="${id}">${title(id)}</option>`)}</select></label>`;
}

function line(
  page: StartPage,
  name: string,
  { label, hint, extra }: { readonly label: MessageKey; readonly hint?: MessageKey; readonly extra?: Html },
): Html {
  return html`<label class="f${name === "title" || name === "people" ? " w" : ""}"><span>${page.say(label)}${hint === undefined ? "" : html` <small>${page.say(hint)}</small>`}</span><input class="in" name="${name}" value="${page.typed?.[name] ?? ""}"${extra ?? ""}${wrong(page, name)}>${at(page, name)}</label>`;
}

function more(page: StartPage): Html {
  return html`<details class="w"><summary>${page.say("page.start.more")}</summary><div class="two">${line(page, "timezone", { label: "page.start.timezone", extra: html` data-zone placeholder="Europe/Tallinn"` })}${line(page, "currency", { label: "page.start.currency", extra: html` placeholder="EUR" maxlength="3"` })}</div></details>`;
}

function form(page: StartPage): Html {
  const { say, typed } = page;
  const spoken = languages.map(
    (code) =>
      html`<option value="${code}" lang="${code}"${code === (typed?.language ?? page.language) ? html` selected` : ""}>${sayCode(page.language, "language", code)}</option>`,
  );
  const general =
    page.refusal !== undefined && !["title", "crisis", "name", "code", "timezone"].includes(page.refusal.field ?? "")
      ? html`<p class="no w" role="alert">${sayRefusal(page.language, page.refusal)}</p>`
      : "";
  return html`<form class="start" method="post" action="/start?lang=${page.language}"><input type="hidden" name="nonce" value="${page.nonce}">${general}
${line(page, "title", { label: "page.start.session-title", extra: html` required maxlength="240"` })}
<label class="f w"><span>${say("page.start.crisis")} <small>${say("page.start.crisis.hint")}</small></span><textarea class="in" name="crisis" rows="3"${wrong(page, "crisis")}>${typed?.crisis ?? ""}</textarea>${at(page, "crisis")}</label>
${choices.slice(0, 1).map((one) => choice(page, one))}${playbooks(page)}${choices.slice(1).map((one) => choice(page, one))}
<label class="f"><span>${say("page.start.language")}</span><select class="in" name="language">${spoken}</select></label>
${line(page, "name", { label: "page.start.your-name", extra: html` required autocomplete="name" maxlength="120"` })}
${line(page, "people", { label: "page.start.people", hint: "page.start.people.hint" })}
${page.code ? line(page, "code", { label: "page.start.code", hint: "page.start.code.hint", extra: html` type="password" autocomplete="off" required` }) : ""}
${more(page)}
<div class="act w"><button class="btn go">${say("page.act.start")}</button><p>${say("page.start.foot")}</p></div></form>`;
}

function samples(page: StartPage): Html {
  if (page.samples.length === 0) return html``;
  const own = page.samples.filter((one) => one.language === page.language);
  const list = own.length > 0 ? own : page.samples;
  const one = ({ id, title, language }: Sample) =>
    html`<form method="post" action="/try?lang=${page.language}"><input type="hidden" name="sample" value="${id}"><button class="btn"><span class="said" lang="${language}">${title}</span></button></form>`;
  return html`<section class="try" aria-labelledby="try"><h2 id="try">${page.say("page.start.try")}</h2><div class="tries">${list.map(one)}</div></section>`;
}

/** Links to the same page in the other languages. */
export function languageLinks(language: Language, path: string): Html {
  return html`<nav class="lang" aria-label="${sayIn(language, "page.menu.language")}">${languages.map((code) => html`<a href="${path}?lang=${code}" lang="${code}"${code === language ? html` aria-current="true"` : ""}>${sayCode(language, "language", code)}</a>`)}</nav>`;
}

/** The map with its names in the page's language: an example, told in twelve short names. */
function picture(say: Say): Html {
  const names = say("web.map.names").split("|");
  // The picture is a file of ours and the names are texts of ours: nobody's words are in it.
  return html`${raw(map.replace(/\{(\d+)\}/g, (_, n: string) => names[Number(n)] ?? "").replace("{label}", say("web.map")))}`;
}

/** The page on which a session is started: the form left, the map right. */
export function startPage(page: StartPage): Html {
  const { language, say } = page;
  const body = html`<main class="do" id="main"><div class="head"><a class="logo" href="/">${mark}Teekond</a>${languageLinks(language, "/")}</div><h1>${say("page.start.head")}</h1><p class="lead">${say("page.start.lead")}</p>${form(page)}${samples(page)}</main><div class="view">${picture(say)}</div>`;
  return documentOf({ language, say, title: say("page.title", { title: say("page.start.title") }), body, kind: "start" });
}
