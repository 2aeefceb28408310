import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, type FindingId, findingIds } from "#journey/finding.ts";
import { allLenses, journeyLenses, planLenses } from "#journey/lenses/all.ts";
import { coverageMatrix, emptyPhases } from "#journey/lenses/coverage.ts";
import { composeNew } from "#journey/compose.ts";
import type { Reason, Redesign } from "#journey/redesign.ts";
import { phases, type Touchpoint } from "#journey/touchpoint.ts";
import { arbitraryRedesign } from "../arbitrary.ts";
import { aTouchpoint, anAction, rated, redesignOf } from "../samples.ts";
import { readWorkshop, scripts } from "../workshop.ts";

const ban: Reason = { id: "r1", number: 1, kind: "contact-ban", text: "No meeting" };
const money: Reason = { id: "r2", number: 2, kind: "money", text: "No money" };

function found(redesign: Redesign, id: FindingId): readonly Finding[] {
  return allLenses(redesign).filter((each) => each.id === id);
}

function edits(some: Partial<Redesign["edits"]>): Redesign["edits"] {
  return { order: [], added: [], fields: {}, expected: {}, removed: {}, ...some };
}

function many(count: number, said: Partial<Touchpoint> = {}): Touchpoint[] {
  return Array.from({ length: count }, (_, index) => aTouchpoint(`t${index + 1}`, said));
}

const meeting = aTouchpoint("t1", { medium: "physical", channels: ["face-to-face"] });
const blockedMeeting = redesignOf({ reasons: [ban], current: [meeting], restrictions: { t1: { is: "blocked", reasons: ["r1"] } } });
const addedOne = redesignOf({ current: [aTouchpoint("t1")], edits: edits({ added: [aTouchpoint("n1")] }) });
const placed = phases.map((phase, index) => aTouchpoint(`t${index + 1}`, { phase }));

function replied(said: Partial<Touchpoint>): Redesign {
  return redesignOf({ current: [aTouchpoint("t1", { expectsReply: true, replyWithin: "PT4H", responsible: "marko", ...said })] });
}

function ratedOnce(emotion: number, impact: number, expected: Record<string, number> = {}): Redesign {
  return redesignOf({ current: [aTouchpoint("t1")], ratings: { t1: [rated(emotion, impact)] }, edits: edits({ expected }) });
}

function due(deadline: string, count = 1): Redesign {
  return redesignOf({ actions: Array.from({ length: count }, (_, index) => anAction(`a${index + 1}`, { deadline })) });
}

function without(key: "owner" | "deadline"): Redesign {
  const { [key]: _, ...action } = anAction("a1");
  return redesignOf({ actions: [action] });
}

type Case = {
  readonly id: FindingId;
  readonly when: string;
  readonly redesign: Redesign;
  readonly weights: readonly string[];
  readonly figures?: object;
};

