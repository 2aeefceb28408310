import { type Language, isLanguage } from "#locale/languages.ts";
import { type MessageKey, say } from "#locale/say.ts";
import type { Say } from "./page.ts";
import type { C } from "./security.ts";

/** The language asked for by `?lang=`, if we speak it. */
export function askedLanguage(c: C): Language | undefined {
  const asked = c.req.query("lang");
  return isLanguage(asked) ? asked : undefined;
}

/** The language of whoever was found to ask (their own), else what `?lang=` says, else the first of the browser's that we speak, else English. */
export function languageOf(c: C): Language {
  const own = c.get("language");
  if (own !== undefined) return own;
  const asked = c.req.query("lang");
  if (isLanguage(asked)) return asked;
  const wanted = (c.req.header("accept-language") ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The words of the product in a language. */
export function wordsIn(language: Language): Say {
  return (key: MessageKey, values = {}) => say(language, key, values);
}
