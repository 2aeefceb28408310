import { html } from "hono/html";
import { needsAsking } from "#journey/blocking.ts";
import { isMomentOfTruth, statsOf } from "#journey/stats.ts";
import type { Channel, Medium } from "#journey/touchpoint.ts";
import { sayDate } from "#locale/dates.ts";
import { sayWait } from "#locale/durations.ts";
import { saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import { parseDuration } from "#lib/time.ts";
import { composeNew } from "#journey/compose.ts";
import type { Subject } from "#steps/part.ts";
import type { Html } from "../page.ts";
import { aside } from "./aside.ts";
import { flag, glyph } from "./glyph.ts";
import { type Card, act, hasVoice, nothing, said } from "./kit.ts";
import { noteLink } from "./notes.ts";

/** Channels of a contact in words. */
export function channelsOf({ ctx }: Card, values: Subject["values"]): string {
  return ((values.channels ?? []) as readonly string[]).map((one) => sayCode(ctx.language, "channel", one)).join(", ");
}

/** The number of a contact of the journey until now. */
export function numberOf({ ctx }: Card, id: string): number {
  return ctx.view.redesign.current.findIndex((one) => one.id === id) + 1;
}

/** Digital, and yet by a channel where people or things meet: asked on entry, once and quietly. */
function asks(card: Card, row: Subject): Html {
  const { ctx, part } = card;
  if (!needsAsking(row.values.medium as Medium, (row.values.channels ?? []) as readonly Channel[]) || !hasVoice(ctx)) return nothing;
  const physical = act(ctx, { name: "set", part, hidden: { path: `items/${row.id}/medium`, v: "physical" } }, ctx.say("card.is-physical"));
  return aside(`medium/${row.id}`, ctx.say("card.asks-medium"), [ctx.say("card.stays-digital")], physical);
}

function origin(card: Card, id: string): Html {
  const { ctx } = card;
  const found = composeNew(ctx.view.redesign).find((one) => one.id === id)?.origin;
  if (found === undefined || found.kind === "kept") return nothing;
  const numbers = found.replaces.map((one) => numberOf(card, one)).join(", ");
  const takes = found.absorbs.map((one) => numberOf(card, one)).join(", ");
  const word = numbers === "" ? sayCode(ctx.language, "origin", found.kind) : ctx.say("talk.in-place-of", { numbers });
  return html`<span class="tag pine">${word}${takes === "" ? "" : `, ${ctx.say("talk.takes-in", { numbers: takes })}`}</span>`;
}

function contact(card: Card, row: Subject): Html {
  const { ctx, part } = card;
  const { values } = row;
  const wait = typeof values.waitBefore === "string" ? parseDuration(values.waitBefore) : undefined;
  const stats = statsOf(ctx.view.redesign).get(row.id);
  const truth = stats !== undefined && isMomentOfTruth(stats);
  const expected =
    typeof values.expected === "number"
      ? html` · ${ctx.say("talk.expected")} <b class="num">${saySigned(ctx.language, values.expected)}</b>`
      : nothing;
  const becomes = part.step === "new-journey" ? origin(card, row.id) : nothing;
  const medium = String(values.medium ?? "");
  return html`<p class="nm">${glyph(medium)}<span class="vh">${sayCode(ctx.language, "medium", medium)}: </span>${said(String(values.name ?? ""))}${truth ? flag(13) : nothing}</p><p class="l2">${channelsOf(card, values)}${wait === undefined ? "" : ` · ${sayWait(ctx.language, wait)}`}${expected} ${becomes}</p>${asks(card, row)}`;
}

function notAccepted({ ctx }: Card, row: Subject): Html {
  const owner = ctx.view.people.find((one) => one.id === row.values.owner);
  return owner?.role === "owner" && ctx.view.accepted[row.id] !== owner.id
    ? html` <span class="tag">${ctx.say("talk.not-accepted")}</span>`
    : nothing;
}

function action(card: Card, row: Subject): Html {
  const { ctx } = card;
  const { values } = row;
  const owner = typeof values.owner === "string" ? ctx.name(values.owner) : ctx.say("card.no-owner");
  const date =
    typeof values.deadline === "string"
      ? ctx.say("page.actions.due", { date: sayDate(ctx.language, values.deadline) })
      : ctx.say("card.no-deadline");
  const names = ((values.touchpoints ?? []) as readonly string[]).map(
    (id) => composeNew(ctx.view.redesign).find((one) => one.id === id)?.name ?? "",
  );
  const title = String(values.title ?? "");
  return html`<p class="nm">${title === "" ? html`<i>${ctx.say("card.untitled")}</i>` : said(title)}</p><p class="l2"><b>${owner}</b>${notAccepted(card, row)} · ${date}</p>${names.length === 0 ? nothing : html`<p class="l2 said">${names.join(" · ")}</p>`}`;
}

/** What a row shows of its contact or action, in two lines. */
export function rowFacts(card: Card, row: Subject): Html {
  const plan = card.part.def.fields.some((field) => field.id === "deadline");
  const notes = hasVoice(card.ctx) && card.part.phase !== "closed" ? nothing : html`<p class="nls">${noteLink(card.ctx, row.id)}</p>`;
  return html`${plan ? action(card, row) : contact(card, row)}${notes}`;
}
