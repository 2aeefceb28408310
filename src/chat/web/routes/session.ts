import type { Hono } from "hono";
import { keptOf } from "#facilitator/kept.ts";
import { lost, send } from "../answer.ts";
import { boardPage } from "../board/board.ts";
import type { Show } from "../board/drawing.ts";
import { conversation, conversationKey } from "../cards/conversation.ts";
import type { Desk } from "../desk.ts";
import { documentOf } from "../document.ts";
import { lostThreads } from "../lost-threads.ts";
import type { Html, PageContext } from "../page.ts";
import { type C, type Env } from "../security.ts";
import { sessionPage } from "../shell.ts";
import { welcome } from "../so-far.ts";
import { arrive, draw, type Shown, visitOf, type Visit } from "../visit.ts";

export type Draw = (ctx: PageContext, c: C) => Html;

/** Draws a page of the session for who belongs to it; for everybody else the address leads nowhere. */
export function page(desk: Desk, drawIt: Draw): (c: C) => Promise<Response> {
  return async (c) => {
    const visit = await visitOf(c, desk);
    if (visit === undefined) return lost(c);
    const ctx = await draw(desk, visit, opened(c));
    return send(c, drawIt(ctx, c));
  };
}

/** The same for facilitators only. */
export function leadPage(desk: Desk, drawIt: Draw): (c: C) => Promise<Response> {
  return async (c) => {
    const visit = await visitOf(c, desk);
    const ctx = visit === undefined ? undefined : await draw(desk, visit);
    return ctx?.facilitator === true ? send(c, drawIt(ctx, c)) : lost(c);
  };
}

function opened(c: C): Shown {
  const open = c.req.query("open");
  return open === undefined ? {} : { open };
}

async function whole(c: C, desk: Desk, visit: Visit): Promise<Response> {
  await arrive(desk, visit);
  const ctx = await draw(desk, visit, opened(c));
  const late = c.req.query("welcome") === "1" && ctx.view.status === "running";
  return send(
    c,
    sessionPage(ctx, {
      welcome: late ? welcome(ctx) : null,
      lost: await lostThreads(desk.places, visit.standing),
      kept: await keptOf(desk.keeping, visit.standing),
    }),
  );
}

async function session(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  return visit === undefined ? lost(c) : whole(c, desk, visit);
}

/** The conversation alone, for a page that stands open while the session has gone on. */
async function piece(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  if (visit === undefined) return lost(c);
  const ctx = await draw(desk, visit, opened(c));
  c.header("x-teekond-key", conversationKey(ctx));
  return send(c, conversation(ctx));
}

function showOf(c: C): Show {
  const show = c.req.query("show");
  return show === "before" || show === "after" ? show : "both";
}

function boardDocument(ctx: PageContext, c: C): Html {
  const { language, say } = ctx;
  return documentOf({
    language,
    say,
    title: say("page.title.board", { title: ctx.view.about.title }),
    body: boardPage(ctx, showOf(c), c.req.query("chosen")),
    kind: "full-board",
    main: "board-page",
  });
}

/** The session's page, its conversation alone, and the board on a page of its own. */
export function sessionRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id", (c) => session(c, desk));
  app.get("/s/:id/conversation", (c) => piece(c, desk));
  app.get("/s/:id/board", page(desk, boardDocument));
}
