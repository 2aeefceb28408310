import { html } from "hono/html";
import { sayCode, sayList } from "#locale/say.ts";
import type { Member } from "#session/state.ts";
import type { Html, PageContext } from "./page.ts";

/** First letters of the first and last word of a name, as people write them: "ND". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : ([...(words[0] ?? "")][1] ?? "");
  return `${first}${last}`.toUpperCase();
}

function standing(ctx: PageContext, { id, role, away }: Member): string {
  if (away) return ctx.say("page.people.away");
  if (role === "observer") return ctx.say("page.people.watching");
  if (role === "owner") return ctx.say("page.people.outside");
  return ctx.say(ctx.view.done.includes(id) ? "page.people.done" : "page.people.not-yet");
}

function voices(ctx: PageContext): readonly Member[] {
  return ctx.view.people.filter((one) => one.role === "facilitator" || one.role === "participant");
}

const mostCircles = 8;

function circle(ctx: PageContext, one: Member): Html {
  const name = ctx.name(one.id);
  const look = [ctx.view.done.includes(one.id) ? "d" : "", ctx.present.has(one.id) ? "" : "out"].join(" ").trim();
  return html`<li class="${look}" title="${name}: ${standing(ctx, one)}"><span aria-hidden="true">${initials(name)}</span><span class="vh">${name}: ${standing(ctx, one)}</span></li>`;
}

/** Everyone as circles in the top bar: filled = done, dashed = not yet, faint = page not open. */
export function circles(ctx: PageContext): Html {
  const all = voices(ctx);
  const rest = all.length - mostCircles;
  return html`<a id="r-people" class="who-link" href="${ctx.base}/people"><span class="vh">${ctx.say("page.people")}</span><ul class="${ctx.view.status === "running" ? "who" : "who calm"}">${all.slice(0, mostCircles).map((one) => circle(ctx, one))}${rest > 0 ? html`<li class="rest">+${rest}</li>` : ""}</ul></a>`;
}

/** So many names stand in a line; the rest are counted (the list below names all). */
const mostNames = 8;

/** Names of those who have not said "done", one's own as "you": last, or first where the line is cut. */
export function missingNames(ctx: PageContext): string {
  const me = ctx.view.me?.id;
  const others = ctx.view.missing.filter((id) => id !== me).map(ctx.name);
  const own = me !== undefined && ctx.view.missing.includes(me) ? [ctx.say("talk.you")] : [];
  const rest = others.length - mostNames;
  return sayList(ctx.language, rest > 0 ? [...own, ...others.slice(0, mostNames), `+${rest}`] : [...others, ...own]);
}

function row(ctx: PageContext, one: Member): Html {
  const name = ctx.name(one.id);
  const shown = one.id === ctx.view.me?.id ? ctx.say("page.people.own-row", { name }) : name;
  const waits = ctx.view.status === "running" || one.away || one.role === "observer" || one.role === "owner";
  return html`<li class="${ctx.view.done.includes(one.id) ? "d" : ""}"><i class="${ctx.present.has(one.id) ? "on" : ""}" title="${ctx.say(ctx.present.has(one.id) ? "web.here" : "web.not-here")}"></i><span class="said">${shown}</span><small>${sayCode(ctx.language, "role", one.role)}</small>${waits ? html`<b>${standing(ctx, one)}</b>` : ""}</li>`;
}

/** Who is here and who is missing, read-only. */
export function roster(ctx: PageContext): Html {
  const waiting =
    ctx.view.status !== "running"
      ? ""
      : ctx.view.missing.length === 0
        ? ctx.say("talk.nobody-missing")
        : ctx.say("talk.not-yet", { names: missingNames(ctx) });
  return html`<div id="r-roster" class="roster"><p class="hint">${waiting}</p><ul>${ctx.view.people.map((one) => row(ctx, one))}</ul></div>`;
}
