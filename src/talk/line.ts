/**
 * A run of text in a line. `word`: Teekond's own words; `said`: a person's, letter for letter. Both are plain text: every platform escapes
 * them by its own rules, and nothing in them is mark-up. `time`: epoch milliseconds, drawn by the platform in each reader's own zone.
 */
export type Span =
  | { readonly is: "word"; readonly text: string; readonly look?: "strong" | "struck" }
  | { readonly is: "said"; readonly text: string; readonly look?: "strong" | "struck" }
  | { readonly is: "person"; readonly id: string }
  | { readonly is: "time"; readonly at: number; readonly as: "clock" | "day-and-clock" }
  | { readonly is: "link"; readonly text: string; readonly url: string };
export type Line = readonly Span[];

/** Teekond's own words. */
export function word(text: string, look?: "strong" | "struck"): Span {
  return { is: "word", text, ...(look === undefined ? {} : { look }) };
}

/** A person's words, letter for letter. */
export function said(text: string, look?: "strong" | "struck"): Span {
  return { is: "said", text, ...(look === undefined ? {} : { look }) };
}

/** A person by id; the platform draws the name, never one that rings. */
export function person(id: string): Span {
  return { is: "person", id };
}
