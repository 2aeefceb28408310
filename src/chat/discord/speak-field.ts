import type { APILabelComponent } from "discord.js";
import { ComponentType } from "discord.js";
import { type Unit, units } from "#facilitator/typed.ts";
import { isDate } from "#lib/time.ts";
import type { Language } from "#locale/languages.ts";
import { type MessageKey, say } from "#locale/say.ts";
import type { FormField } from "#talk/form.ts";
import { daysToChoose } from "./dates.ts";
import { type Part, inputId } from "./input-id.ts";
import { limits } from "./limits.ts";
import { sendable } from "./markdown.ts";
import { type Asked, labelled, menus, mostMenus, textInput } from "./speak-inputs.ts";
import { drawOptions, nothingChosen, shortened } from "./speak-options.ts";

function text(asked: Asked): readonly APILabelComponent[] {
  const { kind, max, required } = asked.field;
  const bounds = { long: kind === "text", max: kind === "number" ? undefined : max, required };
  return [labelled(asked, { component: textInput(asked, { part: "v", value: asked.value[0] ?? "", ...bounds }) })];
}

/** A text in pieces that an input can hold: cut between lines where that leaves few enough, else anywhere but inside a pair. */
function piecesOf(whole: string): { readonly part: Part; readonly pieces: readonly string[] } {
  const pieces: string[] = [];
  for (const line of whole.split("\n")) {
    const longer = `${pieces.at(-1) ?? ""}\n${line}`;
    if (pieces.length > 0 && longer.length <= limits.input) pieces[pieces.length - 1] = longer;
    else pieces.push(line);
  }
  const fit = pieces.length <= limits.modalComponents && pieces.every((one) => one.length <= limits.input);
  return fit ? { part: "on", pieces } : { part: "in", pieces: slices(whole).slice(0, limits.modalComponents) };
}

function slices(text: string): readonly string[] {
  if (text.length <= limits.input) return [text];
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limits.input - 1)) ? limits.input - 1 : limits.input;
  return [text.slice(0, end), ...slices(text.slice(end))];
}

function lines(asked: Asked): readonly APILabelComponent[] {
  const { part, pieces } = piecesOf(sendable(asked.value.join("\n")));
  return pieces.map((piece, n) => {
    const required = n === 0 && asked.field.required;
    const input = textInput(asked, { part: n === 0 ? "v" : part, value: piece, long: true, required, ...(n === 0 ? {} : { more: n }) });
    return labelled(asked, n === 0 ? { component: input } : { label: "…", hint: "", component: input });
  });
}

const openChoices = 5;

/** One of few stands open, one of many in menus; what may stay empty can be emptied again by a choice of its own. */
function choice(asked: Asked): readonly APILabelComponent[] {
  const { field, value, n, long } = asked;
  const own = shortened(field.options ?? [], long);
  const [only] = own;
  if (only === undefined) return [];
  const standing = value.length === 0 && field.required && own.length === 1 ? [only.value] : value.slice(0, 1);
  if (own.length > openChoices || own.length < limits.radioLeast)
    return menus(asked, { part: "one", options: drawOptions(own, standing), required: field.required });
  const none = field.required ? [] : [{ value: nothingChosen, label: nothingChosen }];
  const options = [...drawOptions([...own, ...none], standing)];
  return [
    labelled(asked, { component: { type: ComponentType.RadioGroup, custom_id: inputId("one", n), options, required: field.required } }),
  ];
}

/** Several of a few stand open, several of many in menus; a single one is a box to tick. */
function choices(asked: Asked): readonly APILabelComponent[] {
  const { field, value, n, long } = asked;
  const own = shortened(field.options ?? [], long);
  const [only] = own;
  if (only === undefined) return [];
  if (own.length === 1 && !field.required) {
    const box = { type: ComponentType.Checkbox, custom_id: inputId("tick", n), default: value.includes(only.value) } as const;
    return [labelled(asked, { component: box })];
  }
  const options = drawOptions(own, value);
  if (own.length > limits.groupOptions) return menus(asked, { part: "many", options, required: field.required, many: true });
  const bounds = { min_values: field.required ? 1 : 0, max_values: options.length, required: field.required };
  return [
    labelled(asked, {
      component: { type: ComponentType.CheckboxGroup, custom_id: inputId("many", n), options: [...options], ...bounds },
    }),
  ];
}

/** A list to choose from, and a line for anything else: which of them counts where both are filled is told by the part (`input-id.ts`). */
function suggest(asked: Asked): readonly APILabelComponent[] {
  const { field, language, long } = asked;
  const own = shortened(field.options ?? [], long);
  const given = asked.value[0] ?? "";
  const standing = given === "" ? undefined : own.find((one) => one.value === given || one.label === given);
  const value = standing === undefined ? given : "";
  const part: Part = value === "" ? "typed" : "typed-first";
  if (own.length === 0) return [labelled(asked, { component: textInput(asked, { part, value, required: field.required }) })];
  const listed = menus(asked, { part: "pick", options: drawOptions(own, standing === undefined ? [] : [standing.value]), required: false });
  const typed = labelled(asked, { label: say(language, "modal.or"), hint: "", component: textInput(asked, { part, value }) });
  return [...listed.slice(0, mostMenus - 1), typed];
}

/** Discord has no calendar: the next working days to choose from, and a line for any other, in words or figures. */
function date(asked: Asked): readonly APILabelComponent[] {
  const { language, today } = asked;
  const given = asked.value[0] ?? "";
  const day = isDate(given) ? given : undefined;
  const options = drawOptions(daysToChoose({ today, language }, day), day === undefined ? [] : [day]);
  const value = day === undefined ? given : "";
  const part: Part = value === "" ? "day" : "day-first";
  const hint = say(language, "discord.form.days");
  const typed = labelled(asked, {
    label: say(language, "discord.form.other-day"),
    hint,
    component: textInput(asked, { part, value, max: limits.inputPlaceholder }),
  });
  return [...menus(asked, { part: "pick", options, required: false }), typed];
}

/** The word of a unit as it stands behind a number; it is read back by its first letter. */
export function unitWord(language: Language, unit: Unit): string {
  const key: MessageKey = `card.unit.${unit}`;
  return say(language, key);
}

/** A number and its unit in one line: "3 days". */
function duration(asked: Asked): readonly APILabelComponent[] {
  const { language, value, field } = asked;
  const unit = units.find((one) => one === value[1]);
  const written = unit === undefined ? (value[0] ?? "") : `${value[0] ?? ""} ${unitWord(language, unit)}`;
  const placeholder = say(language, "word.duration.days", { count: 3 });
  return [labelled(asked, { component: textInput(asked, { part: "long", value: written, required: field.required, placeholder }) })];
}

const drawn: Readonly<Record<FormField["kind"], (asked: Asked) => readonly APILabelComponent[]>> = {
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

/** The inputs that ask for one field, at most as many as a modal holds; none where it is a choice among nothing. */
export function drawField({ value, ...asked }: Asked): readonly APILabelComponent[] {
  const codes = new Map(Object.entries(asked.long).map(([code, whole]) => [whole, code]));
  return drawn[asked.field.kind]({ ...asked, value: value.map((one) => codes.get(one) ?? one) });
}
