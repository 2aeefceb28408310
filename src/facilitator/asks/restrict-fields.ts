import { blockedBy } from "#journey/blocking.ts";
import type { Channel, Medium } from "#journey/touchpoint.ts";
import { sayCode } from "#locale/say.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Values } from "#steps/field.ts";
import type { FormField } from "#talk/form.ts";
import { asHead } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import { type Placed, choice, fieldsAs, why } from "./kit.ts";

type Restricting = Placed<"decide"> & { readonly matter: Matter };

/** What becomes of a contact, in the order in which a team asks itself; permitting is for facilitators. */
const outcomes = ["stays", "blocked", "changes", "dropped", "merged", "permitted"] as const;

/** The outcomes that this person may put forward. */
export function outcomesFor(talk: Talk): readonly string[] {
  return outcomes.filter((one) => one !== "permitted" || talk.facilitator);
}

/** An outcome as a button says it. */
export function outcomeLabel(talk: Talk, is: string): string {
  return asHead(talk, sayCode(talk.language, "restriction", is));
}

/** The reasons of the proposal, else those that block it by themselves. */
function reasonsField({ talk, matter }: Restricting): FormField {
  const { values } = matter.subject;
  const { reasons } = talk.view.redesign;
  const itself = { medium: values.medium as Medium, channels: (values.channels ?? []) as readonly Channel[] };
  const proposed = matter.proposal?.value.is === "blocked" ? (matter.proposal.value.reasons as readonly string[] | undefined) : undefined;
  const options = reasons.map((one) => ({
    value: one.id,
    label: `${one.number} ${sayCode(talk.language, "reason", one.kind)}: ${one.text}`,
  }));
  const value = proposed ?? blockedBy(itself, reasons).map((one) => one.id);
  return choice("f.reasons", talk.say("field.restrict.reasons"), options, { kind: "choices", required: false, value });
}

/** What is changed of the contact: what it has, to be written over. */
function changesFields({ talk, part, matter }: Restricting): readonly FormField[] {
  const record = part.def.variants?.find((one) => one.id === "changes")?.fields[0];
  const given = matter.proposal?.value.is === "changes" ? ((matter.proposal.value.fields ?? {}) as Values) : {};
  const defs = ["name", "medium", "channels", "does"].flatMap((id) => record?.fields?.find((one) => one.id === id) ?? []);
  const values = { ...matter.subject.values, ...given };
  const fields = fieldsAs(talk, defs, { step: part.step, prefix: "f.fields.", values, label: "fields" });
  return fields.map((field) => ({ ...field, required: false }));
}

function intoField({ talk, view, matter }: Restricting): FormField {
  const others = view.matters.filter((one) => one.subject.id !== matter.subject.id);
  const options = others.map((one) => ({ value: one.subject.id, label: String(one.subject.values.name ?? "") }));
  const now = matter.proposal?.value.into;
  return choice("f.into", talk.say("field.restrict.into"), options, {
    required: false,
    ...(typeof now === "string" ? { value: [now] } : {}),
  });
}

function whyFields({ talk, matter }: Restricting, is: string): readonly FormField[] {
  const permits = is === "permitted";
  const label = talk.say(permits ? "field.restrict.permitted" : "field.restrict.why");
  const now = matter.proposal?.value.why;
  return why(talk, {
    id: "f.why",
    label,
    phrases: permits ? "permit" : "restrict-dropped",
    ...(typeof now === "string" ? { value: now } : {}),
  });
}

/** What is asked where this becomes of a contact. */
export function restrictFields(here: Restricting, is: string): readonly FormField[] {
  switch (is) {
    case "blocked":
      return [reasonsField(here)];
    case "changes":
      return changesFields(here);
    case "merged":
      return [{ ...intoField(here), required: true }];
    case "dropped":
    case "permitted":
      return whyFields(here, is);
    default:
      return [];
  }
}
