import type { SessionView } from "#session/view.ts";
import type { Field, Json, Values } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };
type At = { readonly step: string; readonly part: number };
type Deciding = { readonly def: Part | undefined; readonly at: At; readonly view: SessionView };

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

/** What a person wrote while collecting, as far as the viewer may see it: taken by its id, its text never leaves the session. */
function slipOf({ view, at }: Deciding, id: string): Values | undefined {
  const content = view.parts.find((one) => one.step === at.step && one.part === 0)?.content;
  if (content?.pattern !== "collect") return undefined;
  return [...content.mine, ...(content.others ?? [])].find((one) => one.id === id && one.struck === null)?.values;
}

function fromSlip(said: Posted, field: Field, slip: Values): Json {
  if (field.kind !== "rows") return slip[field.id] ?? null;
  const known = (field.fields ?? []).map((one) => one.id);
  const own = Object.fromEntries(Object.entries(slip).filter(([id]) => known.includes(id)));
  return [{ id: `${said.nonce}.new1`, medium: "digital", ...own }];
}

/** Rows that stand in what is put forward now, for a form that adds to them. */
function standing({ view, at }: Deciding, item: string, field: Field): readonly Json[] {
  const content = view.parts.find((one) => one.step === at.step && one.part === at.part)?.content;
  const matter = content?.pattern === "decide" ? content.matters.find((one) => one.subject.id === item) : undefined;
  const rows = matter?.proposal?.value[field.id];
  return Array.isArray(rows) ? rows : [];
}

function withStanding(said: Posted, deciding: Deciding, { field, item, read }: { field: Field; item: string; read: Json }): Json {
  return said.yes("also") && Array.isArray(read) ? [...standing(deciding, item, field), ...read] : read;
}

type Reading = { readonly variant: NonNullable<Part["variants"]>[number]; readonly item: string };

function valueFor(said: Posted, deciding: Deciding, { variant, item }: Reading): Json | Refusal {
  const slip = said.has("slip") && said.under("f.").length === 0 ? slipOf(deciding, said.text("slip")) : null;
  if (slip === undefined) return refuse("item.unknown");
  const value: Record<string, Json> = { is: variant.id };
  for (const field of variant.fields) {
    const read = slip === null ? readField(said, field) : fromSlip(said, field, slip);
    if (isRefusal(read)) return read;
    if (read !== null) value[field.id] = withStanding(said, deciding, { field, item, read });
  }
  return value;
}

/**
 * A decision put forward: `is` names the variant, the fields are those of the variant. `slip` takes what a slip says instead; `also` adds to
 * the rows that are put forward already.
 */
export function hearDecision(said: Posted, deciding: Deciding): readonly Raw[] | Refusal {
  const { def, at } = deciding;
  const only = def?.variants?.length === 1 ? def.variants[0]?.id : undefined;
  const is = said.text("is") === "" ? only : said.text("is");
  const variant = def?.variants?.find((one) => one.id === is);
  if (variant === undefined) return refuse("value.not-a-choice", { field: "is", values: { choice: said.text("is").slice(0, 40) } });
  const acts: Raw[] = [];
  for (const item of said.all("item")) {
    const value = valueFor(said, deciding, { variant, item });
    if (isRefusal(value)) return value;
    acts.push({ do: "propose", ...at, item, value });
  }
  return acts;
}
