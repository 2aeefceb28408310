import { expect } from "vitest";
import { readCustomId } from "#chat/discord/press.ts";
import { cardMessage, messageOf } from "#chat/discord/speak.ts";
import { draftOf, modalOf } from "#chat/discord/speak-form.ts";
import { blocksOf, cardView } from "#chat/slack/speak.ts";
import { formView } from "#chat/slack/speak-form.ts";
import { openAsk } from "#facilitator/asks/asks.ts";
import { cardsOf } from "#facilitator/cards/cards.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { type Language, languages } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import type { Piece } from "#session/suggestion.ts";
import type { HelpKind } from "#steps/help.ts";
import type { Card } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { conversation } from "../../../src/chat/web/cards/conversation.ts";
import { componentsIn, expectMessage as expectDiscord, expectModal } from "../../chat/discord/speak/within.ts";
import { expectMessage as expectSlack, expectView } from "../../chat/slack/speak/within.ts";
import { seen } from "../../chat/web/cards/scene.ts";
import { talkAt } from "../../facilitator/asks/stage.ts";
import { idea, type Play, play, through } from "../../session/play.ts";
import { fitted, type Hostile, hostiles } from "./texts.ts";

type NewPiece = Extract<Act, { do: "suggest" }>["pieces"][number];
export type Place = {
  readonly step: string;
  readonly part: number;
  readonly help: HelpKind;
  /** up to where something can be suggested here */
  readonly ready: (game: Play) => void;
  readonly piece: (one: Hostile, id: string) => NewPiece;
};

const purpose = { step: "purpose", part: 1 } as const;
const reasons = { step: "reasons", part: 1 } as const;
const replace = { step: "replace", part: 1 } as const;
const actions = { step: "actions", part: 0 } as const;

/** What a model suggests where nothing was cleaned: the worst that the cards could ever be given. */
export const places: readonly Place[] = [
  {
    ...purpose,
    help: "challenge",
    ready: (game) => {
      game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
      game.as("ann", { do: "propose", ...purpose, item: "one", value: { is: "sentence", text: "We keep people warm." } });
    },
    piece: (one, id) => ({ text: fitted(one, 3000), acts: [{ do: "note", on: "purpose/one", id, text: fitted(one, 3000) }], made: id }),
  },
  {
    ...reasons,
    help: "cluster",
    ready: (game) => {
      const texts = hostiles.filter((one) => one.kind === "html" || one.kind === "mention");
      game.as("ann", ...texts.map((one, n) => idea("reasons", `r${n}`, one.text, { kind: "other" })));
      game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    },
    piece: (one) => ({ text: fitted(one, 140), acts: [{ do: "merge", ...reasons, into: "r0", from: ["r1", "r2", "r3"] }], made: "r0" }),
  },
  {
    ...replace,
    help: "suggest-replacements",
    ready: (game) => game.as("ann", { do: "end-input", step: "replace", part: 0 }),
    piece: (one, id) => {
      const touchpoints = [{ id, name: fitted(one, 140), medium: "digital", channels: ["video"], does: fitted(one, 500) }];
      return { text: fitted(one, 140), acts: [{ do: "propose", ...replace, item: "t2", value: { is: "with", touchpoints } }], made: id };
    },
  },
  {
    ...actions,
    help: "draft-actions",
    ready: (game) => game.as("ann", { do: "add-row", ...actions, list: "items", id: "a1", values: { title: "Book a camera" } }),
    piece: (one, id) => {
      const values = { title: fitted(one, 140), touchpoints: [], deadline: null, measure: fitted(one, 300) };
      return { text: fitted(one, 140), acts: [{ do: "add-row", ...actions, list: "items", id, values }], made: id };
    },
  },
];

export const name = (person: string) => `${person} <!here> <@1> *b* <i>`;

