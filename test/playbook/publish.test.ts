import { describe, expect, it } from "vitest";
import { allLenses, planLenses } from "#journey/lenses/all.ts";
import { buildReport } from "#report/build.ts";
import { outcomeSoFar } from "#session/results.ts";
import { viewSession } from "#session/view.ts";
import { type Play, play, through } from "../session/play.ts";

const missed = "contact-audit.goal-missed";

/** Keys of the findings that the open review asks about. */
function asked(game: Play): readonly string[] {
  const now = viewSession(game.session(), { person: "ann" }, game.now()).now;
  return now?.content.pattern === "review" ? now.content.findings.map((one) => one.id) : [];
}

function lensesOf(game: Play, lenses: typeof allLenses): readonly string[] {
  return lenses(outcomeSoFar(game.session(), game.now())).map((one) => one.key);
}

/** The full track in its audit, with a "must" among the findings. */
function audited(): Play {
  const game = play({ track: "full" });
  through(game, "audit");
  game.as("ann", { do: "set", step: "audit", part: 0, path: "goalReached", value: "no" });
  return game;
}

function answer(game: Play, step: string, finding: string, word: string): void {
  game.as("ann", { do: "answer", step, part: 0, finding, answer: word, note: "We know." });
}

const confirmed = (game: Play) => game.as("ann", { do: "confirm", step: "audit", part: 0 });

describe("what is asked before publishing", () => {
  it("is in the full track only what the audit did not answer: the plan's findings", () => {
    const game = audited();
    const [first = "", second = ""] = asked(game).filter((one) => one !== missed);
    expect(second).not.toBe("");
    answer(game, "audit", missed, "accept");
    answer(game, "audit", first, "action");
    confirmed(game);
    through(game, "publish");
    expect(asked(game)).toEqual(lensesOf(game, planLenses));
    expect(asked(game).length).toBeGreaterThan(0);
    expect(lensesOf(game, allLenses)).toEqual(expect.arrayContaining([missed, second]));
  });

  it("is also every must that was to be fixed and still stands; the report opens with the same ones", () => {
    const game = audited();
    answer(game, "audit", missed, "fix");
    confirmed(game);
    through(game, "publish");
    expect(asked(game)).toContain(missed);
    const report = () => buildReport(game.session(), { names: (person) => person, at: game.now() });
    expect(report().open.musts).toContain(missed);
    answer(game, "publish", missed, "accept");
    expect(report().open.musts).not.toContain(missed);
    expect(asked(game)).toContain(missed);
  });

  it("is in a sprint, which has no audit, what every lens finds", () => {
    const game = play({ track: "sprint" });
    through(game, "publish");
    expect(asked(game)).toEqual(lensesOf(game, allLenses));
    expect(asked(game).length).toBeGreaterThan(lensesOf(game, planLenses).length);
  });

  it("and what was said to the rest of it is not taken for an answer to what the audit was asked", () => {
    const game = audited();
    const left = asked(game).find((one) => one !== missed) ?? "";
    answer(game, "audit", missed, "accept");
    confirmed(game);
    through(game, "publish");
    game.as("ann", { do: "rest", step: "publish", part: 0, answer: "accept" });
    const { findings } = buildReport(game.session(), { names: (person) => person, at: game.now() });
    expect(findings.find((one) => one.key === left)?.answer).toBeUndefined();
    expect(findings.filter((one) => one.answer?.withTheRest === true).map((one) => one.key)).toEqual(
      lensesOf(game, planLenses).filter((key) => findings.find((one) => one.key === key)?.weight !== "must"),
    );
  });
});
