import { z } from "zod";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { type Unit, units } from "#facilitator/typed.ts";
import { isDate } from "#lib/time.ts";
import type { Language } from "#locale/languages.ts";
import type { Refusal } from "#talk/refusal.ts";
import { type Today, understood } from "./dates.ts";
import { type Part, readInputId } from "./input-id.ts";
import { sendable } from "./markdown.ts";
import type { Draft } from "./meta.ts";
import { unitWord } from "./speak-field.ts";
import { nothingChosen } from "./speak-options.ts";

/** What is not sure in what was typed: a day in words, several days it may mean, none at all; or more than one choice where one was asked for. */
export type Doubt = { readonly field: number; readonly label: string } & (
  | { readonly is: "understood"; readonly text: string; readonly date: string }
  | { readonly is: "ambiguous"; readonly text: string; readonly dates: readonly string[] }
  | { readonly is: "unread"; readonly text: string }
  | { readonly is: "several" }
);

/** A part as it came back: the draft with all typed so far (to be kept under its token again), and what has to be cleared up first. */
export type Reading = { readonly draft: Draft; readonly doubts: readonly Doubt[] };

const Input = z.object({
  custom_id: z.string(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
});
const Row = z.object({ component: z.unknown().optional(), components: z.array(z.unknown()).optional() });

type Field = Draft["fields"][number];
type Given = ReadonlyMap<Part, readonly (readonly [number, readonly string[]])[]>;

const chosen: ReadonlySet<Part> = new Set(["one", "many", "pick"]);

/** What an input holds: a text as it was written, what was chosen, what a ticked box stands for. */
function saidIn(
  { value, values }: z.infer<typeof Input>,
  part: Part,
  { box = "" }: Field,
  long: Record<string, string>,
): readonly string[] {
  if (typeof value === "boolean") return value ? [box] : [];
  const said = values ?? (value === undefined || value === null ? [] : [value]);
  return chosen.has(part) ? said.map((one) => (Object.hasOwn(long, one) ? (long[one] ?? one) : one)) : said.map(sendable);
}

/** All inputs that a submission holds, each in its label. */
function inputsIn(components: unknown): readonly z.infer<typeof Input>[] {
  return (Array.isArray(components) ? components : []).flatMap((one) => {
    const row = Row.safeParse(one).data;
    return [row?.component, ...(row?.components ?? [])].flatMap((inside) => Input.safeParse(inside).data ?? []);
  });
}

/** What the inputs hold, by the place of their fields and by their part. */
function answers(components: unknown, { fields, long }: Draft): ReadonlyMap<number, Given> {
  const found = new Map<number, Map<Part, (readonly [number, readonly string[]])[]>>();
  for (const input of inputsIn(components)) {
    const id = readInputId(input.custom_id);
    const field = id === undefined ? undefined : fields[id.n];
    if (id === undefined || field === undefined) continue;
    const parts = found.get(id.n) ?? new Map<Part, (readonly [number, readonly string[]])[]>();
    const said = saidIn(input, id.part, field, long[field.id] ?? {});
    found.set(id.n, parts.set(id.part, [...(parts.get(id.part) ?? []), [id.more, said]]));
  }
  return found;
}

/** All that was said in the inputs of a part, in their order. */
function all(given: Given, part: Part): readonly string[] {
  return (given.get(part) ?? []).toSorted(([a], [b]) => a - b).flatMap(([, said]) => said);
}

function isFilled(said: readonly string[]): boolean {
  return said.some((one) => one.trim() !== "");
}

/** What was written, if anything was. */
function written(given: Given, part: Part): readonly string[] {
  return all(given, part).filter((one) => one !== "");
}

/** Of a list and a text, the one that stood empty at first counts when both are filled. */
function eitherOf(given: Given, typed: Part, first: Part): readonly string[] {
  const picked = written(given, "pick");
  if (given.has(first)) return isFilled(picked) ? picked : written(given, first);
  return isFilled(written(given, typed)) ? written(given, typed) : picked;
}

/** "3 days" is a number and its unit, a bare number counts days; anything else stays as it was written. */
function lengthOf(text: string, language: Language): readonly string[] {
  if (/^[\d\s.,'’]+$/.test(text)) return [text, "days" satisfies Unit];
  const unit = units.find((one) => text.endsWith(` ${unitWord(language, one)}`));
  return unit === undefined ? [text] : [text.slice(0, -unitWord(language, unit).length - 1), unit];
}

/** Of several chosen where one was asked for, what stood there before gives way. */
function oneOf(said: readonly string[], stood: readonly string[] = []): readonly string[] {
  const different = [...new Set(said)].filter((one) => one !== nothingChosen);
  return different.length < 2 ? different : different.filter((one) => !stood.includes(one));
}

/** A text whose pieces stood in inputs of their own. */
function textOf(given: Given): readonly string[] {
  const first = all(given, "v").join("");
  const text = given.has("on") ? [first, ...all(given, "on")].join("\n") : `${first}${all(given, "in").join("")}`;
  return text.trim() === "" && given.has("on") ? [] : text === "" ? [] : [text];
}

function valueOf(given: Given, { stood }: Field, language: Language): readonly string[] {
  if (given.has("one")) return oneOf(all(given, "one"), stood);
  if (given.has("many")) return [...new Set(all(given, "many"))];
  if (given.has("tick")) return all(given, "tick");
  if (given.has("typed") || given.has("typed-first")) return eitherOf(given, "typed", "typed-first");
  if (given.has("day") || given.has("day-first")) return eitherOf(given, "day", "day-first").map((one) => one.trim());
  if (given.has("long")) return written(given, "long").flatMap((text) => lengthOf(text.trim(), language));
  return textOf(given);
}

/** Whether a day was written in words: then it is read back before it counts. */
function wasWritten(given: Given): boolean {
  const first = given.has("day-first");
  return (first && !isFilled(written(given, "pick"))) || isFilled(written(given, "day"));
}

function doubtOf(text: string, { field, label }: Pick<Doubt, "field" | "label">, ctx: Today): Doubt {
  const found = understood(text, ctx);
  if (found === undefined) return { field, label, is: "unread", text };
  if ("date" in found) return { field, label, is: "understood", text, date: found.date };
  return { field, label, is: "ambiguous", text, dates: found.ambiguous };
}

/**
 * Reads the `components` of a modal submission of the part `draft.part`, as Discord sends them. Total: what is no answer to our inputs is left
 * out. A field that was shown and left empty is an empty list. A day in words is kept as the day it was understood as, and told as a doubt.
 * `today`: the date in the reader's zone.
 */
export function readModal(components: unknown, draft: Draft, today: string): Reading {
  const ctx = { today, language: draft.language };
  const typed: Record<string, readonly string[]> = { ...draft.typed };
  const doubts: Doubt[] = [];
  for (const [n, given] of answers(components, draft)) {
    const field = draft.fields[n];
    if (field === undefined) continue;
    const at = { field: n, label: field.label };
    const said = valueOf(given, field, draft.language);
    const doubt = wasWritten(given) ? doubtOf(said[0] ?? "", at, ctx) : undefined;
    if (given.has("one") && said.length > 1) doubts.push({ ...at, is: "several" });
    if (doubt !== undefined) doubts.push(doubt);
    typed[field.id] = doubt?.is === "understood" ? [doubt.date] : said;
  }
  return { draft: { ...draft, typed: { ...typed } }, doubts };
}

/** What is still not clear in a draft: days of which nobody knows yet which is meant. */
export function doubtsOf(draft: Draft, today: string): readonly Doubt[] {
  const ctx = { today, language: draft.language };
  return draft.fields.flatMap(({ id, label, kind }, field) => {
    const text = draft.typed[id]?.[0] ?? "";
    return kind !== "date" || text === "" || isDate(text) ? [] : [doubtOf(text, { field, label }, ctx)];
  });
}

/** A draft as `facilitator/hear` reads it. In parts that nobody came to, what stood there counts; what was empty there is left out. */
export function postedOf(draft: Draft): PostedForm {
  const stood = draft.fields.flatMap(({ id, stood: value }) => (value === undefined ? [] : [[id, value] as const]));
  return sentForm(draft, { ...Object.fromEntries(stood), ...draft.typed });
}

/** The draft with the day that was meant. */
export function withDate(draft: Draft, field: number, date: string): Draft {
  const id = draft.fields[field]?.id;
  return id === undefined ? draft : { ...draft, typed: { ...draft.typed, [id]: [date] } };
}

/** Whether the part that came in was the last: then the form is sent. */
export function isLast({ part, parts }: Draft): boolean {
  return part >= parts - 1;
}

/** Where a refusal stands: the part to open once more, and the label of the field, where it concerns one. */
export function refusedIn({ fields, part }: Draft, refusal: Refusal): { readonly part: number; readonly label?: string } {
  const id = refusedAt(fields, refusal);
  const field = fields.find((one) => one.id === id);
  return field === undefined ? { part: Math.min(part, fields[0]?.part ?? 0) } : { part: field.part, label: field.label };
}

/** The part of a form in which a refusal stands; the first where it concerns the whole form. */
export function partAt(draft: Draft, refusal: Refusal): number {
  return refusedIn(draft, refusal).part;
}
