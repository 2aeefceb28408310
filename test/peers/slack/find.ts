import { elementsOf } from "./blocks-check.ts";
import { type Bag, bag, bags, text } from "../json.ts";
import { Impossible } from "./refused.ts";
import { readable } from "./render.ts";
import type { World } from "./world.ts";

/** How a test points at something on the screen: by its words or its action_id, or by more than one mark where several look alike. */
export type What = string | { readonly label?: string; readonly action_id?: string; readonly block_id?: string; readonly value?: string };

export type Found = { readonly block: Bag; readonly element: Bag };

/** Everything in these blocks that a person can act on. */
export function allIn(blocks: readonly Bag[]): readonly Found[] {
  return blocks.flatMap((block) => [
    ...(block["type"] === "container" ? allIn(bags(block["child_blocks"])) : elementsOf(block).map((element) => ({ block, element }))),
  ]);
}

/** The words by which a person knows an element: what stands on it, or beside it. */
function labelsOf(world: World, { block, element }: Found): readonly string[] {
  const own = [element["text"], element["placeholder"]].map((one) => readable(world, text(bag(one)["text"])));
  const beside = [block["label"], block["text"]].map((one) => readable(world, text(bag(one)["text"])));
  return [...own, ...(own[0] === "" ? beside : [])].filter(Boolean);
}

function fits(world: World, found: Found, what: What): boolean {
  const { block, element } = found;
  if (typeof what === "string") return element["action_id"] === what || labelsOf(world, found).includes(what);
  return (
    (what.label === undefined || labelsOf(world, found).includes(what.label)) &&
    (what.action_id === undefined || element["action_id"] === what.action_id) &&
    (what.block_id === undefined || block["block_id"] === what.block_id) &&
    (what.value === undefined || element["value"] === what.value)
  );
}

/** The one element that is meant. Throws `Impossible` where there is none, or more than one. */
export function findElement(world: World, blocks: readonly Bag[], what: What): Found {
  const all = allIn(blocks);
  const [first, ...more] = all.filter((one) => fits(world, one, what));
  const there = () => all.map((one) => `${text(one.element["action_id"])} ${JSON.stringify(labelsOf(world, one))}`).join("; ");
  if (first === undefined) throw new Impossible(`there is no ${JSON.stringify(what)} here, only: ${there() || "nothing to act on"}`);
  if (more.length > 0) throw new Impossible(`there is more than one ${JSON.stringify(what)}: ${there()}`);
  return first;
}
