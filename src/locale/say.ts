import { IntlMessageFormat } from "intl-messageformat";
import { english } from "./en/catalogue.ts";
import { estonian } from "./et/catalogue.ts";
import type { Language } from "./languages.ts";
import { lithuanian } from "./lt/catalogue.ts";

/** The key of a text. The English catalogue is the list of them; the others do not compile while one is missing. */
export type MessageKey = keyof typeof english;
export type Values = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: english, et: estonian, lt: lithuanian };
const compiled = new Map<string, IntlMessageFormat>();

function compile(language: Language, key: MessageKey): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = compiled.get(id);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
  compiled.set(id, made);
  return made;
}

/**
 * The text of a key as plain, unescaped text. `values` fill its ICU variables: people's words go in letter for letter, numbers as
 * whole numbers (fractions, money and dates come in as texts from `numbers.ts` and `dates.ts`). Throws when a variable is missing.
 */
export function say(language: Language, key: MessageKey, values: Values = {}): string {
  return String(compile(language, key).format(values));
}

/** True for a text that is the key of a message. For keys put together from codes, and for hints that not every field has. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}

/** The word for a code of one of the domain's lists (`word.<list>.<code>`); one without stays as it is. */
export function sayCode(language: Language, list: string, code: string): string {
  const key = `word.${list}.${code}`;
  return isMessageKey(key) ? say(language, key) : code;
}

/** Names one after another, with commas, as people wrote them: never inflected, no "and". An empty list says "nobody". */
export function sayList(language: Language, names: readonly string[]): string {
  return names.length === 0 ? say(language, "word.nobody") : names.join(", ");
}
