import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as time from "#lib/time.ts";

const tallinn = "Europe/Tallinn";
const day = fc.integer({ min: -20_000, max: 40_000 }).map((n) => time.addDays("1970-01-01", n));
const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
const zone = fc.constantFrom(tallinn, "UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia");

function at(iso: string): number {
  return time.parseInstant(iso) ?? expect.fail(`no instant: ${iso}`);
}

describe("zones and dates", () => {
  it("are told from what only looks like them", () => {
    for (const name of [tallinn, "UTC", "America/Argentina/Buenos_Aires"]) expect(time.isZone(name), name).toBe(true);
    for (const name of ["", "+02:00", "Europe/Tartu", "2026-11-22T00:00[UTC]", "U TC"]) expect(time.isZone(name), name).toBe(false);
    for (const date of ["2026-11-22", "2028-02-29"]) expect(time.isDate(date), date).toBe(true);
    for (const date of ["2026-02-29", "2026-13-01", "22.11.2026", "2026-11-22T10:00", "2026-1-2", "", "20261122"])
      expect(time.isDate(date), date).toBe(false);
  });

  it("belong to the place: the same moment is Sunday here and Saturday there", () => {
    const late = at("2026-11-22T00:30:00+02:00");
    expect([time.dateIn(late, tallinn), time.timeIn(late, tallinn)]).toEqual(["2026-11-22", "00:30"]);
    expect([time.dateIn(late, "UTC"), time.timeIn(late, "UTC")]).toEqual(["2026-11-21", "22:30"]);
    expect(time.weekday("2026-11-22")).toBe(7);
    expect(time.weekday("2026-11-23")).toBe(1);
  });

  it("count the clock change: that day has 23 or 25 hours", () => {
    const hours = (date: string) => (time.startOfDay(time.addDays(date, 1), tallinn) - time.startOfDay(date, tallinn)) / 3_600_000;
    expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")]).toEqual([24, 23, 25]);
    expect(time.timeIn(at("2026-03-29T00:59:59Z"), tallinn)).toBe("02:59");
    expect(time.timeIn(at("2026-03-29T01:00:00Z"), tallinn)).toBe("04:00");
  });

  it("begin where the day begins, also where there is no midnight", () => {
    expect(time.timeIn(time.startOfDay("2018-11-04", "America/Sao_Paulo"), "America/Sao_Paulo")).toBe("01:00");
    fc.assert(
      fc.property(moment, zone, (now, here) => {
        const start = time.startOfDay(time.dateIn(now, here), here);
        expect(start).toBeLessThanOrEqual(now);
        expect(time.dateIn(start, here)).toBe(time.dateIn(now, here));
        expect(time.dateIn(start - 1, here)).not.toBe(time.dateIn(now, here));
      }),
    );
  });
});

