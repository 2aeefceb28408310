import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#chat/slack/limits.ts";
import { type FormMeta, readMeta, writeMeta } from "#chat/slack/meta.ts";
import { fieldOf, inputId } from "#chat/slack/speak-field.ts";
import { type Asking, formView, turnPage } from "#chat/slack/speak-form.ts";
import { errorsOf, readView } from "#chat/slack/values.ts";
import { readHeard } from "#facilitator/typed.ts";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { posted } from "#facilitator/hear/posted.ts";
import { manualClock } from "#lib/clock.ts";
import { viewSession } from "#session/view.ts";
import type { Form, FormField } from "#talk/form.ts";
import { said } from "#talk/line.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { type Choice, fill } from "../../../peers/slack/fill.ts";
import { type Bag, bag, bags, text, textsIn } from "../../../peers/json.ts";
import { startingValues } from "../../../peers/slack/values.ts";
import { World } from "../../../peers/slack/world.ts";
import { play } from "../../../session/play.ts";
import { forms, valuesOf, words } from "./monsters.ts";
import { expectView } from "./within.ts";

const asking: Asking = { words, session: "s1", place: "p1" };
const world = new World(manualClock(0));

function form(...fields: readonly FormField[]): Form {
  return {
    name: "add",
    ask: "add",
    on: ["reasons", "0"],
    title: "Add a line",
    about: [],
    hidden: { step: "reasons", part: "0" },
    fields,
    submit: "Add",
    nonce: "n1",
    drawn: 7,
  };
}

function metaOf(view: Bag): FormMeta {
  const meta = readMeta(view["private_metadata"]);
  if (meta?.is !== "form") throw new Error("no form");
  return meta;
}

type Draft = Record<string, Record<string, Bag>>;

function untouched(view: Bag): Draft {
  return structuredClone(startingValues(view)) as Draft;
}

/** Puts something into an input, as Slack's client would. */
function put(
  view: Bag,
  values: Draft,
  at: { readonly field: string; readonly part?: string; readonly more?: string },
  choice: Choice,
): void {
  const id = inputId(at.field, metaOf(view).nonce, at.more);
  const block = bags(view["blocks"]).find((one) => one["block_id"] === id);
  const element = bag(block?.["element"]);
  if (at.part !== undefined) expect(element["action_id"]).toBe(at.part);
  values[id] = { [text(element["action_id"])]: fill({ world, element, suggested: [] }, choice) };
}

/** What a field's value is once it went to Slack and came back untouched. */
function back(field: FormField, value: readonly string[]): readonly string[] {
  const clean = (one: string) => one.toWellFormed().replaceAll(/(?![\n\t])\p{Cc}/gu, "");
  const own = (field.options ?? []).map((one) => one.value);
  const [first = ""] = value;
  switch (field.kind) {
    case "choice":
    case "yes-no":
    case "scale":
      return own.includes(first) ? [first] : field.required && own.length === 1 && value.length === 0 ? own : [];
    case "choices":
      return own.filter((one) => value.includes(one));
    case "suggest": {
      const named = first === "" ? undefined : field.options?.find((one) => one.value === first || one.label === first);
      return named !== undefined ? [named.value] : clean(first) === "" ? [] : [clean(first)];
    }
    case "duration":
      return value;
    default:
      return clean(first) === "" ? [] : [clean(first)];
  }
}

/** A list as the session gets it: blank lines are none of its own, so one that fell between two inputs is not missed. */
function linesOf(given: readonly string[]): unknown {
  return readHeard({ id: "x", kind: "lines" }, given, { language: "en", personNamed: () => undefined });
}

function expectSame(field: FormField, heard: readonly string[] | undefined, value: readonly string[]): void {
  const wanted = back(field, value);
  if (field.kind === "lines") expect(linesOf(heard ?? [])).toEqual(linesOf(wanted));
  else if (isAsked(field)) expect([field.id, heard]).toEqual([field.id, wanted]);
  else expect(heard).toBeUndefined();
}

