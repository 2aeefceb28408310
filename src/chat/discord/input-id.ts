/**
 * What an input of a modal holds of its field. "v": a text, one for each field. "on" and "in": what goes on from the input before, after a line
 * break or without. "one", "many": what was chosen, perhaps in several menus; "tick": a box. "pick" stands beside a text of its own, "typed" or
 * "day"; where both are filled the one that stood empty at first counts, and "…-first" is a text that did not. "long": a length of time.
 */
export const parts = ["v", "on", "in", "one", "many", "tick", "pick", "typed", "typed-first", "day", "day-first", "long"] as const;
export type Part = (typeof parts)[number];

/** The id of an input: its part, the place of its field among the form's, and which of several it is. */
export function inputId(part: Part, n: number, more?: number): string {
  return [part, n, ...(more === undefined ? [] : [more])].join("/");
}

/** Reads it back; undefined for what is not ours. */
export function readInputId(id: string): { readonly part: Part; readonly n: number; readonly more: number } | undefined {
  const found = /^([a-z-]+)\/(\d{1,3})(?:\/(\d{1,2}))?$/.exec(id);
  const part = parts.find((one) => one === found?.[1]);
  return found === null || part === undefined ? undefined : { part, n: Number(found[2]), more: Number(found[3] ?? 0) };
}
