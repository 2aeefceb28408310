import { composeNew, needsAction } from "#journey/compose.ts";
import { addWorkingDays } from "#lib/time.ts";
import type { Field, Values } from "#steps/field.ts";
import type { Button } from "#talk/card.ts";
import { asks } from "#talk/card.ts";
import { isMessageKey } from "#locale/say.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, said } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, pick } from "../cards/blocks.ts";
import { cut } from "../cards/words.ts";
import type { Ask, Opened } from "./ask.ts";
import { at, brief, cardOf, choice, fieldsAs, formOf, keeps, tick, why } from "./kit.ts";
import { withNewOwner } from "./fill.ts";
import { questionLines } from "./question.ts";
import { type List, type Sheet, listAt, placesOf, rowGroups, sheetAt } from "./rows.ts";
import { sheetOf } from "./sheet.ts";

type Adding = { readonly sheet: Sheet; readonly list: List; readonly on: readonly string[] };

function isPlan(list: List): boolean {
  return list.fields.some((def) => def.id === "deadline");
}

function adding(talk: Talk, on: readonly string[]): Adding | ReturnType<typeof refuse> {
  const sheet = sheetAt(talk, on);
  if (isRefusal(sheet)) return sheet;
  const list = listAt(sheet, on[2]);
  return list === undefined ? refuse("act.unknown") : { sheet, list, on };
}

function titleOf(talk: Talk, list: List): string {
  if (list.id === "types") return talk.say("page.act.add-type");
  if (list.id === "conflicts") return talk.say("page.act.add-conflict");
  if (isPlan(list)) return talk.say("page.act.add-action");
  const own = `chat.act.add-${list.id}`;
  if (isMessageKey(own)) return talk.say(own);
  return talk.say(list.fields.some((def) => def.id === "medium") ? "page.act.add-contact" : "page.act.add");
}

function labelled(list: List): { readonly label?: string } {
  return list.id === "items" ? {} : { label: list.id };
}

/** One row with what it is born with; the rest by a tick, in the row itself. */
function oneForm({ sheet, list, on }: Adding): Opened {
  const { talk, part } = sheet;
  const [first = [], ...rest] = rowGroups(sheet, list);
  const asked = first.filter((def) => def.id !== "expected");
  const values: Values = isPlan(list) ? { deadline: addWorkingDays(talk.view.redesign.today, 2) } : {};
  const fields = fieldsAs(talk, asked, { step: part.step, prefix: "f.", values, ...labelled(list) });
  const after = list.rows.some((one) => one.id === on[3]) ? { after: on[3] ?? "" } : {};
  return formOf(talk, {
    name: "add-row",
    ask: "row-add",
    on,
    part,
    title: titleOf(talk, list),
    about: questionLines(talk, part),
    hidden: { list: list.id, ...after },
    fields: [...withNewOwner(talk, fields), ...(rest.length === 0 ? [] : [tick("more", talk.say("page.act.more-about"))])],
    submit: talk.say("page.act.add"),
  });
}

function isUncovered({ redesign }: Talk["view"], id: string): boolean {
  const named = redesign.actions.some((one) => one.owner !== undefined && one.touchpoints.includes(id));
  return !named && redesign.covers[id] === undefined;
}

/** Contacts that need an action, and have neither one nor a word that they need none. */
function uncovered({ view }: Talk): readonly { readonly value: string; readonly label: string }[] {
  const open = needsAction(view.redesign).filter((id) => isUncovered(view, id));
  return composeNew(view.redesign)
    .filter((one) => open.includes(one.id))
    .map((one) => ({ value: one.id, label: one.name }));
}

function contactLine(talk: Talk, id: string): Line {
  const name = composeNew(talk.view.redesign).find((one) => one.id === id)?.name ?? "";
  return name === "" ? [] : [said(cut(name, 140))];
}

/** "Needs nothing, because …": of a contact that the button names, or one to choose. */
function coverForm({ sheet: { talk, part }, list, on }: Adding): Opened {
  const named = on[3];
  const open = uncovered(talk);
  if (named === undefined ? open.length === 0 : contactLine(talk, named).length === 0) return refuse("item.unknown");
  const which = named === undefined ? [choice("f.touchpoint", talk.say("field.actions.covers.touchpoint"), open)] : [];
  return formOf(talk, {
    name: "add-row",
    ask: "row-add",
    on,
    part,
    title: talk.say("page.act.needs-nothing"),
    about: named === undefined ? [] : [contactLine(talk, named)],
    hidden: { list: list.id, ...keeps, ...(named === undefined ? {} : { "f.touchpoint": named }) },
    fields: [...which, ...why(talk, { id: "f.why", label: talk.say("field.actions.covers.why"), phrases: "actions-none" })],
    submit: talk.say("page.act.needs-nothing"),
  });
}

