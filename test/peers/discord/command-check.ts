import { type Bag, bag, bags, isBag, list, number, text } from "../json.ts";
import { commandSizes, locales } from "./limits.ts";
import type { Path, Problems } from "./problems.ts";

/** Discord's option types. */
export const optionKinds = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const nameOfCommand = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** One application command; `at` is where it stands in the body. */
export function checkCommand(problems: Problems, json: Bag, at: Path = []): void {
  const slash = (json["type"] ?? 1) === 1;
  checkNamed(problems, json, at, slash);
  if (slash && text(json["description"]) === "") problems.required([...at, "description"]);
  if (!slash && text(json["description"]) !== "") {
    problems.add([...at, "description"], "APPLICATION_COMMAND_INVALID_DESCRIPTION", "Context menu commands cannot have description");
  }
  if (!slash && list(json["options"]).length > 0) {
    problems.add([...at, "options"], "APPLICATION_COMMAND_INVALID_OPTIONS", "Context menu commands cannot have options");
  }
  checkOptions(problems, bags(json["options"]), [...at, "options"], 0);
  if (togetherOf(json) > commandSizes.together) {
    const says = `Command exceeds maximum size (${commandSizes.together})`;
    problems.add(at, "APPLICATION_COMMAND_TOO_LARGE", says);
  }
}

function checkNamed(problems: Problems, json: Bag, at: Path, strict: boolean): void {
  checkName(problems, json["name"], [...at, "name"], strict);
  problems.length([...at, "description"], json["description"], commandSizes.description);
  for (const [locale, name] of localised(problems, json, at, "name_localizations")) {
    checkName(problems, name, [...at, "name_localizations", locale], strict);
  }
  for (const [locale, words] of localised(problems, json, at, "description_localizations")) {
    problems.length([...at, "description_localizations", locale], words, commandSizes.description, 1);
  }
}

function checkName(problems: Problems, name: unknown, at: Path, strict: boolean): void {
  problems.length(at, name, commandSizes.name, 1);
  if (!strict || typeof name !== "string" || name === "" || [...name].length > commandSizes.name) return;
  if (!nameOfCommand.test(name) || name !== name.toLowerCase()) {
    problems.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  }
}

function localised(problems: Problems, json: Bag, at: Path, name: string): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(bag(json[name]));
  for (const [locale] of entries) {
    if (!locales.includes(locale))
      problems.add([...at, name, locale], "DICT_TYPE_KEY_INVALID", `Value must be one of {${locales.join(", ")}}.`);
  }
  return entries;
}

function checkOptions(problems: Problems, options: readonly Bag[], at: Path, depth: number): void {
  problems.count(at, options, commandSizes.options);
  const nests = options.filter((one) => isNesting(one));
  if (nests.length > 0 && nests.length < options.length) {
    problems.add(
      at,
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  }
  const names = new Set<string>();
  let optional = false;
  for (const [n, one] of options.entries()) {
    const here = [...at, n];
    checkNamed(problems, one, here, true);
    if (text(one["description"]) === "") problems.required([...here, "description"]);
    if (names.has(text(one["name"]))) {
      problems.add([...here, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name is already used");
    }
    names.add(text(one["name"]));
    if (one["required"] === true && optional) {
      problems.add(
        [...here, "required"],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    }
    if (!isNesting(one) && one["required"] !== true) optional = true;
    checkOption(problems, one, here, depth);
  }
}

function isNesting(option: Bag): boolean {
  return option["type"] === optionKinds.subcommand || option["type"] === optionKinds.group;
}

function checkOption(problems: Problems, one: Bag, at: Path, depth: number): void {
  const tooDeep = (one["type"] === optionKinds.group && depth > 0) || (one["type"] === optionKinds.subcommand && depth > 1);
  if (tooDeep) problems.add([...at, "type"], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands are nested too deeply");
  if (isNesting(one)) return checkOptions(problems, bags(one["options"]), [...at, "options"], depth + 1);
  if (list(one["options"]).length > 0)
    problems.add([...at, "options"], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only subcommands have options");
  const { choices } = one;
  if (list(choices).length > 0 && one["autocomplete"] === true) {
    problems.add([...at, "autocomplete"], "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Autocomplete cannot be used with choices");
  }
  if (choices !== undefined && choices !== null) checkChoices(problems, choices, [...at, "choices"], number(one["type"]));
  if (number(one["min_length"]) > number(one["max_length"], commandSizes.stringValue)) {
    problems.add([...at, "min_length"], "NUMBER_TYPE_MAX", "min_length must not be more than max_length");
  }
  if (number(one["min_value"], -Infinity) > number(one["max_value"], Infinity)) {
    problems.add([...at, "min_value"], "NUMBER_TYPE_MAX", "min_value must not be more than max_value");
  }
}

/** Choices of an option, or those that answer an autocomplete. */
export function checkChoices(problems: Problems, choices: unknown, at: Path, type: number): void {
  problems.count(at, choices, commandSizes.choices);
  const names = new Set<unknown>();
  for (const [n, each] of bags(choices).entries()) {
    const here = [...at, n];
    problems.length([...here, "name"], each["name"], commandSizes.choiceName, 1);
    for (const [locale, name] of localised(problems, each, here, "name_localizations")) {
      problems.length([...here, "name_localizations", locale], name, commandSizes.choiceName, 1);
    }
    const { value } = each;
    const fits = type === optionKinds.string ? typeof value === "string" : typeof value === "number";
    if (!fits) problems.add([...here, "value"], "BASE_TYPE_BAD_TYPE", "The value is not of the option's type");
    problems.length([...here, "value"], value, commandSizes.choiceName);
    if (names.has(each["name"]))
      problems.add([...here, "name"], "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_INVALID", "Choice name is already used");
    names.add(each["name"]);
  }
}

/** All names, descriptions and values of a command, of each the longest of its languages. */
function togetherOf(json: Bag): number {
  const own = longest(json, "name") + longest(json, "description");
  const choices = bags(json["choices"]).reduce((sum, one) => sum + longest(one, "name") + [...text(one["value"])].length, 0);
  return own + choices + bags(json["options"]).reduce((sum, one) => sum + togetherOf(one), 0);
}

function longest(json: Bag, name: string): number {
  const localisations = json[`${name}_localizations`];
  const all = [json[name], ...(isBag(localisations) ? Object.values(localisations) : [])];
  return Math.max(...all.map((one) => [...text(one)].length));
}
