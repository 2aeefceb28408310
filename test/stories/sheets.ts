import type { Field, Values } from "#steps/field.ts";
import { listId } from "#steps/list.ts";
import { ask, fieldsOf, offered, open, press, send } from "./hall.ts";
import type { Answers } from "./hands.ts";
import { type At, type Of, type Run, type Task, grouped, hostOf, leading, newIn, partOf, seen, written } from "./run.ts";

type Adding = Task & { readonly act: Of<"add-row"> };

export type Writing = { readonly answers: Answers; readonly left: Values };

/** What of the values the open form asks for, and what is left. */
export function take(
  values: Values,
  defs: readonly Field[],
  { fields, prefix }: { readonly fields: readonly string[]; readonly prefix: string },
): Writing {
  const here = Object.keys(values).filter((id) => fields.includes(`${prefix}${id}`));
  const answers = here.flatMap((id) => {
    const def = defs.find((one) => one.id === id);
    return def === undefined ? [] : [[`${prefix}${id}`, written(def, values[id] ?? null)] as const];
  });
  return { answers: Object.fromEntries(answers), left: Object.fromEntries(Object.entries(values).filter(([id]) => !here.includes(id))) };
}

type Rows = At & { readonly list: string; readonly defs: readonly Field[] };

function listOf(run: Run, at: At, list: string): Rows {
  const part = partOf(run, at);
  const own = part.pattern === "list" && list === listId;
  const def = [...(part.head ?? []), ...part.fields].find((one) => one.id === list && one.kind === "rows");
  return { ...at, list, defs: own ? part.fields : (def?.fields ?? []) };
}

/** The rows of a list as they stand, also those that were drawn from earlier answers. */
export async function rowsAt(run: Run, at: At, list: string): Promise<readonly { readonly id: string }[]> {
  const { content } = await seen(run, at);
  if (content.pattern === "list") return list === listId ? content.rows : (content.heads[list] ?? []);
  return content.pattern === "fill" ? (content.rows[list] ?? []) : [];
}

/** Goes through "more about it" until everything is said. The form of the row is open. */
async function goOn(run: Run, rows: Rows, row: string, values: Values): Promise<void> {
  const host = hostOf(run);
  let left = values;
  for (;;) {
    const fields = fieldsOf(host, `row ${row}`);
    const writing = take(left, rows.defs, { fields, prefix: `v.${rows.list}/${row}/` });
    left = writing.left;
    const more = Object.keys(left).length > 0;
    if (more && !fields.includes("more")) throw new Error(`no form asks for ${Object.keys(left).join(", ")} of ${rows.step}`);
    await send(host, { ...writing.answers, ...(more ? { more: ["yes"] } : {}) });
    if (!more) return;
  }
}

/** Says something more about a row, chosen from the menu of the card. */
export async function fillRow(
  run: Run,
  at: At,
  { list, row, values }: { readonly list: string; readonly row: string; readonly values: Values },
) {
  if (Object.keys(values).length === 0) return;
  await press(hostOf(run), ask("row", at.step, String(at.part), row));
  await goOn(run, listOf(run, at, list), row, run.names.live(values));
}

/** One row by its own form, and what it does not ask at once by "more about it". */
async function addOne(run: Run, rows: Rows, { act: { id, values } }: Adding): Promise<void> {
  const host = hostOf(run);
  const before = await rowsAt(run, rows, rows.list);
  const fields = await open(host, ask("row-add", rows.step, String(rows.part), rows.list));
  const { answers, left } = take(run.names.live(values), rows.defs, { fields, prefix: "f." });
  const more = Object.keys(left).length > 0 && fields.includes("more");
  await send(host, { ...answers, ...(more ? { more: ["yes"] } : {}) });
  const [row] = newIn(await rowsAt(run, rows, rows.list), before);
  if (row === undefined) throw new Error(`a row of ${rows.step} is not there`);
  run.names.bind(id, row);
  if (more) await goOn(run, rows, row, left);
  else if (Object.keys(left).length > 0) await fillRow(run, rows, { list: rows.list, row, values: left });
}

/** Several at once, one a line: what is chosen beside the line holds for all of them. */
async function addLines(run: Run, rows: Rows, all: readonly Adding[]): Promise<void> {
  const host = hostOf(run);
  const [first] = all;
  const [name] = rows.defs;
  if (first === undefined || name === undefined) return;
  const before = await rowsAt(run, rows, rows.list);
  const fields = await open(host, ask("rows-add", rows.step, String(rows.part), rows.list));
  const { [name.id]: _, ...beside } = run.names.live(first.act.values);
  const { answers } = take(beside, rows.defs, { fields, prefix: "f." });
  await send(host, { ...answers, [`f.${name.id}`]: [all.map((one) => String(one.act.values[name.id])).join("\n")] });
  await host.hands.close();
  const added = newIn(await rowsAt(run, rows, rows.list), before);
  if (added.length !== all.length) throw new Error(`${added.length} rows of ${rows.step} instead of ${all.length}`);
  all.forEach((one, n) => run.names.bind(one.act.id, added[n] ?? ""));
}

