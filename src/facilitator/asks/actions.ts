import type { Action } from "#journey/redesign.ts";
import { addDays, dateIn } from "#lib/time.ts";
import { sayDate } from "#locale/dates.ts";
import type { PartOnView } from "#session/view.ts";
import type { Field } from "#steps/field.ts";
import type { ListRow } from "#steps/sheet-view.ts";
import { type Block, type Button, asks, sends } from "#talk/card.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, said, word } from "#talk/line.ts";
import { acts, heading, pick, quiet } from "../cards/blocks.ts";
import { ownOffers } from "../cards/offers.ts";
import { cut, joined, told } from "../cards/words.ts";
import { type Talk, hasVoice } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { cardOf, formOf, shut } from "./kit.ts";
import { withNewOwner } from "./fill.ts";
import { ended } from "./rows.ts";
import { sheetOf } from "./sheet.ts";

type Planned = { readonly part: PartOnView; readonly row: ListRow };

/** The step that holds the plan (method.md, step `actions`): what may change in it after publishing is told there by name. */
const plan = "actions";

function planned({ view }: Talk, id: string | undefined): Planned | Refusal {
  const part = view.parts.find((one) => one.step === plan);
  const row = part?.content.pattern === "list" ? part.content.rows.find((one) => one.id === id) : undefined;
  return part === undefined || row === undefined ? refuse("item.unknown") : { part, row };
}

function setStatus({ part, row }: Planned, status: string): Readonly<Record<string, string>> {
  const base = String(row.cells.status?.rev ?? 0);
  return { step: part.step, part: String(part.part), path: `items/${row.id}/status`, v: status, base };
}

/** What the owner may do with an action: done, blocked, a new date; and say whether it is theirs. */
function buttons(talk: Talk, one: Action): readonly Button[] {
  const found = planned(talk, one.id);
  if (isRefusal(found)) return [];
  const mine = talk.view.accepted[one.id] === talk.me ? [] : [asks(talk.say("page.act.mine"), "action-yours", [one.id])];
  if (one.status === "done") return [sends(talk.say("page.act.not-done"), "set", setStatus(found, "todo"))];
  const done = sends(talk.say("page.act.action-done"), "set", setStatus(found, "done"), "go");
  return [
    ...mine,
    done,
    asks(talk.say("page.act.action-blocked"), "blocked", [one.id]),
    asks(talk.say("page.act.action-date"), "new-date", [one.id]),
  ];
}

function lines(talk: Talk, one: Action): readonly Line[] {
  const due = one.deadline === undefined ? [] : told(talk, "page.actions.due", { date: sayDate(talk.language, one.deadline) });
  const accepted = talk.view.accepted[one.id] === one.owner ? [] : told(talk, "talk.not-accepted");
  const why: Line =
    one.status === "blocked" && one.blockedBy !== undefined
      ? [word(`${talk.say("field.actions.blockedBy")}: `), said(cut(one.blockedBy, 200))]
      : [];
  return [[said(cut(one.title, 140), "strong")], joined([due, accepted]), why].filter((line) => line.length > 0);
}

/** So many stand with their buttons; more are chosen from. */
const shownAtOnce = 8;

function groups(talk: Talk): readonly (readonly [string, readonly Action[]])[] {
  const today = dateIn(talk.now, talk.view.me?.zone ?? talk.view.about.timezone);
  const week = addDays(today, 7);
  const own = talk.view.redesign.actions.filter((one) => one.owner !== undefined && one.owner === talk.me);
  const open = own.filter((one) => one.status !== "done");
  const due = (one: Action): string => one.deadline ?? "9999-12-31";
  return [
    [talk.say("page.actions.overdue"), open.filter((one) => due(one) < today)],
    [talk.say("page.actions.this-week"), open.filter((one) => due(one) >= today && due(one) <= week)],
    [talk.say("page.actions.later"), open.filter((one) => due(one) > week)],
    [talk.say("page.actions.done"), own.filter((one) => one.status === "done")],
  ];
}

function blocksOf(talk: Talk, one: Action): readonly Block[] {
  return [{ is: "lines", lines: lines(talk, one) }, ...acts(buttons(talk, one))];
}

/** What was changed where the result is kept and waits for the owner's answer. */
function changedThere(talk: Talk): readonly Block[] {
  const count = ownOffers(talk).length;
  return count === 0 ? [] : [...quiet(told(talk, "offer.waiting", { count })), ...acts([asks(talk.say("offer.act.see"), "offers")])];
}

