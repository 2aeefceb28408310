import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleaned } from "#assist/clean.ts";

const plain = (text: string) => cleaned(text, 2000);

/** What may be left of nothing that a model says. */
const never =
  /:\/\/|(?<![\p{L}\p{N}])www\.[\p{L}\p{N}]|<[a-z/@#!?]|@(?:everyone|here)|(?<![\p{L}\p{N}])@[\p{L}\p{N}]|javascript:|[\p{L}\p{N}]@[\p{L}\p{N}-]+\.\p{L}|`|\*\*|__|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|\n\n\n| {2}/iu;

const tricks: readonly (readonly [text: string, left: string])[] = [
  ["see https://evil.example/x?y=1.", "see."],
  ["(https://x.ee)", ""],
  ["see htt<b></b>ps://evil.example now", "see now"],
  ["ht\u200btps://evil.example", ""],
  ["ht\ufe0ftps://evil.example", ""],
  ["h\u00adttps://e.v/il", ""],
  ['[our page](https://evil.example/a(b)c "title") here', "our page here"],
  ["![picture](data:image/png;base64,AA)", "picture"],
  ["[x](javascript:alert`1`)", "x"],
  ["<https://evil.example|our page>", "our page"],
  ["<https://evil.example>", ""],
  ["<mailto:a@b.ee|write us>", "write us"],
  ["www.evil.example/path", ""],
  ["evil.com/path and bit.ly/x", "and"],
  ["10.0.0.1:80/admin", ""],
  ["//evil.example/x", ""],
  ["mail a.b+c@evil.example!", "mail !"],
  ["<@U123456> and <!channel> and <#C12|general> and <@&99> and <!subteam^S1|@team>", "and and and and"],
  ["@everyone @here @<@U1>everyone @channel", ""],
  ["foo@everyone", "foo"],
  ["@eve@everyoneryone", "eveeveryoneryone"],
  ["@mari and ＠jüri, x@y", "mari and jüri, x@y"],
  ["&lt;!channel&gt; &#60;script&#62; R&amp;amp;D", "R&D"],
  ["<script>alert(1)</script>a", "a"],
  ["<img src=x onerror=alert(1)>a<br/>b<!-- c -->", "ab"],
  ["<<a>a href='x'>y</a>", "y"],
  ["java\u200bscript:alert(1) x", "x"],
  ["data:text/html;base64,AAAA", ""],
  ["\u202Eevil\u202C and \u0000 \u2066x\u{e0041}", "evil and x"],
  ["<:smile:123456789> <a:wave:99> <t:1700000000:R> ok", "ok"],
  ["```js\ncode\n```", "code"],
  ["**bold** __under__ `tick` ~~gone~~ *one* _two_ ||three||", "bold under tick gone one two three"],
  ["\\*\\*bold\\*\\*", "bold"],
  ["# Head\n### Sub\n> said\n>> twice\n-# small\n---\nend", "Head\nSub\nsaid\ntwice\nsmall\n\nend"],
  ["a\r\n\r\n\r\n\n  b\t\tc \u2028d", "a\n\nb c\nd"],
];

describe("what a model said, made plain", () => {
  it.each(tricks)("%s", (text, left) => {
    expect(plain(text)).toBe(left);
    expect(plain(text)).not.toMatch(never);
  });

  it.each([
    "E.g. at 9.30 a.m., kell 9.00. Tallinn.Vilnius? Jah!",
    "50 % (half) > 40 %; a < b and b > c; 2 * 3 * 4",
    "õ ä ö ü š ž ą č ę ė į ų ū „nii“",
    "[person 1:ui] writes: “yes” to [person 2]le",
    "a-b_c d/e, snake_case_name, 5*3",
    "Data: we have it. Tel: none. File: x",
    "Booking.com and Bolt.eu",
    "1. One\n2. Two\n\n- three\n* four",
    "👨‍👩‍👧 ❤️ 👍🏽 #1 nr. #2",
    "5 € @ 3 tk",
    "24.10.2026 14:00–15:30, 1 200,50 €",
  ])("leaves ordinary words: %s", (text) => expect(plain(text)).toBe(text));

  it("is cut at a word, never longer than it may be", () => {
    expect(cleaned("one two three", 9)).toBe("one two…");
    expect(cleaned("one two three", 8)).toBe("one two…");
    expect(cleaned("one, two", 6)).toBe("one…");
    expect(cleaned("one two three", 13)).toBe("one two three");
    expect(cleaned("abcdefghij", 5)).toBe("abcd…");
    expect(cleaned("😀😀😀", 4)).toBe("😀…");
    expect(cleaned("abc", 1)).toBe("…");
    expect(cleaned("abc", 0)).toBe("");
  });

  it("is the same when it is cleaned again, and lets nothing through however it is put together", () => {
    const pieces = [
      "<",
      ">",
      "@",
      "everyone",
      "here",
      "http",
      "s:",
      "//",
      "www.",
      "evil.com",
      "/x",
      "<b>",
      "</b>",
      "\u200b",
      "[",
      "](",
      ")",
      "!",
      "&lt;",
      "&gt;",
      "&amp;",
      "lt;",
      "*",
      "_",
      "`",
      "#",
      "> ",
      "\n",
      "\\",
      "java",
      "script:",
      "|",
      "<@U1>",
      "a",
      "1",
      ".",
      " ",
      "\ufe0f",
      "\u200d",
      "👍",
      "e\u0301",
      "\ud83d",
    ];
    const parts = fc.oneof(
      fc.constantFrom(...tricks.map(([text]) => text)),
      fc.constantFrom(...pieces),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 16 }), fc.constantFrom("", " "), fc.integer({ min: 0, max: 150 }), (all, between, max) => {
        const once = cleaned(all.join(between), max);
        expect(cleaned(once, max)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(max);
        expect(once).not.toMatch(never);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves no sign of a mention open that is closed lines below", () => {
    expect(cleaned("<# Head\n### Sub\nend&gt;", 100)).toBe("Head\nSub\nend>");
    expect(cleaned("<@U123\n>", 100)).toBe("U123\n>");
  });

  it.each(["a", "a.", "a-", "<a", "<", "[", "[a](", "_a ", "@a", "&amp;", ">", " \n", "1.", "*a", "<!--", "[x](("])(
    "takes no long time for %s again and again",
    (one) => {
      const from = performance.now();
      cleaned(one.repeat(10_000), 3000);
      expect(performance.now() - from).toBeLessThan(2000);
    },
  );
});

const hostile = [
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

describe("hostile text, made plain", () => {
  it.each(hostile)("%s", (text) => {
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
      fc.constantFrom(...hostile),
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
