import { type Reader, readHeard, readHeardAll } from "../typed.ts";
import type { Language } from "#locale/languages.ts";
import type { SessionView } from "#session/view.ts";
import { type Field, type Json, type Values, idPattern } from "#steps/field.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";

/** A posted form: every field by its name, as often as it was sent. */
export type PostedForm = ReadonlyMap<string, readonly string[]>;

/** Who hears: one viewer's view of the session, the language of what was typed, and the names of people. */
export type Hearer = {
  readonly view: SessionView;
  readonly language: Language;
  readonly name: (person: string) => string;
};

/** A posted form, read by name. Nothing here throws, whatever was sent. */
export type Posted = {
  readonly nonce: string;
  /** length of the longest value */
  readonly length: number;
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  /** what was chosen of many, without what stands for "none" */
  readonly chosen: (name: string) => readonly string[];
  /** lines that are not empty */
  readonly lines: (name: string) => readonly string[];
  readonly yes: (name: string) => boolean;
  readonly whole: (name: string) => number | undefined;
  /** a typed reason, or the ready phrase that was tapped; both where the form asks for both at once (`keeps`) */
  readonly reason: (name: string) => string;
  readonly value: (field: Field, name: string) => Json | Refusal;
  /** fields named `prefix` + id; what was left empty is left out */
  readonly record: (fields: readonly Field[], prefix: string) => Values | Refusal;
  /** the same, with null where a field was left empty: an edit that takes something away */
  readonly edited: (fields: readonly Field[], prefix: string) => Values | Refusal;
  /** ids of rows among names such as `f.touchpoints.<row>.name` */
  readonly rows: (prefix: string) => readonly string[];
  /** what follows the prefix in the names of fields that begin with it */
  readonly under: (prefix: string) => readonly string[];
};

/** How what this viewer typed is read: in their language, with the names of those in the session. */
export function readerOf(ctx: Hearer): Reader {
  return { language: ctx.language, personNamed: (typed) => ctx.view.people.find((one) => ctx.name(one.id) === typed)?.id };
}

function filled(values: Values | Refusal): Values | Refusal {
  return isRefusal(values) ? values : Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function wholeOf(text: string): number | undefined {
  const plain = text.trim().replace("−", "-");
  return /^[+-]?\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}

/** Reads a posted form by the names of its fields. */
export function posted(form: PostedForm, ctx: Hearer): Posted {
  const all = (name: string): readonly string[] => form.get(name) ?? [];
  const text = (name: string): string => all(name)[0] ?? "";
  const reader = readerOf(ctx);
  const nonce = text("nonce");
  return {
    nonce: idPattern.test(nonce) && nonce.length <= 56 ? nonce : "",
    length: Math.max(0, ...[...form.values()].flat().map((one) => one.length)),
    has: (name) => form.has(name),
    text,
    all,
    chosen: (name) => all(name).filter((one) => one !== ""),
    lines: (name) =>
      all(name)
        .flatMap((one) => one.split(/\r?\n/))
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    yes: (name) => ["yes", "on", "true", "1"].includes(text(name)),
    whole: (name) => wholeOf(text(name)),
    reason: (name) => {
      const [typed, ready] = [text(name), text("ready")];
      return form.has("keeps") && typed.trim() !== "" && ready !== "" ? `${ready} ${typed}` : ready === "" ? typed : ready;
    },
    value: (field, name) => readHeard(field, all(name), reader),
    record: (fields, prefix) => filled(readHeardAll(fields, (id) => form.get(`${prefix}${id}`), reader)),
    edited: (fields, prefix) => readHeardAll(fields, (id) => form.get(`${prefix}${id}`), reader),
    rows: (prefix) => [
      ...new Set([...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length).split(".")[0] ?? "")),
    ],
    under: (prefix) => [...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  };
}
