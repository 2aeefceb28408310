import { beforeEach, describe, expect, it } from "vitest";
import { directCards } from "#facilitator/cards/direct.ts";
import { offeredPeople, offerLine, withOffers } from "#facilitator/cards/offers.ts";
import { languages } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import { writePress, type Wanted } from "#talk/card.ts";
import { plainCard } from "#talk/plain.ts";
import { finish } from "../../session/finish.ts";
import { type Play, play, through } from "../../session/play.ts";
import { talkAt } from "../asks/stage.ts";
import { faultsOf } from "./limits.ts";

const zone = "Europe/Tallinn";
const plan = { step: "actions", part: 0 } as const;
let game: Play;

beforeEach(() => {
  game = play({ people: ["bob", "eve"] });
  through(game, "actions");
  const values = { title: "Open <the> *shop*", owner: "bob", deadline: "2026-11-20" };
  game.as("ann", { do: "add-row", ...plan, list: "items", id: "a1", values });
  finish(game);
  game.as("ann", { do: "set", ...plan, path: "items/a1/owner", value: "bob" });
});

const offer = (id: string, field: "status" | "deadline" | "owner", value: string | null): Act => ({
  do: "offer",
  id,
  keeper: "notion",
  about: { is: "value", item: "a1", field, value },
});
const row = (id: string, values: Record<string, string>): Act => ({ do: "offer", id, keeper: "notion", about: { is: "row", values } });
const talk = (me: string, language: (typeof languages)[number] = "en", now = game.now()) =>
  talkAt({ session: game.session(), now }, me, language);
const direct = (me: string, now = game.now()) => {
  const about = talk(me, "en", now);
  return withOffers(about, directCards(about, zone, 0), zone);
};
const text = (card: Wanted | undefined) => (card === undefined ? "" : plainCard(card, (id) => id));
const presses = (card: Wanted | undefined) =>
  (card?.blocks ?? []).flatMap((block) => (block.is === "acts" ? block.buttons.map(({ press }) => writePress(press)) : []));

describe("what was changed elsewhere, in direct messages", () => {
  it("comes to the owner and to facilitators after the session too, live as well: what it is, what stands, two answers", () => {
    game.keeper(offer("o1", "status", "done"));
    expect(game.session()).toMatchObject({ pace: "live", status: "published" });
    const [card, ...more] = direct("bob").cards;
    expect(more).toEqual([]);
    expect(text(card)).toBe(
      [
        "Changed in Notion · Harbour",
        "Open <the> *shop*",
        "Status. In Notion: done. In the plan: to do.",
        "It was changed on both sides. What the plan says stands until somebody takes the other.",
        "[Take it] [Leave it as it is]",
      ].join("\n"),
    );
    expect(presses(card)).toEqual([
      "send control%3Aanswer-offer offer=o1 answer=take",
      "send control%3Aanswer-offer offer=o1 answer=leave",
    ]);
    expect(direct("ann").cards.map((one) => one.key)).toEqual(["offer/o1"]);
    expect(direct("eve").cards).toEqual([]);
  });

  it("of a row says whose it is, by when and how it goes, and goes to facilitators alone", () => {
    game.keeper(
      row("o1", { title: "Call the press", owner: "eve", deadline: "2026-11-30", status: "doing" }),
      row("o2", { title: "Cake" }),
    );
    const [one, two] = direct("ann").cards;
    expect(text(one)).toContain("Call the press\nEve <&*_> · By Mon 30 Nov · under way");
    expect(text(two)).toContain("Cake\nno owner yet · no date yet");
    expect(direct("bob").cards).toEqual([]);
  });

  it("says its last words in a line where it stood, however it ended, and is never posted anew for that", () => {
    game.keeper(offer("o1", "status", "done"), row("o2", { title: "Cake" }), row("o3", { title: "Tea" }), offer("o4", "deadline", null));
    game.as("ann", { do: "answer-offer", offer: "o1", answer: "take" }, { do: "answer-offer", offer: "o2", answer: "leave" });
    game.keeper(offer("o5", "deadline", "2026-12-01"));
    const { cards } = direct("ann");
    const over = cards.filter((one) => one.quietly === true);
    expect(over.map((one) => [one.key, text(one)])).toEqual([
      ["offer/o1", "Open <the> *shop* · taken over from Notion"],
      ["offer/o2", "Cake · left as it was in the plan"],
      ["offer/o4", "Open <the> *shop* · needs no answer any more"],
    ]);
    expect(cards.filter((one) => one.quietly !== true).map((one) => one.key)).toEqual(["offer/o3", "offer/o5"]);
  });

  it("waits for the end of somebody's quiet hours; last words do not", () => {
    game.keeper(offer("o1", "status", "done"), offer("o2", "deadline", "2026-12-01"));
    game.as("ann", { do: "answer-offer", offer: "o2", answer: "leave" });
    const night = Date.UTC(2026, 10, 3, 20, 0);
    const { cards, until } = direct("bob", night);
    expect(cards.map((one) => one.key)).toEqual(["offer/o2"]);
    expect(new Date(until ?? 0).toISOString()).toBe("2026-11-04T06:00:00.000Z");
    expect(direct("bob", until).cards.map((one) => one.key)).toEqual(["offer/o2", "offer/o1"]);
  });

  it("never floods anybody: eight stand at once, the rest is counted and comes as they are answered", () => {
    for (let n = 0; n < 12; n += 1) game.keeper(row(`r${n}`, { title: `Row ${n}` }));
    const keys = () => direct("ann").cards.flatMap((one) => (one.quietly === true ? [] : [one.key]));
    expect(keys()).toEqual(Array.from({ length: 8 }, (_, n) => `offer/r${n}`));
    expect(text(direct("ann").cards.at(-1))).toContain("4 more wait behind these.");
    game.as("ann", { do: "answer-offer", offer: "r2", answer: "leave" });
    expect(keys().at(-1)).toBe("offer/r8");
  });

  it.each(languages)("keeps to what a platform holds with the longest title, in %s", (language) => {
    game.keeper(row("o1", { title: "x".repeat(140), owner: "eve" }), offer("o2", "owner", "eve"), row("o3", {}));
    const about = talk("ann", language);
    const { cards } = withOffers(about, { cards: [] }, zone);
    expect(cards).toHaveLength(3);
    expect(faultsOf(about, cards)).toEqual([]);
  });
});

describe("a person whom nobody here knows yet", () => {
  it("is named where they are offered as an owner", () => {
    game.keeper(offer("o1", "owner", "n.greta"), row("o2", { title: "Cake", owner: "n.otto" }));
    expect(offeredPeople(game.session())).toEqual(["n.greta", "n.otto"]);
    const about = { ...talk("ann"), name: (id: string) => (id === "n.greta" ? "Greta" : "Bob") };
    const [first] = about.view.offers;
    const line = first === undefined ? [] : offerLine(about, first);
    expect(line.map((span) => ("text" in span ? span.text : "")).join("")).toBe("Owner. In Notion: Greta. In the plan: Bob.");
  });
});
