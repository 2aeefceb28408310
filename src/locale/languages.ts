/** The languages that Teekond speaks. Estonian and Lithuanian are written for themselves, not translated. */
export const languages = ["en", "et", "lt"] as const;
export type Language = (typeof languages)[number];