const rowAdd: Ask = {
  open(talk, on) {
    const here = adding(talk, on);
    if (isRefusal(here)) return here;
    return here.list.id === "covers" ? coverForm(here) : oneForm(here);
  },
  next(_talk, on, sent) {
    const id = sent.get("nonce")?.[0] ?? "";
    return sent.get("more")?.[0] === "yes" ? { ask: "row", about: [...on.slice(0, 3), id, "1"] } : undefined;
  },
};

/** Whether rows of the list may be written one a line: one name, and what is chosen beside it for all. */
function isPlain({ fields }: List): boolean {
  const asked = fields.filter((def: Field) => def.more !== true);
  return asked.length === 1 || asked.some((def) => def.id === "medium");
}

function manyForm({ sheet: { talk, part }, list, on }: Adding): Opened {
  const asked = list.fields.filter((def) => def.more !== true);
  const fields = fieldsAs(talk, asked, { step: part.step, prefix: "f.", ...labelled(list) });
  const [first, ...rest] = fields;
  if (first === undefined) return refuse("act.unknown");
  const { max: _, ...lines } = first;
  const hint = talk.say(list.id === "items" ? "card.one-a-line" : "ask.one-a-line");
  return formOf(talk, {
    name: "add-rows",
    ask: "rows-add",
    on,
    part,
    title: titleOf(talk, list),
    about: questionLines(talk, part),
    hidden: { list: list.id },
    fields: [{ ...lines, kind: "lines", hint }, ...rest],
    submit: talk.say("page.act.add"),
  });
}

const rowsAdd: Ask = {
  open(talk, on) {
    const here = adding(talk, on);
    if (isRefusal(here)) return here;
    if (here.list.id === "covers") return coverForm(here);
    return isPlain(here.list) ? manyForm(here) : oneForm(here);
  },
  next: (talk, on, sent) => rowAdd.next?.(talk, on, sent),
};

/** A contact without an action: covered by one of the plan, or in need of none. */
const cover: Ask = {
  open(talk, on) {
    const here = adding(talk, [on[0] ?? "", on[1] ?? "", "items"]);
    if (isRefusal(here)) return here;
    const id = on[2] ?? "";
    if (listAt(here.sheet, "covers") === undefined) return refuse("act.unknown");
    const name = composeNew(talk.view.redesign).find((one) => one.id === id)?.name;
    if (name === undefined) return refuse("item.unknown");
    const place = at(here.sheet.part);
    const actions = here.list.rows
      .map((one) => ({ value: one.id, label: String(one.values.title ?? "") }))
      .filter((one) => one.label !== "");
    const none: Button = asks(talk.say("page.act.needs-nothing"), "row-add", [place.step, place.part, "covers", id]);
    const add: Button = asks(talk.say("page.act.add-action"), "rows-add", [place.step, place.part, "items"]);
    return cardOf("cover", brief(name, 80), [
      ...pick({ ask: "covered", about: [place.step, place.part, id], label: talk.say("page.act.covered") }, actions),
      ...acts([add, none]),
    ]);
  },
};

/** "Covered by …": the contact joins those that the action is for. */
const covered: Ask = {
  open(talk, on) {
    const here = adding(talk, [on[0] ?? "", on[1] ?? "", "items"]);
    if (isRefusal(here)) return here;
    const row = here.list.rows.find((one) => one.id === on[3]);
    const def = here.list.fields.find((one) => one.id === "touchpoints");
    const known = composeNew(talk.view.redesign).some((one) => one.id === on[2]);
    if (row === undefined || def === undefined || !known) return refuse("item.gone");
    const { fields, hidden } = sheetOf(talk, here.sheet.part.step, placesOf(here.list, row, [def]));
    const joined = fields.map((field) => ({
      ...field,
      value: [...new Set([...(field.value ?? []), on[2] ?? ""])].filter((one) => one !== ""),
    }));
    return formOf(talk, {
      name: "set-many",
      ask: "covered",
      on,
      part: here.sheet.part,
      title: talk.say("page.act.covered"),
      about: [[said(cut(String(row.values.title ?? ""), 140))]],
      hidden: { list: "items", row: row.id, ...hidden },
      fields: joined,
      submit: talk.say("page.act.save"),
    });
  },
};

export const addAsks = { "row-add": rowAdd, "rows-add": rowsAdd, cover, covered } as const;
