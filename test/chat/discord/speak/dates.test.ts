import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayInFull, daysToChoose, understood } from "#chat/discord/dates.ts";
import { addDays, isDate, weekday } from "#lib/time.ts";
import { sayDate, sayLongDate, sayWeekday } from "#locale/dates.ts";
import { type Language, languages } from "#locale/languages.ts";

/** A Thursday. */
const today = "2026-11-26";
const read = (text: string, language: Language = "en", from = today) => understood(text, { today: from, language });
const one = (date: string) => ({ date });
const some = (...dates: readonly string[]) => ({ ambiguous: dates });

const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays(today, n));
const anyDay = fc.integer({ min: -20_000, max: 20_000 }).map((n) => addDays(today, n));

describe("a day in figures", () => {
  it.each([
    ["2026-12-03", "2026-12-03"],
    ["2026.12.3", "2026-12-03"],
    ["2026/12/03", "2026-12-03"],
    ["3.12.", "2026-12-03"],
    ["3.12", "2026-12-03"],
    ["03.12.2026", "2026-12-03"],
    ["3.12.26", "2026-12-03"],
    ["3. 12. 2026", "2026-12-03"],
    ["26.11.", "2026-11-26"],
    ["25.11.", "2027-11-25"],
    ["29.2.", "2028-02-29"],
    ["31/12", "2026-12-31"],
    ["12/31/2026", "2026-12-31"],
  ])("%s is %s in every language", (text, date) => {
    for (const language of languages) expect(read(text, language)).toEqual(one(date));
  });

  it("with strokes may be one or another where people write both ways", () => {
    expect(read("3/4/2027", "en")).toEqual(some("2027-03-04", "2027-04-03"));
    expect(read("3/4", "en")).toEqual(some("2027-03-04", "2027-04-03"));
    expect(read("4/4", "en")).toEqual(one("2027-04-04"));
    for (const language of ["et", "lt"] as const) expect(read("3/4/2027", language)).toEqual(one("2027-04-03"));
    expect(read("12-03", "lt")).toEqual(some("2026-12-03", "2027-03-12"));
  });

  it.each(["31.2.", "2026-02-30", "0.1.", "13.13.2026", "3", "3.", "2026", "12.2026"])("%s is none", (text) => {
    for (const language of languages) expect(read(text, language)).toBeUndefined();
  });
});

describe("a day in words", () => {
  it.each([
    ["en", "3 Dec", "2026-12-03"],
    ["en", "3rd December 2026", "2026-12-03"],
    ["en", "Dec 3, 2026", "2026-12-03"],
    ["en", "on the 3rd of December", "2026-12-03"],
    ["en", "Thu 3 Dec", "2026-12-03"],
    ["en", "Thursday, 3 December 2026", "2026-12-03"],
    ["en", "today", "2026-11-26"],
    ["en", "Tomorrow", "2026-11-27"],
    ["en", "the day after tomorrow", "2026-11-28"],
    ["en", "+2d", "2026-11-28"],
    ["en", "+1w", "2026-12-03"],
    ["en", "in 3 weeks", "2026-12-17"],
    ["en", "in a week", "2026-12-03"],
    ["en", "Friday", "2026-11-27"],
    ["en", "fri.", "2026-11-27"],
    ["en", "by Monday", "2026-11-30"],
    ["et", "3. detsember", "2026-12-03"],
    ["et", "3. detsembril 2026", "2026-12-03"],
    ["et", "neljapäev, 3. detsember", "2026-12-03"],
    ["et", "N 3.12", "2026-12-03"],
    ["et", "täna", "2026-11-26"],
    ["et", "homme", "2026-11-27"],
    ["et", "ülehomme", "2026-11-28"],
    ["et", "ulehomme", "2026-11-28"],
    ["et", "+3 päeva", "2026-11-29"],
    ["et", "2 nädala pärast", "2026-12-10"],
    ["et", "nädala pärast", "2026-12-03"],
    ["et", "reede", "2026-11-27"],
    ["et", "reedel", "2026-11-27"],
    ["et", "reedeks", "2026-11-27"],
    ["et", "R", "2026-11-27"],
    ["et", "esmaspäeval", "2026-11-30"],
    ["et", "Teisipäevaks", "2026-12-01"],
    ["et", "kolmap", "2026-12-02"],
    ["et", "pühapäeval", "2026-11-29"],
    ["lt", "gruodžio 3", "2026-12-03"],
    ["lt", "gruodžio 3 d.", "2026-12-03"],
    ["lt", "2026 m. gruodžio 3 d.", "2026-12-03"],
    ["lt", "kt, gruodžio 3 d.", "2026-12-03"],
    ["lt", "šiandien", "2026-11-26"],
    ["lt", "rytoj", "2026-11-27"],
    ["lt", "poryt", "2026-11-28"],
    ["lt", "po 2 dienų", "2026-11-28"],
    ["lt", "po savaitės", "2026-12-03"],
    ["lt", "po 2 savaičių", "2026-12-10"],
    ["lt", "penktadienį", "2026-11-27"],
    ["lt", "penktadieni", "2026-11-27"],
    ["lt", "penktadienis", "2026-11-27"],
    ["lt", "iki penktadienio", "2026-11-27"],
    ["lt", "pn", "2026-11-27"],
    ["lt", "Trečiadienį", "2026-12-02"],
    ["lt", "šeštadienį", "2026-11-28"],
  ] as const)("%s: %s is %s", (language, text, date) => {
    expect(read(text, language)).toEqual(one(date));
  });

  it("is read in the two other languages as well; a letter for a day only by who reads Estonian", () => {
    for (const language of languages) {
      for (const text of ["reedel", "penktadienį", "Friday"]) expect(read(text, language)).toEqual(one("2026-11-27"));
      for (const text of ["homme", "rytoj", "tomorrow"]) expect(read(text, language)).toEqual(one("2026-11-27"));
    }
    expect([read("R", "en"), read("R", "lt")]).toEqual([undefined, undefined]);
  });

  it("that falls on today, or is the next one, may be one of two", () => {
    expect(read("Thursday")).toEqual(some("2026-11-26", "2026-12-03"));
    expect(read("neljapäeval", "et")).toEqual(some("2026-11-26", "2026-12-03"));
    expect(read("next Friday")).toEqual(some("2026-11-27", "2026-12-04"));
    expect(read("järgmisel reedel", "et")).toEqual(some("2026-11-27", "2026-12-04"));
    expect(read("kitą penktadienį", "lt")).toEqual(some("2026-11-27", "2026-12-04"));
    // Monday is next week whatever one calls it.
    expect(read("next Monday")).toEqual(one("2026-11-30"));
  });

  it("with a weekday that is not its own is asked about", () => {
    expect(read("Fri 3 Dec")).toEqual(some("2026-12-03", "2026-12-04"));
    expect(read("E 3.12.", "et")).toEqual(some("2026-11-30", "2026-12-03"));
  });

  it.each([
    "",
    "  ",
    "soon",
    "a week",
    "this week",
    "next week",
    "Friday Monday",
    "3 Dec 4",
    "in 2 months",
    "+2m",
    "+9999d",
    "Decembrr 3",
    "x".repeat(80),
  ])("“%s” is none", (text) => {
    for (const language of languages) expect(read(text, language)).toBeUndefined();
  });
});

