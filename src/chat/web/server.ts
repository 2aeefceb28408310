import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { UnreadableSession } from "#facilitator/look.ts";
import { hashToken } from "#lib/ids.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { delayed, lost, refusedAs, tell } from "./answer.ts";
import { loginToken } from "./cookies.ts";
import type { Desk, WebPorts } from "./desk.ts";
import { createHub } from "./hub.ts";
import { languageOf, wordsIn } from "./language.ts";
import { createRates } from "./rates.ts";
import { actRoutes } from "./routes/act.ts";
import { exportRoutes } from "./routes/exports.ts";
import { joinRoutes } from "./routes/join.ts";
import { helpRoutes } from "./routes/help.ts";
import { keptRoutes } from "./routes/kept.ts";
import { panelRoutes } from "./routes/panels.ts";
import { peopleRoutes } from "./routes/people.ts";
import { serviceRoutes } from "./routes/service.ts";
import { sessionRoutes } from "./routes/session.ts";
import { startRoutes } from "./routes/start.ts";
import { writingRoutes } from "./routes/writing.ts";
import { type C, type Env, guard, isSafeWay } from "./security.ts";

/** The web chat as something that answers requests. */
export type Web = {
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>;
  /** How many pages are open. */
  readonly pages: () => number;
  /** Tells the open pages to come again elsewhere; from now on nothing new is taken. */
  readonly close: () => void;
};

/** The most that one form may hold: some pages of text, far more than any field takes. */
const mostBytes = 256 * 1024;
const unguarded = new Set(["/healthz", "/readyz", "/metrics"]);

function demandsHttps(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (isSafeWay(c.get("here")) || unguarded.has(c.req.path)) return next();
    const say = wordsIn(languageOf(c));
    return tell(c, { head: say("web.refused.head"), hint: say("web.https") }, 421);
  };
}

/** Counts and logs each request by its route: never an address with a session or a token in it. */
function watched(desk: Desk): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    const route = routeOf(c);
    desk.metrics?.seen({ what: "request", route, status: c.res.status, ms });
    desk.log.debug({ route, status: c.res.status, ms: Math.round(ms) }, "request");
  };
}

/** Pages are counted by who is logged in: an office shares one address. */
function paced(desk: Desk): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = loginToken(c);
    const who = token === undefined ? c.get("here").address : hashToken(token);
    return c.req.method === "POST" || desk.rates.take("page", who) ? next() : refusedAs(c, "act.too-fast", 429);
  };
}

function routeOf(c: C): string {
  const [, head = "", , tail] = c.req.path.split("/");
  return head === "s"
    ? `/s/:id${tail === undefined ? "" : `/${tail}`}`
    : `/${["in", "join", "assets", "start", "try", "healthz", "readyz", "metrics", ""].includes(head) ? head : "other"}`;
}

function failed(desk: Desk, error: Error, c: C): Promise<Response> {
  if (error instanceof Unreachable) return delayed(c);
  desk.log.error({ err: error.name, at: error.stack?.split("\n")[1]?.trim(), route: routeOf(c) }, "a request failed");
  const say = wordsIn(languageOf(c));
  const hint = error instanceof UnreadableSession ? say("web.unreadable") : say("page.down.hint");
  return tell(c, { head: say("page.down.head"), hint }, 500);
}

/** Puts the web chat together. Resolves when it hears of changes by every process. */
export async function createWeb(ports: WebPorts): Promise<Web> {
  const desk: Desk = { ...ports, hub: await createHub(ports.ledger, ports.clock), rates: createRates(ports.clock) };
  const app = new Hono<Env>();
  let open = true;
  app.use(guard(ports.settings), watched(desk), demandsHttps());
  app.use(async (c, next) => (open || unguarded.has(c.req.path) ? next() : delayed(c)));
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => refusedAs(c as C, "act.too-large", 413) }));
  app.use("/s/*", paced(desk));
  app.onError((error, c) => failed(desk, error, c));
  app.notFound((c) => lost(c));
  for (const add of [
    serviceRoutes,
    startRoutes,
    joinRoutes,
    sessionRoutes,
    actRoutes,
    panelRoutes,
    keptRoutes,
    helpRoutes,
    peopleRoutes,
    exportRoutes,
    writingRoutes,
  ])
    add(app, desk);
  return {
    fetch: (request, env) => app.fetch(request, env as Env["Bindings"]),
    pages: () => desk.hub.size(),
    close() {
      open = false;
      desk.hub.close();
    },
  };
}
