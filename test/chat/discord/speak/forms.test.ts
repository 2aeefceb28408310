import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "#chat/discord/meta.ts";
import { Draft as DraftShape } from "#chat/discord/meta.ts";
import { readCustomId } from "#chat/discord/press.ts";
import { confirmMessage, continueMessage, draftOf, modalOf } from "#chat/discord/speak-form.ts";
import { aboutOf, partsOf } from "#chat/discord/speak-parts.ts";
import { understoodMessage } from "#chat/discord/speak-understood.ts";
import { doubtsOf, isLast, partAt, postedOf, readModal, refusedIn, withDate } from "#chat/discord/values.ts";
import { readHeard } from "#facilitator/typed.ts";
import { isDate } from "#lib/time.ts";
import { languages } from "#locale/languages.ts";
import type { Form, FormField } from "#talk/form.ts";
import { said } from "#talk/line.ts";
import { refuse } from "#talk/refusal.ts";
import { forms, valuesOf } from "../../slack/speak/monsters.ts";
import { words } from "./monsters.ts";
import { idOf, inputsIn, put, submission, untouched } from "./submit.ts";
import { type Bag, expectMessage, expectModal, hasDocument, idsIn, texts } from "./within.ts";

const today = "2026-11-26";
const token = "tok";

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

const sheet = (draft: Draft, language = words.language) => ({ draft, token, words: { ...words, language }, today });
const opened = (one: Form, typed: Draft["typed"] = {}) => draftOf(one, { words, session: "s1", typed });

/** What a field's value is once it went to Discord and came back untouched. */
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

const asked = ({ kind, options = [] }: FormField) => !["choice", "choices", "yes-no", "scale"].includes(kind) || options.length > 0;

/** How many options every menu of Discord together shows of a field. */
const shownOptions = 100;

function listed(field: FormField): FormField {
  return {
    ...field,
    ...(field.options === undefined ? {} : { options: field.options.slice(0, field.kind === "suggest" ? 75 : shownOptions) }),
  };
}

function fitting(one: Form): Form {
  return { ...one, fields: one.fields.map(listed) };
}

/** All parts of a form, sent one after another as they are. */
function throughAll(one: Form): { readonly modals: readonly unknown[]; readonly draft: Draft } {
  let draft = opened(one);
  const modals: unknown[] = [];
  for (let part = 0; part < draft.parts; part += 1) {
    const modal = modalOf(one, sheet({ ...draft, part }));
    modals.push(modal);
    const reading = readModal(structuredClone(submission(untouched(modal))), { ...draft, part }, today);
    expect(reading.doubts).toEqual([]);
    draft = DraftShape.parse(structuredClone(reading.draft));
    if (!isLast(draft)) expectMessage(continueMessage(one, sheet(draft)));
  }
  return { modals, draft };
}

