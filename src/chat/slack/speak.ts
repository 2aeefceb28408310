import type { types } from "@slack/bolt";
import { say } from "#locale/say.ts";
import { type Card, asks } from "#talk/card.ts";
import { limits } from "./limits.ts";
import { type CardMeta, writeMeta } from "./meta.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { cut, escapeMarkup, plain, plainLine, richLine } from "./mrkdwn.ts";
import { blockId, turnTo } from "./press.ts";
import { drawActs, drawCard } from "./speak-block.ts";
import { type Pen, counting, group } from "./speak-lines.ts";
import { type Group, type Room, type SlackBlock, bytes, cutToFit, pagesOf, weight } from "./speak-pages.ts";

/** A card as a message: what stands there, and the same in words for notices and screen readers. */
export type Message = { readonly blocks: readonly SlackBlock[]; readonly text: string };

/** What is left out is counted. */
export function told({ language }: Words, lines: number): Group {
  return group([{ type: "context", elements: [plain(say(language, "modal.more", { count: lines }), limits.section)] }], 0, true);
}

/** What is left out is counted, with the way to all of it: the board where people can reach one, else what there is so far. */
function moreLines(pen: Pen, lines: number): Group {
  const { language, board } = pen.words;
  const way =
    board === null
      ? drawActs([asks(say(language, "talk.so-far"), "so-far")], pen)
      : drawActs([], pen, { label: say(language, "page.act.board"), url: board });
  return group([...told(pen.words, lines).blocks, ...way.flatMap((one) => one.blocks)], 0, true);
}

function wordsOf({ title, blocks }: Card, words: Words): readonly string[] {
  const said = blocks.flatMap((block) => {
    if (block.is === "quote") return [`“${block.text}”`];
    return block.is === "lines" || block.is === "quiet" ? block.lines.map((line) => plainLine(line, words)) : [];
  });
  return [title, ...said].map((line) => plainLine([{ is: "said", text: line }], words)).filter((line) => line.trim() !== "");
}

/** The card in words. Slack reads this text as mark-up, so it is escaped; a cut never leaves half an escape. */
function textOf(card: Card, words: Words): string {
  const text = escapeMarkup(wordsOf(card, words).join("\n"));
  return text === "" ? "…" : cut(text, limits.messageText).replace(/&[a-z]{0,3}…$/, "…");
}

function repeated(words: Words): Group {
  return group([{ type: "context", elements: [plain(say(words.language, "door.again"), limits.section)] }], 0, true);
}

/** Where nothing else stands, the title does: without blocks Slack would show a message's text, and read it as mark-up. */
export function filled(blocks: readonly SlackBlock[], title: string): readonly SlackBlock[] {
  return blocks.length > 0 ? blocks : [{ type: "section", text: plain(title, limits.section) }];
}

/** Numbers that no card of one message reaches: what is said of the rest is as long whenever it is said. */
const afterAll = 100_000;
/** A smaller count may be a letter longer in its language than a greater one. */
const aLetter = 2;
const message: Room = { blocks: limits.messageBlocks, size: limits.messageWeight - aLetter, measure: weight };

/**
 * A card as a message in a channel or a thread. What does not fit is cut at whole blocks, acts last of all, with "… and n more" and the way
 * to the rest. `again`: it may stand here already, and says so. Throws a RangeError for a press that no button can hold.
 */
export function blocksOf(card: Card, words: Words, again = false): Message {
  const pen = { words, key: card.key, next: counting() };
  const groups = [...(again ? [repeated(words)] : []), ...drawCard(card, pen)];
  const blocks = cutToFit(groups, message, (lines) => moreLines({ ...pen, next: counting(afterAll) }, lines));
  return { blocks: filled(blocks, card.title), text: textOf(card, words) };
}

/** The title of a view: what is too long for it stands whole as the first line instead. */
export function viewTitle(text: string): { readonly title: types.PlainTextElement; readonly head: readonly SlackBlock[] } {
  const whole = plain(text, limits.header);
  if (whole.text.length <= limits.viewTitle) return { title: whole, head: [] };
  return { title: plain("Teekond", limits.viewTitle), head: [{ type: "header", text: whole }] };
}

function turning(pen: Pen, page: number, pages: number): readonly SlackBlock[] {
  const { language } = pen.words;
  const button = (label: string, to: number): types.Button => ({
    type: "button",
    action_id: `p${pen.next()}`,
    text: plain(label, limits.buttonText),
    value: turnTo(to),
  });
  const back = page > 0 ? [button(say(language, "modal.previous"), page - 1)] : [];
  const on = page < pages - 1 ? [button(say(language, "page.act.next"), page + 1)] : [];
  return [
    { type: "context", elements: [plain(say(language, "modal.page", { page: page + 1, pages }), limits.section)] },
    { type: "actions", block_id: blockId(pen.next(), pen.key), elements: [...back, ...on] },
  ];
}

/** The card's own title stands in the view's title, unless it says something else or does not fit there. */
function untitled({ title, blocks, key }: Card): Card {
  return { key, title, blocks: blocks.filter((block) => block.is !== "title" || block.text !== title) };
}

const onePage: Room = { blocks: limits.pageBlocks, size: limits.pageBytes, measure: bytes };

/** A private card as a modal without inputs. A long one has pages; `meta.page` says which, and the nearest there is stands for one that is not. */
export function cardView(card: Card, words: Words, meta: CardMeta): types.ModalView {
  const pen = { words, key: card.key, next: counting() };
  const { title, head } = viewTitle(card.title);
  const pages = pagesOf(drawCard(untitled(card), pen), onePage);
  const page = Math.min(Math.max(0, meta.page), pages.length - 1);
  const blocks = (pages[page] ?? []).flatMap((one) => one.blocks);
  return {
    type: "modal",
    callback_id: "card",
    title,
    close: plain(say(words.language, "page.act.close-window"), limits.viewTitle),
    private_metadata: writeMeta({ ...meta, page }),
    blocks: [...filled([...head, ...blocks], card.title), ...(pages.length > 1 ? turning(pen, page, pages.length) : [])],
  };
}

/** Several cards as the App Home of one person, a rule between them; what does not fit is cut like a message. A click tells its card by key. */
export function homeView(cards: readonly Card[], words: Words): types.HomeView {
  const next = counting();
  const groups = cards.flatMap((card, n): readonly Group[] => [
    ...(n === 0 ? [] : [group([{ type: "divider" }])]),
    ...drawCard(card, { words, key: card.key, next }),
  ]);
  const room = { blocks: limits.viewBlocks, size: limits.pageBytes, measure: bytes };
  const blocks = cutToFit(groups, room, (lines) => told(words, lines));
  return { type: "home", callback_id: "home", blocks: [...blocks] };
}

/** A refusal to a button as a small modal. */
export function refusalView(text: string, words: Words): types.ModalView {
  return saying(say(words.language, "modal.refused"), text, words);
}

/** Opened at once, while what was asked for is drawn: a trigger of Slack lives three seconds. */
export function loadingView(words: Words): types.ModalView {
  return saying(say(words.language, "modal.moment"), say(words.language, "modal.moment-says"), words);
}

function saying(title: string, text: string, words: Words): types.ModalView {
  const elements = [...richLine([{ is: "said", text: text.trim() === "" ? "…" : text }], words)];
  return {
    type: "modal",
    callback_id: "said",
    title: plain(title, limits.viewTitle),
    close: plain(say(words.language, "page.act.close-window"), limits.viewTitle),
    blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }],
  };
}
