import { say } from "#locale/say.ts";
import { type Card, asks } from "#talk/card.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { headingOf, quietLine } from "./markdown.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import { writeIdIn } from "./press.ts";
import { type Pen, drawActs, drawCard, linkButton, penFor, plainButton, rowsOf } from "./speak-block.ts";
import { type Group, type Room, componentsOf, cutToFit, pagesOf, textGroup } from "./speak-pages.ts";

/*
 * How the doors use this half of the room. All of it is pure, and bodies are Discord's own JSON:
 *
 *   const { body, keep } = messageOf(card, words);            // keep each of `keep` under its sum, then post `body`
 *   const wants = readCustomId(data.custom_id, data.values);  // what was pressed or sent (press.ts)
 *
 * A form: draft = draftOf(form, { words, session }), kept under a fresh token before anything is shown; sheet = { draft, token, words, today }.
 *   isRating(form): rateMessage(form, sheet, around); draft.parts === 0: confirmMessage(form, sheet); else modalOf(form, sheet)
 * "submit": { draft, doubts } = readModal(data.components, { ...kept, part }, today), kept again under its token.
 *   doubts: understoodMessage; !isLast(draft): continueMessage; else send postedOf(draft). Refused: refusalMessage(text, words, { token,
 *   ...refusedIn(draft, refusal) })
 * "date": draft = withDate(kept, field, date), then as after "submit" with doubtsOf(draft, today)
 * "open": modalOf(the form opened anew, with the draft's nonce, hidden and drawn, { draft: { ...kept, part }, … }); "send": as the last part
 * "mark": tapped(form, kept, wants); "visit": the ask of the draft about another contact
 * "turn", "whole": cardMessage; "kept", "sure": what is kept under the sum, asked about once more by sureMessage where it says so
 */

/** `again`: it may stand here already, and says so. `context`: the session, where the message stands in no thread of its own. */
export type Drawing = { readonly again?: boolean; readonly context?: string };

/** Numbers that no card of one message reaches. */
const afterAll = 1000;
const room: Room = { components: limits.components - 1, signs: limits.messageText };

/** What is left out is counted, with the way to all of it: the whole card for oneself, and the board where people can reach one. */
function moreLines(card: Card, pen: Pen, lines: number): readonly Group[] {
  const { language, board } = pen.words;
  const whole = wholeId(pen.context, card.key);
  const all =
    whole === undefined
      ? drawActs([asks(say(language, "talk.so-far"), "so-far")], pen)
      : rowsOf([
          plainButton(say(language, "page.act.show-all"), whole),
          ...(board === null ? [] : linkButton({ label: say(language, "page.act.board"), url: board })),
        ]);
  return [textGroup(quietLine([{ is: "word", text: say(language, "modal.more", { count: lines }) }], pen.words), afterAll), ...all];
}

function wholeId(context: string | undefined, key: string): string | undefined {
  const id = context === undefined ? `w/0/${key}` : `@${context} w/0/${key}`;
  return id.length <= limits.customId ? id : undefined;
}

/** Where nothing else stands, the title does: Discord refuses a message without anything in it. */
function filled(groups: readonly Group[], title: string): readonly Group[] {
  return groups.length > 0 ? groups : [textGroup(headingOf(title) || "…", 0)];
}

/**
 * A card as a message in a channel or a thread. What does not fit is cut at whole lines and blocks, acts last of all, with "… and n more" and
 * the way to the rest. Throws a RangeError for a menu's value that Discord would refuse: values are ids.
 */
export function messageOf(card: Card, words: Words, { again = false, context }: Drawing = {}): Message {
  const pen = penFor(words, context);
  const repeated = textGroup(quietLine([{ is: "word", text: say(words.language, "door.again") }], words), afterAll + 1);
  const groups = [...(again ? [repeated] : []), ...drawCard(card, pen)];
  const fit = cutToFit(groups, room, (lines) => moreLines(card, { ...penFor(words, context, afterAll), keep: pen.keep }, lines));
  return messageFrom(componentsOf(filled(fit, card.title)), pen.keep);
}

/**
 * Which page of a private card. `token`: what it is kept under (CardDraft), so that its pages can be turned and it can be drawn anew; without
 * one it is the whole card of a place, in the context that the message of the card has.
 */
export type Paging = { readonly page: number; readonly token?: string; readonly context?: string };

function turning({ key }: Card, pen: Pen, { page, token, pages }: Paging & { readonly pages: number }): readonly Group[] {
  const { language } = pen.words;
  const id = (to: number) => (token === undefined ? writeIdIn(pen.context, "w", to, key) : writeIdIn(pen.context, "t", to));
  const back = page > 0 ? [plainButton(say(language, "modal.previous"), id(page - 1))] : [];
  const on = page < pages - 1 ? [plainButton(say(language, "page.act.next"), id(page + 1))] : [];
  const place = say(language, "modal.page", { page: page + 1, pages });
  return [textGroup(quietLine([{ is: "word", text: place }], pen.words), afterAll), ...rowsOf([...back, ...on])];
}

/** What turning a page takes: a row, two buttons, and where one is. */
const onePage: Room = { components: room.components - 4, signs: room.signs - 60 };

/** A private card: seen by one person, in as many pages as it needs. The nearest page there is stands for one that is not. */
export function cardMessage(card: Card, words: Words, paging: Paging): Message {
  const pen = penFor(words, paging.token ?? paging.context);
  const pages = pagesOf(filled(drawCard(card, pen), card.title), onePage);
  const page = Math.min(Math.max(0, paging.page), pages.length - 1);
  const turn = pages.length === 1 ? [] : turning(card, pen, { ...paging, page, pages: pages.length });
  return privately(messageFrom(componentsOf([...(pages[page] ?? []), ...turn]), pen.keep));
}
