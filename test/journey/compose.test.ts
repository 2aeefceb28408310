import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeNew, needsAction, outcomeOf, outcomesOf } from "#journey/compose.ts";
import { naturalOrder } from "#journey/order.ts";
import type { Redesign } from "#journey/redesign.ts";
import { arbitraryRedesign } from "./arbitrary.ts";
import { aTouchpoint, redesignOf } from "./samples.ts";
import { readWorkshop, scripts } from "./workshop.ts";

const [t1, t2, t3, t4] = [aTouchpoint("t1"), aTouchpoint("t2"), aTouchpoint("t3"), aTouchpoint("t4")];
const current = [t1, t2, t3, t4];

function ids(redesign: Redesign): string[] {
  return composeNew(redesign).map((each) => each.id);
}

function composed(redesign: Redesign, id: string) {
  return composeNew(redesign).find((each) => each.id === id);
}

function edits(some: Partial<Redesign["edits"]>): Redesign["edits"] {
  return { order: [], added: [], fields: {}, expected: {}, removed: {}, ...some };
}

describe("the new journey", () => {
  it("is the current one while nothing is answered", () => {
    const redesign = redesignOf({ current });
    expect(ids(redesign)).toEqual(["t1", "t2", "t3", "t4"]);
    expect(needsAction(redesign)).toEqual([]);
    expect(composeNew(redesignOf({}))).toEqual([]);
  });

  it("keeps what stays, changes what changes and keeps what is permitted with its why", () => {
    const redesign = redesignOf({
      current,
      restrictions: {
        t1: { is: "stays" },
        t2: { is: "changes", fields: { replyWithin: "PT4H" } },
        t3: { is: "permitted", why: "outdoors" },
        t4: { is: "changes" },
      },
    });
    expect(composed(redesign, "t1")?.origin).toEqual({ kind: "kept", replaces: [], absorbs: [] });
    expect(composed(redesign, "t2")).toMatchObject({ replyWithin: "PT4H", origin: { kind: "changed" } });
    expect(composed(redesign, "t3")).toMatchObject({ permitted: "outdoors", origin: { kind: "kept" } });
    expect(needsAction(redesign)).toEqual(["t2", "t4"]);
    expect(outcomeOf(redesign, "t3")).toMatchObject({ is: "kept", by: ["t3"], why: "outdoors" });
  });

  it("puts replacements where the first one they replace stood, with its phase and stage unless they have their own", () => {
    const redesign = redesignOf({
      current: [t1, aTouchpoint("t2", { phase: "admit", stage: "Before" }), t3],
      restrictions: { t2: { is: "blocked", reasons: ["r1"] }, t3: { is: "blocked", reasons: ["r1"] } },
      replacements: {
        t2: { is: "with", touchpoints: [aTouchpoint("n1"), aTouchpoint("n2", { phase: "affirm" })] },
        t3: { is: "with", touchpoints: [aTouchpoint("n1")] },
      },
      edits: edits({ expected: { n1: 1 } }),
    });
    expect(ids(redesign)).toEqual(["t1", "n1", "n2"]);
    expect(composed(redesign, "n1")).toMatchObject({
      phase: "admit",
      stage: "Before",
      expected: 1,
      origin: { kind: "new", replaces: ["t2", "t3"] },
    });
    expect(composed(redesign, "n2")).toMatchObject({ phase: "affirm", stage: "Before" });
    expect(outcomeOf(redesign, "t2")).toEqual({ is: "replaced", by: ["n1", "n2"], reasons: ["r1"] });
  });

  it("leaves out what is blocked and not answered, and says so", () => {
    const redesign = redesignOf({ current, restrictions: { t2: { is: "blocked", reasons: ["r1"] } } });
    expect(ids(redesign)).toEqual(["t1", "t3", "t4"]);
    expect(outcomeOf(redesign, "t2")).toEqual({ is: "unanswered", by: [], reasons: ["r1"] });
    expect(outcomeOf(redesign, "nobody")).toEqual({ is: "unanswered", by: [] });
  });

  it("gives an added touchpoint the phase and stage of the one before it in the order", () => {
    const redesign = redesignOf({
      current: [aTouchpoint("t1", { phase: "assess", stage: "Before" }), aTouchpoint("t2", { phase: "adopt", stage: "After" })],
      edits: edits({ added: [aTouchpoint("n8"), aTouchpoint("n9", { phase: "affirm" })], order: ["t1", "n9", "t2"] }),
    });
    expect(ids(redesign)).toEqual(["t1", "n9", "t2", "n8"]);
    expect(composed(redesign, "n9")).toMatchObject({ phase: "affirm", stage: "Before", origin: { kind: "added" } });
    expect(composed(redesign, "n8")).toMatchObject({ phase: "adopt", stage: "After" });
  });

  it("follows the team's order and puts what it leaves out after what comes before it by nature", () => {
    expect(ids(redesignOf({ current, edits: edits({ order: ["t3", "t1", "t3", "gone"] }) }))).toEqual(["t3", "t4", "t1", "t2"]);
    expect(ids(redesignOf({ current, edits: edits({ order: ["t4"] }) }))).toEqual(["t1", "t2", "t3", "t4"]);
    expect(ids(redesignOf({ current: [t1, t2], edits: edits({ added: [t3, t4], order: ["t3", "t1"] }) }))).toEqual([
      "t3",
      "t4",
      "t1",
      "t2",
    ]);
  });

  it("lets a survivor that takes another in count as changed", () => {
    const redesign = redesignOf({ current, restrictions: { t2: { is: "merged", into: "t1" } } });
    expect(composed(redesign, "t1")?.origin).toEqual({ kind: "changed", replaces: [], absorbs: ["t2"] });
    expect(outcomeOf(redesign, "t1")).toEqual({ is: "changed", by: ["t1"] });
    expect(outcomeOf(redesign, "t2")).toEqual({ is: "merged", by: ["t1"] });
  });

  it("follows mergers over mergers and replacements, into added ones too", () => {
    const redesign = redesignOf({
      current,
      restrictions: {
        t1: { is: "merged", into: "t2" },
        t2: { is: "blocked", reasons: ["r1"] },
        t3: { is: "merged", into: "t1" },
        t4: { is: "merged", into: "n9" },
      },
      replacements: { t2: { is: "with", touchpoints: [aTouchpoint("n1")] } },
      edits: edits({ added: [aTouchpoint("n9")] }),
    });
    expect(composed(redesign, "n1")?.origin).toEqual({ kind: "new", replaces: ["t2"], absorbs: ["t1", "t3"] });
    expect(composed(redesign, "n9")?.origin).toEqual({ kind: "added", replaces: [], absorbs: ["t4"] });
  });

  it("counts mergers in a circle, or into what is not there, as unanswered", () => {
    const redesign = redesignOf({
      current,
      restrictions: {
        t1: { is: "merged", into: "t2" },
        t2: { is: "merged", into: "t1" },
        t3: { is: "merged", into: "nobody" },
        t4: { is: "merged", into: "t4" },
      },
    });
    expect(ids(redesign)).toEqual([]);
    expect([...outcomesOf(redesign).values()].map((each) => each.is)).toEqual(["unanswered", "unanswered", "unanswered", "unanswered"]);
  });

  it("lets a repeat follow its replacement or merger, and clears it when what it repeats is gone or is itself", () => {
    const of = (restrictions: Redesign["restrictions"]) =>
      composed(
        redesignOf({
          current: [t1, t2, aTouchpoint("t3", { repeats: "t1" })],
          restrictions,
          replacements: { t1: { is: "with", touchpoints: [aTouchpoint("n1")] } },
        }),
        "t3",
      );
    expect(of({})?.repeats).toBe("t1");
    expect(of({ t1: { is: "blocked", reasons: ["r1"] } })?.repeats).toBe("n1");
    expect(of({ t1: { is: "merged", into: "t2" } })?.repeats).toBe("t2");
    expect(of({ t1: { is: "merged", into: "t3" } })).not.toHaveProperty("repeats");
    expect(of({ t1: { is: "dropped", why: "nobody needs it" } })).not.toHaveProperty("repeats");
  });

  it("lets a field edited by hand win, and an edited kept one count as changed", () => {
    const redesign = redesignOf({
      current,
      edits: edits({ fields: { t1: { name: "Another" }, t2: { name: t2.name }, t3: { phase: "adopt", evidence: ["x"] } } }),
    });
    expect(composed(redesign, "t1")).toMatchObject({ name: "Another", origin: { kind: "changed" } });
    expect(composed(redesign, "t2")?.origin?.kind).toBe("kept");
    expect(composed(redesign, "t3")).toMatchObject({ phase: "adopt", origin: { kind: "kept" } });
  });

  it("leaves out what was taken out by hand, with its why", () => {
    const redesign = redesignOf({
      current,
      restrictions: { t2: { is: "blocked", reasons: ["r1"] } },
      replacements: { t2: { is: "with", touchpoints: [aTouchpoint("n1")] } },
      edits: edits({ removed: { t1: "too much", n1: "not now", n9: "never" }, added: [aTouchpoint("n9")], order: ["n9", "n1", "t1"] }),
    });
    expect(ids(redesign)).toEqual(["t3", "t4"]);
    expect(outcomeOf(redesign, "t1")).toEqual({ is: "dropped", by: [], why: "too much" });
    expect(outcomeOf(redesign, "t2")).toMatchObject({ is: "dropped", why: "not now" });
  });

  it("takes names that every object inherits as plain ids", () => {
    expect(ids(redesignOf({ current: [aTouchpoint("constructor"), aTouchpoint("toString")] }))).toEqual(["constructor", "toString"]);
  });
});

