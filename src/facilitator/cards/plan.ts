import { needsAction } from "#journey/compose.ts";
import type { Action } from "#journey/redesign.ts";
import { sayDate } from "#locale/dates.ts";
import type { ListRow, ListView } from "#steps/sheet-view.ts";
import { type Block, asks } from "#talk/card.ts";
import { type Line, person, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf, pick, quiet } from "./blocks.ts";
import { numberedNew } from "./contacts.ts";
import { notesLine } from "./notes.ts";
import { doneButton, place } from "./press.ts";
import type { Shown } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

type PlanShown = Shown & { readonly view: ListView };
type Task = Pick<Action, "id" | "title"> & { readonly owner?: unknown; readonly deadline?: unknown };

/** An action in one line: what, who (and whether they know), by when. */
export function actionLine(talk: Talk, { id, title, owner, deadline }: Task): Line {
  const named = typeof owner === "string" && owner !== "";
  const outside = named && talk.view.people.find((one) => one.id === owner)?.role === "owner" && talk.view.accepted[id] !== owner;
  const what = saidLine(title, 140);
  return joined([
    what.length === 0 ? told(talk, "card.untitled") : what,
    named ? [person(owner)] : told(talk, "card.no-owner"),
    outside ? told(talk, "talk.not-accepted") : [],
    typeof deadline === "string" && deadline !== ""
      ? told(talk, "page.actions.due", { date: sayDate(talk.language, deadline) })
      : told(talk, "card.no-deadline"),
  ]);
}

function rowLine(talk: Talk, news: ReturnType<typeof numberedNew>, row: ListRow, n: number): Line {
  const numbers = ((row.values.touchpoints ?? []) as readonly string[]).flatMap((id) => news.get(id)?.number ?? []).join(", ");
  const draft = row.drawn ? told(talk, "chat.draft") : [];
  const { title, owner, deadline } = row.values;
  const action = actionLine(talk, { id: row.id, title: String(title ?? ""), owner, deadline });
  return [
    word(`${n + 1} `, "strong"),
    ...joined([action, numbers === "" ? [] : told(talk, "chat.for-contacts", { numbers }), draft, notesLine(talk, row.id)]),
  ];
}

/** New and changed contacts that no action with an owner names, and that nobody said need none. */
function uncovered({ view: { redesign } }: Talk): readonly string[] {
  const named = new Set([
    ...redesign.actions.filter((one) => one.owner !== undefined).flatMap((one) => one.touchpoints),
    ...Object.keys(redesign.covers),
  ]);
  return needsAction(redesign).filter((id) => !named.has(id));
}

function coverage(shown: PlanShown): readonly Block[] {
  const { talk, part, view } = shown;
  const news = numberedNew(talk);
  const open = uncovered(talk);
  const nameOf = (id: string) => `${news.get(id)?.number ?? ""} ${news.get(id)?.contact.name ?? ""}`.trim();
  const names = joined(
    open.slice(0, 12).map((id) => saidLine(nameOf(id), 80)),
    ", ",
  );
  const rest = open.length > 12 ? [word(`, +${open.length - 12}`)] : [];
  const head = told(talk, open.length === 0 ? "card.all-covered" : "card.uncovered", { count: open.length });
  const covers = (view.heads.covers ?? []).map((row) => {
    const why = told(talk, "talk.covered", { reason: String(row.cells.why?.value ?? "").slice(0, 120) });
    return joined([saidLine(nameOf(String(row.cells.touchpoint?.value)), 80), why]);
  });
  const asked = needsAction(talk.view.redesign).length === 0 ? [] : [open.length === 0 ? head : [...head, word(": "), ...names, ...rest]];
  const menu = { ask: "cover", about: place(shown), label: talk.say("chat.answer") };
  return [
    ...linesOf(talk, asked),
    ...quiet(...covers.slice(0, 8)),
    ...(part.phase === "closed"
      ? []
      : pick(
          menu,
          open.map((id) => ({ value: id, label: nameOf(id) })),
        )),
  ];
}

/** The plan: each action with its owner and day, contacts still without one, drafts from the findings. */
export function planCard(shown: PlanShown): readonly Block[] {
  const { talk, part, view } = shown;
  const news = numberedNew(talk);
  const rows = view.rows.map((row, n) => rowLine(talk, news, row, n));
  const fallen = view.fallen.slice(0, 10).map((one) => saidLine(one.values.title, 80));
  const gone: readonly Line[] = fallen.length === 0 ? [] : [[...told(talk, "report.head.fell-away"), word(": "), ...joined(fallen, ", ")]];
  const body = [...linesOf(talk, rows.length === 0 ? [told(talk, "card.empty-plan")] : rows), ...quiet(...gone), ...coverage(shown)];
  if (part.phase === "closed") return body;
  const change = view.rows.map((row, n) => ({ value: row.id, label: `${n + 1} ${String(row.values.title ?? "")}` }));
  const move = view.rows.length > 1 ? [asks(talk.say("chat.act.move"), "move", place(shown))] : [];
  return [
    ...body,
    ...pick({ ask: "row", about: place(shown), label: talk.say("chat.change") }, change),
    ...acts([asks(talk.say("page.act.add-action"), "row-add", place(shown, "items"), "go"), ...move, ...doneButton(shown)]),
  ];
}
