import { setTimeout as sleep } from "node:timers/promises";
import type { Press } from "#talk/card.ts";
import { readMeta } from "#chat/slack/meta.ts";
import { fieldOf } from "#chat/slack/speak-field.ts";
import type { Choice } from "../../peers/slack/fill.ts";
import { allIn } from "../../peers/slack/find.ts";
import type { Heard } from "../../peers/slack/heard.ts";
import { type Bag, bags, text } from "../../peers/json.ts";
import type { Person, ShownView } from "../../peers/slack/person.ts";
import type { Message } from "../../peers/slack/world.ts";
import type { Answers, Hands, Seen, Sent } from "../../stories/hands.ts";
import { hasOption, onward, type Spot, spotIn, whatOf } from "./screen.ts";

/** One person before their Slack: `thread` are the messages of the session's thread, oldest first; `breath` is the time that an act takes. */
export type Seat = {
  readonly person: Person;
  readonly channel: string;
  readonly thread: () => readonly Message[];
  readonly breath: () => void;
  /** something may go wrong: then what brings no answer is done again */
  readonly troubled: () => boolean;
};

/** How long somebody waits for a window before they click again, and how often; in real time. */
const patienceMs = { calm: 15_000, troubled: 700 } as const;
const tries = 20;
const pauseMs = 50;

function blocksOf(view: ShownView | undefined): readonly Bag[] {
  return bags(view?.json["blocks"]);
}

function inputs(view: ShownView): readonly { readonly block: Bag; readonly element: Bag }[] {
  return allIn(blocksOf(view)).filter(({ block }) => block["type"] === "input");
}

function seenIn(view: ShownView | undefined): Seen {
  if (view === undefined) return { is: "nothing" };
  if (view.callbackId === "said") return { is: "refusal", text: view.text };
  if (view.callbackId !== "form") return { is: "card", text: view.text };
  return { is: "form", fields: [...new Set(inputs(view).map(({ block }) => fieldOf(text(block["block_id"]))))], text: view.text };
}

/** What is put into one input of a field: a field may have several (a number and its unit, a list and a line). */
function choiceFor(element: Bag, given: readonly string[], all: readonly Bag[]): Choice {
  const [first] = given;
  const listed = all.map((one) => hasOption(one, first ?? "")).find((one) => one !== undefined);
  switch (text(element["action_id"])) {
    case "unit":
      return given[1] ?? "days";
    case "pick":
      return listed ?? null;
    case "typed":
    case "typed-first":
      return listed === undefined ? (first ?? "") : "";
    default:
      if (text(element["type"]) === "checkboxes" || text(element["type"]).startsWith("multi_")) return given;
      return first ?? (text(element["type"]).endsWith("_input") ? "" : null);
  }
}

/** The form as the peer's person fills it in: by block. Throws for a field that the form does not have. */
function filledIn(view: ShownView, answers: Answers): Readonly<Record<string, Choice>> {
  const all = inputs(view);
  const entries = Object.entries(answers).flatMap(([field, given]) => {
    const mine = all.filter(({ block }) => fieldOf(text(block["block_id"])) === field);
    if (mine.length === 0) throw new Error(`the form has no field ${field}:\n${view.text}`);
    const elements = mine.map((one) => one.element);
    return mine.map(({ block, element }) => [text(block["block_id"]), choiceFor(element, given, elements)] as const);
  });
  return Object.fromEntries(entries);
}

class SlackHands implements Hands {
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  seen(): Seen {
    return seenIn(this.#seat.person.openView());
  }

  async finds(press: Press): Promise<boolean> {
    return (await this.#spot(press)) !== undefined;
  }

  async press(press: Press): Promise<void> {
    const before = this.#mark();
    for (let n = 0; n < tries; n += 1) {
      const at = await this.#spot(press);
      // What came late has come by now: something else is open, or the button has gone with what it did.
      if (at === undefined && n > 0) return;
      if (at === undefined) throw new Error(`${this.#seat.person.user.name} sees nowhere: ${JSON.stringify(press)}`);
      const heard = await this.#click(at);
      // A button in the thread that acts by itself opens nothing, unless it is refused.
      const opens = press.does === "ask" || at.ts === undefined;
      if (heard.ok && (!opens || (await this.#changes(before)) || press.does === "send")) return;
      if (!this.#seat.troubled()) break;
      await sleep(pauseMs);
    }
    throw new Error(`nothing came of ${JSON.stringify(press)}`);
  }

  async send(answers: Answers): Promise<Sent> {
    const { person, breath, troubled } = this.#seat;
    for (let n = 0; n < tries; n += 1) {
      const view = person.openView();
      if (view === undefined) throw new Error(`${person.user.name} has no form open`);
      breath();
      const heard = await person.submit(view, filledIn(view, answers));
      if (!heard.ok && troubled()) await sleep(pauseMs);
      if (!heard.ok && troubled()) continue;
      if (!heard.ok) throw new Error(`the form was not taken: ${heard.failure ?? ""}\n${view.text}`);
      return this.#cameOf(heard);
    }
    throw new Error("nobody takes the form");
  }

  async close(): Promise<void> {
    const { person } = this.#seat;
    while (person.depth > 0) await person.close();
  }

  #cameOf({ errors }: Heard): Sent {
    const [first] = Object.entries(errors);
    if (first !== undefined) return { kept: false, field: fieldOf(first[0]), says: first[1] };
    const seen = this.seen();
    return seen.is === "refusal" ? { kept: false, field: undefined, says: seen.text } : { kept: true };
  }

  /** The open view, and how often it was drawn. */
  #mark(): string {
    const view = this.#seat.person.openView();
    return view === undefined ? "" : `${view.id} ${view.hash}`;
  }

  async #changes(before: string): Promise<boolean> {
    const begun = performance.now();
    const most = this.#seat.troubled() ? patienceMs.troubled : patienceMs.calm;
    while (this.#mark() === before) {
      if (performance.now() - begun > most) return false;
      await sleep(3);
    }
    return true;
  }

  async #spot(press: Press): Promise<(Spot & { readonly ts?: string }) | undefined> {
    const { person, thread } = this.#seat;
    if (person.depth > 0) return this.#spotOnCard(press);
    for (const message of thread().toReversed()) {
      const spot = spotIn(message.blocks, press);
      if (spot !== undefined) return { ...spot, ts: message.ts };
    }
    return undefined;
  }

  /** A private card may have pages: they are turned until it is there. */
  async #spotOnCard(press: Press): Promise<Spot | undefined> {
    const { person } = this.#seat;
    for (;;) {
      const view = person.openView();
      const spot = spotIn(blocksOf(view), press);
      const next = onward(blocksOf(view), readMeta(view?.privateMetadata)?.page ?? 0);
      if (spot !== undefined || next === undefined) return spot;
      const before = this.#mark();
      await this.#click(next);
      await this.#changes(before);
    }
  }

  async #click(spot: Spot & { readonly ts?: string }): Promise<Heard> {
    const { person, channel, breath } = this.#seat;
    breath();
    const { ts, option } = spot;
    if (ts === undefined) return option === undefined ? person.clickView(whatOf(spot)) : person.chooseView(whatOf(spot), option);
    return option === undefined ? person.click(channel, ts, whatOf(spot)) : person.choose(channel, ts, whatOf(spot), option);
  }
}

/** The hands of one person at Slack. */
export function slackHands(seat: Seat): Hands {
  return new SlackHands(seat);
}
