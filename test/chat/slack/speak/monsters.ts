import fc from "fast-check";
import { isDate } from "#lib/time.ts";
import { type Block, type Button, type Card, type Press, asks } from "#talk/card.ts";
import type { Form, FormField, FormFieldKind, Option } from "#talk/form.ts";
import type { Line, Span } from "#talk/line.ts";
import type { Words } from "#facilitator/doors/speaking.ts";

/** What people may write, at its worst: mark-up of every kind, halves of pairs, other directions, nothing, and far too much. */
export const nasty: readonly string[] = [
  "<!channel> <@U012AB3CD> <#C012AB3CD> <https://evil.example|a bank>",
  "*bold* _slanted_ ~gone~ `code` ```block```",
  "> quoted\n• listed\n1. counted",
  ":smile: :tada:",
  "@here @channel https://example.com/unfurl",
  "<!date^1392734382^{date}|soon> &amp; &lt;b&gt;",
  "\u0000\u0007\u001b[31m NUL",
  "half \ud83d of a pair \udc4d",
  "\u202Eturned round\u2066 for good",
  "שלום עולם مرحبا بالعالم",
  "👩‍👩‍👧‍👦".repeat(200),
  "ä".repeat(3000),
  "word ".repeat(600),
  " ",
  "",
  "constructor",
  "__proto__",
];

export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom("\ud800", "\udfff", "a", " ", "\n", "😀"), maxLength: 400 }) },
);

export const ids: fc.Arbitrary<string> = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/);

const looks = fc.constantFrom(undefined, "strong" as const, "struck" as const);
const spans: fc.Arbitrary<Span> = fc.oneof(
  fc
    .record({ is: fc.constantFrom("word" as const, "said" as const), text: texts, look: looks })
    .map(({ look, ...span }): Span => (look === undefined ? span : { ...span, look })),
  ids.map((id): Span => ({ is: "person", id })),
  fc.record({
    is: fc.constant("time" as const),
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    as: fc.constantFrom("clock" as const, "day-and-clock" as const),
  }),
  fc.record({
    is: fc.constant("link" as const),
    text: texts,
    url: fc.constantFrom("https://teekond.example/s/1", "javascript:alert(1)", ""),
  }),
);
export const lines: fc.Arbitrary<Line> = fc.array(spans, { maxLength: 6 });

const presses: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ does: fc.constant("ask" as const), ask: ids, about: fc.array(ids, { maxLength: 4 }) }),
  fc.record({ does: fc.constant("send" as const), form: ids, fields: fc.dictionary(ids, ids, { maxKeys: 6 }) }),
);
const buttons: fc.Arbitrary<Button> = fc
  .record({
    press: presses,
    label: texts,
    look: fc.constantFrom(undefined, "go" as const, "danger" as const),
    sure: fc.option(texts, { nil: undefined }),
  })
  .map(({ press, label, look, sure }) => ({
    press,
    label,
    ...(look === undefined ? {} : { look }),
    ...(sure === undefined ? {} : { sure }),
  }));

export function options(most: number): fc.Arbitrary<readonly Option[]> {
  return fc.uniqueArray(fc.record({ value: ids, label: texts }), { maxLength: most, selector: (one) => one.value });
}

const sizes = fc.constantFrom(0, 1, 2, 5, 6, 10, 11, 60, 100, 101, 200);
const someOptions = sizes.chain((most) => options(most));
const manyLines = fc.constantFrom(0, 1, 3, 12, 60).chain((n) => fc.array(lines, { minLength: n, maxLength: n }));

export const blocks: fc.Arbitrary<Block> = fc.oneof(
  texts.map((text): Block => ({ is: "title", text })),
  manyLines.map((some): Block => ({ is: "quiet", lines: some })),
  fc
    .record({ lines: manyLines, button: fc.option(buttons, { nil: undefined }) })
    .map(({ lines: some, button }): Block => ({ is: "lines", lines: some, ...(button === undefined ? {} : { button }) })),
  texts.map((text): Block => ({ is: "quote", text })),
  fc
    .record({
      buttons: fc.array(buttons, { maxLength: 30 }),
      link: fc.option(fc.record({ label: texts, url: fc.constant("https://t.example/") }), { nil: undefined }),
    })
    .map(({ buttons: some, link }): Block => ({ is: "acts", buttons: some, ...(link === undefined ? {} : { link }) })),
  fc.record({ is: fc.constant("pick" as const), ask: ids, about: fc.array(ids, { maxLength: 2 }), label: texts, options: someOptions }),
  fc.constant<Block>({ is: "rule" }),
);

export const cards: fc.Arbitrary<Card> = fc.record({ key: ids, title: texts, blocks: fc.array(blocks, { maxLength: 12 }) });

