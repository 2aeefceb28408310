import { describe, expect, it } from "vitest";
import { languages } from "#locale/languages.ts";
import { annexOf } from "#report/document/document.ts";
import type { Block, Line } from "#report/document/line.ts";
import { headFigures, matterLine } from "#report/document/words.ts";
import type { Report, ReportFinding } from "#report/report.ts";
import { reportOf, workshop } from "./run-session.ts";
import { plain } from "./scenarios.ts";

function asText(line: Line): string {
  return line.map((piece) => piece.text).join("");
}

function linesOf(block: Block): readonly string[] {
  switch (block.is) {
    case "list":
      return block.items.flatMap((item) => [item.line, ...item.under].map(asText));
    case "facts":
      return block.facts.map((fact) => `${fact.label}: ${fact.lines.map(asText).join("; ")}`);
    case "table":
      return [block.head.join(" | "), ...block.rows.map((row) => row.map(asText).join(" | "))];
    default:
      return [asText(block.line)];
  }
}

/** The lines of a section of the annex. */
function section(report: Report, id: string): readonly string[] {
  return (
    annexOf(report)
      .find((one) => one.id === id)
      ?.blocks.flatMap(linesOf) ?? []
  );
}

const cafe = reportOf(workshop("kohvik-pooning"));
const service = reportOf(workshop("vilnius-servisas"));
const hall = reportOf(workshop("harbour-climbing"));

function finding(more: Partial<ReportFinding>): ReportFinding {
  const base = { key: "k", id: "plan.no-owner", weight: "should", touchpoints: [], actions: [], figures: {}, open: false } as const;
  return { ...base, ...more } as ReportFinding;
}

describe("the words of a report", () => {
  it("name a role by how many hold it", () => {
    expect(section(cafe, "people")).toEqual(["Läbiviija: Liis Kask", "Osalejad: Helje Põder, Marko Saar, Oskar Raudsepp, Triin Lepik"]);
    expect(section(service, "people").join()).toContain("Dalyviai: ");
    expect(section(hall, "people").join()).toContain("Participants: ");
  });

  it("name the reasons in the way by how many there are, their numbers behind", () => {
    const contacts = section(cafe, "contacts").join("\n");
    expect(contacts).toContain("Ei luba põhjus: koht on suletud (1) · ");
    expect(contacts).toContain("Ei luba põhjused: koht on suletud (1), kontaktikeeld (2) · ");
  });

  it("put names between quotation marks, so that several stay apart", () => {
    expect(section(cafe, "contacts").join("\n")).toContain(
      "6 „Käsitsi kirjutatud kaart karbis“, 7 „Koka video: karbist lauale kümne minutiga“",
    );
    expect(section(hall, "findings").join("\n")).toContain("3 “Sign-up and waiver”, 4 “Friday building report, bad news included”");
  });

  it("begin headings with a capital, and go on in small letters behind a colon", () => {
    expect(section(service, "findings")).toContain("Pastaba");
    expect(section(cafe, "findings")).toContain("Peaks vastama");
    expect(section(hall, "ideas")).toContain("Reasons: not kept");
  });

  it("say the sum of the waits once, at the head, and the first deadline beside its name", () => {
    expect(headFigures(hall)).toEqual([
      { label: "Contacts", now: "12", next: "12" },
      expect.objectContaining({ label: "Digital" }),
      { label: "Waiting in all", now: "129 days", next: "102 days" },
      { label: "First deadline", now: "Tue 10 Nov" },
      { label: "Action plan", now: "13 actions, 6 owners" },
    ]);
    expect(section(hall, "findings").join("\n")).not.toMatch(/129|102 days/);
  });

  it("put no full stop behind a title that has its own", () => {
    const figures = { in: "stage", stage: "Darbai ir kt.", phase: "", channel: "e-mail", count: 3 };
    const report = { ...service, findings: [finding({ id: "omnichannel.single-channel", figures })] };
    expect(section(report, "findings").join("\n")).toContain("Tik vienas kanalas: Darbai ir kt. Visi");
  });
});

describe("the plan of a report", () => {
  it("keeps notes and how it goes apart from the measure, in a column that is there where there are any", () => {
    const [first] = hall.actions;
    if (first === undefined) throw new Error("no action");
    const bare = {
      ...hall,
      actions: [{ ...first, measure: "half of them", notes: undefined, status: "todo", late: false }],
    } as unknown as Report;
    expect(section(bare, "plan")[0]).toBe("By | What | Owner | Contacts | Cost | Measure");
    const noted = { ...bare, actions: bare.actions.map((one) => ({ ...one, notes: "ask Ann", status: "doing" as const })) };
    expect(section(noted, "plan")[0]).toBe("By | What | Owner | Contacts | Cost | Measure | Notes");
    expect(section(noted, "plan")[1]).toMatch(/\| half of them \| ask Ann · /);
  });
});

describe("what stays open", () => {
  it.each(languages)("is not called nothing while advice stands without an answer: %s", (language) => {
    const about = { ...reportOf(plain).about, language };
    const bare = {
      ...reportOf(plain),
      about,
      findings: [],
      obstacle: undefined,
      parked: [],
      late: [],
      skipped: [],
      waived: [],
      struck: [],
      fellAway: [],
    };
    const none = section({ ...bare, open: { musts: [], lookAgain: 0 } } as unknown as Report, "open");
    expect(none).toHaveLength(1);
    const advice = { ...bare, open: { musts: [], lookAgain: 0 }, findings: [finding({})] } as unknown as Report;
    expect(section(advice, "open")).not.toContain(none[0]);
    expect(section(advice, "open").length).toBeGreaterThan(1);
    const answered = { ...bare, open: { musts: [], lookAgain: 0 }, findings: [finding({ answer: { is: "accept", withTheRest: true } })] };
    expect(section(answered as unknown as Report, "open")).toEqual(none);
  });
});

describe("a matter that comes up again", () => {
  it("goes by the name of the contact it began at, with everything that became of that one", () => {
    const [food, letter] = [cafe.journeys.current[6], cafe.journeys.current[9]];
    if (food === undefined || letter === undefined) throw new Error("no contacts");
    const current = cafe.journeys.current.map((one) => (one.id === letter.id ? { ...one, repeats: food.id } : one));
    const report = { ...cafe, journeys: { ...cafe.journeys, current } };
    expect(asText(matterLine(report, { id: letter.id, repeats: food.outcome.by[0] }))).toBe(
      "„Toit laual ja koka lugu“ → 6 „Käsitsi kirjutatud kaart karbis“, 7 „Koka video: karbist lauale kümne minutiga“",
    );
    expect(asText(matterLine(report, { id: letter.id, repeats: food.id }))).toBe("7 „Toit laual ja koka lugu“");
    expect(matterLine(report, { id: letter.id })).toEqual([]);
  });
});
