import { describe, expect, it } from "vitest";
import { createNames } from "../../../src/cli/workshop/names.ts";
import { parseWorkshop } from "../../../src/cli/workshop/parse.ts";
import { problemOf } from "../../../src/cli/workshop/tell.ts";
import { comparableOf, run } from "./memory.ts";
import { asYaml, changed, type Loose, minimal } from "./scripts.ts";

const action = { title: "Buy a bike", touchpoints: ["n1", "t3"], owner: "me" };
const outdoors = { key: "x1", name: "Stall", medium: "physical", channels: ["face-to-face"] };

/** One announced refusal for each id of the format's README, and some that follow its form. */
const announced: readonly { step: string; act: unknown; because: string }[] = [
  { step: "purpose", act: { keep: "Short." }, because: "text.too-short" },
  { step: "reasons", act: { keep: ["r1", "r2"] }, because: "reasons.too-few" },
  { step: "reasons", act: { keep: [] }, because: "reasons.too-few" },
  { step: "reasons", act: { keep: ["r1", "r2", "r3", "r4", "r5", "r6"] }, because: "reasons.too-many" },
  { step: "reasons", act: { votes: { me: ["r3"] } }, because: "votes.too-many" },
  { step: "reasons", act: { votes: { me: ["r1", "r1", "r1"] } }, because: "votes.too-many-on-one" },
  { step: "reasons", act: { keep: ["r1", "r2", "nobody's"] }, because: "keep.unknown" },
  { step: "problems", act: { keep: ["p2"] }, because: "problems.no-long-horizon" },
  { step: "problems", act: { keep: [] }, because: "problems.none" },
  { step: "offer", act: { keep: ["o1", "o2"] }, because: "offer.not-one" },
  { step: "offer", act: { keep: [] }, because: "offer.not-one" },
  { step: "customer", act: { types: [] }, because: "customer.too-few" },
  {
    step: "current-journey",
    act: { touchpoints: [{ key: "x", name: "One", medium: "digital", channels: ["web"] }] },
    because: "journey.too-few",
  },
  { step: "restrict", act: { t2: { blocked: [] } }, because: "restrict.no-reason" },
  { step: "replace", act: {}, because: "replace.unanswered" },
  { step: "replace", act: { t2: { with: [outdoors] } }, because: "replace.blocked-too" },
  { step: "new-journey", act: { order: ["t1", "t2", "t3"] }, because: "new-journey.blocked" },
  { step: "new-journey", act: { added: [outdoors] }, because: "new-journey.blocked" },
  { step: "new-journey", act: { order: ["t1", "n1"] }, because: "new-journey.incomplete" },
  { step: "new-journey", act: { order: ["t1", "n1", "t3", "t3"] }, because: "new-journey.incomplete" },
  { step: "actions", act: [{ ...action, touchpoints: ["n1"] }], because: "actions.uncovered" },
  { step: "actions", act: [], because: "actions.uncovered" },
  { step: "actions", act: [{ title: "Buy a bike", touchpoints: ["n1", "t3"] }], because: "actions.no-owner" },
  { step: "actions", act: [{ ...action, deadline: "none" }], because: "actions.no-deadline" },
  { step: "actions", act: [{ ...action, owner: "ghost" }], because: "actions.owner-unknown" },
  { step: "actions", act: { ...action, owner: "ghost" }, because: "actions.owner-unknown" },
];

describe("an act that must be refused", () => {
  it.each(announced)("$step: $because is proved by $act", async (refused) => {
    const ran = await run(asYaml({ ...minimal(), refuses: [refused] }));
    expect(ran.lines).toEqual([]);
  });

  it("leaves the session as it was: with all of them the report is the same as without", async () => {
    const ran = await run(asYaml({ ...minimal(), refuses: announced }));
    expect(ran.lines).toEqual([]);
    expect(comparableOf(ran)).toEqual(comparableOf(await run(asYaml(minimal()))));
  });

  it("misses, with its line, when the act is not refused", async () => {
    const ran = await run(
      asYaml({ ...minimal(), refuses: [{ step: "reasons", act: { keep: ["r1", "r2", "r4"] }, because: "reasons.too-few" }] }),
    );
    expect(ran).toMatchObject({
      code: 4,
      lines: [expect.stringMatching(/^w\.yaml:\d+: refuses\[1\]: was to be refused as reasons\.too-few; it was not refused$/)],
    });
  });

  it("misses when it is refused for another reason", async () => {
    const ran = await run(asYaml({ ...minimal(), refuses: [{ step: "reasons", act: { keep: ["r1"] }, because: "reasons.too-many" }] }));
    expect(ran).toMatchObject({ code: 4, lines: [expect.stringMatching(/it was refused as reasons\.too-few$/)] });
  });

  it("is an invalid file when the act is none of that step", async () => {
    const ran = await run(asYaml({ ...minimal(), refuses: [{ step: "reasons", act: { kep: ["r1"] }, because: "reasons.too-few" }] }));
    expect(ran).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(/^w\.yaml:\d+: refuses\[1\]\.act\.kep: is not a key of the format$/)],
    });
  });
});

