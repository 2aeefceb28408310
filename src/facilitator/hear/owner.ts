import type { PostedForm } from "./posted.ts";

/** The name of somebody else who is to own an action, where the form names one ("Somebody else: their name"). */
export function ownerNamed(form: PostedForm): string | undefined {
  const name = (form.get("newOwner")?.[0] ?? "").trim();
  return name === "" ? undefined : name;
}

/**
 * The same form with that person as the owner: whoever handles it gives the person an id and joins them as "owner" first, in the same
 * command. `control:name-owner` (field `row`) becomes the setting of that row's owner; among several fields it is one of them.
 */
export function ownedBy(form: PostedForm, person: string): PostedForm {
  const which = form.get("form")?.[0] ?? form.get("which")?.[0] ?? "";
  const { newOwner: _, ...rest } = Object.fromEntries(form);
  if (which === "set-many") return new Map(Object.entries({ ...rest, [`v.items/${form.get("row")?.[0] ?? ""}/owner`]: [person] }));
  if (which !== "control:name-owner") return new Map(Object.entries({ ...rest, "f.owner": [person] }));
  return new Map(
    Object.entries({ ...rest, form: ["set"], which: ["set"], path: [`items/${form.get("row")?.[0] ?? ""}/owner`], v: [person] }),
  );
}
