import { type Bag, bags, text, texts } from "../json.ts";
import { type Doubts, sizes, statusGroups } from "./limits.ts";
import { failedValidation, invalid } from "./refused.ts";
import type { Option, World } from "./world.ts";

const colors = ["gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"] as const;

/** A colour for an option that was given none: the same for the same name, so that the order of making does not show. */
function colorFor(name: string): string {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return colors[sum % colors.length] ?? "default";
}

export function optionsOf(config: Bag): readonly Option[] {
  return bags(config["options"]) as readonly Option[];
}

/** Refused: no name, one too long, one with a comma. */
export function refuseBadName(name: string, where: string): void {
  if (name === "") throw failedValidation("body", [`${where}.length should be ≥ \`1\`, instead was \`0\`.`]);
  if (name.length > sizes.optionName) {
    throw failedValidation("body", [`${where}.length should be ≤ \`${sizes.optionName}\`, instead was \`${name.length}\`.`]);
  }
  if (name.includes(",")) throw invalid(`Invalid select option, commas not allowed: ${name}`);
}

export function newOption(world: World, given: Bag): Option {
  const name = text(given["name"]);
  const description = typeof given["description"] === "string" ? given["description"] : null;
  return { id: world.ids.uuid(), name, color: text(given["color"]) || colorFor(name), description };
}

/**
 * The options after a schema was given with these: known ones by id or name, the others new.
 * Refused: bad names, the same name twice, another colour for a known one, an unknown id.
 */
export function optionsFrom(
  world: World,
  given: unknown,
  old: readonly Option[],
  doubts: Pick<Doubts, "optionListReplaces">,
): readonly Option[] {
  const next = bags(given).map((one, n) => {
    const known = old.find((each) => (one["id"] === undefined ? each.name === one["name"] : each.id === one["id"]));
    if (known === undefined && one["id"] !== undefined) throw invalid(`Could not find select option with ID: ${text(one["id"])}.`);
    if (one["name"] !== undefined) refuseBadName(text(one["name"]), `body.properties.options[${n}].name`);
    return known === undefined ? newOption(world, one) : changedOption(known, one);
  });
  const names = next.map((one) => one.name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw invalid(`Select option names should be unique, "${twice}" is there twice.`);
  if (doubts.optionListReplaces) return next;
  return [...old.filter((one) => !next.some((each) => each.id === one.id)), ...next];
}

function changedOption(known: Option, given: Bag): Option {
  if (given["color"] !== undefined && given["color"] !== known.color)
    throw invalid(`Cannot update color of select with name: ${known.name}.`);
  const description = given["description"];
  return {
    ...known,
    name: typeof given["name"] === "string" ? given["name"] : known.name,
    description: description === undefined ? known.description : typeof description === "string" ? description : null,
  };
}

/** What stands under `status`: options and the three groups. Options that nobody put into a group stand in the first. */
export function statusConfig(world: World, options: readonly Option[] | undefined, old: Bag | undefined): Bag {
  if (options === undefined && old !== undefined) return old;
  if (options === undefined) {
    const made = statusGroups.map((one) => ({ id: world.ids.uuid(), name: one.option, color: one.optionColor, description: null }));
    return { options: made, groups: statusGroups.map((one, n) => group(world, one, [made[n]?.id ?? ""])) };
  }
  const before = bags(old?.["groups"]);
  const placed = new Set(before.slice(1).flatMap((one) => [...texts(one["option_ids"])]));
  const ids = options.map((one) => one.id);
  const groups = statusGroups.map((one, n) => {
    const kept = before[n];
    const within = n === 0 ? ids.filter((id) => !placed.has(id)) : texts(kept?.["option_ids"]).filter((id) => ids.includes(id));
    return kept === undefined ? group(world, one, within) : { ...kept, option_ids: within };
  });
  return { options, groups };
}

function group(world: World, { name, color }: { readonly name: string; readonly color: string }, option_ids: readonly string[]): Bag {
  return { id: world.ids.uuid(), name, color, option_ids };
}
