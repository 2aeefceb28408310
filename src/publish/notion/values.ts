import { clean } from "./text.ts";
import type { WantedRow, WantedValue } from "./wanted.ts";

/** A text as the value of a row; none where nothing is written. */
export function text(written: string | undefined): WantedValue | undefined {
  const kept = clean(written ?? "");
  return kept.trim() === "" ? undefined : { is: "text", text: kept };
}

export function number(figure: number | undefined): WantedValue | undefined {
  return figure === undefined ? undefined : { is: "number", number: figure };
}

export function choice(name: string | undefined): WantedValue | undefined {
  return name === undefined ? undefined : { is: "choice", choice: name };
}

/** Rows of a database by their keys, each once; none where there are none. */
export function rows(keys: readonly string[]): WantedValue | undefined {
  return keys.length === 0 ? undefined : { is: "rows", rows: [...new Set(keys)] };
}

/** A row with those of its values that there are, and its key among them. */
export function rowOf(key: string, values: Readonly<Record<string, WantedValue | undefined>>): WantedRow {
  const there = Object.entries({ ...values, key: text(key) }).filter((one): one is [string, WantedValue] => one[1] !== undefined);
  return { key, values: Object.fromEntries(there) };
}

/** The text of a value; empty where it is none. */
export function textIn(value: WantedValue | undefined): string {
  return value?.is === "text" ? value.text : "";
}
