import { type Bag, bag, bags, list, number, text } from "../json.ts";
import { sizes } from "./limits.ts";
import type { Path, Problems } from "./problems.ts";

/** Discord's component types. */
export const kinds = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const selects: readonly unknown[] = [3, 5, 6, 7, 8];

const topOfV2: readonly unknown[] = [1, 9, 10, 12, 13, 14, 17];
const inContainer: readonly unknown[] = [1, 9, 10, 12, 13, 14];

/** What stands directly inside a component. */
export function inside(component: Bag): readonly { readonly component: Bag; readonly at: Path }[] {
  const children = bags(component["components"]).map((one, n) => ({ component: one, at: ["components", n] }));
  const single = (["accessory", "component"] as const).flatMap((name) =>
    component[name] === undefined ? [] : [{ component: bag(component[name]), at: [name] }],
  );
  return [...children, ...single];
}

/** A component and everything in it, with where it stands. */
export function* everyIn(components: readonly Bag[], at: Path = ["components"]): Generator<{ readonly component: Bag; readonly at: Path }> {
  for (const [n, component] of components.entries()) yield* within(component, [...at, n]);
}

function* within(component: Bag, at: Path): Generator<{ readonly component: Bag; readonly at: Path }> {
  yield { component, at };
  for (const one of inside(component)) yield* within(one.component, [...at, ...one.at]);
}

export type ComponentsCheck = {
  readonly v2: boolean;
  /** names of the files that come with the message or are in it */
  readonly files: readonly string[];
};

/** The components of a message, as Discord's tables have them and its OpenAPI document does not. */
export function checkComponents(problems: Problems, components: readonly Bag[], { v2, files }: ComponentsCheck): void {
  if (!v2) problems.count(["components"], components, sizes.rows);
  for (const [n, one] of components.entries()) {
    const allowed = v2 ? topOfV2 : [kinds.row];
    if (!allowed.includes(one["type"])) problems.add(["components", n, "type"], "UNION_TYPE_CHOICES", mustBe(allowed));
  }
  const all = [...everyIn(components)];
  for (const { component, at } of all) checkOne(problems, component, at, files);
  checkIds(problems, all);
  if (!v2) return;
  if (all.length > sizes.components) {
    problems.add(["components"], "BASE_TYPE_BAD_LENGTH", `The total number of components cannot exceed ${sizes.components}.`);
  }
  if ([...displayedText(components)].length > sizes.displayText) {
    const says = `Total displayable text size exceeds ${sizes.displayText}.`;
    problems.add(["components"], "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", says);
  }
}

/** Everything that text displays say. */
export function displayedText(components: readonly Bag[]): string {
  return [...everyIn(components)]
    .filter(({ component }) => component["type"] === kinds.textDisplay)
    .map(({ component }) => text(component["content"]))
    .join("");
}

function mustBe(types: readonly unknown[]): string {
  return `Value of field "type" must be one of (${types.join(", ")},).`;
}

