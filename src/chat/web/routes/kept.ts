import type { Hono } from "hono";
import { lost, send } from "../answer.ts";
import type { Desk } from "../desk.ts";
import { keptHere } from "../kept.ts";
import { keptPanel } from "../kept-panel.ts";
import { first } from "../posted-form.ts";
import type { C, Env } from "../security.ts";
import { draw, visitOf } from "../visit.ts";
import { type Did, leads, posting } from "./posting.ts";

/** The page from which a facilitator has the result kept elsewhere. */
async function panel(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const ctx = visit === undefined ? undefined : await draw(desk, visit);
  if (visit === undefined || ctx?.facilitator !== true || desk.keeping === undefined) return lost(c);
  const { keeping } = await keptHere(desk.keeping, visit.standing);
  return send(c, keptPanel(ctx, keeping, desk.keeping.hasParent));
}

/** Has it kept, or kept once more; how far that is comes to the session's page by itself. */
async function keep(c: C, { desk, visit, form }: Did): Promise<Response> {
  const { keeping } = desk;
  if (keeping === undefined) return lost(c);
  const { tenant, id } = visit.standing;
  if (first(form, "anew") === "yes") await keeping.forget(tenant, id);
  await keeping.keepings.want(
    { tenant, session: id, keeper: keeping.keeper },
    first(form, "parent").trim().slice(0, 500),
    desk.clock.now(),
  );
  return c.redirect(`/s/${id}`, 303);
}

/** Keeping results elsewhere, for facilitators. */
export function keptRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/notion", (c) => panel(c, desk));
  app.post("/s/:id/keep", posting(desk, leads(keep)));
}
