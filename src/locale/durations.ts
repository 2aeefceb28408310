import type { Language } from "./languages.ts";
import { say } from "./say.ts";

const units = [
  { unit: "weeks", minutes: 7 * 24 * 60 },
  { unit: "days", minutes: 24 * 60 },
  { unit: "hours", minutes: 60 },
  { unit: "minutes", minutes: 1 },
] as const;
type Part = { readonly unit: (typeof units)[number]["unit"]; readonly count: number };

/** Whole weeks only from two on (people say "7 days"), else the two greatest units that are not nought. */
function split(minutes: number): readonly Part[] {
  const [week, ...rest] = units;
  const whole = Math.max(0, Math.round(minutes));
  if (whole >= 2 * week.minutes && whole % week.minutes === 0) return [{ unit: week.unit, count: whole / week.minutes }];
  const parts: Part[] = [];
  let left = whole;
  for (const { unit, minutes: size } of rest) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push({ unit, count });
  }
  return parts.length === 0 ? [{ unit: "minutes", count: 0 }] : parts.slice(0, 2);
}

/** A length of time in minutes, in words: "2 hours", "7 days", "8 weeks", "1 day 3 hours". */
export function sayDuration(language: Language, minutes: number): string {
  return split(minutes)
    .map(({ unit, count }) => say(language, `word.duration.${unit}`, { count }))
    .join(" ");
}

/** The wait before a contact, in minutes: "after 7 days"; nought is "at once". */
export function sayWait(language: Language, minutes: number): string {
  if (Math.round(minutes) <= 0) return say(language, "word.at-once");
  const duration = split(minutes)
    .map(({ unit, count }) => say(language, `word.wait.${unit}`, { count }))
    .join(" ");
  return say(language, "word.wait", { duration });
}
