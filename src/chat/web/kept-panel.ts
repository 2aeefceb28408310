import { html } from "hono/html";
import type { Keeping, KeepingState } from "#facilitator/ports-keep.ts";
import type { MessageKey } from "#locale/say.ts";
import { keptLink, keptWords } from "./kept.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";

/** What people should know about what stands: who stands by name only, and what was left as somebody made it there. */
function notes(ctx: PageContext, state: KeepingState | undefined): Html {
  if (state?.is !== "stands") return html``;
  const { unmatched, edited, heldBack } = state;
  const lines = [
    ...(unmatched.length === 0 ? [] : [ctx.say("notion.unmatched", { names: unmatched.join(", ") })]),
    ...(edited === 0 ? [] : [ctx.say("notion.edited", { count: edited })]),
    ...(heldBack === 0 ? [] : [ctx.say("notion.held-back", { count: heldBack })]),
  ];
  return html`${lines.map((one) => html`<p class="hint">${one}</p>`)}`;
}

type Asking = { readonly keeping: Keeping | undefined; readonly hasParent: boolean };

/** Where the page is to go: asked where nobody has said so, or where what was said did not do; else it may be chosen. */
function place(ctx: PageContext, { keeping, hasParent }: Asking): Html {
  const { state, kept = -1, parent = "" } = keeping ?? {};
  const failed = state?.is === "failed";
  if (kept >= 0 && !failed) return html``;
  const required = hasParent || failed ? "" : "required";
  const field = html`<label class="f"><span>${ctx.say("notion.parent")}</span><input class="in" name="parent" type="text" maxlength="500" ${required} value="${parent}"></label><p class="hint">${ctx.say("notion.parent.hint")}</p>`;
  const asked = !hasParent || failed;
  return asked ? field : html`<details><summary>${ctx.say("notion.parent.other")}</summary>${field}</details>`;
}

/** What the button does now. */
function label(state: KeepingState | undefined): MessageKey {
  if (state === undefined) return "notion.act.publish";
  if (state.is !== "failed") return "notion.act.again";
  return state.why === "gone" ? "notion.act.anew" : "notion.again";
}

function form(ctx: PageContext, asking: Asking): Html {
  const { state } = asking.keeping ?? {};
  const anew = state?.is === "failed" && state.why === "gone" ? html`<input type="hidden" name="anew" value="yes">` : "";
  return html`<form class="keep" method="post" action="${ctx.base}/keep"><input type="hidden" name="csrf" value="${ctx.csrf}">${anew}${place(ctx, asking)}<button class="btn go">${ctx.say(label(state))}</button></form>`;
}

/** Where a facilitator has the result kept, sees how far that is, and tries again. */
export function keptPanel(ctx: PageContext, keeping: Keeping | undefined, hasParent: boolean): Html {
  const state = keeping?.state;
  const now = state === undefined ? html`` : html`<p class="lead">${keptWords(ctx, state)}${keptLink(ctx, state)}</p>`;
  const body = html`${now}${notes(ctx, state)}${form(ctx, { keeping, hasParent })}`;
  return panelPage(ctx, { head: "Notion", hint: ctx.say("notion.panel.hint"), body });
}
