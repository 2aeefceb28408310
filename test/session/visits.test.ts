import { describe, expect, it } from "vitest";
import { viewSession } from "#session/view.ts";
import { type Play, idea, play, through } from "./play.ts";

const visits = (game: Play, step: string) =>
  viewSession(game.session(), { person: null }, game.now()).trail.find((one) => one.id === step)?.visits;

describe("how often a step was entered", () => {
  it("is nought until it opens, and one for the first time, its second part included", () => {
    const game = play();
    expect([visits(game, "purpose"), visits(game, "reasons")]).toEqual([1, 0]);
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    expect(game.session().steps[0]?.part).toBe(1);
    expect(visits(game, "purpose")).toBe(1);
  });

  it("does not grow by going back within it, nor by more time", () => {
    const game = play();
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    game.as("ann", { do: "go-to", step: "purpose", part: 0 }, { do: "more-time", minutes: 3 });
    expect(visits(game, "purpose")).toBe(1);
  });

  it("grows by coming back, and where one came from it grows when the team is there again", () => {
    const game = play();
    through(game, "problems");
    game.as("ann", { do: "go-to", step: "purpose" });
    expect([visits(game, "purpose"), visits(game, "reasons"), visits(game, "problems")]).toEqual([2, 1, 1]);
    game.as("ann", { do: "confirm", step: "purpose", part: 1 });
    expect(game.session().steps[game.session().here]?.id).toBe("problems");
    expect([visits(game, "purpose"), visits(game, "problems")]).toEqual([2, 2]);
  });

  it("stays nought for a step that passes by itself", () => {
    const game = play();
    through(game, "reasons");
    game.as("ann", ...["r1", "r2", "r3"].map((id) => idea("reasons", id, `Reason ${id}`, { kind: "money" })));
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    game.as("ann", { do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] }, { do: "confirm", step: "reasons", part: 1 });
    through(game, "new-journey");
    expect(visits(game, "replace")).toBe(0);
    expect(visits(game, "new-journey")).toBe(1);
  });
});
