import type { C } from "./security.ts";

/** A posted form as fields by name, in the order sent; files are not taken. */
export async function formOf(c: C): Promise<ReadonlyMap<string, readonly string[]>> {
  const body = new URLSearchParams(await c.req.text());
  const fields = new Map<string, readonly string[]>();
  for (const [name, value] of body) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

/** The first value of a field, or "". */
export function first(form: ReadonlyMap<string, readonly string[]>, name: string): string {
  return form.get(name)?.[0] ?? "";
}
