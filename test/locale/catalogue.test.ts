import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { english } from "#locale/en/catalogue.ts";
import { estonian } from "#locale/et/catalogue.ts";
import { languages } from "#locale/languages.ts";
import { lithuanian } from "#locale/lt/catalogue.ts";
import type { MessageKey } from "#locale/say.ts";

const catalogues = { en: english, et: estonian, lt: lithuanian } as const;
const keys = Object.keys(english) as readonly MessageKey[];
const texts = languages.flatMap((language) => keys.map((key) => ({ language, key, text: catalogues[language][key] })));

type Elements = ReturnType<IntlMessageFormat["getAst"]>;
type Found = { readonly name: string; readonly plural: readonly string[] };

function parse(text: string): Elements {
  return new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst();
}

/** Every variable of a message; a choice (plural or select) has options, and only a plural has an offset. */
function variablesIn(elements: Elements): readonly Found[] {
  return elements.flatMap((each) => {
    if (!("value" in each)) return [];
    if (!("options" in each)) return each.type === 0 ? [] : [{ name: each.value, plural: [] }];
    const inside = Object.values(each.options).flatMap((option) => variablesIn(option.value));
    return [{ name: each.value, plural: "offset" in each ? Object.keys(each.options) : [] }, ...inside];
  });
}

function choicesIn(elements: Elements): readonly string[] {
  const choices = elements.flatMap((each) => ("options" in each && !("offset" in each) ? [each] : []));
  return choices.map(({ value, options }) => `${value}: ${Object.keys(options).sort().join(" ")}`);
}

function of(test: (one: (typeof texts)[number]) => boolean): readonly string[] {
  return texts.filter(test).map(({ language, key, text }) => `${language} ${key}: ${text}`);
}

function has(text: string, words: string): boolean {
  return new RegExp(`(^|[^\\p{L}])(${words})([^\\p{L}]|$)`, "iu").test(text);
}

describe("the catalogues", () => {
  it("say the same keys in every language, each with a text", () => {
    for (const language of languages) expect(Object.keys(catalogues[language]).sort()).toEqual([...keys].sort());
    expect(of(({ text }) => text.trim() === "")).toEqual([]);
  });

  it("use the same variables and the same choices in every language", () => {
    for (const key of keys) {
      const [first, ...others] = languages.map((language) => {
        const elements = parse(catalogues[language][key]);
        return { key, names: [...new Set(variablesIn(elements).map((each) => each.name))].sort(), choices: choicesIn(elements) };
      });
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it("have a plural for every number the language tells apart", () => {
    const needed = { en: ["one", "other"], et: ["one", "other"], lt: ["one", "few", "other"] } as const;
    for (const { language, key, text } of texts) {
      for (const { plural } of variablesIn(parse(text))) {
        if (plural.length > 0) expect(plural, `${language} ${key}`).toEqual(expect.arrayContaining([...needed[language]]));
      }
    }
  });

  it("keep to the lengths that a card holds", () => {
    const long = (prefix: RegExp, most: number) => of(({ key, text }) => prefix.test(key) && text.length > most);
    expect(long(/^step\..*question/, 80)).toEqual([]);
    expect(long(/^step\..*why/, 120)).toEqual([]);
    expect(long(/^step\.[a-z-]+\.title$/, 40)).toEqual([]);
    expect(long(/^field\.(?!.*\.hint$)/, 45)).toEqual([]);
    expect(long(/\.hint$/, 100)).toEqual([]);
    expect(long(/^page\.act\./, 24)).toEqual([]);
    expect(long(/^ready\./, 60)).toEqual([]);
    expect(long(/^advice\./, 90)).toEqual([]);
  });

  it("end every question with a question mark", () => {
    expect(of(({ key, text }) => /^step\..*question/.test(key) && !text.endsWith("?"))).toEqual([]);
  });

  it("neither shout nor beg nor praise nor blame", () => {
    expect(of(({ text }) => text.includes("!"))).toEqual([]);
    expect(of(({ text }) => /\b(please|successfully|oops|invalid|error|great job|sorry)\b/i.test(text))).toEqual([]);
    expect(of(({ language, text }) => language === "et" && has(text, "palun|viga|vigane|edukalt|vabandust"))).toEqual([]);
    expect(of(({ language, text }) => language === "lt" && has(text, "prašom|prašome|klaida|sėkmingai|atsiprašome"))).toEqual([]);
  });

  it("set quotation marks, dashes and apostrophes as the language does", () => {
    expect(of(({ text }) => /['"]|\.\.\.| - |--/.test(text))).toEqual([]);
    expect(of(({ language, text }) => language !== "en" && /[’‘]|”[^\s.,;:?)]/.test(text))).toEqual([]);
    expect(of(({ text }) => / {2}|^\s|\s$/.test(text))).toEqual([]);
  });

  it("never put a person's name or text where the sentence would have to inflect it", () => {
    const inflecting = /(\p{Ll}) \{(name|names|text|title|step|owner)\}/u;
    expect(of(({ language, key, text }) => language !== "en" && !key.startsWith("page.title") && inflecting.test(text))).toEqual([]);
  });
});
