import { type Option, type FormField } from "#talk/form.ts";
import { refuse } from "#talk/refusal.ts";
import { said } from "#talk/line.ts";
import { valuesOf } from "#steps/sheet.ts";
import { cut, told } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { choice, formOf, keeps, notLeading, partAt, voiceless, why } from "./kit.ts";
import { itemText } from "./question.ts";

/** The texts that may be struck: notes, and what came late. */
export function looseTexts(talk: Talk): readonly Option[] {
  const notes = talk.view.notes.filter((one) => one.struck === undefined).map((one) => ({ value: one.id, label: one.text }));
  const late = talk.view.late.filter((one) => one.struck === undefined && !one.takenIn);
  return [...notes, ...late.map((one) => ({ value: one.id, label: itemText(talk, one.values) }))];
}

/** What of a part may be struck: slips, rows, matters, quotes. */
export function strikeable(talk: Talk, place: readonly string[]): readonly Option[] {
  const content = partAt(talk, place)?.content;
  switch (content?.pattern) {
    case "collect":
      return (content.others ?? [])
        .filter((one) => one.struck === null)
        .map((one) => ({ value: one.id, label: itemText(talk, one.values) }));
    case "decide":
      return content.matters
        .filter((one) => one.proposal !== null || one.objections.length > 0)
        .map(({ subject, proposal }) => ({
          value: subject.id,
          label: itemText(talk, subject.values) || itemText(talk, proposal?.value ?? {}),
        }));
    case "rate":
      return content.items.flatMap((item) =>
        item.evidence.filter((one) => one.struck === undefined).map((one) => ({ value: one.id, label: one.text })),
      );
    case "fill":
    case "list": {
      const lists = content.pattern === "fill" ? content.rows : content.heads;
      const own = content.pattern === "list" ? content.rows.filter((one) => !one.drawn) : [];
      const rows = Object.values(lists).flatMap((all) => all.map(({ id, cells }) => ({ id, values: valuesOf(cells) })));
      return [...own, ...rows].map((one) => ({ value: one.id, label: itemText(talk, one.values) || one.id }));
    }
    default:
      return [];
  }
}

function which(
  talk: Talk,
  { id, named, options }: { readonly id: string; readonly named: string | undefined; readonly options: readonly Option[] },
): readonly FormField[] {
  return named === undefined ? [choice(id, talk.say("ask.which"), options)] : [];
}

function striking(talk: Talk, on: readonly string[]): Opened {
  const [kind, ...rest] = on;
  const texts = kind === "text";
  const named = texts ? rest[0] : rest[2];
  const id = texts ? "id" : "item";
  const part = texts ? undefined : partAt(talk, rest);
  if (!texts && (kind !== "item" || part === undefined)) return refuse("act.unknown");
  const options = texts ? looseTexts(talk) : strikeable(talk, rest);
  if (named === undefined ? options.length === 0 : !options.some((one) => one.value === named)) return refuse("item.unknown");
  const text = options.find((one) => one.value === named)?.label;
  return formOf(talk, {
    name: texts ? "control:strike-text" : "strike",
    ask: "strike",
    on,
    ...(part === undefined ? {} : { part }),
    title: talk.say("page.act.strike"),
    about: [text === undefined ? [] : [said(cut(text, 300))], told(talk, "page.strike.hint")],
    hidden: { ...keeps, ...(named === undefined ? {} : { [id]: named }) },
    fields: [...which(talk, { id, named, options }), ...why(talk, { id: "reason", label: talk.say("page.why-field"), phrases: "strike" })],
    submit: talk.say("page.act.strike"),
  });
}

/** Takes a text from every view, with a reason that stays: of a part (`item`, step, part, id), or a note or late text (`text`, id). */
const strike: Ask = { open: (talk, on) => notLeading(talk) ?? striking(talk, on) };

/** Puts a line aside, or takes one up again: it stands in the report, and in no vote. */
const park: Ask = {
  open(talk, on) {
    const part = partAt(talk, on);
    const no = voiceless(talk);
    if (no !== undefined) return no;
    if (part?.content.pattern !== "collect" || part.content.others === null) return refuse("act.unknown");
    if (talk.view.now?.step !== part.step) return refuse("act.not-open");
    const all = [...part.content.mine, ...part.content.others].filter((one) => one.struck === null && !one.parked);
    const options = all.map((one) => ({ value: one.id, label: itemText(talk, one.values) }));
    if (on[2] === undefined ? options.length === 0 : !options.some((one) => one.value === on[2])) return refuse("item.gone");
    return formOf(talk, {
      name: "park",
      ask: "park",
      on,
      part,
      title: talk.say("page.act.park"),
      about: [told(talk, "page.park.hint")],
      hidden: { on: "yes", ...(on[2] === undefined ? {} : { item: on[2] }) },
      fields: which(talk, { id: "item", named: on[2], options }),
      submit: talk.say("page.act.park"),
    });
  },
};

export const strikeAsks = { strike, park } as const;