describe("a form as modals", () => {
  it("is judged by Discord's own document here", () => {
    if (process.env["CI"] !== "true") expect(hasDocument).toBe(true);
  });

  it("stays within Discord's limits with any fields, and comes back untouched as it went, letter for letter", () => {
    fc.assert(
      fc.property(forms(6), (wild) => {
        const one = fitting(wild);
        const { modals, draft } = throughAll(one);
        for (const modal of modals) expectModal(modal);
        const heard = postedOf(draft);
        for (const field of one.fields) {
          if (asked(field))
            expect([field.id, field.kind, heard.get(field.id)]).toEqual([field.id, field.kind, back(field, field.value ?? [])]);
          else expect(heard.get(field.id)).toBeUndefined();
        }
        expect([heard.get("form"), heard.get("nonce"), heard.get("drawn")]).toEqual([[one.name], [one.nonce], [String(one.drawn)]]);
        for (const [name, value] of Object.entries(one.hidden)) {
          if (!["form", "nonce", "drawn"].includes(name)) expect(heard.get(name)).toEqual([value]);
        }
        if (draft.parts === 0) expectMessage(confirmMessage(one, sheet(draft)));
      }),
      { numRuns: 250 },
    );
  });

  it("says what was filled in, whatever stood there before, and shows it again", () => {
    const filled = forms(4)
      .map(fitting)
      .chain((one) => fc.tuple(fc.constant(one), fc.tuple(...one.fields.map((field) => valuesOf(field)))));
    fc.assert(
      fc.property(filled, ([one, given]) => {
        let draft = opened(one);
        const wanted = new Map<string, readonly string[]>();
        for (let part = 0; part < draft.parts; part += 1) {
          const modal = modalOf(one, sheet({ ...draft, part }));
          const inputs = untouched(modal);
          for (const [n, field] of one.fields.entries()) {
            const value = back(field, given[n] ?? []);
            const id = idOf(inputs, n, "v");
            if (draft.fields[n]?.part !== part || id === undefined || value.length === 0) continue;
            // A text in several inputs is not one that a person would write over as a whole.
            if (idOf(inputs, n, "on", 1) !== undefined || idOf(inputs, n, "in", 1) !== undefined || (value[0] ?? "").length > 3000)
              continue;
            put(modal, inputs, id, value[0] ?? "");
            wanted.set(field.id, value);
          }
          draft = readModal(submission(inputs), { ...draft, part }, today).draft;
        }
        for (const [id, value] of wanted) expect(draft.typed[id]).toEqual(value);
        const again = draftOf(one, { words, session: "s1", typed: draft.typed });
        for (let part = 0; part < again.parts; part += 1) {
          const modal = modalOf(one, sheet({ ...again, part }));
          expectModal(modal);
          const { draft: same } = readModal(submission(untouched(modal)), { ...again, part }, today);
          for (const [id, value] of wanted)
            if (one.fields.some((field, n) => field.id === id && again.fields[n]?.part === part)) expect(same.typed[id]).toEqual(value);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says what it is about from the first line that says anything, cut where that is too long", () => {
    const about: Form["about"] = [[{ is: "word", text: "\n" }], [{ is: "word", text: "word ".repeat(500) }]];
    expect(aboutOf({ ...form(), about }, words)).toMatch(/^word word.*…$/);
  });

  it("asks each kind in the way that takes the fewest taps", () => {
    const options = (n: number) => Array.from({ length: n }, (_, k) => ({ value: `o${k}`, label: `Option ${k}` }));
    const drawn = (kind: FormField["kind"], n = 0, required = true) => {
      const field: FormField = { id: "f.x", label: "X", kind, required, ...(n === 0 ? {} : { options: options(n) }) };
      const one = form(field);
      return inputsIn(modalOf(one, sheet(opened(one)))).map((input) => [input["type"], String(input["custom_id"]).split("/")[0]].join(" "));
    };
    expect(drawn("line")).toEqual(["4 v"]);
    expect(drawn("text")).toEqual(["4 v"]);
    expect(drawn("number")).toEqual(["4 v"]);
    expect(drawn("lines")).toEqual(["4 v"]);
    expect(drawn("choice", 1)).toEqual(["3 one"]);
    expect(drawn("choice", 5)).toEqual(["21 one"]);
    expect(drawn("choice", 6)).toEqual(["3 one"]);
    expect(drawn("choice", 58)).toEqual(["3 one", "3 one", "3 one"]);
    expect(drawn("yes-no", 2)).toEqual(["21 one"]);
    expect(drawn("scale", 5)).toEqual(["21 one"]);
    expect(drawn("scale", 11)).toEqual(["3 one"]);
    expect(drawn("choices", 1, false)).toEqual(["23 tick"]);
    expect(drawn("choices", 1)).toEqual(["22 many"]);
    expect(drawn("choices", 10)).toEqual(["22 many"]);
    expect(drawn("choices", 13)).toEqual(["3 many"]);
    expect(drawn("choices", 100)).toEqual(["3 many", "3 many", "3 many", "3 many"]);
    expect(drawn("date")).toEqual(["3 pick", "4 day"]);
    expect(drawn("duration")).toEqual(["4 long"]);
    expect(drawn("suggest", 3)).toEqual(["3 pick", "4 typed"]);
    expect(drawn("suggest")).toEqual(["4 typed"]);
  });
});

/** A form of one field, filled in by `fill`: what its draft says then. */
function filledIn(
  field: FormField,
  ...steps: readonly (readonly [Parameters<typeof idOf>[2], number, string | readonly string[] | boolean])[]
) {
  const one = form(field);
  const draft = opened(one);
  const modal = modalOf(one, sheet(draft));
  const inputs = untouched(modal);
  for (const [part, more, value] of steps) put(modal, inputs, idOf(inputs, 0, part, more), value);
  return readModal(submission(inputs), draft, today);
}

describe("a choice", () => {
  const many = Array.from({ length: 58 }, (_, k) => ({ value: `t${k}`, label: `${k + 1} Contact` }));

  it("that may stay empty can be taken back", () => {
    const field = {
      id: "f.kind",
      label: "Kind",
      kind: "choice",
      required: false,
      value: ["money"],
      options: [
        { value: "money", label: "Money" },
        { value: "b", label: "B" },
      ],
    } as const;
    expect(filledIn(field).draft.typed).toEqual({ "f.kind": ["money"] });
    expect(filledIn(field, ["one", 0, "—"]).draft.typed).toEqual({ "f.kind": [] });
  });

  it("among many stands in several menus, named by what they hold; what stood before gives way to what is chosen anew", () => {
    const field: FormField = { id: "row", label: "Which one", kind: "choice", required: true, options: many, value: ["t3"] };
    const one = form(field);
    const modal = modalOf(one, sheet(opened(one)));
    expect(modal.components.map((each) => ("label" in each ? each.label : ""))).toEqual([
      "Which one 1–25",
      "Which one 26–50",
      "Which one 51–58",
    ]);
    expect(filledIn(field).draft.typed).toEqual({ row: ["t3"] });
    expect(filledIn(field, ["one", 1, ["t30"]])).toMatchObject({ draft: { typed: { row: ["t30"] } }, doubts: [] });
    expect(filledIn(field, ["one", 0, ["t4"]], ["one", 2, ["t57"]]).doubts).toEqual([{ field: 0, label: "Which one", is: "several" }]);
    const { value: _, ...empty } = field;
    expect(filledIn(empty, ["one", 2, ["t57"]])).toMatchObject({ draft: { typed: { row: ["t57"] } }, doubts: [] });
  });

  it("of several among many gathers what all menus hold", () => {
    const field: FormField = { id: "best", label: "Best", kind: "choices", required: false, options: many, value: ["t1", "t40"] };
    expect(filledIn(field, ["many", 2, ["t50", "t57"]]).draft.typed).toEqual({ best: ["t1", "t40", "t50", "t57"] });
  });

  it("carries a ready phrase that is longer than an option's value may be", () => {
    const phrase = "It is the only place where they meet each other, and without it nobody would ever come back to us in the spring.";
    const field: FormField = {
      id: "ready",
      label: "Or one of these",
      kind: "choice",
      required: false,
      options: [
        { value: phrase, label: phrase },
        { value: "b", label: "B" },
      ],
    };
    expect(phrase.length).toBeGreaterThan(100);
    expect(filledIn(field, ["one", 0, "#0"]).draft.typed).toEqual({ ready: [phrase] });
    const one = form(field);
    const again = opened(one, { ready: [phrase] });
    expect(readModal(submission(untouched(modalOf(one, sheet(again)))), again, today).draft.typed).toEqual({ ready: [phrase] });
  });

  it("ticked is what its one option says", () => {
    const field: FormField = {
      id: "anonymous",
      label: "Unsigned",
      kind: "choices",
      required: false,
      options: [{ value: "yes", label: "Unsigned" }],
    };
    expect(filledIn(field, ["tick", 0, true]).draft.typed).toEqual({ anonymous: ["yes"] });
    expect(filledIn(field).draft.typed).toEqual({ anonymous: [] });
    expect(filledIn({ ...field, value: ["yes"] }).draft.typed).toEqual({ anonymous: ["yes"] });
  });
});

describe("of a list and a text", () => {
  const field: FormField = {
    id: "f.by",
    label: "Who says it",
    kind: "suggest",
    required: true,
    options: [
      { value: "p1", label: "Priya" },
      { value: "p2", label: "Greg" },
    ],
  };
  const heard = (
    value: readonly string[],
    ...steps: Parameters<typeof filledIn> extends readonly [unknown, ...infer Rest] ? Rest : never
  ) => filledIn({ ...field, value }, ...steps).draft.typed["f.by"];

  it("the one that stood empty before counts", () => {
    expect(heard([], ["pick", 0, ["p1"]])).toEqual(["p1"]);
    expect(heard([], ["typed", 0, "The harbour master"])).toEqual(["The harbour master"]);
    expect(heard(["Priya"])).toEqual(["p1"]);
    expect(heard(["Priya"], ["typed", 0, "The harbour master"])).toEqual(["The harbour master"]);
    expect(heard(["The harbour master"], ["pick", 0, ["p1"]])).toEqual(["p1"]);
    expect(heard(["The harbour master"])).toEqual(["The harbour master"]);
    expect(heard(["Priya"], ["pick", 0, []])).toEqual([]);
  });

  it("what is written is never taken for a stand-in of ours", () => {
    const phrase = "x".repeat(120);
    const long = { ...field, options: [{ value: phrase, label: "X" }] };
    expect(filledIn(long, ["typed", 0, "#0"]).draft.typed["f.by"]).toEqual(["#0"]);
    expect(filledIn(long, ["pick", 0, ["#0"]]).draft.typed["f.by"]).toEqual([phrase]);
    expect(filledIn({ id: "f.t", label: "T", kind: "text", required: false }, ["v", 0, "—"]).draft.typed["f.t"]).toEqual(["—"]);
  });
});

describe("a length of time", () => {
  it("is written in one line with its unit, and a bare number counts days", () => {
    for (const language of languages) {
      for (const [value, iso] of [
        [["3", "days"], "P3D"],
        [["2", "weeks"], "P2W"],
        [["5", "hours"], "PT5H"],
        [["40", "minutes"], "PT40M"],
      ] as const) {
        const one = form({ id: "v", label: "Wait", kind: "duration", required: false, value });
        const draft = draftOf(one, { words: { ...words, language }, session: "s1" });
        const modal = modalOf(one, sheet(draft, language));
        const { typed } = readModal(submission(untouched(modal)), draft, today).draft;
        expect(typed["v"]).toEqual(value);
        const written = String(inputsIn(modal)[0]?.["value"]);
        // Also where somebody writes the same by hand, as one text.
        for (const given of [typed["v"] ?? [], [written]])
          expect([written, readHeard({ id: "v", kind: "duration" }, given, { language, personNamed: () => undefined })]).toEqual([
            written,
            iso,
          ]);
      }
    }
    const bare: FormField = { id: "v", label: "Wait", kind: "duration", required: false };
    expect(filledIn(bare, ["long", 0, "1,5"]).draft.typed).toEqual({ v: ["1,5", "days"] });
    expect(filledIn(bare, ["long", 0, "soon"]).draft.typed).toEqual({ v: ["soon"] });
  });
});

describe("many lines", () => {
  it("that are longer than an input holds stand in several, none of them lost", () => {
    for (const lines of [
      Array.from({ length: 8 }, (_, n) => `${n} ${"x".repeat(1900 + n)}`),
      ["a".repeat(4000), "", "", "b".repeat(4000), "c"],
      ["😀".repeat(4500)],
    ]) {
      const one = form({ id: "f.items", label: "Lines", kind: "lines", required: true, value: [lines.join("\n")] });
      const draft = opened(one);
      const modal = modalOf(one, sheet(draft));
      expectModal(modal);
      expect(readModal(submission(untouched(modal)), draft, today).draft.typed["f.items"]).toEqual([lines.join("\n")]);
    }
  });
});

describe("a day", () => {
  const field: FormField = { id: "f.deadline", label: "Deadline", kind: "date", required: true, value: ["2026-12-24"] };

  it("is chosen from the next working days, where what stands now is one of them, and counts at once", () => {
    const one = form(field);
    const [menu] = inputsIn(modalOf(one, sheet(opened(one))));
    const options = menu?.["options"] as readonly Bag[];
    expect(options[0]).toEqual({ label: "Thu 26 Nov", value: "2026-11-26" });
    expect(options.at(-1)).toEqual({ label: "Thu 24 Dec", value: "2026-12-24", default: true });
    expect(filledIn(field)).toMatchObject({ draft: { typed: { "f.deadline": ["2026-12-24"] } }, doubts: [] });
    expect(filledIn(field, ["pick", 0, ["2026-11-30"]])).toMatchObject({ draft: { typed: { "f.deadline": ["2026-11-30"] } }, doubts: [] });
    expect(filledIn(field, ["pick", 0, []])).toMatchObject({ draft: { typed: { "f.deadline": [] } }, doubts: [] });
  });

  it("in words is read back before it counts", () => {
    const reading = filledIn(field, ["day", 0, " reedel "]);
    expect(reading.draft.typed).toEqual({ "f.deadline": ["2026-11-27"] });
    expect(reading.doubts).toEqual([{ field: 0, label: "Deadline", is: "understood", text: "reedel", date: "2026-11-27" }]);
    const message = understoodMessage(reading, words, token);
    expectMessage(message);
    expect(texts(message.body).join("\n")).toContain("reedel → **Friday, 27 November 2026**");
    expect(idsIn(message.body).map((id) => readCustomId(id))).toEqual([
      { does: "send", token },
      { does: "open", token, part: 0 },
    ]);
  });

  it("that may be one of two is asked about, and one tap says which", () => {
    const reading = filledIn(field, ["day", 0, "Thursday"]);
    expect(reading.doubts).toMatchObject([{ is: "ambiguous", dates: ["2026-11-26", "2026-12-03"] }]);
    expect(doubtsOf(reading.draft, today)).toEqual(reading.doubts);
    const message = understoodMessage(reading, words, token);
    expectMessage(message);
    const wants = readCustomId(idsIn(message.body)[1]);
    expect(wants).toEqual({ does: "date", token, field: 0, date: "2026-12-03" });
    const meant = withDate(reading.draft, 0, "2026-12-03");
    expect([meant.typed["f.deadline"], doubtsOf(meant, today)]).toEqual([["2026-12-03"], []]);
  });

  it("that cannot be read stands in its line again, and nothing else can be pressed than to change it", () => {
    const reading = filledIn(field, ["day", 0, "once *it* is done"]);
    expect(reading.doubts).toMatchObject([{ is: "unread", text: "once *it* is done" }]);
    const message = understoodMessage(reading, words, token);
    expectMessage(message);
    expect(idsIn(message.body).map((id) => readCustomId(id)?.does)).toEqual(["open"]);
    const one = form(field);
    const modal = modalOf(one, sheet(reading.draft));
    const inputs = untouched(modal);
    expect(inputs.get(idOf(inputs, 0, "day-first") ?? "")?.["value"]).toBe("once *it* is done");
    put(modal, inputs, idOf(inputs, 0, "pick"), ["2026-11-30"]);
    expect(readModal(submission(inputs), reading.draft, today)).toMatchObject({
      draft: { typed: { "f.deadline": ["2026-11-30"] } },
      doubts: [],
    });
  });

  it("is never anything but a date or a doubt, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        const { draft, doubts } = filledIn(field, ["day", 0, text]);
        const [value = ""] = draft.typed["f.deadline"] ?? [];
        expect(value === "" || isDate(value) || doubts.length === 1).toBe(true);
        for (const language of languages) expectMessage(understoodMessage({ draft, doubts }, { ...words, language }, token));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a form of many fields", () => {
  const short = (n: number, required = false): FormField => ({
    id: `f.x${n}`,
    label: `Field ${n}`,
    kind: "line",
    required,
    value: [`v${n}`],
  });

  it("is asked in parts of five, what it is about on the first, with a message between that goes on, sends or changes", () => {
    const many = { ...form(...Array.from({ length: 12 }, (_, n) => short(n))), about: [[said("About *this*")]] };
    expect(partsOf(many, words).map((part) => part.length)).toEqual([4, 5, 3]);
    const { modals, draft } = throughAll(many);
    expect(modals.map((modal) => (modal as Bag)["title"])).toEqual(["Add a line · 1 of 3", "Add a line · 2 of 3", "Add a line · 3 of 3"]);
    expect(modals.map((modal) => texts(modal))).toEqual([["About \\*this\\*"], [], []]);
    expect(many.fields.map((field) => draft.typed[field.id])).toEqual(many.fields.map((field) => field.value));
    const between = continueMessage(many, sheet({ ...draft, part: 0 }));
    expect(idsIn(between.body).map((id) => readCustomId(id))).toEqual([
      { does: "open", token, part: 1 },
      { does: "send", token },
      { does: "open", token, part: 0 },
    ]);
  });

  it("cannot be sent while something is left that has to be said, and begins by a button where no modal may open", () => {
    const many = form(...Array.from({ length: 7 }, (_, n) => (n === 6 ? { ...short(n, true), value: [] } : short(n))));
    const draft = opened(many);
    const before = continueMessage(many, sheet(draft));
    expect(idsIn(before.body).map((id) => readCustomId(id))).toEqual([{ does: "open", token, part: 0 }]);
    expect(texts(before.body).join()).toContain("Add a line");
    const begun = { ...draft, typed: { "f.x0": ["a"] } };
    expect(idsIn(continueMessage(many, sheet(begun)).body).map((id) => readCustomId(id)?.does)).toEqual(["open", "open"]);
  });

  it("sent early keeps what stood in the parts that nobody came to", () => {
    const owner: FormField = {
      id: "f.owner",
      label: "Owner",
      kind: "choice",
      required: true,
      options: [{ value: "p1", label: "P" }],
      value: ["p1"],
    };
    const many = form(...Array.from({ length: 6 }, (_, n) => short(n)), owner, { ...short(8), value: [] });
    const draft = opened(many);
    const modal = modalOf(many, sheet(draft));
    const reading = readModal(submission(untouched(modal)), draft, today);
    expect(idsIn(continueMessage(many, sheet(reading.draft)).body)).toContain("s/tok");
    const posted = postedOf(reading.draft);
    expect([posted.get("f.x4"), posted.get("f.x5"), posted.get("f.owner"), posted.get("f.x8")]).toEqual([
      ["v4"],
      ["v5"],
      ["p1"],
      undefined,
    ]);
  });

  it("puts a title that is too long for a modal on its first line, and says where one is all the same", () => {
    const title = "What takes the place of the weekly coached session?";
    const one = { ...form(short(0)), title };
    expect(modalOf(one, sheet(opened(one)))).toMatchObject({ title: "Teekond", components: [{ content: `### ${title}` }, {}] });
    const many = { ...form(...Array.from({ length: 8 }, (_, n) => short(n))), title };
    const draft = opened(many);
    expect(modalOf(many, sheet({ ...draft, part: 1 }))).toMatchObject({
      title: "Teekond · 2 of 2",
      components: [{ content: `### ${title}` }, {}, {}, {}, {}],
    });
  });

  it("is refused by us, not by Discord, where two fields share an id", () => {
    expect(() => opened(form(short(0), short(0)))).toThrow(RangeError);
    expect(() => modalOf(form(), sheet(opened(form())))).toThrow(RangeError);
  });

  it("opened anew leaves out what its draft does not know", () => {
    const draft = opened(form(short(0), short(1)));
    expect(inputsIn(modalOf(form(short(1), short(2)), sheet(draft))).map((one) => one["custom_id"])).toEqual(["v/1"]);
  });
});

describe("a sent part", () => {
  it("is never more than what our own inputs could say, whatever is sent", () => {
    const draft = opened(form({ id: "f.text", label: "Text", kind: "text", required: true }));
    fc.assert(
      fc.property(fc.anything(), (odd) => {
        expect([...postedOf(readModal(odd, draft, today).draft).keys()].sort()).toEqual(["drawn", "form", "nonce", "part", "step"]);
      }),
      { examples: [[[{ component: { custom_id: "v/7", value: "x" } }]], [[{ component: { custom_id: "w/0", value: "x" } }]]] },
    );
  });

  it("cannot overwrite what its draft carries", () => {
    const draft = { ...opened(form()), fields: [{ id: "nonce", label: "", kind: "line", part: 0 }] };
    const posted = postedOf(readModal([{ component: { custom_id: "v/0", value: "other" } }], draft, today).draft);
    expect(posted.get("nonce")).toEqual(["n1"]);
  });
});

describe("a refusal", () => {
  const draft = opened(
    form(...Array.from({ length: 5 }, (_, n): FormField => ({ id: `f.x${n}`, label: `Field ${n}`, kind: "line", required: false })), {
      id: "f.touchpoints.new1.name",
      label: "Name",
      kind: "line",
      required: true,
    }),
  );

  it("stands at its field, in the part that it is asked in", () => {
    expect(refusedIn(draft, refuse("text.empty", { field: "touchpoints/new1/name" }))).toEqual({ part: 1, label: "Name" });
    expect(refusedIn(draft, refuse("text.empty", { field: "name" }))).toEqual({ part: 1, label: "Name" });
    expect(partAt(draft, refuse("text.empty"))).toBe(0);
  });
});
