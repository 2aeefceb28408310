import type { Touchpoint } from "#journey/touchpoint.ts";
import { expectedEmotion } from "#journey/stats.ts";
import { saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import type { ListRow, ListView } from "#steps/sheet-view.ts";
import { type Block, asks } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, heading, linesOf, pick, quiet } from "./blocks.ts";
import { contactFacts, contactHead, contactName, curve, numberOf, numbersOf, numberedNew, reasonsOf } from "./contacts.ts";
import { singleLines, writing } from "./fields.ts";
import { journeysOf } from "./journeys.ts";
import { notesLine } from "./notes.ts";
import { doneButton, place } from "./press.ts";
import { planCard } from "./plan.ts";
import type { Shown } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

type ListShown = Shown & { readonly view: ListView };

/** More contacts than this, and each is only named. */
const mostInFull = 20;

/** Where a contact of the new journey comes from: in place of which, changed, kept. */
function originLine(talk: Talk, contact: Touchpoint | undefined): Line {
  const origin = contact?.origin;
  if (origin === undefined) return [];
  const numbers = numbersOf(talk, origin.replaces);
  const takes = numbersOf(talk, origin.absorbs);
  const kind =
    numbers === "" ? [word(sayCode(talk.language, "origin", origin.kind))] : [word(`→ ${talk.say("talk.in-place-of", { numbers })}`)];
  return joined([kind, takes === "" ? [] : told(talk, "talk.takes-in", { numbers: takes })]);
}

function expectedLine({ language, say }: Talk, row: ListRow): Line {
  const { expected } = row.values;
  return typeof expected === "number" ? [word(`${say("talk.expected")} ${saySigned(language, expected)}`)] : [];
}

function rowLine({ talk, part, view }: ListShown, row: ListRow, n: number): Line {
  const head = contactHead(talk, { id: row.id, number: n + 1, values: row.values });
  const origin =
    part.step === "new-journey"
      ? originLine(
          talk,
          journeysOf(talk).composed.find((one) => one.id === row.id),
        )
      : [];
  if (view.rows.length > mostInFull) return joined([head, origin]);
  const permitted = saidLine(row.values.permitted, 80);
  const allowed = permitted.length === 0 ? [] : [word(`${sayCode(talk.language, "outcome", "permitted")}: `), ...permitted];
  return joined([head, contactFacts(talk, row.values), expectedLine(talk, row), origin, allowed, notesLine(talk, row.id)]);
}

/** What is no longer there, each with the reasons that struck it and what became of it. */
function goneLines(talk: Talk): readonly Line[] {
  const { redesign } = talk.view;
  const { outcomes } = journeysOf(talk);
  const news = numberedNew(talk);
  return redesign.current.flatMap((contact) => {
    const outcome = outcomes.get(contact.id);
    if (outcome === undefined || outcome.is === "kept" || outcome.is === "changed") return [];
    const { id, ...values } = contact;
    const reasons = reasonsOf(talk, outcome.reasons ?? []);
    const names = joined(
      outcome.by.map((by) => saidLine(news.get(by)?.contact.name ?? contactName(talk, by), 80)),
      ", ",
    );
    const became: Line = names.length > 0 ? [word("→ "), ...names] : [word(`⊣ ${sayCode(talk.language, "outcome", outcome.is)}`)];
    const head = contactHead(talk, { id, number: numberOf(talk, id), values: values as never }, true);
    return [joined([head, reasons === "" ? [] : [word(reasons)], became, saidLine(outcome.why, 80)])];
  });
}

/** How both journeys feel, as strips of text. */
function feeling(talk: Talk): Line {
  const { composed, stats } = journeysOf(talk);
  const felt = curve(talk.view.redesign.current.map((one) => stats.get(one.id)?.emotion.median));
  const hoped = curve(composed.map((one) => expectedEmotion(one, stats)));
  return joined([
    felt === "" ? [] : [word(`${talk.say("talk.felt")} ${felt}`)],
    hoped === "" ? [] : [word(`${talk.say("talk.expected")} ${hoped}`)],
  ]);
}

function countLine({ talk, view }: ListShown): Line {
  const digital = view.rows.filter((row) => row.values.medium === "digital").length;
  return view.rows.length === 0 ? [] : told(talk, "page.board.count", { count: view.rows.length, digital });
}

function contactsCard(shown: ListShown): readonly Block[] {
  const { talk, part, view } = shown;
  const isNew = part.def.subjects === "composed";
  const gone = isNew ? goneLines(talk) : [];
  const rows = view.rows.map((row, n) => rowLine(shown, row, n));
  const empty = rows.length === 0 ? [told(talk, isNew ? "page.state.empty-new" : "page.state.empty-journey")] : [];
  const head = part.def.head ?? [];
  const body = [
    ...quiet(countLine(shown), isNew ? feeling(talk) : []),
    ...linesOf(talk, [...singleLines(shown, head, view.head), ...empty, ...rows]),
    ...linesOf(talk, gone.length === 0 ? [] : [heading(talk.say("chat.no-longer")), ...gone]),
  ];
  if (part.phase === "closed") return body;
  const label = talk.say("page.act.add-contact");
  const add = asks(label, isNew ? "row-add" : "rows-add", place(shown, "items"), "go");
  const move = view.rows.length > 1 ? [asks(talk.say("chat.act.move"), "move", place(shown))] : [];
  const ends = writing(shown, head, false).buttons.map((button) => ({ ...button, label: talk.say("chat.act.from-to") }));
  const change = view.rows.map((row, n) => ({ value: row.id, label: `${n + 1} ${String(row.values.name ?? "")}` }));
  return [
    ...body,
    ...pick({ ask: "row", about: place(shown), label: talk.say("chat.change") }, change),
    ...acts([add, ...move, ...ends, ...doneButton(shown)]),
  ];
}

/** An ordered list: the contacts of a journey, or the actions of the plan. */
export function listCard(shown: ListShown): readonly Block[] {
  return shown.part.def.fields.some((field) => field.id === "deadline") ? planCard(shown) : contactsCard(shown);
}
