import { describe, expect, it } from "vitest";
import { buildReport } from "#report/build.ts";
import { idea, play, through } from "../session/play.ts";

const reportOf = (game: ReturnType<typeof play>) => buildReport(game.session(), { names: (id) => id, at: game.now() });

describe("how a language model helped", () => {
  it("stands in no report of a session that none ever helped in", () => {
    expect(reportOf(play()).helped).toBeUndefined();
  });

  it("counts nothing that is still hidden: not how much was written, nor how evenly", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    const before = reportOf(game).helped;
    game.as("bob", idea("purpose", "b1", "Warm rooms"), idea("purpose", "b2", "Light"));
    expect(reportOf(game).helped).toEqual(before);
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    expect(reportOf(game).helped).toMatchObject({ byPeople: 2 });
  });

  it("tells shares, who took what, and how evenly people took part, by one figure", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    through(game, "reasons");
    const where = { step: "reasons", part: 1 } as const;
    for (const [person, id] of [
      ["ann", "r1"],
      ["bob", "r2"],
      ["eve", "r3"],
    ] as const)
      game.as(person, idea("reasons", id, `Because ${id}`, { kind: "other" }));
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    const merge = (from: string) => ({ text: "Closed", acts: [{ do: "merge" as const, ...where, into: "r1", from: [from] }], made: "r1" });
    const pieces = [merge("r2"), merge("r3")];
    game.model({ do: "suggest", ...where, id: "h1", help: "cluster", asked: null, pieces });
    game.as("bob", { do: "answer-suggestion", suggestion: "h1", piece: "p1", answer: "accept" });
    game.as("eve", { do: "answer-suggestion", suggestion: "h1", piece: "p2", answer: "drop" });
    const { helped } = reportOf(game);
    expect(helped).toMatchObject({ accepted: 1, edited: 0, dropped: 1, unanswered: 0 });
    expect(helped?.taken).toEqual([{ step: "reasons", help: "cluster", text: "Closed", changed: false, by: "bob" }]);
    expect(helped?.spread).toBeGreaterThan(0);
    expect(helped?.spread).toBeLessThanOrEqual(100);
  });
});
