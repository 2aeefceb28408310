import type { PartOnView } from "#session/view.ts";
import { sayStep } from "#locale/steps.ts";
import type { Values } from "#steps/field.ts";
import type { Subject } from "#steps/part.ts";
import type { HelpScene } from "./kind.ts";

/** No list goes out with more lines: a session of sixty contacts still fits. */
const mostLines = 120;

/** The part that help is wanted in, as everybody may see it. */
export function partOf({ view, want }: HelpScene, part = want.part): PartOnView | undefined {
  return view.parts.find((one) => one.step === want.step && one.part === part);
}

/** What the team is asked in this step, in the session's language. */
export function questionOf({ view, want, language }: HelpScene): string {
  return sayStep(language, "question", { step: want.step, part: want.part === 0 ? 1 : 2, sells: view.about.sells });
}

/** A value as text; "" for what is none. */
export function textOf(values: Values, key: string): string {
  const value = values[key];
  return typeof value === "string" ? value : "";
}

/** Names that the model calls things by, short and the same in every session with the same content; nothing else that it names exists. */
export type Aliases = {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly idOf: (name: string) => string | undefined;
};

/** Gives each id a short name: `a1`, `a2` … */
export function aliases(letter: string, ids: readonly string[]): Aliases {
  const known = ids.slice(0, mostLines);
  const names = new Map(known.map((id, place) => [id, `${letter}${place + 1}`]));
  const back = new Map(known.map((id, place) => [`${letter}${place + 1}`, id]));
  return { ids: known, nameOf: (id) => names.get(id) ?? "", idOf: (name) => back.get(name.trim()) };
}

/** Lines with their short names. */
export function lines(named: Aliases, subjects: readonly Subject[], key = "text") {
  return named.ids.flatMap((id) => {
    const found = subjects.find((one) => one.id === id);
    return found === undefined ? [] : [{ id: named.nameOf(id), text: textOf(found.values, key) || textOf(found.values, "name") }];
  });
}

/** Everything that people wrote in a part, as lines. */
export function written(part: PartOnView | undefined): readonly string[] {
  const content = part?.content;
  const texts = (values: Values) => Object.values(values).filter((one): one is string => typeof one === "string" && one.trim().length > 2);
  switch (content?.pattern) {
    case "collect":
      return [...content.mine, ...(content.others ?? [])]
        .filter((one) => one.struck === null)
        .flatMap((one) => texts({ text: one.values.text ?? "" }));
    case "fill":
      return [
        ...texts(Object.fromEntries(Object.entries(content.cells).map(([id, cell]) => [id, cell.value]))),
        ...Object.values(content.rows).flatMap((rows) =>
          rows.flatMap((row) => texts(Object.fromEntries(Object.entries(row.cells).map(([id, cell]) => [id, cell.value])))),
        ),
      ];
    default:
      return [];
  }
}
