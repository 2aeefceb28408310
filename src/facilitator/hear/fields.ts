import type { Field } from "#steps/field.ts";
import { listId } from "#steps/list.ts";
import type { Part } from "#steps/part.ts";

/** Of an answer to "what takes its place" only the fields of the chosen shape count; what was typed for another one falls away. */
export function fieldsOfShape(def: Part | undefined, is: string): readonly Field[] {
  const fields = def?.fields ?? [];
  if (!fields.some((field) => field.id === "for")) return fields;
  const others: Readonly<Record<string, readonly string[]>> = {
    with: ["into", "why"],
    merged: ["name", "medium", "channels", "does", "announcedBy", "why"],
    dropped: ["name", "medium", "channels", "does", "announcedBy", "into"],
  };
  return fields.filter((field) => !(others[is] ?? []).includes(field.id));
}

/** The field that a path names (`goal`, `items/t1/name`), whatever row it is in. */
export function fieldAt(def: Part | undefined, path: string): Field | undefined {
  const [head = "", row, column] = path.split("/");
  const lists: readonly Field[] =
    def?.pattern === "list" ? [{ id: listId, kind: "rows", fields: def.fields }, ...(def.head ?? [])] : (def?.fields ?? []);
  const field = lists.find((one) => one.id === head);
  return row === undefined ? field : field?.fields?.find((one) => one.id === column);
}

/** The list of that name, with the fields of its rows. */
export function listField(def: Part | undefined, list: string): Field | undefined {
  if (list === listId && def?.pattern === "list") return { id: listId, kind: "rows", fields: def.fields };
  return [...(def?.head ?? []), ...(def?.fields ?? [])].find((one) => one.id === list && one.kind === "rows");
}
