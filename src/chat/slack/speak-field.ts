import type { types } from "@slack/bolt";
import { type Unit, units } from "#facilitator/typed.ts";
import { isDate } from "#lib/time.ts";
import type { Language } from "#locale/languages.ts";
import { type MessageKey, say } from "#locale/say.ts";
import type { FormField } from "#talk/form.ts";
import { limits } from "./limits.ts";
import { plain, sendable } from "./mrkdwn.ts";
import { drawOptions, listed, nothingChosen, shortened } from "./speak-options.ts";

/**
 * The part that an input has in its field: most have one ("v"); a duration has its unit, a suggestion a list and a text (the one that stood
 * empty at first counts when both are filled), and lines that are too long for one input go on in the next.
 */
export type Part = "v" | "unit" | "pick" | "typed" | "typed-first" | "on";

/** One field of one form: `value` is what stands in it, `nonce` the form's. */
export type Asked = {
  readonly field: FormField;
  readonly value: readonly string[];
  readonly nonce: string;
  readonly language: Language;
};

/**
 * The id of an input's block: the field's own, so that a refusal finds it, and the form's nonce, since Slack keeps what stands in a block of the
 * same id when another form takes the place of this one (bolt-js, issue 290). Throws where Slack would refuse it.
 */
export function inputId(field: string, nonce: string, more = ""): string {
  const id = [field, nonce, more].filter((part) => part !== "").join(" ");
  if (field.includes(" ") || id.length > limits.id) throw new RangeError(`an input's id: ${id.slice(0, 80)}`);
  return id;
}

/** The field that an input's block asks for. */
export function fieldOf(block: string): string {
  return block.split(" ")[0] ?? "";
}

type Input = {
  readonly asked: Asked;
  readonly part: Part;
  readonly element: types.InputBlock["element"];
  readonly more?: string;
  readonly label?: string;
  readonly optional?: boolean;
};

/** Slack itself asks for what is required before it sends anything, and marks all else as optional. */
function input({ asked, part, element, more = "", label, optional }: Input): types.InputBlock {
  const { field, nonce } = asked;
  const hint =
    label === undefined && field.hint !== undefined && field.hint.trim() !== "" ? { hint: plain(field.hint, limits.inputLabel, true) } : {};
  return {
    type: "input",
    block_id: inputId(field.id, nonce, more),
    // Slack sets "(optional)" behind it
    label: plain((label ?? field.label).replace(/\s*:\s*$/, ""), limits.inputLabel),
    element: { ...element, action_id: part },
    optional: optional ?? !field.required,
    ...hint,
  };
}

function textInput(value: string, bounds: { readonly lines: boolean; readonly max?: number | undefined }): types.PlainTextInput {
  const initial = sendable(value).slice(0, limits.input).toWellFormed();
  const max = bounds.max === undefined ? limits.input : Math.min(Math.max(1, bounds.max, initial.length), limits.input);
  return { type: "plain_text_input", multiline: bounds.lines, max_length: max, ...(initial === "" ? {} : { initial_value: initial }) };
}

function text(asked: Asked): readonly types.InputBlock[] {
  const { kind, max } = asked.field;
  const bounds = { lines: kind === "text", max: kind === "number" ? undefined : max };
  return [input({ asked, part: "v", element: textInput(asked.value[0] ?? "", bounds) })];
}

/** Lines in parcels that an input can hold; a line that is longer than that is parted. */
function parcels(lines: readonly string[]): readonly string[] {
  const dealt: string[] = [];
  for (const line of lines.flatMap((one) => one.match(/[\s\S]{1,3000}/g) ?? [""])) {
    const longer = `${dealt.at(-1) ?? ""}\n${line}`;
    if (dealt.length > 0 && longer.length <= limits.input) dealt[dealt.length - 1] = longer;
    else dealt.push(line);
  }
  return dealt.length === 0 ? [""] : dealt;
}

function lines(asked: Asked): readonly types.InputBlock[] {
  const all = asked.value.flatMap((one) => sendable(one).split("\n"));
  return parcels(all).map((some, n) => {
    const element = textInput(some, { lines: true });
    if (n === 0) return input({ asked, part: "v", element });
    return input({ asked, part: "on", element, more: `on${n}`, label: "…", optional: true });
  });
}

function placeholder({ language }: Asked): { readonly placeholder: types.PlainTextElement } {
  return { placeholder: plain(say(language, "card.choose"), limits.placeholder) };
}

