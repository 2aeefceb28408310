import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crisisRedesign } from "#playbook/catalog/crisis-redesign.ts";
import { type Converging, converge, proposal, rootOf, tally } from "#steps/converge.ts";
import type { Context, Fact, Meta, Part, PartAct, Subject } from "#steps/part.ts";
import { type PartState, patterns } from "#steps/patterns.ts";
import { isRefusal } from "#talk/refusal.ts";

const subjects: readonly Subject[] = ["a", "b", "c", "d"].map((id) => ({ id, values: { text: id, weight: id === "a" ? "must" : "note" } }));
const ids = fc.constantFrom("a", "b", "c", "d");
const people = ["ann", "bob", "eve"];
const text = fc.constantFrom("one", "two", "three");

function part(step: string, number: number): Part {
  const found = crisisRedesign.steps.find((one) => one.id === step)?.parts[number];
  if (found === undefined) throw new Error(step);
  return { ...found, rules: [] };
}

function context(def: Part, person: string): Context {
  return {
    part: def,
    at: 1,
    person,
    facilitator: person === "ann",
    subjects: ["collect", "fill"].includes(def.pattern) ? [] : subjects,
    voices: 3,
    everyone: people,
    script: false,
    dots: { each: 3, perItem: 2 },
    entry: () => undefined,
    inputOpen: true,
    people: new Set(people),
    refs: () => new Set(["a", "b", "c", "d", "r1"]),
  };
}

const values = fc.record({ text });
const touch = fc.record({ name: text, medium: fc.constantFrom("digital", "physical"), channels: fc.constant(["web"]) });
const rows = fc.constantFrom("r1", "r2", "r3");
const acts: Readonly<Record<string, { readonly def: Part; readonly act: fc.Arbitrary<PartAct> }>> = {
  collect: {
    def: part("purpose", 0),
    act: fc.oneof(
      fc.record({ do: fc.constant("add" as const), id: rows, values }),
      fc.record({ do: fc.constant("edit" as const), item: rows, values }),
      fc.record({ do: fc.constant("remove" as const), item: rows }),
      fc.record({ do: fc.constant("park" as const), item: rows, on: fc.boolean() }),
    ),
  },
  converge: {
    def: part("reasons", 1),
    act: fc.oneof(
      fc.record({ do: fc.constant("vote" as const), item: ids, dots: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ do: fc.constant("merge" as const), into: ids, from: fc.subarray(["a", "b", "c", "d"], { minLength: 1 }) }),
      fc.record({ do: fc.constant("unmerge" as const), item: ids }),
      fc.record({ do: fc.constant("keep" as const), items: fc.subarray(["a", "b", "c", "d"]) }),
    ),
  },
  fill: {
    def: part("customer", 0),
    act: fc.oneof(
      fc.record({ do: fc.constant("add-row" as const), list: fc.constant("types"), id: rows, values: fc.record({ name: text }) }),
      fc.record({ do: fc.constant("set" as const), path: fc.constantFrom("types/r1/goal", "types/r2/name", "types/r1/name"), value: text }),
      fc.record({ do: fc.constant("remove-row" as const), list: fc.constant("types"), id: rows }),
    ),
  },
  list: {
    def: part("new-journey", 0),
    act: fc.oneof(
      fc.record({ do: fc.constant("add-row" as const), list: fc.constant("items"), id: rows, values: touch }),
      fc.record({
        do: fc.constant("set" as const),
        path: fc.constantFrom("items/r1/name", "items/a/does", "items/b/expected"),
        value: fc.oneof(text, fc.constant(1)),
      }),
      fc.record({ do: fc.constant("remove-row" as const), list: fc.constant("items"), id: fc.oneof(ids, rows), why: text }),
      fc.record({
        do: fc.constant("move-row" as const),
        list: fc.constant("items"),
        id: fc.oneof(ids, rows),
        after: fc.option(fc.oneof(ids, rows)),
      }),
    ),
  },
  rate: {
    def: part("ratings", 0),
    act: fc.oneof(
      fc.record({
        do: fc.constant("rate" as const),
        item: ids,
        values: fc.record({ emotion: fc.integer({ min: -2, max: 2 }), impact: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] }),
      }),
      fc.record({ do: fc.constant("evidence" as const), item: ids, id: rows, text }),
    ),
  },
  decide: {
    def: part("restrict", 0),
    act: fc.oneof(
      fc.record({
        do: fc.constant("propose" as const),
        item: ids,
        value: fc.oneof(fc.constant({ is: "stays" }), fc.record({ is: fc.constant("dropped"), why: text })),
      }),
      fc.record({ do: fc.constant("object" as const), item: ids, reason: text }),
      fc.record({ do: fc.constant("withdraw" as const), item: ids }),
      fc.record({ do: fc.constant("settle" as const), item: ids, reason: text }),
    ),
  },
  review: {
    def: part("audit", 0),
    act: fc.oneof(
      fc.record({ do: fc.constant("answer" as const), finding: ids, answer: fc.constantFrom("fix", "action", "accept"), note: text }),
      fc.record({ do: fc.constant("rest" as const), answer: fc.constantFrom("action", "accept"), all: fc.boolean() }),
      fc.record({ do: fc.constant("set" as const), path: fc.constant("goalReached"), value: fc.constantFrom("yes", "no") }),
    ),
  },
};

/** Leaves out what says nothing: no dot is zero dots, no marks an empty record of them. */
function told(state: unknown): unknown {
  const isNothing = (value: unknown) => value === 0 || (value !== null && typeof value === "object" && Object.keys(value).length === 0);
  return JSON.parse(JSON.stringify(state), (_, value: unknown) => (isNothing(value) ? undefined : value)) ?? {};
}

type Lived = { readonly state: PartState; readonly rev: number };

