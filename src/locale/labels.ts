import type { Language } from "./languages.ts";
import { isMessageKey, type MessageKey, say } from "./say.ts";

/** A field: the step it stands in, its path in the step's form ("goal", "types/goal"), and whom the team sells to where known. */
export type FieldPlace = { readonly step: string; readonly path: string; readonly sells?: "people" | "firms" };

/** A step's own word for a field comes first, then what touchpoints, ideas and all steps share. */
function keysOf({ step, path, sells }: FieldPlace): readonly string[] {
  const names = path.split("/");
  const own = names.at(-1) ?? path;
  const whole = names.join(".");
  const inStep = [...(sells === undefined ? [] : [`field.${step}.${whole}.${sells}`]), `field.${step}.${whole}`, `field.${step}.${own}`];
  return [...inStep, `field.touchpoint.${own}`, `field.idea.${own}`, `field.shared.${own}`];
}

function firstOf(keys: readonly string[]): MessageKey | undefined {
  return keys.find(isMessageKey);
}

/** The label of a field, up to 45 characters. A field without one is a bug, and shows its own id. */
export function sayLabel(language: Language, place: FieldPlace): string {
  const key = firstOf(keysOf(place));
  return key === undefined ? place.path : say(language, key);
}

/** The hint of the same field, where it has one. */
export function sayHint(language: Language, place: FieldPlace): string | undefined {
  const key = firstOf(keysOf(place));
  const hint = `${key ?? ""}.hint`;
  return isMessageKey(hint) ? say(language, hint) : undefined;
}
