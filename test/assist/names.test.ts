import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standIns, unsayable } from "#assist/names.ts";

/** Names, and the forms in which a text may have them. */
const forms: readonly (readonly [name: string, forms: string])[] = [
  [
    "Marko",
    "Marko Markole Markol Markolt Markoga Markost Markosse Markos Markoks Markoni Markona Markota Markot Markod Markogi markole MARKOLE MARKO",
  ],
  ["Mart", "Mart Mardi Mardile Mardiga Mardilt Marti Martile mardile MARDILE"],
  ["Kask", "Kask Kase Kasele Kasega Kaske Kaskile kaskile"],
  ["Pärt", "Pärt Pärdi Pärdile Pärdiga Pärti Part Pardile"],
  ["Sepp", "Sepp Sepa Sepale Seppa Sepaga"],
  ["Priit", "Priit Priidu Priidule Priituga Priiduga"],
  ["Jaak", "Jaak Jaagu Jaagule Jaaku Jaaguga"],
  ["Peeter", "Peeter Peetri Peetrile Peetrit Peetriga"],
  ["Põder", "Põder Põdra Põdrale Poder"],
  ["Rebane", "Rebane Rebase Rebasele Rebast"],
  ["Mägi", "Mägi Mäe Mäele Mäega Magi"],
  ["Saar", "Saar Saare Saarele Saart Saarega"],
  ["Lepik", "Lepik Lepiku Lepikule Lepikut"],
  ["Ilves", "Ilves Ilvese Ilvesele Ilvest"],
  ["Kati", "Kati Katil Katile Katilt Katiga katile KATIGA"],
  ["Liis", "Liis Liisi Liisile Liisiga"],
  ["Niamh", "Niamh Niamhi Niamhile"],
  ["Ly", "Ly Lyle Lylt Lyga Lyst Lygi"],
  ["Ed", "Ed Edi Edile Ediga"],
  ["Jonas", "Jonas Jono Jonui Joną Jonu Jone Jonai jonui JONUI"],
  ["Rasa", "Rasa Rasos Rasai Rasą Rasoje rasai"],
  ["Eglė", "Eglė Eglės Eglei Eglę Egle Egles eglei EGLEI"],
  ["Petraitis", "Petraitis Petraičio Petraičiui Petraitį Petraičiu Petraiti Petraicio"],
  ["Gaidys", "Gaidys Gaidžio Gaidžiui Gaidį"],
  ["Vaidas", "Vaidas Vaido Vaidui Vaidą Vaidu Vaide Vaidai"],
  ["Algirdas", "Algirdas Algirdo Algirdui Algirdą Algirde"],
  ["Žydrūnas", "Žydrūnas Žydrūno Žydrūnui Žydrūną Žydrūne Zydruno"],
  ["Saulius", "Saulius Sauliaus Sauliui Saulių Sauliumi Sauliau"],
  ["Petrauskienė", "Petrauskienė Petrauskienės Petrauskienei Petrauskienę Petrauskiene"],
  ["Matulytė", "Matulytė Matulytės Matulytei Matulytę"],
];
const named = forms.map(([name, all]) => [name, all.split(" ")] as const);
const single = new Map(named.map(([name], place) => [`p${String(place).padStart(2, "0")}`, name] as const));

const people = new Map([
  ["p1", "Marko Saar"],
  ["p2", "Kati Põder"],
  ["p3", "Jonas Petraitis"],
  ["p4", "Aimur-Jaan Keskel"],
  ["p5", "Niamh O’Brien"],
  ["p6", "Marko Kask"],
]);

