import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { type Part, readInputId } from "#chat/discord/input-id.ts";
import { type Bag, isBag } from "./within.ts";

/** Somebody's inputs in a modal, by their ids; each is what Discord sends of it. */
export type Filled = Map<string, Bag>;

function defaults(input: Bag): readonly unknown[] {
  const options = Array.isArray(input["options"]) ? input["options"].filter(isBag) : [];
  return options.filter((one) => one["default"] === true).map((one) => one["value"]);
}

function untouchedInput(input: Bag): Bag {
  const { type, custom_id } = input;
  if (type === 4) return { type, custom_id, id: 1, value: input["value"] ?? "" };
  if (type === 21) return { type, custom_id, id: 1, value: defaults(input)[0] ?? null };
  if (type === 23) return { type, custom_id, id: 1, value: input["default"] === true };
  return { type, custom_id, id: 1, values: defaults(input) };
}

/** The inputs of a modal as it opens. */
export function inputsIn({ components }: APIModalInteractionResponseCallbackData): readonly Bag[] {
  return components.flatMap((one) => ("component" in one ? [one.component as unknown as Bag] : []));
}

/** A modal as nobody touched it. */
export function untouched(modal: APIModalInteractionResponseCallbackData): Filled {
  return new Map(inputsIn(modal).map((input) => [String(input["custom_id"]), untouchedInput(input)]));
}

/** The id of the input that holds a part of a field. */
export function idOf(filled: Filled, n: number, part: Part, more = 0): string | undefined {
  return [...filled.keys()].find((id) => {
    const read = readInputId(id);
    return read?.n === n && read.part === part && read.more === more;
  });
}

/** Writes, chooses or ticks; an error where there is no such input, or its menu has no such option. */
export function put(
  modal: APIModalInteractionResponseCallbackData,
  filled: Filled,
  id: string | undefined,
  said: string | readonly string[] | boolean,
): void {
  const input = inputsIn(modal).find((one) => one["custom_id"] === id);
  if (id === undefined || input === undefined) throw new Error(`no input ${id}`);
  const options = Array.isArray(input["options"]) ? input["options"].filter(isBag).map((one) => one["value"]) : undefined;
  const chosen = typeof said === "object" ? said : [said];
  if (options !== undefined && chosen.some((one) => !options.includes(one))) throw new Error(`no such option of ${id}: ${String(said)}`);
  const was = filled.get(id) ?? {};
  filled.set(id, typeof said === "object" ? { ...was, values: said } : { ...was, value: said });
}

/** The `components` of the submission: labels with their inputs, and what was only shown. */
export function submission(filled: Filled): readonly Bag[] {
  return [{ type: 10, id: 9 }, ...[...filled.values()].map((component) => ({ type: 18, id: 2, component }))];
}
