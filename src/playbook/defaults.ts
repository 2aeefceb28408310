import { addWorkingDays, dateIn } from "#lib/time.ts";
import type { Values } from "#steps/field.ts";

/** What fills itself in where a new row leaves it open. `zone` is the session's; owners may live elsewhere. */
export type DefaultsWorld = { readonly at: number; readonly zone: string; readonly zoneOf: (person: string) => string };

/** Two working days ahead in the owner's zone: "the plan should be carried out fast, in a couple of days if possible" (first seed text). */
function twoWorkingDays(values: Values, world: DefaultsWorld): Values {
  if (values.deadline !== undefined) return values;
  const zone = typeof values.owner === "string" ? world.zoneOf(values.owner) : world.zone;
  return { ...values, deadline: addWorkingDays(dateIn(world.at, zone), 2) };
}

const words: Readonly<Record<string, (values: Values, world: DefaultsWorld) => Values>> = { "two-working-days": twoWorkingDays };
export const defaultWords: readonly string[] = Object.keys(words);

/** A new row's values with what the part's word fills in; a field that is there, even empty on purpose, stays. */
export function withDefaults(word: string | undefined, values: Values, world: DefaultsWorld): Values {
  return word === undefined ? values : (words[word]?.(values, world) ?? values);
}
