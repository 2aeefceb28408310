import type { APIComponentInLabel, APILabelComponent, APISelectMenuOption } from "discord.js";
import { ComponentType, TextInputStyle } from "discord.js";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { FormField } from "#talk/form.ts";
import { type Part, inputId } from "./input-id.ts";
import { limits } from "./limits.ts";
import { plain, sendable } from "./markdown.ts";
import { type Long, menusOf } from "./speak-options.ts";

/** One field of a form: `value` is what stands in it, `n` its place among the form's, `long` its stand-ins (`longValues`). */
export type Asked = {
  readonly field: FormField;
  readonly value: readonly string[];
  readonly n: number;
  readonly long: Long;
  readonly language: Language;
  readonly today: string;
};

/** A field takes no more of a modal than this, so that what it is about has its place above it. */
export const mostMenus = limits.modalComponents - 1;

type Input = {
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly component: APIComponentInLabel;
};

/** A label and its input. What of a label does not fit stands under it, unless a hint does. */
export function labelled({ field }: Asked, { label = field.label, hint = field.hint, component }: Input): APILabelComponent {
  const whole = plain(label.replace(/\s*:\s*$/, ""), limits.input);
  const under = hint !== undefined && hint.trim() !== "" ? hint : whole.length > limits.label ? whole : "";
  const description = under === "" ? {} : { description: plain(under, limits.description) };
  return { type: ComponentType.Label, label: plain(whole, limits.label), ...description, component };
}

type Text = {
  readonly part: Part;
  readonly value: string;
  readonly long?: boolean;
  readonly max?: number | undefined;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly more?: number;
};

/** A line or a box of text, with what stands in it; it takes at least as much as that. */
export function textInput(
  { n }: Asked,
  { part, value, long = false, max, required = false, placeholder, more }: Text,
): APIComponentInLabel {
  const standing = sendable(value).slice(0, limits.input).toWellFormed();
  const most = max === undefined ? limits.input : Math.min(Math.max(1, max, standing.length), limits.input);
  return {
    type: ComponentType.TextInput,
    custom_id: inputId(part, n, more),
    style: long || standing.includes("\n") ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: most,
    required,
    ...(standing === "" ? {} : { value: standing }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, limits.inputPlaceholder) }),
  };
}

type Choosing = {
  readonly part: Part;
  readonly options: readonly APISelectMenuOption[];
  readonly required: boolean;
  readonly many?: boolean;
};

/** Menus to choose from; of several none can be compulsory. */
export function menus(asked: Asked, { part, options, required, many = false }: Choosing): readonly APILabelComponent[] {
  const { n, field, language } = asked;
  const all = menusOf(options, field.label, limits.label).slice(0, mostMenus);
  return all.map((menu, more) => {
    const needs = required && all.length === 1;
    const bounds = { min_values: needs ? 1 : 0, max_values: many ? menu.options.length : 1, required: needs };
    const placeholder = plain(say(language, "card.choose"), limits.placeholder);
    const id = inputId(part, n, more === 0 ? undefined : more);
    const component: APIComponentInLabel = {
      type: ComponentType.StringSelect,
      custom_id: id,
      options: [...menu.options],
      placeholder,
      ...bounds,
    };
    return labelled(asked, { ...(all.length === 1 ? {} : { label: menu.label }), ...(more === 0 ? {} : { hint: "" }), component });
  });
}