describe.each(scripts)("the workshop %s", (name) => {
  const { redesign, expected } = readWorkshop(name);

  it("ends in the journey its team ordered", () => {
    expect(ids(redesign)).toEqual(redesign.edits.order);
    expect(new Set(naturalOrder(redesign))).toEqual(new Set(redesign.edits.order));
    expect(composeNew(redesign)).toHaveLength(expected.touchpoints.new);
  });

  it("answers for every current touchpoint", () => {
    expect([...outcomesOf(redesign).values()].filter((each) => each.is === "unanswered")).toEqual([]);
    expect([...outcomesOf(redesign).values()].filter((each) => each.reasons !== undefined)).toHaveLength(expected.blocked);
  });
});

describe("any redesign", () => {
  it("has a new journey in which each touchpoint stands once and points at what is there", () => {
    fc.assert(
      fc.property(arbitraryRedesign, (redesign) => {
        const journey = composeNew(redesign);
        const present = journey.map((each) => each.id);
        expect(new Set(present).size).toBe(present.length);
        expect(new Set(present)).toEqual(new Set(naturalOrder(redesign)));
        expect(journey.filter((each) => each.repeats !== undefined && !present.includes(each.repeats))).toEqual([]);
        expect(journey.filter((each) => each.origin === undefined)).toEqual([]);
        expect([...needsAction(redesign)].every((id) => present.includes(id))).toBe(true);
      }),
    );
  });

  it("says of every current touchpoint what became of it, and what carries it on is there", () => {
    fc.assert(
      fc.property(arbitraryRedesign, (redesign) => {
        const present = new Set(ids(redesign));
        for (const { id } of redesign.current) {
          const { is, by } = outcomeOf(redesign, id);
          expect(by.every((each) => present.has(each))).toBe(true);
          expect(by.length > 0).toBe(is !== "dropped" && is !== "unanswered");
        }
      }),
    );
  });
});
