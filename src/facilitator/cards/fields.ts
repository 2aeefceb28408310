import { formField, formWorld, heardAs } from "../forms.ts";
import { sayDate } from "#locale/dates.ts";
import { sayDuration } from "#locale/durations.ts";
import { sayLabel } from "#locale/labels.ts";
import { parseDuration } from "#lib/time.ts";
import type { Field, Json } from "#steps/field.ts";
import type { Cells, Row } from "#steps/sheet.ts";
import type { Block, Button } from "#talk/card.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { pick } from "./blocks.ts";
import { partAsk, place } from "./press.ts";
import type { Shown } from "./state.ts";
import { cut, people } from "./words.ts";

/** How many fields one form asks for at most (method.md, step 8). */
const mostAtOnce = 5;

/** The label of a field where it stands. */
export function labelOf({ talk, part }: Shown, path: string): string {
  return sayLabel(talk.language, { step: part.step, path, sells: talk.view.about.sells });
}

/** A label as it stands before its value: one that asks needs no colon. */
export function before(label: string): string {
  return label.endsWith("?") ? `${label} ` : `${label}: `;
}

/** What stands in a field, in words; people by id. */
export function valueLine(talk: Talk, field: Field, value: Json | undefined, most = 160): Line {
  const world = formWorld(talk.view, talk.language, talk.name);
  const heard = heardAs(field, value, world).filter((one) => one !== "");
  if (heard.length === 0) return [];
  if (field.kind === "person" || field.kind === "people") return people(talk, heard, 12);
  if (field.kind === "date") return [word(sayDate(talk.language, String(value)))];
  if (field.kind === "duration") return [word(sayDuration(talk.language, parseDuration(String(value)) ?? 0))];
  const options = formField(field, world).options ?? [];
  const shown = heard.map((one) => options.find((option) => option.value === one)?.label ?? one).join(", ");
  return [field.kind === "choice" || field.kind === "yes-no" ? word(shown) : said(cut(shown, most))];
}

/** The single fields of a form, in the groups that it is asked in; a field that chooses among rows only once there are some. */
export function fillGroups(fields: readonly Field[]): readonly (readonly Field[])[] {
  const single = fields.filter((field) => field.kind !== "rows" && field.kind !== "record");
  return Array.from({ length: Math.ceil(single.length / mostAtOnce) }, (_, n) => single.slice(n * mostAtOnce, (n + 1) * mostAtOnce));
}

/** Single fields that are filled in, a line each. */
export function singleLines(shown: Shown, fields: readonly Field[], cells: Cells): readonly Line[] {
  return fillGroups(fields)
    .flat()
    .flatMap((field) => {
      const value = valueLine(shown.talk, field, cells[field.id]?.value);
      return value.length === 0 ? [] : [[word(before(labelOf(shown, field.id))), ...value]];
    });
}

/** The way into the single fields: one button, or a menu where they are more than one form asks for. */
export function writing(
  shown: Shown,
  fields: readonly Field[],
  go: boolean,
): { readonly buttons: readonly Button[]; readonly menu: readonly Block[] } {
  const { talk } = shown;
  const groups = fillGroups(fields);
  const label = talk.say("page.act.write");
  if (groups.length <= 1)
    return { buttons: groups.map((_, n) => partAsk(shown, label, "fill", { about: [String(n)], ...(go ? { go } : {}) })), menu: [] };
  const options = groups.map((group, n) => ({ value: String(n), label: group.map((field) => labelOf(shown, field.id)).join(", ") }));
  return { buttons: [], menu: pick({ ask: "fill", about: place(shown), label: `${label}…` }, options) };
}

/** The name of a row by the fields that it must have. */
export function rowName(row: Row, def: Field): string {
  const asked = (def.fields ?? []).filter((one) => one.required);
  return asked.map((one) => String(row.cells[one.id]?.value ?? "")).join(" ↔ ");
}
