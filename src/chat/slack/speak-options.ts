import type { types } from "@slack/bolt";
import type { Option } from "#talk/form.ts";
import { limits } from "./limits.ts";
import { cut, plain } from "./mrkdwn.ts";

/** What is chosen to choose nothing, where Slack has no way to take a choice back. */
export const nothingChosen = "—";

/** Values that Slack would refuse, by what stands in for them. */
export type Long = Readonly<Record<string, string>>;

/** The options of a field with short values: a ready phrase is its own value, and longer than Slack allows. */
export function shortened(options: readonly Option[]): { readonly options: readonly Option[]; readonly long: Long } {
  const long: Record<string, string> = {};
  const short = options.map((one, n) => {
    if (one.value.length <= limits.option) return one;
    long[`#${n}`] = one.value;
    return { value: `#${n}`, label: one.label };
  });
  return { options: short, long };
}

/** Options as Slack lists them. What of a label does not fit stands under it. Throws for a value that Slack would refuse: values are ids and codes. */
export function drawOptions(options: readonly Option[]): readonly types.PlainTextOption[] {
  return options.map(({ value, label }) => {
    if (value === "" || value.length > limits.option)
      throw new RangeError(`an option's value of ${value.length} signs: ${value.slice(0, 80)}`);
    const text = plain(label, limits.buttonValue).text;
    const head = cut(text, limits.option);
    const rest = text.slice(head.length - 1).trim();
    const more = text === head || rest === "" ? {} : { description: plain(rest, limits.option) };
    return { text: plain(head, limits.option), value, ...more };
  });
}

type Listed =
  | { options: types.PlainTextOption[] }
  | { option_groups: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] };

/** Options of a menu: in groups where there are more than a menu lists. */
export function listed(options: readonly types.PlainTextOption[]): Listed {
  if (options.length <= limits.selectOptions) return { options: [...options] };
  const groups = Array.from({ length: Math.ceil(options.length / limits.selectOptions) }, (_, n) => n * limits.selectOptions);
  return {
    option_groups: groups.slice(0, limits.selectOptions).map((from) => {
      const some = options.slice(from, from + limits.selectOptions);
      return { label: plain(`${from + 1}–${from + some.length}`, limits.groupLabel), options: some };
    }),
  };
}