function initially(options: readonly types.PlainTextOption[], value: string | undefined) {
  const found = options.find((one) => one.value === value);
  return found === undefined ? {} : { initial_option: found };
}

const none = { value: nothingChosen, label: nothingChosen };

/** One of few as radio buttons, one of many from a list; what may stay empty can be emptied again by a choice of its own. */
function choice(asked: Asked): readonly types.InputBlock[] {
  const { field, value } = asked;
  const own = field.options ?? [];
  if (own.length === 0) return [];
  const options = drawOptions(field.required ? own : [...own, none]);
  const open = field.kind === "choice" ? own.length <= limits.openChoices : options.length <= limits.choiceOptions;
  const only = field.required && own.length === 1 ? own[0]?.value : undefined;
  const initial = initially(options, value[0] ?? only);
  const element: types.InputBlock["element"] = open
    ? { type: "radio_buttons", options: [...options], ...initial }
    : { type: "static_select", ...listed(options), ...initial, ...placeholder(asked) };
  return [input({ asked, part: "v", element })];
}

function choices(asked: Asked): readonly types.InputBlock[] {
  const options = drawOptions(asked.field.options ?? []);
  if (options.length === 0) return [];
  const standing = options.filter((one) => asked.value.includes(one.value ?? ""));
  const initial = standing.length === 0 ? {} : { initial_options: standing };
  const element: types.InputBlock["element"] =
    options.length <= limits.choiceOptions
      ? { type: "checkboxes", options: [...options], ...initial }
      : { type: "multi_static_select", ...listed(options), ...initial, ...placeholder(asked) };
  return [input({ asked, part: "v", element })];
}

/** A list to choose from, and a line for anything else. */
function suggest(asked: Asked): readonly types.InputBlock[] {
  const { field, language } = asked;
  const own = field.options ?? [];
  const value = asked.value[0] ?? "";
  const standing = value === "" ? undefined : own.find((one) => one.value === value || one.label === value);
  const typed = standing === undefined ? value : "";
  const part: Part = typed === "" ? "typed" : "typed-first";
  const element = textInput(typed, { lines: false });
  if (own.length === 0) return [input({ asked, part, element, more: "or" })];
  const options = drawOptions([...own, none]);
  const list: types.StaticSelect = {
    type: "static_select",
    ...listed(options),
    ...initially(options, standing?.value),
    ...placeholder(asked),
  };
  return [
    input({ asked, part: "pick", element: list, optional: true }),
    input({ asked, part, element, more: "or", label: say(language, "modal.or"), optional: true }),
  ];
}

function date(asked: Asked): readonly types.InputBlock[] {
  const day = asked.value[0] ?? "";
  const element: types.Datepicker = { type: "datepicker", ...(isDate(day) ? { initial_date: day } : {}) };
  return [input({ asked, part: "v", element })];
}

function unitKey(unit: Unit): MessageKey {
  return `card.unit.${unit}`;
}

/** A number and its unit; days unless another stands there. */
function duration(asked: Asked): readonly types.InputBlock[] {
  const { field, language, value } = asked;
  const label = `${field.label}: ${say(language, "card.unit")}`;
  const options = drawOptions(units.map((one) => ({ value: one, label: say(language, unitKey(one)) })));
  const standing = options.some((one) => one.value === value[1]) ? value[1] : "days";
  const element: types.StaticSelect = { type: "static_select", options: [...options], ...initially(options, standing) };
  return [
    input({ asked, part: "v", element: textInput(value[0] ?? "", { lines: false }) }),
    input({ asked, part: "unit", element, more: "unit", label, optional: false }),
  ];
}

const drawn: Readonly<Record<FormField["kind"], (asked: Asked) => readonly types.InputBlock[]>> = {
  line: text,
  text,
  lines,
  choice,
  choices,
  "yes-no": choice,
  suggest,
  date,
  duration,
  number: text,
  scale: choice,
};

/**
 * The inputs that ask for one field; none where it is a choice among nothing. What of its values is too long for Slack is in `longValues`.
 * Throws for an id that Slack would refuse.
 */
export function drawField({ field, value, ...asked }: Asked): readonly types.InputBlock[] {
  const { options, long } = shortened(field.options ?? []);
  const short = new Map(Object.entries(long).map(([code, whole]) => [whole, code]));
  return drawn[field.kind]({ ...asked, field: { ...field, options }, value: value.map((one) => short.get(one) ?? one) });
}
