import type { Bag } from "../json.ts";
import {
  anything,
  byType,
  type Check,
  chars,
  listOf,
  oneOf,
  pattern,
  type Problem,
  type Shape,
  shaped,
  truth,
  whole,
  wrong,
} from "./check.ts";
import {
  buttonAddress,
  calendarDay,
  chosenIsListed,
  confirm,
  imageShape,
  listing,
  option,
  optionGroup,
  plain,
  timeOfDay,
} from "./composition-check.ts";
import { sizes } from "./limits.ts";
import { richText } from "./rich-text-check.ts";

const id = chars(sizes.id, 1);
const action = { action_id: id };
const focus = { focus_on_load: truth };
const placeholder = { placeholder: plain(sizes.placeholder) };
const many = { max_selected_items: whole(1, Number.MAX_SAFE_INTEGER) };
const dispatch = {
  dispatch_action_config: shaped({ may: { trigger_actions_on: listOf(oneOf("on_enter_pressed", "on_character_entered"), 2) } }),
};
const select = { ...action, confirm, ...focus, ...placeholder };
const response = { response_url_enabled: truth };
const conversations = {
  default_to_current_conversation: truth,
  filter: shaped({
    may: {
      include: listOf(oneOf("im", "mpim", "private", "public"), 4),
      exclude_external_shared_channels: truth,
      exclude_bot_users: truth,
    },
  }),
};
const anId = pattern((value) => /^[A-Z][A-Z0-9]+$/.test(value), "must be a valid id");
const ids = listOf(anId, sizes.selectOptions);
const options = (kind: "plain" | "rich", max: number) => listOf(option(kind), max);
const listed = { options: options("plain", sizes.selectOptions), option_groups: listOf(optionGroup, sizes.selectOptions) };
const style = oneOf("primary", "danger");
const number = pattern((value) => value.trim() !== "" && Number.isFinite(Number(value)), "must be a valid number");

const both =
  (...rules: readonly Shape["also"][]): NonNullable<Shape["also"]> =>
  (value, at, problems) => {
    for (const rule of rules) rule?.(value, at, problems);
  };

function length(value: Bag, at: string, problems: Problem[]): void {
  const { min_length: min, max_length: max, initial_value: initial } = value;
  if (typeof min === "number" && typeof max === "number" && min > max) {
    wrong(problems, `${at}/min_length`, "must be less than or equal to max_length");
  }
  if (typeof max === "number" && typeof initial === "string" && initial.length > max) {
    wrong(problems, `${at}/initial_value`, "must be less than or equal to max_length");
  }
}

function bounds(value: Bag, at: string, problems: Problem[]): void {
  const { min_value: min, max_value: max, initial_value: initial, is_decimal_allowed: decimal } = value;
  if (min !== undefined && max !== undefined && Number(min) > Number(max)) {
    wrong(problems, `${at}/min_value`, "must be less than or equal to max_value");
  }
  if (initial === undefined) return;
  if (Number(initial) < Number(min ?? -Infinity) || Number(initial) > Number(max ?? Infinity)) {
    wrong(problems, `${at}/initial_value`, "must lie between min_value and max_value");
  }
  if (decimal === false && !Number.isInteger(Number(initial))) wrong(problems, `${at}/initial_value`, "must be an integer");
}

const feedback = shaped({
  needs: { text: plain(sizes.buttonText), value: chars(sizes.buttonValue) },
  may: { accessibility_label: chars(sizes.accessibilityLabel) },
});

