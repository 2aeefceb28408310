import { describe, expect, it } from "vitest";
import { summaryFigures } from "#journey/figures.ts";
import { redesignOf } from "./samples.ts";
import { readWorkshop, scripts } from "./workshop.ts";

const days = 24 * 60;

describe("the summary", () => {
  it.each(scripts)("of the workshop %s counts as its script expects", (name) => {
    const { redesign, expected } = readWorkshop(name);
    const figures = summaryFigures(redesign);
    expect(figures.contacts).toEqual(expected.touchpoints);
    expect(Math.abs((figures.digitalShare.current ?? 0) - expected.digitalShare.current)).toBeLessThanOrEqual(0.01);
    expect(Math.abs((figures.digitalShare.new ?? 0) - expected.digitalShare.new)).toBeLessThanOrEqual(0.01);
    expect(figures.worst?.id).toBe(expected.worst);
  });

  it("of the climbing hall waits 129 days then and 102 now, and its worst contact rises from -2 to 0", () => {
    const { wait, worst } = summaryFigures(readWorkshop("harbour-climbing").redesign);
    expect([Math.floor(wait.current / days), Math.floor(wait.new / days)]).toEqual([129, 102]);
    expect(worst).toEqual({ id: "t11", emotion: -2, becomes: 0 });
  });

  it("of nothing is nothing", () => {
    expect(summaryFigures(redesignOf({}))).toEqual({
      contacts: { current: 0, new: 0 },
      digitalShare: { current: undefined, new: undefined },
      wait: { current: 0, new: 0 },
    });
  });
});
