import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, escapeWithin } from "#publish/markdown/escape.ts";
import { render } from "#publish/markdown/render.ts";
import { mermaidJourney, mermaidName, mermaidScore } from "#report/document/mermaid.ts";
import { reportOf, workshop, workshops } from "../../report/run-session.ts";
import { attacked, hostile, plain, small } from "../../report/scenarios.ts";

/** Undoes what a CommonMark renderer undoes: escapes, entities of spaces, breaks, empty comments. */
function shown(markdown: string): string {
  return markdown
    .replaceAll("<!-- -->", "")
    .replaceAll("<br>", "\n")
    .replaceAll("&#32;", " ")
    .replaceAll("&#9;", "\t")
    .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}

describe("a person's text in Markdown", () => {
  it.each(hostile)("shows letter for letter: %s", (text) => {
    expect(shown(escapeMarkdown(text))).toBe(text);
  });

  it("is one line in which nothing can begin, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc
            .array(
              fc.constantFrom(
                "*",
                "_",
                "`",
                "|",
                "<",
                ">",
                "[",
                "]",
                "(",
                ")",
                "!",
                "#",
                "\\",
                "-",
                "1.",
                " ",
                "\n",
                "\r\n",
                "&",
                "@",
                "a",
                "://",
                "www.",
                ":x:",
              ),
            )
            .map((all) => all.join("")),
        ),
        (text) => {
          const escaped = escapeMarkdown(text);
          expect(escaped).not.toMatch(/[\r\n]/);
          expect(shown(escaped)).toBe(text.replaceAll("\0", "\uFFFD").replaceAll(/\r\n|\r/g, "\n"));
          const bare = escaped.replaceAll(/<br>|<!-- -->|&#(?:32|9);/g, "").replaceAll(/\\[\\`*_[\]<>&~|$#+=:.)-]/g, "");
          expect(bare).not.toMatch(/[`*_[\]<>&~|$#\\]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["# a", "\\# a"],
    ["1. a", "1\\. a"],
    ["- a", "\\- a"],
    ["a|b", "a\\|b"],
    ["a\nb", "a<br>b"],
    ["<b>", "\\<b\\>"],
    ["@all", "@<!-- -->all"],
    ["https://a.b", "https:<!-- -->//a.b"],
    ["www.a.b", "www<!-- -->.a.b"],
    ["    code", "&#32;&#32;&#32;&#32;code"],
  ])("%j becomes %j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe("a text behind other words", () => {
  it.each(["9. november 2026", "- a", "= b", ": c"])("has nothing escaped that only begins a line: %s", (text) => {
    expect(escapeWithin(text)).toBe(text);
    expect(escapeMarkdown(text)).not.toBe(text);
    expect(escapeMarkdown(`a\n${text}`)).toBe(`a<br>${text}`);
  });

  it.each(hostile)("shows letter for letter all the same: %s", (text) => {
    expect(shown(escapeWithin(text))).toBe(text);
  });
});

describe("the page to send on", () => {
  it.each(workshops)("has in every table as many cells in each row as in its head: %s", (name) => {
    expect(raggedRows(render(reportOf(workshop(name))))).toEqual([]);
  });

  it("keeps its tables whole whatever people wrote", () => {
    expect(raggedRows(render(reportOf(attacked)))).toEqual([]);
    expect(raggedRows(render(reportOf(small(() => "a|b\n|c|".repeat(400)))))).toEqual([]);
  });

  it("begins with one page for those who were not there, the first ten actions among it, the rest behind", () => {
    const page = render(reportOf(workshop("harbour-climbing")));
    const first = page.slice(0, page.indexOf("## Annex"));
    for (const part of [
      "# Harbour Climbing",
      "## What happened",
      "seawater",
      "## Why we are in this business",
      "| ○ 3 Sign-up and waiver | −1 | ◇ changed |",
      "<del>Front-desk check-in</del>",
      "The first ten actions",
      "Coached membership",
    ])
      expect(first).toContain(part);
    expect(first).not.toContain("Agree the three tests");
    expect(page).toContain("Agree the three tests");
  });

  it.each([
    ["et", "Tegevusplaan", "kohvik-pooning"],
    ["lt", "Veiksmų planas", "vilnius-servisas"],
  ] as const)("speaks the session's language: %s", (_, title, name) => {
    expect(render(reportOf(workshop(name)))).toContain(title);
  });

  it("writes a date as it is, and names of columns with a capital", () => {
    const page = render(reportOf(workshop("kohvik-pooning")));
    expect(page).toContain("- **Esimene koosolek**: 9. november 2026");
    expect(page).toContain("| Seni | Tunne seni | Mis sellest sai | Edaspidi | Oodatav tunne |");
    expect(page).toContain("| Faas | Näost näkku |");
    expect(page).toContain("#### Põhjused: välja jäetud");
  });

  it("puts open findings first", () => {
    const page = render({
      ...reportOf(plain),
      findings: reportOf(plain).findings.map((one, place) => (place === 0 ? { ...one, weight: "must", open: true } : one)),
    });
    expect(page.indexOf("## Still to be answered")).toBeGreaterThan(0);
    expect(page.indexOf("## Still to be answered")).toBeLessThan(page.indexOf("## What happened"));
  });
});

describe("the curve for mermaid", () => {
  it("scores from 1 to 5", () => {
    expect([-2, -1.5, -1, -0.5, 0, 0.5, 1, 2].map(mermaidScore)).toEqual([1, 2, 2, 3, 3, 4, 4, 5]);
  });

  it("holds nothing that mermaid, its labels or its fence could take for its own", () => {
    const journey = mermaidJourney(reportOf(attacked)) ?? "";
    for (const line of journey.split("\n"))
      expect(line).toMatch(/^(?:journey| {2}title [^:;#"'`<>{}&%\\]*| {2}section [^:;#"'`<>{}&%\\]*| {4}\d+ [^:;#"'`<>{}&%\\]*: [1-5])$/u);
    expect(mermaidName("a\n\n b\u2028c")).toBe("a b c");
    expect([...mermaidName("👩‍👩‍👧".repeat(50))]).toHaveLength(60);
  });

  it("stands between fences of its own", () => {
    const page = render(reportOf(attacked));
    expect(page).toContain(`\n\`\`\`mermaid\n${mermaidJourney(reportOf(attacked))}\n\`\`\`\n`);
  });

  it("is left out where nothing is felt or expected", () => {
    expect(mermaidJourney({ ...reportOf(plain), journeys: { ...reportOf(plain).journeys, new: [] } })).toBeUndefined();
  });
});

/** Lines of tables whose cells are more or fewer than those of their head. */
function raggedRows(page: string): readonly string[] {
  let head = 0;
  return page.split("\n").filter((line) => {
    if (!line.startsWith("|")) {
      head = 0;
      return false;
    }
    const cells = line.replaceAll(/\\./g, "").split("|").length;
    head = head === 0 ? cells : head;
    return cells !== head;
  });
}
