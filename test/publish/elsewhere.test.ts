import { describe, expect, it } from "vitest";
import { htmlPublisher } from "#publish/html/render.ts";
import { json } from "#publish/json/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import type { Report } from "#report/report.ts";
import { reportOf, workshop } from "../report/run-session.ts";

const report = reportOf(workshop("harbour-climbing"));
const at = (notion: string): Report => ({ ...report, about: { ...report.about, notion } });
const page = "https://www.notion.so/Harbour-1f0c2d3e4f5061728394a5b6c7d8e9f0";

describe("a result that stands in Notion too", () => {
  it("says where, in every format", () => {
    expect(markdown.render(at(page))).toContain(`[Open it in Notion](${page})`);
    expect(htmlPublisher().render(at(page))).toContain(`<a href="${page}" rel="noreferrer">Open it in Notion</a>`);
    expect(JSON.parse(json.render(at(page)))).toMatchObject({ about: { notion: page } });
  });

  it("says nothing of it where it does not", () => {
    for (const one of [markdown, htmlPublisher(), json]) expect(one.render(report)).not.toMatch(/notion/i);
  });

  it("never makes a link of what is no address", () => {
    for (const wrong of ["javascript:alert(1)", "http://x.example", 'https://x.example/" onclick="x', "https://x.example/) [y](z"]) {
      expect(markdown.render(at(wrong))).not.toContain("Open it in Notion");
      expect(htmlPublisher().render(at(wrong))).not.toMatch(/javascript:|http:\/\/x|onclick="/);
    }
  });
});
