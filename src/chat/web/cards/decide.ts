import { html } from "hono/html";
import type { Matter } from "#steps/decide-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { type DecideCard, matterLine, openedWhy, takeAll } from "./consent.ts";
import { doneRegion } from "./done.ts";
import { field } from "./field.ts";
import {
  type Card,
  type FormSpec,
  type Piece,
  act,
  button,
  domId,
  editor,
  hasVoice,
  keyOf,
  nothing,
  post,
  region,
  said,
  words,
} from "./kit.ts";
import { replaceCard } from "./replace.ts";
import { restrictCard } from "./restrict.ts";

/** The slips of the part before, as they may be seen: what one may pick from. */
function slipsBefore({ ctx }: Card): readonly { readonly id: string; readonly text: string; readonly by: string }[] {
  const content = ctx.earlier?.content;
  if (content?.pattern !== "collect") return [];
  return [...content.mine, ...(content.others ?? [])]
    .filter((item) => item.struck === null && !item.parked)
    .map((item) => ({ id: item.id, text: String(item.values.text ?? ""), by: item.by === null ? "" : ctx.name(item.by) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

function propose(card: DecideCard, matter: Matter, { label, go }: { readonly label: string; readonly go: boolean }): Html {
  const { ctx, part } = card;
  const text: FormField = { id: "text", label, kind: "text", required: true };
  const spec: FormSpec = {
    name: "propose",
    part,
    hidden: { item: matter.subject.id },
    cls: "card now-card",
    draft: true,
    fields: [text],
    data: { forward: "yes" },
  };
  return post(
    ctx,
    spec,
    html`${field(ctx, text, { key: keyOf(spec) })}<div class="acts">${button(ctx.say(matter.proposal === null ? "page.act.propose" : "page.act.propose-other"), { kind: go ? "go" : "plain" })}</div>`,
  );
}

function pick(card: DecideCard, slip: { readonly id: string; readonly text: string; readonly by: string }): Html {
  const { ctx, part } = card;
  const short = slip.text.trim().length >= 10 && slip.text.length <= 280 && hasVoice(ctx) && part.phase !== "closed";
  const take = short
    ? act(ctx, { name: "propose", part, hidden: { item: "one", "f.text": slip.text, slip: slip.id } }, ctx.say("page.act.propose"), {
        kind: "quiet",
        label: `${ctx.say("page.act.propose")}: ${slip.text.slice(0, 60)}`,
      })
    : nothing;
  return html`<li class="row" data-item="${slip.id}"><div class="rt">${words(ctx, slip.text)} <small>${slip.by}</small></div><div class="ra">${take}</div></li>`;
}

/** One sentence for all: slips to pick from, one's own words, and what is put forward. */
function sentenceCard(card: DecideCard): readonly Piece[] {
  const { ctx } = card;
  const matter = card.view.matters[0];
  if (matter === undefined) return [doneRegion(card)];
  const open = hasVoice(ctx) && card.part.phase !== "closed";
  const stands =
    matter.proposal === null
      ? html`<p class="empty">${ctx.say("talk.proposal-none")}</p>`
      : html`<ul class="past big">${matterLine(card, matter, { what: html`<p class="forward said">${String(matter.proposal.value.text ?? "")}</p>` })}</ul>`;
  const slips = slipsBefore(card);
  const picks =
    slips.length === 0
      ? nothing
      : html`<div class="lh"><h2>${ctx.say("card.pick-one")}</h2></div><ul class="rows">${slips.map((slip) => pick(card, slip))}</ul>`;
  const body = openedWhy(card) ?? propose(card, matter, { label: ctx.say("field.purpose.sentence"), go: matter.proposal === null });
  return [
    region("r-forward", html`${stands}<div class="acts end">${takeAll(card, ctx.say("page.act.take-result"))}</div>`),
    editor(open ? body : nothing),
    region("r-slips", picks),
    doneRegion(card),
  ];
}

/** One conflict as it stands: both sides, the answer put forward, and the way to object. Others' acts replace it while one writes below. */
function conflictRegion(card: DecideCard, matter: Matter): Piece {
  const { values } = matter.subject;
  const both = html`<p class="sides">${said(String(values.organisation ?? ""))} <span aria-hidden="true">↔</span> ${said(String(values.buyer ?? ""))}</p>`;
  const answer = matter.proposal === null ? nothing : html`<p class="forward said">${String(matter.proposal.value.text ?? "")}</p>`;
  return region(
    `r-k-${domId(matter.subject.id)}`,
    html`<ul class="past">${matterLine(card, matter, { what: html`${both}${answer}` })}</ul>`,
  );
}

/** The answer to one conflict, right below it: open where there is none yet, else folded behind "put forward another". */
function conflictForm(card: DecideCard, matter: Matter, go: boolean): Html {
  const { ctx } = card;
  const form = propose(card, matter, { label: ctx.say("field.pains.conflicts.answer"), go });
  const refused = ctx.refused?.values.item?.[0] === matter.subject.id;
  if (matter.proposal === null || refused) return form;
  return html`<details class="shapes"><summary class="btn quiet">${ctx.say("page.act.propose-other")}</summary>${form}</details>`;
}

/** Each conflict with its answer below it; it may stay open here, and is asked for again with the offer. */
function conflictsCard(card: DecideCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const beside = ctx.view.now?.step !== part.step;
  const open = hasVoice(ctx) && (part.phase !== "closed" || beside);
  if (view.matters.length === 0) return beside ? [] : [editor(nothing), doneRegion(card)];
  const first = view.matters.find((one) => one.proposal === null);
  const lines = view.matters.map((matter) => ({ ...conflictRegion(card, matter), nested: true }));
  const blocks = view.matters.map(
    (matter, n) =>
      html`<li class="conflict">${lines[n]?.body ?? nothing}${open ? conflictForm(card, matter, !beside && matter === first) : nothing}</li>`,
  );
  const all: Piece = {
    id: "conflicts",
    body: html`<section class="conflicts"><h2>${ctx.say("field.pains.conflicts")}</h2><ol>${blocks}</ol></section>`,
  };
  if (beside) return [all, ...lines];
  const take = region(
    "r-take",
    html`<div class="acts end">${first === undefined ? takeAll(card, ctx.say("page.act.take-result")) : nothing}</div>`,
  );
  return [editor(openedWhy(card) ?? nothing), all, take, doneRegion(card), ...lines];
}

/** The card of a decision, by what is decided. */
export function decideCard(card: DecideCard): readonly Piece[] {
  const variants = card.part.def.variants?.map((one) => one.id) ?? [];
  if (variants.includes("stays")) return restrictCard(card);
  if (variants.includes("with")) return replaceCard(card);
  return card.part.def.subjects === "one" ? sentenceCard(card) : conflictsCard(card);
}
