import { inside, kinds, selects } from "./components-check.ts";
import { type Bag, bags, text } from "../json.ts";
import { Impossible } from "./refused.ts";
import { buttonName, readable } from "./render.ts";
import type { World } from "./world.ts";

/** How a test points at something on the screen: by its words or its custom_id, or by more than one mark where several look alike. */
export type What =
  | string
  | {
      readonly label?: string;
      readonly customId?: string;
      /** words of the text that it stands beside */
      readonly beside?: string;
    };

type Found = { readonly component: Bag; readonly beside: string };

/** Everything in a message that a person can act on. */
function allIn(world: World, components: readonly Bag[]): readonly Found[] {
  return components.flatMap((one) => {
    if (one["type"] === kinds.button || selects.includes(one["type"])) return [{ component: one, beside: "" }];
    const words = bags(one["components"]).map((each) => readable(world, text(each["content"])));
    const inner = allIn(
      world,
      inside(one).map((each) => each.component),
    );
    return one["type"] === kinds.section ? inner.map((each) => ({ ...each, beside: words.join("\n") })) : inner;
  });
}

function labelOf(one: Bag): string {
  return one["type"] === kinds.button ? buttonName(one) : text(one["placeholder"]);
}

function fits({ component, beside }: Found, what: What): boolean {
  const labels = [labelOf(component), text(component["label"])];
  if (typeof what === "string") return component["custom_id"] === what || labels.includes(what);
  return (
    (what.label === undefined || labels.includes(what.label)) &&
    (what.customId === undefined || component["custom_id"] === what.customId) &&
    (what.beside === undefined || beside.includes(what.beside))
  );
}

/** The one component that is meant. Throws `Impossible` where there is none, or more than one. */
export function findComponent(world: World, components: readonly Bag[], what: What): Bag {
  const all = allIn(world, components);
  const [first, ...more] = all.filter((one) => fits(one, what));
  const there = () => all.map(({ component }) => `${text(component["custom_id"])} ${JSON.stringify(labelOf(component))}`).join("; ");
  if (first === undefined) throw new Impossible(`there is no ${JSON.stringify(what)} here, only: ${there() || "nothing to act on"}`);
  if (more.length > 0) throw new Impossible(`there is more than one ${JSON.stringify(what)}: ${there()}`);
  return first.component;
}
