import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { wantedPage } from "#publish/notion/page.ts";
import type { Report } from "#report/report.ts";
import { reportOf, workshop, workshops } from "../../report/run-session.ts";
import { plain } from "../../report/scenarios.ts";
import { allReports, monstrous } from "./reports.ts";
import { blocksOf, wantedFaults } from "./wanted-faults.ts";

const patience = 60_000;
const key = "session-1";
const link = "https://teekond.example/s/1";
const nobody = { key, owners: new Map<string, never>() };
const schemaFile = "/work/shared/contracts/notion/notion-client-types.schema.json";

function ownersOf({ actions }: Report) {
  return new Map(
    actions.flatMap(({ id, owner }, n) =>
      owner === undefined ? [] : [[id, { name: owner.name, ...(n % 2 === 0 ? { user: `user-${n}` } : {}) }] as const],
    ),
  );
}

function pageOf(report: Report) {
  return wantedPage(report, { key, owners: ownersOf(report), link });
}

/** What a reader sees of blocks, line by line. */
function seen(blocks: readonly unknown[] = []): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: unknown): readonly string[] {
  if (typeof block !== "object" || block === null) return [];
  const { rich_text, cells, children } = Object.values(block).find((one) => typeof one === "object") as Record<
    string,
    unknown[] | undefined
  >;
  const text = ((rich_text ?? cells?.flat() ?? []) as { text: { content: string } }[]).map((one) => one.text.content).join("");
  return [...(text === "" ? [] : text.split("\n")), ...(children ?? []).flatMap(linesOf)];
}

function sectionOf(report: Report, name: string): string {
  const { head, tail } = pageOf(report);
  return seen([...head, ...tail].find((one) => one.key === name)?.blocks);
}

const reports = allReports();

describe("a page in Notion", () => {
  it.each(reports)(
    "keeps every limit, and all that it refers to is there: %s",
    (_, report) => {
      expect(wantedFaults(pageOf(report))).toEqual([]);
      expect(wantedFaults(wantedPage(report, nobody))).toEqual([]);
    },
    patience,
  );

  it(
    "is made of blocks as the client's types know them",
    (context) => {
      if (!existsSync(schemaFile)) return context.skip(`there is no ${schemaFile}`);
      const { definitions } = JSON.parse(readFileSync(schemaFile, "utf8")) as { definitions: object };
      const ajv = new Ajv2020({ strict: false, validateSchema: false, code: { optimize: false } }).addSchema({
        $id: "notion",
        definitions,
      });
      const fits = ajv.compile({ $ref: "notion#/definitions/BlockObjectRequest" });
      expect(fits({ type: "paragraph", paragraph: { text: "x" } })).toBe(false);
      expect(fits({ type: "paragraph", paragraph: { rich_text: [{ text: {} }] } })).toBe(false);
      for (const [name, report] of reports) {
        const wrong = blocksOf(pageOf(report)).filter((block) => !fits(block));
        expect(wrong.map((block) => `${name}: ${JSON.stringify(block).slice(0, 200)}`)).toEqual([]);
      }
    },
    patience,
  );

  it.each(reports.filter(([name]) => name.endsWith(", en")))(
    "is the same whenever it is made: %s",
    (_, report) => {
      const later = structuredClone({ ...report, about: { ...report.about, generatedAt: "2031-01-01T00:00:00Z" } });
      expect(JSON.stringify(pageOf(later))).toBe(JSON.stringify(pageOf(report)));
    },
    patience,
  );

  it("tells in its first block what happened, the figures and how it stands, and what finds it again", () => {
    const report = reportOf(workshop("harbour-climbing"));
    const [first = "", ...others] = sectionOf(report, "summary").split("\n");
    expect(first).toContain("seawater");
    expect(others.join("\n")).toMatch(/Contacts 12 → 12 · Digital 42\u00A0% → 92\u00A0% · .*Action plan/);
    expect(others.join("\n")).toContain("Published ");
    expect(others.join("\n")).toContain(`Open the session · Teekond finds this page again by ${key}`);
    expect(JSON.stringify(pageOf(report).head[0])).toContain(`"link":{"url":"${link}"}`);
  });

  it("has no way back where there is no address, or none that Notion takes", () => {
    const report = reportOf(plain);
    for (const address of [undefined, "not an address", `https://a.example/${"x".repeat(2000)}`]) {
      const page = wantedPage(report, { ...nobody, ...(address === undefined ? {} : { link: address }) });
      expect(JSON.stringify(page)).not.toContain('"link"');
    }
  });

  it("begins with what must still be answered", () => {
    const report = monstrous("en");
    const [first = ""] = sectionOf(report, "summary").split("\n");
    expect(first).toBe("Still to be answered");
    expect(sectionOf(report, "summary").split("\n• ")).toHaveLength(6);
    expect(sectionOf(report, "summary")).not.toContain("Not answered");
    expect(sectionOf(report, "summary")).toContain("and 35 more in the annex");
    expect(sectionOf(reportOf(workshop("harbour-climbing")), "summary")).not.toContain("Still to be answered");
  });

  it("sets both journeys side by side, with what became of each contact", () => {
    const { blocks = [] } = pageOf(reportOf(workshop("harbour-climbing"))).head.find((one) => one.key === "journeys") ?? {};
    const columns = blocks.flatMap((block) => ("column_list" in block ? block.column_list.children : []));
    expect(columns).toHaveLength(2);
    const [current = "", next = ""] = columns.map((one) => seen([one]));
    expect(current).toContain(
      "2 Free taster hour ◪\nface to face · felt +2 · blocked by place closed (1)\n→\u00A02 “Ten-minute video call with a coach”",
    );
    expect(current).toContain("dropped: Nobody checks in");
    expect(next).toContain("○ 2 Ten-minute video call with a coach\nvideo · expected +1 · in place of 2");
    expect(JSON.stringify(columns[0])).toContain(
      '{"type":"text","text":{"content":"Free taster hour"},"annotations":{"strikethrough":true}}',
    );
    expect(JSON.stringify(columns[0])).not.toContain('"content":"Search and reviews"},"annotations":{"strikethrough"');
    expect(seen(blocks.slice(-1))).toBe("○ digital · ■ physical · ◪ moment of truth · → replaced");
  });

  it("draws the curve, keeps a place for the picture, and folds the annex away", () => {
    const { head, tail } = pageOf(reportOf(workshop("kohvik-pooning")));
    expect(head.map((one) => one.key)).toEqual(["summary", "rescued", "why", "journeys", "curve", "picture"]);
    expect(head[4]?.blocks.at(-1)).toMatchObject({ code: { language: "mermaid" } });
    expect(head[5]?.blocks).toEqual([]);
    const folded = tail.filter((one) => one.key.startsWith("annex-")).flatMap((one) => one.blocks);
    expect(folded.length).toBeGreaterThan(7);
    expect(folded.every((block) => "heading_2" in block && block.heading_2.is_toggleable === true)).toBe(true);
    expect(seen(tail.at(-1)?.blocks)).toMatch(/Avaldatud .* · Tehtud Teekonnaga/);
  });

  it("carries on in a second toggle, and begins it where a heading stands", () => {
    const { tail } = pageOf(monstrous("en"));
    const contacts = tail.find((one) => one.key === "annex-contacts")?.blocks ?? [];
    expect(contacts.length).toBeGreaterThan(1);
    expect(seen(contacts.slice(1))).toContain("Contacts one by one (2)");
    const harbour = { ...reportOf(workshop("harbour-climbing")) };
    const { current, new: fresh } = harbour.journeys;
    const many = {
      ...harbour.journeys,
      current: Array.from({ length: 60 }, () => current[0]!),
      new: Array.from({ length: 60 }, () => fresh[0]!),
    };
    const long = pageOf({ ...harbour, journeys: many }).tail.find((one) => one.key === "annex-contacts")?.blocks ?? [];
    expect(long.map((one) => ("heading_2" in one ? one.heading_2.children?.length : 0))).toEqual([61, 61]);
  });
});