/** What a file does that the session refuses: the line says where, what and why. */
const refused: readonly [string, (script: Loose) => void, RegExp][] = [
  [
    "reasons.too-few",
    (s) => (s["steps"].reasons.keep = ["r1"]),
    /steps\.reasons\.keep: At least 3 reasons are needed\. Kept now: 1\..* \(reasons\.too-few\)$/,
  ],
  [
    "reasons.too-many",
    (s) => (s["steps"].reasons.keep = ["r1", "r2", "r3", "r4", "r5", "r6"]),
    /steps\.reasons\.keep: 5 reasons at most\..*\(reasons\.too-many\)$/,
  ],
  ["votes.too-many", (s) => (s["steps"].reasons.votes.me = ["r1", "r2", "r3", "r4"]), /steps\.reasons\.votes\.me: .*\(votes\.too-many\)$/],
  ["votes.too-many-on-one", (s) => (s["steps"].reasons.votes.me = ["r1", "r1", "r1"]), /\(votes\.too-many-on-one\)$/],
  ["problems.no-long-horizon", (s) => (s["steps"].problems.keep = ["p2"]), /steps\.problems\.keep: .*\(problems\.no-long-horizon\)$/],
  ["offer.not-one", (s) => (s["steps"].offer.keep = ["o1", "o2"]), /\(offer\.not-one\)$/],
  ["restrict.no-reason", (s) => (s["steps"].restrict.t2 = { blocked: [] }), /steps\.restrict\.t2: .*\(restrict\.no-reason\)$/],
  [
    "replace.unanswered",
    (s) =>
      Object.assign(s["steps"], { replace: {}, "new-journey": { order: ["t1", "t3"] }, actions: [{ ...action, touchpoints: ["t3"] }] }),
    /: steps\.replace\.t2: .*\(replace\.unanswered\)$/,
  ],
  [
    "replace.blocked-too",
    (s) => (s["steps"].replace.t2.with[0].channels = ["face-to-face"]),
    /steps\.replace\.t2.*Bike: reason 1, .*\(replace\.blocked-too\)$/,
  ],
  [
    "replace.unknown-target",
    (s) =>
      Object.assign(s["steps"], { restrict: { t1: { dropped: "No." }, t2: { blocked: ["r1"] }, t3: { merged: "t1" } } }) &&
      (s["steps"]["new-journey"].order = ["n1"]),
    /\(replace\.unknown-target\)$/,
  ],
  [
    "new-journey.blocked",
    (s) =>
      Object.assign(s["steps"], {
        restrict: { t1: "stays", t2: "changes", t3: "stays" },
        replace: {},
        "new-journey": { order: ["t1", "t2", "t3"] },
        actions: [],
      }),
    /: steps\.new-journey\.t2: Counter: .*\(new-journey\.blocked\)$/,
  ],
  [
    "new-journey.incomplete",
    (s) => (s["steps"]["new-journey"].order = ["t1", "n1"]),
    /steps\.new-journey\.order: .*\(new-journey\.incomplete\)$/,
  ],
  ["actions.uncovered", (s) => (s["steps"].actions[0].touchpoints = ["n1"]), /: steps\.actions\.t3: .*Thanks.*\(actions\.uncovered\)$/],
  ["actions.no-owner", (s) => delete s["steps"].actions[0].owner, /steps\.actions\[1\]\.owner: .*Buy a bike.*\(actions\.no-owner\)$/],
  ["actions.no-deadline", (s) => (s["steps"].actions[0].deadline = "none"), /steps\.actions\[1\]\.deadline: .*\(actions\.no-deadline\)$/],
  [
    "actions.owner-unknown",
    (s) => (s["steps"].actions[0].owner = "ghost"),
    /steps\.actions\[1\]\.owner: .*: ghost\..*\(actions\.owner-unknown\)$/,
  ],
  [
    "text.too-long",
    (s) => (s["steps"].pains.buyer = ["x".repeat(3001)]),
    /steps\.pains\.buyer\[1\]: That is 3,001 characters; there is room for 3,?000.*\(text\.too-long\)$/,
  ],
  ["text.empty", (s) => (s["steps"].reasons.ideas[0].text = " "), /steps\.reasons\.ideas\[1\]: .*\((text\.empty|value\.missing)\)$/],
  [
    "act.observer",
    (s) => {
      s["people"].olga = { name: "Olga", role: "observer" };
      s["steps"].problems.votes = { olga: ["p1"] };
    },
    /\(act\.observer\)$/,
  ],
  [
    "rate.out-of-range",
    (s) => (s["steps"] = withRatings(s["steps"], { me: { t1: [3, 1] } })),
    /steps\.ratings\.me\.t1.*\(rate\.out-of-range\)$/,
  ],
];

