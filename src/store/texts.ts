import type { Json } from "#lib/json.ts";

/** An event's data without the texts of people: each text leaf is `{ "$t": n }`, the n-th of `texts`. */
export type Sealed = { readonly data: Json; readonly texts: readonly string[] };

/**
 * Takes people's texts out of `data`. Every string is a text except those right under a key of `codeKeys` (also in arrays under it):
 * a key that nobody thought of is a text, so that erasing cannot miss it. Object keys are never texts.
 */
export function seal(data: Json, codeKeys: ReadonlySet<string>): Sealed {
  const texts: string[] = [];
  function walk(value: Json, code: boolean): Json {
    if (typeof value === "string") return code ? value : { $t: texts.push(value) - 1 };
    if (isList(value)) return value.map((item) => walk(item, code));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [escaped(key), walk(item, codeKeys.has(key))]));
  }
  return { data: walk(data, false), texts };
}

/** The whole data again; a text that was erased (no longer in `texts`) is "". */
export function unseal({ data, texts }: Sealed): Json {
  function walk(value: Json): Json {
    if (isList(value)) return value.map(walk);
    if (value === null || typeof value !== "object") return value;
    const place = value["$t"];
    if (typeof place === "number") return texts[place] ?? "";
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [unescaped(key), walk(item)]));
  }
  return walk(data);
}

// A "$t" that the data itself brings gets one more "$", so that it is never taken for ours.
function escaped(key: string): string {
  return /^\$+t$/.test(key) ? `$${key}` : key;
}

function unescaped(key: string): string {
  return /^\$\$+t$/.test(key) ? key.slice(1) : key;
}

// Array.isArray does not narrow readonly arrays.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
