import type { Refusal } from "#talk/refusal.ts";
import type { Language } from "./languages.ts";
import { say, sayCode } from "./say.ts";

/**
 * What people read of a refusal: what was wrong, what would be right, what is kept.
 * A reason among its values is a code and comes out as a word.
 */
export function sayRefusal(language: Language, { refused, values = {} }: Refusal): string {
  const reason = typeof values.reason === "string" ? { reason: sayCode(language, "reason", values.reason) } : {};
  return say(language, `refusal.${refused}`, { ...values, ...reason });
}
