import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, dayNumber, daysBetween, workingDaysBetween } from "#journey/dates.ts";

describe("plain dates", () => {
  it("count as the calendar of the machine does", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(dateOf(days)).toBe(date);
        expect(dayNumber(date)).toBe(days);
      }),
    );
  });

  it.each(["2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "tomorrow", ""])("%j is none", (text) => {
    expect(dayNumber(text)).toBeUndefined();
    expect(daysBetween("2026-11-02", text)).toBeUndefined();
    expect(workingDaysBetween(text, "2026-11-02")).toBeUndefined();
  });

  it("knows that 2028 has a leap day and 2100 has none", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2100-02-28", "2100-03-01")).toBe(1);
  });

  it.each([
    ["2026-11-02", "2026-11-02", 0],
    ["2026-11-02", "2026-11-03", 1],
    ["2026-11-02", "2026-11-06", 4],
    ["2026-11-02", "2026-11-08", 4],
    ["2026-11-06", "2026-11-09", 1],
    ["2026-11-07", "2026-11-08", 0],
    ["2026-11-07", "2026-11-16", 6],
    ["2026-11-09", "2026-11-02", 0],
  ])("from %s to %s there are %i working days", (from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });
});
