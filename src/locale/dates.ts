import { dateIn, timeIn, weekday } from "#lib/time.ts";
import { never } from "#lib/never.ts";
import type { Language } from "./languages.ts";

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  et: ["esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"],
  lt: ["pirmadienis", "antradienis", "trečiadienis", "ketvirtadienis", "penktadienis", "šeštadienis", "sekmadienis"],
};
const shortWeekdays: Readonly<Record<Language, readonly string[]>> = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  et: ["E", "T", "K", "N", "R", "L", "P"],
  lt: ["pr", "an", "tr", "kt", "pn", "št", "sk"],
};
const months: Readonly<Record<Language, readonly string[]>> = {
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  et: ["jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"],
  lt: [
    "sausio",
    "vasario",
    "kovo",
    "balandžio",
    "gegužės",
    "birželio",
    "liepos",
    "rugpjūčio",
    "rugsėjo",
    "spalio",
    "lapkričio",
    "gruodžio",
  ],
};

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly weekday: number };

function readDay(date: string): Day {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day, weekday: weekday(date) };
}

/** A date ("YYYY-MM-DD") in short: "Thu 12 Nov", "N 12.11", "kt, lapkričio 12 d." */
export function sayDate(language: Language, date: string): string {
  const day = readDay(date);
  const name = shortWeekdays[language][day.weekday - 1] ?? "";
  const month = months[language][day.month - 1] ?? "";
  switch (language) {
    case "en":
      return `${name} ${day.day} ${month.slice(0, 3)}`;
    case "et":
      return `${name} ${day.day}.${String(day.month).padStart(2, "0")}`;
    case "lt":
      return `${name}, ${month} ${day.day} d.`;
    default:
      return never(language);
  }
}

/** A date ("YYYY-MM-DD") in full, without the weekday: "12 November 2026", "12. november 2026", "2026 m. lapkričio 12 d." */
export function sayLongDate(language: Language, date: string): string {
  const day = readDay(date);
  const month = months[language][day.month - 1] ?? "";
  switch (language) {
    case "en":
      return `${day.day} ${month} ${day.year}`;
    case "et":
      return `${day.day}. ${month} ${day.year}`;
    case "lt":
      return `${day.year} m. ${month} ${day.day} d.`;
    default:
      return never(language);
  }
}

/** The weekday of a date ("YYYY-MM-DD") by its whole name, in the nominative. */
export function sayWeekday(language: Language, date: string): string {
  return weekdays[language][weekday(date) - 1] ?? "";
}

/** The wall clock at `at` (epoch milliseconds) in the zone: "20:14" in all three languages. */
export function sayTime(_language: Language, at: number, zone: string): string {
  return timeIn(at, zone);
}

/** Day and wall clock at `at` (epoch milliseconds) in the zone: "Thu 12 Nov, 20:14". */
export function sayInstant(language: Language, at: number, zone: string): string {
  return `${sayDate(language, dateIn(at, zone))}${language === "et" ? " " : ", "}${timeIn(at, zone)}`;
}