const cases: readonly Case[] = [
  {
    id: "contact-audit.longest-wait",
    when: "a wait is a day long",
    redesign: redesignOf({ current: [aTouchpoint("t1", { waitBefore: "P1D" })] }),
    weights: ["should"],
    figures: { wait: "P1D", minutes: 1440, place: 1 },
  },
  {
    id: "contact-audit.longest-wait",
    when: "no wait is a whole day",
    redesign: redesignOf({ current: [aTouchpoint("t1", { waitBefore: "PT23H59M" })] }),
    weights: [],
  },
  {
    id: "contact-audit.longest-wait",
    when: "five waits are long: the three longest",
    redesign: redesignOf({ current: many(5, { waitBefore: "P2D" }) }),
    weights: ["should", "should", "should"],
  },
  {
    id: "contact-audit.longest-wait",
    when: "the new total is shorter",
    redesign: redesignOf({ current: many(2, { waitBefore: "P2D" }), restrictions: { t1: { is: "dropped", why: "x" } } }),
    weights: ["note"],
    figures: { now: 2880, before: 5760 },
  },
  {
    id: "contact-audit.fewer-contacts",
    when: "there is one contact more",
    redesign: addedOne,
    weights: ["should"],
    figures: { now: 2, before: 1 },
  },
  { id: "contact-audit.fewer-contacts", when: "there are as many", redesign: redesignOf({ current: many(2) }), weights: [] },
  {
    id: "contact-audit.fewer-contacts",
    when: "a light one feels bad",
    redesign: ratedOnce(-1, 2),
    weights: ["should"],
    figures: { impact: 2, emotion: -1, place: 1 },
  },
  { id: "contact-audit.fewer-contacts", when: "a bad one weighs more than 2", redesign: ratedOnce(-1, 3), weights: [] },
  { id: "contact-audit.fewer-contacts", when: "a light one feels neither way", redesign: ratedOnce(0, 2), weights: [] },
  {
    id: "contact-audit.fewer-contacts",
    when: "a light bad one is expected to feel well",
    redesign: ratedOnce(-1, 2, { t1: 1 }),
    weights: [],
  },
  {
    id: "contact-audit.comes-back",
    when: "a repeat survives",
    redesign: redesignOf({ current: [aTouchpoint("t1"), aTouchpoint("t2", { repeats: "t1" })] }),
    weights: ["should"],
    figures: { place: 2, of: 1 },
  },
  {
    id: "contact-audit.comes-back",
    when: "what it repeats was dropped",
    redesign: redesignOf({
      current: [aTouchpoint("t1"), aTouchpoint("t2", { repeats: "t1" })],
      restrictions: { t1: { is: "dropped", why: "x" } },
    }),
    weights: [],
  },
  { id: "contact-audit.no-reaction", when: "a reply has its time and its person", redesign: replied({}), weights: [] },
  {
    id: "contact-audit.no-reaction",
    when: "a reply has no time",
    redesign: replied({ replyWithin: undefined }),
    weights: ["should"],
    figures: { lacks: "reply-within" },
  },
  {
    id: "contact-audit.no-reaction",
    when: "a reply has no person",
    redesign: replied({ responsible: " " }),
    weights: ["should"],
    figures: { lacks: "responsible" },
  },
  {
    id: "contact-audit.no-reaction",
    when: "a reply has neither",
    redesign: replied({ replyWithin: undefined, responsible: undefined }),
    weights: ["should"],
    figures: { lacks: "both" },
  },
  {
    id: "contact-audit.no-reaction",
    when: "no reply is expected",
    redesign: replied({ expectsReply: false, replyWithin: undefined }),
    weights: [],
  },
  {
    id: "contact-audit.staff-blind",
    when: "staff do not see",
    redesign: redesignOf({ current: many(1, { staffSees: "no" }) }),
    weights: ["should"],
    figures: { sees: "no" },
  },
  {
    id: "contact-audit.staff-blind",
    when: "staff see partly",
    redesign: redesignOf({ current: many(1, { staffSees: "partly" }) }),
    weights: ["note"],
  },
  { id: "contact-audit.staff-blind", when: "staff see", redesign: redesignOf({ current: many(1, { staffSees: "yes" }) }), weights: [] },
  {
    id: "contact-audit.goal-missed",
    when: "the goal is partly reached",
    redesign: redesignOf({ goalReached: "partly" }),
    weights: ["must"],
    figures: { reached: "partly" },
  },
  { id: "contact-audit.goal-missed", when: "the goal is not reached", redesign: redesignOf({ goalReached: "no" }), weights: ["must"] },
  { id: "contact-audit.goal-missed", when: "the goal is reached", redesign: redesignOf({ goalReached: "yes" }), weights: [] },
  { id: "contact-audit.goal-missed", when: "nobody was asked yet", redesign: redesignOf({}), weights: [] },
  {
    id: "contact-audit.too-many",
    when: "a phase has 5",
    redesign: redesignOf({ current: many(5, { phase: "activate" }) }),
    weights: ["note"],
    figures: { phase: "activate", now: 5 },
  },
  { id: "contact-audit.too-many", when: "a phase has 4", redesign: redesignOf({ current: many(4, { phase: "activate" }) }), weights: [] },
  {
    id: "contact-audit.too-many",
    when: "there are 21 in all",
    redesign: redesignOf({ current: many(21) }),
    weights: ["note"],
    figures: { now: 21 },
  },
  { id: "contact-audit.too-many", when: "there are 20 in all", redesign: redesignOf({ current: many(20) }), weights: [] },
  {
    id: "contact-audit.too-few",
    when: "a wait is longer than 14 days",
    redesign: redesignOf({ current: many(1, { waitBefore: "P14DT1M" }) }),
    weights: ["note"],
    figures: { wait: "P14DT1M" },
  },
  {
    id: "contact-audit.too-few",
    when: "a wait is 14 days",
    redesign: redesignOf({ current: many(1, { waitBefore: "P2W" }) }),
    weights: [],
  },
  { id: "coverage.empty-phase", when: "every phase has one", redesign: redesignOf({ current: placed }), weights: [] },
  {
    id: "coverage.empty-phase",
    when: "activate is empty",
    redesign: redesignOf({ current: placed.filter((each) => each.phase !== "activate") }),
    weights: ["must"],
    figures: { phase: "activate" },
  },
  {
    id: "coverage.empty-phase",
    when: "accomplish is empty",
    redesign: redesignOf({ current: placed.filter((each) => each.phase !== "accomplish") }),
    weights: ["must"],
  },
  {
    id: "coverage.empty-phase",
    when: "advocate is empty",
    redesign: redesignOf({ current: placed.filter((each) => each.phase !== "advocate") }),
    weights: ["should"],
  },
  {
    id: "coverage.empty-phase",
    when: "half have a phase",
    redesign: redesignOf({ current: [aTouchpoint("t1", { phase: "assess" }), aTouchpoint("t2")] }),
    weights: ["must", "must", "should", "should", "should", "should", "should"],
  },
  {
    id: "coverage.empty-phase",
    when: "fewer than half have a phase",
    redesign: redesignOf({ current: [aTouchpoint("t1", { phase: "assess" }), aTouchpoint("t2"), aTouchpoint("t3")] }),
    weights: [],
  },
  {
    id: "coverage.place-phases",
    when: "fewer than half have a phase",
    redesign: redesignOf({ current: [aTouchpoint("t1", { phase: "assess" }), aTouchpoint("t2"), aTouchpoint("t3")] }),
    weights: ["note"],
    figures: { placed: 1, all: 3 },
  },
  {
    id: "coverage.place-phases",
    when: "half have a phase",
    redesign: redesignOf({ current: [aTouchpoint("t1", { phase: "assess" }), aTouchpoint("t2")] }),
    weights: [],
  },
  { id: "coverage.place-phases", when: "there is no journey", redesign: redesignOf({}), weights: [] },
  {
    id: "coverage.empty-channel",
    when: "five of the six are unused",
    redesign: redesignOf({ current: many(1, { channels: ["video", "web"] }) }),
    weights: ["note", "note", "note", "note", "note"],
  },
  {
    id: "coverage.empty-channel",
    when: "all six are used",
    redesign: redesignOf({ current: many(1, { channels: ["face-to-face", "e-mail", "post", "text-message", "video", "gift"] }) }),
    weights: [],
  },
  {
    id: "omnichannel.single-channel",
    when: "a stage of three has one channel",
    redesign: redesignOf({ current: many(3, { stage: "After" }) }),
    weights: ["note"],
    figures: { in: "stage", stage: "After", channel: "web", count: 3 },
  },
  {
    id: "omnichannel.single-channel",
    when: "a phase without a name of its own has one channel",
    redesign: redesignOf({ current: many(3, { phase: "adopt" }) }),
    weights: ["note"],
    figures: { in: "phase", stage: "adopt" },
  },
  {
    id: "omnichannel.single-channel",
    when: "a stage has two contacts",
    redesign: redesignOf({ current: many(2, { stage: "After" }) }),
    weights: [],
  },
  {
    id: "omnichannel.single-channel",
    when: "one of three has a second channel",
    redesign: redesignOf({ current: [...many(2, { stage: "After" }), aTouchpoint("t3", { stage: "After", channels: ["web", "app"] })] }),
    weights: [],
  },
  {
    id: "omnichannel.blind-handover",
    when: "neighbours share no channel",
    redesign: redesignOf({ current: [aTouchpoint("t1"), aTouchpoint("t2", { channels: ["phone"] })] }),
    weights: ["should"],
    figures: { from: 1, to: 2 },
  },
  {
    id: "omnichannel.blind-handover",
    when: "staff see what came before",
    redesign: redesignOf({ current: [aTouchpoint("t1"), aTouchpoint("t2", { channels: ["phone"], staffSees: "yes" })] }),
    weights: [],
  },
  {
    id: "omnichannel.blind-handover",
    when: "neighbours share a channel",
    redesign: redesignOf({ current: [aTouchpoint("t1"), aTouchpoint("t2", { channels: ["phone", "web"] })] }),
    weights: [],
  },
  { id: "extremes.best", when: "one is rated", redesign: ratedOnce(2, 3), weights: ["note"], figures: { place: 1, emotion: 2, impact: 3 } },
  { id: "extremes.best", when: "none is rated", redesign: redesignOf({ current: many(1) }), weights: [] },
  { id: "extremes.worst", when: "one is rated", redesign: ratedOnce(-2, 3), weights: ["note"], figures: { emotion: -2 } },
  { id: "extremes.worst", when: "none is rated", redesign: redesignOf({ current: many(1) }), weights: [] },
  {
    id: "extremes.painful-moment-of-truth",
    when: "it still hurts",
    redesign: ratedOnce(-1, 4),
    weights: ["must"],
    figures: { emotion: -1, impact: 4 },
  },
  { id: "extremes.painful-moment-of-truth", when: "it weighs less than 4", redesign: ratedOnce(-2, 3), weights: [] },
  { id: "extremes.painful-moment-of-truth", when: "it is expected not to hurt", redesign: ratedOnce(-2, 5, { t1: 0 }), weights: [] },
  {
    id: "extremes.painful-moment-of-truth",
    when: "it is expected to hurt from now on",
    redesign: ratedOnce(2, 5, { t1: -1 }),
    weights: ["must"],
  },
  {
    id: "extremes.painful-moment-of-truth",
    when: "it did not survive",
    redesign: { ...ratedOnce(-2, 5), restrictions: { t1: { is: "dropped", why: "x" } } },
    weights: [],
  },
  {
    id: "crisis-fit.blocked-in-new",
    when: "a meeting stays",
    redesign: redesignOf({ reasons: [money, ban], current: [meeting] }),
    weights: ["must"],
    figures: { reasons: "1", place: 1, permitted: "no" },
  },
  {
    id: "crisis-fit.blocked-in-new",
    when: "a meeting changes in nothing that helps",
    redesign: redesignOf({ reasons: [ban], current: [meeting], restrictions: { t1: { is: "changes" } } }),
    weights: ["must"],
  },
  {
    id: "crisis-fit.blocked-in-new",
    when: "a meeting becomes a call",
    redesign: redesignOf({
      reasons: [ban],
      current: [meeting],
      restrictions: { t1: { is: "changes", fields: { medium: "digital", channels: ["phone"] } } },
    }),
    weights: [],
  },
  {
    id: "crisis-fit.blocked-in-new",
    when: "a meeting is permitted",
    redesign: redesignOf({ reasons: [ban], current: [meeting], restrictions: { t1: { is: "permitted", why: "outdoors" } } }),
    weights: ["note"],
  },
  {
    id: "crisis-fit.blocked-in-new",
    when: "no reason blocks by itself",
    redesign: redesignOf({ reasons: [money], current: [meeting] }),
    weights: [],
  },
  {
    id: "crisis-fit.unanswered",
    when: "a blocked one waits",
    redesign: blockedMeeting,
    weights: ["must"],
    figures: { place: 1, reasons: "1" },
  },
  {
    id: "crisis-fit.unanswered",
    when: "a blocked one is replaced",
    redesign: { ...blockedMeeting, replacements: { t1: { is: "with", touchpoints: [aTouchpoint("n1")] } } },
    weights: [],
  },
  {
    id: "crisis-fit.unanswered",
    when: "a blocked one is dropped",
    redesign: { ...blockedMeeting, replacements: { t1: { is: "dropped", why: "x" } } },
    weights: [],
  },
  {
    id: "crisis-fit.unanswered",
    when: "a blocked one is merged into nothing",
    redesign: { ...blockedMeeting, replacements: { t1: { is: "merged", into: "t9" } } },
    weights: ["must"],
  },
  {
    id: "crisis-fit.idle-reason",
    when: "a reason blocks nothing",
    redesign: { ...blockedMeeting, reasons: [ban, money] },
    weights: ["note"],
    figures: { reason: 2 },
  },
  { id: "crisis-fit.idle-reason", when: "every reason blocks something", redesign: blockedMeeting, weights: [] },
  {
    id: "offer.open-conflict",
    when: "a conflict has no answer",
    redesign: redesignOf({ conflicts: [{ id: "c1", organisation: "o", buyer: "b" }] }),
    weights: ["should"],
    figures: { organisation: "o", buyer: "b" },
  },
  {
    id: "offer.open-conflict",
    when: "a conflict has an empty answer",
    redesign: redesignOf({ conflicts: [{ id: "c1", organisation: "o", buyer: "b", answer: " " }] }),
    weights: ["should"],
  },
  {
    id: "offer.open-conflict",
    when: "a conflict has an answer",
    redesign: redesignOf({ conflicts: [{ id: "c1", organisation: "o", buyer: "b", answer: "so" }] }),
    weights: [],
  },
  {
    id: "cost.plan-costs-more",
    when: "the plan costs one more than it saves",
    redesign: redesignOf({
      actions: [anAction("a1", { cost: { kind: "costs", amount: 101 } }), anAction("a2", { cost: { kind: "saves", amount: 100 } })],
    }),
    weights: ["should"],
    figures: { sum: 1, costs: 101, saves: 100 },
  },
  {
    id: "cost.plan-costs-more",
    when: "the plan saves what it costs",
    redesign: redesignOf({
      actions: [anAction("a1", { cost: { kind: "costs", amount: 100 } }), anAction("a2", { cost: { kind: "saves", amount: 100 } })],
    }),
    weights: [],
  },
  {
    id: "cost.loss-sheet",
    when: "both figures are given",
    redesign: redesignOf({ winCost: 40, lostPerYear: 12 }),
    weights: ["note"],
    figures: { loss: 480 },
  },
  { id: "cost.loss-sheet", when: "one figure is missing", redesign: redesignOf({ winCost: 40 }), weights: [] },
  { id: "plan.no-owner", when: "an action has no owner", redesign: without("owner"), weights: ["must"] },
  { id: "plan.no-owner", when: "an action has its owner", redesign: without("deadline"), weights: [] },
  { id: "plan.no-deadline", when: "an action has no deadline", redesign: without("deadline"), weights: ["must"] },
  { id: "plan.no-deadline", when: "an action has its deadline", redesign: without("owner"), weights: [] },
  { id: "plan.uncovered", when: "an added one has no action", redesign: addedOne, weights: ["must"], figures: { place: 2 } },
  {
    id: "plan.uncovered",
    when: "a changed one has no action",
    redesign: redesignOf({ current: many(1), restrictions: { t1: { is: "changes" } } }),
    weights: ["must"],
  },
  {
    id: "plan.uncovered",
    when: "one that took another in has no action",
    redesign: redesignOf({ current: many(2), restrictions: { t1: { is: "merged", into: "t2" } } }),
    weights: ["must"],
  },
  {
    id: "plan.uncovered",
    when: "it has an action",
    redesign: { ...addedOne, actions: [anAction("a1", { touchpoints: ["n1"] })] },
    weights: [],
  },
  { id: "plan.uncovered", when: "it is said to need none", redesign: { ...addedOne, covers: { n1: "needs nothing" } }, weights: [] },
  { id: "plan.uncovered", when: "nothing but kept ones", redesign: redesignOf({ current: many(2) }), weights: [] },
  { id: "plan.nobody-told", when: "nothing announces a new one", redesign: addedOne, weights: ["should"], figures: { place: 2 } },
  {
    id: "plan.nobody-told",
    when: "an action names it",
    redesign: { ...addedOne, actions: [anAction("a1", { touchpoints: ["n1"] })] },
    weights: [],
  },
  {
    id: "plan.nobody-told",
    when: "somebody tells customers",
    redesign: { ...addedOne, edits: edits({ added: [aTouchpoint("n1", { announcedBy: "a note on the door" })] }) },
    weights: [],
  },
  {
    id: "plan.nobody-told",
    when: "it is only changed",
    redesign: redesignOf({ current: many(1), restrictions: { t1: { is: "changes" } } }),
    weights: [],
  },
  { id: "plan.late-deadline", when: "it is due on the third working day", redesign: due("2026-11-05"), weights: [] },
  {
    id: "plan.late-deadline",
    when: "it is due on the fourth working day",
    redesign: due("2026-11-06"),
    weights: ["note"],
    figures: { days: 4, workingDays: 4, deadline: "2026-11-06" },
  },
  { id: "plan.late-deadline", when: "it is due on day 14", redesign: due("2026-11-16"), weights: ["note"] },
  { id: "plan.late-deadline", when: "it is due on day 15", redesign: due("2026-11-17"), weights: ["should"], figures: { days: 15 } },
  {
    id: "plan.late-deadline",
    when: "it was entered later",
    redesign: { ...due("2026-11-17"), enteredOn: { a1: "2026-11-16" } },
    weights: [],
  },
  {
    id: "plan.overloaded-owner",
    when: "four are due on one day",
    redesign: due("2026-11-03", 4),
    weights: ["should"],
    figures: { owner: "liis", day: "2026-11-03", count: 4 },
  },
  { id: "plan.overloaded-owner", when: "three are due on one day", redesign: due("2026-11-03", 3), weights: [] },
  {
    id: "plan.overloaded-owner",
    when: "four are due to two people",
    redesign: redesignOf({ actions: [...due("2026-11-03", 3).actions, anAction("a4", { owner: "marko" })] }),
    weights: [],
  },
];

