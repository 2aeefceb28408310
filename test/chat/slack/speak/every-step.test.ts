import { day } from "../../../day.ts";
import { describe, expect, it } from "vitest";
import { readMeta } from "#chat/slack/meta.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { readAction } from "#chat/slack/press.ts";
import { blocksOf, cardView, homeView } from "#chat/slack/speak.ts";
import { formView } from "#chat/slack/speak-form.ts";
import { readView } from "#chat/slack/values.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { cardsOf } from "#facilitator/cards/cards.ts";
import type { Talk } from "#facilitator/talk.ts";
import { languages } from "#locale/languages.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import type { Card, Press } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { elementsOf } from "../../../peers/slack/blocks-check.ts";
import { type Bag, bag, bags, text } from "../../../peers/json.ts";
import { startingValues } from "../../../peers/slack/values.ts";
import { aboutsOf } from "../../../facilitator/asks/abouts.ts";
import { helpedStops } from "../../../facilitator/asks/helped.ts";
import { stops as phasesOf } from "../../../facilitator/asks/stage.ts";
import { type Stop, stopsOf, talkAt } from "./stops.ts";
import { expectMessage, expectView } from "./within.ts";

type Asked = Extract<Press, { does: "ask" }>;

/** What can be opened from a card: its buttons, and of its menus the first and the last. */
function asksOn({ blocks }: Card): readonly Asked[] {
  return blocks.flatMap((block): readonly Asked[] => {
    if (block.is === "acts") return block.buttons.flatMap(({ press }) => (press.does === "ask" ? [press] : []));
    if (block.is === "lines") return block.button?.press.does === "ask" ? [block.button.press] : [];
    if (block.is !== "pick") return [];
    const ends = new Set([block.options[0]?.value, block.options.at(-1)?.value]);
    return [...ends].flatMap((one) => (one === undefined ? [] : [{ does: "ask" as const, ask: block.ask, about: [...block.about, one] }]));
  });
}

type Seen = { readonly forms: Set<string>; readonly cards: Set<string> };

/** Everything that can be done from a card itself; menus by what they open. */
function actsOn({ blocks }: Card): readonly Press[] {
  return blocks.flatMap((block): readonly Press[] => {
    if (block.is === "acts") return block.buttons.map(({ press }) => press);
    const [first] = block.is === "pick" ? block.options : [];
    return block.is === "pick" && first !== undefined ? [{ does: "ask", ask: block.ask, about: [...block.about, first.value] }] : [];
  });
}

/** What Slack lets people press on a message; of a menu the first option. */
function pressedOn(blocks: unknown): readonly Press[] {
  return bags(blocks).flatMap((block) =>
    elementsOf(block).flatMap((one) => {
      const clicked = readAction({ ...one, block_id: block["block_id"], selected_option: bags(one["options"])[0] });
      return clicked?.does === "press" ? [clicked.press] : [];
    }),
  );
}

function drawPrivate(card: Card, words: Words, { ask, about }: Asked): void {
  for (let page = 0; ; page += 1) {
    const view = cardView(card, words, { is: "card", ask, on: about, session: "s1", page });
    if (page > 0 && readMeta(view.private_metadata)?.page !== page) return;
    expectView(view);
  }
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
      const view = formView(opened.form, { words, session: "s1", place: "p1" }) as unknown as Bag;
      expectView(view);
      const meta = readMeta(view["private_metadata"]);
      if (meta?.is !== "form") throw new Error(`${press.ask} lost its metadata`);
      expect([press.ask, meta.pages]).toEqual([press.ask, 1]);
      const heard = readView(startingValues(view), meta);
      for (const [name, value] of Object.entries(opened.form.hidden)) expect(heard.get(name)).toEqual([value]);
      seen.forms.add(press.ask);
    } else {
      drawPrivate(opened.card, words, press);
      seen.cards.add(press.ask);
      open.push(...asksOn(opened.card));
    }
  }
}

const sorts = catalog.flatMap(({ id }) => [
  { playbook: id, track: "full", sells: "people" } as const,
  { playbook: id, track: "sprint", sells: "firms" } as const,
]);

const long = (person: string) => `${person} ${"Ülle-Mall *van* <!here> der Kõrgemäe ".repeat(5)}`.slice(0, 140);

