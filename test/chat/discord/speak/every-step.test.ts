import { day } from "../../../day.ts";
import { describe, expect, it } from "vitest";
import { Draft } from "#chat/discord/meta.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import type { Message } from "#chat/discord/message.ts";
import { type CustomId, readCustomId } from "#chat/discord/press.ts";
import { cardMessage, messageOf } from "#chat/discord/speak.ts";
import { confirmMessage, continueMessage, draftOf, modalOf } from "#chat/discord/speak-form.ts";
import { aroundOf, isRating, rateMessage } from "#chat/discord/speak-rate.ts";
import { postedOf, readModal } from "#chat/discord/values.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { cardsOf } from "#facilitator/cards/cards.ts";
import type { Talk } from "#facilitator/talk.ts";
import { type Language, languages } from "#locale/languages.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import type { Card, Press } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";
import { isRefusal } from "#talk/refusal.ts";
import { aboutsOf } from "../../../facilitator/asks/abouts.ts";
import { helpedStops } from "../../../facilitator/asks/helped.ts";
import { stops as phasesOf } from "../../../facilitator/asks/stage.ts";
import { type Stop, stopsOf, talkAt } from "../../slack/speak/stops.ts";
import { inputsIn, submission, untouched } from "./submit.ts";
import { componentsIn, expectMessage, expectModal, isBag, texts } from "./within.ts";

type Asked = Extract<Press, { does: "ask" }>;

/** What was drawn on the way, and how near it came to the limits. */
type Seen = {
  readonly forms: Map<string, number>;
  readonly cards: Set<string>;
  readonly most: { id: number; kept: number; components: number; signs: number; pages: number };
};

const nothing = (): Seen => ({ forms: new Map(), cards: new Set(), most: { id: 0, kept: 0, components: 0, signs: 0, pages: 0 } });
const today = "2026-11-26";
/** As long as the ones that are minted. */
const token = "AbCdEfGhIjKlMnOp";

function note(message: Message, { most }: Seen): void {
  expectMessage(message);
  const all = componentsIn(message.body.components);
  most.components = Math.max(most.components, all.length);
  most.signs = Math.max(
    most.signs,
    texts(message.body).reduce((sum, text) => sum + text.length, 0),
  );
  most.kept = Math.max(most.kept, message.keep.length);
  most.id = Math.max(most.id, ...all.map((one) => String(one["custom_id"] ?? "").length));
}

function asksOn({ blocks }: Card): readonly Asked[] {
  return blocks.flatMap((block): readonly Asked[] => {
    if (block.is === "acts") return block.buttons.flatMap(({ press }) => (press.does === "ask" ? [press] : []));
    if (block.is === "lines") return block.button?.press.does === "ask" ? [block.button.press] : [];
    if (block.is !== "pick") return [];
    const ends = new Set([block.options[0]?.value, block.options.at(-1)?.value]);
    return [...ends].flatMap((one) => (one === undefined ? [] : [{ does: "ask" as const, ask: block.ask, about: [...block.about, one] }]));
  });
}

/** Everything that can be done from a card itself; menus by what they open. */
function actsOn({ blocks }: Card): readonly Press[] {
  return blocks.flatMap((block): readonly Press[] => {
    if (block.is === "acts") return block.buttons.map(({ press }) => press);
    const [first] = block.is === "pick" ? block.options : [];
    return block.is === "pick" && first !== undefined ? [{ does: "ask", ask: block.ask, about: [...block.about, first.value] }] : [];
  });
}

function wantsOn({ body }: Message): readonly (CustomId | undefined)[] {
  return componentsIn(body.components).flatMap((one) => {
    const [first] = Array.isArray(one["options"]) ? one["options"].filter(isBag) : [];
    return one["custom_id"] === undefined
      ? []
      : [readCustomId(one["custom_id"], first === undefined ? undefined : [String(first["value"])])];
  });
}

function pressedOn(message: Message): readonly Press[] {
  const kept = new Map(message.keep.map(({ sum, kept: what }) => [sum, what.press]));
  return wantsOn(message).flatMap((one): readonly Press[] => {
    if (one?.does === "press") return [one.press];
    const found = one?.does === "kept" ? kept.get(one.sum) : undefined;
    return found === undefined ? [] : [found];
  });
}