describe("working days", () => {
  it("leave out Saturday and Sunday", () => {
    expect(time.addWorkingDays("2026-11-20", 2)).toBe("2026-11-24");
    expect(time.addWorkingDays("2026-11-21", 2)).toBe("2026-11-24");
    expect(time.addWorkingDays("2026-11-21", 0)).toBe("2026-11-21");
    expect(time.addWorkingDays("2026-11-23", -1)).toBe("2026-11-20");
    expect(time.workingDaysBetween("2026-11-20", "2026-11-23")).toBe(1);
    expect(time.workingDaysBetween("2026-11-21", "2026-11-22")).toBe(0);
    expect(time.workingDaysBetween("2026-11-23", "2026-11-20")).toBe(-1);
  });

  it("counted and added agree, forwards and backwards, from any day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (date, n) => {
        const there = time.addWorkingDays(date, n);
        expect(time.workingDaysBetween(date, there)).toBe(n === 0 ? 0 : n);
        if (n !== 0) expect(time.weekday(there)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("working hours", () => {
  it("run from 9 to 17, Monday to Friday, in the zone", () => {
    const friday = at("2026-11-20T15:00:00+02:00");
    expect(time.toIso(time.addWorkingHours(friday, 2, tallinn))).toBe("2026-11-20T15:00:00Z");
    expect(time.toIso(time.addWorkingHours(friday, 4, tallinn))).toBe("2026-11-23T09:00:00Z");
    expect(time.toIso(time.addWorkingHours(friday, 4.5, tallinn))).toBe("2026-11-23T09:30:00Z");
    expect(time.toIso(time.addWorkingHours(at("2026-11-21T12:00:00Z"), 8, tallinn))).toBe("2026-11-23T15:00:00Z");
    expect(time.toIso(time.addWorkingHours(at("2026-11-23T04:00:00Z"), 1, tallinn))).toBe("2026-11-23T08:00:00Z");
    expect(time.addWorkingHours(friday, 0, tallinn)).toBe(friday);
  });

  it("keep to the wall clock over a change of the clocks", () => {
    expect(time.toIso(time.addWorkingHours(at("2026-03-27T16:00:00+02:00"), 2, tallinn))).toBe("2026-03-30T07:00:00Z");
    expect(time.toIso(time.addWorkingHours(at("2026-10-23T16:00:00+03:00"), 2, tallinn))).toBe("2026-10-26T08:00:00Z");
  });

  it("added in two goes are the same as added at once", () => {
    const hours = fc.integer({ min: 1, max: 60 }).map((n) => n / 2);
    fc.assert(
      fc.property(moment, fc.tuple(hours, hours), zone, (now, [a, b], here) => {
        const twice = time.addWorkingHours(time.addWorkingHours(now, a, here), b, here);
        expect(twice).toBe(time.addWorkingHours(now, a + b, here));
      }),
    );
  });
});

describe("quiet hours", () => {
  it("are from 19 to 8 and the whole weekend, in the person's zone", () => {
    const quiet = (iso: string) => time.isQuiet(at(iso), tallinn);
    expect(["2026-11-20T18:59:59+02:00", "2026-11-23T08:00:00+02:00"].map(quiet)).toEqual([false, false]);
    expect(["2026-11-20T19:00:00+02:00", "2026-11-21T12:00:00+02:00", "2026-11-23T07:59:59+02:00"].map(quiet)).toEqual([true, true, true]);
  });

  it("end at 8 on the next working morning", () => {
    const ends = (iso: string) => time.toIso(time.nextNotQuiet(at(iso), tallinn));
    expect(ends("2026-11-19T20:00:00+02:00")).toBe("2026-11-20T06:00:00Z");
    expect(ends("2026-11-20T03:00:00+02:00")).toBe("2026-11-20T06:00:00Z");
    expect(ends("2026-11-20T20:00:00+02:00")).toBe("2026-11-23T06:00:00Z");
    expect(ends("2026-11-22T03:00:00+02:00")).toBe("2026-11-23T06:00:00Z");
    expect(ends("2026-03-28T12:00:00+02:00")).toBe("2026-03-30T05:00:00Z");
    expect(ends("2026-11-20T12:00:00+02:00")).toBe("2026-11-20T10:00:00Z");
  });

  it("are over when they are said to be over, and not a moment before", () => {
    fc.assert(
      fc.property(moment, zone, (now, here) => {
        const next = time.nextNotQuiet(now, here);
        expect(time.isQuiet(next, here)).toBe(false);
        expect(next === now || time.isQuiet(next - 1, here)).toBe(true);
      }),
    );
  });
});

describe("moments and durations in writing", () => {
  it("are read with an offset only, and written in UTC", () => {
    expect(time.toIso(at("2026-11-22T10:00:00+02:00"))).toBe("2026-11-22T08:00:00Z");
    for (const text of ["2026-11-22T10:00:00", "2026-11-22", "tomorrow", ""]) expect(time.parseInstant(text), text).toBeUndefined();
    fc.assert(
      fc.property(moment, (now) => {
        expect(time.parseInstant(time.toIso(now))).toBe(now);
      }),
    );
  });

  it("are weeks, days, hours and minutes; months, years and seconds are nothing", () => {
    const minutes = { P2W: 20_160, P1DT4H: 1_680, PT90M: 90, PT0M: 0, P1W1DT1H1M: 11_581 };
    for (const [text, n] of Object.entries(minutes)) expect(time.parseDuration(text), text).toBe(n);
    for (const text of ["P1M", "P1Y", "PT30S", "P", "PT", "P1DT", "T4H", "4h", "-P1D", "PT1.5H", "p1d", ""]) {
      expect(time.parseDuration(text), text).toBeUndefined();
    }
  });
});
