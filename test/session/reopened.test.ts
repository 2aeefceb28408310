import { describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { outcomeSoFar } from "#session/results.ts";
import { openPart } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { type Play, idea, play, through } from "./play.ts";

const content = (game: Play, person: string) => viewSession(game.session(), { person }, game.now()).now?.content;
const text = (seen: unknown) => JSON.stringify(seen);
const vote = (step: string, item: string, dots: number): Act => ({ do: "vote", step, part: 1, item, dots });

const keptIn = (game: Play, step: string) => game.session().steps.find((one) => one.id === step)?.parts[1]?.state.kept;

/** At the vote of `step`, with this many ideas by ann. */
function voting(step: string, count: number): Play {
  const game = play();
  through(game, step);
  const more: Readonly<Record<string, string>> = step === "reasons" ? { kind: "other" } : {};
  for (let n = 1; n <= count; n += 1) game.as("ann", idea(step, `i${n}`, `Text ${n}`, more));
  game.as("ann", { do: "end-input", step, part: 0 });
  return game;
}

describe("what is given while input is open once more", () => {
  it("is hidden until the next reveal, a line as much as the first time; what was shown stays", () => {
    const game = play();
    game.as("bob", idea("purpose", "b1", "Shown before"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 }, { do: "go-to", step: "purpose", part: 0 });
    game.as("bob", idea("purpose", "b2", "Written since"));
    expect(text(content(game, "bob"))).toContain("Written since");
    expect(text(content(game, "eve"))).toContain("Shown before");
    expect(text(viewSession(game.session(), { person: "eve" }, game.now()))).not.toContain("Written since");
    expect(game.tries("eve", { do: "note", on: "b2", id: "n1", text: "I see it" })).toMatchObject({ refused: "item.hidden" });
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    expect(text(viewSession(game.session(), { person: "eve" }, game.now()))).toContain("Written since");
  });

  it("is hidden for dots: others go on seeing those of the last reveal", () => {
    const game = voting("offer", 3);
    game.as("bob", vote("offer", "i1", 2));
    game.as("ann", { do: "end-input", step: "offer", part: 1 }, { do: "more-time", minutes: 3 });
    game.as("bob", vote("offer", "i1", 0), vote("offer", "i2", 2));
    const dots = (person: string) => {
      const seen = content(game, person);
      return seen?.pattern === "converge" ? Object.fromEntries(seen.stacks.map((one) => [one.id, one.dots])) : {};
    };
    expect(dots("eve")).toEqual({ i1: 2, i2: 0, i3: 0 });
    expect(dots("bob")).toEqual({ i1: 0, i2: 2, i3: 0 });
    game.as("ann", { do: "end-input", step: "offer", part: 1 });
    expect(dots("eve")).toEqual({ i1: 0, i2: 2, i3: 0 });
  });

  it("is hidden for ratings, in the outcome too", () => {
    const game = play({ track: "full" });
    through(game, "ratings");
    const rate = (emotion: number): Act => ({ do: "rate", step: "ratings", part: 0, item: "t1", values: { emotion, impact: 4 } });
    game.as("bob", rate(1));
    game.as("ann", { do: "confirm", step: "ratings", part: 0 }, { do: "resume" }, { do: "go-to", step: "ratings", part: 0 });
    game.as("bob", rate(-2));
    const outcome = () => outcomeSoFar(game.session(), game.now()).ratings.t1;
    expect(text(content(game, "eve"))).not.toContain("-2");
    expect(outcome()).toMatchObject([{ emotion: 1 }]);
    game.as("ann", { do: "confirm", step: "ratings", part: 0 });
    expect(outcome()).toMatchObject([{ emotion: -2 }]);
  });
});

describe("a tie at the edge", () => {
  const tied = () => {
    const game = voting("offer", 3);
    game.as("bob", vote("offer", "i2", 2));
    game.as("eve", vote("offer", "i3", 2));
    game.as("ann", { do: "end-input", step: "offer", part: 1 });
    return game;
  };

  it("is laid out for a facilitator, whose yes takes it", () => {
    const game = tied();
    expect(openPart(game.session())?.phase).toBe("proposal");
    expect(content(game, "eve")).toMatchObject({
      stacks: [
        { id: "i2", tied: true },
        { id: "i3", tied: true },
        { id: "i1", tied: false },
      ],
    });
    game.as("ann", { do: "keep", step: "offer", part: 1, items: ["i3"] }, { do: "confirm", step: "offer", part: 1 });
    expect(keptIn(game, "offer")).toEqual(["i3"]);
  });

  it("is never settled by silence: voting opens once more and says why, then it waits for a facilitator", () => {
    const game = tied();
    game.wait(2);
    expect(openPart(game.session())).toMatchObject({ phase: "input", stuck: "votes.level" });
    game.wait(60);
    expect(openPart(game.session())).toMatchObject({ phase: "proposal", stuck: "votes.level" });
    game.as("ann", { do: "confirm", step: "offer", part: 1 });
    expect(keptIn(game, "offer")).toEqual(["i2"]);
  });

  it("stays out where enough stand above it: then silence takes those", () => {
    const game = voting("reasons", 6);
    game.as("bob", vote("reasons", "i1", 2), vote("reasons", "i2", 1));
    game.as("eve", vote("reasons", "i3", 2), vote("reasons", "i2", 1));
    game.as("ann", vote("reasons", "i4", 1), vote("reasons", "i5", 1), vote("reasons", "i6", 1));
    expect(content(game, "eve")).toMatchObject({ keepNow: ["i1", "i2", "i3"] });
    game.wait(2);
    expect(outcomeSoFar(game.session(), game.now()).reasons.map((one) => one.id)).toEqual(["i1", "i2", "i3"]);
  });
});

describe("two entries of one person", () => {
  it("joined: the one that stays edits, undoes and withdraws what the other gave", () => {
    const game = play({ people: ["bob", "bob2", "eve"] });
    game.as("bob2", idea("purpose", "b1", "From the phone"));
    game.as("ann", { do: "join-people", person: "bob2", into: "bob" });
    game.as("bob", { do: "edit", step: "purpose", part: 0, item: "b1", values: { text: "From the desk" } });
    expect(content(game, "bob")).toMatchObject({ mine: [{ id: "b1", values: { text: "From the desk" } }] });
    expect(game.tries("eve", { do: "edit", step: "purpose", part: 0, item: "b1", values: { text: "No" } })).toMatchObject({
      refused: "item.not-yours",
    });
    game.as("bob", { do: "undo", step: "purpose", part: 0 }, { do: "undo", step: "purpose", part: 0 });
    expect(content(game, "bob")).toMatchObject({ mine: [] });
  });
});
