import type { Hono } from "hono";
import { lost, send } from "../answer.ts";
import type { Desk } from "../desk.ts";
import { reachOf } from "../erasing.ts";
import { backPanel, leadPanel } from "../lead-panel.ts";
import { deletePanel, keysPanel, leavePanel, linksPanel } from "../more-panels.ts";
import { peoplePanel } from "../people-panel.ts";
import { minePanel } from "../mine-panel.ts";
import type { C, Env } from "../security.ts";
import { soFarPanel } from "../so-far.ts";
import { draw, visitOf } from "../visit.ts";
import { leadPage, page } from "./session.ts";

/** Who takes part: one may change one's own entry, facilitators everybody's. */
async function people(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  if (visit === undefined) return lost(c);
  const ctx = await draw(desk, visit);
  const changed = ctx.view.people.filter(({ id }) => id === visit.me || ctx.facilitator);
  const reaches = changed.map(async ({ id }) => [id, await reachOf(desk.people, visit, id, ctx.name)] as const);
  return send(c, peoplePanel(ctx, new Map(await Promise.all(reaches))));
}

/** The pages beside the conversation. */
export function panelRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/so-far", page(desk, soFarPanel));
  app.get("/s/:id/people", (c) => people(c, desk));
  app.get("/s/:id/mine", page(desk, minePanel));
  app.get("/s/:id/keys", page(desk, keysPanel));
  app.get(
    "/s/:id/links",
    page(desk, (ctx) => linksPanel(ctx, desk.settings.chat ?? [])),
  );
  app.get("/s/:id/leave", page(desk, leavePanel));
  app.get("/s/:id/more", leadPage(desk, leadPanel));
  app.get(
    "/s/:id/back/:step",
    leadPage(desk, (ctx, c) =>
      backPanel(
        ctx,
        knownStep(
          ctx.view.trail.map((one) => one.id),
          c.req.param("step"),
        ),
      ),
    ),
  );
  app.get(
    "/s/:id/delete",
    leadPage(desk, (ctx) => deletePanel(ctx, false)),
  );
}

function knownStep(steps: readonly string[], asked: string | undefined): string {
  return steps.find((one) => one === asked) ?? steps[0] ?? "";
}