function isAsked({ kind, options = [] }: FormField): boolean {
  return !["choice", "choices", "yes-no", "scale"].includes(kind) || options.length > 0;
}

/** All pages of a form, sent one after another as they are; what the last one says. */
function throughAll(one: Form): { readonly views: readonly Bag[]; readonly heard: PostedForm } | undefined {
  const views: Bag[] = [];
  let typed: PostedForm = new Map();
  for (let page = 0; page < 50; page += 1) {
    const view = turnPage(one, { ...asking, typed, page });
    if (isRefusal(view)) return undefined;
    views.push(view as unknown as Bag);
    const meta = metaOf(view as unknown as Bag);
    typed = readView(untouched(view as unknown as Bag), meta);
    if (meta.page === meta.pages - 1) break;
  }
  return { views, heard: typed };
}

describe("a form as a modal", () => {
  it("stays within Slack's limits with any fields, and comes back untouched as it went", () => {
    fc.assert(
      fc.property(forms(6), (one) => {
        const sent = throughAll(one);
        if (sent === undefined) return;
        for (const view of sent.views) expectView(view);
        for (const field of one.fields) expectSame(field, sent.heard.get(field.id), field.value ?? []);
        expect(sent.heard.get("form")).toEqual([one.name]);
        expect(sent.heard.get("nonce")).toEqual([one.nonce]);
        expect(sent.heard.get("drawn")).toEqual([String(one.drawn)]);
        for (const [name, value] of Object.entries(one.hidden)) {
          if (!["form", "nonce", "drawn"].includes(name)) expect(sent.heard.get(name)).toEqual([value]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says what was filled in, whatever stood there before", () => {
    const filled = forms(4).chain((one) => fc.tuple(fc.constant(one), fc.tuple(...one.fields.map((field) => valuesOf(field)))));
    fc.assert(
      fc.property(filled, ([one, given]) => {
        const view = formView(one, asking) as unknown as Bag;
        if (metaOf(view).pages > 1) return;
        const values = untouched(view);
        const done = one.fields.flatMap((field, n) => {
          const value = given[n] ?? [];
          const choice = choiceFor(view, field, value);
          if (choice === undefined) return [];
          if (field.kind === "suggest") put(view, values, { field: field.id, more: "or" }, choice);
          else if (field.kind === "duration") {
            put(view, values, { field: field.id, part: "v" }, value[0] ?? "");
            put(view, values, { field: field.id, part: "unit", more: "unit" }, value[1] ?? "days");
          } else put(view, values, { field: field.id, part: "v" }, choice);
          return [[field, value] as const];
        });
        const heard = readView(values, metaOf(view));
        for (const [field, value] of done) {
          if (field.kind === "suggest" && (value[0] ?? "").trim() === "") continue;
          if (field.kind === "choices") expect([...(heard.get(field.id) ?? [])].sort()).toEqual([...value].sort());
          else if (field.kind === "suggest") expect(heard.get(field.id)).toEqual(value);
          else expect(heard.get(field.id)).toEqual(value.filter((each) => each !== ""));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("asks each kind in the way that takes the fewest taps", () => {
    const options = (n: number) => Array.from({ length: n }, (_, k) => ({ value: `o${k}`, label: `Option ${k}` }));
    const drawn = (kind: FormField["kind"], n = 0) => {
      const field: FormField = { id: "f.x", label: "X", kind, required: true, ...(n === 0 ? {} : { options: options(n) }) };
      return bags(formView(form(field), asking).blocks).map((block) => text(bag(block["element"])["type"]));
    };
    expect(drawn("line")).toEqual(["plain_text_input"]);
    expect(drawn("text")).toEqual(["plain_text_input"]);
    expect(drawn("number")).toEqual(["plain_text_input"]);
    expect(drawn("choice", 5)).toEqual(["radio_buttons"]);
    expect(drawn("choice", 6)).toEqual(["static_select"]);
    expect(drawn("yes-no", 2)).toEqual(["radio_buttons"]);
    expect(drawn("scale", 10)).toEqual(["radio_buttons"]);
    expect(drawn("scale", 11)).toEqual(["static_select"]);
    expect(drawn("choices", 10)).toEqual(["checkboxes"]);
    expect(drawn("choices", 13)).toEqual(["multi_static_select"]);
    expect(drawn("date")).toEqual(["datepicker"]);
    expect(drawn("duration")).toEqual(["plain_text_input", "static_select"]);
    expect(drawn("suggest", 3)).toEqual(["static_select", "plain_text_input"]);
    expect(drawn("suggest")).toEqual(["plain_text_input"]);
  });

  it("lets a choice that may stay empty be taken back", () => {
    const field = { id: "f.kind", label: "Kind", kind: "choice", required: false, value: ["money"] } as const;
    const view = formView(form({ ...field, options: [{ value: "money", label: "Money" }] }), asking) as unknown as Bag;
    const values = untouched(view);
    expect(readView(values, metaOf(view)).get("f.kind")).toEqual(["money"]);
    put(view, values, { field: "f.kind" }, "—");
    expect(readView(values, metaOf(view)).get("f.kind")).toEqual([]);
  });

  it("of a list and a text takes the one that stood empty before", () => {
    const field = {
      id: "f.by",
      label: "Who says it",
      kind: "suggest",
      required: true,
      options: [{ value: "p1", label: "Priya" }],
    } as const;
    const heard = (value: readonly string[], pick: string | null, typed: string | null) => {
      const view = formView(form({ ...field, value }), asking) as unknown as Bag;
      const values = untouched(view);
      if (pick !== null) put(view, values, { field: "f.by", part: "pick" }, pick);
      if (typed !== null) put(view, values, { field: "f.by", more: "or" }, typed);
      return readView(values, metaOf(view)).get("f.by");
    };
    expect(heard([], "Priya", null)).toEqual(["p1"]);
    expect(heard([], null, "The harbour master")).toEqual(["The harbour master"]);
    expect(heard(["Priya"], null, null)).toEqual(["p1"]);
    expect(heard(["Priya"], null, "The harbour master")).toEqual(["The harbour master"]);
    expect(heard(["The harbour master"], "Priya", null)).toEqual(["p1"]);
    expect(heard(["The harbour master"], null, null)).toEqual(["The harbour master"]);
    expect(heard(["Priya"], "—", null)).toEqual([]);
  });

  it("carries a ready phrase that is longer than an option's value may be", () => {
    const phrase = "It is the only place where they meet each other, and without it nobody would come back to us in the spring.";
    const ready = {
      id: "ready",
      label: "Or one of these",
      kind: "choice",
      required: false,
      options: [{ value: phrase, label: phrase }],
    } as const;
    const view = formView(form(ready), asking) as unknown as Bag;
    expectView(view);
    const values = untouched(view);
    put(view, values, { field: "ready" }, "#0");
    expect(readView(values, metaOf(view)).get("ready")).toEqual([phrase]);
    const again = formView(form(ready), { ...asking, typed: new Map([["ready", [phrase]]]) }) as unknown as Bag;
    expect(readView(untouched(again), metaOf(again)).get("ready")).toEqual([phrase]);
  });

  it("holds lines that are longer together than one input may be, none of them lost", () => {
    const lines = Array.from({ length: 50 }, (_, n) => `${n} ${"x".repeat(2000 + n)}`);
    const field: FormField = { id: "f.items", label: "Lines", kind: "lines", required: false, value: [lines.join("\n")] };
    const view = formView(form(field), asking) as unknown as Bag;
    expectView(view);
    expect(readView(untouched(view), metaOf(view)).get("f.items")?.join("\n").split("\n")).toEqual(lines);
  });

  it("shows what was typed again after a refusal, and what somebody else wrote above it", () => {
    const one = { ...form({ id: "v", label: "Goal", kind: "text", required: true, value: ["kept"] }), about: [[said("Bo wrote: theirs")]] };
    const view = formView(one, { ...asking, typed: new Map([["v", ["mine"]]]) }) as unknown as Bag;
    const [about, input] = bags(view["blocks"]);
    expect([...textsIn(about)]).toContain("Bo wrote: theirs");
    expect(bag(input?.["element"])["initial_value"]).toBe("mine");
  });

  it("never keeps what stood in another form's fields of the same name", () => {
    const blocksIn = (nonce: string) =>
      bags(formView({ ...form({ id: "f.felt", label: "Felt", kind: "line", required: true }), nonce }, asking).blocks).map(
        (one) => one["block_id"],
      );
    expect(blocksIn("n1")).not.toEqual(blocksIn("n2"));
    expect([...blocksIn("n1"), ...blocksIn("n2")].map((id) => fieldOf(text(id)))).toEqual(["f.felt", "f.felt"]);
  });

  it("puts a title that is too long for a modal on its first line", () => {
    const view = formView({ ...form(), title: "What takes the place of the weekly coached session?" }, asking);
    expect(view.title.text).toBe("Teekond");
    expect(bag(bags(view.blocks)[0]?.["text"])["text"]).toBe("What takes the place of the weekly coached session?");
  });

  it("is refused by us, not by Slack, where its ids are too long or come twice", () => {
    const field = { id: "f.x", label: "X", kind: "line", required: true } as const;
    expect(() => formView(form(field, field), asking)).toThrow(RangeError);
    expect(() => formView(form({ ...field, id: "x".repeat(254) }), asking)).toThrow(RangeError);
    expect(() => formView({ ...form(field), hidden: { text: "x".repeat(3000) } }, asking)).toThrow(RangeError);
  });
});

function choiceFor(view: Bag, field: FormField, value: readonly string[]): Choice | undefined {
  if (!isAsked(field)) return undefined;
  const [first = ""] = value;
  if (field.kind === "choices") {
    const values = value.map((one) => shortOf(view, field, one));
    return values.length === 0 ? null : values;
  }
  if (["choice", "yes-no", "scale"].includes(field.kind)) {
    if (first === "") return undefined;
    return shortOf(view, field, first);
  }
  if (field.kind === "lines" && (field.value?.[0] ?? "").length > limits.input) return undefined;
  if (["lines", "text", "line", "number", "suggest"].includes(field.kind)) {
    const clean = first.replaceAll(/(?![\n\t])\p{Cc}/gu, "");
    return clean === first && first.length <= limits.input && (field.kind !== "line" || first.length <= 140) ? first : undefined;
  }
  return first === "" ? null : first;
}

/** The value by which Slack's client knows an option; the same option twice by its words is told apart by it. */
function shortOf(view: Bag, field: FormField, value: string): string {
  const long = Object.entries(metaOf(view).long[field.id] ?? {}).find(([, whole]) => whole === value);
  return long?.[0] ?? value;
}

describe("a form of many fields", () => {
  const short = (n: number): FormField => ({ id: `f.x${n}`, label: `Field ${n}`, kind: "line", required: false, value: [`v${n}`] });

  it("has pages, each with a way on, and the last one sends all of them", () => {
    const many = form(...Array.from({ length: 150 }, (_, n) => short(n)));
    const sent = throughAll(many);
    expect(sent?.views.length).toBe(2);
    expect(sent?.views.map((view) => text(bag(view["submit"])["text"]))).toEqual(["Next", "Add"]);
    expect(many.fields.map((field) => sent?.heard.get(field.id))).toEqual(many.fields.map((field) => field.value));
    for (const view of sent?.views ?? []) expectView(view);
  });

  it("refuses a next page where Slack could not carry what was typed, instead of losing it", () => {
    const many = form(...Array.from({ length: 150 }, (_, n) => short(n)));
    const typed = new Map([["f.x0", ["x".repeat(3000)]]]);
    expect(turnPage(many, { ...asking, typed, page: 1 })).toEqual(refuse("act.too-large"));
  });
});

describe("a sent form", () => {
  it("is read by hear with the names that pages post", () => {
    const one = form(
      { id: "f.text", label: "Text", kind: "text", required: true },
      { id: "anonymous", label: "Unsigned", kind: "choices", required: false, options: [{ value: "yes", label: "Unsigned" }] },
      { id: "v", label: "Wait", kind: "duration", required: true, value: [] },
    );
    const view = formView(one, asking) as unknown as Bag;
    const values = untouched(view);
    put(view, values, { field: "f.text" }, "Nobody may come in");
    put(view, values, { field: "anonymous" }, ["yes"]);
    put(view, values, { field: "v" }, "1,5");
    const game = play();
    const hearer = { view: viewSession(game.session(), { person: "ann" }, game.now()), language: "en" as const, name: (id: string) => id };
    const heard = posted(readView(values, metaOf(view)), hearer);
    expect(heard.text("f.text")).toBe("Nobody may come in");
    expect(heard.yes("anonymous")).toBe(true);
    expect(heard.value({ id: "wait", kind: "duration" }, "v")).toBe("PT36H");
    expect([heard.nonce, heard.text("step"), heard.text("form"), heard.whole("drawn")]).toEqual(["n1", "reasons", "add", 7]);
  });

  it("is never more than what our own inputs could say, whatever is sent", () => {
    const meta = metaOf(formView(form(), asking) as unknown as Bag);
    fc.assert(
      fc.property(fc.anything(), (odd) => {
        expect([...readView(odd, meta).keys()].sort()).toEqual(["drawn", "form", "nonce", "part", "step"]);
      }),
      { examples: [[{ "": {} }]] },
    );
    fc.assert(fc.property(fc.anything(), (odd) => readMeta(odd) === undefined));
    expect(readMeta("{")).toBeUndefined();
  });

  it("cannot overwrite what its metadata carries", () => {
    const meta = metaOf(formView(form(), asking) as unknown as Bag);
    const sent = { nonce: { v: { type: "plain_text_input", value: "other" } }, step: { v: { type: "plain_text_input", value: "other" } } };
    expect(readView(sent, meta).get("nonce")).toEqual(["n1"]);
    expect(readView(sent, meta).get("step")).toEqual(["reasons"]);
  });

  it("remembers with signs that Slack might give back escaped", () => {
    const meta: FormMeta = { ...metaOf(formView(form(), asking) as unknown as Bag), on: ["<a&b>"] };
    expect(writeMeta(meta)).not.toMatch(/[<>&]/);
    expect(readMeta(writeMeta(meta))).toEqual(meta);
  });
});

describe("a refusal", () => {
  const view = formView(
    form(
      { id: "f.touchpoints.new1.name", label: "Name", kind: "line", required: true },
      {
        id: "f.touchpoints.new1.channels",
        label: "Channels",
        kind: "choices",
        required: true,
        options: [{ value: "post", label: "Post" }],
      },
      { id: "f.why", label: "Why", kind: "text", required: false },
    ),
    asking,
  );
  const at = (field?: string) =>
    Object.keys(errorsOf(refuse("text.empty", field === undefined ? {} : { field }), view, "Write at least one word.") ?? {});

  it("stands at its field by the whole path or its last word, else at the first", () => {
    expect(at("touchpoints/new1/channels")).toEqual(["f.touchpoints.new1.channels n1"]);
    expect(at("why")).toEqual(["f.why n1"]);
    expect(at("touchpoints/other/channels")).toEqual(["f.touchpoints.new1.channels n1"]);
    expect(at("nowhere")).toEqual(["f.touchpoints.new1.name n1"]);
    expect(at()).toEqual(["f.touchpoints.new1.name n1"]);
  });

  it("has no place in a view without inputs", () => {
    expect(errorsOf(refuse("text.empty"), formView(form(), asking), "x")).toBeUndefined();
    expect(errorsOf(refuse("text.empty"), "odd", "x")).toBeUndefined();
  });
});