export const elements: Readonly<Record<string, Shape>> = {
  button: {
    needs: { text: plain(sizes.buttonText) },
    may: {
      ...action,
      confirm,
      style,
      value: chars(sizes.buttonValue),
      url: buttonAddress,
      accessibility_label: chars(sizes.accessibilityLabel),
    },
  },
  channels_select: { may: { ...select, ...response, initial_channel: anId } },
  checkboxes: {
    needs: { options: options("rich", sizes.choiceOptions) },
    may: { ...action, confirm, ...focus, initial_options: options("rich", sizes.choiceOptions) },
    also: chosenIsListed,
  },
  conversations_select: { may: { ...select, ...response, ...conversations, initial_conversation: anId } },
  datepicker: { may: { ...select, initial_date: calendarDay } },
  datetimepicker: { may: { ...action, confirm, ...focus, initial_date_time: whole(1_000_000_000, 9_999_999_999) } },
  email_text_input: { may: { ...action, ...focus, ...placeholder, ...dispatch, initial_value: chars(sizes.inputLength) } },
  external_select: { may: { ...select, initial_option: option("plain"), min_query_length: whole(0, sizes.inputLength) } },
  feedback_buttons: { needs: { positive_button: feedback, negative_button: feedback }, may: action },
  file_input: { may: { ...action, filetypes: listOf(chars(sizes.id, 1), sizes.id), max_files: whole(1, sizes.inputFiles) } },
  icon_button: {
    needs: { icon: oneOf("trash"), text: plain(sizes.buttonText) },
    may: {
      ...action,
      confirm,
      value: chars(sizes.buttonValue),
      accessibility_label: chars(sizes.accessibilityLabel),
      visible_to_user_ids: ids,
    },
  },
  image: imageShape,
  multi_channels_select: { may: { ...select, ...many, initial_channels: ids } },
  multi_conversations_select: { may: { ...select, ...many, ...conversations, initial_conversations: ids } },
  multi_external_select: {
    may: { ...select, ...many, initial_options: options("plain", sizes.selectOptions), min_query_length: whole(0, sizes.inputLength) },
  },
  multi_static_select: {
    may: { ...select, ...many, ...listed, initial_options: options("plain", sizes.selectOptions) },
    also: both(listing, chosenIsListed),
  },
  multi_users_select: { may: { ...select, ...many, initial_users: ids } },
  number_input: {
    needs: { is_decimal_allowed: truth },
    may: { ...action, ...focus, ...placeholder, ...dispatch, initial_value: number, min_value: number, max_value: number },
    also: bounds,
  },
  overflow: { needs: { options: listOf(option("overflow"), sizes.overflowOptions) }, may: { ...action, confirm } },
  plain_text_input: {
    may: {
      ...action,
      ...focus,
      ...placeholder,
      ...dispatch,
      initial_value: chars(sizes.inputLength),
      multiline: truth,
      min_length: whole(0, sizes.inputLength),
      max_length: whole(1, sizes.inputLength),
    },
    also: length,
  },
  radio_buttons: {
    needs: { options: options("rich", sizes.choiceOptions) },
    may: { ...action, confirm, ...focus, initial_option: option("rich") },
    also: chosenIsListed,
  },
  rich_text_input: {
    may: {
      ...action,
      ...focus,
      ...placeholder,
      ...dispatch,
      initial_value: byType({ rich_text: richText }),
      min_lines: whole(1, sizes.inputLines),
      max_lines: whole(1, sizes.inputLines),
    },
  },
  static_select: { may: { ...select, ...listed, initial_option: option("plain") }, also: both(listing, chosenIsListed) },
  timepicker: { may: { ...select, initial_time: timeOfDay, timezone: chars(sizes.id, 1) } },
  url_text_input: { may: { ...action, ...focus, ...placeholder, ...dispatch, initial_value: chars(sizes.inputLength) } },
  users_select: { may: { ...select, initial_user: anId } },
  workflow_button: {
    needs: {
      text: plain(sizes.buttonText),
      workflow: shaped({ needs: { trigger: shaped({ needs: { url: buttonAddress }, may: { customizable_input_parameters: anything } }) } }),
    },
    may: { ...action, confirm, style, accessibility_label: chars(sizes.accessibilityLabel) },
  },
};

const element = byType(elements);

/** An element, in a block that may hold it, on a surface that shows it. */
export function elementIn(holds: (type: string) => boolean): Check {
  return (value, at, problems) => {
    const type = typeof value === "object" && value !== null && "type" in value ? String(value.type) : "";
    if (Object.hasOwn(elements, type) && !holds(type)) return wrong(problems, at, `unsupported type: ${type}`);
    element(value, at, problems);
  };
}
