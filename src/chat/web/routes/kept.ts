import type { Hono } from "hono";
import { keepResult, keptOf, type KeptWithUsers, keptWithUsers, matchesIn, matchPeople } from "#facilitator/kept.ts";
import type { Refusal } from "#talk/refusal.ts";
import { lost, send } from "../answer.ts";
import type { Desk } from "../desk.ts";
import { keptPanel } from "../kept-panel.ts";
import type { PageContext } from "../page.ts";
import { first } from "../posted-form.ts";
import type { C, Env } from "../security.ts";
import { draw, type Visit, visitOf } from "../visit.ts";
import { type Did, leads, posting } from "./posting.ts";

/** Who works there is asked for only where something is kept: it is a question to somebody else's server. */
async function keptFor(desk: Desk, { standing }: Visit): Promise<KeptWithUsers | undefined> {
  const kept = await keptOf(desk.keeping, standing);
  return kept?.keeping === undefined ? kept : keptWithUsers(desk.keeping, standing);
}

/** The page from which a facilitator has the result kept elsewhere. */
async function panel(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const ctx = visit === undefined ? undefined : await draw(desk, visit);
  const kept = visit === undefined || ctx?.facilitator !== true ? undefined : await keptFor(desk, visit);
  return ctx === undefined || kept === undefined ? lost(c) : send(c, keptPanel(ctx, kept));
}

/** The same page with what was sent and why it was refused. */
async function refused(c: C, { desk, visit, ctx, form }: Did, { which, refusal }: { which: string; refusal: Refusal }): Promise<Response> {
  const kept = await keptFor(desk, visit);
  const again: PageContext = { ...ctx, refused: { form: which, values: Object.fromEntries(form), refusal } };
  return kept === undefined ? lost(c) : send(c, keptPanel(again, kept), 422);
}

/** Has it kept, or kept once more; how far that is comes to the session's page by itself. */
async function keep(c: C, did: Did): Promise<Response> {
  const { desk, visit, form, ctx } = did;
  if (desk.keeping === undefined) return lost(c);
  const wish = { parent: first(form, "parent"), anew: first(form, "anew") === "yes", now: desk.clock.now() };
  const refusal = await keepResult(desk.keeping, visit.standing, wish);
  return refusal === undefined ? c.redirect(ctx.base, 303) : refused(c, did, { which: "keep", refusal });
}

/** Keeps who is who there. */
async function people(c: C, did: Did): Promise<Response> {
  const { desk, visit, form, ctx } = did;
  if (desk.keeping === undefined) return lost(c);
  const refusal = await matchPeople(desk.keeping, visit.standing, { chosen: matchesIn(form), now: desk.clock.now() });
  return refusal === undefined ? c.redirect(`${ctx.base}/notion`, 303) : refused(c, did, { which: "keep-people", refusal });
}

/** Keeping results elsewhere, for facilitators. */
export function keptRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/notion", (c) => panel(c, desk));
  app.post("/s/:id/keep", posting(desk, leads(keep)));
  app.post("/s/:id/keep-people", posting(desk, leads(people)));
}
