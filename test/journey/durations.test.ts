import { describe, expect, it } from "vitest";
import { minutesOf, totalWait } from "#journey/durations.ts";

describe("a duration", () => {
  it.each([
    ["PT25M", 25],
    ["PT2H", 120],
    ["P1DT2H30M", 1590],
    ["P8W", 80_640],
    ["P1W2D", 12_960],
    ["PT0M", 0],
  ])("%s is %i minutes", (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });

  it.each(["P1M", "P1Y", "P", "PT", "P1DT", "PT30S", "P-1D", "P1.5D", "1D", "", "two days", "P1D "])("refuses %j", (text) => {
    expect(minutesOf(text)).toBeUndefined();
  });

  it("counts nothing for waits nobody can read", () => {
    expect(totalWait([{ waitBefore: "P1D" }, {}, { waitBefore: "P1M" }, { waitBefore: "PT1H" }])).toBe(1500);
  });
});
