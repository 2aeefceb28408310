import type { Action } from "#journey/redesign.ts";
import { isQuiet, nextNotQuiet } from "#lib/time.ts";
import { sayDate, sayLongDate } from "#locale/dates.ts";
import { sayCode } from "#locale/say.ts";
import type { Offer, Session } from "#session/state.ts";
import { type Block, type Button, type Wanted, asks, sends } from "#talk/card.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, bounds, linesOf, quiet } from "./blocks.ts";
import type { Direct } from "./direct.ts";
import { cut, joined, saidLine, sayLine, told } from "./words.ts";

/** What the words about an offer are drawn from, in chat and on pages alike. */
export type Teller = Pick<Talk, "view" | "language" | "say" | "name">;

type Field = Extract<Offer["about"], { readonly is: "value" }>["field"];

/** People whom offers name as owners: they need not be in the session yet. */
export function offeredPeople({ offers }: Pick<Session, "offers">): readonly string[] {
  const owners = offers.map(({ about }) => (about.is === "row" ? about.values["owner"] : about.field === "owner" ? about.value : null));
  return [...new Set(owners.filter((one) => typeof one === "string"))];
}

/** Offers that still wait for the viewer's answer, in the order they came. */
export function openOffers({ view }: Pick<Teller, "view">): readonly Offer[] {
  return view.offers.filter((one) => one.answered === null);
}

/** Those of them that are about the viewer's own actions. */
export function ownOffers(talk: Pick<Teller, "view">): readonly Offer[] {
  const { me, redesign } = talk.view;
  const own = new Set(redesign.actions.filter((one) => me !== null && one.owner === me.id).map((one) => one.id));
  return openOffers(talk).filter(({ about }) => about.is === "value" && own.has(about.item));
}

function actionOf({ view }: Teller, { about }: Offer): Action | undefined {
  return about.is === "row" ? undefined : view.redesign.actions.find((one) => one.id === about.item);
}

/** What an offer is about: the title of the action, or of the row that people added; "" where it has none. */
export function offerTitle(talk: Teller, offer: Offer): string {
  const { about } = offer;
  return cut(String((about.is === "row" ? about.values["title"] : actionOf(talk, offer)?.title) ?? ""), 140);
}

/** A value in words; `day` says dates. */
function valueLine({ language, name }: Teller, field: Field, value: unknown, day = sayDate): Line {
  if (typeof value !== "string" || value === "") return [word("–")];
  if (field === "status") return [word(sayCode(language, "action-status", value))];
  return field === "deadline" ? [word(day(language, value))] : [said(cut(name(value), 140))];
}

/** What stands there and what stands here; of a row that people added, whose it is, by when, and how it goes. */
export function offerLine(talk: Teller, offer: Offer): Line {
  const { about } = offer;
  if (about.is === "value") {
    const { field, value } = about;
    const here = actionOf(talk, offer)?.[field];
    // A date in short names no year: two that differ by it would look the same.
    const day = here === undefined || String(here).slice(0, 4) === String(value).slice(0, 4) ? sayDate : sayLongDate;
    const [theirs, ours] = [valueLine(talk, field, value, day), valueLine(talk, field, here, day)];
    return sayLine(talk, "offer.value", { field: talk.say(`notion.said.${field}`), theirs, ours });
  }
  const { owner, deadline, status } = about.values;
  const due = typeof deadline === "string" ? told(talk, "page.actions.due", { date: sayDate(talk.language, deadline) }) : [];
  return joined([
    typeof owner === "string" ? valueLine(talk, "owner", owner) : told(talk, "card.no-owner"),
    due.length === 0 ? told(talk, "card.no-deadline") : due,
    typeof status === "string" ? valueLine(talk, "status", status) : [],
  ]);
}

/** What follows from an answer, in one sentence. */
export function offerWhy({ say }: Teller, { about }: Offer): string {
  return say(about.is === "row" ? "offer.row" : "offer.value.why");
}

function titleLine(talk: Teller, offer: Offer): Line {
  const title = saidLine(offerTitle(talk, offer), 140);
  return title.length === 0 ? told(talk, "card.untitled") : title;
}

/** The two answers. */
function answers({ say }: Teller, { id }: Offer): readonly Button[] {
  const fields = (answer: "take" | "leave") => ({ offer: id, answer });
  return [
    sends(say("offer.act.take"), "control:answer-offer", fields("take")),
    sends(say("offer.act.leave"), "control:answer-offer", fields("leave")),
  ];
}

/** An open offer as part of a card: what it is about, what was changed, what follows, and the answers. */
export function offerBlocks(talk: Talk, offer: Offer): readonly Block[] {
  const strong = titleLine(talk, offer).map((span) => (span.is === "said" ? said(span.text, "strong") : span));
  return [...linesOf(talk, [strong, offerLine(talk, offer)]), ...quiet([word(offerWhy(talk, offer))]), ...acts(answers(talk, offer))];
}

const lastWords = { take: "offer.taken", leave: "offer.left", overtaken: "offer.moot" } as const;

/** So many stand open in somebody's direct messages; what comes behind them is counted, and comes as they are answered. */
const mostAtOnce = 8;

/** The card of an offer in direct messages; once it is answered its last words stay, in one line. `behind`: how many wait behind it. */
function offerCard(talk: Talk, offer: Offer, behind: number): Wanted {
  const key = `offer/${offer.id}`;
  const title = cut(talk.say("offer.head.one", { title: offerTitle(talk, offer) || talk.say("card.untitled") }), bounds.title);
  if (offer.answered !== null) {
    const line = joined([titleLine(talk, offer), told(talk, lastWords[offer.answered])]);
    return { key, title, quietly: true, blocks: quiet(line) };
  }
  const about = joined([told(talk, "offer.head"), saidLine(talk.view.about.title, 140)]);
  const more =
    behind === 0 ? [] : [...quiet(told(talk, "offer.more", { count: behind })), ...acts([asks(talk.say("offer.act.see"), "offers")])];
  return { key, title, blocks: [...quiet(about), ...offerBlocks(talk, offer), ...more] };
}

/**
 * What somebody's direct messages hold with what was changed where the result is kept and waits for their answer: in every pace, after the session
 * as well, never anew in their quiet hours.
 */
export function withOffers(talk: Talk, direct: Direct, zone: string): Direct {
  const over = talk.view.offers.filter((one) => one.answered !== null).map((one) => offerCard(talk, one, 0));
  const open = openOffers(talk);
  const cards = [...direct.cards, ...over];
  if (open.length === 0) return { ...direct, cards };
  if (isQuiet(talk.now, zone)) {
    return { cards, until: Math.min(direct.until ?? Number.POSITIVE_INFINITY, nextNotQuiet(talk.now, zone)) };
  }
  const shown = open.slice(0, mostAtOnce);
  const behind = open.length - shown.length;
  return { ...direct, cards: [...cards, ...shown.map((one, n) => offerCard(talk, one, n === shown.length - 1 ? behind : 0))] };
}
