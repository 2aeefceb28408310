import { describe, expect, it } from "vitest";
import { catalog } from "#playbook/catalog/catalog.ts";
import { checkPlaybook, minutesOfSprint, missingTexts } from "#playbook/check.ts";
import type { Playbook } from "#playbook/playbook.ts";
import { languages } from "#locale/languages.ts";
import { sayStep } from "#locale/steps.ts";
import { finish } from "../session/finish.ts";
import { play } from "../session/play.ts";

describe("every playbook of the catalogue", () => {
  it("has an id of its own", () => {
    expect(new Set(catalog.map((one) => one.id)).size).toBe(catalog.length);
  });

  describe.each(catalog.map((one) => [one.id, one] as const))("%s", (id, playbook) => {
    it("uses only words that are known, each step reads only earlier ones, and boxes add up", () => {
      expect(checkPlaybook(playbook)).toEqual([]);
    });

    it("takes ninety live minutes in the short track", () => {
      expect(minutesOfSprint(playbook)).toBe(90);
    });

    it("lacks no text", () => {
      expect(missingTexts(playbook)).toEqual([]);
      for (const language of languages)
        for (const step of playbook.steps) expect(sayStep(language, "question", { step: step.id })).not.toBe("");
    });

    it.each(["sprint", "full"] as const)("can be brought to its end in the %s track", (track) => {
      const game = play({ playbook: id, track });
      expect(finish(game)).toBe(true);
      expect(game.session().steps.every((step) => step.status === "closed" || step.status === "skipped")).toBe(true);
    });
  });
});

describe("what is wrong with a playbook is said in one line each", () => {
  const [first] = catalog;
  const broken = (how: (playbook: Playbook) => unknown) => checkPlaybook(how(structuredClone(first) as Playbook) as Playbook);
  const [purpose, ...rest] = first?.steps ?? [];

  it.each([
    ["a step that stands twice", (one: Playbook) => ({ ...one, steps: [...one.steps, one.steps[4]] }), 'step "ideal-client" stands twice'],
    [
      "a rule nobody knows",
      (one: Playbook) => ({
        ...one,
        steps: [
          {
            ...purpose,
            parts: [{ ...purpose?.parts[0], rules: [{ word: "pretty", at: "close", refused: "purpose.none" }] }, purpose?.parts[1]],
          },
          ...rest,
        ],
      }),
      'purpose: part 1: unknown rule "pretty"',
    ],
    [
      "a source nobody knows",
      (one: Playbook) => ({
        ...one,
        steps: [{ ...purpose, parts: [purpose?.parts[0], { ...purpose?.parts[1], subjects: "dreams" }] }, ...rest],
      }),
      'purpose: part 2: unknown source "dreams"',
    ],
    [
      "a step that reads a later one",
      (one: Playbook) => ({ ...one, steps: [{ ...purpose, reads: [{ step: "offer", part: 1, via: "whole" }] }, ...rest] }),
      "purpose: reads offer/1, which is no earlier part",
    ],
    ["a sprint of another length", (one: Playbook) => ({ ...one, opening: 10 }), "a sprint takes 97 minutes, not 90"],
    [
      "a decision without anything to decide",
      (one: Playbook) => ({ ...one, steps: [{ ...purpose, parts: [purpose?.parts[0], { ...purpose?.parts[1], variants: [] }] }, ...rest] }),
      "purpose: part 2: decide needs variants",
    ],
  ] as const)("%s", (_, how, line) => {
    expect(broken(how)).toEqual([`crisis-redesign: ${line}`]);
  });
});
