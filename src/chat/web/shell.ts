import { html } from "hono/html";
import type { Kept } from "#facilitator/kept.ts";
import { sayStep } from "#locale/steps.ts";
import { sayTime } from "#locale/dates.ts";
import type { TrailStep } from "#session/view.ts";
import { bar } from "./bar.ts";
import { board } from "./board/board.ts";
import { conversation, conversationKey } from "./cards/conversation.ts";
import { documentOf, mark } from "./document.ts";
import { helpLine } from "./help.ts";
import { keptLine } from "./kept.ts";
import { type LostThread, lostLines } from "./lost-threads.ts";
import { zoneOf } from "./zone.ts";
import { menu } from "./menu.ts";
import { offersLine } from "./offers.ts";
import type { Html, PageContext } from "./page.ts";
import { circles, roster } from "./people.ts";
import { stateLines } from "./state-lines.ts";

/** The name of a step in the viewer's language. */
export function stepName({ language, view }: PageContext, step: string): string {
  return sayStep(language, "title", { step, sells: view.about.sells });
}

const gap = 17.4;
const swing = [0, 3.6, 3.6, 0, -3.7, -3.6] as const;

function pointOf(place: number): { readonly x: number; readonly y: number } {
  return { x: 10 + place * gap, y: 14 + (swing[place % swing.length] ?? 0) };
}

function pathOf(count: number): string {
  return Array.from({ length: count }, (_, place) => {
    const { x, y } = pointOf(place);
    const before = pointOf(place - 1);
    return place === 0 ? `M${x} ${y}` : `C${x - gap / 2} ${before.y} ${x - gap / 2} ${y} ${x} ${y}`;
  }).join("");
}

type Look = "here" | "skipped" | "done" | "to-come";

function lookOf(step: TrailStep): Look {
  if (step.here) return "here";
  if (step.status === "skipped") return "skipped";
  return step.status === "closed" ? "done" : "to-come";
}

function dot(ctx: PageContext, step: TrailStep, place: number): Html {
  const { x, y } = pointOf(place);
  const look = lookOf(step);
  const stale = step.lookAgain > 0 ? `, ${ctx.say("page.trail.stale")}` : "";
  const title = `${step.number}, ${stepName(ctx, step.id)}: ${ctx.say(`page.trail.${look}`)}${stale}`;
  const shape = html`<title>${title}</title>${step.lookAgain > 0 ? html`<circle class="ring" cx="${x}" cy="${y}" r="7.4"/>` : ""}<circle class="t-${look}" cx="${x}" cy="${y}" r="${look === "here" ? 7 : 4.4}"/>${look === "skipped" ? html`<path class="slash" d="M${x - 4} ${y + 4}l8 -8"/>` : ""}`;
  const back = ctx.facilitator && (look === "done" || look === "skipped");
  return back
    ? html`<a href="${ctx.base}/back/${step.id}" aria-label="${ctx.say("web.back-to", { step: stepName(ctx, step.id) })}">${shape}</a>`
    : html`<g>${shape}</g>`;
}

function trail(ctx: PageContext): Html {
  const { trail: steps } = ctx.view;
  const width = 20 + (steps.length - 1) * gap;
  return html`<svg class="trail" width="${width}" height="28" viewBox="0 0 ${width} 28" role="group" aria-label="${ctx.say("page.trail")}"><path class="way" d="${pathOf(steps.length)}"/>${steps.map((step, place) => dot(ctx, step, place))}</svg>`;
}

function place(ctx: PageContext): Html {
  const here = ctx.view.trail.find((step) => step.here);
  if (here === undefined) return html``;
  return html`<span class="of">${ctx.say("talk.step-of", { number: here.number, total: ctx.view.trail.length })}</span>`;
}

