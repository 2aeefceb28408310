import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleaned } from "#assist/clean.ts";
import { inventedFigures } from "#assist/figures.ts";
import { objectIn } from "#assist/lenient.ts";
import { tongueOf } from "#assist/tongue.ts";

describe("figures that nobody gave", () => {
  it.each([
    ["We save 300 euros", "It costs a lot", ["300"]],
    ["We save 300 euros", "They pay 300 each", []],
    ["1,200.50 a year", "1 200,50 eurot", []],
    ["1 200 eurot", "1.200 EUR", []],
    ["12 %", "twelve of a hundred", []],
    ["two weeks", "2 weeks", []],
    ["kahe nädala pärast", "two weeks", []],
    ["per dvi savaites", "in a while", ["dvi"]],
    ["three of them", "some of them", ["three"]],
    ["on 2026-12-01", "by 2026-12-01", []],
    ["on 2026-12-02", "by 2026-12-01", ["2026-12-02"]],
    ["one of us, üks meist, vienas iš mūsų, 1", "we", []],
    ["1. First\n2. Second", "things", []],
    ["H2O and a12", "water", []],
    ["at 14:00", "at 2 pm", ["14:00"]],
    ["0 and 00", "nothing", []],
    ["Kuus viis", "see on", []],
  ] as const)("%s (given: %s)", (output, given, invented) => {
    expect(inventedFigures(output, given)).toEqual(invented);
  });

  it("never finds any in what was given", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void expect(inventedFigures(text, text)).toEqual([])));
    fc.assert(fc.property(fc.float({ noNaN: true }), (n) => void expect(inventedFigures(`x ${n}`, `y ${n}`)).toEqual([])));
  });
});

const tricks = [
  "see https://evil.example/x?y=1",
  "see htt<b></b>ps://evil.example",
  "see [our page](https://evil.example)",
  "<https://evil.example|our page>",
  "www.evil.example/path",
  "evil.com/path",
  "mail me at a.b@evil.example",
  "<@U123456> and <!channel> and <#C12|general> and <@&99>",
  "@everyone @here @<@U1>everyone",
  "＠everyone",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "java\u200bscript:alert(1)",
  "data:text/html;base64,AAAA",
  "\u202Eevil\u202C and \u0000 and \u2066x",
  "```js\ncode\n```",
  "**bold** __under__ `tick` ~~gone~~",
  "<:smile:123456789> <a:wave:99> <t:1700000000:R>",
  "ht\u200dtps://a.b.c",
  "<<a>a href='x'>y</a>",
];

describe("what a model said, made plain", () => {
  it.each(tricks)("%s", (text) => {
    const plain = cleaned(text, 500);
    expect(plain).not.toMatch(/:\/\/|www\.|<|>|@|javascript:|data:|\*\*|`|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(plain).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    "E.g. at 9.30 a.m., kell 9.00.",
    "Tallinn–Vilnius; 50 % (half)",
    "õ ä ö ü š ž ą č ę ė į ų ū",
    "[person 1] writes: “yes”",
    "a-b_c d/e",
  ])("leaves ordinary words: %s", (text) => expect(cleaned(text, 500)).toBe(text));

  it("is the same when it is cleaned again, never longer than it may be, and ends at a word", () => {
    const parts = fc.oneof(
      fc.constantFrom(...tricks),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), fc.integer({ min: 1, max: 120 }), (all, max) => {
        const plain = cleaned(all.join(" "), max);
        expect(cleaned(plain, max)).toBe(plain);
        expect(plain.length).toBeLessThanOrEqual(max);
        expect(plain).not.toMatch(/:\/\/|<[@#!]/u);
      }),
      { numRuns: 500 },
    );
    expect(cleaned("one two three", 9)).toBe("one two…");
  });
});

const shared = new URL("../../../shared/seeds/", import.meta.url);

describe("the language of a text", () => {
  it.each([
    ["en", "We would like to know what the customers think about it when they come back to us."],
    ["et", "Me tahaksime teada, mida kliendid sellest arvavad, kui nad meie juurde tagasi tulevad."],
    ["lt", "Norėtume sužinoti, ką klientai apie tai galvoja, kai jie pas mus sugrįžta."],
    ["other", "Мы хотели бы узнать, что думают об этом клиенты."],
    ["other", "Wir möchten gerne wissen, was die Kunden darüber denken, wenn sie zu uns kommen und nicht gehen."],
    ["other", "Haluaisimme tietää, mitä asiakkaat siitä ajattelevat, kun he tulevat ja myös ovat että mutta."],
    ["unsure", "Call Tom"],
    ["unsure", ""],
  ] as const)("%s: %s", (tongue, text) => {
    expect(tongueOf(text)).toBe(tongue);
  });

  it("is right for the sentences of the source texts", () => {
    if (!existsSync(shared)) {
      process.stderr.write("\n!!! no source texts beside the project: the language of their sentences is not looked at\n");
      return;
    }
    const sentences = readdirSync(shared).flatMap((file) => {
      const text = readFileSync(new URL(file, shared), "utf8");
      const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
      const language = count(/[ąęėįųū]/gu) > count(/[õäü]/gu) ? "lt" : "et";
      return text
        .split(/[.!?]\s+/u)
        .filter((one) => one.length > 60 && one.length < 400)
        .map((one) => [language, tongueOf(one), one] as const);
    });
    const wrong = sentences.filter(([language, found]) => found !== language && found !== "unsure");
    expect(wrong.map(([language, found, text]) => `${language} ${found}: ${text.slice(0, 60)}`).slice(0, 5)).toEqual([]);
    expect(sentences.filter(([language, found]) => found === language).length / sentences.length).toBeGreaterThan(0.9);
  });
});

describe("JSON in what a model said", () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['Sure!\n```json\n{"a": {"b": "}"}}\n```\nBye', { a: { b: "}" } }],
    ['Here {not json} but {"a":"\\"{"}', { a: '"{' }],
    ["nothing", undefined],
    ["42", undefined],
    ['{"a":', undefined],
    ["{".repeat(5000), undefined],
  ] as const)("%s", (text, found) => {
    expect(objectIn(text)).toEqual(found);
  });
});
