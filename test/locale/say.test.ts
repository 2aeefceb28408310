import { describe, expect, it } from "vitest";
import { sayDate, sayInstant, sayLongDate, sayTime, sayWeekday } from "#locale/dates.ts";
import { sayDuration, sayWait } from "#locale/durations.ts";
import { sayMoney, sayNumber, sayPercent, saySigned } from "#locale/numbers.ts";
import { isMessageKey, say, sayCode, sayList } from "#locale/say.ts";

const samples = [0, 1, 2, 5, 9, 10, 11, 21, 22, 101];
const day = 24 * 60;

describe("say", () => {
  it("gives plain text: people's words letter for letter, marks of markup too", () => {
    expect(say("en", "talk.not-yet", { names: "<b>Priya</b> & {Greg}" })).toBe("Not yet: <b>Priya</b> & {Greg}");
  });

  it("throws when a variable of the text is missing", () => {
    expect(() => say("et", "talk.not-yet")).toThrow(/names/);
  });

  it("counts in Lithuanian by one, few and many", () => {
    expect(samples.map((count) => say("lt", "word.duration.days", { count }))).toEqual([
      "0 dienų",
      "1 diena",
      "2 dienos",
      "5 dienos",
      "9 dienos",
      "10 dienų",
      "11 dienų",
      "21 diena",
      "22 dienos",
      "101 diena",
    ]);
    expect(samples.slice(1).map((count) => say("lt", "talk.dots-left", { count }))).toEqual([
      "Liko 1 balsas",
      "Liko 2 balsai",
      "Liko 5 balsai",
      "Liko 9 balsai",
      "Liko 10 balsų",
      "Liko 11 balsų",
      "Liko 21 balsas",
      "Liko 22 balsai",
      "Liko 101 balsas",
    ]);
  });

  it("counts in Estonian and English by one and the rest", () => {
    expect(samples.map((count) => say("et", "word.duration.days", { count })).slice(0, 4)).toEqual([
      "0 päeva",
      "1 päev",
      "2 päeva",
      "5 päeva",
    ]);
    expect(say("et", "word.duration.days", { count: 21 })).toBe("21 päeva");
    expect(say("en", "word.duration.days", { count: 1 })).toBe("1 day");
    expect(say("en", "word.duration.days", { count: 101 })).toBe("101 days");
  });

  it("joins names with commas and says when there is nobody", () => {
    expect(sayList("lt", ["Rasa", "Tomas", "Giedrė"])).toBe("Rasa, Tomas, Giedrė");
    expect(sayList("et", [])).toBe("mitte keegi");
  });

  it("knows a key from a word that only looks like one, and leaves an unknown code as it is", () => {
    expect(isMessageKey("talk.you")).toBe(true);
    expect(isMessageKey("toString")).toBe(false);
    expect(sayCode("et", "channel", "post")).toBe("post");
    expect(sayCode("lt", "phase", "kelionė")).toBe("kelionė");
  });
});

describe("dates and times", () => {
  it("are written the way each language writes them", () => {
    expect(sayDate("en", "2026-11-12")).toBe("Thu 12 Nov");
    expect(sayDate("et", "2026-11-05")).toBe("N 5.11");
    expect(sayDate("lt", "2026-11-12")).toBe("kt, lapkričio 12 d.");
    expect(sayLongDate("en", "2026-11-09")).toBe("9 November 2026");
    expect(sayLongDate("et", "2026-11-09")).toBe("9. november 2026");
    expect(sayLongDate("lt", "2026-11-09")).toBe("2026 m. lapkričio 9 d.");
    expect(sayWeekday("et", "2026-11-15")).toBe("pühapäev");
  });

  it("stand in the zone of who reads them", () => {
    const at = 1_794_514_440_000;
    expect(sayTime("en", at, "Europe/Tallinn")).toBe("22:14");
    expect(sayInstant("en", at, "Europe/London")).toBe("Thu 12 Nov, 20:14");
    expect(sayInstant("et", at, "Asia/Tokyo")).toBe("R 13.11 05:14");
    expect(sayInstant("lt", at, "Europe/Vilnius")).toBe("kt, lapkričio 12 d., 22:14");
  });
});

describe("lengths of time", () => {
  it("are said in the units people use: a week is 7 days, two are 2 weeks", () => {
    expect([2 * 60, 7 * day, 10 * day, 14 * day, 56 * day, 129 * day].map((minutes) => sayDuration("en", minutes))).toEqual([
      "2 hours",
      "7 days",
      "10 days",
      "2 weeks",
      "8 weeks",
      "129 days",
    ]);
  });

  it("name at most two units, and nought too", () => {
    expect(sayDuration("en", day + 3 * 60 + 20)).toBe("1 day 3 hours");
    expect(sayDuration("en", 90)).toBe("1 hour 30 minutes");
    expect(sayDuration("et", 0)).toBe("0 minutit");
  });

  it("say a wait in the case the language asks for", () => {
    expect(sayWait("en", 7 * day)).toBe("after 7 days");
    expect(sayWait("et", 7 * day)).toBe("7 päeva hiljem");
    expect([1, 2, 11, 21].map((days) => sayWait("lt", days * day))).toEqual(["po 1 dienos", "po 2 dienų", "po 11 dienų", "po 3 savaičių"]);
    expect(sayWait("lt", 21 * 60)).toBe("po 21 valandos");
    expect(sayWait("lt", 0)).toBe("iš karto");
  });
});

describe("numbers", () => {
  it("show an emotion with its sign, a true minus, and halves by the language's own mark", () => {
    expect([-2, -1, 0, 1, 2].map((value) => saySigned("en", value))).toEqual(["−2", "−1", "0", "+1", "+2"]);
    expect(saySigned("en", 0.5)).toBe("+0.5");
    expect(saySigned("lt", -0.5)).toBe("−0,5");
    expect(saySigned("et", -0.001)).toBe("0");
  });

  it("show shares as whole percents and money with its currency, with gaps that do not break", () => {
    expect(sayPercent("en", 0.4167)).toBe("42\u00A0%");
    expect(sayMoney("en", 4300, "EUR")).toBe("4,300\u00A0€");
    expect(sayMoney("et", 12000, "EUR")).toBe("12\u00A0000\u00A0€");
    expect(sayMoney("lt", -4300.5, "EUR")).toBe("−4\u00A0300,50\u00A0€");
    expect(sayMoney("et", 900, "SEK")).toBe("900\u00A0SEK");
    expect(sayNumber("et", 2.5)).toBe("2,5");
  });
});