describe("names in their cases", () => {
  it.each(named)("%s", (name, all) => {
    for (const form of all) {
      const { hide, show } = standIns(new Map([["a", name]]));
      const hidden = hide(`See ${form}, ir „${form}“.`);
      expect(hidden, form).toMatch(/^See \[person 1(?::\w*\p{L}*\d*)?\]\p{L}*, ir „\[person 1(?::\w*\p{L}*\d*)?\]\p{L}*“\.$/u);
      expect(show(hidden)).toBe(`See ${form}, ir „${form}“.`);
    }
  });

  it.each([
    ["Mark", "marketing market markets marked marker Marks Markovnikov"],
    ["Rein", "reinforce reinvent Reinhold"],
    ["Kati", "katik kation katikas"],
    ["Ana", "analüüs analysis Analüüsime ananass"],
    ["Jonas", "Jonathan Jonaitis Jonaitienė jonizuoti"],
    ["Mart", "Martinique Marten märts martsipan"],
    ["Tim", "time times timing Timothy"],
    ["Sam", "same sama samas sample"],
    ["Lea", "least lead leaf learn"],
    ["Linas", "line lines linija"],
    ["Matas", "mato matau matyti"],
    ["Kai", "kai kaip kaina"],
    ["Art", "artist art article"],
    ["Ly", "ly LY lyle lyrics Lyrics"],
    ["Jo", "jo JO jos jolt"],
    ["J", "J j"],
  ])("%s is not in other words", (name, words) => {
    const { hide } = standIns(new Map([["a", name]]));
    for (const word of words.split(" ")) expect(hide(word)).toBe(word);
  });
});

