import type { C } from "./security.ts";

/**
 * A posted form as fields by name, in the order sent; files are not taken. Which form it is stands in `which` on the page (a field named `form`
 * would hide the form's own property of that name from scripts) and is read as `form`.
 */
export async function formOf(c: C): Promise<ReadonlyMap<string, readonly string[]>> {
  const body = new URLSearchParams(await c.req.text());
  const fields = new Map<string, readonly string[]>();
  for (const [name, value] of body) fields.set(name, [...(fields.get(name) ?? []), value]);
  const which = fields.get("which");
  return which === undefined ? fields : fields.set("form", which);
}

/** The first value of a field, or "". */
export function first(form: ReadonlyMap<string, readonly string[]>, name: string): string {
  return form.get(name)?.[0] ?? "";
}
