import { elementsOf } from "./blocks-check.ts";
import { type Bag, bags, list, text } from "../json.ts";
import type { Values } from "./world.ts";

/** Where `state.values` keeps what is in an element, and what stands there while it is empty. */
const holders: Readonly<Record<string, readonly [key: string, initial: string, empty: unknown]>> = {
  channels_select: ["selected_channel", "initial_channel", null],
  checkboxes: ["selected_options", "initial_options", []],
  conversations_select: ["selected_conversation", "initial_conversation", null],
  datepicker: ["selected_date", "initial_date", null],
  datetimepicker: ["selected_date_time", "initial_date_time", null],
  email_text_input: ["value", "initial_value", null],
  external_select: ["selected_option", "initial_option", null],
  file_input: ["files", "", []],
  multi_channels_select: ["selected_channels", "initial_channels", []],
  multi_conversations_select: ["selected_conversations", "initial_conversations", []],
  multi_external_select: ["selected_options", "initial_options", []],
  multi_static_select: ["selected_options", "initial_options", []],
  multi_users_select: ["selected_users", "initial_users", []],
  number_input: ["value", "initial_value", null],
  overflow: ["selected_option", "", null],
  plain_text_input: ["value", "initial_value", null],
  radio_buttons: ["selected_option", "initial_option", null],
  rich_text_input: ["rich_text_value", "initial_value", null],
  static_select: ["selected_option", "initial_option", null],
  timepicker: ["selected_time", "initial_time", null],
  url_text_input: ["value", "initial_value", null],
  users_select: ["selected_user", "initial_user", null],
};

/** The property of `state.values` (and of an action) that holds what is chosen; undefined for buttons, which hold nothing. */
export function holderOf(type: unknown): string | undefined {
  return holders[text(type)]?.[0];
}

export function valueOf(type: string, held: unknown): Bag {
  const [key = "value", , empty] = holders[type] ?? [];
  return { type, [key]: held ?? empty };
}

/** What a view holds before anybody has touched it. */
export function startingValues(json: Bag): Values {
  return Object.fromEntries(
    bags(json["blocks"]).flatMap((block) => {
      const held = elementsOf(block).flatMap((one) => {
        const holder = holders[text(one["type"])];
        return holder === undefined || one["type"] === "overflow"
          ? []
          : [[text(one["action_id"]), valueOf(text(one["type"]), one[holder[1]])] as const];
      });
      return held.length === 0 ? [] : [[text(block["block_id"]), Object.fromEntries(held)] as const];
    }),
  );
}

/** Is there anything in it? */
export function isFilled(value: Bag | undefined): boolean {
  const held = value?.[holderOf(value["type"]) ?? ""];
  return Array.isArray(held) ? list(held).length > 0 : held !== null && held !== undefined && held !== "";
}
