const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysPerEra = 146_097;
/** Days from 0000-03-01 to 1970-01-01, and the weekday of the latter (0 = Monday). */
const epochOffset = 719_468;
const epochWeekday = 3;

/**
 * Days since 1970-01-01 of a Gregorian date `YYYY-MM-DD`; undefined for what is none (2026-02-30). Years begin in March here, so
 * that the leap day is the last of its year (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
export function dayNumber(date: string): number | undefined {
  const found = shape.exec(date);
  if (found === null) return undefined;
  const [year, month, day] = found.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const number = daysFromCivil(year, month, day);
  return dateOf(number) === date ? number : undefined;
}

function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * daysPerEra + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - epochOffset;
}

/** The date `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function dateOf(days: number): string {
  const shifted = days + epochOffset;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days from one date to another; negative when the second is earlier, undefined when one is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Working days (Monday to Friday; public holidays count) after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start === undefined || end === undefined) return undefined;
  return Math.max(0, workingDaysUntil(end) - workingDaysUntil(start));
}

function workingDaysUntil(days: number): number {
  const sinceMonday = days + epochWeekday;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}
