import { createHash } from "node:crypto";
import type { Hono } from "hono";
import type { Publisher } from "#report/publisher.ts";
import { buildReport } from "#report/build.ts";
import { lost } from "../answer.ts";
import type { Desk } from "../desk.ts";
import { wordsIn } from "../language.ts";
import type { C, Env } from "../security.ts";
import { namesOf, type Visit, visitOf } from "../visit.ts";

async function render(desk: Desk, visit: Visit, publisher: Publisher): Promise<string> {
  const people = await namesOf(desk, visit.standing);
  const say = wordsIn(visit.language);
  const names = (person: string) => people.get(person)?.name ?? say("web.somebody");
  return publisher.render(buildReport(visit.standing.session, { names, at: desk.clock.now() }));
}

async function take(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const publisher = desk.publishers.find((one) => one.id === c.req.param("format"));
  if (visit === undefined || publisher === undefined) return lost(c);
  const body = await render(desk, visit, publisher);
  return c.body(body, 200, { "content-type": publisher.mediaType, "content-disposition": `attachment; filename="${publisher.fileName}"` });
}

/** The one file has its style inside: the policy of this answer allows that very style by its hash, and nothing else. */
function policyOf(page: string): string {
  const hashes = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, css = ""]) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`,
  );
  return `default-src 'none'; style-src ${hashes.length === 0 ? "'none'" : hashes.join(" ")}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

async function read(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const publisher = desk.publishers.find((one) => one.id === "html");
  if (visit === undefined || publisher === undefined) return lost(c);
  const body = await render(desk, visit, publisher);
  c.header("content-security-policy", policyOf(body));
  return c.html(body);
}

/** The report in every format there is, from any moment of the session. */
export function exportRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/report/read", (c) => read(c, desk));
  app.get("/s/:id/export/:format", (c) => take(c, desk));
}
