import { describe, expect, it } from "vitest";
import { comparable } from "#report/equal.ts";
import { buildReport } from "#report/build.ts";
import { Report } from "#report/report.ts";
import { textsOf } from "#report/texts.ts";
import { annexOf } from "#report/document/document.ts";
import { noSession } from "#session/state.ts";
import { json } from "#publish/json/render.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { play, reportOf, type Script, type Table, workshop, workshops } from "./run-session.ts";
import { attacked, plain } from "./scenarios.ts";

type Expect = {
  reasonsKept: number;
  touchpoints: object;
  blocked: number;
  actions: number;
  owners: string[];
  digitalShare: { current: number; new: number };
  worst?: string;
  momentsOfTruth?: string[];
  emptyPhases: string[];
  says: string[];
};
const publishers = [markdown, htmlPublisher(), json];
const exports = (report: Report) => publishers.map((one) => one.render(report)).join("\n");
const act = (table: Table, person: string, ...acts: unknown[]) => table.act(person, ...(acts as never[]));
const named = (script: Script, at: Table["session"]) => buildReport(at, { names: (id) => script.people[id]?.name ?? id, at: at.lastAt });

describe("a report of a whole workshop", () => {
  it.each(workshops)("shows what %s expects", (name) => {
    const script = workshop(name);
    const said = script.expect as Expect;
    const report = reportOf(script);
    const { summary } = report;
    expect(report.reasons.kept).toHaveLength(said.reasonsKept);
    expect(summary).toMatchObject({
      contacts: said.touchpoints,
      blocked: said.blocked,
      actions: said.actions,
      emptyPhases: said.emptyPhases,
    });
    expect(summary.digitalShare.current).toBeCloseTo(said.digitalShare.current, 1.9);
    expect(summary.digitalShare.new).toBeCloseTo(said.digitalShare.new, 1.9);
    expect(summary.worst).toBe(said.worst);
    expect(summary.momentsOfTruth).toEqual(said.momentsOfTruth ?? []);
    expect(new Set(report.actions.map((one) => one.owner?.name))).toEqual(new Set(said.owners.map((key) => script.people[key]?.name)));
    for (const text of said.says) expect(textsOf(report)).toContain(text);
  });

  it.each(workshops)("is what its schema says, for %s", (name) => {
    const report = reportOf(workshop(name));
    expect(Report.parse(report)).toEqual(report);
  });

  it("takes every text of people into its texts, and no code", () => {
    const report = reportOf(workshop("harbour-climbing"));
    const texts = textsOf(report);
    expect(texts).toEqual(
      expect.arrayContaining(["Niamh Doyle", "Outdoor posters", "Median answer under eight hours.", "Trapped.", "The Tuesday regular"]),
    );
    for (const code of ["en", "full", "face-to-face", "t1", "PT2H", "2026-11-10", "crisis-redesign", "must"])
      expect(texts).not.toContain(code);
  });

  it("is equal for two runs apart from ids and times, and different when a word is", () => {
    const script = workshop("harbour-climbing");
    const later = { ...script, startedAt: "2026-11-09T19:00:00+00:00" };
    const renamed = JSON.parse(JSON.stringify(script).replaceAll(/"(t|n|r|o|p|c)(\d+)"/g, '"$1x$2"')) as Script;
    const otherwise = { ...script, crisis: `${script.crisis}!` };
    expect(comparable(reportOf(later))).toEqual(comparable(reportOf(script)));
    expect(json.render(reportOf(later))).not.toBe(json.render(reportOf(script)));
    expect(comparable(reportOf(renamed))).toEqual(comparable(reportOf(script)));
    expect(comparable(reportOf(otherwise))).not.toEqual(comparable(reportOf(script)));
  });

  it("shows the dots, what was put together, ties and what was kept against the dots, without a voter's name", () => {
    const { reasons } = reportOf(plain);
    expect(reasons.kept.map(({ dots, number, by }) => ({ dots, number, by }))).toEqual([
      { dots: 2, number: 1, by: "Ann text number 2" },
      { dots: 2, number: 2, by: "Bob" },
      { dots: 0, number: 3, by: "Cid" },
    ]);
    expect(reasons.kept[2]?.together.map((one) => one.text)).toEqual(["duplicate text number 8"]);
    expect(reasons.kept[2]?.byDots).toBe(false);
    expect(reasons.rest).toMatchObject([{ text: "not kept text number 9", dots: 3, byDots: true }]);
    expect(JSON.stringify(reasons)).not.toContain('"ann"');
  });

  it("runs the lenses over the journey in a sprint too", () => {
    const { findings } = reportOf(plain);
    expect(findings.map((one) => one.id)).toContain("crisis-fit.idle-reason");
  });

  it("says of an owner from outside that nothing is accepted yet, until it is", () => {
    const accepted = play(plain, { also: (table) => act(table, "out", { do: "accept-action", item: reportOf(plain).actions[0]?.id }) });
    expect(reportOf(plain).actions[0]?.owner).toEqual({ name: "Outsider", accepted: false });
    expect(named(plain, accepted).actions[0]?.owner).toEqual({ name: "Outsider", accepted: true });
  });
});