describe("the table of findings", () => {
  it.each(cases)("$id when $when: $weights", ({ id, redesign, weights, figures }) => {
    const findings = found(redesign, id);
    expect(findings.map((each) => each.weight)).toEqual(weights);
    if (figures !== undefined) expect(findings[0]?.figures).toMatchObject(figures);
  });

  it.each(findingIds)("%s is seen to fire and not to fire", (id) => {
    const ofIt = cases.filter((each) => each.id === id);
    expect(ofIt.some((each) => each.weights.length > 0)).toBe(true);
    expect(ofIt.some((each) => each.weights.length === 0)).toBe(true);
  });
});

describe("the lenses", () => {
  it("put must before should before note, within that the table's order, and give each finding a key of its own", () => {
    fc.assert(
      fc.property(arbitraryRedesign, (redesign) => {
        const findings = allLenses(redesign);
        const ranks = findings.map((each) => ["must", "should", "note"].indexOf(each.weight) * 100 + findingIds.indexOf(each.id));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(new Set(findings.map((each) => each.key)).size).toBe(findings.length);
        expect(findings.length).toBe(journeyLenses(redesign).length + planLenses(redesign).length);
      }),
    );
  });

  it("keep the key of a finding while its figures change", () => {
    const [before] = found(ratedOnce(-1, 4), "extremes.painful-moment-of-truth");
    const [after] = found(ratedOnce(-2, 5), "extremes.painful-moment-of-truth");
    expect(before?.key).toBe("extremes.painful-moment-of-truth:t1");
    expect(after?.key).toBe(before?.key);
  });
});

