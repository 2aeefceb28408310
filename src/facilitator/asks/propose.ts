import type { Values } from "#steps/field.ts";
import type { FormField } from "#talk/form.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Line } from "#talk/line.ts";
import type { MessageKey } from "#locale/say.ts";
import { answerFields, channelLines, shapeOf } from "./answer-fields.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Deciding, kindOf, matterAt } from "./decision.ts";
import { brief, formOf, keeps, partAt } from "./kit.ts";
import { questionLines, subjectLines } from "./question.ts";
import { outcomeLabel, outcomesFor, restrictFields } from "./restrict-fields.ts";

const labels: Readonly<Record<string, MessageKey>> = { purpose: "field.purpose.sentence", pains: "field.pains.conflicts.answer" };

function wordsField({ talk, part, matter }: Deciding, slip?: Values): FormField {
  const def = part.def.variants?.[0]?.fields[0];
  const now = slip?.text ?? matter.proposal?.value.text;
  return {
    id: "f.text",
    label: talk.say(labels[part.step] ?? "field.shared.text"),
    kind: "text",
    required: true,
    ...(def?.min === undefined ? {} : { min: def.min }),
    max: def?.max ?? 3000,
    ...(typeof now === "string" ? { value: [now] } : {}),
  };
}

type Asked = Readonly<{ title: string; fields: readonly FormField[]; hidden: Readonly<Record<string, string>>; about?: readonly Line[] }>;

function asksWords(here: Deciding, slip?: Values): Asked {
  const { talk, matter, part } = here;
  const title = talk.say(matter.proposal === null ? "page.act.propose" : "page.act.propose-other");
  return { title, fields: [wordsField(here, slip)], hidden: { is: part.def.variants?.[0]?.id ?? "" } };
}

/** What becomes of a contact was chosen on its card: its form asks for nothing else. */
function asksRestrict(here: Deciding, named: string | undefined): Asked | Refusal {
  const { talk } = here;
  if (named === "permitted" && !talk.facilitator) return refuse("permit.not-facilitator");
  const is = outcomesFor(talk).find((one) => one === named);
  if (is === undefined) return refuse("item.unknown");
  return { title: brief(outcomeLabel(talk, is), 24), fields: restrictFields(here, is), hidden: { ...keeps, is } };
}

/** What a form of answers opens with: the slip; the one answer that stands alone; beside several, or as one more, nothing. */
function opensWith({ matter }: Deciding, also: boolean, slip: Values | undefined): Values {
  if (slip !== undefined || also) return slip ?? {};
  const value: Values = matter.proposal?.value ?? {};
  const rows = Array.isArray(value.touchpoints) ? (value.touchpoints as readonly Values[]) : [];
  return { ...(rows.length === 1 ? rows[0] : {}), ...value };
}

/** "also" adds to what is put forward; what stands there already stays. */
function asksReplace(here: Deciding, named: string | undefined, slip?: Values): Asked {
  const { talk, part, matter } = here;
  const also = named === "also";
  const is = also ? "with" : (shapeOf(named) ?? shapeOf(String(slip?.is)));
  const values = opensWith(here, also, slip);
  const defs = part.def.variants?.find((one) => one.id === "with")?.fields[0]?.fields ?? [];
  const spec = { step: part.step, subject: matter.subject.id, defs, prefix: "f.touchpoints.new1.", choiceId: "is", is, values };
  return {
    title: talk.say(also ? "card.and-this" : "page.act.replace"),
    fields: answerFields(talk, spec),
    hidden: { ...keeps, ...(is === undefined ? {} : { is }), ...(also ? { also: "yes" } : {}) },
    about: channelLines(talk, values),
  };
}

function askedOf(here: Deciding, named: string | undefined): Asked | Refusal {
  const kind = kindOf(here);
  if (kind === "words") return asksWords(here);
  return kind === "restrict" ? asksRestrict(here, named) : asksReplace(here, named);
}

/** What was collected for the matter, as the person may see it. */
function slipAt({ talk, part }: Deciding, id: string | undefined): Values | undefined {
  const content = partAt(talk, [part.step, "0"])?.content;
  if (content?.pattern !== "collect") return undefined;
  return [...content.mine, ...(content.others ?? [])].find((one) => one.id === id && one.struck === null && !one.parked)?.values;
}

function proposal(here: Deciding, on: readonly string[], slip?: Values): Opened {
  const { talk, part, matter } = here;
  if (part.phase !== "input" && !talk.facilitator && part.step === talk.view.now?.step) return refuse("act.not-open");
  const asked =
    slip === undefined ? askedOf(here, on[3]) : kindOf(here) === "words" ? asksWords(here, slip) : asksReplace(here, undefined, slip);
  if (isRefusal(asked)) return asked;
  return formOf(talk, {
    name: "propose",
    ask: slip === undefined ? "propose" : "slip",
    on,
    part,
    title: asked.title,
    about: [...questionLines(talk, part), ...subjectLines(talk, matter.subject), ...(asked.about ?? [])],
    hidden: { item: matter.subject.id, ...asked.hidden },
    fields: asked.fields,
    submit: talk.say("page.act.propose"),
  });
}

/** Puts something forward for one matter. Behind the item may stand which shape is meant. */
const propose: Ask = {
  open(talk, on) {
    const here = matterAt(talk, on);
    return isRefusal(here) ? here : proposal(here, on);
  },
};

/** Puts a slip forward as it was written, or changed on the way. */
const slip: Ask = {
  open(talk, on) {
    const here = matterAt(talk, on);
    if (isRefusal(here)) return here;
    const found = kindOf(here) === "restrict" ? undefined : slipAt(here, on[3]);
    return found === undefined ? refuse("item.unknown") : proposal(here, on, found);
  },
};

export const decideAsks = { propose, slip } as const;
