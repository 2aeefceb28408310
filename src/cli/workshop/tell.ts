import { sayRefusal } from "#locale/refusals.ts";
import type { Refusal } from "#talk/refusal.ts";
import type { Names } from "./names.ts";
import type { Workshop } from "./parse.ts";
import { type Path, type Problem, sayKey, sayPath } from "./yaml.ts";

/** What it takes to tell where in a file something went wrong. */
export type Told = { readonly workshop: Workshop; readonly names: Names };

/** A problem of the file, at the line where the path stands. */
export function problemAt({ workshop }: Told, path: Path, message: string): Problem {
  return { file: workshop.file, line: workshop.lineOf(path), key: sayPath(path), message };
}

/** A refusal at the place in the file that it is about: the row and field where it names them, else the act. */
export function problemOf(course: Told, path: Path, refusal: Refusal): Problem {
  const parts = refusal.field?.split("/") ?? [];
  const last = parts.at(-1);
  const field = last !== undefined && isField(course, last) && last !== path.at(-1) ? [last] : [];
  return problemAt(course, [...rowOf(course, path, parts), ...field], `${textOf(course, refusal)} (${refusal.refused})`);
}

/** A random id can be letters only and look like a field's name: what the file's names know is none. */
function isField({ names }: Told, part: string): boolean {
  return /^[a-z][A-Za-z]*$/.test(part) && !skipped.has(part) && (names.keyOf(part) ?? names.pathOf(part)) === undefined;
}

/** The row of the same step that one of the ids means; for a thing of another step, the act and that thing's key. */
function rowOf({ names }: Told, path: Path, ids: readonly string[]): Path {
  for (const id of ids) {
    const row = names.pathOf(id) ?? [];
    const key = names.keyOf(id);
    if (row.length > 0 && row[1] === path[1]) return row;
    if (key !== undefined && key !== path.at(-1)) return [...path, key];
  }
  return path;
}

/** Fields of the product's own forms that no file has. */
const skipped: ReadonlySet<string> = new Set(["is", "fields", "into", "text", "reasons", "why", "items"]);

function textOf({ names }: Told, refusal: Refusal): string {
  const values = Object.entries(refusal.values ?? {}).map(([key, value]) => [
    key,
    typeof value === "string" ? sayKey(names.keyOf(value) ?? value) : value,
  ]);
  return sayRefusal("en", { ...refusal, values: Object.fromEntries(values) as NonNullable<Refusal["values"]> });
}
