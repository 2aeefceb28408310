import { type Bag, text } from "../json.ts";
import { invalid } from "./refused.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

export function isDay(value: string): boolean {
  return day.test(value);
}

/**
 * A date as it is kept. Days stay days; moments are kept to the minute, with their offset.
 * Refused: what is no date, an end before the start, a zone for a day or beside an offset, an unknown zone.
 */
export function dateFrom(given: Bag, where: string): Bag {
  const zone = given["time_zone"] ?? null;
  if (zone !== null) refuseBadZone(text(zone), where);
  const start = oneFrom(text(given["start"]), { where: `${where}.start`, zone });
  const end = typeof given["end"] === "string" ? oneFrom(given["end"], { where: `${where}.end`, zone }) : null;
  if (end !== null && isDay(start) !== isDay(end)) throw invalid(`${where}: start and end should both have a time or both have none.`);
  if (end !== null && instant(end) < instant(start)) throw invalid(`${where}: end should not be before start.`);
  return { start, end, time_zone: zone };
}

function refuseBadZone(zone: string, where: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw invalid(`body failed validation: ${where}.time_zone should be a valid time zone, instead was \`"${zone}"\`.`);
  }
}

type Place = { readonly where: string; readonly zone: unknown };

function oneFrom(value: string, { where, zone }: Place): string {
  const parts = moment.exec(value);
  const isReal = !Number.isNaN(Date.parse(value)) && real(value.slice(0, 10));
  if (!isReal || (parts === null && !day.test(value))) {
    throw invalid(`body failed validation: ${where} should be a valid ISO 8601 date string, instead was \`"${value}"\`.`);
  }
  if (parts === null) {
    if (zone !== null) throw invalid(`${where}: a time zone needs a date with a time.`);
    return value;
  }
  const [, date = "", time = "", offset] = parts;
  if (zone !== null && offset !== undefined) throw invalid(`${where}: a time zone needs a time without an offset.`);
  const shift = zone !== null ? offsetIn(String(zone), `${date}T${time}:00Z`) : offset === undefined || offset === "Z" ? "+00:00" : offset;
  return `${date}T${time}:00.000${shift.length === 5 ? `${shift.slice(0, 3)}:${shift.slice(3)}` : shift}`;
}

/** 31 February reads as a day in March elsewhere; here it is none. */
function real(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function offsetIn(zone: string, wall: string): string {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(new Date(wall))
    .find((part) => part.type === "timeZoneName")?.value;
  return name === undefined || name === "GMT" ? "+00:00" : name.slice(3);
}

/** Epoch milliseconds of a kept date; a day begins at midnight UTC. */
export function instant(kept: string): number {
  return Date.parse(kept);
}
