import type { Form, FormField } from "#talk/form.ts";

type Given = Readonly<Record<string, readonly string[]>>;

function plainly(field: FormField): readonly string[] {
  if (field.value !== undefined && field.value.length > 0) return field.value;
  const dot = /^dot(\d+)$/.exec(field.id)?.[1];
  if (dot !== undefined) return (field.options ?? []).slice(Number(dot) - 1, Number(dot)).map((one) => one.value);
  const first = field.options?.[0]?.value;
  switch (field.kind) {
    case "choice":
      return first === undefined ? [] : [first];
    case "choices":
      return field.id === "anonymous" || field.id === "more" || first === undefined
        ? []
        : (field.options?.slice(-1).map((one) => one.value) ?? []);
    case "scale":
      return first === undefined ? ["1"] : [first];
    case "yes-no":
      return ["yes"];
    case "lines":
      return ["One thing\nAnother thing"];
    case "date":
      return ["2027-01-04"];
    case "duration":
      return ["P3D"];
    case "number":
      return ["12"];
    default:
      return [field.id === "newOwner" ? "" : "Some plain words about it"];
  }
}

/** Fills a form in as somebody would who says a little in every field. */
export function filled(form: Form): Given {
  return Object.fromEntries(form.fields.map((field) => [field.id, plainly(field)]));
}
