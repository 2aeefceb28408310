import type { Language } from "#locale/languages.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { SessionView } from "#session/view.ts";
import type { Refusal } from "#talk/refusal.ts";

/** What a text may name that a refusal does not carry itself: the figures of the rule it comes from stand in for it. */
const blank = { count: 0, name: "…", number: "", reason: "", field: "", choice: "", other: "" };

/**
 * A refusal as people read it in `language`, with the figures of the open part's rule. Whom it is about is named behind it by `name`,
 * never inflected (design.md, "Voice").
 */
export function refusalWords(
  { view, language, name }: { readonly view: SessionView | null; readonly language: Language; readonly name?: (person: string) => string },
  refusal: Refusal,
): string {
  const n = view?.now?.def.rules.find((one) => one.refused === refusal.refused)?.n ?? 0;
  const text = sayRefusal(language, { ...refusal, values: { ...blank, min: n, max: n, n, ...refusal.values } });
  const names = name === undefined ? [] : (refusal.people ?? []).map(name);
  return names.length === 0 ? text : `${text} (${names.join(", ")})`;
}