export function checkIds(problems: Problems, all: readonly { readonly component: Bag; readonly at: Path }[]): void {
  const ids = new Set<string>();
  const numbers = new Set<number>();
  for (const { component, at } of all) {
    const id = component["custom_id"];
    if (typeof id === "string" && ids.has(id)) {
      problems.add([...at, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
    if (typeof id === "string") ids.add(id);
    const given = number(component["id"]);
    if (given > 0 && numbers.has(given)) problems.add([...at, "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
    if (given > 0) numbers.add(given);
  }
}

function checkOne(problems: Problems, one: Bag, at: Path, files: readonly string[]): void {
  const type = one["type"];
  if (type === kinds.row) checkRow(problems, one, at);
  else if (type === kinds.button) checkButton(problems, one, at);
  else if (selects.includes(type)) checkSelect(problems, one, at);
  else if (type === kinds.section) checkSection(problems, one, at);
  else if (type === kinds.textDisplay) checkText(problems, one, at);
  else if (type === kinds.container) checkContainer(problems, one, at);
  else checkMedia(problems, one, at, files);
}

function checkText(problems: Problems, one: Bag, at: Path): void {
  if (text(one["content"]).trim() === "") problems.required([...at, "content"]);
  problems.length([...at, "content"], one["content"], sizes.displayText);
}

function checkRow(problems: Problems, one: Bag, at: Path): void {
  const inner = bags(one["components"]);
  const chooses = inner.some((each) => selects.includes(each["type"]));
  problems.count([...at, "components"], inner, chooses ? 1 : sizes.buttonsInRow, 1);
  for (const [n, each] of inner.entries()) {
    const fits = each["type"] === kinds.button || selects.includes(each["type"]);
    if (!fits) problems.add([...at, "components", n, "type"], "UNION_TYPE_CHOICES", mustBe([2, ...selects]));
  }
}

function checkContainer(problems: Problems, one: Bag, at: Path): void {
  for (const [n, each] of bags(one["components"]).entries()) {
    if (!inContainer.includes(each["type"])) problems.add([...at, "components", n, "type"], "UNION_TYPE_CHOICES", mustBe(inContainer));
  }
}

function checkSection(problems: Problems, one: Bag, at: Path): void {
  problems.count([...at, "components"], one["components"], sizes.sectionTexts, 1);
  for (const [n, each] of bags(one["components"]).entries()) {
    if (each["type"] !== kinds.textDisplay) problems.add([...at, "components", n, "type"], "UNION_TYPE_CHOICES", mustBe([10]));
  }
  const { accessory } = one;
  if (accessory === undefined) problems.required([...at, "accessory"]);
  else if (![kinds.button, kinds.thumbnail].some((type) => type === bag(accessory)["type"])) {
    problems.add([...at, "accessory", "type"], "UNION_TYPE_CHOICES", mustBe([2, 11]));
  }
}

function checkButton(problems: Problems, one: Bag, at: Path): void {
  const { style, label, emoji, url, custom_id: customId, sku_id: sku } = one;
  problems.length([...at, "label"], label, sizes.buttonLabel);
  problems.length([...at, "custom_id"], customId, sizes.customId, 1);
  problems.length([...at, "url"], url, sizes.url);
  const no = (says: string) => problems.add(at, "BUTTON_COMPONENT_INVALID", says);
  if (style === 5) {
    if (url === undefined || url === null) no("A url is required for this button style");
    else if (!isAddress(url, ["http:", "https:", "discord:"])) {
      problems.add([...at, "url"], "URL_TYPE_INVALID_SCHEME", 'Scheme must be one of ("http", "https", "discord").');
    }
    if (typeof customId === "string") no("A custom id and url cannot both be specified");
  } else if (style === 6) {
    if (sku === undefined) no("A SKU id is required for this button style");
  } else {
    if (typeof customId !== "string") no("A custom id is required");
    if (typeof url === "string") no("A url cannot be specified for this button style");
  }
  checkEmoji(problems, emoji, at);
  const nameless = (text(label) === "" || text(label).trim() === "") && (emoji === undefined || emoji === null);
  if (style !== 6 && nameless) no("A label or emoji is required");
}

const pictograph = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u;

/** Either one of Unicode's, or one of a server's by its id: no server here has any. */
function checkEmoji(problems: Problems, emoji: unknown, at: Path): void {
  if (emoji === undefined || emoji === null) return;
  const { id, name } = bag(emoji);
  const own = id !== undefined && id !== null;
  if (own || !pictograph.test(text(name))) problems.add([...at, "emoji"], "COMPONENT_INVALID_EMOJI", "Invalid emoji");
}

export function checkSelect(problems: Problems, one: Bag, at: Path): void {
  problems.length([...at, "custom_id"], one["custom_id"], sizes.customId, 1);
  if (typeof one["custom_id"] !== "string") problems.required([...at, "custom_id"]);
  problems.length([...at, "placeholder"], one["placeholder"], sizes.placeholder);
  const least = number(one["min_values"], 1);
  const most = number(one["max_values"], 1);
  if (least > most)
    problems.add([...at, "min_values"], "SELECT_COMPONENT_MIN_VALUES", "min_values must be less than or equal to max_values");
  if (one["type"] !== kinds.stringSelect) {
    const count = list(one["default_values"]).length;
    if (count > 0 && (count < least || count > most)) {
      problems.add(
        [...at, "default_values"],
        "SELECT_COMPONENT_DEFAULTS",
        "The number of default values must be in the range of min_values and max_values",
      );
    }
    return;
  }
  const options = bags(one["options"]);
  problems.count([...at, "options"], one["options"], sizes.options, 1);
  if (most > options.length) {
    problems.add([...at, "max_values"], "SELECT_COMPONENT_MAX_VALUES", "max_values cannot be more than the number of options");
  }
  if (options.filter((each) => each["default"] === true).length > most) {
    problems.add([...at, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default options");
  }
  checkOptions(problems, options, at);
}

/** Options of selects, radio buttons and checkboxes: lengths, and no value twice. */
export function checkOptions(problems: Problems, options: readonly Bag[], at: Path): void {
  const values = new Set<unknown>();
  for (const [n, each] of options.entries()) {
    const here = [...at, "options", n];
    for (const name of ["label", "value"]) problems.length([...here, name], each[name], sizes.optionText, 1);
    problems.length([...here, "description"], each["description"], sizes.optionText);
    checkEmoji(problems, each["emoji"], here);
    if (values.has(each["value"])) {
      problems.add([...here, "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
    }
    values.add(each["value"]);
  }
}

function checkMedia(problems: Problems, one: Bag, at: Path, files: readonly string[]): void {
  const media = (value: unknown, where: Path, only: readonly string[]) => {
    const url = bag(value)["url"];
    if (typeof url !== "string") return problems.required([...where, "url"]);
    if (url.startsWith("attachment://")) {
      if (!files.includes(url.slice("attachment://".length))) {
        problems.add(
          [...where, "url"],
          "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
          `The referenced attachment in ${url} was not found`,
        );
      }
    } else if (!isAddress(url, only)) problems.add([...where, "url"], "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  };
  if (one["type"] === kinds.thumbnail) media(one["media"], [...at, "media"], ["http:", "https:"]);
  if (one["type"] === kinds.file) media(one["file"], [...at, "file"], []);
  if (one["type"] !== kinds.gallery) return;
  problems.count([...at, "items"], one["items"], sizes.gallery, 1);
  for (const [n, each] of bags(one["items"]).entries()) media(each["media"], [...at, "items", n, "media"], ["http:", "https:"]);
}

export function isAddress(url: unknown, schemes: readonly string[]): boolean {
  return typeof url === "string" && URL.canParse(url) && schemes.includes(new URL(url).protocol);
}