function drawStop(stop: Stop, language: (typeof languages)[number], seen: Seen): void {
  for (const me of [null, "ann", "bob"]) {
    const name = me === "bob" ? (person: string) => person : long;
    const page = me === "bob" ? (path: string) => `https://teekond.example/s/s1${path}` : null;
    const talk = talkAt(stop, { me, language, name, page });
    const words: Words = { language, zone: "Europe/Tallinn", name, board: page === null ? null : page("/board") };
    const cards = cardsOf(talk);
    for (const card of cards) {
      const sent = blocksOf(card, words);
      expectMessage(sent);
      expect(pressedOn(sent.blocks)).toEqual(expect.arrayContaining([...actsOn(card)]));
    }
    if (me !== null) {
      expectView(homeView(cards, words));
      walk(talk, words, cards.flatMap(asksOn), seen);
    }
  }
}

describe.each(sorts)("$playbook on the $track track, to $sells", ({ playbook, track, sells }) => {
  it.each(["as usual", "with the longest texts that fields take"])(
    "draws every card and form of every step within the limits, each in another language every day, %s",
    { timeout: 300_000 },
    (how) => {
      const seen: Seen = { forms: new Set(), cards: new Set() };
      const stops = stopsOf({ playbook, track, sells }, how !== "as usual");
      const steps = new Set(stops.map((stop) => stop.at.split("/")[0]));
      expect(steps.size).toBeGreaterThan(8);
      for (const [n, stop] of stops.entries()) drawStop(stop, languages[(n + day) % languages.length] ?? "en", seen);
      expect(seen.forms.size).toBeGreaterThan(8);
      expect(seen.cards.size).toBeGreaterThan(3);
    },
  );
});

/** Every ask about everything that a button could be about, from one who leads and one who takes part. */
function everyAsk(talk: Talk): readonly Asked[] {
  return Object.keys(asks).flatMap((ask) => aboutsOf(talk, ask).map((about) => ({ does: "ask" as const, ask, about })));
}

describe("every ask", () => {
  it("is drawn within the limits at each phase of each step, small and monstrous, whoever opens it", { timeout: 300_000 }, () => {
    const seen: Seen = { forms: new Set(), cards: new Set() };
    const sort = { playbook: "crisis-redesign", track: "full", sells: "people" } as const;
    const phases = phasesOf();
    const helped = [...helpedStops(phases), ...helpedStops(phases, `${"Õ".repeat(40)} `.repeat(60))];
    for (const [n, stop] of [...phases, ...helped, ...stopsOf(sort, true)].entries()) {
      const language = languages[n % languages.length] ?? "en";
      for (const me of ["ann", "bob"]) {
        const talk = talkAt(stop, { me, language, name: long, page: null });
        const words: Words = { language, zone: "Europe/Tallinn", name: long, board: null };
        walk(talk, words, everyAsk(talk), seen);
      }
    }
    const never = Object.keys(asks).filter((ask) => !seen.forms.has(ask) && !seen.cards.has(ask));
    expect(never.length).toBeLessThan(6);
    expect(seen.forms.size + seen.cards.size).toBeGreaterThan(35);
  });
});

describe("submits and labels of forms", () => {
  it("are whole words in every language", () => {
    const found = new Set<string>();
    const sort = { playbook: "crisis-redesign", track: "full", sells: "people" } as const;
    const places = stopsOf(sort, false).flatMap((stop) => languages.map((language) => ({ stop, language })));
    for (const { stop, language } of places) {
      const name = (person: string) => person;
      const talk = talkAt(stop, { me: "ann", language, name, page: null });
      const presses = cardsOf(talk).flatMap(asksOn);
      for (const { ask, opened } of presses.map((one) => ({ ...one, opened: openAsk(talk, one.ask, one.about) }))) {
        if (isRefusal(opened) || !("form" in opened)) continue;
        const view = formView(opened.form, { words: { language, zone: "UTC", name, board: null }, session: "s1" });
        if (view.submit?.text !== opened.form.submit) found.add(`${language} ${ask}: ${opened.form.submit}`);
        if (bags(view.blocks).some((block) => text(bag(block["label"])["text"]) === "…")) found.add(`${language} ${ask}: no label`);
      }
    }
    expect([...found]).toEqual([]);
  });
});
