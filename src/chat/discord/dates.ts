import { addDays, addWorkingDays, isDate, weekday } from "#lib/time.ts";
import { sayDate, sayLongDate, sayWeekday } from "#locale/dates.ts";
import { daysInUnit, daysNamed, folded, monthNamed, nextWords, smallWords, weekdayNamed } from "#locale/day-words.ts";
import type { Language } from "#locale/languages.ts";
import type { Option } from "#talk/form.ts";

/** What a written day is understood by: the date today in the writer's zone, and the language they are spoken to in. */
export type Today = { readonly today: string; readonly language: Language };

/** A day as it was understood; several where it may mean one or another. */
export type Understood = { readonly date: string } | { readonly ambiguous: readonly string[] };

const longest = 60;
const farthest = 999;

function dateFrom(year: number, month: number, day: number): string | undefined {
  const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(date) ? date : undefined;
}

/** The leap day comes again within eight years. */
const years = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** A day of a month, in the year written or, without one, the next time it comes. */
function dayIn({ today }: Today, year: string | undefined, month: number, day: number): string | undefined {
  if (year !== undefined) return dateFrom(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const from = Number(today.slice(0, 4));
  const coming = years.flatMap((more) => dateFrom(from + more, month, day) ?? []);
  return coming.find((date) => date >= today);
}

/** One day for what can mean one, several for more; undefined for none. */
function oneOf(dates: readonly (string | undefined)[]): Understood | undefined {
  const found = [...new Set(dates.flatMap((one) => one ?? []))].sort();
  const [first] = found;
  return first === undefined ? undefined : found.length === 1 ? { date: first } : { ambiguous: found };
}

/** A day in figures: with points the day stands first; with strokes that is so in Estonia and Lithuania, and open elsewhere. */
function inFigures(text: string, ctx: Today): Understood | undefined {
  const iso = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?$/.exec(text);
  if (iso !== null) return oneOf([dateFrom(Number(iso[1]), Number(iso[3]), Number(iso[4]))]);
  const points = /^(\d{1,2})\. ?(\d{1,2})\.?(?: ?(\d{4}|\d{2}))?\.?$/.exec(text);
  if (points !== null) return oneOf([dayIn(ctx, points[3], Number(points[2]), Number(points[1]))]);
  const strokes = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (strokes === null) return undefined;
  const [first, second] = [Number(strokes[1]), Number(strokes[3])];
  const dayFirst = dayIn(ctx, strokes[4], second, first);
  const monthFirst = dayIn(ctx, strokes[4], first, second);
  return strokes[2] === "/" && ctx.language !== "en" ? oneOf([dayFirst ?? monthFirst]) : oneOf([dayFirst, monthFirst]);
}

type Parts = { readonly month: number; readonly day: number; readonly year?: string };

/** Day, month by its name, and year, in whatever order they are written. */
function partsOf(words: readonly string[]): Parts | undefined {
  const months = words.flatMap((word) => monthNamed(word) ?? []);
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.flatMap((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? []);
  const [month, day, year] = [months[0], days[0], years[0]];
  const whole = months.length === 1 && days.length === 1 && years.length <= 1;
  if (!whole || month === undefined || day === undefined || words.length !== 2 + years.length) return undefined;
  return { month, day: Number(day), ...(year === undefined ? {} : { year }) };
}

/** So many days or weeks on: "+2d", "in 2 weeks", "2 päeva pärast", "po savaitės". A bare "2 d." is the second of a month in Lithuanian. */
function ahead(text: string, isAhead: boolean, { today }: Today): Understood | undefined {
  const counted = /^(\+ ?)?(\d{1,3}) ?([a-z]+)$/.exec(text);
  const [, plus, count = "1", unit = text] = counted ?? [];
  const days = unit.length > 1 || plus !== undefined ? daysInUnit(unit) : undefined;
  // "A week" alone is no day; "in a week" is.
  if (days === undefined || (counted === null && !isAhead)) return undefined;
  const total = days * Number(count);
  return total > farthest ? undefined : { date: addDays(today, total) };
}

/** The coming weekday; on that day itself, or with "next", it may be the one after. */
function coming(day: number, next: boolean, { today }: Today): Understood {
  const ahead = (day - weekday(today) + 7) % 7;
  const first = addDays(today, ahead);
  const thisWeek = weekday(today) + ahead <= 7;
  return ahead === 0 || (next && thisWeek) ? { ambiguous: [first, addDays(first, 7)] } : { date: first };
}

/** A date named with another weekday than its own: one of the two is a slip of the pen, and nobody can tell which. */
function agreeing(found: Understood | undefined, day: number | undefined, ctx: Today): Understood | undefined {
  if (found === undefined || day === undefined) return found;
  const dates = "date" in found ? [found.date] : found.ambiguous;
  const right = dates.filter((date) => weekday(date) === day);
  return right.length > 0 ? oneOf(right) : oneOf([...dates, ...dates.slice(0, 1).map((date) => nearest(date, day, ctx))]);
}

/** The nearest such weekday after the date, or before it where that is not yet over. */
function nearest(date: string, day: number, { today }: Today): string {
  const on = (day - weekday(date) + 7) % 7;
  const before = addDays(date, on - 7);
  return on > 3 && before >= today ? before : addDays(date, on);
}

/**
 * A day as people write it, in any of the three languages: figures, "3 Dec", "+2d", "tomorrow", "reedel", "penktadienį". Undefined for what no
 * day can be read in. Total; nothing here looks at a clock.
 */
export function understood(text: string, ctx: Today): Understood | undefined {
  const given = folded(text).replaceAll(/[,;]/g, " ").replaceAll(/\s+/g, " ").trim();
  if (given === "" || given.length > longest) return undefined;
  const all = given.split(" ").map((word) => (/\d\.\d/.test(word) || /^\d+\.$/.test(word) ? word : word.replace(/(?<=\p{L})\.$/u, "")));
  const words = all.filter((word) => !smallWords.has(word));
  const days = words.flatMap((word) => weekdayNamed(word, ctx.language === "et") ?? []);
  const rest = words.filter((word) => weekdayNamed(word, ctx.language === "et") === undefined);
  const day = days[0];
  if (days.length > 1) return undefined;
  if (day !== undefined && rest.every((word) => nextWords.has(word)) && rest.length < 2) return coming(day, rest.length > 0, ctx);
  const off = daysNamed(words.join(" ")) ?? daysNamed(given);
  if (off !== undefined) return { date: addDays(ctx.today, off) };
  const named = partsOf(rest.map((word) => word.replace(/^(\d+)\.$/, "$1")));
  const written = named === undefined ? inFigures(rest.join(" "), ctx) : oneOf([dayIn(ctx, named.year, named.month, named.day)]);
  if (written !== undefined || day !== undefined) return agreeing(written, day, ctx);
  const isAhead = /^(in|po) | (parast|from now)$/.test(given);
  return ahead(words.join(" "), isAhead, ctx) ?? ahead(given, isAhead, ctx);
}

/** A day with its weekday, as it is read back to who wrote it: "Friday, 4 December 2026", "reede, 4. detsember 2026". */
export function dayInFull(language: Language, date: string): string {
  return `${sayWeekday(language, date)}, ${sayLongDate(language, date)}`;
}

/** So many working days are offered: three weeks. */
const offered = 15;

/** The days that are offered to choose from: today if it is worked, the working days after it, and the one that stands there now. */
export function daysToChoose({ today, language }: Today, standing: string | undefined): readonly Option[] {
  const coming = Array.from({ length: offered }, (_, n) => addWorkingDays(today, n + 1));
  const own = standing !== undefined && isDate(standing) ? [standing] : [];
  const all = new Set([...own, ...(weekday(today) <= 5 ? [today] : []), ...coming]);
  return [...all].sort().map((date) => ({ value: date, label: sayDate(language, date) }));
}
