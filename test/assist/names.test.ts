import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFormOf } from "#assist/name-forms.ts";
import { standIns } from "#assist/names.ts";

const people = new Map([
  ["p1", "Marko Kask"],
  ["p2", "Eglė Petraitienė"],
  ["p3", "Jonas Petraitis"],
  ["p4", "Mart Sepp"],
  ["p5", "Ana-Liisa Mägi"],
  ["p6", "Niamh O’Brien"],
]);

const forms: readonly (readonly [name: string, ...forms: readonly string[]])[] = [
  ["marko", "marko", "markole", "markoga", "markolt", "markost", "marko's", "marko’s", "markod"],
  ["mart", "mart", "mardi", "mardile", "mardiga", "marti"],
  ["kask", "kase", "kasele", "kaske", "kasega"],
  ["sepp", "sepa", "sepale", "seppa"],
  ["kati", "kati", "katil", "katiga", "katile"],
  ["jaan", "jaani", "jaanile", "jaaniga"],
  ["jonas", "jono", "jonui", "joną", "jonu", "jone", "jonai"],
  ["rasa", "rasos", "rasai", "rasą", "rasoje"],
  ["eglė", "eglės", "eglei", "eglę", "egle"],
  ["petraitis", "petraičio", "petraičiui", "petraitį", "petraičiu"],
  ["vaidas", "vaido", "vaidui", "vaidą", "vaide"],
  ["matulytė", "matulytės", "matulytei"],
  ["saulius", "sauliaus", "sauliui", "saulių", "sauliumi", "sauliau"],
  ["niamh", "niamh's", "niamhi"],
];
const strangers: readonly (readonly [name: string, ...words: readonly string[]])[] = [
  ["mark", "marketing", "market", "marker"],
  ["rein", "reinforce", "reinvent"],
  ["ana", "analüüs", "analysis"],
  ["kati", "katik", "kation"],
  ["jonas", "jonathan", "jonaitis"],
  ["mart", "martinique", "marten", "märts"],
];

describe("names in their cases", () => {
  it.each(forms)("%s", (name, ...all) => {
    for (const form of all) expect(isFormOf(name, form), form).toBe(true);
  });
  it.each(strangers)("%s is not in other words", (name, ...all) => {
    for (const word of all) expect(isFormOf(name, word), word).toBe(false);
  });
});

describe("stand-ins", () => {
  it("take the place of names in any case, of addresses and of numbers, and give them back letter for letter", () => {
    const text = "Markole ja Mardile: Jonui rašė Petraičio žmona, Eglė Petraitienė; Niamh’s mail is niamh.o@harbour.ie, +372 5123 4567.";
    const { hide, show } = standIns(people);
    const hidden = hide(text);
    for (const gone of ["Marko", "Mard", "Jon", "Petrai", "Eglė", "Niamh", "@", "5123"]) expect(hidden).not.toContain(gone);
    expect(hidden).toContain("[e-mail 1]");
    expect(hidden).toContain("[phone 1]");
    expect(hidden).toContain("[person 2]");
    expect(show(hidden)).toBe(text);
  });

  it("leave words alone that only look like a name, and small words", () => {
    const { hide } = standIns(
      new Map([
        ["a", "Mai Rein"],
        ["b", "Mark Ana"],
      ]),
    );
    for (const text of ["Our marketing works.", "Tuleme mai lõpus.", "Analüüs on valmis", "We reinforce it", "ana"])
      expect(hide(text)).toBe(text);
  });

  it("are no telephone where they are a date, a sum or a year", () => {
    const { hide } = standIns(people);
    for (const text of ["2026-11-29", "1 200 000 eurot", "14:00 ja 15:30", "In 2026 we had 1200 guests", "12.500,00"])
      expect(hide(text)).toBe(text);
    expect(hide("Call 00370 612 34567 or 51234567")).toBe("Call [phone 1] or [phone 2]");
  });

  it("name people the same each time, whoever wrote first; strange ones stand for nobody", () => {
    const { hide, show } = standIns(people);
    expect(hide("Marko Kask")).toBe("[person 1]");
    expect(hide("Marko")).toBe("[person 1.1]");
    expect(hide("Marko")).toBe("[person 1.1]");
    expect(show("[person 1] and [person 99] and [person 1.9] and [e-mail 5]")).toBe("Marko Kask and … and Marko Kask and …");
  });

  it("are not fooled by what looks like one already", () => {
    const { hide, show } = standIns(people);
    const text = "[person 1] said [[person 2] and [e-mail 1] to Marko";
    expect(show(hide(text))).toBe(text);
    expect(hide(text)).toContain("[[person 1]");
  });

  it("whatever people write, it comes back as it was, and no name or address goes out", () => {
    const parts = fc.oneof(
      fc.constantFrom(...forms.flatMap(([, ...all]) => all.map((one) => one.charAt(0).toUpperCase() + one.slice(1)))),
      fc.constantFrom(
        "Marko Kask",
        "[person 1]",
        "[[person 1.1]",
        "[phone 1]",
        "ann@b.ee",
        "+372 5123 4567",
        "2026-11-29",
        " ",
        ", ",
        "[",
        "]",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
        const text = all.join(" ");
        const { hide, show } = standIns(people);
        const hidden = hide(text);
        expect(show(hidden)).toBe(text);
        for (const name of ["Markole", "Mardile", "Jonui", "Eglės", "Petraičio"]) expect(hidden.split(/[^\p{L}]+/u)).not.toContain(name);
        expect(hidden).not.toContain("ann@b.ee");
      }),
      { numRuns: 400 },
    );
  });
});
