import type { Hono } from "hono";
import { sendAsset } from "../assets.ts";
import type { Desk } from "../desk.ts";
import type { C, Env } from "../security.ts";
import { stream } from "../stream.ts";

function mayRead(c: C, token: string | undefined): boolean {
  return c.get("here").loopback || (token !== undefined && c.req.header("authorization") === `Bearer ${token}`);
}

async function metrics(c: C, desk: Desk): Promise<Response> {
  if (desk.metrics === undefined || !mayRead(c, desk.settings.metricsToken)) return c.text("not found\n", 404);
  const { type, body } = await desk.metrics.text();
  return c.body(body, 200, { "content-type": type });
}

async function ready(c: C, desk: Desk): Promise<Response> {
  return await desk.ready().then(
    () => c.text("ready\n"),
    () => c.text("the database is away\n", 503),
  );
}

/** What machines ask for: alive, ready, figures; the files that pages load; the streams of open pages. */
export function serviceRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", (c) => ready(c, desk));
  app.get("/metrics", (c) => metrics(c, desk));
  app.get("/assets/:stamp/:name", (c) => sendAsset(c));
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /\n"));
  app.get("/s/:id/stream", (c) => stream(c, desk));
}
