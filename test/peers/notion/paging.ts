import { uuidOf } from "./ids.ts";
import type { Bag } from "../json.ts";
import { sizes } from "./limits.ts";
import { failedValidation, invalid } from "./refused.ts";

export type Cut<T> = { readonly items: readonly T[]; readonly next_cursor: string | null; readonly has_more: boolean };

/**
 * One page of a list, by `start_cursor` and `page_size`. A cursor is the id of the item that comes next.
 * Refused: a size that is not 1 to 100, a cursor that points nowhere (also one whose item is gone by now).
 */
export function cut<T>(all: readonly T[], args: Bag, idOf: (one: T) => string, part: "body" | "query" = "query"): Cut<T> {
  const { page_size: size = sizes.pageSize, start_cursor: cursor } = args;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1) {
    throw failedValidation(part, [`${part}.page_size should be a number ≥ \`1\`, instead was \`${JSON.stringify(size)}\`.`]);
  }
  if (size > sizes.pageSize)
    throw failedValidation(part, [`${part}.page_size should be ≤ \`${sizes.pageSize}\`, instead was \`${size}\`.`]);
  const from = typeof cursor === "string" ? all.findIndex((one) => idOf(one) === (uuidOf(cursor) ?? cursor)) : 0;
  if (from < 0) throw invalid(`The start_cursor provided is invalid: ${String(cursor)}`);
  const next = all[from + size];
  return { items: all.slice(from, from + size), next_cursor: next === undefined ? null : idOf(next), has_more: next !== undefined };
}

/** A page of a list as Notion answers it; `type` is what it lists. */
export function listed<T>(page: Cut<T>, type: string, shown: (one: T) => Bag): Bag {
  return { object: "list", results: page.items.map(shown), next_cursor: page.next_cursor, has_more: page.has_more, type, [type]: {} };
}
