import { type FormWorld, formFields, formWorld } from "../forms.ts";
import { readyPhrases } from "#locale/steps.ts";
import type { PartOnView } from "#session/view.ts";
import type { Field, Values } from "#steps/field.ts";
import type { PartView } from "#steps/patterns.ts";
import type { Block, Card } from "#talk/card.ts";
import type { Form, FormField, Option } from "#talk/form.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import { cut } from "../cards/words.ts";
import { type Talk, hasVoice } from "../talk.ts";

type Of<Pattern extends PartView["pattern"]> = Extract<PartView, { readonly pattern: Pattern }>;

/** A part that an ask is about, with its content by its pattern. */
export type Placed<Pattern extends PartView["pattern"]> = {
  readonly talk: Talk;
  readonly part: PartOnView;
  readonly view: Of<Pattern>;
};

/** The part named by step and number, open or gone through; undefined for one that nobody has reached. */
export function partAt({ view }: Talk, [step, part]: readonly string[]): PartOnView | undefined {
  return view.parts.find((one) => one.step === step && String(one.part) === part);
}

/** Why this person may not write, vote or decide at all, if so. */
export function voiceless(talk: Talk): Refusal | undefined {
  if (hasVoice(talk)) return undefined;
  const watching = talk.view.me === null || talk.view.me.role === "observer";
  return refuse(watching ? "act.observer" : "act.not-allowed");
}

/** Why only facilitators may do it, for everybody else. */
export function notLeading(talk: Talk): Refusal | undefined {
  return talk.facilitator ? undefined : refuse("act.not-allowed");
}

/** Why nothing can be written in this part just now, if so. `when` "input": only while all may still give; "step": as long as its step is open. */
export function shut({ view }: Talk, part: PartOnView, when: "open" | "input" | "step"): Refusal | undefined {
  if (view.status === "published") return refuse("session.over");
  const here = view.now?.step === part.step && (when === "step" || view.now.part === part.part);
  const beside = when !== "input" && view.beside?.step === part.step && view.beside.part === part.part;
  const closed = when === "input" ? part.phase !== "input" : part.phase === "closed" && when === "open";
  return beside || (here && !closed) ? undefined : refuse("act.not-open", { values: { step: part.step } });
}

/**
 * The part that an ask is about (step and number stand first), for somebody with a voice. Refused where it is gone or has another pattern,
 * where the person may not write, and where the part is not open.
 */
export function placed<Pattern extends PartView["pattern"]>(
  talk: Talk,
  about: readonly string[],
  pattern: Pattern,
  when: "open" | "input" | "step" = "open",
): Placed<Pattern> | Refusal {
  const part = partAt(talk, about);
  if (part === undefined) return refuse(talk.view.status === "lobby" ? "session.not-begun" : "act.unknown");
  if (part.content.pattern !== pattern) return refuse("act.unknown");
  const no = voiceless(talk) ?? shut(talk, part, when);
  return no ?? { talk, part, view: part.content as Of<Pattern> };
}

/** Where an act of the part belongs, as hidden fields. */
export function at(part: { readonly step: string; readonly part: number }): { readonly step: string; readonly part: string } {
  return { step: part.step, part: String(part.part) };
}

/** No menu of any platform holds more; what is chosen already comes first. */
const mostOptions = 100;
const longestOption = 75;

function fitting(field: FormField): FormField {
  if (field.options === undefined) return field;
  const chosen = field.options.filter((one) => field.value?.includes(one.value));
  const rest = field.options.filter((one) => !chosen.includes(one));
  const all = field.options.length <= mostOptions ? field.options : [...chosen, ...rest].slice(0, mostOptions);
  return { ...field, options: all.map(({ value, label }) => ({ value, label: cut(label, longestOption) || value })) };
}

/** What a form is made of; the rest is the same for all. */
export type FormSpec = Pick<Form, "name" | "ask" | "on" | "title" | "fields" | "submit"> &
  Partial<Pick<Form, "about" | "hidden">> & {
    readonly part?: { readonly step: string; readonly part: number };
  };

/** A form as its ask opens it, with a fresh nonce. */
export function formOf(talk: Talk, { part, about = [], hidden = {}, fields, ...spec }: FormSpec): { readonly form: Form } {
  return {
    form: {
      ...spec,
      about: about.filter((line) => line.length > 0),
      hidden: { ...(part === undefined ? {} : at(part)), ...hidden },
      fields: fields.map(fitting),
      nonce: talk.mint(),
      drawn: talk.view.seq,
    },
  };
}

/** A private card. */
export function cardOf(key: string, title: string, blocks: readonly Block[]): { readonly card: Card } {
  return { card: { key, title, blocks: [{ is: "title", text: title }, ...blocks] } };
}

/** What the fields of a part are worded by: its own step, which need not be the one that is open. */
export function worldOf(talk: Talk, step: string): FormWorld {
  return { ...formWorld(talk.view, talk.language, talk.name), step };
}

export type Drawn = { readonly step: string; readonly prefix: string; readonly values?: Values; readonly label?: string };

/** Fields of a record as a form asks them, named as they are heard: `f.name`. */
export function fieldsAs(talk: Talk, defs: readonly Field[], { step, prefix, values, label }: Drawn): readonly FormField[] {
  return formFields(defs, worldOf(talk, step), {
    facilitator: talk.facilitator,
    ...(values === undefined ? {} : { values }),
    ...(label === undefined ? {} : { label }),
  }).map((field) => ({ ...field, id: `${prefix}${field.id.replaceAll("/", ".")}` }));
}

/** A box to tick: "yes" or nothing. */
export function tick(id: string, label: string, hint?: string): FormField {
  return { id, label, kind: "choices", options: [{ value: "yes", label }], required: false, ...(hint === undefined ? {} : { hint }) };
}

/** One of several by name. */
export function choice(id: string, label: string, options: readonly Option[], more: Partial<FormField> = {}): FormField {
  return { id, label, kind: "choice", options, required: true, ...more };
}

type Why = { readonly id: string; readonly label: string; readonly phrases: string; readonly value?: string };

/** A compulsory why: one's own words, three ready phrases, or both. Forms that ask so carry `keeps`. */
export function why(talk: Talk, { id, label, phrases, value }: Why): readonly FormField[] {
  const options = readyPhrases(talk.language, phrases).map((phrase) => ({ value: phrase, label: phrase }));
  const own: FormField = {
    id,
    label,
    kind: "text",
    required: options.length === 0,
    max: 3000,
    ...(value === undefined ? {} : { value: [value] }),
  };
  return options.length === 0 ? [own] : [own, choice("ready", talk.say("page.why-ready"), options, { required: false })];
}

/** The hidden field of forms with a why: what was typed stands beside the ready phrase. */
export const keeps = { keeps: "yes" } as const;

/** A few words as a button or an option shows them. */
export function brief(text: unknown, most = longestOption): string {
  return cut(typeof text === "string" ? text : "", most);
}

/** A page of many: those chosen already are on every page. */
export function paged<Item>(items: readonly Item[], page: string | undefined, chosen: (item: Item) => boolean): readonly Item[] {
  if (items.length <= mostOptions) return items;
  const own = items.filter(chosen);
  const rest = items.filter((one) => !chosen(one));
  const size = Math.max(1, mostOptions - own.length);
  const pages = Math.ceil(rest.length / size);
  const asked = /^\d{1,3}$/.test(page ?? "") ? Number(page) : 0;
  const n = Math.min(asked, Math.max(0, pages - 1));
  return [...own, ...rest.slice(n * size, (n + 1) * size)];
}
