import { describe, expect, it } from "vitest";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { soFarBlocks } from "#facilitator/cards/so-far.ts";
import type { Act } from "#session/command.ts";
import { type Play, idea, play, through } from "../../session/play.ts";
import { talkOf } from "./thread.ts";

/** Everything a thread of all holds, and what can be asked of it, as one text; the clock stands still. */
function shown(game: Play, now: number): string {
  const talk = talkOf(game.session(), { now });
  return JSON.stringify([cardsOf(talk), soFarBlocks(talk)]);
}

/** What acts bring before the reveal leaves no trace: the cards are the same, letter for letter. */
function expectNoTrace(game: Play, person: string, ...acts: readonly Act[]): void {
  const now = game.now();
  const before = shown(game, now);
  for (const act of acts) game.as(person, act);
  expect(shown(game, now)).toBe(before);
}

const secret = "A secret line";

describe("before the reveal", () => {
  it("nothing of what was written is in any card, not even how much of it there is, signed or not", () => {
    const game = play();
    expectNoTrace(
      game,
      "bob",
      idea("purpose", "s1", secret),
      { ...idea("purpose", "s2", secret), anonymous: true, receipt: "hash" } as Act,
      idea("purpose", "s3", secret),
      { do: "remove", step: "purpose", part: 0, item: "s3" },
    );
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    expect(shown(game, game.now())).toContain(secret);
  });

  it("an unsigned line never brings its author's name along", () => {
    const game = play();
    game.as("bob", { ...idea("purpose", "s2", secret), anonymous: true, receipt: "hash" } as Act);
    game.as("eve", idea("purpose", "s1", "Signed by eve"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    const talk = talkOf(game.session(), { now: game.now() });
    const slips = cardsOf(talk).flatMap((card) => card.blocks.flatMap((block) => (block.is === "lines" ? block.lines : [])));
    const written = slips.filter((line) => line.some((span) => "text" in span && (span.text === secret || span.text === "Signed by eve")));
    expect(written).toHaveLength(2);
    expect(written.flat().filter((span) => span.is === "person")).toEqual([]);
    expect(JSON.stringify(cardsOf(talk))).not.toContain("hash");
  });

  it("no dot shows, nor who gave it", () => {
    const game = play();
    through(game, "offer");
    for (const n of [1, 2, 3]) game.as("eve", idea("offer", `o${n}`, `Offer ${n}`));
    game.as("ann", { do: "end-input", step: "offer", part: 0 });
    expectNoTrace(
      game,
      "bob",
      { do: "vote", step: "offer", part: 1, item: "o1", dots: 2 },
      { do: "vote", step: "offer", part: 1, item: "o2", dots: 1 },
    );
    game.as("ann", { do: "end-input", step: "offer", part: 1 });
    const talk = talkOf(game.session(), { now: game.now() });
    expect(JSON.stringify(cardsOf(talk))).toContain("●● 2");
    expect(JSON.stringify(cardsOf(talk).at(-1))).not.toContain("bob");
  });

  it("no rating shows, and after it no name beside one", () => {
    const game = play({ track: "full" });
    through(game, "ratings");
    const rate: Act = { do: "rate", step: "ratings", part: 0, item: "t1", values: { emotion: -2, impact: 5 } };
    expectNoTrace(game, "bob", rate, { do: "evidence", step: "ratings", part: 0, item: "t1", id: "e1", text: secret });
    game.as("ann", { do: "end-input", step: "ratings", part: 0 });
    const open = JSON.stringify(cardsOf(talkOf(game.session(), { now: game.now() })).at(-1));
    expect(open).toContain(secret);
    expect(open).not.toContain("bob");
  });

  it("slips for a blocked contact lie face down", () => {
    const game = play();
    through(game, "replace");
    const values = { for: "t2", is: "with", name: secret, medium: "digital", channels: ["video"] };
    expectNoTrace(game, "bob", { do: "add", step: "replace", part: 0, id: "s1", values });
  });

  it("what is given while input is open once more waits for the next reveal", () => {
    const game = play();
    game.as("bob", idea("purpose", "s1", "Shown before"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 }, { do: "go-to", step: "purpose", part: 0 });
    expect(shown(game, game.now())).toContain("Shown before");
    expectNoTrace(game, "bob", idea("purpose", "s2", secret));
  });
});

describe("what was struck", () => {
  it("is in no card any more; that something stood there, and why it went, is", () => {
    const game = play();
    game.as("bob", idea("purpose", "s1", secret), idea("purpose", "s2", "Stays"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    game.as("ann", { do: "strike", step: "purpose", part: 0, item: "s1", reason: "It names a person." });
    expect(shown(game, game.now())).not.toContain(secret);
    expect(shown(game, game.now())).toContain("Struck: It names a person.");
  });
});