describe("a report of a session in its course", () => {
  const stops = [
    "lobby",
    "purpose/0",
    "purpose/1",
    "reasons/0",
    "reasons/1",
    "problems/1",
    "customer/0",
    "pains/0",
    "pains/1",
    "offer/1",
    "current-journey/0",
    "restrict/0",
    "replace/0",
    "replace/1",
    "new-journey/0",
    "actions/0",
    "publish/0",
  ];
  it.each(stops)("can be drawn in %s, in every form", (stop) => {
    for (const script of [plain, attacked]) {
      const report = reportOf(script, { stop });
      expect(Report.safeParse(report).error).toBeUndefined();
      expect(exports(report)).not.toContain("undefined");
    }
  });

  it("can be drawn before anything was written, and of no session at all", () => {
    const report = buildReport(noSession, { names: String, at: 0 });
    expect(report).toMatchObject({
      reasons: { decided: false, kept: [], rest: [] },
      findings: [],
      summary: { contacts: { current: 0, new: 0 }, digitalShare: { current: null, new: null } },
    });
    expect(exports(report)).not.toContain("undefined");
    expect(annexOf(report).map((one) => one.id)).not.toContain("contacts");
  });

  it("shows no idea before the reveal, in no form", () => {
    const hidden = reportOf(workshop("harbour-climbing"), { stop: "reasons/0" });
    expect(exports(hidden)).not.toContain("sealed by the inspector and nobody");
    expect(exports(hidden)).toContain("A good route is a puzzle");
  });

  it("shows no dots before voting has ended, and the ideas already", () => {
    const { reasons } = reportOf(plain, { stop: "reasons/1" });
    expect(reasons.decided).toBe(false);
    expect(reasons.rest.map((one) => one.text)).toContain("text number 6");
    expect(reasons.rest.some((one) => one.dots !== undefined || one.byDots || one.tied)).toBe(false);
  });

  it("shows no rating before all are shown", () => {
    const before = reportOf(workshop("harbour-climbing"), { stop: "ratings/0" });
    expect(before.journeys.current.some((one) => one.rating !== undefined)).toBe(false);
    expect(before.summary.momentsOfTruth).toEqual([]);
  });

  it("keeps notes, evidence and reasons about hidden ideas to itself", () => {
    const session = play(plain, {
      stop: "reasons/0",
      also: (table) =>
        act(
          table,
          "ann",
          { do: "note", on: "reasons/r1", id: "m1", text: "a note on what is hidden" },
          { do: "strike", step: "reasons", part: 0, item: "r2", reason: "a reason that tells" },
        ),
    });
    expect(exports(named(plain, session))).not.toMatch(/what is hidden|a reason that tells/);
  });
});

