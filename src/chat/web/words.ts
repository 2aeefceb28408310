import type { Json } from "#lib/json.ts";

/** What the processes of a Teekond pass on to each other's open pages and nobody keeps: who should be nudged, and where somebody writes ("": nowhere). */
export type Word = { readonly nudge: readonly string[] } | { readonly writes: { readonly person: string; readonly at: string } };

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** A word as another process sent it, which may be older or newer than this one: undefined for what is not known here. */
export function readWord(word: Json): Word | undefined {
  if (typeof word !== "object" || word === null || Array.isArray(word)) return undefined;
  const { nudge, writes } = word as { readonly [key: string]: Json };
  if (isTexts(nudge)) return { nudge };
  const { person, at } = (writes ?? {}) as { readonly [key: string]: Json };
  return typeof person === "string" && typeof at === "string" ? { writes: { person, at } } : undefined;
}
