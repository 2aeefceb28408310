import { describe, expect, it } from "vitest";
import { codeKeys, sessionEventTypes } from "#session/event.ts";
import { isKnown } from "#session/evolve.ts";
import { patternIds } from "#steps/part.ts";
import { seal } from "#store/texts.ts";
import { idea, play, through } from "./play.ts";

describe("the list of events", () => {
  it("names every type that a whole session brings about, and each can be folded", () => {
    const game = play({ track: "full" });
    through(game, "");
    const own = game.log().filter((event) => !patternIds.some((pattern) => event.type.startsWith(`${pattern}.`)));
    expect(own.length).toBeGreaterThan(30);
    for (const event of own) expect(sessionEventTypes).toContain(event.type);
    for (const type of sessionEventTypes) expect(isKnown(type)).toBe(true);
    expect(isKnown("journey.version-named")).toBe(false);
  });

  it("keeps people's texts apart: no text of a person is in what is kept beside them, no name anywhere", () => {
    const game = play({ track: "full" });
    game.as("bob", idea("purpose", "b1", "Text of Bob: a secret"));
    through(game, "current-journey");
    const at = { step: "current-journey", part: 0 } as const;
    const texts = {
      name: "Text of a name",
      does: "Text of does",
      stage: "Text of a stage",
      responsible: "Text of responsible",
      hindrance: "Text of hindrance",
      evidence: ["Text of evidence"],
    };
    game.as("eve", {
      do: "add-row",
      ...at,
      list: "items",
      id: "t0",
      values: { ...texts, medium: "physical", channels: ["face-to-face"], waitBefore: "P2D" },
    });
    game.as("eve", { do: "set", ...at, path: "from", value: "Text of from" }, { do: "note", on: "t0", id: "n0", text: "Text of a note" });
    through(game, "replace");
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    const touchpoints = [
      { id: "n1", name: "Text of new", medium: "digital", channels: ["video"], thinks: "Text of thinks", announcedBy: "Text of announced" },
    ];
    game.as("bob", { do: "propose", step: "replace", part: 1, item: "t2", value: { is: "with", touchpoints } });
    game.as("eve", { do: "object", step: "replace", part: 1, item: "t2", reason: "Text of an objection" });
    const sealed = game.log().map((event) => seal(event.data as never, new Set(codeKeys)));
    expect(JSON.stringify(sealed.map((one) => one.data))).not.toContain("Text of");
    expect(JSON.stringify(sealed.map((one) => one.texts)).match(/Text of/g)?.length).toBeGreaterThanOrEqual(13);
  });
});
