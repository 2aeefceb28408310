import { readInputId } from "#chat/discord/input-id.ts";
import type { Draft } from "#chat/discord/meta.ts";
import { type CustomId, readCustomId } from "#chat/discord/press.ts";
import { unitWord } from "#chat/discord/speak-field.ts";
import type { Unit } from "#facilitator/typed.ts";
import { type Press, writePress } from "#talk/card.ts";
import type { Choice } from "../../peers/discord/fill.ts";
import { type Bag, bag, bags, text } from "../../peers/json.ts";
import type { Answers } from "../../stories/hands.ts";

/** Something to press on: a button, or an entry of a menu by its value. */
export type Spot = { readonly id: string; readonly option?: string };

const kinds = { button: 2, menu: 3 } as const;

/** Everything in a message that can be pressed. */
export function pressable(components: readonly Bag[]): readonly Bag[] {
  return components.flatMap((one) => {
    if (one["type"] === kinds.button || one["type"] === kinds.menu) return typeof one["custom_id"] === "string" ? [one] : [];
    return pressable([...bags(one["components"]), ...(one["accessory"] === undefined ? [] : [bag(one["accessory"])])]);
  });
}

/** What the buttons of a message want, each with its id and what stands on it. */
export function buttonsOf(
  components: readonly Bag[],
): readonly { readonly id: string; readonly label: string; readonly wants: CustomId }[] {
  return pressable(components).flatMap((one) => {
    const id = text(one["custom_id"]);
    const wants = one["type"] === kinds.button ? readCustomId(id) : undefined;
    return wants === undefined ? [] : [{ id, label: text(one["label"]), wants }];
  });
}

/** What pressing would do; what does not fit on a button is looked up by `kept`. */
async function pressOf(wants: CustomId | undefined, kept: (sum: string) => Promise<Press | undefined>): Promise<Press | undefined> {
  if (wants?.does === "press") return wants.press;
  if (wants?.does !== "kept") return undefined;
  const press = await kept(wants.sum);
  return press?.does === "ask" && wants.chosen !== undefined ? { ...press, about: [...press.about, wants.chosen] } : press;
}

/** Where this can be pressed in a message; a button comes before a menu. */
export async function spotIn(
  components: readonly Bag[],
  press: Press,
  kept: (sum: string) => Promise<Press | undefined>,
): Promise<Spot | undefined> {
  const said = writePress(press);
  const isIt = async (wants: CustomId | undefined) => {
    const found = await pressOf(wants, kept);
    return found !== undefined && writePress(found) === said;
  };
  const all = pressable(components);
  for (const one of all.filter((each) => each["type"] === kinds.button)) {
    const id = text(one["custom_id"]);
    if (await isIt(readCustomId(id))) return { id };
  }
  for (const one of all.filter((each) => each["type"] === kinds.menu)) {
    const id = text(one["custom_id"]);
    for (const option of bags(one["options"]))
      if (await isIt(readCustomId(id, [text(option["value"])]))) return { id, option: text(option["value"]) };
  }
  return undefined;
}

function inputsOf(modal: Bag): readonly Bag[] {
  return bags(modal["components"]).flatMap((one) => (one["component"] === undefined ? [] : [bag(one["component"])]));
}

/** What is put into one input of a field; a field may have several (a list and a line, several menus). */
function choiceFor(input: Bag, given: readonly string[], draft: Draft, all: readonly Bag[]): Choice {
  const { part, n } = readInputId(text(input["custom_id"])) ?? { part: "v" as const, n: 0 };
  const field = draft.fields[n];
  const codes = new Map(Object.entries(draft.long[field?.id ?? ""] ?? {}).map(([code, whole]) => [whole, code]));
  const wanted = given.map((one) => codes.get(one) ?? one);
  const valueIn = (one: Bag, value: string) =>
    bags(one["options"])
      .map((option) => [text(option["value"]), text(option["label"])] as const)
      .find(([code, label]) => code === value || label === value)?.[0];
  const listed = all.some((one) => valueIn(one, wanted[0] ?? "") !== undefined);
  switch (part) {
    case "one":
    case "pick": {
      const value = valueIn(input, wanted[0] ?? "");
      return value === undefined ? null : input["type"] === 21 ? value : [value];
    }
    case "many":
      return wanted.flatMap((one) => valueIn(input, one) ?? []);
    case "tick":
      return wanted.some((one) => one !== "");
    case "typed":
    case "typed-first":
    case "day":
    case "day-first":
      return listed ? "" : (given[0] ?? "");
    case "long": {
      const [number = "", unit] = given;
      return unit === undefined ? number : `${number} ${unitWord(draft.language, unit as Unit)}`;
    }
    case "on":
    case "in":
      return "";
    default:
      return given.join("\n");
  }
}

/** A part of a form as the peer's person fills it in: by input. */
export function filledIn(modal: Bag, draft: Draft, answers: Answers): Readonly<Record<string, Choice>> {
  const inputs = inputsOf(modal);
  return Object.fromEntries(
    Object.entries(answers).flatMap(([field, given]) => {
      const n = draft.fields.findIndex((one) => one.id === field);
      const mine = inputs.filter((one) => readInputId(text(one["custom_id"]))?.n === n);
      return mine.map((one) => [text(one["custom_id"]), choiceFor(one, given, draft, mine)] as const);
    }),
  );
}
