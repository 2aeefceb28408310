import type { FormField } from "#talk/form.ts";
import type { Refusal } from "#talk/refusal.ts";

function bare(id: string): string {
  return id.startsWith("v.") ? id.slice(2) : id.replace(/^f\./, "").replaceAll(".", "/");
}

function last(path: string): string {
  return path.split(/[/.]/).at(-1) ?? path;
}

/**
 * The field of a form at which a refusal stands, by its id; undefined where it concerns the whole form.
 * A refusal of a whole list (nothing was given in any of its fields) stands at the first field of the list.
 */
export function refusedAt(fields: readonly Pick<FormField, "id">[], { field }: Refusal): string | undefined {
  if (field === undefined) return undefined;
  const exact = fields.find((one) => one.id === field || bare(one.id) === field);
  const within = exact ?? fields.find((one) => last(one.id) === last(field));
  return (within ?? fields.find((one) => bare(one.id).startsWith(`${field}/`)))?.id;
}
