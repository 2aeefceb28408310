import { checkIds, checkOptions, checkSelect, everyIn, kinds, selects } from "./components-check.ts";
import { type Bag, bag, bags, number, text } from "../json.ts";
import { sizes } from "./limits.ts";
import type { Path, Problems } from "./problems.ts";

const top: readonly unknown[] = [kinds.row, kinds.textDisplay, kinds.label];

/** A modal as it answers an interaction; `at` is where it stands in the body. */
export function checkModal(problems: Problems, modal: Bag): void {
  problems.length(["data", "title"], modal["title"], sizes.modalTitle, 1);
  problems.length(["data", "custom_id"], modal["custom_id"], sizes.customId, 1);
  const components = bags(modal["components"]);
  problems.count(["data", "components"], modal["components"], sizes.modalComponents, 1);
  for (const [n, one] of components.entries()) {
    const at = ["data", "components", n];
    if (!top.includes(one["type"])) {
      problems.add([...at, "type"], "UNION_TYPE_CHOICES", `Value of field "type" must be one of (${top.join(", ")}).`);
    } else if (one["type"] === kinds.row) checkRow(problems, one, at);
    else if (one["type"] === kinds.label) checkLabel(problems, one, at);
    else {
      if (text(one["content"]).trim() === "") problems.required([...at, "content"]);
      problems.length([...at, "content"], one["content"], sizes.displayText);
    }
  }
  checkIds(problems, [...everyIn(components, ["data", "components"])]);
}

/** The old form: a row with one text input, which carries its label itself. */
function checkRow(problems: Problems, one: Bag, at: Path): void {
  const inner = bags(one["components"]);
  problems.count([...at, "components"], inner, 1, 1);
  for (const [n, each] of inner.entries()) {
    const here = [...at, "components", n];
    if (each["type"] !== kinds.textInput)
      problems.add([...here, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (4,).');
    if (typeof each["label"] !== "string") problems.required([...here, "label"]);
    problems.length([...here, "label"], each["label"], sizes.label, 1);
    checkInput(problems, each, here);
  }
}

function checkLabel(problems: Problems, one: Bag, at: Path): void {
  problems.length([...at, "label"], one["label"], sizes.label, 1);
  problems.length([...at, "description"], one["description"], sizes.labelDescription);
  const component = bag(one["component"]);
  const here = [...at, "component"];
  const { type } = component;
  problems.length([...here, "custom_id"], component["custom_id"], sizes.customId, 1);
  if (type === kinds.textInput) {
    if (typeof component["label"] === "string") {
      problems.add([...here, "label"], "TEXT_INPUT_LABEL_IN_LABEL", "The label of an input inside of a label must not be set");
    }
    checkInput(problems, component, here);
  } else if (selects.includes(type)) checkModalSelect(problems, component, here);
  else if (type === kinds.radioGroup) {
    problems.count([...here, "options"], component["options"], sizes.radioOptions[1], sizes.radioOptions[0]);
    checkOptions(problems, bags(component["options"]), here);
    if (bags(component["options"]).filter((each) => each["default"] === true).length > 1) {
      problems.add([...here, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default options");
    }
  } else if (type === kinds.checkboxGroup) checkCheckboxes(problems, component, here);
  else if (type === kinds.fileUpload) checkUpload(problems, component, here);
  else if (type !== kinds.checkbox)
    problems.add([...here, "type"], "UNION_TYPE_CHOICES", `A label cannot hold a component of type ${String(type)}`);
}

function checkInput(problems: Problems, one: Bag, at: Path): void {
  problems.length([...at, "custom_id"], one["custom_id"], sizes.customId, 1);
  problems.length([...at, "placeholder"], one["placeholder"], sizes.inputPlaceholder);
  const most = number(one["max_length"], sizes.input);
  const least = number(one["min_length"], 0);
  if (least > most) problems.add([...at, "min_length"], "TEXT_INPUT_MIN_LENGTH", "min_length must be less than or equal to max_length");
  const value = text(one["value"]);
  if (value !== "") problems.length([...at, "value"], value, most, least);
}

function checkModalSelect(problems: Problems, one: Bag, at: Path): void {
  checkSelect(problems, one, at);
  if (one["disabled"] === true) problems.add([...at, "disabled"], "SELECT_DISABLED_IN_MODAL", "A select in a modal cannot be disabled");
  if (one["required"] !== false && one["min_values"] === 0) {
    problems.add([...at, "min_values"], "SELECT_REQUIRED_MIN_VALUES", "A required select must have min_values of at least 1");
  }
}

function checkCheckboxes(problems: Problems, one: Bag, at: Path): void {
  const options = bags(one["options"]);
  problems.count([...at, "options"], one["options"], sizes.checkboxOptions[1], sizes.checkboxOptions[0]);
  checkOptions(problems, options, at);
  const most = number(one["max_values"], options.length);
  if (most > options.length)
    problems.add([...at, "max_values"], "SELECT_COMPONENT_MAX_VALUES", "max_values cannot be more than the number of options");
  if (number(one["min_values"], 0) > most) {
    problems.add([...at, "min_values"], "SELECT_COMPONENT_MIN_VALUES", "min_values must be less than or equal to max_values");
  }
  if (options.filter((each) => each["default"] === true).length > most) {
    problems.add([...at, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default options");
  }
}

function checkUpload(problems: Problems, one: Bag, at: Path): void {
  const most = number(one["max_values"], 1);
  if (most > sizes.uploads) problems.add([...at, "max_values"], "NUMBER_TYPE_MAX", `Value must be at most ${sizes.uploads}.`);
  if (number(one["min_values"], 0) > most) {
    problems.add([...at, "min_values"], "SELECT_COMPONENT_MIN_VALUES", "min_values must be less than or equal to max_values");
  }
  problems.count([...at, "file_types"], one["file_types"], sizes.fileTypes);
}
