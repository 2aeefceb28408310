import { describe, expect, it } from "vitest";
import { checkBlocks } from "./blocks-check.ts";
import type { Bag } from "../json.ts";
import type { Surface } from "./limits.ts";

const x = (n: number) => "x".repeat(n);
const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const option = (n: number, more: object = {}) => ({ text: plain(`Option ${n}`), value: `${n}`, ...more });
const options = (n: number) => Array.from({ length: n }, (_, at) => option(at));
const actions = (...elements: readonly object[]) => ({ type: "actions", elements });
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), action_id: "go", ...more });
const input = (element: object, more: object = {}) => ({ type: "input", label: plain("Name"), element, ...more });
const many = (n: number, make: (at: number) => object) => Array.from({ length: n }, (_, at) => make(at));
const section = (text: string, more: object = {}) => ({ type: "section", text: mrkdwn(text), ...more });

function says(block: object, surface: Surface = "message"): readonly string[] {
  return checkBlocks([block], surface, "/blocks").map((one) => `${one.at}: ${one.says}`);
}

const trash = (at: number) => ({ type: "icon_button", icon: "trash", text: plain("Away"), action_id: `t${at}` });
const video = { type: "video", video_url: "https://a.ee/v", thumbnail_url: "https://a.ee/t", alt_text: "a", title: plain("a") };