/** The card of suggestions, the cards of the thread, and every form in which a suggestion can be changed: on Slack and on Discord. */
function expectDrawn(game: Play, suggestion: string, pieces: readonly Piece[], language: Language): void {
  const talk = { ...talkAt({ session: game.session(), now: game.now() }, "bob", language), name };
  const words: Words = { language, zone: "Europe/Tallinn", name, board: null };
  const opened = openAsk(talk, "suggestions", []);
  if (isRefusal(opened) || !("card" in opened)) throw new Error("no card of suggestions");
  for (const card of [...cardsOf(talk), opened.card]) {
    expectSlack(blocksOf(card, words));
    expectDiscord(messageOf(card, words));
  }
  expectPages(opened.card, words);
  for (const piece of pieces) {
    const about = [suggestion, piece.id];
    const form = openAsk(talk, "suggestion-edit", about);
    if (isRefusal(form) || !("form" in form)) throw new Error(`no form for ${JSON.stringify(piece)}`);
    expectView(formView(form.form, { words, session: "s1", place: "p1" }));
    const draft = draftOf(form.form, { words, session: "s1" });
    for (let part = 0; part < draft.parts; part += 1)
      expectModal(modalOf(form.form, { draft: { ...draft, part }, token: "AbCdEfGhIjKlMnOp", words, today: "2026-11-26" }));
  }
}

function expectPages(card: Card, words: Words): void {
  const turns = new Set([0]);
  for (const page of turns) {
    expectView(cardView(card, words, { is: "card", ask: "suggestions", on: [], session: "s1", page }));
    const message = cardMessage(card, words, { page, token: "AbCdEfGhIjKlMnOp" });
    expectDiscord(message);
    for (const one of componentsIn(message.body.components)) {
      const pressed = typeof one["custom_id"] === "string" ? readCustomId(one["custom_id"]) : undefined;
      if (pressed?.does === "turn") turns.add(pressed.page);
    }
  }
}

/** What no page of a session draws itself: where it stands, somebody's text became more than text. */
const strangers = /<(?:script|img|iframe|object|embed|style|link|meta|title)\b|<[@!#]|<a href='|href="(?:javascript|data|\/\/|https?:)/iu;

/** The page with everything that was suggested, and with the form in which it can be changed. */
async function expectPage(game: Play, suggestion: string, pieces: readonly Piece[], language: Language): Promise<void> {
  const opens = [undefined, ...pieces.map((one) => `suggestion:${suggestion}:${one.id}`)];
  for (const open of opens) {
    const more = { name, id: "s1", ...(open === undefined ? {} : { open }) };
    const page = String(await conversation(seen(game.session(), { role: "participant", language, more })));
    expect(page).toContain(suggestion);
    expect(strangers.exec(page)?.[0]).toBeUndefined();
    expect(page.match(/<textarea/gu)?.length).toBe(page.match(/<\/textarea>/gu)?.length);
    for (const [, tag = ""] of page.matchAll(/<([a-z]+ [^>]*)>/gu))
      expect(tag.replaceAll(/"[^"]*"/gu, "")).not.toMatch(/ on[a-z]+=| style=/u);
  }
}

/** So many stand on one card. */
const together = 8;

/** Everything that is drawn of suggestions with these texts, as many at once as stand on one card, each card in another language. */
export async function expectTexts({ step, part, help, ready, piece }: Place, texts: readonly Hostile[]): Promise<void> {
  const game = play({ track: "full" });
  game.as("ann", { do: "set-help", on: true });
  through(game, step);
  ready(game);
  for (let from = 0; from < texts.length; from += together) {
    const some = texts.slice(from, from + together);
    const id = `h${from}`;
    const pieces = some.map((one, n) => piece(one, `${id}.${n}`));
    expect(game.model({ do: "suggest", step, part, id, help, asked: null, pieces })).toBeUndefined();
    const made = game.session().suggestions.find((one) => one.id === id)?.pieces ?? [];
    expect(made).toHaveLength(some.length);
    const language = languages[(from / together) % languages.length] ?? "en";
    expectDrawn(game, id, made, language);
    await expectPage(game, id, made, language);
    for (const one of made) game.as("bob", { do: "answer-suggestion", suggestion: id, piece: one.id, answer: "drop" });
  }
}
