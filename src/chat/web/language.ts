import { type Language, languages } from "#locale/languages.ts";
import { type MessageKey, say } from "#locale/say.ts";
import type { Say } from "./page.ts";
import type { C } from "./security.ts";

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((one) => one === text);
}

/** The language asked for by `?lang=`, else the first of the browser's that we speak, else English. */
export function languageOf(c: C): Language {
  const asked = c.req.query("lang");
  if (isLanguage(asked)) return asked;
  const wanted = (c.req.header("accept-language") ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The words of the product in a language. */
export function wordsIn(language: Language): Say {
  return (key: MessageKey, values = {}) => say(language, key, values);
}
