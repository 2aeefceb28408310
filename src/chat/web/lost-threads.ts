import { html } from "hono/html";
import type { Places } from "#facilitator/ports-chat.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { isMessageKey, sayCode } from "#locale/say.ts";
import type { Html, PageContext } from "./page.ts";

/** A chat thread of the session in which nothing can be drawn any more: on which platform, and why (a code of `GoneWhy`). */
export type LostThread = { readonly platform: string; readonly why: string };

/**
 * The session's lost threads. One counts as replaced where another thread of the session works on the same platform: who is there is told by it.
 * Rejects with `Unreachable` while the database is away.
 */
export async function lostThreads(
  places: Pick<Places, "ofSession">,
  { tenant, id }: Pick<Standing, "tenant" | "id">,
): Promise<readonly LostThread[]> {
  // Places are found by the session's id alone, as news tell of it.
  const threads = (await places.ofSession(id)).filter((one) => one.tenant === tenant && one.person === null);
  const working = new Set(threads.flatMap(({ broken, platform }) => (broken === null ? [platform] : [])));
  return threads.flatMap(({ broken, platform }) => (broken === null || working.has(platform) ? [] : [{ platform, why: broken.why }]));
}

function words(ctx: PageContext, { platform, why }: LostThread): string {
  const key = `door.lost.${why}`;
  const chat = sayCode(ctx.language, "platform", platform);
  return ctx.say("web.lost-thread", { chat, why: isMessageKey(key) ? ctx.say(key) : "" });
}

/** Says to everybody, as the session's other threads do, that a thread is lost and that all goes on here. Of several alike it is said once. */
export function lostLines(ctx: PageContext, lost: readonly LostThread[]): Html {
  const said = [...new Set(lost.map((one) => words(ctx, one)))];
  return html`<div id="r-lost">${said.map((line) => html`<p class="state calm">${line}</p>`)}</div>`;
}
