import { never } from "#lib/never.ts";
import { isDate, parseDuration } from "#lib/time.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Values = { readonly [key: string]: Json };

/**
 * method.md, "Limits". Lengths count UTF-16 units, as browsers do. `talk` bounds what has no figure there (notes, objections, evidence on one
 * thing; what came late in a part), so that no session grows without end.
 */
export const limits = { line: 140, text: 3000, lines: 50, ideas: 200, talk: 200, pasted: 12_000 } as const;

export const fieldKinds = [
  "line",
  "text",
  "lines",
  "choice",
  "choices",
  "yes-no",
  "person",
  "people",
  "person-or-text",
  "date",
  "duration",
  "number",
  "whole",
  "ref",
  "refs",
  "rows",
  "record",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/**
 * One field of a form, of an item or of a decision's value.
 * `of` names the source of a `ref` (without it any id may stand there: what it points at may come later); `fields` are the fields of `rows` and `record`; `min`/`max` are lengths of texts, sizes of lists or bounds of numbers;
 * `unknown` is the refusal used instead of the general one for a person or reference that does not exist.
 */
export type Field = {
  readonly id: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly string[];
  readonly of?: string;
  readonly fields?: readonly Field[];
  readonly unknown?: Refusal["refused"];
  /** the first group is asked at once, the rest is "more about it" */
  readonly more?: boolean;
  /** only a facilitator may fill it in */
  readonly facilitator?: boolean;
};

/** What a field needs to know of the session: who is in it, and which ids a reference may name. */
export type FieldWorld = {
  readonly people: ReadonlySet<string>;
  readonly refs: (source: string) => ReadonlySet<string> | undefined;
  /** false: fields that only a facilitator may fill in are refused */
  readonly facilitator?: boolean;
};

/** Text as it is kept: CRLF becomes LF, nothing else changes (workshops/README.md). */
export function asWritten(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** True for a text of white space only. */
export function isEmpty(text: string): boolean {
  return text.trim() === "";
}

function readText(field: Field, raw: unknown, most: number): Json | Refusal {
  if (typeof raw !== "string") return refuse("value.wrong-kind", { field: field.id });
  const text = asWritten(raw);
  const max = Math.min(field.max ?? most, most);
  if (text.length > max) return refuse("text.too-long", { field: field.id, values: { max, count: text.length } });
  if (field.required && isEmpty(text)) return refuse("text.empty", { field: field.id });
  if (field.min !== undefined && text.trim().length < field.min) {
    return refuse("text.too-short", { field: field.id, values: { min: field.min, count: text.trim().length } });
  }
  return text;
}

function readMany(field: Field, raw: unknown, one: (value: unknown) => Json | Refusal): Json | Refusal {
  if (!Array.isArray(raw)) return refuse("value.wrong-kind", { field: field.id });
  const max = field.max ?? limits.lines;
  if (raw.length > max) return refuse("value.too-many", { field: field.id, values: { max, count: raw.length } });
  if (raw.length < (field.min ?? (field.required ? 1 : 0))) return refuse("value.missing", { field: field.id });
  const values: Json[] = [];
  for (const each of raw) {
    const value = one(each);
    if (isRefusal(value)) return value;
    values.push(value);
  }
  return values;
}

function readNumber(field: Field, raw: unknown): Json | Refusal {
  const whole = field.kind === "whole";
  if (typeof raw !== "number" || !Number.isFinite(raw) || (whole && !Number.isInteger(raw)))
    return refuse("value.not-a-number", { field: field.id });
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (raw < min || raw > max) return refuse("value.not-a-number", { field: field.id, values: { min, max } });
  return raw;
}

function readChoice(field: Field, raw: unknown): Json | Refusal {
  if (typeof raw !== "string") return refuse("value.wrong-kind", { field: field.id });
  if (!(field.options ?? []).includes(raw)) return refuse("value.not-a-choice", { field: field.id, values: { choice: raw.slice(0, 40) } });
  return raw;
}

function readRef(field: Field, raw: unknown, known: ReadonlySet<string> | undefined): Json | Refusal {
  if (typeof raw !== "string") return refuse("value.wrong-kind", { field: field.id });
  if (known === undefined ? !idPattern.test(raw) : !known.has(raw))
    return refuse(field.unknown ?? "value.unknown-ref", { field: field.id, values: { name: raw.slice(0, 40) } });
  return raw;
}

function readDuration(field: Field, raw: unknown): Json | Refusal {
  if (typeof raw !== "string" || parseDuration(raw) === undefined) return refuse("value.not-a-duration", { field: field.id });
  return raw;
}

function readRows(field: Field, raw: unknown, world: FieldWorld): Json | Refusal {
  return readMany(field, raw, (row) => {
    if (!isObject(row) || typeof row.id !== "string" || !idPattern.test(row.id)) return refuse("value.wrong-kind", { field: field.id });
    const { id, ...rest } = row;
    const values = readValues(field.fields ?? [], rest, world);
    return isRefusal(values) ? { ...values, field: `${field.id}/${id}/${values.field ?? ""}` } : { id, ...values };
  });
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** Ids and nonces: what people's programs may name things by. */
export const idPattern = /^[A-Za-z0-9_.:-]{1,64}$/;

function refs(field: Field, world: FieldWorld): ReadonlySet<string> | undefined {
  return field.of === undefined ? undefined : world.refs(field.of);
}

/** Reads one value of a field; a refusal names the field. Empty texts and empty lists of fields not required are fine. */
export function readValue(field: Field, raw: unknown, world: FieldWorld): Json | Refusal {
  switch (field.kind) {
    case "line":
      return readText(field, raw, limits.line);
    case "text":
      return readText(field, raw, limits.text);
    case "lines":
      return readMany(field, raw, (line) => readText({ id: field.id, kind: "text", required: true }, line, limits.text));
    case "choice":
      return readChoice(field, raw);
    case "choices":
      return readMany({ ...field, max: field.options?.length ?? 0 }, raw, (one) => readChoice(field, one));
    case "yes-no":
      return typeof raw === "boolean" ? raw : refuse("value.wrong-kind", { field: field.id });
    case "person":
      return readRef(field, raw, world.people);
    case "people":
      return readMany(field, raw, (one) => readRef(field, one, world.people));
    case "person-or-text":
      return typeof raw === "string" && world.people.has(raw) ? raw : readText(field, raw, limits.line);
    case "date":
      return typeof raw === "string" && isDate(raw) ? raw : refuse("value.not-a-date", { field: field.id });
    case "duration":
      return readDuration(field, raw);
    case "number":
    case "whole":
      return readNumber(field, raw);
    case "ref":
      return readRef(field, raw, refs(field, world));
    case "refs":
      return readMany(field, raw, (one) => readRef(field, one, refs(field, world)));
    case "rows":
      return readRows(field, raw, world);
    case "record":
      return isObject(raw) ? readSome(field.fields ?? [], raw, world) : refuse("value.wrong-kind", { field: field.id });
    default:
      return never(field.kind);
  }
}

/** Reads the fields that are there; an unknown one is refused by name, a missing one is left out. */
export function readSome(fields: readonly Field[], raw: Readonly<Record<string, unknown>>, world: FieldWorld): Values | Refusal {
  const values: Record<string, Json> = {};
  for (const [id, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    const field = fields.find((one) => one.id === id);
    if (field === undefined) return refuse("value.unknown-field", { field: id.slice(0, 40), values: { field: id.slice(0, 40) } });
    if (isBlank(value) && !field.required) continue;
    if (field.facilitator === true && world.facilitator === false) return refuse("permit.not-facilitator", { field: id });
    const read = readValue(field, value, world);
    if (isRefusal(read)) return read;
    values[id] = read;
  }
  return values;
}

/** Reads a whole record: as `readSome`, and every required field must be there. */
export function readValues(fields: readonly Field[], raw: Readonly<Record<string, unknown>>, world: FieldWorld): Values | Refusal {
  const values = readSome(fields, raw, world);
  if (isRefusal(values)) return values;
  const missing = fields.find((field) => field.required && isBlank(values[field.id]));
  return missing === undefined ? values : refuse("value.missing", { field: missing.id });
}

/** Nothing there: missing, an empty text, or an empty list. */
export function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === "string" && isEmpty(value)) || (Array.isArray(value) && value.length === 0)
  );
}
