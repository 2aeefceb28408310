import type { Choice } from "./fill.ts";
import { allIn } from "./find.ts";
import { type Bag, bag, bags, isBag, text } from "../json.ts";
import { Impossible } from "./refused.ts";
import { readable } from "./render.ts";
import { isFilled } from "./values.ts";
import type { OpenView, World } from "./world.ts";

/** What a test gives for a whole form: by block_id (or the words of the label), a choice, or a choice by action_id. */
export type Form = Readonly<Record<string, Choice | Readonly<Record<string, Choice>>>>;

/** The block with this id or label, and what can be filled in there. */
export function fieldNamed(world: World, blocks: readonly Bag[], name: string): { readonly block: Bag; readonly elements: readonly Bag[] } {
  const label = (block: Bag) => readable(world, text(bag(block["label"])["text"]));
  const mine = allIn(blocks).filter(({ block }) => block["block_id"] === name || label(block) === name);
  const [first] = mine;
  if (first === undefined) throw new Impossible(`the modal has no field ${name}`);
  if (mine.some((one) => one.block !== first.block)) throw new Impossible(`the modal has more than one field ${name}`);
  return { block: first.block, elements: mine.map((one) => one.element) };
}

/** The choices for the elements of one block. */
export function choicesFor(block: Bag, elements: readonly Bag[], given: Form[string]): ReadonlyMap<Bag, Choice> {
  const byAction = isBag(given) && given["type"] === undefined;
  if (byAction) {
    return new Map(
      Object.entries(given).map(([action, choice]) => {
        const element = elements.find((one) => one["action_id"] === action);
        if (element === undefined) throw new Impossible(`the block ${text(block["block_id"])} has no ${action}`);
        return [element, choice as Choice];
      }),
    );
  }
  const [only, ...more] = elements;
  if (only === undefined || more.length > 0)
    throw new Impossible(`the block ${text(block["block_id"])} has not one element: name the action_id`);
  return new Map([[only, given as Choice]]);
}

/** Slack's client lets nobody submit while a field that is not optional is empty. */
export function mustBeFilled(view: OpenView): void {
  for (const { block, element } of allIn(bags(view.json["blocks"]))) {
    if (block["type"] !== "input" || block["optional"] === true) continue;
    const value = view.values[text(block["block_id"])]?.[text(element["action_id"])];
    if (!isFilled(value)) throw new Impossible(`the field ${text(bag(block["label"])["text"])} must be filled in`);
  }
}
