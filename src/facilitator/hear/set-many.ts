import { type Reader, readHeard } from "../typed.ts";
import { hashToken } from "#lib/ids.ts";
import type { Field, Json } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { fieldAt } from "./fields.ts";
import type { Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };
type At = { readonly step: string; readonly part: number };

/** A value without what says nothing: white space around a text, the order in which several were ticked. */
function bare(value: Json, isSet: boolean): Json {
  if (typeof value === "string") return value.replaceAll("\r\n", "\n").trim();
  if (!Array.isArray(value)) return value;
  const each = value.map((one) => bare(one, false));
  return isSet ? each.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)) : each;
}

function markOf(field: Field, value: Json): string {
  const plain = bare(value, field.kind !== "lines");
  const blank = plain === null || plain === "" || (Array.isArray(plain) && plain.length === 0);
  return blank ? "-" : hashToken(JSON.stringify(plain)).slice(0, 8);
}

/**
 * A short mark of what a field was drawn with, as it would be heard: goes along as `was.<path>`, so that only what a person changed is set.
 * What cannot be read back has a mark that nothing bears.
 */
export function markDrawn(field: Field, given: readonly string[], reader: Reader): string {
  const value = readHeard(field, given, reader);
  return isRefusal(value) ? "?" : markOf(field, value);
}

function valueOf(said: Posted, field: Field, { path, only }: { readonly path: string; readonly only: boolean }): Json | Refusal {
  return only && said.text("ready") !== "" ? said.reason(`v.${path}`) : said.value(field, `v.${path}`);
}

/** Whether the person changed a field of such a form: what was drawn came back otherwise. What cannot be read was typed by somebody. */
export function isChanged(said: Posted, field: Field, path: string): boolean {
  const value = said.value(field, `v.${path}`);
  return isRefusal(value) || said.text(`was.${path}`) !== markOf(field, value);
}

/**
 * Several fields of a shared form at once: `v.<path>` with `was.<path>` (the mark of what was drawn) and `base.<path>` (the event that wrote
 * it). Only those that the person changed are set; a clash, like every refusal, stands at its path.
 */
export function hearSetMany(said: Posted, def: Part | undefined, at: At): readonly Raw[] | Refusal {
  const paths = said.under("v.");
  const acts: Raw[] = [];
  for (const path of paths) {
    const field = fieldAt(def, path);
    if (field === undefined) return refuse("value.unknown-field", { field: path.slice(0, 40), values: { field: path.slice(0, 40) } });
    const value = valueOf(said, field, { path, only: paths.length === 1 });
    if (isRefusal(value)) return { ...value, field: path };
    if (said.text(`was.${path}`) === markOf(field, value)) continue;
    const base = said.whole(`base.${path}`);
    acts.push({ do: "set", ...at, path, value, ...(base === undefined ? {} : { base }) });
  }
  return acts;
}