function clock(ctx: PageContext): Html {
  const { view, say } = ctx;
  if (view.status !== "running" || view.now === null) return html``;
  if (view.paused !== null) return html`<span class="clock"><b>${say("page.time.paused")}</b></span>`;
  const ends = view.now.phase === "proposal" ? view.now.silenceEndsAt : view.now.endsAt;
  if (ends === null) return html`<span class="clock"><small>${say("page.time.none")}</small></span>`;
  const until = say("talk.until", { time: sayTime(ctx.language, ends, zoneOf(ctx)) });
  if (view.pace === "async") return html`<span class="clock"><small>${until}</small></span>`;
  // The script turns it into what is left, and shows the word for that.
  return html`<span class="clock"><b class="num" data-clock="${ends}" role="timer">${until}</b> <small hidden>${say("page.time.left")}</small></span>`;
}

function progress(ctx: PageContext): Html {
  return html`<div id="r-progress" class="step">${trail(ctx)}${place(ctx)}${clock(ctx)}</div>`;
}

/** Everything of the shell that others' acts change, by the id of its element. Nobody types in any of it. */
export function shellRegions(ctx: PageContext): ReadonlyMap<string, Html> {
  return new Map([
    ["r-progress", progress(ctx)],
    ["r-people", circles(ctx)],
    ["r-roster", roster(ctx)],
    ["r-bar", bar(ctx)],
  ]);
}

function tabs({ say, base }: PageContext): Html {
  return html`<nav class="tabs" aria-label="Teekond"><a href="#conversation" data-tab="question" aria-current="page">${say("page.tab.question")}</a><a href="${base}/board" data-tab="board">${say("page.tab.board")}</a><a href="${base}/people" data-tab="people">${say("page.tab.people")}</a></nav>`;
}

function titleOf(ctx: PageContext): string {
  const { about, trail: steps } = ctx.view;
  const here = steps.find((step) => step.here);
  if (here === undefined) return ctx.say("page.title", { title: about.title });
  return ctx.say("page.title.step", { title: about.title, number: here.number, step: stepName(ctx, here.id) });
}

/** What the page's script says by itself, in the viewer's language. */
function words({ say }: PageContext): Readonly<Record<string, string>> {
  const minutes = [5, 1].map((count) => say("page.time.read", { minutes: count })).join("|");
  return {
    "say-minutes": minutes,
    "say-over": say("page.state.time-over"),
    "say-delayed": say("page.state.saving-delayed"),
    "say-waiting": say("page.state.waiting-to-save"),
    "say-offline": say("web.offline", { time: "{time}" }),
    "say-online": say("page.state.online"),
    "say-copied": say("page.act.copied"),
    "say-nudge": say("web.nudge"),
    "say-changed": say("web.changed"),
  };
}

/** What the whole page shows beside the session itself; `welcome` is drawn above the question of who came late. */
type Beside = { readonly welcome: Html | null; readonly lost: readonly LostThread[]; readonly kept: Kept | undefined };

/** The whole page of a session for one viewer. */
export function sessionPage(ctx: PageContext, { welcome, lost, kept }: Beside): Html {
  const body = html`<header class="top"><a class="logo" href="/" aria-label="Teekond">${mark}<span>Teekond</span></a><p class="ttl">${ctx.view.about.title}</p>${progress(ctx)}${circles(ctx)}${menu(ctx)}</header>
<div class="states" role="region" aria-label="${ctx.say("web.states")}">${stateLines(ctx)}${lostLines(ctx, lost)}${keptLine(ctx, kept)}${offersLine(ctx)}${helpLine(ctx, undefined)}<p id="line" class="state" role="status" hidden></p><div id="notice" role="alert"></div></div>
<main class="split" id="main"><div class="talk"><div class="scroll" id="flow">${welcome ?? ""}${conversation(ctx)}</div>${ctx.facilitator ? bar(ctx) : ""}</div>${board(ctx)}
<section class="people-tab" aria-label="${ctx.say("page.people")}">${roster(ctx)}<p><a class="btn" href="${ctx.base}/people">${ctx.say("web.people.change")}</a></p></section></main>
${tabs(ctx)}`;
  const data = {
    base: ctx.base,
    key: conversationKey(ctx),
    tab: "question",
    csrf: ctx.csrf,
    now: String(ctx.now),
    me: ctx.view.me?.id ?? "",
    ...words(ctx),
  };
  return documentOf({ language: ctx.language, say: ctx.say, title: titleOf(ctx), body, kind: "session", data, main: "conversation" });
}
