import { html } from "hono/html";
import { mark } from "../document.ts";
import type { Html, PageContext } from "../page.ts";
import { type Drawing, drawingOf, type Pen, type Show } from "./drawing.ts";
import { chosenContact } from "./chosen.ts";
import { totalDigital } from "./count.ts";
import { early } from "./early.ts";
import { facts } from "./facts.ts";
import { legend } from "./legend.ts";
import { type Density, linksColumn } from "./links.ts";
import { map } from "./map.ts";
import { boxes } from "./marks.ts";
import { broughtBy, textOf } from "./parts.ts";
import { pathColumn, pathHead } from "./path.ts";
import { phoneList } from "./phone.ts";
import { plan } from "./plan.ts";
import { currentColumn, nextColumn, sayDone, stagesColumn } from "./rows.ts";

/** From more than this many contacts on the rows are low and hold names only (design.md, "Pages"). */
const roomy = 20;

/** The right side of the session page: both journeys row by row, or what there is before them. Read-only; the stream replaces it whole. */
export function board(ctx: PageContext): Html {
  const drawing = drawingOf(ctx.view);
  const drawn = drawing.current.size === 0 && drawing.next.size === 0 ? early(ctx) : journeys({ ctx, drawing });
  return html`<section id="board" class="board" aria-label="${ctx.say("board.region")}">${head(ctx, drawing)}${drawn}</section>`;
}

/**
 * The map on a page of its own: the body of the page, without the document around it. `chosen` is the id of a touchpoint of either
 * journey; one that is not there chooses nothing. Its links are `base/board?show=…&chosen=…`.
 */
export function boardPage(ctx: PageContext, show: Show, chosen?: string): Html {
  const { say } = ctx;
  const drawing = drawingOf(ctx.view);
  const pen = { ctx, drawing, show, chosen };
  const bare = drawing.current.size === 0 && drawing.next.size === 0;
  const drawn = bare
    ? html`${head(ctx, drawing)}${early(ctx)}`
    : html`${facts(pen)}${map(pen)}${chosenContact(pen)}<div class="j-narrow-page">${drawing.begun ? shows(ctx, pen) : ""}${phoneList(pen, show)}</div>`;
  return html`<div id="board-page" class="board-page"><header class="j-board-top"><a class="logo" href="/" aria-label="Teekond">${mark}</a><h1 class="said">${ctx.view.about.title}</h1>${drawing.begun && !bare ? shows(ctx, pen) : ""}<a class="j-back" href="${ctx.base}">${say("page.act.back-to-question")}</a></header><main id="main">${drawn}</main></div>`;
}

const words = { both: "page.board.both", before: "page.board.now", after: "page.board.new" } as const;

function shows({ base, say }: PageContext, { show, chosen }: { readonly show: Show; readonly chosen: string | undefined }): Html {
  const at = chosen === undefined ? "" : `&chosen=${encodeURIComponent(chosen)}`;
  const links = (["both", "before", "after"] as const).map(
    (each) =>
      html`<a href="${`${base}/board?show=${each}${at}`}"${each === show ? html` aria-current="true"` : ""}>${say(words[each])}</a>`,
  );
  return html`<nav class="j-shows" aria-label="${say("board.show")}">${links}</nav>`;
}

function head(ctx: PageContext, drawing: Drawing): Html {
  if (drawing.current.size === 0 && drawing.next.size === 0)
    return html`<header class="j-board-head"><h2>${ctx.say("board.so-far")}</h2></header>`;
  const { focus } = broughtBy(ctx.view);
  const customer =
    focus === undefined
      ? ""
      : html`<h2><small>${ctx.say("page.board.customer")}</small> <span class="said">${textOf(focus.values["name"])}</span></h2>`;
  const reasons =
    drawing.reasons.length === 0
      ? ""
      : html`<p class="j-reasons"><span>${ctx.say("page.board.reasons")}</span> ${boxes(ctx, drawing.reasons, true)}</p>`;
  return html`<header class="j-board-head">${customer}${reasons}<a class="j-full" href="${ctx.base}/board">${ctx.say("page.act.full-screen")}</a></header>`;
}

function journeys(pen: Pen): Html {
  const { ctx, drawing } = pen;
  const { say } = ctx;
  const density: Density = Math.max(drawing.current.size, drawing.next.size) > roomy ? "dense" : "roomy";
  const next = drawing.begun ? nextColumn(pen) : waiting(pen);
  return html`<div class="j-wide j-${density}">
<div class="j-grid j-heads"><span></span>${pathHead()}<p><b>${say("page.board.now")}</b> <span>${countOf(pen, "current")}</span></p><span></span><p><b>${say("page.board.new")}</b> <span>${drawing.begun ? countOf(pen, "next") : ""}</span></p></div>
<div class="j-rows" tabindex="0" role="group" aria-label="${say("board.journeys")}"><div class="j-grid">${stagesColumn(pen)}${pathColumn(pen)}${currentColumn(pen)}${linksColumn(pen, density)}${next}</div>${plan(pen)}</div>
${legend(pen)}
</div>${phoneList(pen)}<div class="j-narrow">${drawing.begun ? "" : waiting(pen)}${plan(pen)}</div>`;
}

function countOf({ ctx: { say }, drawing }: Pen, side: "current" | "next"): string {
  const journey = side === "current" ? drawing.drawn.current : drawing.drawn.new;
  const unsaid = side === "next" && [...drawing.current.values()].some((each) => each.fate === "unanswered");
  return say(unsaid ? "page.board.so-far" : "page.board.count", { count: journey.length, digital: totalDigital(journey) });
}

/** Where the new journey will be: who is done with what is hidden, and what comes here. */
function waiting({ ctx }: Pen): Html {
  const { now } = ctx.view;
  const hidden = now !== null && now.content.pattern === "rate" && !now.revealed;
  const so = hidden ? html`<p><b>${sayDone(ctx)}</b> · ${ctx.say("page.board.face-down")}</p>` : "";
  return html`<div class="j-to-come"><div class="j-empty">${so}<p>${ctx.say("page.state.empty-new")}</p></div></div>`;
}
