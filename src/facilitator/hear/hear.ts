import { hashToken } from "#lib/ids.ts";
import { playbookOf } from "#playbook/catalog/catalog.ts";
import { Act } from "#session/command.ts";
import type { Values } from "#steps/field.ts";
import type { Part } from "#steps/part.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { controls, readControl } from "./control.ts";
import { type Hearer, type Posted, type PostedForm, posted } from "./posted.ts";
import { fieldAt, fieldsOfShape, listField } from "./fields.ts";
import { hearDecision } from "./decision.ts";
import { hearSetMany } from "./set-many.ts";
import { hearSuggestion } from "./suggestion.ts";
import { hearVotes } from "./vote-many.ts";

/** What a posted form wants. `id` names the command (the form's nonce); `drawn` is the session's `seq` when the form was drawn. */
export type FormHeard = { readonly acts: readonly Act[]; readonly id: string; readonly drawn?: number };

type Raw = { readonly [key: string]: unknown };
type Hearing = {
  readonly said: Posted;
  readonly ctx: Hearer;
  readonly def: Part | undefined;
  readonly at: { readonly step: string; readonly part: number };
};

/** A part of the session's playbook by step and number, also where it is not open now. */
function partOf(ctx: Hearer, step: string, part: number): Part | undefined {
  return playbookOf(ctx.view.about.playbook)?.steps.find((one) => one.id === step)?.parts[part];
}

/** The receipt of an unsigned line: the browser holds the token, the session its hash. */
function receipt({ said }: Hearing): Raw {
  const token = said.text("receipt");
  return token === "" ? {} : { receipt: hashToken(token) };
}

function add(hearing: Hearing): readonly Raw[] | Refusal {
  const { said, at } = hearing;
  const values = withReady(said.record(fieldsOfShape(hearing.def, said.text("f.is")), "f."), said);
  if (isRefusal(values)) return values;
  const anonymous = said.yes("anonymous") ? { anonymous: true, ...receipt(hearing) } : {};
  return [{ do: "add", ...at, id: said.nonce, values, ...anonymous }];
}

/** A pasted text as one item a line; each has its id from the form's nonce. */
function addLines(hearing: Hearing): readonly Raw[] | Refusal {
  const { said, at, def } = hearing;
  const rest = said.record(
    (def?.fields ?? []).filter((field) => field.id !== "text"),
    "f.",
  );
  if (isRefusal(rest)) return rest;
  const lines = said.lines("f.text");
  if (lines.length === 0) return refuse("text.empty", { field: "text" });
  const anonymous = said.yes("anonymous") ? { anonymous: true, ...receipt(hearing) } : {};
  return lines.map((text, n) => ({ do: "add", ...at, id: `${said.nonce}.${n + 1}`, values: { ...rest, text }, ...anonymous }));
}

function withReady(values: Values | Refusal, said: Posted): Values | Refusal {
  return isRefusal(values) || said.text("ready") === "" ? values : { ...values, why: said.reason("f.why") };
}

function edit(hearing: Hearing): readonly Raw[] | Refusal {
  const { said, at } = hearing;
  const values = withReady(said.edited(fieldsOfShape(hearing.def, said.text("f.is")), "f."), said);
  return isRefusal(values) ? values : [{ do: "edit", ...at, item: said.text("item"), values, ...receipt(hearing) }];
}

function set({ said, at, def }: Hearing): readonly Raw[] | Refusal {
  const path = said.text("path");
  const field = fieldAt(def, path);
  if (field === undefined) return refuse("value.unknown-field", { field: path.slice(0, 40), values: { field: path.slice(0, 40) } });
  const keep = said.text("keep");
  const value = said.value(field, keep === "theirs" || keep === "both" ? keep : "v");
  if (isRefusal(value)) return { ...value, field: path };
  const base = said.whole(keep === "" ? "base" : "seen");
  return [{ do: "set", ...at, path, value, ...(base === undefined ? {} : { base }) }];
}

/** Which row it comes after; "/" is no id, and stands for "at the beginning" where a choice needs a value. */
function place(said: Posted): Raw {
  const after = said.text("after");
  return said.has("after") ? { after: after === "" || after === "/" ? null : after } : {};
}

function addRow({ said, at, def }: Hearing): readonly Raw[] | Refusal {
  const list = said.text("list");
  const field = listField(def, list);
  if (field === undefined) return refuse("value.unknown-field", { field: list.slice(0, 40), values: { field: list.slice(0, 40) } });
  const values = said.record(field.fields ?? [], "f.");
  const why = said.text("ready") === "" ? {} : { why: said.reason("f.why") };
  return isRefusal(values) ? values : [{ do: "add-row", ...at, list, id: said.nonce, values: { ...values, ...why }, ...place(said) }];
}

/** Several contacts at once, one a line: what is chosen beside them holds for all. */
function addRows({ said, at, def }: Hearing): readonly Raw[] | Refusal {
  const list = said.text("list");
  const field = listField(def, list);
  const first = field?.fields?.[0]?.id ?? "name";
  const rest = said.record(
    (field?.fields ?? []).filter((one) => one.id !== first),
    "f.",
  );
  if (isRefusal(rest)) return rest;
  const lines = said.lines(`f.${first}`);
  if (lines.length === 0) return refuse("text.empty", { field: first });
  return lines.map((text, n) => ({ do: "add-row", ...at, list, id: `${said.nonce}.${n + 1}`, values: { ...rest, [first]: text } }));
}

