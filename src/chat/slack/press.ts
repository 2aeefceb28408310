import { z } from "zod";
import { type Press, readPress, writePress } from "#talk/card.ts";
import { limits } from "./limits.ts";

/** What a click wants: what the card's button says, or another page of the private card. `card` is the key of the card that it stands on. */
export type Clicked =
  | { readonly does: "press"; readonly press: Press; readonly card: string }
  | { readonly does: "turn"; readonly page: number; readonly card: string };

const Action = z.object({
  type: z.string(),
  action_id: z.string(),
  block_id: z.string().default(""),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** The value of a button that turns a page. */
export function turnTo(page: number): string {
  return `page ${page}`;
}

/** A press as a button carries it; throws where it is longer than Slack allows: ids are short, so that is our own fault. */
export function buttonValue(press: Press): string {
  const value = writePress(press);
  if (value.length > limits.buttonValue)
    throw new RangeError(`a press of ${value.length} signs does not fit on a button: ${value.slice(0, 80)}`);
  return value;
}

/** The id of a menu: what choosing from it opens stands in it, since a menu has no value of its own. Throws where it is too long. */
export function pickId(n: string, ask: string, about: readonly string[]): string {
  const id = `${n} ${writePress({ does: "ask", ask, about })}`;
  if (id.length > limits.id) throw new RangeError(`a menu's id of ${id.length} signs: ${id.slice(0, 80)}`);
  return id;
}

/** The id of a block with buttons: unique in its message, and tells the key of its card. */
export function blockId(n: number, card: string): string {
  return `${n} ${card}`.slice(0, limits.id);
}

function cardOf(block: string): string {
  return block.slice(block.indexOf(" ") + 1);
}

/**
 * What an action of a `block_actions` payload wants; undefined for a link, for a menu that was emptied, and for what is not ours. A chosen
 * option is appended to what its menu is about.
 */
export function readAction(action: unknown): Clicked | undefined {
  const read = Action.safeParse(action);
  if (!read.success) return undefined;
  const { action_id, block_id, value, selected_option: chosen } = read.data;
  const card = cardOf(block_id);
  const page = /^page (\d{1,4})$/.exec(value ?? "")?.[1];
  if (page !== undefined) return { does: "turn", page: Number(page), card };
  const press = readPress(value ?? action_id.slice(action_id.indexOf(" ") + 1));
  if (press === undefined) return undefined;
  if (value !== undefined) return { does: "press", press, card };
  if (press.does !== "ask" || chosen === null || chosen === undefined) return undefined;
  return { does: "press", press: { ...press, about: [...press.about, chosen.value] }, card };
}
