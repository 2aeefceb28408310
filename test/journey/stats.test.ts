import { describe, expect, it } from "vitest";
import { best, digitalShare, disagreements, figuresOf, momentsOfTruth, statsOf, worst } from "#journey/stats.ts";
import { aTouchpoint, rated } from "./samples.ts";
import { readWorkshop, scripts } from "./workshop.ts";

const current = ["t1", "t2", "t3"].map((id) => aTouchpoint(id));

describe("the figures people gave", () => {
  it("have the mean of the middle two as median when they are even in number", () => {
    expect(figuresOf([2, -1, 1, 0])).toEqual({ median: 0.5, lowest: -1, highest: 2, spread: 3, count: 4 });
    expect(figuresOf([5, 1, 3])).toMatchObject({ median: 3, count: 3 });
    expect(figuresOf([])).toBeUndefined();
  });

  it("make a moment of truth from a median impact of 4", () => {
    const stats = statsOf({ current, ratings: { t1: [rated(0, 4)], t2: [rated(0, 3), rated(0, 4)], t3: [rated(0, 5)] } });
    expect(momentsOfTruth(stats)).toEqual(["t1", "t3"]);
  });

  it("make a disagreement from a spread of 2, in emotion or in impact", () => {
    const stats = statsOf({
      current,
      ratings: { t1: [rated(-1, 3), rated(1, 3)], t2: [rated(0, 3), rated(1, 4)], t3: [rated(0, 1), rated(0, 3)] },
    });
    expect(disagreements(stats)).toEqual(["t1", "t3"]);
  });

  it("name the worst and the best: the weightier of equals first, then the earlier", () => {
    const lowest = statsOf({ current, ratings: { t1: [rated(-1, 3)], t2: [rated(-1, 4)], t3: [rated(-1, 4)] } });
    expect([worst(lowest), best(lowest)]).toEqual(["t2", "t2"]);
    const apart = statsOf({ current, ratings: { t1: [rated(1, 1)], t3: [rated(-2, 1)] } });
    expect([worst(apart), best(apart)]).toEqual(["t3", "t1"]);
    expect([worst(statsOf({ current, ratings: {} })), best(statsOf({ current, ratings: {} }))]).toEqual([undefined, undefined]);
  });

  it("know no digital share of nothing", () => {
    expect(digitalShare([])).toBeUndefined();
    expect(digitalShare([aTouchpoint("t1"), aTouchpoint("t2", { medium: "physical" })])).toBe(0.5);
  });
});

describe.each(scripts)("the workshop %s", (name) => {
  const { redesign, expected } = readWorkshop(name);
  const stats = statsOf(redesign);

  it("has the worst contact and the moments of truth its people rated", () => {
    expect(worst(stats)).toBe(expected.worst);
    expect(momentsOfTruth(stats)).toEqual(expected.momentsOfTruth ?? []);
  });
});
