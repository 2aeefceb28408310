import type { Language } from "#locale/languages.ts";
import { say, sayCode } from "#locale/say.ts";
import { asHeading } from "#report/document/words.ts";
import type { Report } from "#report/report.ts";
import { limits } from "./limits.ts";
import { beginning, clean } from "./text.ts";
import type { Choice } from "./wanted.ts";

/** Notion refuses commas in options; this sign looks the same. */
const comma = "\u201A";

/** A text of people as the whole name of an option, however long: of one line, without commas. */
function oneLine(text: string): string {
  return clean(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replaceAll(",", comma);
}

function cut(name: string, most: number): string {
  return name.length <= most ? name : `${beginning(name, most - 1).trimEnd()}…`;
}

/** The word for a code as the name of an option. */
export function codeName(language: Language, list: string, code: string): string {
  return cut(oneLine(asHeading(language, sayCode(language, list, code))), limits.optionName);
}

/** Options with these names in this order, each once. */
export function choicesOf(names: readonly string[], color?: Choice["color"]): readonly Choice[] {
  return [...new Set(names)].map((name) => ({ name, ...(color === undefined ? {} : { color }) }));
}

/** The stages of both journeys as options. `of`: the option of a stage in people's words, undefined for an empty one. */
export type Stages = { readonly options: readonly Choice[]; readonly of: (stage: string | undefined) => string | undefined };

/**
 * Stages in the order of the new journey, then of the current one. What differs only in capitals or spaces is one stage, what differs only
 * behind the hundredth sign is numbered; those for whom there is no room share the last option.
 */
export function stagesOf({ about: { language }, journeys }: Report): Stages {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const rest = say(language, "notion.stage.more");
  function nameFor(whole: string): string {
    if (taken.size >= limits.options - 1) return rest;
    for (let n = 1; ; n += 1) {
      const number = n === 1 ? "" : ` (${n})`;
      const name = `${cut(whole, limits.optionName - number.length)}${number}`;
      if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== rest.toLowerCase()) return name;
    }
  }
  for (const { stage = "" } of [...journeys.new, ...journeys.current]) {
    const whole = oneLine(stage);
    if (whole === "" || names.has(whole.toLowerCase())) continue;
    const name = nameFor(whole);
    names.set(whole.toLowerCase(), name);
    taken.add(name.toLowerCase());
  }
  return {
    options: choicesOf([...names.values()]),
    of: (stage) => (stage === undefined ? undefined : names.get(oneLine(stage).toLowerCase())),
  };
}