describe("the coverage matrix", () => {
  it("has eight rows of six channels and one for all others", () => {
    const matrix = coverageMatrix([
      aTouchpoint("t1", { phase: "assess", channels: ["web", "app", "e-mail"] }),
      aTouchpoint("t2", { phase: "advocate", channels: ["gift"] }),
      aTouchpoint("t3", { channels: ["post"] }),
    ]);
    expect(matrix.map((row) => row.phase)).toEqual(phases);
    expect(matrix[0]?.cells).toEqual({
      "face-to-face": [],
      "e-mail": ["t1"],
      post: [],
      "text-message": [],
      video: [],
      gift: [],
      other: ["t1"],
    });
    expect(matrix.at(-1)?.cells.gift).toEqual(["t2"]);
    expect(matrix.flatMap((row) => row.cells.post)).toEqual([]);
  });
});

describe.each(scripts)("the workshop %s", (name) => {
  const { redesign, expected } = readWorkshop(name);

  it("has the empty phases its script expects", () => {
    expect(emptyPhases(composeNew(redesign))).toEqual(expected.emptyPhases);
  });

  it("leaves no blocked contact, no gap in the plan and no cost open", () => {
    const open = [
      "crisis-fit.blocked-in-new",
      "crisis-fit.unanswered",
      "plan.no-owner",
      "plan.no-deadline",
      "plan.uncovered",
      "cost.plan-costs-more",
    ];
    expect(allLenses(redesign).filter((each) => open.includes(each.id))).toEqual([]);
  });
});

describe("the audits of the workshops", () => {
  it.each([
    ["harbour-climbing", "t8"],
    ["kohvik-pooning", "t10"],
  ])("%s has nobody reacting at %s", (name, touchpoint) => {
    expect(found(readWorkshop(name).redesign, "contact-audit.no-reaction").map((each) => each.touchpoints[0])).toEqual([touchpoint]);
  });

  it("harbour-climbing reaches its goal only partly and has two reasons that block nothing", () => {
    const { redesign } = readWorkshop("harbour-climbing");
    expect(journeyLenses(redesign)[0]).toMatchObject({ id: "contact-audit.goal-missed", weight: "must" });
    expect(found(redesign, "crisis-fit.idle-reason").map((each) => each.figures["reason"])).toEqual([2, 3]);
  });
});
