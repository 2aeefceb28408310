import { say } from "#locale/say.ts";
import type { Form, FormField } from "#talk/form.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { drawLine, headingOf, plain } from "./markdown.ts";
import { drawField } from "./speak-field.ts";
import { longValues } from "./speak-options.ts";

/** True for the form that asks for marks: it is drawn as a message (speak-rate.ts), and only its quote is asked in a modal. */
export function isRating(form: Pick<Form, "name">): boolean {
  return form.name === "rate";
}

/** The fields of a form that a modal asks for. */
function askedIn(form: Form): readonly FormField[] {
  return isRating(form) ? form.fields.filter((field) => field.kind !== "scale") : form.fields;
}

/** What stands in a field: what was typed, else what the form came with. */
export function standing(field: FormField, typed: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return (Object.hasOwn(typed, field.id) ? typed[field.id] : undefined) ?? field.value ?? [];
}

function whereIn({ language }: Words, part: number, parts: number): string {
  return parts > 1 ? ` · ${say(language, "modal.page", { page: part + 1, pages: parts })}` : "";
}

function fitsTitle(title: string, where: string): boolean {
  return title !== "" && title.length + where.length <= limits.modalTitle;
}

/** The title of a modal, with where one is in a form of several parts. What is too long for it stands whole as its first line. */
export function titleOf(form: Form, words: Words, part: number, parts: number): string {
  const where = whereIn(words, part, parts);
  const title = plain(form.title, limits.heading);
  return `${fitsTitle(title, where) ? title : "Teekond"}${where}`;
}

/** What stands above the fields of a part: the title where it is too long for the modal, and on the first part what it is about. */
export function headOf(form: Form, words: Words, part: number, parts: number): string {
  const fits = fitsTitle(plain(form.title, limits.heading), whereIn(words, part, parts));
  return [fits ? "" : headingOf(form.title), part === 0 ? aboutOf(form, words) : ""].filter((one) => one !== "").join("\n");
}

/** What a form is about, as much of it as leaves the fields in sight. */
export function aboutOf({ about }: Form, words: Words, max: number = limits.aboutText): string {
  let text = "";
  for (const line of about) {
    const drawn = drawLine(line, words).trim();
    if (drawn === "") continue;
    const longer = text === "" ? drawn : `${text}\n${drawn}`;
    if (longer.length > max) return text === "" ? drawLine(line, words, max).trim() : `${text}\n…`;
    text = longer;
  }
  return text;
}

type Typed = Readonly<Record<string, readonly string[]>>;

function costOf(field: FormField, { language }: Words, typed: Typed): number {
  const long = longValues(field.options ?? []);
  // Whatever day it is, a day is asked for by as many inputs.
  return drawField({ field, value: standing(field, typed), n: 0, long, language, today: "2026-01-01" }).length;
}

/** Fields by parts, as many on each as its room holds. */
function dealt(fields: readonly { readonly field: FormField; readonly cost: number }[], first: number): readonly (readonly FormField[])[] {
  const parts: FormField[][] = [];
  let room = 0;
  for (const { field, cost } of fields) {
    if (parts.length === 0 || cost > room) {
      room = parts.length === 0 && cost <= first ? first : limits.modalComponents;
      parts.push([]);
    }
    parts.at(-1)?.push(field);
    room -= cost;
  }
  return parts;
}

/**
 * The parts that a form is asked in, each of at most five components; what it is about takes one on the first. None for a form without
 * questions. `typed`: what was typed already, since long texts take more room.
 */
export function partsOf(form: Form, words: Words, typed: Typed = {}): readonly (readonly FormField[])[] {
  const fields = askedIn(form)
    .map((field) => ({ field, cost: costOf(field, words, typed) }))
    .filter(({ cost }) => cost > 0);
  const whole = dealt(fields, limits.modalComponents - (headOf(form, words, 0, 1) === "" ? 0 : 1));
  if (whole.length < 2) return whole;
  // With where one is behind it, a title may be too long.
  return dealt(fields, limits.modalComponents - (headOf(form, words, 0, 99) === "" ? 0 : 1));
}
