/** The languages that Teekond speaks. Estonian and Lithuanian are written for themselves, not translated. */
export const languages = ["en", "et", "lt"] as const;
export type Language = (typeof languages)[number];

/** True for the code of a language that Teekond speaks. */
export function isLanguage(code: unknown): code is Language {
  return languages.some((one) => one === code);
}
