import type { APISelectMenuOption } from "discord.js";
import type { Option } from "#talk/form.ts";
import { limits } from "./limits.ts";
import { cut, plain } from "./markdown.ts";

/** What is chosen to choose nothing, where Discord has no way to take a choice back. */
export const nothingChosen = "—";

/** Values that Discord would refuse, by what stands in for them. */
export type Long = Readonly<Record<string, string>>;

/** The values of a field that are longer than Discord allows (a ready phrase is its own value), by what stands in for them. */
export function longValues(options: readonly Option[]): Long {
  const long = options.flatMap(({ value }, n) => (value.length > limits.option ? [[`#${n}`, value] as const] : []));
  return Object.fromEntries(long);
}

/** The options with those stand-ins; one that has none, because it was not there when the form was opened, is left out. */
export function shortened(options: readonly Option[], long: Long): readonly Option[] {
  const codes = new Map(Object.entries(long).map(([code, value]) => [value, code]));
  return options.flatMap((one) => {
    const value = one.value.length > limits.option ? codes.get(one.value) : one.value;
    return value === undefined ? [] : [{ value, label: one.label }];
  });
}

/** Options as Discord lists them. What of a label does not fit stands under it. Throws a RangeError for a value that Discord would refuse. */
export function drawOptions(options: readonly Option[], chosen: readonly string[] = []): readonly APISelectMenuOption[] {
  return options.map(({ value, label }) => {
    if (value === "" || value.length > limits.option)
      throw new RangeError(`an option's value of ${value.length} signs: ${value.slice(0, 80)}`);
    const text = plain(label, limits.input);
    const head = cut(text, limits.option);
    const rest = text === head ? "" : text.slice(head.length - 1).trim();
    const more = rest === "" ? {} : { description: plain(rest, limits.option) };
    return { label: head, value, ...more, ...(chosen.includes(value) ? { default: true } : {}) };
  });
}

/** One of the menus that options are dealt over, and what it is called. */
export type Menu = { readonly label: string; readonly options: readonly APISelectMenuOption[] };

/** Options in as few menus as hold them. Where there are several, each tells which it holds: "Change one… 26–50". None without options. */
export function menusOf(drawn: readonly APISelectMenuOption[], label: string, longest: number = limits.placeholder): readonly Menu[] {
  const count = Math.ceil(drawn.length / limits.menuOptions);
  return Array.from({ length: count }, (_, n) => {
    const some = drawn.slice(n * limits.menuOptions, (n + 1) * limits.menuOptions);
    const range = ` ${n * limits.menuOptions + 1}–${n * limits.menuOptions + some.length}`;
    const named = count === 1 ? plain(label, longest) : `${plain(label, longest - range.length)}${range}`;
    return { label: named, options: some };
  });
}
