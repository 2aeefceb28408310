import type { Hono } from "hono";
import { helpOf } from "#facilitator/help-door.ts";
import { lost, send } from "../answer.ts";
import type { Desk } from "../desk.ts";
import { helpPanel } from "../help.ts";
import type { C, Env } from "../security.ts";
import { draw, visitOf } from "../visit.ts";

/** How the help of a language model stands, for who leads. */
async function panel(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const ctx = visit === undefined ? undefined : await draw(desk, visit);
  const help = visit === undefined || ctx?.facilitator !== true ? undefined : await helpOf(desk.helping, visit.standing, desk.clock.now());
  return ctx === undefined || help === undefined ? lost(c) : send(c, helpPanel(ctx, help));
}

export function helpRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/assist", (c) => panel(c, desk));
}
