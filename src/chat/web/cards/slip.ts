import { html } from "hono/html";
import { composeNew } from "#journey/compose.ts";
import { sayCode } from "#locale/say.ts";
import type { CollectView } from "#steps/collect-view.ts";
import type { IdeaView } from "#steps/view.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Html } from "../page.ts";
import { answerFields } from "./answer-form.ts";
import { askedNow, blockedHead, strip } from "./blocked.ts";
import { doneRegion } from "./done.ts";
import { glyph, slips } from "./glyph.ts";
import { type Card, type FormSpec, type Piece, act, button, editor, hasVoice, keyOf, nothing, opener, post, region, said } from "./kit.ts";
import { numberOf } from "./list-row.ts";

type SlipCard = Card & { readonly view: CollectView };

/** An answer in one line: what comes instead, what it joins, or why it is dropped. */
export function answerText(card: Card, values: IdeaView["values"]): Html {
  const { ctx } = card;
  if (values.is === "dropped") return html`<b>${sayCode(ctx.language, "replacement", "dropped")}:</b> ${said(String(values.why ?? ""))}`;
  if (values.is === "merged") {
    const { redesign } = ctx.view;
    const into = [...redesign.current, ...composeNew(redesign)].find((one) => one.id === values.into)?.name ?? "";
    return html`<b>${sayCode(ctx.language, "replacement", "merged")}:</b> ${said(into)}`;
  }
  const channels = ((values.channels ?? []) as readonly string[]).map((one) => sayCode(ctx.language, "channel", one)).join(", ");
  return html`${glyph(String(values.medium ?? "digital"))} ${said(String(values.name ?? ""))} <small>${channels}</small>`;
}

function form(card: SlipCard, touchpoint: Touchpoint, given: IdeaView | undefined): Html {
  const { ctx, part } = card;
  const spec: FormSpec = {
    name: given === undefined ? "add" : "edit",
    part,
    cls: "card now-card slip",
    draft: true,
    after: "",
    fields: [],
    data: { forward: "yes" },
    about: touchpoint.id,
    hidden: { "f.for": touchpoint.id, ...(given === undefined ? {} : { item: given.id }) },
  };
  const key = keyOf(spec);
  const is = String(ctx.refused?.values["f.is"]?.[0] ?? given?.values.is ?? "with");
  const asked = ["name", "channels", "medium", "why", "into", "does", "announcedBy"].map(
    (id) => ({ id, label: "", kind: "line", required: false }) as const,
  );
  const fields = answerFields({
    card,
    key,
    subject: touchpoint.id,
    defs: part.def.fields,
    values: given?.values ?? {},
    is: { name: "f.is", value: is },
    name: (id) => `f.${id}`,
  });
  const acts = html`<div class="acts">${given === undefined ? nothing : html`<a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>`}${button(ctx.say("page.act.propose"), { kind: "go" })}</div>`;
  return post(ctx, { ...spec, fields: asked }, html`${blockedHead(card, touchpoint)}${fields}${acts}`);
}

function slipRow(card: SlipCard, item: IdeaView, own: boolean): Html {
  const { ctx, part } = card;
  const open = own && part.phase === "input" && hasVoice(ctx) && item.struck === null;
  const remove = act(ctx, { name: "remove", part, hidden: { item: item.id } }, ctx.say("page.act.remove"), {
    kind: "quiet",
    sure: ctx.say("card.sure-remove"),
  });
  const by = own || item.by === null ? nothing : html` <small>${ctx.name(item.by)}</small>`;
  const text = item.struck === null ? answerText(card, item.values) : html`<i>${ctx.say("talk.struck", { reason: item.struck })}</i>`;
  return html`<li class="row" data-item="${item.id}"><b class="no-n num">${numberOf(card, String(item.values.for))}</b><div class="rt">${text}${by}</div>${open ? html`<div class="ra">${opener(ctx, `slip-${item.id}`, ctx.say("page.act.edit"))}${remove}</div>` : nothing}</li>`;
}

/** One slip for one blocked contact after another, written alone; the others' lie face down until the reveal. */
export function slipCard(card: SlipCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const mineFor = (id: string) => view.mine.some((item) => item.values.for === id && item.struck === null);
  const given = view.mine.find((item) => `slip-${item.id}` === ctx.open);
  const now = given === undefined ? askedNow(ctx, mineFor) : askedNow({ ...ctx, open: String(given.values.for) }, mineFor);
  const open = part.phase === "input" && hasVoice(ctx);
  const body = now === undefined ? nothing : html`${strip(ctx, now.id)}${open ? form(card, now, given) : nothing}`;
  const mine =
    view.mine.length === 0
      ? nothing
      : html`<div class="lh"><h2>${ctx.say("page.mine")} <small>${part.revealed && !part.hiddenAgain ? "" : ctx.say("talk.only-you")}</small></h2></div><ul class="rows">${view.mine.map((item) => slipRow(card, item, true))}</ul>`;
  const done = ctx.view.done.length;
  const others =
    view.others === null
      ? html`<div class="down">${slips(done, done + ctx.view.missing.length)}<p>${ctx.say("talk.face-down")}</p></div>`
      : html`<div class="lh"><h2>${ctx.say("page.all")}</h2></div><ul class="rows">${view.others.map((item) => slipRow(card, item, false))}</ul>`;
  return [editor(body), doneRegion(card), region("r-mine", mine), region("r-others", others)];
}
