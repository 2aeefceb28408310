import { type Press, writePress } from "#talk/card.ts";
import { allIn, type Found } from "../../peers/slack/find.ts";
import { type Bag, bag, bags, text } from "../../peers/json.ts";

/** Something to press on: a button, or an entry of a menu by its value. */
export type Spot = Found & { readonly option?: string };

function optionsOf(element: Bag): readonly Bag[] {
  return [...bags(element["options"]), ...bags(element["option_groups"]).flatMap((group) => bags(group["options"]))];
}

/** A menu says in its id what choosing from it opens; what is chosen stands behind. */
function entryOf({ element }: Found, press: Press): string | undefined {
  const chosen = press.does === "ask" ? press.about.at(-1) : undefined;
  if (press.does !== "ask" || chosen === undefined || text(element["type"]) !== "static_select") return undefined;
  const id = text(element["action_id"]);
  const opens = id.slice(id.indexOf(" ") + 1) === writePress({ ...press, about: press.about.slice(0, -1) });
  return opens && optionsOf(element).some((one) => one["value"] === chosen) ? chosen : undefined;
}

/** Where this can be pressed among what these blocks show; a button comes before a menu. */
export function spotIn(blocks: readonly Bag[], press: Press): Spot | undefined {
  const all = allIn(blocks);
  const button = all.find(({ element }) => element["value"] === writePress(press));
  if (button !== undefined) return button;
  const menu = all.find((one) => entryOf(one, press) !== undefined);
  const option = menu === undefined ? undefined : entryOf(menu, press);
  return menu === undefined || option === undefined ? undefined : { ...menu, option };
}

/** The button that turns the page of a private card forward. */
export function onward(blocks: readonly Bag[], page: number): Spot | undefined {
  return allIn(blocks).find(({ element }) => element["value"] === `page ${page + 1}`);
}

/** Which element it is, in words of the peer. */
export function whatOf({ block, element }: Spot): { readonly action_id: string; readonly block_id: string } {
  return { action_id: text(element["action_id"]), block_id: text(block["block_id"]) };
}

/** What stands on an option, or its value. */
export function hasOption(element: Bag, given: string): string | undefined {
  return optionsOf(element)
    .map((one) => [text(one["value"]), text(bag(one["text"])["text"])])
    .find(([value, label]) => value === given || label === given)?.[0];
}