/** What a row is born with, where several are written at once. */
function bornWith(rows: Rows, { act: { values } }: Adding): string {
  return JSON.stringify(
    rows.defs
      .slice(1)
      .filter((def) => def.more !== true)
      .map((def) => values[def.id] ?? null),
  );
}

function runs(rows: Rows, all: readonly Adding[]): readonly (readonly Adding[])[] {
  const parcels: Adding[][] = [];
  for (const one of all) {
    const last = parcels.at(-1);
    if (last?.[0] !== undefined && bornWith(rows, last[0]) === bornWith(rows, one)) last.push(one);
    else parcels.push([one]);
  }
  return parcels;
}

/** Rows of one list. `more` is what else is said of each, by the script's own id; answers with those of which everything is said. */
async function addRows(run: Run, at: At, all: readonly Adding[], more: ReadonlyMap<string, Values>): Promise<readonly string[]> {
  const rows = listOf(run, at, all[0]?.act.list ?? "");
  const many = await offered(hostOf(run), ask("rows-add", at.step, String(at.part), rows.list));
  if (!many) {
    for (const one of all) await addOne(run, rows, one);
    return [];
  }
  for (const some of runs(rows, all)) await addLines(run, rows, some);
  const born = new Set(rows.defs.filter((def) => def.more !== true).map((def) => def.id));
  for (const {
    act: { id, values },
  } of all) {
    const rest = Object.fromEntries(Object.entries({ ...values, ...more.get(id) }).filter(([key]) => !born.has(key)));
    await fillRow(run, at, { list: rows.list, row: run.names.live(id), values: rest });
  }
  return all.map((one) => one.act.id);
}

/** Single fields of a shared form, group by group as the card offers them. */
async function fill(run: Run, at: At, values: Values): Promise<void> {
  const host = hostOf(run);
  const part = partOf(run, at);
  let left = run.names.live(values);
  for (let n = 0; Object.keys(left).length > 0; n += 1) {
    const group = ask("fill", at.step, String(at.part), String(n));
    if (!(await offered(host, group))) throw new Error(`no form of ${at.step} asks for ${Object.keys(left).join(", ")}`);
    const fields = await open(host, group);
    const writing = take(left, [...part.fields, ...(part.head ?? [])], { fields, prefix: "v." });
    if (Object.keys(writing.answers).length > 0) await send(host, writing.answers);
    left = writing.left;
  }
}

/** Puts the rows in the order wanted, one move at a time, and none that is not needed. */
async function reorder(run: Run, at: At, wanted: readonly string[]): Promise<void> {
  const host = hostOf(run);
  for (const [place, row] of wanted.entries()) {
    const now = (await rowsAt(run, at, listId)).map((one) => one.id);
    if (now[place] === row) continue;
    await open(host, ask("move", at.step, String(at.part)));
    await send(host, { row: [row], after: [wanted[place - 1] ?? "/"] });
  }
}

function isOfRow({ act: { path } }: Task & { readonly act: Of<"set"> }): boolean {
  return path.includes("/");
}

/** Rows, single fields, the order, and what is set in rows afterwards: everything that one form or list of the script says. */
export async function sheet(run: Run, tasks: readonly Task[]): Promise<number> {
  const all = leading(tasks, "add-row", "set", "order");
  const [first] = all;
  if (first === undefined) return 0;
  const at: At = { step: first.act.step, part: first.act.part };
  const rows = all.filter((one): one is Adding => one.act.do === "add-row");
  const sets = all.filter((one): one is Task & { readonly act: Of<"set"> } => one.act.do === "set");
  const inRows = grouped(sets.filter(isOfRow), ({ act: { path } }) => path.split("/")[1] ?? "").map((some) => {
    const [list = "", row = ""] = (some[0]?.act.path ?? "").split("/");
    return { list, row, values: Object.fromEntries(some.map(({ act: { path, value } }) => [path.split("/")[2] ?? "", value])) };
  });
  const added = new Set(rows.map((one) => one.act.id));
  const more = new Map(inRows.filter((one) => added.has(one.row)).map((one) => [one.row, one.values]));
  const said: string[] = [];
  for (const some of grouped(rows, (one) => one.act.list)) said.push(...(await addRows(run, at, some, more)));
  const singles = sets.filter((one) => !isOfRow(one)).map(({ act: { path, value } }) => [path, value] as const);
  if (singles.length > 0) await fill(run, at, Object.fromEntries(singles));
  for (const { act } of all) if (act.do === "order") await reorder(run, at, run.names.live(act.items));
  await restOfRows(
    run,
    at,
    inRows.filter((one) => !said.includes(one.row)),
  );
  return all.length;
}

type InRow = { readonly list: string; readonly row: string; readonly values: Values };

/** What is set in rows that stood before, and what was still to be said of them. */
async function restOfRows(run: Run, at: At, sets: readonly InRow[]): Promise<void> {
  const later = at.step === "new-journey" ? run.later : new Map<string, Values>();
  const standing = sets.map((one) => ({ ...one, row: run.names.live(one.row) }));
  const rows = [...new Set([...standing.map((one) => one.row), ...later.keys()])];
  for (const row of rows) {
    const set = standing.find((one) => one.row === row);
    const values = { ...later.get(row), ...set?.values };
    await fillRow(run, at, { list: set?.list ?? listId, row, values });
  }
}