it("the cover is a small picture of the size that Notion shows", () => {
  const file = readFileSync(new URL("../../../src/publish/notion/cover.png", import.meta.url));
  expect(file.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1500, 600]);
  expect(file.length).toBeLessThan(200_000);
});

describe("what is hidden or unsigned", () => {
  it("is not on the page before it is revealed", () => {
    const before = JSON.stringify(pageOf(reportOf(plain, { stop: "purpose/0" })));
    expect(before).not.toContain("text number 3");
    expect(JSON.stringify(pageOf(reportOf(plain)))).toContain("text number 3");
  });

  it("stands nowhere beside a name", () => {
    const script = structuredClone(plain);
    const ideas = (script.steps["purpose"] as { ideas: { text: string; by: string; anonymous?: boolean }[] }).ideas;
    ideas[0]!.anonymous = true;
    ideas[1]!.text = "signed, and without a name all the same";
    const signed = reportOf(plain);
    const unsigned = reportOf(script);
    const names = Object.values(script.people).map((one) => one.name);
    expect(
      sectionOf(signed, "annex-ideas")
        .split("\n")
        .slice(0, 6)
        .some((line) => names.includes(line)),
    ).toBe(true);
    const lines = sectionOf(unsigned, "annex-ideas").split("\n");
    const at = lines.indexOf("text number 3");
    expect(at).toBeGreaterThan(-1);
    expect(lines.slice(at - 1, at + 3).filter((line) => names.includes(line))).toEqual([]);
  });

  it.each(workshops)("ratings never stand with a name: %s", (name) => {
    const report = reportOf(workshop(name));
    const rows = pageOf(report).databases[0]?.rows ?? [];
    expect(rows.some((row) => row.values["emotion"] !== undefined)).toBe(true);
    for (const row of rows) expect(Object.values(row.values).some((value) => value.is === "people")).toBe(false);
  });
});
