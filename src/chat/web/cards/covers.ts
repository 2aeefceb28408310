import { html } from "hono/html";
import { composeNew, needsAction } from "#journey/compose.ts";
import type { ListRow, ListView } from "#steps/sheet-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { field } from "./field.ts";
import { glyph } from "./glyph.ts";
import { type Card, type FormSpec, type Piece, act, button, hasVoice, keyOf, nothing, opener, post, ready, region, said } from "./kit.ts";

type PlanCard = Card & { readonly view: ListView };

/** New and changed contacts that no action with an owner names, and that nobody said need none. */
function uncovered({ ctx }: Card): readonly string[] {
  const { redesign } = ctx.view;
  const named = new Set([
    ...redesign.actions.filter((one) => one.owner !== undefined).flatMap((one) => one.touchpoints),
    ...Object.keys(redesign.covers),
  ]);
  return needsAction(redesign).filter((id) => !named.has(id));
}

function nameOf({ ctx }: Card, id: string): string {
  return composeNew(ctx.view.redesign).find((one) => one.id === id)?.name ?? "";
}

function coverLine(card: PlanCard, row: NonNullable<ListView["heads"][string]>[number]): Html {
  const { ctx, part } = card;
  const remove = hasVoice(ctx)
    ? act(ctx, { name: "remove-row", part, hidden: { list: "covers", row: row.id } }, ctx.say("page.act.remove"), { kind: "quiet" })
    : nothing;
  return html`<li class="row"><div class="rt">${said(nameOf(card, String(row.cells.touchpoint?.value)))} <small>${ctx.say("talk.covered", { reason: String(row.cells.why?.value ?? "") })}</small></div><div class="ra">${remove}</div></li>`;
}

/** What still has no action, and what was said to need none. */
export function coversRegion(card: PlanCard): Piece {
  const { ctx, view } = card;
  const open = uncovered(card);
  const lines = open.map((id) => {
    const medium = composeNew(ctx.view.redesign).find((one) => one.id === id)?.medium ?? "digital";
    return html`<li class="row"><div class="rt">${glyph(medium)} ${said(nameOf(card, id))}</div>${hasVoice(ctx) ? html`<div class="ra">${opener(ctx, `cover:${id}`, ctx.say("card.answer-it"), { label: `${ctx.say("card.answer-it")}: ${nameOf(card, id)}` })}</div>` : nothing}</li>`;
  });
  const done = (view.heads.covers ?? []).map((row) => coverLine(card, row));
  if (lines.length + done.length === 0) return region("r-covers", nothing);
  return region(
    "r-covers",
    html`<div class="lh"><h2>${ctx.say(open.length === 0 ? "card.all-covered" : "card.uncovered", { count: open.length })}</h2></div><ul class="rows">${lines}${done}</ul>`,
  );
}

function coveredBy(card: PlanCard, touchpoint: string, action: ListRow): Html {
  const { ctx, part } = card;
  const now = (action.values.touchpoints ?? []) as readonly string[];
  const values = [...now, touchpoint].map((id) => html`<input type="hidden" name="v" value="${id}">`);
  const base = action.cells.touchpoints?.rev ?? 0;
  return post(
    ctx,
    { name: "set", part, cls: "one", after: "", hidden: { path: `items/${action.id}/touchpoints`, base } },
    html`${values}${button(html`<span class="said">${String(action.values.title ?? "")}</span>`)}`,
  );
}

/** "Covered by …" (one tap on an action) or "needs nothing, because …" (one tap on a ready phrase). */
export function coverEditor(card: PlanCard, touchpoint: string): Html {
  const { ctx, part, view } = card;
  const why: FormField = { id: "why", label: ctx.say("field.actions.covers.why"), kind: "line", required: true };
  const spec: FormSpec = {
    name: "add-row",
    part,
    after: "",
    hidden: { list: "covers", "f.touchpoint": touchpoint },
    draft: true,
    fields: [why],
  };
  const actions = view.rows
    .filter((row) => String(row.values.title ?? "") !== "")
    .map((row) => html`<li>${coveredBy(card, touchpoint, row)}</li>`);
  const picks = actions.length === 0 ? nothing : html`<h3>${ctx.say("page.act.covered")}</h3><ul class="picks">${actions}</ul>`;
  const none = post(
    ctx,
    spec,
    html`<h3>${ctx.say("page.act.needs-nothing")}</h3>${ready(ctx, "actions-none")}${field(ctx, why, { key: keyOf(spec) })}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(ctx.say("page.act.needs-nothing"))}</div>`,
  );
  return html`<section class="card now-card"><h2>${said(nameOf(card, touchpoint))}</h2>${picks}${none}</section>`;
}
