import { channelAdvice } from "../forms.ts";
import { blockedBy } from "#journey/blocking.ts";
import { composeNew } from "#journey/compose.ts";
import { sayCode } from "#locale/say.ts";
import type { Field, Values } from "#steps/field.ts";
import type { FormField, Option } from "#talk/form.ts";
import { type Line, word } from "#talk/line.ts";
import { asHead } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import { choice, fieldsAs, why } from "./kit.ts";

/**
 * How an answer to "what takes its place" is asked: as a slip or as a proposal. `is`: the one shape asked about; missing: all of them, with
 * the choice first. `prefix` and `choiceId` are the names that the form is heard by.
 */
export type AnswerSpec = {
  readonly step: string;
  readonly subject: string;
  readonly defs: readonly Field[];
  readonly prefix: string;
  readonly choiceId: string;
  readonly is: string | undefined;
  readonly values: Values;
};

export const answerShapes = ["with", "merged", "dropped"] as const;

/** The shape named, if it is one. */
export function shapeOf(is: string | undefined): string | undefined {
  return answerShapes.find((one) => one === is);
}

const buttons = { with: "page.act.replace", merged: "page.act.merge-into", dropped: "page.act.drop" } as const;

/** The words of the button that opens the shape. */
export function shapeLabel(talk: Talk, is: (typeof answerShapes)[number]): string {
  return talk.say(buttons[is]);
}

function contactFields(talk: Talk, { step, defs, prefix, values, is }: AnswerSpec): readonly FormField[] {
  const needed = ["name", "channels", "medium"];
  const order = is === undefined ? [...needed, "announcedBy"] : [...needed, "does", "announcedBy", "permitted"];
  const chosen = order.flatMap((id) => defs.find((def) => def.id === id) ?? []);
  const drawn = fieldsAs(talk, chosen, { step, prefix, values: { medium: "digital", ...values } });
  return drawn.map((field) => ({ ...field, required: is !== undefined && needed.some((id) => field.id === `${prefix}${id}`) }));
}

/** Contacts that a blocked one may be merged into. */
function targets({ view }: Talk, subject: string): readonly Option[] {
  const { redesign } = view;
  const standing = [...redesign.current.filter((one) => redesign.restrictions[one.id]?.is !== "blocked"), ...composeNew(redesign)];
  const others = standing.filter((one) => one.id !== subject).map((one) => [one.id, { value: one.id, label: one.name }] as const);
  return [...new Map(others).values()];
}

function intoField(talk: Talk, { subject, values, is }: AnswerSpec): FormField {
  const value = typeof values.into === "string" ? { value: [values.into] } : {};
  return choice("f.into", talk.say("field.replace.into"), targets(talk, subject), { required: is !== undefined, ...value });
}

function whyFields(talk: Talk, { values }: AnswerSpec): readonly FormField[] {
  const given = typeof values.why === "string" ? { value: values.why } : {};
  return why(talk, { id: "f.why", label: talk.say("field.replace.why"), phrases: "replace-dropped", ...given });
}

/** The fields of one shape, or of all with the choice among them. */
export function answerFields(talk: Talk, spec: AnswerSpec): readonly FormField[] {
  if (spec.is === "with") return contactFields(talk, spec);
  if (spec.is === "merged") return [intoField(talk, spec)];
  if (spec.is === "dropped") return whyFields(talk, spec);
  const options = answerShapes.map((shape) => ({ value: shape, label: shapeLabel(talk, shape) }));
  const first = choice(spec.choiceId, talk.say("field.replace.is"), options, { value: [String(spec.values.is ?? "with")] });
  return [first, ...contactFields(talk, spec), intoField(talk, spec), ...whyFields(talk, spec)];
}

/** Channels that a reason shuts, and what is good to know of those that are chosen already. */
export function channelLines(talk: Talk, values: Values): readonly Line[] {
  const [first] = blockedBy({ medium: "physical", channels: ["face-to-face"] }, talk.view.redesign.reasons);
  const channel = asHead(talk, sayCode(talk.language, "channel", "face-to-face"));
  const shut = first === undefined ? [] : [{ channel, number: first.number, reason: sayCode(talk.language, "reason", first.kind) }];
  const chosen = Array.isArray(values.channels) ? values.channels.map(String) : [];
  const advice = chosen.flatMap((one) => channelAdvice(talk.language, one) ?? []);
  return [...shut.map((figures) => talk.say("talk.stays-shut", figures)), ...advice].map((text): Line => [word(text)]);
}
