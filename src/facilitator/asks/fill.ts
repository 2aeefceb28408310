import type { FormField } from "#talk/form.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { brief, choice, formOf, keeps, tick, why } from "./kit.ts";
import { questionLines } from "./question.ts";
import { type List, type Sheet, type Standing, listAt, listsOf, placesOf, rowGroups, rowName, sheetAt, singlesOf } from "./rows.ts";
import { groupOf, sheetOf } from "./sheet.ts";

function isTicked(sent: ReadonlyMap<string, readonly string[]>): boolean {
  return sent.get("more")?.[0] === "yes";
}

/** "2 / 4", where a form has several groups of fields. */
function pageLine(n: number, of: number): Line {
  return of < 2 ? [] : [word(`${n + 1} / ${of}`)];
}

function moreTick(talk: Talk, n: number, of: number): readonly FormField[] {
  return n + 1 < of ? [tick("more", talk.say("page.act.more-about"))] : [];
}

/** Single fields of a shared form, five at once. */
const fill: Ask = {
  open(talk, on) {
    const sheet = sheetAt(talk, on);
    if (isRefusal(sheet)) return sheet;
    const { part } = sheet;
    const { n, of, items } = groupOf(singlesOf(sheet), on[2]);
    if (items.length === 0) return refuse("act.unknown");
    const { fields, hidden } = sheetOf(talk, part.step, items);
    return formOf(talk, {
      name: "set-many",
      ask: "fill",
      on,
      part,
      title: talk.say("page.act.write"),
      about: [...(n === 0 ? questionLines(talk, part) : []), pageLine(n, of)],
      hidden,
      fields: [...fields, ...moreTick(talk, n, of)],
      submit: talk.say("page.act.save"),
    });
  },
  next: (_talk, on, sent) =>
    isTicked(sent) ? { ask: "fill", about: [on[0] ?? "", on[1] ?? "", String(Number(on[2] ?? "0") + 1)] } : undefined,
};

export type RowHere = { readonly sheet: Sheet; readonly list: List; readonly row: Standing };

/** The list that an ask names, else the one that holds the row it names. */
function listOf(sheet: Sheet, on: readonly string[]): readonly [List | undefined, string | undefined] {
  const named = listAt(sheet, on[2]);
  if (named !== undefined) return [named, on[3]];
  return [listsOf(sheet).find((list) => list.rows.some((one) => one.id === on[2])), on[2]];
}

/** The row that an ask is about (list and row, or the row alone), where this person may write in it. */
export function rowAt(talk: Talk, on: readonly string[]): RowHere | Refusal {
  const sheet = sheetAt(talk, on);
  if (isRefusal(sheet)) return sheet;
  const [list, id] = listOf(sheet, on);
  if (list === undefined) return refuse(on[2] === undefined ? "act.unknown" : "item.gone");
  const row = list.rows.find((one) => one.id === id);
  return row === undefined ? refuse("item.gone") : { sheet, list, row };
}

/** Somebody who is not in the session may be named as the owner of an action. */
export function somebodyElse(talk: Talk): FormField {
  return { id: "newOwner", label: talk.say("card.somebody-else"), kind: "line", required: false, max: 140 };
}

/** Behind the owner of an action: somebody who is not in the list of people. */
export function withNewOwner(talk: Talk, fields: readonly FormField[]): readonly FormField[] {
  return fields.flatMap((field) => (/(^f\.|\/)owner$/.test(field.id) ? [field, somebodyElse(talk)] : [field]));
}

function groupsOf(here: RowHere, group: string | undefined): { readonly n: number; readonly of: number; readonly defs: List["fields"] } {
  const groups = rowGroups(here.sheet, here.list);
  const asked = /^\d{1,3}$/.test(group ?? "") ? Number(group) : 0;
  const n = Math.max(0, Math.min(asked, groups.length - 1));
  return { n, of: groups.length, defs: groups[n] ?? [] };
}

/** The fields of one row, by groups: what it was born with, then more about it. */
const row: Ask = {
  open(talk, on) {
    const here = rowAt(talk, on);
    if (isRefusal(here)) return here;
    const { sheet, list, row: found } = here;
    const { n, of, defs } = groupsOf(here, on[4]);
    const { fields, hidden } = sheetOf(talk, sheet.part.step, placesOf(list, found, defs));
    const asked = fields.map((field, place) => ({ ...field, required: defs[place]?.required === true }));
    return formOf(talk, {
      name: "set-many",
      ask: "row",
      on,
      part: sheet.part,
      title: talk.say("page.act.edit"),
      about: [[said(brief(rowName(list, found), 300))], pageLine(n, of)],
      hidden: { list: list.id, row: found.id, ...hidden },
      fields: [...withNewOwner(talk, asked), ...moreTick(talk, n, of), ...(n === 0 ? [tick("remove", talk.say("page.act.remove"))] : [])],
      submit: talk.say("page.act.save"),
    });
  },
  next(_talk, on, sent) {
    const text = (name: string): string => sent.get(name)?.[0] ?? "";
    // A form has one button: taking the row out is a box in it, and asked about once more.
    if (text("remove") === "yes") return { ask: "row-remove", about: [on[0] ?? "", on[1] ?? "", text("list"), text("row")] };
    const about = [on[0] ?? "", on[1] ?? "", text("list"), text("row"), String(Number(on[4] ?? "0") + 1)];
    return isTicked(sent) ? { ask: "row", about } : undefined;
  },
};

function removal(talk: Talk, on: readonly string[], { sheet, list, row: found }: RowHere): Opened {
  const asks = found.drawn ? why(talk, { id: "why", label: talk.say("field.new-journey.removed"), phrases: "new-journey-removed" }) : [];
  return formOf(talk, {
    name: "remove-row",
    ask: "row-remove",
    on,
    part: sheet.part,
    title: talk.say("page.act.remove"),
    about: [[said(brief(rowName(list, found), 300))]],
    hidden: { list: list.id, row: found.id, ...keeps },
    fields: asks,
    submit: talk.say("page.act.remove"),
  });
}

/** Takes a row out; one that was drawn from earlier answers is let go with a why. */
const rowRemove: Ask = {
  open(talk, on) {
    const here = rowAt(talk, on);
    return isRefusal(here) ? here : removal(talk, on, here);
  },
};

/** A row to choose, where a button names none. */
export function rowChoice(talk: Talk, id: string, list: List): FormField {
  const options = list.rows.map((one) => ({ value: one.id, label: rowName(list, one) }));
  return choice(id, talk.say("ask.which"), options);
}

export const fillAsks = { fill, row, "row-remove": rowRemove } as const;
