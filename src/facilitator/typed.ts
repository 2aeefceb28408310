import { isDate, parseDuration } from "#lib/time.ts";
import type { Language } from "#locale/languages.ts";
import type { Field, Json, Values } from "#steps/field.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";

const minutes = { weeks: 10_080, days: 1440, hours: 60, minutes: 1 } as const;
export type Unit = keyof typeof minutes;
export const units: readonly Unit[] = ["weeks", "days", "hours", "minutes"];

/** First letters of the units as people type them ("3 days", "3 päeva", "3 dienos"); a month is none of them. */
const words: Readonly<Record<Language, Readonly<Record<string, Unit>>>> = {
  en: { w: "weeks", d: "days", h: "hours", m: "minutes" },
  et: { n: "weeks", p: "days", t: "hours", m: "minutes" },
  lt: { s: "weeks", d: "days", v: "hours", m: "minutes" },
};

/** An ISO duration as number and unit, in the greatest unit that divides it: "P1DT4H" is 28 hours. */
export function writeDuration(iso: string): readonly string[] {
  const total = parseDuration(iso);
  if (total === undefined) return [iso];
  const unit = units.find((one) => total > 0 && total % minutes[one] === 0) ?? "minutes";
  return [String(total / minutes[unit]), unit];
}

function iso(count: number, unit: Unit): string | undefined {
  const total = count * minutes[unit];
  if (!Number.isInteger(total) || total < 0) return undefined;
  if (unit === "weeks" && Number.isInteger(count)) return `P${count}W`;
  if (total % minutes.days === 0) return `P${total / minutes.days}D`;
  return total % 60 === 0 ? `PT${total / 60}H` : `PT${total}M`;
}

/** A month begins with the same letter as a minute, and has no fixed length. */
function unitNamed(word: string, language: Language): Unit | undefined {
  const unit = words[language][word.slice(0, 1)];
  return unit === "minutes" && word !== "m" && !word.startsWith("min") ? undefined : unit;
}

/** Number and unit, "3 days" in one text, or ISO: as an ISO duration. Undefined for anything else. */
export function readTypedDuration(given: readonly string[], language: Language): string | undefined {
  const [first = "", unit] = given.map((one) => one.trim());
  if (parseDuration(first) !== undefined) return first;
  const parts = /^([\d.,\s]+)([\p{L}]*)\.?.*$/u.exec(first);
  if (parts === null) return undefined;
  const count = readNumber(parts[1] ?? "");
  const word = (parts[2] ?? "").toLowerCase();
  const named = word === "" ? unit : unitNamed(word, language);
  const found = units.find((one) => one === named);
  return count === undefined || found === undefined ? undefined : iso(count, found);
}

/** A number as people type it: comma or point before decimals, gaps or apostrophes between thousands, a true minus. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll(/[\s'’]/g, "")
    .replace("−", "-");
  const decimal =
    /,\d{1,2}$/.test(plain) || !/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replace(",", ".") : plain.replaceAll(",", "");
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(decimal) ? Number(decimal) : undefined;
}

/** A date as ISO, or day, month and year with points or slashes ("12.11.2026"). Anything else stays as typed, for `steps` to refuse. */
export function readTypedDate(text: string): string {
  const given = text.trim();
  const parts = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(given);
  if (parts === null) return given;
  const date = `${parts[3]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[1] ?? "").padStart(2, "0")}`;
  return isDate(date) ? date : given;
}

/** What reading needs: the language of what was typed, and who bears a typed name. */
export type Reader = { readonly language: Language; readonly personNamed: (name: string) => string | undefined };

function lines(given: readonly string[]): Json {
  return given.flatMap((one) => one.replaceAll("\r\n", "\n").split("\n")).filter((one) => one.trim() !== "");
}

function numeric(field: Field, text: string): Json | Refusal {
  return readNumber(text) ?? refuse("value.not-a-number", { field: field.id });
}

/** What was heard of one field as its value; null where nothing was said, empty lists included. */
export function readHeard(field: Field, given: readonly string[], reader: Reader): Json | Refusal {
  const text = given[0] ?? "";
  if (field.kind === "choices" || field.kind === "refs" || field.kind === "people") return given.filter((one) => one !== "");
  if (given.every((one) => one.trim() === "") || (field.kind === "duration" && text.trim() === "")) return null;
  switch (field.kind) {
    case "lines":
      return lines(given);
    case "yes-no":
      return text === "yes"
        ? true
        : text === "no"
          ? false
          : refuse("value.not-a-choice", { field: field.id, values: { choice: text.slice(0, 40) } });
    case "duration":
      return readTypedDuration(given, reader.language) ?? refuse("value.not-a-duration", { field: field.id });
    case "number":
    case "whole":
      return numeric(field, text);
    case "date":
      return readTypedDate(text);
    case "person-or-text":
      return reader.personNamed(text.trim()) ?? text;
    default:
      return text;
  }
}

/** What was heard of a record's fields (`said(id)`) as values; null stands where a field was there and left empty. */
export function readHeardAll(
  fields: readonly Field[],
  said: (id: string) => readonly string[] | undefined,
  reader: Reader,
): Values | Refusal {
  const values: Record<string, Json> = {};
  for (const field of fields) {
    const given = said(field.id);
    if (given === undefined) continue;
    const value = readHeard(field, given, reader);
    if (isRefusal(value)) return value;
    values[field.id] = Array.isArray(value) && value.length === 0 ? null : value;
  }
  return values;
}
