import type { DataSourceObjectResponse } from "@notionhq/client";
import type { WantedProperty } from "./wanted.ts";

type Config = DataSourceObjectResponse["properties"][string];
type Option = { readonly id: string; readonly name: string };

/** Ids of options by the names that we gave them. */
export type OptionIds = Readonly<Record<string, string>>;

/** The options of a property as Notion has them; none where it has no options. */
export function optionsOf(config: Config | undefined): readonly Option[] {
  switch (config?.type) {
    case "select":
      return config.select.options;
    case "multi_select":
      return config.multi_select.options;
    case "status":
      return config.status.options;
    default:
      return [];
  }
}

/**
 * Which option stands for which of our names: the one that we know by its id, whatever people call it by now; else the one that is called so.
 * Names without an option are left out: they are made with the first value that has them, or (a status) by the plan.
 */
export function optionIds(property: WantedProperty, config: Config | undefined, known: OptionIds = {}): OptionIds {
  if (!("options" in property)) return {};
  const there = optionsOf(config);
  const ids = new Set(there.map((one) => one.id));
  const names = new Set([...property.options.map((one) => one.name), ...Object.keys(known)]);
  const taken = new Set(Object.values(known));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const before = known[name];
      const id = before !== undefined && ids.has(before) ? before : there.find((one) => one.name === name && !taken.has(one.id))?.id;
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}
