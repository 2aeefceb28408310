import { kinds } from "./components-check.ts";
import type { Core } from "./core.ts";
import { type Bag, bag, bags, isBag, list, number, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { Impossible } from "./refused.ts";
import type { Channel } from "./world.ts";

/** A file that a person picks. */
export type PickedFile = { readonly name: string; readonly contentType?: string; readonly content: string | Buffer };

/** What a person puts into a field of a modal: words, the label or value of an option, ids, a tick, files; null empties it. */
export type Choice = string | boolean | readonly string[] | readonly PickedFile[] | null;

/** By label or custom_id. */
export type Form = Readonly<Record<string, Choice>>;

export type Filling = {
  readonly core: Core;
  readonly userId: string;
  readonly channel: Channel;
};

/** The options of a select that are meant by these labels or values; checks what Discord's client checks. */
export function chosenOptions(one: Bag, wanted: readonly string[]): readonly string[] {
  const options = bags(one["options"]);
  return wanted.map((words) => {
    const option = options.find((each) => each["value"] === words) ?? options.find((each) => each["label"] === words);
    if (option === undefined)
      throw new Impossible(`there is no option ${JSON.stringify(words)}, only ${options.map((each) => text(each["label"])).join(", ")}`);
    return text(option["value"]);
  });
}

/** The values that a select then holds. */
export function chosenIn(filling: Filling, one: Bag, wanted: readonly string[], optional: boolean): readonly string[] {
  const least = optional && wanted.length === 0 ? 0 : number(one["min_values"], 1);
  const most = number(one["max_values"], 1);
  if (wanted.length < least || wanted.length > most) throw new Impossible(`${least} to ${most} can be chosen, not ${wanted.length}`);
  if (new Set(wanted).size < wanted.length) throw new Impossible("nothing can be chosen twice");
  if (one["type"] === kinds.stringSelect) return chosenOptions(one, wanted);
  for (const id of wanted) if (kindOfChosen(filling, one, id) === undefined) throw new Impossible(`${id} cannot be chosen`);
  return wanted;
}

/** What an id in a select of people, roles or channels is; undefined where it is not on offer. */
export function kindOfChosen({ core, channel }: Filling, one: Bag, id: string): "user" | "role" | "channel" | undefined {
  const guild = channel.guildId === undefined ? undefined : core.world.guild(channel.guildId);
  const { type } = one;
  const takesUsers = type === kinds.userSelect || type === kinds.mentionableSelect;
  const takesRoles = type === kinds.roleSelect || type === kinds.mentionableSelect;
  if (takesUsers && (guild === undefined ? channel.recipients.includes(id) : guild.members.has(id))) return "user";
  if (takesRoles && guild?.roles.has(id) === true) return "role";
  const types = list(one["channel_types"]);
  const target = core.world.channels.get(id);
  const offered = target !== undefined && target.guildId === channel.guildId && (types.length === 0 || types.includes(target.type));
  return type === kinds.channelSelect && offered ? "channel" : undefined;
}

/** The fields of a modal with their labels. */
export function fieldsOf(modal: Bag): readonly { readonly label: string; readonly field: Bag }[] {
  return bags(modal["components"]).flatMap((one) => {
    if (one["type"] === kinds.textDisplay) return [];
    const field = one["type"] === kinds.label ? bag(one["component"]) : (bags(one["components"])[0] ?? {});
    return [{ label: text(one["label"]) || text(field["label"]), field }];
  });
}

export function fieldNamed(modal: Bag, name: string): Bag {
  const all = fieldsOf(modal);
  const mine = all.filter(({ label, field }) => field["custom_id"] === name || label === name);
  const [first, ...more] = mine;
  if (first === undefined) throw new Impossible(`the modal has no field ${name}, only ${all.map((one) => one.label).join(", ")}`);
  if (more.length > 0) throw new Impossible(`the modal has more than one field ${name}`);
  return first.field;
}

/** What is in a field when the modal opens. */
export function startOf(field: Bag): unknown {
  const defaults = bags(field["options"])
    .filter((one) => one["default"] === true)
    .map((one) => text(one["value"]));
  switch (field["type"]) {
    case kinds.textInput:
      return text(field["value"]);
    case kinds.checkbox:
      return field["default"] === true;
    case kinds.radioGroup:
      return defaults[0] ?? null;
    case kinds.stringSelect:
    case kinds.checkboxGroup:
      return defaults;
    default:
      return bags(field["default_values"]).map((one) => text(one["id"]));
  }
}

/** What the field holds after a person filled it in. */
export function fillField(filling: Filling, field: Bag, choice: Choice): unknown {
  const { type } = field;
  if (type === kinds.checkbox) {
    if (typeof choice !== "boolean") throw new Impossible("a checkbox is ticked or not");
    return choice;
  }
  if (type === kinds.textInput) return typedIn(field, choice);
  const several = choice === null ? [] : typeof choice === "string" ? [choice] : list(choice);
  if (type === kinds.fileUpload) return filesIn(field, several);
  const words = several.map(String);
  if (type === kinds.radioGroup) {
    if (words.length > 1) throw new Impossible("one of the radio buttons can be chosen");
    return chosenOptions(field, words)[0] ?? null;
  }
  if (type === kinds.checkboxGroup) return ticked(field, words);
  return chosenIn(filling, field, words, field["required"] === false);
}

function typedIn(field: Bag, choice: Choice): string {
  const words = choice ?? "";
  if (typeof words !== "string") throw new Impossible("the field takes words");
  const most = number(field["max_length"], sizes.input);
  const length = [...words].length;
  if (length > most) throw new Impossible(`the field takes ${most} characters, not ${length}`);
  if (length > 0 && length < number(field["min_length"]))
    throw new Impossible(`the field wants ${number(field["min_length"])} characters, not ${length}`);
  if (field["style"] === 1 && words.includes("\n")) throw new Impossible("the field has one line");
  return words;
}

function ticked(field: Bag, words: readonly string[]): readonly string[] {
  const values = chosenOptions(field, words);
  const most = number(field["max_values"], bags(field["options"]).length);
  if (new Set(values).size < values.length) throw new Impossible("nothing can be ticked twice");
  if (values.length > most) throw new Impossible(`only ${most} can be ticked, not ${values.length}`);
  if (values.length > 0 && values.length < number(field["min_values"]))
    throw new Impossible(`at least ${number(field["min_values"])} must be ticked`);
  return values;
}

function filesIn(field: Bag, several: readonly unknown[]): readonly PickedFile[] {
  const files = several.filter((one): one is PickedFile => isBag(one) && typeof one["name"] === "string");
  if (files.length < several.length) throw new Impossible("files are picked, each with its name and content");
  const [least, most] = [number(field["min_values"], 1), number(field["max_values"], 1)];
  if (files.length > most || (files.length > 0 && files.length < least)) throw new Impossible(`${least} to ${most} files can be picked`);
  for (const one of files) if (Buffer.byteLength(one.content) > sizes.file) throw new Impossible(`${one.name} is too large`);
  return files;
}

/** Discord's client lets nobody submit while a field that is required is empty. */
export function mustBeFilled(modal: Bag, values: Readonly<Record<string, unknown>>): void {
  for (const { label, field } of fieldsOf(modal)) {
    const value = values[text(field["custom_id"])];
    const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    if (field["type"] !== kinds.checkbox && field["required"] !== false && empty && !takesNone(field)) {
      throw new Impossible(`the field ${label} must be filled in`);
    }
  }
}

/** Where at least nought must be chosen, nought may be. */
function takesNone(field: Bag): boolean {
  return field["min_values"] === 0 && field["required"] !== true;
}