function step(
  name: string,
  { state, rev }: Lived,
  person: string,
  act: PartAct,
): { readonly next: Lived; readonly facts: readonly Fact[] } {
  const def = acts[name]?.def as Part;
  const facts = patterns[def.pattern].accept(state, act, context(def, person));
  if (isRefusal(facts)) return { next: { state, rev }, facts: [] };
  const next = facts.reduce((at, fact, n) => patterns[def.pattern].apply(at, fact, meta(rev + n + 1, person)), state);
  return { next: { state: next, rev: rev + facts.length }, facts };
}

function meta(rev: number, by: string): Meta {
  return { rev, by, at: rev };
}

function unique(name: string): fc.Arbitrary<readonly { readonly person: string; readonly act: PartAct }[]> {
  return fc.array(fc.record({ person: fc.constantFrom(...people), act: acts[name]?.act as fc.Arbitrary<PartAct> }), {
    minLength: 1,
    maxLength: 25,
  });
}

describe.each(Object.keys(acts))("%s, whatever is done in it", (name) => {
  const pattern = name as Part["pattern"];

  it("puts everything back that an act changed, texts and writers alike", () => {
    fc.assert(
      fc.property(unique(name), (moves) => {
        let lived: Lived = { state: patterns[pattern].initial, rev: 0 };
        for (const { person, act } of moves) {
          const def = acts[name]?.def as Part;
          const facts = patterns[pattern].accept(lived.state, act, context(def, person));
          if (isRefusal(facts)) continue;
          for (const fact of facts) {
            const rev = lived.rev + 1;
            const back = patterns[pattern].invert(lived.state, fact, meta(rev, person));
            const after = patterns[pattern].apply(lived.state, fact, meta(rev, person));
            const again = back.reduce((at, one) => patterns[pattern].apply(at, one, meta(rev + 1, person)), after);
            expect(told(again)).toEqual(told(lived.state));
            lived = { state: after, rev };
          }
        }
      }),
    );
  });

  it("takes the same act twice as once", () => {
    fc.assert(
      fc.property(unique(name), (moves) => {
        let lived: Lived = { state: patterns[pattern].initial, rev: 0 };
        for (const { person, act } of moves) {
          lived = step(name, lived, person, act).next;
          const twice = step(name, lived, person, act);
          expect(twice.facts).toEqual([]);
        }
      }),
    );
  });

  it("answers whatever act comes, its own or another pattern's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(acts)).chain((other) => acts[other]?.act as fc.Arbitrary<PartAct>),
        (act) => {
          expect(() => patterns[pattern].accept(patterns[pattern].initial, act, context(acts[name]?.def as Part, "bob"))).not.toThrow();
        },
      ),
    );
  });
});

describe("converge", () => {
  const lived = fc
    .array(fc.record({ person: fc.constantFrom(...people), act: acts.converge?.act as fc.Arbitrary<PartAct> }), { maxLength: 40 })
    .map(
      (moves) =>
        moves.reduce<Lived>((at, { person, act }) => step("converge", at, person, act).next, { state: patterns.converge.initial, rev: 0 })
          .state as unknown as Converging,
    );

  it("never merges in a circle", () => {
    fc.assert(fc.property(lived, (state) => subjects.every((one) => state.merges[rootOf(state.merges, one.id)] === undefined)));
  });

  it("counts every dot once, on what stands", () => {
    fc.assert(
      fc.property(lived, fc.subarray([...subjects]), (state, standing) => {
        const there = new Set(standing.map((one) => one.id));
        const put = Object.values(state.votes)
          .flatMap((dots) => Object.entries(dots))
          .filter(([id]) => there.has(id))
          .reduce((sum, [, n]) => sum + n, 0);
        expect(tally(state, standing).reduce((sum, one) => sum + one.dots, 0)).toBe(put);
      }),
    );
  });

  it("nobody has more than three dots out", () => {
    fc.assert(
      fc.property(lived, (state) => Object.values(state.votes).every((dots) => Object.values(dots).reduce((a, b) => a + b, 0) <= 3)),
    );
  });

  const dots = (votes: Converging["votes"]): Converging => ({ merges: {}, votes, kept: null, keptRev: 0 });
  const rules = [
    { word: "at-least", at: "close", n: 1, refused: "reasons.too-few" },
    { word: "at-most", at: "close", n: 2, refused: "reasons.too-many" },
  ] as const;

  it("shows a tie at the edge as a tie, and none among those without a dot", () => {
    expect(proposal(dots({ ann: { a: 2, b: 1 }, bob: { c: 1 } }), subjects, rules)).toMatchObject({ tied: ["b", "c"] });
    expect(proposal(dots({ ann: { a: 2 } }), subjects, rules)).toEqual({ keep: ["a"], tied: [] });
  });

  it("an item that stands for others is struck: the others stand again, with their dots", () => {
    const state: Converging = { ...dots({ ann: { b: 2 } }), merges: { b: "a" } };
    expect(tally(state, subjects.slice(1))).toContainEqual({ id: "b", dots: 2 });
  });

  it("what is kept and then put together counts once", () => {
    const state: Converging = { ...dots({}), kept: ["a", "b"], merges: { b: "a" } };
    expect(converge.kept(state, { subjects }).map((one) => one.id)).toEqual(["a"]);
  });

  it("dots wanted on a stack replace those that lie on any of its lines", () => {
    const state = { ...dots({ bob: { a: 1, b: 2 } }), merges: { b: "a" } } as unknown as PartState;
    const { next } = step("converge", { state, rev: 1 }, "bob", { do: "vote", item: "a", dots: 2 });
    expect(tally(next.state as unknown as Converging, subjects)[0]).toEqual({ id: "a", dots: 2 });
  });
});
