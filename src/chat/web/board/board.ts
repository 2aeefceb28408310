import { createHash } from "node:crypto";
import { html } from "hono/html";
import type { Html, PageContext } from "../page.ts";

/** Which journeys the full board shows. */
export type Show = "both" | "before" | "after";

/** The right side of the session page; read-only, replaced as a whole by the stream. */
export function board({ say }: PageContext): Html {
  return html`<section id="board" class="board" aria-label="${say("page.act.board")}"></section>`;
}

/** The map on a page of its own: the body of the page, without the document around it. `chosen`: id of a touchpoint of either journey. */
export function boardPage({ say }: PageContext, _show: Show, _chosen?: string): Html {
  return html`<main id="board-page" class="board-page" aria-label="${say("page.act.board")}"></main>`;
}

/** Changes exactly when the drawing of `board` does: what is drawn is small, so it is drawn and hashed. */
export function boardKey(ctx: PageContext): string {
  return createHash("sha1").update(String(board(ctx))).digest("base64url");
}
