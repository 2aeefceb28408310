import { playbookOf } from "#playbook/catalog/catalog.ts";
import type { SessionView } from "#session/view.ts";
import type { Field, Json, Values } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { firstAct, type Told } from "./cards/suggestions.ts";

/** What can be changed of a suggestion before it is taken: its fields, and what stands in them. */
export type Changeable = { readonly fields: readonly Field[]; readonly values: Values };

const text: Field = { id: "text", kind: "text", required: true };

function partOf(view: Pick<SessionView, "about">, { suggestion }: Told) {
  return playbookOf(view.about.playbook)?.steps.find((one) => one.id === suggestion.step)?.parts[suggestion.part];
}

/** Fields that people are asked, and of the rest those that something stands in. */
function asked(fields: readonly Field[] | undefined, values: Values): Changeable {
  return { fields: (fields ?? []).filter((one) => one.more !== true || values[one.id] !== undefined), values };
}

function rowFields(part: Part | undefined, list: string): readonly Field[] | undefined {
  return list === "items" ? part?.fields : [...(part?.fields ?? []), ...(part?.head ?? [])].find((one) => one.id === list)?.fields;
}

function contactFields(part: Part | undefined, value: Json): Changeable {
  const { is, touchpoints = [] } = value as { readonly is?: string; readonly touchpoints?: readonly Values[] };
  const rows = part?.variants?.find((one) => one.id === is)?.fields.find((one) => one.id === "touchpoints");
  return asked(rows?.fields, touchpoints[0] ?? {});
}

/** Fields of a row, or of the contact that is put forward; one text for all else. */
export function changeableOf(view: Pick<SessionView, "about">, told: Told): Changeable | undefined {
  const act = firstAct(told.piece);
  switch (act?.do) {
    case undefined:
      return { fields: [text], values: { text: told.piece.text } };
    case "add-row":
      return asked(rowFields(partOf(view, told), act.list), act.values);
    case "propose":
      return contactFields(partOf(view, told), act.value);
    case "note":
    case "evidence":
      return { fields: [text], values: { text: act.text } };
    default:
      return undefined;
  }
}
