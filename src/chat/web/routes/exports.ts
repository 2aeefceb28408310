import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { html } from "hono/html";
import type { Publisher } from "#report/publisher.ts";
import { keptOf } from "#facilitator/kept.ts";
import { buildReport } from "#report/build.ts";
import { lost } from "../answer.ts";
import { asset } from "../assets.ts";
import type { Desk } from "../desk.ts";
import { wordsIn } from "../language.ts";
import type { C, Env } from "../security.ts";
import type { Html, PageContext } from "../page.ts";
import { draw, namesOf, type Visit, visitOf } from "../visit.ts";

async function render(desk: Desk, visit: Visit, publisher: Publisher): Promise<string> {
  const people = await namesOf(desk, visit.standing);
  const say = wordsIn(visit.language);
  const names = (person: string) => people.get(person)?.name ?? say("web.somebody");
  const kept = await keptOf(desk.keeping, visit.standing);
  return publisher.render(buildReport(visit.standing.session, { names, at: desk.clock.now(), notion: kept?.keeping?.state.url }));
}

async function take(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const publisher = desk.publishers.find((one) => one.id === c.req.param("format"));
  if (visit === undefined || publisher === undefined) return lost(c);
  const body = await render(desk, visit, publisher);
  return c.body(body, 200, { "content-type": publisher.mediaType, "content-disposition": `attachment; filename="${publisher.fileName}"` });
}

/** The one file has its style inside: the policy of this answer allows that very style by its hash, and what is ours. */
function policyOf(page: string): string {
  const hashes = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, css = ""]) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`,
  );
  return `default-src 'none'; script-src 'self'; style-src 'self' ${hashes.join(" ")}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** What stands beside the report on its page: back, print, and the same to take away. It is not part of the file that is sent on. */
function tools(ctx: PageContext, publishers: readonly Publisher[]): Html {
  const take = publishers.map((one) => html`<a class="tool" href="${ctx.base}/export/${one.id}" download>${one.fileName}</a>`);
  return html`<link rel="stylesheet" href="${asset("report.css")}"><script src="${asset("report.js")}" defer></script><nav class="tools" aria-label="${ctx.say("web.take-away")}"><a class="tool" href="${ctx.base}">${ctx.say("page.act.back-to-question")}</a><button class="tool go" type="button" data-print>${ctx.say("page.act.print")}</button>${take}<p>${ctx.say("page.report.foot")}</p></nav>`;
}

/** The report page: the file's own sheet, with its tools in the margin. The file's policy is in the answer's head here. */
async function read(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  const publisher = desk.publishers.find((one) => one.id === "html");
  if (visit === undefined || publisher === undefined) return lost(c);
  const body = await render(desk, visit, publisher);
  const beside = String(await tools(await draw(desk, visit), desk.publishers));
  c.header("content-security-policy", policyOf(body));
  return c.html(body.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace(/<\/body>/, () => `${beside}</body>`));
}

/** The report in every format there is, from any moment of the session. */
export function exportRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/s/:id/report", (c) => read(c, desk));
  app.get("/s/:id/export/:format", (c) => take(c, desk));
}
