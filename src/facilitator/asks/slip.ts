import type { Values } from "#steps/field.ts";
import type { IdeaView } from "#steps/view.ts";
import { refuse } from "#talk/refusal.ts";
import type { PostedForm } from "../hear/posted.ts";
import type { Talk } from "../talk.ts";
import { answerFields, channelLines, shapeOf } from "./answer-fields.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Placed, formOf, keeps, partAt } from "./kit.ts";
import { contactLines } from "./question.ts";

type Slips = Placed<"collect">;

function blockedOf({ view }: Talk): readonly { readonly id: string; readonly name: string }[] {
  return view.redesign.current.filter((one) => view.redesign.restrictions[one.id]?.is === "blocked");
}

/** The first blocked contact that this person has no slip for; the first of all where there is none left. */
function firstOpen({ talk, view }: Slips): string | undefined {
  const all = blockedOf(talk);
  const open = all.find((one) => !view.mine.some((item) => item.values.for === one.id && item.struck === null));
  return (open ?? all[0])?.id;
}

type SlipForm = {
  readonly ask: string;
  readonly on: readonly string[];
  readonly name: "add" | "edit";
  readonly subject: string;
  readonly is: string | undefined;
  readonly values: Values;
  readonly hidden: Readonly<Record<string, string>>;
};

function slipForm({ talk, part }: Slips, { subject, is, values, hidden, ...form }: SlipForm): Opened {
  const contact = talk.view.redesign.current.find((one) => one.id === subject);
  if (contact === undefined) return refuse("item.unknown");
  const spec = { step: part.step, subject, defs: part.def.fields, prefix: "f.", choiceId: "f.is", is, values };
  return formOf(talk, {
    ...form,
    part,
    title: talk.say("page.act.replace"),
    about: [...contactLines(talk, subject, contact as unknown as Values), ...channelLines(talk, values)],
    hidden: { "f.for": subject, ...(is === undefined ? {} : { "f.is": is }), ...keeps, ...hidden },
    fields: answerFields(talk, spec),
    submit: talk.say("page.act.propose"),
  });
}

/** Which blocked contact first, where the button does not say. */
export function openSlip(slips: Slips, on: readonly string[]): Opened {
  const [, , named = "", shape] = on;
  const subject = named === "" ? firstOpen(slips) : named;
  if (subject === undefined) return refuse("item.unknown");
  return slipForm(slips, { ask: "add", on, name: "add", subject, is: shapeOf(shape), values: {}, hidden: {} });
}

/** One's own slip, to be written over. */
export function editSlip(slips: Slips, on: readonly string[], item: IdeaView): Opened {
  const is = shapeOf(String(item.values.is));
  return slipForm(slips, {
    ask: "edit",
    on,
    name: "edit",
    subject: String(item.values.for),
    is,
    values: item.values,
    hidden: { item: item.id },
  });
}

/** The next blocked contact that this person has said nothing of. */
export const nextSlip: NonNullable<Ask["next"]> = (talk: Talk, [step = "", part = ""]: readonly string[], _sent: PostedForm) => {
  const open = partAt(talk, [step, part]);
  if (open?.content.pattern !== "collect" || open.phase !== "input" || !open.def.fields.some((field) => field.id === "for"))
    return undefined;
  const { mine } = open.content;
  const next = blockedOf(talk).find((one) => !mine.some((item) => item.values.for === one.id && item.struck === null));
  return next === undefined ? undefined : { ask: "add", about: [step, part, next.id] };
};
