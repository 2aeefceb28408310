import { expect, it } from "vitest";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { formNames } from "#facilitator/hear/hear.ts";
import { type Block, type Press, writePress } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, stops, talkAt } from "../facilitator/asks/stage.ts";

function pressesIn(block: Block): readonly Press[] {
  if (block.is === "pick")
    return block.options.slice(0, 2).map(({ value }) => ({ does: "ask", ask: block.ask, about: [...block.about, value] }));
  if (block.is === "lines") return block.button === undefined ? [] : [block.button.press];
  return block.is === "acts" ? block.buttons.map((button) => button.press) : [];
}

type Reached = { readonly asks: Set<string>; readonly forms: Set<string> };

/** What may be ticked in a form beside what it asks. */
const ticks: readonly (readonly string[])[] = [[], ["more"], ["remove"]];

/** Everything that somebody comes to who only presses what they see, and sends the forms that open. */
function walk(stop: Stop, me: string, reached: Reached): void {
  const talk = talkAt(stop, me);
  const seen = new Set<string>();
  const queue = cardsOf(talkAt(stop, null)).flatMap((card) => card.blocks.flatMap(pressesIn));
  for (let press = queue.shift(); press !== undefined; press = queue.shift()) {
    // Groups of fields are numbered on without an end: the last one stands for all behind it.
    if (seen.has(writePress(press)) || (press.does === "ask" && /^\d{2}|[6-9]$/.test(press.about.at(-1) ?? ""))) continue;
    seen.add(writePress(press));
    if (press.does === "send") {
      reached.forms.add(press.form);
      continue;
    }
    const { ask, about } = press;
    const opened = openAsk(talk, ask, about);
    if (isRefusal(opened)) continue;
    reached.asks.add(ask);
    if ("card" in opened) {
      queue.push(...opened.card.blocks.flatMap(pressesIn));
      continue;
    }
    const { form } = opened;
    reached.forms.add(form.name);
    for (const ticked of ticks) {
      const sent = { ...form.hidden, form: form.name, nonce: form.nonce, ...Object.fromEntries(ticked.map((one) => [one, "yes"])) };
      const next = asks[ask]?.next?.(talk, about, new Map(Object.entries(sent).map(([name, value]) => [name, [value]])));
      if (next !== undefined) queue.push({ does: "ask", ...next });
    }
  }
}

/** Asks and forms that nobody comes to in this walk, each with why that is right. */
const elsewhere: Readonly<Record<string, string>> = {
  "mine-one": "a menu of one's own lines, where there are more than eight",
  unsigned: "a menu of what one wrote without a name, right after it was kept",
  cover: "the plan's menu, while a contact has no action",
  covered: "from there",
  "pick-move": "the same as move where the button names no row",
  picks: "rating, above twenty contacts",
  waive: "leading, while a rule that may be set aside is in the way",
  "take-in": "leading, when something came late",
  permit: "leading, while a blocked contact is in the way",
  "look-again": "the card's menu, when an answer is stale",
  browser: "where people can reach a page",
  board: "a word behind the command",
  kept: "where results can be kept elsewhere",
  "kept-people": "from there",
  offers: "one's actions, when something was changed where the result is kept",
  "control:answer-offer": "from there, and in direct messages",
  suggestions: "where a language model helps",
  "suggestion-edit": "from there",
  "edit-suggestion": "from there",
  "control:answer-suggestion": "from there",
  "ask-help": "the menu, where a language model helps",
  "control:ask-help": "from there",
  here: "a nudge in direct messages",
  vote: "all dots are given at once: vote-many",
  order: "chat moves one row at a time",
  "control:settle": "the same act as settle",
  "control:strike": "the same act as strike",
  "control:park": "the same act as park",
  "control:set-zone": "the platform knows the zone",
  rest: "the review's card, above seven findings",
  "control:begin": "leading, before the first step",
  "control:resume": "leading, while it is paused",
  "control:strike-text": "leading, when there are notes or late texts",
  "control:waive": "see waive",
  "control:take-in": "see take-in",
  "control:still-true": "see look-again",
};

it("everything is reached by pressing what stands on the screen", { timeout: 120_000 }, () => {
  const reached: Reached = { asks: new Set(), forms: new Set() };
  for (const stop of stops()) for (const me of ["ann", "bob", "una"]) walk(stop, me, reached);
  expect(Object.keys(asks).filter((name) => !reached.asks.has(name) && elsewhere[name] === undefined)).toEqual([]);
  expect(formNames.filter((name) => !reached.forms.has(name) && elsewhere[name] === undefined)).toEqual([]);
});
