import { playbookOf } from "#playbook/catalog/catalog.ts";
import type { SessionView } from "#session/view.ts";
import type { Field, Values } from "#steps/field.ts";
import { firstAct, type Told } from "./cards/suggestions.ts";

/** What can be changed of a suggestion before it is taken: its fields, and what stands in them. */
export type Changeable = { readonly fields: readonly Field[]; readonly values: Values };

const text: Field = { id: "text", kind: "text", required: true };

function partOf(view: Pick<SessionView, "about">, { suggestion }: Told) {
  return playbookOf(view.about.playbook)?.steps.find((one) => one.id === suggestion.step)?.parts[suggestion.part];
}

/** Fields of a row, or of the contact that is put forward; one text for all else. */
export function changeableOf(view: Pick<SessionView, "about">, told: Told): Changeable | undefined {
  const act = firstAct(told.piece);
  const part = partOf(view, told);
  switch (act?.do) {
    case undefined:
      return { fields: [text], values: { text: told.piece.text } };
    case "add-row": {
      const list = act.list === "items" ? part?.fields : [...(part?.fields ?? []), ...(part?.head ?? [])].find((one) => one.id === act.list)?.fields;
      const asked = (list ?? []).filter((one) => one.more !== true || act.values[one.id] !== undefined);
      return { fields: asked, values: act.values };
    }
    case "propose": {
      const value = act.value as { readonly is?: string; readonly touchpoints?: readonly Values[] };
      const rows = part?.variants?.find((one) => one.id === value.is)?.fields.find((one) => one.id === "touchpoints");
      const values = value.touchpoints?.[0] ?? {};
      const asked = (rows?.fields ?? []).filter((one) => one.more !== true || values[one.id] !== undefined);
      return { fields: asked, values };
    }
    case "note":
    case "evidence":
      return { fields: [text], values: { text: act.text } };
    default:
      return undefined;
  }
}
