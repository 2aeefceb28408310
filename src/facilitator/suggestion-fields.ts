import type { SessionView } from "#session/view.ts";
import type { Field, Values } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { firstAct, firstContact, type Proposing, type Told } from "./cards/suggestions.ts";

/** What can be changed of a suggestion before it is taken: its fields, and what stands in them. */
export type Changeable = { readonly fields: readonly Field[]; readonly values: Values };

const text: Field = { id: "text", kind: "text", required: true };

function partOf({ parts }: Pick<SessionView, "parts">, { suggestion }: Told): Part | undefined {
  return parts.find((one) => one.step === suggestion.step && one.part === suggestion.part)?.def;
}

/** Fields that people are asked, and of the rest those that something stands in. */
function asked(fields: readonly Field[] | undefined, values: Values): Changeable {
  return { fields: (fields ?? []).filter((one) => one.more !== true || values[one.id] !== undefined), values };
}

function rowFields(part: Part | undefined, list: string): readonly Field[] | undefined {
  return list === "items" ? part?.fields : [...(part?.fields ?? []), ...(part?.head ?? [])].find((one) => one.id === list)?.fields;
}

function contactFields(part: Part | undefined, act: Proposing): Changeable {
  const variants = part?.variants?.flatMap((one) => one.fields) ?? [];
  return asked(variants.find((one) => one.id === "touchpoints")?.fields, firstContact(act));
}

/** Fields of a row, or of the contact that is put forward; one text for all else. */
export function changeableOf(view: Pick<SessionView, "parts">, told: Told): Changeable | undefined {
  const act = firstAct(told.piece);
  switch (act?.do) {
    case undefined:
      return { fields: [text], values: { text: told.piece.text } };
    case "add-row":
      return asked(rowFields(partOf(view, told), act.list), act.values);
    case "propose":
      return contactFields(partOf(view, told), act);
    case "note":
    case "evidence":
      return { fields: [text], values: { text: act.text } };
    default:
      return undefined;
  }
}
