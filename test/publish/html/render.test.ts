import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFonts } from "#publish/html/fonts.ts";
import { escapeHtml, html } from "#publish/html/html.ts";
import { htmlPublisher, render } from "#publish/html/render.ts";
import { buildReport } from "#report/build.ts";
import { noSession } from "#session/state.ts";
import { textsOf } from "#report/texts.ts";
import { reportOf, workshop, workshops } from "../../report/run-session.ts";
import { attacked, plain, small } from "../../report/scenarios.ts";

/** Tags that the page may hold, all of them ours. */
const ours =
  /^<(?:!doctype html|\/?(?:html|head|meta|title|style|body|nav|a|span|svg|path|circle|rect|main|p|h1|h2|h3|dl|dt|dd|div|section|ol|ul|li|b|i|em|small|del|br|table|thead|tbody|tr|th|td)(?: [^<>]*)?)\/?>$/;

function tags(page: string): readonly string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

describe("a text in HTML", () => {
  it("never opens or closes anything, and stands for itself", () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it("goes in as it is only where it is HTML already", () => {
    expect(html`<p>${"<b>"}${html`<b>${1}</b>`}${[html`a`, html`&amp;`]}${undefined}</p>`.html).toBe("<p>&lt;b&gt;<b>1</b>a&amp;</p>");
  });
});

describe("the report as one file", () => {
  it.each(["en", "et", "lt"] as const)("says what language it is in: %s", (language) => {
    expect(render(reportOf({ ...plain, language }))).toContain(`<html lang="${language}">`);
  });

  it("asks nothing of anybody: no script, no handler, no address elsewhere", () => {
    for (const script of [attacked, workshop("harbour-climbing")]) {
      const page = render(reportOf(script), readFonts());
      expect(tags(page).filter((tag) => !ours.test(tag))).toEqual([]);
      for (const tag of tags(page)) expect(tag).not.toMatch(/\son\w+=|\sstyle=|https?:|\ssrc=|href="(?!#)/);
      expect(page.match(/url\((?!data:font)/g)).toBeNull();
    }
  });

  it("allows only its own style sheet", () => {
    const page = render(reportOf(plain), readFonts());
    const sheet = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? "";
    expect(page.slice(0, 1000)).toContain(`style-src 'sha256-${createHash("sha256").update(sheet).digest("base64")}'`);
    expect(page.slice(0, 1000)).toContain("default-src 'none'");
  });

  it.each(workshops)("holds every text of people: %s", (name) => {
    const report = reportOf(workshop(name));
    const page = render(report);
    expect(textsOf(report).filter((text) => !page.includes(escapeHtml(text)))).toEqual([]);
  });

  it("holds every text of people whatever they wrote", () => {
    const report = reportOf(attacked);
    const page = render(report);
    expect(textsOf(report).filter((text) => !page.includes(escapeHtml(text)))).toEqual([]);
  });

  it("carries fonts of less than 300 kB as a whole page, or none", () => {
    const [with_, without] = [htmlPublisher(readFonts()).render(reportOf(plain)), htmlPublisher().render(reportOf(plain))];
    expect(with_.length).toBeLessThan(300_000);
    expect(without).not.toContain("@font-face");
  });

  it("stands with nothing in it, and with texts of 3,000 letters", () => {
    expect(render(buildReport(noSession, { names: String, at: 0 }))).toContain("</html>");
    expect(render(reportOf(small((n) => `${n} ${"a very long text ".repeat(180)}`.slice(0, 2980))))).toContain("</html>");
  });

  it("goes on across the pages with sixty contacts", () => {
    const report = reportOf(plain);
    const [first] = report.journeys.current;
    if (first === undefined) throw new Error("no contact");
    const current = Array.from({ length: 60 }, (_, place) => ({ ...first, id: `t${place}`, number: place + 1 }));
    const page = render({ ...report, journeys: { ...report.journeys, current } });
    expect(page.match(/<div class="jr">/g)).toHaveLength(3);
    expect(page.match(/viewBox="0 816 62 816"/g)).toHaveLength(1);
  });
});
