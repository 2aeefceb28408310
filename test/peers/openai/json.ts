/** A JSON object whose insides nobody has vouched for yet. */
export type Bag = Readonly<Record<string, unknown>>;

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

/** The JSON that a text holds; undefined where it holds none. */
export function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
