import { html } from "hono/html";
import type { PartOnView } from "#session/view.ts";
import type { Html, PageContext } from "../page.ts";
import { between } from "./between.ts";
import { collectCard } from "./collect.ts";
import { openedWhy } from "./consent.ts";
import { convergeCard } from "./converge.ts";
import { decideCard } from "./decide.ts";
import { fillCard } from "./fill.ts";
import { type Card, type Piece, act, editor, hasVoice, nothing, refusalLine } from "./kit.ts";
import { listCard } from "./list.ts";
import { lookAgainList, matters, wholeList } from "./matters.ts";
import { noteThread, strikeForm } from "./notes.ts";
import { question } from "./question.ts";
import { rateCard } from "./rate.ts";
import { reviewCard } from "./review.ts";
import { slipCard } from "./slip.ts";
import { askHelpForm, helpRegion, suggestionForm } from "./suggestions.ts";

/** The card of a part, by its pattern. */
function cardOf(card: Card): readonly Piece[] {
  const { content } = card.part;
  switch (content.pattern) {
    case "collect":
      return card.part.def.fields.some((field) => field.of === "blocked")
        ? slipCard({ ...card, view: content })
        : collectCard({ ...card, view: content });
    case "converge":
      return convergeCard({ ...card, view: content });
    case "fill":
      return fillCard({ ...card, view: content });
    case "list":
      return listCard({ ...card, view: content });
    case "rate":
      return rateCard({ ...card, view: content });
    case "decide":
      return decideCard({ ...card, view: content });
    default:
      return reviewCard({ ...card, view: content });
  }
}

/** What was opened over the card, whatever the card is: a note thread, a strike. */
function over(ctx: PageContext, part: PartOnView): Html | undefined {
  const [what, ...rest] = (ctx.open ?? "").split(":");
  if (what === wholeList && ctx.view.lookAgain.length > 0) return lookAgainList(ctx);
  if (what === "note") return noteThread(ctx, rest.join(":"));
  if (what === "suggestion") return suggestionForm(ctx, rest);
  if (what === "ask-help") return askHelpForm(ctx);
  if (what === "strike" && ctx.facilitator) return strikeForm(ctx, part.step, rest);
  const { beside } = ctx.view;
  return beside?.content.pattern === "decide" ? openedWhy({ ctx, part: beside, view: beside.content }) : undefined;
}

function pieces(ctx: PageContext): readonly Piece[] {
  const { now, beside } = ctx.view;
  if (now === null || ctx.view.status !== "running") return [...between(ctx), matters(ctx)];
  const own = cardOf({ ctx, part: now });
  const opened = over(ctx, now);
  const shown = opened === undefined ? own : own.map((one) => (one.id === "editor" ? editor(opened) : one));
  const besides = beside === null ? [] : cardOf({ ctx, part: beside });
  return [matters(ctx), ...shown, helpRegion(ctx), ...besides];
}

/** After an act: ten seconds of "Undo" in place (the script shows it), besides the one that stays. */
function undoLine(ctx: PageContext): Html {
  const { now } = ctx.view;
  if (now === null || now.phase === "closed" || !hasVoice(ctx)) return nothing;
  const at = { step: now.step, part: now.part };
  const form = act(ctx, { name: "control:undo", part: at, about: "line" }, ctx.say("page.act.undo"), { kind: "quiet" });
  return html`<div id="undo-line" class="undo-line" data-said="${ctx.say("card.undo-said")}" hidden><p>${ctx.say("card.undo-line")}</p>${form}</div>`;
}

/** A refusal that no form shows (its form is gone, or was not drawn) stands at the top. */
function unclaimed(ctx: PageContext, body: string): Html {
  return ctx.refused === undefined || body.includes('role="alert"') ? nothing : refusalLine(ctx, ctx.refused.refusal, "no-top");
}

/**
 * The whole conversation: the question, the open matters, and the one card. Posted forms are answered with it.
 * A reader without a voice gets the same without forms.
 */
export function conversation(given: PageContext): Html {
  const again = given.refused?.values.again?.[0];
  const ctx = again === undefined ? given : { ...given, open: again };
  const paused = ctx.view.paused === null ? nothing : html`<p class="paused">${ctx.say("page.state.paused")}</p>`;
  const watching = ctx.view.me?.role === "observer" ? html`<p class="hint">${ctx.say("page.state.watching")}</p>` : nothing;
  const drawn = pieces(ctx)
    .filter((one) => one.nested !== true)
    .map((one) => one.body);
  const texts = html`data-restored="${ctx.say("page.draft.restored")}" data-discard="${ctx.say("page.act.discard")}" data-sure="${ctx.say("card.sure")}"`;
  return html`<section id="conversation" class="talk-in" data-key="${conversationKey(ctx)}" data-session="${ctx.id}" ${texts}>${question(ctx)}<div class="flow">${paused}${watching}${unclaimed(ctx, drawn.map(String).join(""))}${drawn}</div>${undoLine(ctx)}</section>`;
}

/** The read-only regions of the conversation by element id: what the stream may replace while people write. */
export function regions(ctx: PageContext): ReadonlyMap<string, Html> {
  return new Map(
    pieces(ctx)
      .filter((one) => one.id.startsWith("r-"))
      .map((one) => [one.id, one.body]),
  );
}

/** Changes exactly when the whole conversation must be drawn anew: another step, part, phase, role, paused or published. */
export function conversationKey(ctx: PageContext): string {
  const { view } = ctx;
  const part =
    view.now === null
      ? ""
      : [view.now.step, view.now.part, view.now.phase, view.now.revealed ? "revealed" : "", view.now.stuck ?? ""].join("/");
  return [
    view.status,
    part,
    view.beside?.phase ?? "",
    view.me?.role ?? "",
    view.paused === null ? "" : "paused",
    view.publishedAt ?? "",
  ].join("|");
}
