import { html } from "hono/html";
import { keptNotes } from "#facilitator/cards/kept.ts";
import { openOffers } from "#facilitator/cards/offers.ts";
import type { KeptWithUsers } from "#facilitator/kept.ts";
import type { KeepingState } from "#facilitator/ports-keep.ts";
import type { MessageKey } from "#locale/say.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { keptLink, keptWords } from "./kept.ts";
import { keptPeople } from "./kept-people.ts";
import { offersList } from "./offers.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";

/** Where the page is to go: asked where nobody has said so, or where what was said did not do; else it may be chosen. */
function place(ctx: PageContext, { keeping, hasParent }: KeptWithUsers): Html {
  const { state, kept = -1, parent = "" } = keeping ?? {};
  const failed = state?.is === "failed";
  if (kept >= 0 && !failed) return html``;
  const required = hasParent || failed ? "" : "required";
  const refused = ctx.refused?.form === "keep" ? html`<p class="no" role="alert">${sayRefusal(ctx.language, ctx.refused.refusal)}</p>` : "";
  const field = html`<label class="f"><span>${ctx.say("notion.parent")}</span><input class="in" name="parent" type="text" maxlength="500" ${required} value="${parent}"></label>${refused}<p class="hint">${ctx.say("notion.parent.hint")}</p>`;
  const asked = !hasParent || failed;
  return asked ? field : html`<details><summary>${ctx.say("notion.parent.other")}</summary>${field}</details>`;
}

/** What the button does now. */
function label(state: KeepingState | undefined): MessageKey {
  if (state === undefined) return "notion.act.publish";
  if (state.is !== "failed") return "notion.act.again";
  return state.why === "gone" ? "notion.act.anew" : "notion.again";
}

function form(ctx: PageContext, kept: KeptWithUsers): Html {
  const { state } = kept.keeping ?? {};
  const anew = state?.is === "failed" && state.why === "gone" ? html`<input type="hidden" name="anew" value="yes">` : "";
  return html`<form class="there" method="post" action="${ctx.base}/keep"><input type="hidden" name="csrf" value="${ctx.csrf}">${anew}${place(ctx, kept)}<button class="btn go">${ctx.say(label(state))}</button></form>`;
}

/** Where a facilitator has the result kept, sees how far that is, tries again, says who is who there, and answers what people changed there. */
export function keptPanel(ctx: PageContext, kept: KeptWithUsers): Html {
  const state = kept.keeping?.state;
  const now = state === undefined ? html`` : html`<p class="lead">${keptWords(ctx, state)}${keptLink(ctx, state)}</p>`;
  const notes = keptNotes(ctx, state).map((one) => html`<p class="hint">${one}</p>`);
  const body = html`${now}${notes}${form(ctx, kept)}${offersList(ctx, openOffers(ctx), "notion")}${keptPeople(ctx, kept)}`;
  return panelPage(ctx, { head: "Notion", hint: ctx.say("notion.panel.hint"), body });
}
