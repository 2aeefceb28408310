import { formFields, formWorld } from "#facilitator/forms.ts";
import type { Values } from "#steps/field.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Card } from "./kit.ts";

/** The first fields of a contact, as they would be from now on; the rest is for the new journey. */
const asked: readonly string[] = ["name", "medium", "channels", "does"];

/** Fields of a changed contact: what it has, to be written over. */
export function changesFields({ ctx, part }: Card, matter: Matter): readonly FormField[] {
  const record = part.def.variants?.find((one) => one.id === "changes")?.fields[0];
  const given = matter.proposal?.value.is === "changes" ? ((matter.proposal.value.fields ?? {}) as Values) : {};
  const values = { ...matter.subject.values, ...given };
  const fields = (record?.fields ?? []).filter((one) => asked.includes(one.id));
  return formFields(fields, formWorld(ctx.view, ctx.language, ctx.name), {
    values,
    path: "fields/",
    label: "fields",
    facilitator: ctx.facilitator,
  });
}