function drawPrivate(card: Card, words: Words, seen: Seen): void {
  for (let page = 0; ; page += 1) {
    const message = cardMessage(card, words, { page, token });
    note(message, seen);
    seen.most.pages = Math.max(seen.most.pages, page + 1);
    if (!wantsOn(message).some((one) => one?.does === "turn" && one.page === page + 1)) return;
  }
}

/** A form part by part, sent as it stands: what comes out is what the form came with. */
function drawForm(form: Form, words: Words, seen: Seen): void {
  const draft = Draft.parse(structuredClone(draftOf(form, { words, session: "AbCdEfGhIjKlMnOp" })));
  const sheet = (part: number) => ({ draft: { ...draft, part }, token, words, today });
  if (isRating(form)) note(rateMessage(form, sheet(0), aroundOf(undefined, "")), seen);
  if (draft.parts === 0) note(confirmMessage(form, sheet(0)), seen);
  let { typed } = draft;
  for (let part = 0; part < draft.parts; part += 1) {
    const modal = modalOf(form, sheet(part));
    expectModal(modal);
    seen.most.id = Math.max(seen.most.id, ...inputsIn(modal).map((input) => String(input["custom_id"]).length));
    const reading = readModal(submission(untouched(modal)), { ...draft, part, typed }, today);
    expect(reading.doubts).toEqual([]);
    typed = reading.draft.typed;
    if (part < draft.parts - 1) note(continueMessage(form, { ...sheet(part), draft: reading.draft }), seen);
  }
  const posted = postedOf({ ...draft, typed });
  for (const [name, value] of Object.entries(form.hidden)) expect(posted.get(name)).toEqual([value]);
  for (const field of form.fields) {
    const given = typed[field.id];
    if (given === undefined || field.kind === "suggest") continue;
    const only = field.required && field.kind === "choice" && field.options?.length === 1 ? [field.options[0]?.value] : [];
    const stood = (field.value ?? []).filter((one) => one !== "");
    expect([field.id, new Set(given)]).toEqual([field.id, new Set(stood.length === 0 ? only : stood)]);
  }
  seen.forms.set(form.ask, Math.max(draft.parts, seen.forms.get(form.ask) ?? 0));
}

/** Opens what stands on the cards, and what stands on what that opens, each once: all of it must be drawable. */
function walk(talk: Talk, words: Words, from: readonly Asked[], seen: Seen): void {
  const known = new Set<string>();
  const open = [...from];
  for (let press = open.shift(); press !== undefined; press = open.shift()) {
    const key = JSON.stringify(press);
    if (known.has(key)) continue;
    known.add(key);
    const opened = openAsk(talk, press.ask, press.about);
    if (isRefusal(opened)) continue;
    if ("form" in opened) {
      drawForm(opened.form, words, seen);
      continue;
    }
    drawPrivate(opened.card, words, seen);
    seen.cards.add(press.ask);
    open.push(...asksOn(opened.card));
  }
}

const sorts = catalog.flatMap(({ id }) => [
  { playbook: id, track: "full", sells: "people" } as const,
  { playbook: id, track: "sprint", sells: "firms" } as const,
]);

const long = (person: string) => `${person} ${"Ülle-Mall *van* <@1> der Kõrgemäe ".repeat(5)}`.slice(0, 140);

function drawStop(stop: Stop, language: Language, seen: Seen): void {
  for (const me of [null, "ann", "bob"]) {
    const name = me === "bob" ? (person: string) => person : long;
    const page = me === "bob" ? (path: string) => `https://teekond.example/s/s1${path}` : null;
    const talk = talkAt(stop, { me, language, name, page });
    const words: Words = { language, zone: "Europe/Tallinn", name, board: page === null ? null : page("/board") };
    const cards = cardsOf(talk);
    for (const card of cards) {
      const sent = messageOf(card, words, me === null ? {} : { context: "AbCdEfGhIjKlMnOp" });
      note(sent, seen);
      expect(pressedOn(sent)).toEqual(expect.arrayContaining([...actsOn(card)]));
      drawPrivate(card, words, seen);
    }
    if (me !== null) walk(talk, words, cards.flatMap(asksOn), seen);
  }
}

