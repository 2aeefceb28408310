import type { FormField } from "#talk/form.ts";
import type { Refusal } from "#talk/refusal.ts";

function bare(id: string): string {
  return id.startsWith("v.") ? id.slice(2) : id.replace(/^f\./, "").replaceAll(".", "/");
}

function last(path: string): string {
  return path.split(/[/.]/).at(-1) ?? path;
}

/** The field of a form at which a refusal stands, by its id; undefined where it concerns the whole form. */
export function refusedAt(fields: readonly Pick<FormField, "id">[], { field }: Refusal): string | undefined {
  if (field === undefined) return undefined;
  const exact = fields.find((one) => one.id === field || bare(one.id) === field);
  return (exact ?? fields.find((one) => last(one.id) === last(field)))?.id;
}
