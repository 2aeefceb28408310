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

/** The objects of a list; what is no object is left out. */
export function bags(value: unknown): readonly Bag[] {
  return list(value).filter(isBag);
}

/** The texts of a list; what is no text is left out. */
export function texts(value: unknown): readonly string[] {
  return list(value).filter((one) => typeof one === "string");
}

/** The value as a text; "" where it is something else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A JSON value that nothing outside shares. */
export function copy<T>(value: T): T {
  return structuredClone(value);
}

/** The value; throws where there is none, because the peer itself has lost it. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(what);
  return value;
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
