import { type MessageKey, isMessageKey } from "#locale/say.ts";
import type { Field } from "#steps/field.ts";
import type { Row } from "#steps/sheet.ts";
import type { FillView } from "#steps/sheet-view.ts";
import { type Block, type Button, asks } from "#talk/card.ts";
import type { Option } from "#talk/form.ts";
import { type Line, word } from "#talk/line.ts";
import { acts, heading, linesOf, pick } from "./blocks.ts";
import { before, labelOf, rowName, singleLines, valueLine, writing } from "./fields.ts";
import { doneButton, place } from "./press.ts";
import type { Shown } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

type FillShown = Shown & { readonly view: FillView };
type List = { readonly def: Field; readonly rows: readonly Row[] };

function lists({ part, view }: FillShown): readonly List[] {
  return part.def.fields.filter((def) => def.kind === "rows").map((def) => ({ def, rows: view.rows[def.id] ?? [] }));
}

function more(def: Field): readonly Field[] {
  return (def.fields ?? []).filter((one) => one.required !== true);
}

/** A row by its name; of the one in focus also what was said of it, of the others how much. */
function rowLines(shown: FillShown, { def, rows }: List, row: Row): readonly Line[] {
  const { talk, view } = shown;
  const filled = more(def).flatMap((field) => {
    const value = valueLine(talk, field, row.cells[field.id]?.value, 120);
    return value.length === 0 ? [] : [{ field, value }];
  });
  const chosen = def.id === "types" ? (view.cells.focus?.value ?? rows[0]?.id) : undefined;
  const name: Line = [word("• "), ...saidLine(rowName(row, def), 300)];
  if (chosen === row.id)
    return [name, ...filled.map(({ field, value }): Line => [word(`   ${before(labelOf(shown, `${def.id}/${field.id}`))}`), ...value])];
  if (more(def).length > 3) return [joined([name, told(talk, "chat.filled", { done: filled.length, total: more(def).length })])];
  return [joined([name, ...filled.map(({ value }) => value)])];
}

const addKeys: Readonly<Record<string, MessageKey>> = { types: "page.act.add-type", conflicts: "page.act.add-conflict" };

function addKey(list: string): MessageKey {
  const own = `chat.act.add-${list}`;
  return addKeys[list] ?? (isMessageKey(own) ? own : "page.act.add");
}

/** A list of plain texts takes several at once, one a line; any other one row after another. */
function addButton(shown: FillShown, { def }: List, go: boolean): Button {
  const ask = (def.fields ?? []).length === 1 ? "rows-add" : "row-add";
  return asks(shown.talk.say(addKey(def.id)), ask, place(shown, def.id), go ? "go" : undefined);
}

function changing(shown: FillShown, all: readonly List[]): readonly Block[] {
  const options = all.flatMap(({ def, rows }) => rows.map((row): Option => ({ value: row.id, label: rowName(row, def) })));
  return pick({ ask: "row", about: place(shown), label: shown.talk.say("chat.change") }, options);
}

/** One shared form: what is filled in so far, and the ways into it. */
export function fillCard(shown: FillShown): readonly Block[] {
  const { talk, part, view } = shown;
  const all = lists(shown);
  const first = all.some(({ def }) => def.required === true);
  const rows = all.flatMap((list) =>
    list.rows.length === 0 ? [] : [heading(labelOf(shown, list.def.id)), ...list.rows.flatMap((row) => rowLines(shown, list, row))],
  );
  const single = singleLines(
    shown,
    part.def.fields.filter((field) => field.of !== "types"),
    view.cells,
  );
  const body = linesOf(talk, first ? [...rows, ...single] : [...single, ...rows]);
  if (part.phase === "closed") return body;
  const asked = part.def.fields.filter((field) => field.of !== "types" || all.some(({ rows: some }) => some.length > 1));
  const { buttons, menu } = writing(shown, asked, all.length === 0);
  const adds = all.map((list, n) => addButton(shown, list, n === 0 && first));
  const write = first ? [...adds, ...buttons] : [...buttons, ...adds];
  return [...body, ...menu, ...changing(shown, all), ...acts([...write, ...doneButton(shown)])];
}