describe("what stands aside", () => {
  const session = play(plain, {
    stop: "reasons/1",
    also: (table) => {
      act(table, "ann", { do: "park", step: "reasons", part: 0, item: "r2", on: true });
      act(table, "ann", { do: "strike", step: "reasons", part: 0, item: "r5", reason: "names a customer" });
      act(table, "bob", { do: "note", on: "r1", id: "m1", text: "I do not think so" });
      act(table, "bob", { do: "add", step: "purpose", part: 0, id: "l1", values: { text: "too late for the purpose" } });
    },
  });
  const report = named(plain, session);

  it("lists what was parked, and what came late", () => {
    expect(report.parked).toEqual([{ step: "reasons", text: "text number 7", by: "Bob" }]);
    expect(report.late).toEqual([{ step: "purpose", text: "too late for the purpose", by: "Bob", takenIn: false }]);
  });

  it("tells that something was struck and why, and never what", () => {
    expect(report.struck).toEqual([{ step: "reasons", reason: "names a customer" }]);
    expect(exports(report)).not.toContain("not kept text number 9");
  });

  it("keeps the dissent with who wrote it", () => {
    expect(report.notes).toEqual([{ id: "m1", on: "r1", about: "text number 6", by: "Bob", text: "I do not think so" }]);
  });

  it("keeps objections, and how a facilitator settled them", () => {
    const disputed = play(plain, {
      stop: "purpose/1",
      also: (table) => {
        act(table, "bob", { do: "object", step: "purpose", part: 1, item: "one", reason: "too long" });
        act(table, "ann", { do: "settle", step: "purpose", part: 1, item: "one", reason: "we can shorten it later" });
      },
    });
    const { purpose, decisions } = named(plain, disputed);
    expect(purpose.consent).toMatchObject({
      agreed: "settled",
      settledBecause: "we can shorten it later",
      objections: [{ by: "Bob", reason: "too long", open: false }],
    });
    expect(decisions).toHaveLength(1);
    expect(markdown.render(named(plain, disputed))).toContain("too long");
  });

  it("says why a rule was waived", () => {
    expect(reportOf(plain).waived).toEqual([{ step: "problems", rule: "problems.no-long-horizon", why: "not now text number 11" }]);
  });
});

describe("whoever wrote without a name stays unknown", () => {
  const withUnsigned = (unsigned: number, extra: object[] = []): Script => ({
    ...plain,
    steps: {
      ...plain.steps,
      purpose: {
        ideas: [
          { by: "ann", text: "zz signed by Ann" },
          ...["m first", "a second", "q third"].slice(0, unsigned).map((text) => ({ by: "bob", anonymous: true, text })),
          { by: "cid", text: "bb signed by Cid" },
          ...(extra as { by: string; text: string }[]),
        ],
        keep: "One sentence that we keep.",
      },
    },
  });

  it.each([1, 2])("with %i unsigned, the whole step stands without names", (count) => {
    const { purpose, decisions } = reportOf(withUnsigned(count));
    expect([...purpose.ideas, purpose.consent].some((one) => one !== undefined && "by" in one)).toBe(false);
    expect(decisions.find((one) => one.step === "purpose")?.consent.by).toBeUndefined();
  });

  it("from three unsigned on the signed ones keep their names", () => {
    const { ideas } = reportOf(withUnsigned(3)).purpose;
    expect(ideas.filter((one) => "by" in one).map((one) => one.by)).toEqual(["Cid", "Ann text number 2"]);
  });

  it("a struck unsigned one gives nobody away", () => {
    const session = play(withUnsigned(3), {
      stop: "purpose/1",
      also: (table) => {
        const unsigned = ((table.session.steps[0]?.parts[0]?.state.ideas ?? []) as { id: string; by: string | null }[]).find(
          (one) => one.by === null,
        );
        act(table, "ann", { do: "strike", step: "purpose", part: 0, item: unsigned?.id, reason: "a name in it" });
      },
    });
    expect(named(plain, session).purpose.ideas.some((one) => "by" in one)).toBe(false);
  });

  it("the order of ideas never follows time", () => {
    const texts = reportOf(withUnsigned(3)).purpose.ideas.map((one) => one.text);
    expect(texts).toEqual([...texts].sort());
    expect(
      reportOf({
        ...plain,
        steps: {
          ...plain.steps,
          purpose: { ...withUnsigned(3).steps.purpose, ideas: [...(withUnsigned(3).steps.purpose as { ideas: [] }).ideas].reverse() },
        },
      }).purpose.ideas.map((one) => one.text),
    ).toEqual(texts);
  });
});
