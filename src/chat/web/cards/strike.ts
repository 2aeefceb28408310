import { html } from "hono/html";
import type { IdeaView } from "#steps/view.ts";
import type { Html } from "../page.ts";
import { type Card, act, hasVoice, nothing, opener } from "./kit.ts";

/** Parking for everybody, striking (with a reason, in the editor) for facilitators. */
export function strikeAndPark(card: Card, item: IdeaView): Html {
  const { ctx, part } = card;
  if (!hasVoice(ctx)) return nothing;
  const park = act(
    ctx,
    { name: "park", part, hidden: { item: item.id, on: item.parked ? "no" : "yes" } },
    ctx.say(item.parked ? "page.act.unpark" : "page.act.park"),
    { kind: "quiet" },
  );
  const strike = ctx.facilitator ? opener(ctx, `strike:${part.part}:${item.id}`, ctx.say("page.act.strike")) : nothing;
  return html`<div class="ra">${park}${strike}</div>`;
}
