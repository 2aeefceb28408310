/** A JSON object whose insides nobody has vouched for yet. */
export type Bag = Readonly<Record<string, unknown>>;

/** A JSON object that is being built. */
export type Draft = Record<string, unknown>;

export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is something else. */
export function bag(value: unknown): Bag {
  return isBag(value) ? value : {};
}

/** The value as a list; an empty one where it is something else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; "" where it is something else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The objects of a list; what is no object is left out. */
export function bags(value: unknown): readonly Bag[] {
  return list(value).filter(isBag);
}

/** A JSON value that nothing outside shares. */
export function copy<T>(value: T): T {
  return structuredClone(value);
}

export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** One text for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isBag(value)) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(",")}}`;
}

/** The JSON that a text holds; undefined where it holds none. */
export function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** Every text anywhere inside a value, keys left out. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (isBag(value)) for (const one of Object.values(value)) yield* textsIn(one);
}

/** The value as a number; `otherwise` where it is something else. */
export function number(value: unknown, otherwise = 0): number {
  return typeof value === "number" ? value : otherwise;
}

/** The texts of a list. */
export function texts(value: unknown): readonly string[] {
  return list(value).filter((one) => typeof one === "string");
}

/** Without the properties that are undefined, as JSON has none. */
export function present(value: Draft): Bag {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

/** The value; throws `why` where there is none. */
export function found<T>(value: T | undefined, why: string): T {
  if (value === undefined) throw new Error(why);
  return value;
}
