import { composeNew } from "#journey/compose.ts";
import { sayHint, sayLabel } from "#locale/labels.ts";
import type { Language } from "#locale/languages.ts";
import { isMessageKey, say, sayCode } from "#locale/say.ts";
import { saySigned } from "#locale/numbers.ts";
import type { SessionView } from "#session/view.ts";
import type { Field, Json, Values } from "#steps/field.ts";
import type { FormField, FormFieldKind, Option } from "#talk/form.ts";
import { writeDuration } from "./typed.ts";

/** What a form needs to know to ask in words: the language, the step, the people, and what a reference may point at. */
export type FormWorld = {
  readonly language: Language;
  readonly step: string;
  readonly sells: "people" | "firms";
  readonly people: readonly Option[];
  readonly refs: (source: string | undefined) => readonly Option[];
};

/** Words for the codes of a field stand under the name of their list in `locale/`. */
const lists: Readonly<Record<string, string>> = {
  kind: "reason",
  horizon: "horizon",
  medium: "medium",
  channels: "channel",
  phase: "phase",
  staffSees: "staff-sees",
  cost: "cost",
  status: "action-status",
  cadence: "cadence",
  goalReached: "goal-reached",
  is: "replacement",
};

const kinds: Readonly<Record<Field["kind"], FormFieldKind>> = {
  line: "line",
  text: "text",
  lines: "lines",
  choice: "choice",
  choices: "choices",
  "yes-no": "yes-no",
  person: "choice",
  people: "choices",
  "person-or-text": "suggest",
  date: "date",
  duration: "duration",
  number: "number",
  whole: "scale",
  ref: "choice",
  refs: "choices",
  rows: "text",
  record: "text",
};

/** The world of forms of one viewer: names of touchpoints, reasons and types as they stand in the view. */
export function formWorld(view: SessionView, language: Language, name: (person: string) => string): FormWorld {
  const touchpoints = view.redesign.current.map((one) => ({ value: one.id, label: one.name }));
  const composed = composeNew(view.redesign).map((one) => ({ value: one.id, label: one.name }));
  const content = view.now?.content;
  const types = content?.pattern === "fill" ? (content.rows.types ?? []) : [];
  const sources: Readonly<Record<string, readonly Option[]>> = {
    types: types.map((row) => ({ value: row.id, label: String(row.cells.name?.value ?? "") })),
    reasons: view.redesign.reasons.map((one) => ({ value: one.id, label: `${one.number} ${sayCode(language, "reason", one.kind)}` })),
    blocked: touchpoints.filter((one) => view.redesign.restrictions[one.value]?.is === "blocked"),
    touchpoints,
    "new-touchpoints": composed,
  };
  const anything = [...touchpoints, ...composed.filter((one) => !touchpoints.some((other) => other.value === one.value))];
  return {
    language,
    step: view.now?.step ?? "",
    sells: view.about.sells,
    people: view.people.map((one) => ({ value: one.id, label: name(one.id) })),
    refs: (source) => (source === undefined ? anything : (sources[source] ?? [])),
  };
}

function codes(field: Field, language: Language): readonly Option[] {
  return (field.options ?? []).map((value) => ({ value, label: sayCode(language, lists[field.id] ?? field.id, value) }));
}

function scale(field: Field, language: Language): readonly Option[] {
  const [from, to] = [field.min ?? 0, field.max ?? 0];
  return Array.from({ length: to - from + 1 }, (_, n) => ({ value: String(from + n), label: saySigned(language, from + n) }));
}

function optionsOf(field: Field, world: FormWorld): readonly Option[] | undefined {
  switch (field.kind) {
    case "choice":
    case "choices":
      return codes(field, world.language);
    case "yes-no":
      return [
        { value: "yes", label: say(world.language, "word.yes") },
        { value: "no", label: say(world.language, "word.no") },
      ];
    case "person":
    case "people":
    case "person-or-text":
      return world.people;
    case "ref":
    case "refs":
      return world.refs(field.of);
    case "whole":
      return scale(field, world.language);
    default:
      return undefined;
  }
}

/** A kept value as the field would be heard: what a form opens with. */
export function heardAs(field: Field, value: Json | undefined, world: FormWorld): readonly string[] {
  if (value === undefined || value === null || value === "") return [];
  if (field.kind === "lines") return [(value as readonly string[]).join("\n")];
  if (Array.isArray(value)) return value.map(String);
  if (field.kind === "yes-no") return [value === true ? "yes" : "no"];
  if (field.kind === "duration") return writeDuration(String(value));
  if (field.kind === "person-or-text") return [world.people.find((one) => one.value === value)?.label ?? String(value)];
  return [String(value)];
}

function lengths(field: Field): Pick<FormField, "min" | "max"> {
  if (field.kind === "line") return { max: Math.min(field.max ?? 140, 140) };
  if (field.kind === "text") return { max: Math.min(field.max ?? 3000, 3000) };
  return { ...(field.min === undefined ? {} : { min: field.min }), ...(field.max === undefined ? {} : { max: field.max }) };
}

export type Given = { readonly values?: Values; readonly path?: string; readonly label?: string };

/**
 * One field in words. `path` is where it stands ("types/c1/goal"), `label` the path without ids that its words are found by ("types/goal").
 */
export function formField(field: Field, world: FormWorld, given: Given = {}): FormField {
  const place = { step: world.step, path: given.label ?? field.id, sells: world.sells };
  const hint = sayHint(world.language, place);
  const options = optionsOf(field, world);
  return {
    id: given.path ?? field.id,
    label: sayLabel(world.language, place),
    ...(hint === undefined ? {} : { hint }),
    kind: kinds[field.kind],
    required: field.required === true,
    value: heardAs(field, given.values?.[field.id], world),
    ...(options === undefined ? {} : { options }),
    ...(field.more === true ? { more: true } : {}),
    ...lengths(field),
  };
}

/** Fields of a record or a row in words; what only a facilitator may fill in is left out for others. */
export function formFields(
  fields: readonly Field[],
  world: FormWorld,
  given: Given & { readonly facilitator?: boolean } = {},
): readonly FormField[] {
  return fields
    .filter((field) => field.kind !== "rows" && field.kind !== "record" && (given.facilitator === true || field.facilitator !== true))
    .map((field) =>
      formField(field, world, {
        ...(given.values === undefined ? {} : { values: given.values }),
        path: `${given.path ?? ""}${field.id}`,
        label: given.label === undefined ? field.id : `${given.label}/${field.id}`,
      }),
    );
}

/** Fields of "more about it" in groups of at most five (method.md, step 8). */
export function groups(fields: readonly FormField[], most = 5): readonly (readonly FormField[])[] {
  return Array.from({ length: Math.ceil(fields.length / most) }, (_, n) => fields.slice(n * most, (n + 1) * most));
}

/** The advice for a channel while replacing, where there is one (method.md, "Channel advice"). */
export function channelAdvice(language: Language, channel: string): string | undefined {
  const key = `advice.${channel}`;
  return isMessageKey(key) ? say(language, key) : undefined;
}
