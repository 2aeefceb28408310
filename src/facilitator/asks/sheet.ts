import { formField, heardAs } from "../forms.ts";
import { markDrawn } from "../hear/set-many.ts";
import { readerOf } from "../hear/posted.ts";
import type { Field, Json } from "#steps/field.ts";
import type { Cell } from "#steps/sheet.ts";
import type { FormField } from "#talk/form.ts";
import type { Talk } from "../talk.ts";
import { worldOf } from "./kit.ts";

/** A field of a shared form: where it stands, the cell somebody wrote, and the value that counts (a drawn row has values without a cell). */
export type Place = {
  readonly def: Field;
  readonly path: string;
  readonly cell: Cell | undefined;
  readonly shown?: Json | undefined;
  readonly label: string;
};

/** At most so many fields stand in one form. */
export const groupSize = 5;

/** The fields of one group; the last one for a number beyond. */
export function groupOf<Item>(
  all: readonly Item[],
  group: string | undefined,
): { readonly n: number; readonly of: number; readonly items: readonly Item[] } {
  const of = Math.max(1, Math.ceil(all.length / groupSize));
  const asked = /^\d{1,3}$/.test(group ?? "") ? Number(group) : 0;
  const n = Math.min(asked, of - 1);
  return { n, of, items: all.slice(n * groupSize, (n + 1) * groupSize) };
}

function fieldOf(talk: Talk, step: string, { def, path, cell, shown, label }: Place): FormField {
  const world = worldOf(talk, step);
  const value = shown ?? cell?.value ?? null;
  return { ...formField(def, world, { label, values: { [def.id]: value } }), id: `v.${path}`, required: false };
}

/** What goes along hidden with several fields of a shared form: what each was drawn with, and the event that wrote it. */
function marks(talk: Talk, step: string, { def, path, cell, shown }: Place): readonly (readonly [string, string])[] {
  const given = heardAs(def, shown ?? cell?.value ?? null, worldOf(talk, step));
  return [
    [`was.${path}`, markDrawn(def, given, readerOf(talk))],
    [`base.${path}`, String(cell?.rev ?? 0)],
  ];
}

/** Several fields of a shared form as `set-many` is heard: the fields, and what goes along hidden. */
export function sheetOf(
  talk: Talk,
  step: string,
  places: readonly Place[],
): { readonly fields: readonly FormField[]; readonly hidden: Readonly<Record<string, string>> } {
  return {
    fields: places.map((place) => fieldOf(talk, step, place)),
    hidden: Object.fromEntries(places.flatMap((place) => marks(talk, step, place))),
  };
}
