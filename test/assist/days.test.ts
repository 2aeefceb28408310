import { describe, expect, it } from "vitest";
import { inventedDays } from "#assist/days.ts";

describe("days that nobody gave", () => {
  it.each([
    ["Call the first customers by Friday", ["friday"]],
    ["Write the letter tomorrow and send it next week", ["tomorrow", "next week"]],
    ["Have it ready by the end of May", ["of may"]],
    ["Helista klientidele reedeks", ["reedeks"]],
    ["Saada kiri homme või järgmisel nädalal", ["homme", "järgmisel nädalal"]],
    ["Lepi see kokku jaanuarikuus, esmaspäeviti", ["esmaspäeviti", "jaanuarikuus"]],
    ["Paskambink klientams iki penktadienio", ["penktadienio"]],
    ["Parašyk laišką rytoj arba kitą savaitę", ["rytoj", "kitą savaitę"]],
    ["Paruošk iki gruodžio", ["gruodžio"]],
  ] as const)("%s", (said, days) => expect([...inventedDays(said, "We call customers")].toSorted()).toEqual([...days].toSorted()));
});

describe("no such days", () => {
  it.each([
    "You may call whoever wants it, and march on",
    "An august house, marching orders, the weekly letter",
    "Tänan, mai leidnud midagi, nädalakiri",
    "Kova dėl klientų, liepa prie namų, balandis ant stogo",
    "Kliendid ütlevad, et nendeni jõuti.",
  ])("%s", (said) => expect(inventedDays(said, "")).toEqual([]));

  it.each([
    ["Call them on Friday", "Reedel helistame"],
    ["Helista reedeks", "Every Friday we call"],
    ["Paskambink penktadienį", "iki penktadienio"],
    ["By next week", "järgmise nädala lõpuks"],
  ])("that were given: %s (%s)", (said, given) => expect(inventedDays(said, given)).toEqual([]));
});
