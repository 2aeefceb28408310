import { Temporal } from "temporal-polyfill";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// method.md, "Who takes part": working hours Monday to Friday 9–17, quiet hours 19–8 and weekends.
const WORK_OPENS = 9;
const WORK_CLOSES = 17;
const QUIET_BEGINS = 19;
const QUIET_ENDS = 8;

/** True for an IANA time zone name ("Europe/Tallinn", "UTC"); false for offsets and anything unknown. */
export function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && defined(() => local(0, name)) !== undefined;
}

/** True for a real calendar day written "YYYY-MM-DD". */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && defined(() => Temporal.PlainDate.from(text, { overflow: "reject" })) !== undefined;
}

/** The day ("YYYY-MM-DD") that `at` (epoch milliseconds) falls on in the zone. */
export function dateIn(at: number, zone: string): string {
  return local(at, zone).toPlainDate().toString();
}

/** The wall clock ("HH:MM") at `at` (epoch milliseconds) in the zone. */
export function timeIn(at: number, zone: string): string {
  return local(at, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** Day of the week of a date: 1 is Monday, 7 is Sunday. */
export function weekday(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The date `n` calendar days later (earlier when negative). */
export function addDays(date: string, n: number): string {
  return Temporal.PlainDate.from(date).add({ days: n }).toString();
}

/** The date `n` working days (Monday to Friday) later, earlier when negative; 0 leaves the date as it is, weekend or not. */
export function addWorkingDays(date: string, n: number): string {
  const step = Math.sign(n);
  let day = Temporal.PlainDate.from(date);
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add({ days: step });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return day.toString();
}

/** How many working days `to` lies after `from` (negative: before), so that `addWorkingDays(from, n)` lies `n` after `from`. */
export function workingDaysBetween(from: string, to: string): number {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  return b >= a ? workingDaysUpTo(b) - workingDaysUpTo(a) : workingDaysUpTo(b - 1) - workingDaysUpTo(a - 1);
}

/** Epoch milliseconds at which the date begins in the zone (not always midnight: some zones change their clocks then). */
export function startOfDay(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** Epoch milliseconds once `hours` (fractions allowed) of working time, Monday to Friday 9–17 in the zone, have passed since `at`. */
export function addWorkingHours(at: number, hours: number, zone: string): number {
  if (hours <= 0) return at;
  let left = hours * HOUR;
  let date = dateIn(at, zone);
  for (;;) {
    if (weekday(date) <= 5) {
      const from = Math.max(at, hourOf(date, WORK_OPENS, zone));
      const room = Math.max(0, hourOf(date, WORK_CLOSES, zone) - from);
      if (left <= room) return Math.round(from + left);
      left -= room;
    }
    date = addDays(date, 1);
  }
}

/** True in quiet hours of the zone: from 19 to 8, and the whole of Saturday and Sunday. */
export function isQuiet(at: number, zone: string): boolean {
  const { dayOfWeek, hour } = local(at, zone);
  return dayOfWeek > 5 || hour >= QUIET_BEGINS || hour < QUIET_ENDS;
}

/** `at` itself outside quiet hours, else the moment (epoch milliseconds) at which they end. */
export function nextNotQuiet(at: number, zone: string): number {
  if (!isQuiet(at, zone)) return at;
  const today = dateIn(at, zone);
  const date = local(at, zone).hour < QUIET_ENDS && weekday(today) <= 5 ? today : addWorkingDays(today, 1);
  return hourOf(date, QUIET_ENDS, zone);
}

/** Epoch milliseconds of an ISO 8601 instant with "Z" or an offset; undefined for anything else, also without an offset. */
export function parseInstant(text: string): number | undefined {
  return defined(() => Temporal.Instant.from(text).epochMilliseconds);
}

/** `at` (epoch milliseconds) as an ISO 8601 instant in UTC: "2026-11-22T10:00:00Z". */
export function toIso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}

/**
 * Minutes in an ISO 8601 duration of weeks, days, hours and minutes in whole numbers ("P2W", "P1DT4H", "PT90M").
 * Undefined for anything else: months and years have no fixed length, and seconds mean nothing here (method.md, "A touchpoint").
 */
export function parseDuration(text: string): number | undefined {
  const parts = /^P(?=\d|T\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [weeks, days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

function local(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function hourOf(date: string, hour: number, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
}

function dayNumber(date: string): number {
  return Temporal.PlainDate.from("1970-01-05").until(date, { largestUnit: "days" }).days;
}

// Day 0 is a Monday; negative days count down, so that differences are right on both sides of it.
function workingDaysUpTo(day: number): number {
  const week = Math.floor(day / 7);
  return week * 5 + Math.min(day - week * 7 + 1, 5);
}

function defined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