describe.each(sorts)("$playbook on the $track track, to $sells", ({ playbook, track, sells }) => {
  it.each(["as usual", "with the longest texts that fields take"])(
    "draws every card and form of every step within the limits, each in another language every day, %s",
    { timeout: 300_000 },
    (how) => {
      const seen = nothing();
      const stops = stopsOf({ playbook, track, sells }, how !== "as usual");
      const steps = new Set(stops.map((stop) => stop.at.split("/")[0]));
      expect(steps.size).toBeGreaterThan(8);
      for (const [n, stop] of stops.entries()) drawStop(stop, languages[(n + day) % languages.length] ?? "en", seen);
      expect(seen.forms.size).toBeGreaterThan(8);
      expect(seen.cards.size).toBeGreaterThan(3);
      expect(Math.max(...seen.forms.values())).toBeLessThanOrEqual(3);
      if (process.env["MEASURE"] !== undefined)
        console.log(playbook, track, how, seen.most, Object.fromEntries([...seen.forms].filter(([, n]) => n > 1)));
    },
  );
});

/** Every ask about everything that a button could be about, from one who leads and one who takes part. */
function everyAsk(talk: Talk): readonly Asked[] {
  return Object.keys(asks).flatMap((ask) => aboutsOf(talk, ask).map((about) => ({ does: "ask" as const, ask, about })));
}

describe("every ask", () => {
  it("is drawn within the limits at each phase of each step, small and monstrous, whoever opens it", { timeout: 300_000 }, () => {
    const seen = nothing();
    const sort = { playbook: "crisis-redesign", track: "full", sells: "people" } as const;
    const phases = phasesOf();
    const helped = [...helpedStops(phases), ...helpedStops(phases, `${"Õ".repeat(40)} `.repeat(60))];
    for (const [n, stop] of [...phases, ...helped, ...stopsOf(sort, true)].entries()) {
      const language = languages[n % languages.length] ?? "en";
      for (const me of ["ann", "bob"]) {
        const talk = talkAt(stop, { me, language, name: long, page: null });
        walk(talk, { language, zone: "Europe/Tallinn", name: long, board: null }, everyAsk(talk), seen);
      }
    }
    const never = Object.keys(asks).filter((ask) => !seen.forms.has(ask) && !seen.cards.has(ask));
    expect(never.length).toBeLessThan(6);
    expect(seen.forms.size + seen.cards.size).toBeGreaterThan(35);
    if (process.env["MEASURE"] !== undefined) console.log(seen.most, Object.fromEntries([...seen.forms].filter(([, parts]) => parts > 1)));
  });
});

/** Titles, labels and hints of a form that were cut, or gave way. */
function cutIn(form: Form, words: Words): readonly string[] {
  const draft = draftOf(form, { words, session: "s1" });
  const modals = Array.from({ length: draft.parts }, (_, part) => modalOf(form, { draft: { ...draft, part }, token, words, today }));
  const said = modals.flatMap(({ components }) =>
    componentsIn(components).flatMap((one) => [one["label"], one["description"]].filter((text) => typeof text === "string")),
  );
  const titles = modals.map((modal) => modal.title).filter((title) => title.includes("…") || title.startsWith("Teekond"));
  // "…" alone heads the next lines of a long text.
  return [...titles, ...said.filter((text) => text.endsWith("…") && text !== "…")];
}

describe("titles and labels of forms", () => {
  it("are whole words in every language", () => {
    const found = new Set<string>();
    const sort = { playbook: "crisis-redesign", track: "full", sells: "people" } as const;
    const places = stopsOf(sort, false).flatMap((stop) => languages.map((language) => ({ stop, language })));
    for (const { stop, language } of places) {
      const name = (person: string) => person;
      const talk = talkAt(stop, { me: "ann", language, name, page: null });
      const presses = cardsOf(talk).flatMap(asksOn);
      for (const { ask, about } of presses) {
        const opened = openAsk(talk, ask, about);
        if (isRefusal(opened) || !("form" in opened)) continue;
        for (const text of cutIn(opened.form, { language, zone: "UTC", name, board: null })) found.add(`${language} ${ask}: ${text}`);
      }
    }
    expect([...found]).toEqual([]);
  });
});