/** The actions whose owner one is: overdue, within a week, later, done. With an id: that one alone. */
const mine: Ask = {
  open(talk, [id]) {
    const all = groups(talk).filter(([, list]) => list.length > 0);
    const own = all.flatMap(([, list]) => list);
    const one = own.find((each) => each.id === id);
    if (one !== undefined) return cardOf("mine-actions", talk.say("page.actions.head"), blocksOf(talk, one));
    const shown = new Set(own.slice(0, shownAtOnce));
    const blocks = all.flatMap(([head, list]): readonly Block[] => {
      const here = list.filter((each) => shown.has(each));
      return here.length === 0 ? [] : [{ is: "lines", lines: [heading(head)] }, ...here.flatMap((each) => blocksOf(talk, each))];
    });
    const rest = own.filter((each) => !shown.has(each)).map((each) => ({ value: each.id, label: each.title }));
    const none = own.length === 0 ? quiet(told(talk, "page.state.empty-actions")) : [];
    return cardOf("mine-actions", talk.say("page.actions.head"), [
      ...changedThere(talk),
      ...none,
      ...blocks,
      ...pick({ ask: "mine-actions", about: [], label: talk.say("page.act.show-all") }, rest),
    ]);
  },
};

/** An action that this person may say something of: their own, or any with a voice; while the plan is being made, and once it is out. */
function ownAction(talk: Talk, id: string | undefined): Planned | Refusal {
  const found = planned(talk, id);
  if (isRefusal(found)) return found;
  const no = talk.view.status === "published" ? undefined : (shut(talk, found.part, "open") ?? ended(talk, found.part));
  if (no !== undefined) return no;
  const own = found.row.values.owner === talk.me && talk.me !== null;
  return own || hasVoice(talk) ? found : refuse("actions.not-owner");
}

type Setting = {
  readonly ask: string;
  readonly on: readonly string[];
  readonly field: string;
  readonly title: string;
  readonly hidden?: Readonly<Record<string, string>>;
};

function setting(talk: Talk, { ask, on, field, title, hidden = {} }: Setting): Opened {
  const found = ownAction(talk, on[0]);
  if (isRefusal(found)) return found;
  const { part, row } = found;
  const def: Field | undefined = part.def.fields.find((one) => one.id === field);
  if (def === undefined) return refuse("act.unknown");
  const path = `items/${row.id}/${field}`;
  const sheet = sheetOf(talk, part.step, [{ def, path, cell: row.cells[field], shown: row.values[field] ?? null, label: field }]);
  const fields = sheet.fields.map((one) => ({ ...one, required: true }));
  return formOf(talk, {
    name: "set-many",
    ask,
    on,
    part,
    title,
    about: [[said(cut(String(row.values.title ?? ""), 140), "strong")]],
    hidden: { row: row.id, ...sheet.hidden, ...hidden },
    fields:
      field === "owner"
        ? withNewOwner(
            talk,
            fields.map((one) => ({ ...one, required: false })),
          )
        : fields,
    submit: talk.say("page.act.save"),
  });
}

/** Blocked, and by what: both at once. */
const blocked: Ask = {
  open(talk, on) {
    const found = planned(talk, on[0]);
    if (isRefusal(found)) return found;
    const path = `items/${found.row.id}/status`;
    const status = { [`v.${path}`]: "blocked", [`base.${path}`]: String(found.row.cells.status?.rev ?? 0) };
    return setting(talk, { ask: "blocked", on, field: "blockedBy", title: talk.say("page.act.action-blocked"), hidden: status });
  },
};

const newDate: Ask = {
  open: (talk, on) => setting(talk, { ask: "new-date", on, field: "deadline", title: talk.say("page.act.action-date") }),
};

/** Not mine: whose it is, by whoever may say so. */
const handOn: Ask = {
  open(talk, on) {
    return hasVoice(talk)
      ? setting(talk, { ask: "hand-on", on, field: "owner", title: talk.say("page.act.not-mine") })
      : refuse("act.not-allowed");
  },
};

/** "Is this yours?": yes accepts it; no names another, or says so in a note. */
const yours: Ask = {
  open(talk, [id]) {
    const found = planned(talk, id);
    if (isRefusal(found)) return found;
    const one = talk.view.redesign.actions.find((each) => each.id === id);
    if (one === undefined || one.owner !== talk.me || talk.me === null) return refuse("actions.not-owner");
    const yes = sends(talk.say("page.act.mine"), "control:accept-action", { item: one.id }, "go");
    const no = hasVoice(talk)
      ? asks(talk.say("page.act.not-mine"), "hand-on", [one.id])
      : asks(talk.say("page.act.not-mine"), "note", [one.id]);
    return cardOf("action-yours", talk.say("ask.yours"), [{ is: "lines", lines: lines(talk, one) }, ...acts([yes, no])]);
  },
};

export const actionAsks = { "mine-actions": mine, blocked, "new-date": newDate, "hand-on": handOn, "action-yours": yours } as const;