function removeRow({ said, at }: Hearing): readonly Raw[] {
  const why = said.reason("why");
  return [{ do: "remove-row", ...at, list: said.text("list"), id: said.text("row"), ...(why === "" ? {} : { why }) }];
}

function rate({ said, at, def }: Hearing): readonly Raw[] | Refusal {
  const values: Record<string, number> = {};
  for (const scale of def?.scales ?? []) {
    const text = said.text(`f.${scale.id}`);
    const value = said.whole(`f.${scale.id}`);
    if (text !== "" && value === undefined) return refuse("value.not-a-number", { field: scale.id });
    if (value !== undefined) values[scale.id] = value;
  }
  const quote = said.text("f.evidence");
  const item = said.text("item");
  const marks = Object.keys(values).length === 0 ? [] : [{ do: "rate", ...at, item, values }];
  return quote.trim() === "" ? marks : [...marks, { do: "evidence", ...at, item, id: said.nonce, text: quote }];
}

function answer({ said, at }: Hearing): readonly Raw[] {
  const note = said.reason("note");
  return [{ do: "answer", ...at, finding: said.text("item"), answer: said.text("answer"), ...(note === "" ? {} : { note }) }];
}

/** All kept ones as ticked: the state wanted, in the order shown. */
function keep({ said, at }: Hearing): readonly Raw[] {
  return [{ do: "keep", ...at, items: said.chosen("items") }];
}

const forms: Readonly<Record<string, (hearing: Hearing) => readonly Raw[] | Refusal>> = {
  add,
  "add-lines": addLines,
  edit,
  remove: (hearing) => [{ do: "remove", ...hearing.at, item: hearing.said.text("item"), ...receipt(hearing) }],
  park: ({ said, at }) => [{ do: "park", ...at, item: said.text("item"), on: said.yes("on") }],
  strike: ({ said, at }) => [{ do: "strike", ...at, item: said.text("item"), reason: said.reason("reason") }],
  merge: ({ said, at }) => [{ do: "merge", ...at, into: said.text("into"), from: said.chosen("from") }],
  unmerge: ({ said, at }) => [{ do: "unmerge", ...at, item: said.text("item") }],
  "vote-many": ({ said, ctx, at }) => hearVotes(said, ctx.view, at),
  vote: ({ said, at }) => [{ do: "vote", ...at, item: said.text("item"), dots: said.whole("dots") }],
  keep,
  set,
  "set-many": ({ said, def, at }) => hearSetMany(said, def, at),
  "add-row": addRow,
  "add-rows": addRows,
  "remove-row": removeRow,
  "move-row": ({ said, at }) => [{ do: "move-row", ...at, list: said.text("list"), id: said.text("row"), ...place(said) }],
  order: ({ said, at }) => [{ do: "order", ...at, items: said.all("items") }],
  rate,
  propose: ({ said, def, at, ctx }) => hearDecision(said, { def, at, view: ctx.view }),
  object: ({ said, at }) => [{ do: "object", ...at, item: said.text("item"), reason: said.reason("reason") }],
  withdraw: ({ said, at }) => [{ do: "withdraw", ...at, item: said.text("item") }],
  settle: ({ said, at }) => [{ do: "settle", ...at, item: said.text("item"), reason: said.reason("reason") }],
  answer,
  "edit-suggestion": ({ said, ctx }) => hearSuggestion(said, ctx),
  rest: ({ said, at }) => [{ do: "rest", ...at, answer: said.text("answer"), ...(said.yes("all") ? { all: true } : {}) }],
};

/** Names of all forms that `hear` knows, `control:…` included. */
export const formNames: readonly string[] = [...Object.keys(forms), ...controls];

function wanted(hearing: Hearing, name: string): readonly Raw[] | Refusal {
  if (name.startsWith("control:")) return readControl(name.slice("control:".length), hearing.said, hearing.at);
  const read = Object.hasOwn(forms, name) ? forms[name] : undefined;
  return read?.(hearing) ?? refuse("act.unknown");
}

function whereabouts(said: Posted, ctx: Hearer): Hearing["at"] {
  const open = ctx.view.now;
  return {
    step: said.has("step") ? said.text("step") : (open?.step ?? ""),
    part: said.has("part") ? (said.whole("part") ?? -1) : (open?.part ?? 0),
  };
}

/** Longest text of one field that is looked at; the domain's own limits, far below, name themselves. */
const tooLarge = 20_000;

/**
 * What a posted form wants, as acts: fields `form` (or `which`), `nonce`, `drawn`, and those of the form. Total: what cannot be understood is a refusal,
 * never an exception; whether the acts may be done is for the session to say.
 */
export function hear(form: PostedForm, ctx: Hearer): FormHeard | Refusal {
  const said = posted(form, ctx);
  if (said.length > tooLarge) return refuse("act.too-large");
  const at = whereabouts(said, ctx);
  const raw = wanted({ said, ctx, at, def: partOf(ctx, at.step, at.part) }, said.has("form") ? said.text("form") : said.text("which"));
  if (isRefusal(raw)) return raw;
  if (raw.length > 200) return refuse("act.too-large");
  const acts = raw.map((one) => Act.safeParse(one));
  const read = acts.flatMap((one) => (one.success ? [one.data] : []));
  if (read.length < acts.length || said.nonce === "") return refuse("act.unknown");
  const drawn = said.whole("drawn");
  return { acts: read, id: said.nonce, ...(drawn === undefined ? {} : { drawn }) };
}
