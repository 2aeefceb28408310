import type { Json } from "#lib/json.ts";

export type Thing = { readonly [key: string]: Json };

/** The things in a list of an answer, or of what was sent; none where there is no such list. */
export function things(of: Json | undefined, key: string): readonly Thing[] {
  const value = thing(of)[key];
  return Array.isArray(value) ? value.map((one: Json) => thing(one)) : [];
}

/** A value as a thing with fields; without any where it is none. */
export function thing(value: Json | undefined): Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Thing) : {};
}

/** A field as text; "" where it is none. */
export function text(of: Json | undefined, key: string): string {
  const value = thing(of)[key];
  return typeof value === "string" ? value : "";
}

/** Texts in a list; none where there is no such list. */
export function texts(of: Json | undefined, key: string): readonly string[] {
  const value = thing(of)[key];
  return Array.isArray(value) ? value.filter((one: Json): one is string => typeof one === "string") : [];
}

/** The fields of answers that hold a model's own words; the others hold ids and choices. */
const own: ReadonlySet<string> = new Set([
  "question",
  "name",
  "customer",
  "objection",
  "does",
  "announcedBy",
  "why",
  "organisation",
  "buyer",
  "title",
  "measure",
  "sentences",
  "next",
  "summary",
  "dissent",
]);

/** All that a model said in its own words, wherever it stands in its answer. */
export function ownWords(output: Json, under = ""): readonly string[] {
  if (typeof output === "string") return own.has(under) && output.trim() !== "" ? [output] : [];
  if (Array.isArray(output)) return output.flatMap((one: Json) => ownWords(one, under));
  return Object.entries(thing(output)).flatMap(([key, one]) => ownWords(one, key));
}
