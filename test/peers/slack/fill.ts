import { isDay, isTime } from "./composition-check.ts";
import { type Bag, bag, bags, list, text } from "../json.ts";
import { Impossible } from "./refused.ts";
import { readable } from "./render.ts";
import { valueOf } from "./values.ts";
import type { World } from "./world.ts";

/** What a person puts into an element: words, the label or value of an option, ids, a day, a list of these; null takes it out again. */
export type Choice = string | number | readonly string[] | Bag | null;

export type Filling = {
  readonly world: World;
  readonly element: Bag;
  /** what a select that asks the app was last told */
  readonly suggested: readonly Bag[];
};

/** The value that the element then holds, as `state.values` has it. Throws `Impossible` where Slack's own client would not take it. */
export function fill(filling: Filling, choice: Choice): Bag {
  const { element } = filling;
  const type = text(element["type"]);
  if (choice === null) return valueOf(type, undefined);
  const many = type.startsWith("multi_") || type === "checkboxes";
  if (many) return valueOf(type, severalOf(filling, choice));
  if (type === "file_input") throw new Impossible("the people of this peer upload no files");
  return valueOf(type, oneOf(filling, type, choice));
}

function severalOf(filling: Filling, choice: Choice): readonly unknown[] {
  const { element } = filling;
  const wanted = typeof choice === "string" ? [choice] : list(choice);
  const most = element["max_selected_items"];
  if (typeof most === "number" && wanted.length > most) throw new Impossible(`only ${most} can be chosen, not ${wanted.length}`);
  if (new Set(wanted).size < wanted.length) throw new Impossible("nothing can be chosen twice");
  return wanted.map((one) => chosen(filling, text(element["type"]).replace("multi_", ""), String(one)));
}

function oneOf(filling: Filling, type: string, choice: Choice): unknown {
  if (type === "rich_text_input") return typeof choice === "string" ? richTextOf(choice) : choice;
  if (type === "datetimepicker") {
    if (typeof choice !== "number" || !Number.isInteger(choice)) throw new Impossible(`${String(choice)} is no point in time`);
    return choice;
  }
  const words = typeof choice === "number" ? String(choice) : choice;
  if (typeof words !== "string") throw new Impossible(`a ${type} takes one thing, not ${JSON.stringify(choice)}`);
  if (type === "plain_text_input" || type.endsWith("_text_input") || type === "number_input") return typed(filling.element, type, words);
  return chosen(filling, type, words);
}

function chosen(filling: Filling, type: string, words: string): unknown {
  const { world } = filling;
  switch (type) {
    case "datepicker":
      if (!isDay(words)) throw new Impossible(`${words} is no day`);
      return words;
    case "timepicker":
      if (!isTime(words)) throw new Impossible(`${words} is no time of day`);
      return words;
    case "users_select": {
      const user = world.users.get(words);
      if (user === undefined || user.deleted) throw new Impossible(`nobody ${words} can be chosen`);
      return words;
    }
    case "channels_select":
    case "conversations_select":
      if (!world.channels.has(words)) throw new Impossible(`there is no conversation ${words}`);
      return words;
    default:
      return optionOf(filling, words);
  }
}

/** The option with this value or these words, of those that are on offer. */
function optionOf({ world, element, suggested }: Filling, words: string): Bag {
  const offered = text(element["type"]).includes("external_select")
    ? suggested
    : [...bags(element["options"]), ...bags(element["option_groups"]).flatMap((group) => bags(group["options"]))];
  const saying = (one: Bag) => readable(world, text(bag(one["text"])["text"]));
  // The words of one may be the value of another.
  const first = offered.find((one) => one["value"] === words) ?? offered.find((one) => saying(one) === words);
  if (first === undefined) throw new Impossible(`there is no option ${JSON.stringify(words)}, only ${JSON.stringify(offered.map(saying))}`);
  return first;
}

function typed(element: Bag, type: string, words: string): string {
  const { min_length: min, max_length: max } = element;
  if (typeof max === "number" && words.length > max) throw new Impossible(`the field takes ${max} characters, not ${words.length}`);
  if (type === "plain_text_input" && words.length > 3000) throw new Impossible("the field takes 3000 characters");
  if (typeof min === "number" && words !== "" && words.length < min)
    throw new Impossible(`the field wants ${min} characters, not ${words.length}`);
  if (type === "plain_text_input" && element["multiline"] !== true && words.includes("\n")) throw new Impossible("the field has one line");
  if (type === "number_input") return numeric(element, words);
  if (type === "email_text_input" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(words)) throw new Impossible(`${words} is no address for mail`);
  if (type === "url_text_input" && !URL.canParse(words)) throw new Impossible(`${words} is no address`);
  return words;
}

function numeric(element: Bag, words: string): string {
  const value = Number(words);
  if (words.trim() === "" || !Number.isFinite(value)) throw new Impossible(`${words} is no number`);
  if (element["is_decimal_allowed"] !== true && !Number.isInteger(value)) throw new Impossible(`${words} is no whole number`);
  if (value < Number(element["min_value"] ?? -Infinity) || value > Number(element["max_value"] ?? Infinity)) {
    throw new Impossible(`${words} lies outside of what the field takes`);
  }
  return words;
}

function richTextOf(words: string): Bag {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: words === "" ? [] : [{ type: "text", text: words }] }] };
}
