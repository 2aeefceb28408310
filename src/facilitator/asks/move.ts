import type { Option } from "#talk/form.ts";
import { listId } from "#steps/list.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { said } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { brief, choice, formOf } from "./kit.ts";
import { rowAt, rowChoice } from "./fill.ts";
import { type List, listAt, rowName, sheetAt } from "./rows.ts";

/** Where a row may go: behind any other, or to the beginning ("/" is no row's id). */
function places(talk: Talk, list: List, but?: string): readonly Option[] {
  const rows = list.rows.filter((one) => one.id !== but).map((one, n) => ({ value: one.id, label: `${n + 1} ${rowName(list, one)}` }));
  return [{ value: "/", label: talk.say("ask.first") }, ...rows];
}

/** The row that stands before it now. */
function before(list: List, id: string): string {
  const place = list.rows.findIndex((one) => one.id === id);
  return list.rows[place - 1]?.id ?? "/";
}

const move: Ask = {
  open(talk, on) {
    if (on[2] === undefined || (on[2] === listId && on[3] === undefined)) return pickMove.open(talk, on);
    const here = rowAt(talk, on);
    if (isRefusal(here)) return here;
    const { sheet, list, row } = here;
    if (sheet.view.pattern !== "list" || list.id !== listId) return refuse("act.unknown");
    return formOf(talk, {
      name: "move-row",
      ask: "move",
      on,
      part: sheet.part,
      title: talk.say("ask.move"),
      about: [[said(brief(rowName(list, row), 300))]],
      hidden: { list: list.id, row: row.id },
      fields: [choice("after", talk.say("ask.after"), places(talk, list, row.id), { value: [before(list, row.id)] })],
      submit: talk.say("ask.move"),
    });
  },
};

/** The same where the button names no row: which one, and where to. */
const pickMove: Ask = {
  open(talk, on) {
    const sheet = sheetAt(talk, on);
    if (isRefusal(sheet)) return sheet;
    const list = listAt(sheet, listId);
    if (list === undefined || sheet.view.pattern !== "list" || list.id !== listId || list.rows.length === 0) return refuse("act.unknown");
    return formOf(talk, {
      name: "move-row",
      ask: "pick-move",
      on,
      part: sheet.part,
      title: talk.say("ask.move"),
      hidden: { list: list.id },
      fields: [rowChoice(talk, "row", list), choice("after", talk.say("ask.after"), places(talk, list))],
      submit: talk.say("ask.move"),
    });
  },
};

export const moveAsks = { move, "pick-move": pickMove } as const;
