import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { soFarBlocks } from "#facilitator/cards/so-far.ts";
import { cut } from "#facilitator/cards/words.ts";
import { languages } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import { openStep } from "#session/state.ts";
import { finish } from "../../session/finish.ts";
import { type Play, play, through } from "../../session/play.ts";
import { faultsOf } from "./limits.ts";
import { talkOf } from "./thread.ts";

const longName = (person: string) => `${person} `.padEnd(140, "Nameless & <endless> ");
const text = (n: number, most: number) => `${n} *bold* <@U123> & \n"quoted" `.repeat(Math.ceil(most / 20)).slice(0, most);

function expectFits(game: Play): void {
  for (const language of languages) {
    const talk = talkOf(game.session(), { now: game.now(), language, name: longName, page: (path) => `https://t.example/s/1${path}` });
    const soFar = { key: "so-far", title: "So far", blocks: soFarBlocks(talk) };
    expect(faultsOf(talk, [...cardsOf(talk), soFar])).toEqual([]);
  }
}

const people = Array.from({ length: 24 }, (_, n) => `p${n}`);
const channels = ["face-to-face", "e-mail", "post", "video", "gift", "web"];

describe("the most a session can hold", () => {
  it("stays within what a platform holds: 25 people, 200 ideas of 3,000 signs", { timeout: 60_000 }, () => {
    const game = play({ people });
    through(game, "reasons");
    const batch = (from: number): readonly Act[] =>
      Array.from({ length: 50 }, (_, n) => ({
        do: "add",
        step: "reasons",
        part: 0,
        id: `r${from + n}`,
        values: { text: text(from + n, 3000), kind: ["place-closed", "other", "money"][n % 3]! },
      }));
    for (const from of [0, 50, 100, 150]) game.as(`p${from / 50}`, ...batch(from));
    expectFits(game);
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    expectFits(game);
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expectFits(game);
    game.as(
      "ann",
      { do: "keep", step: "reasons", part: 1, items: ["r0", "r1", "r2", "r3", "r4"] },
      { do: "confirm", step: "reasons", part: 1 },
    );
    expectFits(game);
  });

  it("stays within it: 60 contacts with names of 140 signs, all closed, each decision and 100 actions", { timeout: 60_000 }, () => {
    const game = play({ people, track: "full" });
    through(game, "current-journey");
    game.as(
      "ann",
      ...Array.from({ length: 60 }, (_, n): Act => {
        const values = { name: text(n, 140), medium: "physical", channels, waitBefore: "P7D", evidence: [text(n, 140)], staffSees: "no" };
        return { do: "add-row", step: "current-journey", part: 0, list: "items", id: `t${n}`, values };
      }),
    );
    expectFits(game);
    game.as("ann", { do: "confirm", step: "current-journey", part: 0 });
    game.as(
      "p1",
      ...Array.from(
        { length: 60 },
        (_, n): Act => ({ do: "rate", step: "ratings", part: 0, item: `t${n}`, values: { emotion: -2, impact: 5 } }),
      ),
    );
    game.as(
      "p2",
      ...Array.from(
        { length: 60 },
        (_, n): Act => ({ do: "rate", step: "ratings", part: 0, item: `t${n}`, values: { emotion: 2, impact: 4 } }),
      ),
    );
    game.as("ann", { do: "end-input", step: "ratings", part: 0 });
    expectFits(game);
    game.as("ann", { do: "confirm", step: "ratings", part: 0 }, { do: "resume" });
    expectFits(game);
    game.as(
      "p3",
      ...Array.from(
        { length: 30 },
        (_, n): Act => ({ do: "propose", step: "restrict", part: 0, item: `t${n}`, value: { is: "dropped", why: text(n, 3000) } }),
      ),
    );
    game.as("p4", { do: "object", step: "restrict", part: 0, item: "t1", reason: text(1, 3000) });
    expectFits(game);
    game.as("p4", { do: "withdraw", step: "restrict", part: 0, item: "t1" });
    game.as("ann", { do: "confirm", step: "restrict", part: 0 });
    expectFits(game);
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    const touchpoints = (n: number) =>
      [0, 1].map((k) => ({ id: `n${n}.${k}`, name: text(n, 140), medium: "digital", channels: ["video"] }));
    game.as(
      "p5",
      ...Array.from(
        { length: 30 },
        (_, n): Act => ({
          do: "propose",
          step: "replace",
          part: 1,
          item: `t${30 + n}`,
          value: { is: "with", touchpoints: touchpoints(n) },
        }),
      ),
    );
    expectFits(game);
    game.as("ann", { do: "confirm", step: "replace", part: 1 });
    expectFits(game);
    game.as("ann", { do: "confirm", step: "new-journey", part: 0 });
    expectFits(game);
    through(game, "actions");
    game.as(
      "ann",
      ...Array.from({ length: 100 }, (_, n): Act => {
        const values = { title: text(n, 140), touchpoints: Array.from({ length: 60 }, (_, k) => `n${k % 30}.${k % 2}`), owner: "p7" };
        return { do: "add-row", step: "actions", part: 0, list: "items", id: `a${n}`, values };
      }),
    );
    expectFits(game);
    expect(finish(game)).toBe(true);
    expectFits(game);
  });

  it("stays within it: every contact closed and unanswered, then one replaced by sixty; a form that names everybody", {
    timeout: 60_000,
  }, () => {
    const game = play({ people, track: "full" });
    through(game, "current-journey");
    const born = { medium: "physical", channels: ["face-to-face"] };
    const row = (n: number): Act => ({
      do: "add-row",
      step: "current-journey",
      part: 0,
      list: "items",
      id: `t${n}`,
      values: { ...born, name: text(n, 140) },
    });
    game.as("ann", ...Array.from({ length: 60 }, (_, n) => row(n)));
    game.as("ann", { do: "confirm", step: "current-journey", part: 0 });
    game.as("ann", { do: "confirm", step: "ratings", part: 0 }, { do: "resume" }, { do: "confirm", step: "restrict", part: 0 });
    expectFits(game);
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    expectFits(game);
    const touchpoints = Array.from({ length: 60 }, (_, n) => ({ id: `n${n}`, name: text(n, 140), medium: "digital", channels: ["video"] }));
    const others = Array.from({ length: 59 }, (_, n): Act => {
      const value = { is: "with", touchpoints: touchpoints.slice(0, 6) };
      return { do: "propose", step: "replace", part: 1, item: `t${n + 1}`, value };
    });
    game.as("p1", { do: "propose", step: "replace", part: 1, item: "t0", value: { is: "with", touchpoints } });
    expectFits(game);
    game.as("p2", ...others);
    expectFits(game);
    const named = play({ people, track: "full" });
    through(named, "governance");
    named.as("ann", { do: "set", step: "governance", part: 0, path: "people", value: ["ann", ...people] });
    expectFits(named);
  });

  it("stays within it whatever people write", () => {
    const any = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 10, maxLength: 280 }),
      fc.string({ unit: "binary", minLength: 10, maxLength: 280 }),
      fc.constantFrom(text(1, 280), "\u{1F600}".repeat(140), "‮gnp.exe and more", " \n a \n b \n c and d", "x".repeat(280)),
    );
    fc.assert(
      fc.property(fc.array(any, { minLength: 8, maxLength: 8 }), (texts) => {
        const written = texts.map((one) => (one.trim().length < 10 ? `${one.trim()} and so on` : one));
        const game = play();
        const at = (n: number) => written[n] ?? "";
        game.as(
          "ann",
          { do: "add", step: "purpose", part: 0, id: "i1", values: { text: at(0) } },
          { do: "end-input", step: "purpose", part: 0 },
        );
        game.tries("bob", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: at(1) } });
        game.tries("eve", { do: "object", step: "purpose", part: 1, item: "one", reason: at(2) });
        expectFits(game);
        game.tries("ann", { do: "settle", step: "purpose", part: 1, item: "one", reason: at(3) });
        const short = { is: "sentence", text: "We go on somehow." };
        game.tries("ann", { do: "propose", step: "purpose", part: 1, item: "one", value: short });
        game.as("ann", { do: "confirm", step: "purpose", part: 1 });
        through(game, "customer");
        game.tries("bob", {
          do: "add-row",
          step: "customer",
          part: 0,
          list: "types",
          id: "c9",
          values: { name: at(4).slice(0, 140), who: at(5) },
        });
        expectFits(game);
        through(game, "current-journey");
        game.tries("bob", {
          do: "add-row",
          step: "current-journey",
          part: 0,
          list: "items",
          id: "x1",
          values: { name: at(6).slice(0, 140), medium: "physical", channels: ["face-to-face"], does: at(7) },
        });
        expectFits(game);
        if (openStep(game.session())?.id === "current-journey") through(game, "restrict");
        expectFits(game);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a cut text", () => {
  it("is on one line, never longer than asked, never ends inside a sign, and says that it was cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 2, max: 120 }), (given, most) => {
        const short = cut(given, most);
        const whole = given.replaceAll(/\s+/gu, " ").trim();
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\n/);
        expect(short === whole || short.endsWith("…")).toBe(true);
        expect(short.isWellFormed() || !given.isWellFormed()).toBe(true);
      }),
    );
    expect(cut("one two three four", 10)).toBe("one two…");
  });
});
