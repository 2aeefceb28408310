import type { PartOnView } from "#session/view.ts";
import type { IdeaView } from "#steps/view.ts";
import type { FormField } from "#talk/form.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Placed, fieldsAs, formOf, partAt, placed, tick } from "./kit.ts";
import { questionLines } from "./question.ts";
import { editSlip, nextSlip, openSlip } from "./slip.ts";

/** Below so many people others may guess who wrote an unsigned line (method.md, "Anonymity"). */
const few = 4;

/** Whether the answer has a shape of its own: a slip for one blocked contact. */
function isSlip({ def }: PartOnView): boolean {
  return def.fields.some((field) => field.id === "for");
}

/** The first field takes many, one a line; what else is asked holds for all of them. */
function linesFields({ talk, part }: Placed<"collect">): readonly FormField[] {
  const fields = fieldsAs(talk, part.def.fields, { step: part.step, prefix: "f." });
  const hint = talk.view.people.length < few ? talk.say("page.anonymous.few") : undefined;
  const lines = fields.map((field): FormField => {
    const { max: _, hint: __, ...rest } = field;
    return field.id === "f.text" ? { ...rest, kind: "lines", hint: talk.say("ask.one-a-line") } : field;
  });
  return [...lines, tick("anonymous", talk.say("page.anonymous"), hint)];
}

const add: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "collect", "input");
    if (isRefusal(here)) return here;
    if (isSlip(here.part)) return openSlip(here, on);
    return formOf(talk, {
      name: "add-lines",
      ask: "add",
      on,
      part: here.part,
      title: talk.say("page.act.add"),
      about: questionLines(talk, here.part),
      hidden: { receipt: talk.mint() },
      fields: linesFields(here),
      submit: talk.say("page.act.add"),
    });
  },
  next: nextSlip,
};

/** An unsigned line is known by its receipt alone: before the reveal its text is shown to nobody, not even to its author. */
function unsignedForm({ talk, part, view }: Placed<"collect">, on: readonly string[]): Opened {
  const [, , item = "", receipt = ""] = on;
  const shown = [...view.mine, ...(view.others ?? [])].find((one) => one.id === item);
  if (shown?.unsigned === false) return refuse("item.not-yours");
  return formOf(talk, {
    name: "edit",
    ask: "edit",
    on,
    part,
    title: talk.say("page.act.edit"),
    about: shown === undefined ? [[{ is: "word", text: talk.say("ask.write-anew") }]] : [],
    hidden: { item, receipt },
    fields: fieldsAs(talk, part.def.fields, { step: part.step, prefix: "f.", ...(shown === undefined ? {} : { values: shown.values }) }),
    submit: talk.say("page.act.save"),
  });
}

function editForm(here: Placed<"collect">, on: readonly string[], item: IdeaView): Opened {
  const { talk, part } = here;
  if (isSlip(part)) return editSlip(here, on, item);
  return formOf(talk, {
    name: "edit",
    ask: "edit",
    on,
    part,
    title: talk.say("page.act.edit"),
    hidden: { item: item.id },
    fields: fieldsAs(talk, part.def.fields, { step: part.step, prefix: "f.", values: item.values }),
    submit: talk.say("page.act.save"),
  });
}

/** One's own line, while it may be changed; else why not. */
export function ownItem(talk: Talk, [step = "", part = "", item = ""]: readonly string[]): IdeaView | Refusal {
  const content = partAt(talk, [step, part])?.content;
  if (content?.pattern !== "collect") return refuse("act.unknown");
  const mine = content.mine.find((one) => one.id === item);
  if (mine !== undefined) return mine.struck === null ? mine : refuse("item.gone");
  return refuse(content.others?.some((one) => one.id === item) === true ? "item.not-yours" : "item.unknown");
}

const edit: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "collect", "step");
    if (isRefusal(here)) return here;
    if (on[3] !== undefined) return unsignedForm(here, on);
    const item = ownItem(talk, on);
    return isRefusal(item) ? item : editForm(here, on, item);
  },
};

export const collectAsks = { add, edit } as const;
