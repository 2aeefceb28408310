import { describe, expect, it } from "vitest";
import { fold } from "#session/evolve.ts";
import { openStep } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { idea, play, through } from "./play.ts";

describe("a whole session with the least that each step needs", () => {
  it.each(["sprint", "full"] as const)("ends published in the %s track", (track) => {
    const game = play({ track });
    through(game, "");
    expect(game.session().status).toBe("published");
    expect(game.session().steps.every((step) => step.status === "closed" || step.status === "skipped")).toBe(true);
  });

  it("is the same session when its log is folded again", () => {
    const game = play();
    through(game, "");
    expect({ ...fold(game.log()), done: null }).toEqual({ ...game.session(), done: null });
  });

  it("works with one person alone", () => {
    const game = play({ people: [] });
    through(game, "");
    expect(game.session().status).toBe("published");
  });

  it("shows the new journey with what replaced what", () => {
    const game = play();
    through(game, "publish");
    const { redesign } = viewSession(game.session(), { person: "bob" }, game.now());
    expect(redesign.replacements.t2).toMatchObject({ is: "with" });
    expect(redesign.actions[0]).toMatchObject({ title: "Book a camera", owner: "bob", deadline: "2026-11-04" });
  });
});

describe("boxes and silence", () => {
  it("a box that runs out reveals the ideas and goes on to the vote", () => {
    const game = play();
    game.as("bob", idea("purpose", "b1", "Because of Sundays"));
    game.wait(4);
    expect(openStep(game.session())).toMatchObject({ id: "purpose", part: 1 });
  });

  it("'done' by everyone who counts ends the box at once", () => {
    const game = play();
    for (const person of ["ann", "bob"]) game.as(person, { do: "done", step: "purpose", part: 0, on: true });
    expect(openStep(game.session())?.part).toBe(0);
    game.as("ann", { do: "away", person: "eve", on: true });
    expect(openStep(game.session())?.part).toBe(1);
  });

  it("silence takes a proposal after two minutes, an objection stops it", () => {
    const game = play();
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    game.as("bob", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
    game.as("eve", { do: "object", step: "purpose", part: 1, item: "one", reason: "Too vague" });
    game.wait(30);
    expect(openStep(game.session())?.id).toBe("purpose");
    game.as("eve", { do: "withdraw", step: "purpose", part: 1, item: "one" });
    game.wait(10);
    expect(openStep(game.session())?.id).toBe("reasons");
  });

  it("where the dots cannot hold the rule, input opens once more and says why", () => {
    const game = play();
    through(game, "reasons");
    game.as("bob", idea("reasons", "r1", "Closed", { kind: "place-closed" }));
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    game.wait(4);
    const part = game.session().steps[1]?.parts[1];
    expect(part).toMatchObject({ phase: "input", stuck: "reasons.too-few", reopened: true });
  });
});