const good: readonly (readonly [name: string, block: object, surface?: Surface])[] = [
  ["an address of 3000", actions(button({ url: `https://a.ee/${x(3000 - 13)}` }))],
  ["five quick buttons", { type: "context_actions", elements: many(5, (at) => trash(at)) }],
  ["a video", video],
  ["a section of 3000 characters", section(x(3000))],
  ["ten fields of 2000", { type: "section", fields: many(10, () => mrkdwn(x(2000))) }],
  ["a header of 150", { type: "header", text: plain(x(150)) }],
  ["25 buttons", actions(...many(25, (at) => button({ action_id: `b${at}` })))],
  ["ten pieces of context", { type: "context", elements: many(10, () => mrkdwn("a")) }],
  ["a button at its limits", actions(button({ text: plain(x(75)), value: x(2000), style: "danger" }))],
  ["a select of 100", actions({ type: "static_select", options: options(100), initial_option: option(7) })],
  ["grouped options", actions({ type: "static_select", option_groups: [{ label: plain("A"), options: options(2) }] })],
  ["ten radio buttons in mrkdwn", actions({ type: "radio_buttons", options: [{ text: mrkdwn("*a*"), value: "a" }] })],
  ["an overflow menu of five", section("a", { accessory: { type: "overflow", options: options(5) } })],
  ["a text input of 3000", input({ type: "plain_text_input", max_length: 3000, min_length: 1 }), "modal"],
  ["a date", actions({ type: "datepicker", initial_date: "2028-02-29" })],
  ["a divider on the home tab", { type: "divider" }, "home"],
  ["a table", { type: "table", rows: many(100, () => many(20, () => ({ type: "raw_text", text: "a" }))) as unknown as object }],
  [
    "rich text",
    { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a", style: { strike: true } }] }] },
  ],
  [
    "a confirmation",
    actions(button({ confirm: { title: plain("Sure?"), text: mrkdwn("It is gone."), confirm: plain("Yes"), deny: plain("No") } })),
  ],
  [
    "a number between bounds",
    input({ type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "5", initial_value: "3" }),
    "modal",
  ],
];

const bad: readonly (readonly [name: string, block: object, fault: RegExp, surface?: Surface])[] = [
  ["a section of 3001 characters", section(x(3001)), /^\/blocks\/0\/text\/text: must be less than 3001 characters$/],
  ["an empty section", section(""), /\/text\/text: must be more than 0 characters/],
  ["a section without text and fields", { type: "section" }, /missing required field: text or fields/],
  ["eleven fields", { type: "section", fields: many(11, () => mrkdwn("a")) }, /\/fields: no more than 10 items allowed/],
  ["a field of 2001", { type: "section", fields: [mrkdwn(x(2001))] }, /\/fields\/0\/text: must be less than 2001/],
  ["a header of 151", { type: "header", text: plain(x(151)) }, /must be less than 151/],
  ["a header in mrkdwn", { type: "header", text: mrkdwn("a") }, /\/text: unsupported type: mrkdwn/],
  ["26 buttons", actions(...many(26, (at) => button({ action_id: `b${at}` }))), /\/elements: no more than 25/],
  ["no buttons", actions(), /no fewer than 1/],
  ["eleven pieces of context", { type: "context", elements: many(11, () => mrkdwn("a")) }, /no more than 10/],
  ["a button of 76", actions(button({ text: plain(x(76)) })), /\/elements\/0\/text\/text: must be less than 76/],
  ["a button in mrkdwn", actions(button({ text: mrkdwn("a") })), /unsupported type: mrkdwn/],
  ["a button's value of 2001", actions(button({ value: x(2001) })), /\/value: must be less than 2001/],
  ["a button's address that is none", actions(button({ url: "nowhere" })), /\/url: must be a valid URL/],
  ["a button's address of 3001", actions(button({ url: `https://a.ee/${x(3000)}` })), /\/url: must be a valid URL/],
  ["a style that is none", actions(button({ style: "blue" })), /\/style: must be a valid enum value/],
  ["a label for readers of 76", actions(button({ accessibility_label: x(76) })), /accessibility_label: must be less than 76/],
  ["a property that a button has not", actions(button({ colour: "red" })), /\/elements\/0: invalid additional property: colour/],
  ["a property that a section has not", section("a", { title: "b" }), /\/blocks\/0: invalid additional property: title/],
  ["a property that a text has not", { type: "header", text: { ...plain("a"), verbatim: true } }, /invalid additional property: verbatim/],
  ["an action_id of 256", actions(button({ action_id: x(256) })), /action_id: must be less than 256/],
  ["a block_id of 256", section("a", { block_id: x(256) }), /block_id: must be less than 256/],
  ["an action_id twice in a block", actions(button(), button()), /duplicate action_id: go/],
  ["a select of 101", actions({ type: "static_select", options: options(101) }), /\/options: no more than 100/],
  ["a select of nothing", actions({ type: "static_select", options: [] }), /\/options: no fewer than 1/],
  ["a select without options", actions({ type: "static_select" }), /exactly one of options and option_groups/],
  [
    "a select with both",
    actions({ type: "static_select", options: options(1), option_groups: [{ label: plain("A"), options: options(1) }] }),
    /exactly one of options and option_groups/,
  ],
  [
    "101 groups",
    actions({ type: "static_select", option_groups: many(101, () => ({ label: plain("A"), options: options(1) })) }),
    /no more than 100/,
  ],
  [
    "a group's label of 76",
    actions({ type: "static_select", option_groups: [{ label: plain(x(76)), options: options(1) }] }),
    /less than 76/,
  ],
  [
    "an option's text of 76",
    actions({ type: "static_select", options: [{ text: plain(x(76)), value: "a" }] }),
    /\/text\/text: must be less than 76/,
  ],
  [
    "an option's value of 76",
    actions({ type: "static_select", options: [{ text: plain("a"), value: x(76) }] }),
    /\/value: must be less than 76/,
  ],
  [
    "an option's description of 76",
    actions({ type: "static_select", options: [option(1, { description: plain(x(76)) })] }),
    /description\/text/,
  ],
  ["an option without value", actions({ type: "static_select", options: [{ text: plain("a") }] }), /missing required field: value/],
  [
    "a select's option in mrkdwn",
    actions({ type: "static_select", options: [{ text: mrkdwn("a"), value: "a" }] }),
    /unsupported type: mrkdwn/,
  ],
  [
    "a select's option with an address",
    actions({ type: "static_select", options: [option(1, { url: "https://a.ee" })] }),
    /additional property: url/,
  ],
  [
    "a start that is no option",
    actions({ type: "static_select", options: options(2), initial_option: option(9) }),
    /\/initial_option: must be one of the provided options/,
  ],
  [
    "a start that has another text",
    actions({ type: "radio_buttons", options: options(2), initial_option: { text: plain("Other"), value: "1" } }),
    /initial_option: must be one of/,
  ],
  ["starts that are none", actions({ type: "checkboxes", options: options(2), initial_options: [] }), /initial_options: no fewer than 1/],
  ["starts that are no options", actions({ type: "checkboxes", options: options(2), initial_options: [option(5)] }), /initial_options\/0/],
  ["eleven radio buttons", actions({ type: "radio_buttons", options: options(11) }), /no more than 10/],
  ["eleven checkboxes", actions({ type: "checkboxes", options: options(11) }), /no more than 10/],
  ["six in an overflow menu", actions({ type: "overflow", options: options(6) }), /no more than 5/],
  ["a placeholder of 151", actions({ type: "datepicker", placeholder: plain(x(151)) }), /\/placeholder\/text: must be less than 151/],
  ["a day that is not in the calendar", actions({ type: "datepicker", initial_date: "2026-02-29" }), /initial_date: must be a valid date/],
  ["a day the other way round", actions({ type: "datepicker", initial_date: "22.11.2026" }), /initial_date: must be a valid date/],
  ["an hour that is none", actions({ type: "timepicker", initial_time: "24:00" }), /initial_time: must be a valid time/],
  ["a text input in actions", actions({ type: "plain_text_input" }), /\/elements\/0: unsupported type: plain_text_input/],
  ["a button in an input", input(button()), /\/element: unsupported type: button/, "modal"],
  ["a label of 2001", input({ type: "plain_text_input" }, { label: plain(x(2001)) }), /\/label\/text: must be less than 2001/, "modal"],
  ["a label in mrkdwn", input({ type: "plain_text_input" }, { label: mrkdwn("a") }), /\/label: unsupported type/, "modal"],
  ["a hint of 2001", input({ type: "plain_text_input" }, { hint: plain(x(2001)) }), /\/hint\/text: must be less than 2001/, "modal"],
  ["a text input of 3001", input({ type: "plain_text_input", max_length: 3001 }), /max_length: must be between 1 and 3000/, "modal"],
  [
    "a text input that is never right",
    input({ type: "plain_text_input", min_length: 9, max_length: 3 }),
    /min_length: must be less than/,
    "modal",
  ],
  [
    "a start that is too long",
    input({ type: "plain_text_input", initial_value: "abcd", max_length: 3 }),
    /initial_value: must be less/,
    "modal",
  ],
  ["a number without its kind", input({ type: "number_input" }), /missing required field: is_decimal_allowed/, "modal"],
  [
    "a number outside its bounds",
    input({ type: "number_input", is_decimal_allowed: true, max_value: "5", initial_value: "6" }),
    /initial_value: must lie between/,
    "modal",
  ],
  ["a file input in a message", input({ type: "file_input" }), /\/element: unsupported type: file_input/],
  ["a text input to format in a message", input({ type: "rich_text_input" }), /unsupported type: rich_text_input/],
  ["a block that is none", { type: "paragraph" }, /\/blocks\/0: unsupported type: paragraph/],
  ["a markdown block in a modal", { type: "markdown", text: "a" }, /unsupported type: markdown/, "modal"],
  ["a table on the home tab", { type: "table", rows: [[{ type: "raw_text", text: "a" }]] }, /unsupported type: table/, "home"],
  ["an alert in a message", { type: "alert", text: plain("a") }, /unsupported type: alert/],
  ["an alert of 201", { type: "alert", text: plain(x(201)) }, /must be less than 201/, "modal"],
  ["a remote file", { type: "file", external_id: "a", source: "remote" }, /unsupported type: file/],
  ["markdown of 12001", { type: "markdown", text: x(12_001) }, /must be less than 12001/],
  ["a table of 101 rows", { type: "table", rows: many(101, () => [{ type: "raw_text", text: "a" }]) }, /\/rows: no more than 100/],
  ["a table of 21 columns", { type: "table", rows: [many(21, () => ({ type: "raw_text", text: "a" }))] }, /\/rows\/0: no more than 20/],
  ["a data table of one row", { type: "data_table", caption: "a", rows: [[{ type: "raw_text", text: "a" }]] }, /no fewer than 2/],
  ["an image without words", { type: "image", image_url: "https://a.ee/a.png" }, /missing required field: alt_text/],
  ["an image from nowhere", { type: "image", alt_text: "a" }, /exactly one of image_url and slack_file/],
  ["words for an image of 2001", { type: "image", alt_text: x(2001), image_url: "https://a.ee/a.png" }, /must be less than 2001/],
  ["a confirmation of 301", actions(button({ confirm: { text: plain(x(301)) } })), /\/confirm\/text\/text: must be less than 301/],
  [
    "a confirmation's title of 101",
    actions(button({ confirm: { text: plain("a"), title: plain(x(101)) } })),
    /title\/text: must be less than 101/,
  ],
  [
    "a confirmation's button of 31",
    actions(button({ confirm: { text: plain("a"), confirm: plain(x(31)) } })),
    /confirm\/text: must be less than 31/,
  ],
  ["an empty card", { type: "card" }, /missing required field: hero_image/],
  ["eleven cards", { type: "carousel", elements: many(11, () => ({ type: "card", title: mrkdwn("a") })) }, /no more than 10/],
  ["eleven blocks in a container", { type: "container", child_blocks: many(11, () => ({ type: "divider" })) }, /no more than 10/],
  ["a task in no state", { type: "task_card", task_id: "a", title: "a", status: "done" }, /\/status: must be a valid enum value/],
  ["text in the place of a text object", { type: "header", text: "a" }, /\/text: must be an object/],
  ["six quick buttons", { type: "context_actions", elements: many(6, (at) => trash(at)) }, /\/elements: no more than 5/],
  ["an address of 3001 exactly", actions(button({ url: `https://a.ee/${x(3001 - 13)}` })), /\/url: must be a valid URL/],
  ["101 lines", input({ type: "rich_text_input", max_lines: 101 }), /max_lines: must be between 1 and 100/, "modal"],
  ["eleven files", input({ type: "file_input", max_files: 11 }), /max_files: must be between 1 and 10/, "modal"],
  [
    "a data table of 102 rows",
    { type: "data_table", caption: "a", rows: many(102, () => [{ type: "raw_text", text: "a" }]) },
    /no more than 101/,
  ],
  ["a card's title of 151", { type: "card", title: mrkdwn(x(151)) }, /\/title\/text: must be less than 151/],
  ["a card's body of 201", { type: "card", body: mrkdwn(x(201)) }, /\/body\/text: must be less than 201/],
  ["four buttons on a card", { type: "card", actions: many(4, (at) => button({ action_id: `b${at}` })) }, /\/actions: no more than 3/],
  ["a chart's title of 51", { type: "data_visualization", title: x(51), chart: {} }, /\/title: must be less than 51/],
  ["context of 3001", { type: "context", elements: [mrkdwn(x(3001))] }, /\/text: must be less than 3001/],
  ["a video's title of 201", { ...video, title: plain(x(201)) }, /\/title\/text: must be less than 201/],
  ["rich text with a stray element", { type: "rich_text", elements: [{ type: "section" }] }, /unsupported type: section/],
];

describe("blocks", () => {
  it.each(good.map(([name, block, surface]) => ({ name, block, surface })))("are taken: $name", ({ block, surface }) => {
    expect(says(block, surface)).toEqual([]);
  });

  it.each(bad.map(([name, block, fault, surface]) => ({ name, block, fault, surface })))(
    "are refused: $name",
    ({ block, fault, surface }) => {
      expect(says(block, surface).join("\n")).toMatch(new RegExp(fault.source, "m"));
    },
  );

  it.each([
    ["message", 50],
    ["modal", 100],
    ["home", 100],
  ] as const)("are counted: a %s has %i", (surface, most) => {
    const divider: Bag = { type: "divider" };
    expect(checkBlocks(Array(most).fill(divider), surface, "/blocks")).toEqual([]);
    expect(checkBlocks(Array(most + 1).fill(divider), surface, "/blocks")).toEqual([
      { at: "/blocks", says: `no more than ${most} items allowed` },
    ]);
  });

  it("do not share a block_id, while blocks may share an action_id", () => {
    const one = { ...actions(button()), block_id: "a" };
    expect(checkBlocks([one, { ...one, block_id: "b" }], "message", "/blocks")).toEqual([]);
    expect(checkBlocks([one, one], "message", "/blocks")).toEqual([{ at: "/blocks/1/block_id", says: "duplicate block_id: a" }]);
  });

  it("focus at most one element, and hold 12,000 characters of markdown and two charts together", () => {
    const focused = input({ type: "plain_text_input", focus_on_load: true });
    expect(checkBlocks([focused, focused], "modal", "/b").map((one) => one.says)).toEqual(["focus_on_load can be set on only one element"]);
    const half = { type: "markdown", text: x(6001) };
    expect(checkBlocks([half, half], "message", "/b").map((one) => one.says)).toEqual([
      "markdown blocks must be less than 12001 characters together",
    ]);
    const table = (n: number) => ({
      type: "data_table",
      caption: "a",
      rows: [[{ type: "raw_text", text: x(2500) }], [{ type: "raw_text", text: x(n) }]],
    });
    expect(checkBlocks([table(2500), table(2500)], "message", "/b")).toEqual([]);
    expect(checkBlocks([table(2500), table(2501)], "message", "/b").map((one) => one.says)).toEqual([
      "data tables must be less than 10001 characters together",
    ]);
    const chart = { type: "data_visualization", title: "a", chart: { type: "pie" } };
    expect(checkBlocks([chart, chart], "message", "/b")).toEqual([]);
    expect(checkBlocks([chart, chart, chart], "message", "/b")).toHaveLength(1);
  });
});