function withRatings(steps: Loose, block: unknown): Loose {
  return Object.fromEntries(
    Object.entries(steps).flatMap(([key, value]) =>
      key === "current-journey"
        ? [
            [key, value],
            ["ratings", block],
          ]
        : [[key, value]],
    ),
  );
}

describe("a file whose act the session refuses", () => {
  it.each(refused)("%s", async (id, how, line) => {
    const ran = await run(asYaml(changed(how)));
    expect(ran).toMatchObject({ code: 3, outcome: { is: "refused", refused: id === "text.empty" ? expect.any(String) : id } });
    expect(ran.lines).toEqual([expect.stringMatching(line)]);
    expect(ran.lines[0]).toMatch(/^w\.yaml:\d+: /);
  });

  it("names the row also where its random id reads like the name of a field", () => {
    const parsed = parseWorkshop("w.yaml", asYaml(minimal()));
    if (!parsed.ok) throw new Error("the smallest script is to be read");
    const names = createNames(() => "vwoPgROpQVUjtSkD");
    const field = `items/${names.touchpoint("t2")}`;
    const told = { workshop: parsed.workshop, names };
    const refusal = { refused: "new-journey.blocked", field, values: { name: "Counter", number: 1, reason: "banned" } } as const;
    expect(problemOf(told, ["steps", "new-journey"], refusal).key).toBe("steps.new-journey.t2");
  });

  it("lets a blocked touchpoint be permitted with a sentence, wherever it stands", async () => {
    const ran = await run(
      asYaml(
        changed((script) => {
          script["steps"].restrict.t2 = { permitted: "Outdoors." };
          script["steps"].replace = {};
          script["steps"]["new-journey"] = { order: ["t1", "t2", "t3", "x1"], added: [{ ...outdoors, permitted: "In the garden." }] };
          script["steps"].actions[0].touchpoints = ["t3", "x1"];
        }),
      ),
    );
    expect(ran.lines).toEqual([]);
  });
});

const expectations: readonly [string, Loose][] = [
  ["reasonsKept", { reasonsKept: 4 }],
  ["touchpoints.current", { touchpoints: { current: 4, new: 3 } }],
  ["touchpoints.new", { touchpoints: { current: 3, new: 2 } }],
  ["blocked", { blocked: 0 }],
  ["actions", { actions: 2 }],
  ["owners", { owners: [] }],
  ["digitalShare.current", { digitalShare: { current: 0.68 } }],
  ["digitalShare.new", { digitalShare: { new: 0.65 } }],
  ["worst", { worst: "t1" }],
  ["momentsOfTruth", { momentsOfTruth: ["t2"] }],
  ["emptyPhases", { emptyPhases: ["assess"] }],
  ["says[1]", { says: ["Nobody said this."] }],
];

describe("what a script expects of the report", () => {
  it.each(expectations)("a miss in %s is named with its line", async (key, expected) => {
    const ran = await run(asYaml({ ...minimal(), expect: expected }));
    expect(ran.code).toBe(4);
    expect(ran.lines).toEqual([expect.stringMatching(new RegExp(`^w\\.yaml:\\d+: expect\\.${key.replaceAll(/[[\].]/g, "\\$&")}: `))]);
  });

  it("all of it holds together", async () => {
    const expected = {
      reasonsKept: 3,
      touchpoints: { current: 3, new: 3 },
      blocked: 1,
      actions: 1,
      owners: ["me"],
      digitalShare: { current: 0.66, new: 0.67 },
      momentsOfTruth: [],
      emptyPhases: [],
      says: ["We feed people well.", "Me Myself", "Bike", "Lunch box", "Nobody may meet."],
    };
    expect(await run(asYaml({ ...minimal(), expect: expected }))).toMatchObject({ code: 0, lines: [] });
  });
});
