import type { Field, Json } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };
type At = { readonly step: string; readonly part: number };

/** Rows of a decision: ids are dealt from the nonce, so that two rows of one form never share one; rows left empty fall away. */
function readRows(said: Posted, field: Field, prefix: string): Json | Refusal {
  const rows: { readonly [key: string]: Json }[] = [];
  for (const row of said.rows(`${prefix}.`)) {
    const values = said.record(field.fields ?? [], `${prefix}.${row}.`);
    if (isRefusal(values)) return { ...values, field: `${field.id}/${row}/${values.field ?? ""}` };
    const id = row.startsWith("new") ? `${said.nonce}.${row}` : row;
    if (Object.keys(values).length > 0) rows.push({ id, ...values });
  }
  return rows;
}

function readField(said: Posted, field: Field): Json | Refusal {
  const name = `f.${field.id}`;
  if (field.kind === "rows") return readRows(said, field, name);
  if (field.kind === "record") return said.record(field.fields ?? [], `${name}.`);
  const ready = field.id === "why" ? said.reason(name) : "";
  return ready === "" ? said.value(field, name) : ready;
}

/** A decision put forward: `is` names the variant, the fields are those of the variant. */
export function hearDecision(said: Posted, def: Part | undefined, at: At): readonly Raw[] | Refusal {
  const only = def?.variants?.length === 1 ? def.variants[0]?.id : undefined;
  const is = said.text("is") === "" ? only : said.text("is");
  const variant = def?.variants?.find((one) => one.id === is);
  if (variant === undefined) return refuse("value.not-a-choice", { field: "is", values: { choice: said.text("is").slice(0, 40) } });
  const value: Record<string, Json> = { is: variant.id };
  for (const field of variant.fields) {
    const read = readField(said, field);
    if (isRefusal(read)) return read;
    if (read !== null) value[field.id] = read;
  }
  return said.all("item").map((item) => ({ do: "propose", ...at, item, value }));
}
