import { html } from "hono/html";
import type { Keeping, Keepings, KeepingState } from "#facilitator/ports-keep.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { sayTime } from "#locale/dates.ts";
import { isMessageKey } from "#locale/say.ts";
import type { Html, PageContext } from "./page.ts";
import { zoneOf } from "./zone.ts";

/** Where results can be kept beside here, as the web knows it. `hasParent`: a page that they go below is set already. */
export type WebKeeping = {
  readonly keeper: string;
  readonly hasParent: boolean;
  readonly keepings: Pick<Keepings, "ofSession" | "want">;
  /** As if nothing had ever stood there. */
  readonly forget: (tenant: string, session: string) => Promise<void>;
};

/** Whether results can be kept beside here, and how far this session's is, where somebody has asked for it. */
export type Kept = { readonly can: boolean; readonly keeping: Keeping | undefined };

/** How far the session's keeping is. Rejects with `Unreachable` while the database is away. */
export async function keptHere(keeping: WebKeeping | undefined, { tenant, id }: Pick<Standing, "tenant" | "id">): Promise<Kept> {
  if (keeping === undefined) return { can: false, keeping: undefined };
  const all = await keeping.keepings.ofSession(tenant, id);
  return { can: true, keeping: all.find((one) => one.keeper === keeping.keeper) };
}

function why(ctx: PageContext, code: string): string {
  const key = `notion.why.${code}`;
  return ctx.say(isMessageKey(key) ? key : "notion.why.other", { code });
}

/** What a state says, in one line. */
export function keptWords(ctx: PageContext, state: KeepingState): string {
  switch (state.is) {
    case "waiting":
      return ctx.say("notion.state.waiting");
    case "working":
      return ctx.say("notion.state.working", { done: state.done, all: Math.max(state.all, state.done) });
    case "stands":
      return ctx.say("notion.state.stands", { time: sayTime(ctx.language, state.at, zoneOf(ctx)) });
    case "later":
      return ctx.say("notion.state.later", { time: sayTime(ctx.language, state.at, zoneOf(ctx)) });
    default:
      return ctx.say("notion.state.failed", { why: why(ctx, state.why) });
  }
}

/** The way to what stands; nothing where nothing does. */
export function keptLink(ctx: PageContext, { url }: KeepingState): Html {
  return url === undefined || !url.startsWith("https://")
    ? html``
    : html` <a href="${url}" target="_blank" rel="noopener noreferrer">${ctx.say("notion.open")} ↗</a>`;
}

/** Where the result is whole, a facilitator is told that it can go where the team works. */
function offer(ctx: PageContext): Html {
  const whole = ctx.view.status === "published" || ctx.view.step?.id === "publish";
  return whole && ctx.facilitator
    ? html`<p class="state calm"><a href="${ctx.base}/notion">${ctx.say("notion.act.publish")}</a></p>`
    : html``;
}

/** One calm line on the session's page: everybody sees where the result stands, facilitators how far it is and what is in the way. */
export function keptLine(ctx: PageContext, { can, keeping }: Kept): Html {
  const { state } = keeping ?? {};
  if (state === undefined) return html`<div id="r-kept">${can ? offer(ctx) : ""}</div>`;
  if (!ctx.facilitator && state.url === undefined) return html`<div id="r-kept"></div>`;
  const more = ctx.facilitator && state.is === "failed" ? html` <a href="${ctx.base}/notion">${ctx.say("notion.again")}</a>` : html``;
  const said = ctx.facilitator || state.is === "stands" ? keptWords(ctx, state) : ctx.say("notion.state.moving");
  return html`<div id="r-kept"><p class="state calm">${said}${keptLink(ctx, state)}${more}</p></div>`;
}