describe("any day", () => {
  it("that Teekond itself writes is read back", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom<Language>(...languages), (date, language) => {
        expect(read(date, language)).toEqual(one(date));
        expect(read(sayLongDate(language, date), language)).toEqual(one(date));
        expect(read(dayInFull(language, date), language)).toEqual(one(date));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(days, fc.constantFrom<Language>(...languages), (date, language) => {
        const found = read(sayDate(language, date), language);
        // Without its year a day in more than a year is taken for an earlier one, whose weekday is another.
        if (found !== undefined && "date" in found) expect(found.date).toBe(date);
        else expect(found).toMatchObject({ ambiguous: expect.any(Array) });
        if (date < addDays(today, 365)) expect(found).toEqual(one(date));
      }),
      { numRuns: 500 },
    );
  });

  it("by its weekday alone is within a week", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 6 }), fc.constantFrom<Language>(...languages), (from, ahead, language) => {
        const date = addDays(from, ahead);
        expect(understood(sayWeekday(language, date), { today: from, language })).toEqual(one(date));
      }),
      { numRuns: 300 },
    );
  });

  it("is a real one, never before today unless its year says so, whatever is written", () => {
    const words = fc.constantFrom(
      "3",
      "12",
      "31",
      "2026",
      "dec",
      "reede",
      "penktadienį",
      "next",
      "+",
      "d",
      "w",
      ".",
      "/",
      "-",
      " ",
      "homme",
      "in",
      "po",
      "gruodžio",
      "14.",
      "27.11",
    );
    const written = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.array(words, { maxLength: 6 }).map((all) => all.join(" ")),
      fc.array(words, { maxLength: 6 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(written, fc.constantFrom<Language>(...languages), anyDay, (text, language, from) => {
        const found = understood(text, { today: from, language });
        if (found === undefined) return;
        const all = "date" in found ? [found.date] : found.ambiguous;
        expect(all.every(isDate)).toBe(true);
        expect(all.length).toBe("date" in found ? 1 : new Set(all).size);
        expect([...all]).toEqual([...all].sort());
        if (!/\d{2}/.test(text)) expect(all.every((date) => date >= from)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("days to choose from", () => {
  it("are today and the working days after it, with the one that stands there, each once and in order", () => {
    const chosen = daysToChoose({ today, language: "et" }, "2026-12-24").map((one) => one.value);
    expect(chosen.length).toBe(17);
    expect([chosen[0], chosen[1], chosen[2], chosen.at(-1)]).toEqual(["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-24"]);
    expect(chosen.slice(0, -1).every((date) => weekday(date) <= 5)).toBe(true);
    expect(daysToChoose({ today, language: "en" }, "2026-11-30").length).toBe(16);
    expect(daysToChoose({ today: "2026-11-28", language: "lt" }, undefined)[0]).toEqual({
      value: "2026-11-30",
      label: "pr, lapkričio 30 d.",
    });
    expect(daysToChoose({ today, language: "en" }, "soon").length).toBe(16);
  });
});
