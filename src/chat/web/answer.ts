import { sayRefusal } from "#locale/refusals.ts";
import { refuse } from "#talk/refusal.ts";
import { html } from "hono/html";
import { plainPage, type PlainText } from "./document.ts";
import { languageOf, wordsIn } from "./language.ts";
import type { Html } from "./page.ts";
import type { C } from "./security.ts";

export type Status = 200 | 400 | 403 | 404 | 410 | 413 | 415 | 421 | 422 | 429 | 500 | 503;

/** Sends what was drawn. */
export async function send(c: C, drawn: Html, status: Status = 200): Promise<Response> {
  return c.html(await drawn, status);
}

/** True for a request of the page's own script, which wants a piece and not a page. */
export function isPiece(c: C): boolean {
  return c.req.header("hx-request") === "true";
}

/** A sentence for the person: at the notice line of the page, or as a page of its own. */
export function tell(c: C, text: PlainText, status: Status): Promise<Response> {
  const language = languageOf(c);
  if (!isPiece(c)) return send(c, plainPage({ language, say: wordsIn(language) }, text), status);
  c.header("HX-Retarget", "#notice");
  c.header("HX-Reswap", "innerHTML");
  return send(c, html`<p class="no">${text.hint}</p>`, status);
}

/** An address that leads nowhere for who asks: it does not say whether there is a session. */
export function lost(c: C): Promise<Response> {
  const say = wordsIn(languageOf(c));
  return tell(c, { head: say("page.lost.head"), hint: say("web.lost.hint") }, 404);
}

/** Refusals that come before anybody is known. */
export function refusedAs(
  c: C,
  refused: "act.too-fast" | "act.too-large" | "link.unknown" | "session.unknown",
  status: Status,
): Promise<Response> {
  const language = languageOf(c);
  const head = refused === "link.unknown" || refused === "session.unknown" ? "page.lost.head" : "web.refused.head";
  return tell(c, { head: wordsIn(language)(head), hint: sayRefusal(language, refuse(refused)) }, status);
}

/** A form that did not come from one of our pages, or by one drawn before the last login. */
export function forged(c: C): Promise<Response> {
  const say = wordsIn(languageOf(c));
  return tell(c, { head: say("web.refused.head"), hint: say("web.forged") }, 403);
}

/** The database is away: nothing was kept, and the page sends it again by itself. */
export function delayed(c: C): Promise<Response> {
  const say = wordsIn(languageOf(c));
  c.header("retry-after", "3");
  return tell(
    c,
    isPiece(c) ? { head: "", hint: say("page.state.saving-delayed") } : { head: say("page.down.head"), hint: say("page.down.hint") },
    503,
  );
}
