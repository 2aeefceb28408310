import { rowsIn } from "#playbook/outcome.ts";
import { stateOf, textIn } from "#playbook/results.ts";
import type { Values } from "#steps/field.ts";
import { valuesOf } from "#steps/sheet.ts";
import { consentOf } from "./ideas.ts";
import type { Report } from "./report.ts";
import type { Source } from "./source.ts";

/** The texts of a record that are there, under their own keys. */
export function textsIn<Key extends string>(values: Values, keys: readonly Key[]): { readonly [K in Key]?: string } {
  return Object.fromEntries(keys.flatMap((key) => (textIn(values, key) === undefined ? [] : [[key, textIn(values, key)]]))) as {
    [K in Key]?: string;
  };
}

/** The single fields of a shared form. */
export function cellsIn(source: Source, step: string): Values {
  return valuesOf(stateOf(source.results, step, 0, "fill")?.cells ?? {});
}

/** Customer types in the team's order; a single one is in focus by itself. */
export function customersIn(source: Source): Report["customers"] {
  const types = rowsIn(source.results, "customer", "types");
  const { focus } = cellsIn(source, "customer");
  const keys = ["who", "goal", "triggers", "inspires", "influences", "annoys", "different"] as const;
  return types.map(({ id, values }) => ({
    id,
    name: textIn(values, "name") ?? "",
    inFocus: focus === id || types.length === 1,
    ...textsIn(values, keys),
  }));
}

/** The ideal client, or undefined where nothing was said of it (the reason for skipping stands under `skipped`). */
export function idealClientIn(source: Source): Pick<Report, "idealClient"> {
  const said = textsIn(cellsIn(source, "ideal-client"), ["headcount", "turnover", "geography", "technology", "other"] as const);
  return Object.keys(said).length === 0 ? {} : { idealClient: said };
}

/** Pains, fears and the conflicts between them with their answers. */
export function painsIn(source: Source): Report["pains"] {
  function texts(list: string) {
    return rowsIn(source.results, "pains", list).flatMap(({ values }) => textIn(values, "text") ?? []);
  }
  const conflicts = source.redesign.conflicts.map((one) => {
    const consent = consentOf(source, { step: "pains", part: 1, item: one.id });
    return { ...one, ...(consent === undefined ? {} : { consent }) };
  });
  return { organisation: texts("organisation"), buyer: texts("buyer"), conflicts };
}