describe("stand-ins", () => {
  it.each([
    ["Markole ja Katil on aega", "[person 1]le ja [person 2]l on aega"],
    ["Marko's idea, Marko’s", "[person 1]'s idea, [person 1]’s"],
    ["Jonui rašė", "[person 3:ui] rašė"],
    ["Aimur-Jaanile", "[person 4]ile"],
    ["marko_saar@firma.ee, marko@x.ee; kati@x.ee; marko@x.ee", "[e-mail 1], [e-mail 2]; [e-mail 3]; [e-mail 2]"],
    ["+372 5123 4567 või (8-5) 212 3456 või 51234567", "[phone 1] või [phone 2] või [phone 3]"],
    ["*Marko* _Kati_ @Marko", "*[person 1]* _[person 2]_ @[person 1]"],
    ["[person 1] ja [~Phone 2]", "[~person 1] ja [~~Phone 2]"],
  ])("%s", (text, wanted) => {
    const { hide, show } = standIns(people);
    expect(hide(text)).toBe(wanted);
    expect(show(wanted)).toBe(text);
  });

  it.each([
    "Marko Saar",
    "MARKO SAAR",
    "Marko Saarele",
    "Jonui Petraičiui",
    "Aimur-Jaan Keskel",
    "Niamh O'Brien",
    "Niamh O’Brien’s",
    "Marko\u00a0Saarega",
  ])("%s is one person, not two", (text) => {
    const hidden = standIns(people).hide(text);
    expect(hidden.match(/\[person/gu)).toHaveLength(1);
    expect(hidden).not.toMatch(/Marko|Saar|Jon|Petra|Jaan|Brien/iu);
  });

  it("give a first name that two share to the lower number, and the second their whole name", () => {
    const { hide, show } = standIns(people);
    expect(hide("Marko")).toBe("[person 1]");
    expect(hide("Marko Kask")).toBe("[person 6]");
    expect(hide("Kasele")).toMatch(/^\[person 6:\d\]ele$/u);
    hide("Kati, Jonas");
    expect(show("[person 6], [person 1], [Person 2], [person 3:ui], [person 3 ]")).toBe("Marko Kask, Marko, Kati, Jonas, [person 3 ]");
  });

  it("number people by id, whoever comes first in the map or in the text", () => {
    const turned = new Map([...people].toReversed());
    const text = "Kati, Jonui, Marko Kask, Marko";
    expect(standIns(turned).hide(text)).toBe(standIns(people).hide(text));
  });

  it("that stand for nobody, or for somebody whom nothing was told of, are marked as such", () => {
    const { hide, show } = standIns(people);
    expect(show("[person 1] calls")).toBe(`${unsayable} calls`);
    hide("Marko calls");
    expect(show("[person 99] [e-mail 1] [phone 7] [person 0] [person 1:zzz]")).toBe(
      `${unsayable} ${unsayable} ${unsayable} ${unsayable} Marko`,
    );
  });

  it.each([
    "2026-11-29",
    "29.11.2026",
    "1.12.2026 kell 14.00",
    "2026 12 01",
    "1 200 000 eurot",
    "1\u00a0200\u00a0000",
    "14:00 ja 15:30",
    "14.00-15.30",
    "aastatel 2019-2026",
    "12.500,00",
    "1234567 eurot",
    "€1500000",
    "1234567.89",
    "1 2 3 4 5 6 7 8",
    "01.12-15.12.2026",
    "30 000–40 000",
    "12345678 €",
  ])("are no telephone: %s", (text) => expect(standIns(people).hide(text)).toBe(text));

  it.each([
    "512 3456",
    "512-3456",
    "5123 4567",
    "+372 512 3456",
    "(+372) 5123456",
    "+44 (0) 20 7946 0958",
    "00370 612 34567",
    "8 600 12345",
    "8-600-12345",
    "+370 (5) 123-45-67",
    "+370.612.34567",
    "38001010000",
    "tel 123 456 789",
  ])("are a telephone: %s", (text) => {
    const { hide, show } = standIns(people);
    expect(hide(text)).toMatch(/^(?:tel )?\[phone 1\]$/u);
    expect(show(hide(text))).toBe(text);
  });

  it("are found where letters are written in two signs", () => {
    const { hide } = standIns(new Map([["a", "Eglė Žukaitė"]]));
    expect(hide("Eglę Žukaitę ir Eglei".normalize("NFD"))).toBe("[person 1:ę] ir [person 1:ei]");
    expect(hide("Eglės".normalize("NFD"))).not.toMatch(/egl/iu);
  });

  it("leave everything else alone, also without people", () => {
    const text = "Kliendid [tellivad] 3 korda; ~ja~ [persona] [e] [phones]";
    expect(standIns(new Map()).hide(text)).toBe(text);
  });

  it("whatever people write comes back as it was, and no name or address goes out", () => {
    const all = named.flatMap(([, every]) => every);
    const parts = fc.oneof(
      fc.constantFrom(...all),
      fc.constantFrom(...all.map((form) => `${form}'s`), "Marko Kask", "Jonui Petraičiui", "Mart-Priit"),
      fc.constantFrom(
        "[person 1]",
        "[person 1:2]",
        "[~person 1]",
        "[[person 1]]",
        "[Phone 1]",
        "[e-mail 1",
        "[person",
        "[~~e-mail 2:ui]",
        "~",
        "[",
        "]",
        "e-mail",
      ),
      fc.constantFrom(
        "ann@b.ee",
        "marko.saar+x@sub.firma.co.uk",
        "[e-mail@b.ee]",
        "+372 5123 4567",
        "5123456",
        "2026-11-29",
        "1 200 000",
        "person",
        "phone",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.string({ unit: "binary", maxLength: 4 }),
    );
    const between = fc.constantFrom(" ", ", ", "\n", "", "-", "_", "\u00a0");
    fc.assert(
      fc.property(fc.array(fc.tuple(parts, between), { maxLength: 14 }), (pairs) => {
        const text = pairs.flat().join("");
        const { hide, show } = standIns(single);
        const hidden = hide(text);
        expect(show(hidden)).toBe(text);
        expect(hide(text)).toBe(hidden);
        const words = new Set(hidden.replaceAll(/\[person \d+(?::[^\]]*)?\]\p{L}*/gu, " ").match(/\p{L}[\p{L}\p{M}]*/gu) ?? []);
        expect(all.filter((form) => words.has(form))).toEqual([]);
        expect(hidden).not.toMatch(/[\w.+]+@[\w-]+\.\w+/u);
      }),
      { numRuns: 1500 },
    );
  });
});