/** A card as one could see it: a question, sixty contacts with a button each, and what one can do. */
export function longCard(n: number, text = "Weekly coached session"): Card {
  return {
    key: "step/restrict/1",
    title: "What stays?",
    blocks: [
      { is: "title", text: "What stays?" },
      { is: "quiet", lines: [[{ is: "word", text: "3 of 6 are done" }]] },
      ...Array.from(
        { length: n },
        (_, k): Block => ({
          is: "lines",
          lines: [
            [
              { is: "word", text: `${k + 1} ` },
              { is: "said", text },
            ],
          ],
          button: asks("Open", "matter", ["restrict", "0", `t${k}`]),
        }),
      ),
      { is: "acts", buttons: [asks("Put forward", "propose", ["restrict", "0"], "go"), asks("Lead", "lead")] },
    ],
  };
}

const kinds: readonly FormFieldKind[] = [
  "line",
  "text",
  "lines",
  "choice",
  "choices",
  "yes-no",
  "suggest",
  "date",
  "duration",
  "number",
  "scale",
];
const days = fc
  .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)
  .filter(isDate);

/** Where a value of a field comes from: what could stand there, kept or typed. */
export function valuesOf({ kind, options: own = [] }: Pick<FormField, "kind" | "options">): fc.Arbitrary<readonly string[]> {
  const typed = texts.map((text) => text.toWellFormed().replaceAll("\r", " ").slice(0, 3000).toWellFormed());
  const flat = typed.map((text) => text.replaceAll("\n", " ").slice(0, 140).toWellFormed());
  const one = own.length === 0 ? fc.constant<readonly string[]>([]) : fc.constantFrom(...own).map(({ value }) => [value]);
  switch (kind) {
    case "choice":
    case "yes-no":
    case "scale":
      return fc.oneof(one, fc.constant([]));
    case "choices":
      return fc.subarray(own.map(({ value }) => value));
    case "suggest":
      return fc.oneof(
        one,
        flat.map((text) => [text]),
      );
    case "date":
      return fc.oneof(
        days.map((day) => [day]),
        fc.constant([]),
      );
    case "duration":
      return fc.tuple(fc.constantFrom("3", "2,5", "1 000"), fc.constantFrom("weeks", "days", "hours", "minutes"));
    case "number":
      return fc.constantFrom(["1 234,5"], ["−3"], []);
    case "lines":
      return fc.array(typed, { maxLength: 6 }).map((all) => [all.join("\n")]);
    case "text":
      return typed.map((text) => [text]);
    default:
      return flat.map((text) => [text]);
  }
}

function fieldOf(id: string): fc.Arbitrary<FormField> {
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      label: texts,
      hint: fc.option(texts, { nil: undefined }),
      required: fc.boolean(),
      phrases: fc.boolean(),
      own: someOptions,
    })
    .chain(({ kind, label, hint, required, phrases, own }) => {
      const needs = ["choice", "choices", "yes-no", "suggest", "scale"].includes(kind);
      const long = own.slice(0, 3).map((one) => ({
        value: `${one.value} because nobody may come in here until the spring, whatever we do about it`,
        label: one.label,
      }));
      const few = kind === "yes-no" || kind === "scale" ? own.slice(0, 11) : phrases && kind === "choice" ? long : own;
      const field: FormField = { id, label, kind, required, ...(hint === undefined ? {} : { hint }), ...(needs ? { options: few } : {}) };
      return valuesOf(field).map((value) => ({
        ...field,
        value,
        ...(kind === "line" ? { max: 140 } : kind === "text" ? { max: 3000 } : {}),
      }));
    });
}

/** A form of any fields. Its hidden fields and what it is about are ids, and no hidden one has the id of a field, as `talk/form.ts` promises. */
export function forms(most: number): fc.Arbitrary<Form> {
  return fc
    .tuple(
      fc.uniqueArray(ids, { maxLength: most }),
      fc.record({
        ask: ids,
        on: fc.array(ids, { maxLength: 4 }),
        name: ids,
        title: texts,
        submit: texts,
        about: manyLines,
        hidden: fc.dictionary(
          ids.filter((id) => !id.startsWith("f.")),
          ids,
          { maxKeys: 6 },
        ),
        nonce: fc.stringMatching(/^[a-z0-9]{1,56}$/),
        drawn: fc.nat(),
      }),
    )
    .chain(([names, rest]) => fc.tuple(...names.map((name) => fieldOf(`f.${name}`))).map((fields) => ({ ...rest, fields })));
}

const people: Readonly<Record<string, string>> = { ann: "Ann <b>", bo: "*Bo* @here", long: "N".repeat(300) };

export const words: Words = {
  language: "en",
  zone: "Europe/Tallinn",
  name: (person) => people[person] ?? person,
  board: "https://teekond.example/s/abc/board",
};
