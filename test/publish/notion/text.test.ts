import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, headingBlocks, notionBlocks, textBlocks, toggles } from "#publish/notion/blocks.ts";
import { clean, plainText, richTexts, run, runsOf } from "#publish/notion/text.ts";
import { said, strong, struck, word } from "#report/document/line.ts";
import { written } from "./reports.ts";

const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5000 }),
  fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.nat(40)).map(([length, n]) => written(length, n)),
);
const signs = new Intl.Segmenter("en", { granularity: "grapheme" });

function contents(text: string): readonly string[] {
  return plainText(text).map((one) => one.text.content);
}

describe("a text of people", () => {
  it("is whole and well formed in pieces of at most 2,000 units", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const pieces = contents(text);
        expect(pieces.join("")).toBe(clean(text));
        expect(pieces.every((piece) => piece !== "" && piece.length <= 2000 && piece.isWellFormed())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is cut between signs, not inside a family or a flag", () => {
    for (const sign of ["👩‍👩‍👧‍👦", "🇪🇪", "e\u0301", "नि"])
      for (const before of [0, 1, 2, 3, 5]) {
        const text = `${"x".repeat(before)}${sign.repeat(1500)}`;
        const pieces = contents(text);
        expect(pieces.length).toBeGreaterThan(1);
        expect(pieces.flatMap((piece) => [...signs.segment(piece)].map((one) => one.segment))).toEqual(
          [...signs.segment(text)].map((one) => one.segment),
        );
      }
  });

  it("is cut inside a sign that is longer than a piece, but not inside a pair", () => {
    expect(contents(`e${"\u0301".repeat(2500)}`).map((one) => one.length)).toEqual([2000, 501]);
    expect(contents(`e${"\u{1E8D0}".repeat(1500)}`).map((one) => one.length)).toEqual([1999, 1002]);
  });

  it.each([
    ["a\uD83Db\uDC69", "a\uFFFDb\uFFFD"],
    ["a\0b", "a\uFFFDb"],
    ["a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["  <b> & \\ {x} ", "  <b> & \\ {x} "],
  ])("%j is kept as %j", (text, kept) => {
    expect(contents(text)).toEqual([kept]);
  });

  it("stops where one value is full", () => {
    expect(plainText("x".repeat(300_000))).toHaveLength(100);
    expect(plainText("")).toEqual([]);
  });
});

describe("a line", () => {
  it("is bold where it has weight, struck through where it was struck, plain elsewhere", () => {
    const line = [...strong("must"), ...word(" and "), ...said("said"), ...said(""), ...struck("gone")];
    expect(richTexts(runsOf(line))).toEqual([
      [
        { type: "text", text: { content: "must" }, annotations: { bold: true } },
        { type: "text", text: { content: " and said" } },
        { type: "text", text: { content: "gone" }, annotations: { strikethrough: true } },
      ],
    ]);
  });

  it("goes on in a further block after 100 pieces, and before a block is too large for a request", () => {
    const many = Array.from({ length: 250 }, (_, n) => run(`${n} `, n % 2 === 0 ? { bold: true } : {}));
    expect(richTexts(many).map((one) => one.length)).toEqual([100, 100, 50]);
    const large = richTexts([run("日".repeat(150_000))]);
    expect(
      large
        .flat()
        .map((one) => one.text.content)
        .join(""),
    ).toBe("日".repeat(150_000));
    for (const one of large) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThanOrEqual(101_000);
    expect(textBlocks("numbered_list_item", many).map((one) => one.type)).toEqual(["numbered_list_item", "paragraph", "paragraph"]);
    expect(textBlocks("quote", many).map((one) => one.type)).toEqual(["quote", "quote", "quote"]);
    expect(textBlocks("paragraph", [run("")])).toEqual([]);
  });
});

describe("blocks of the report", () => {
  it("become Notion's own", () => {
    const blocks = notionBlocks([
      { is: "heading", line: said("title") },
      { is: "text", line: said("text") },
      { is: "list", numbered: true, items: [{ line: said("item"), under: [word("small"), word("smaller")] }] },
      {
        is: "facts",
        facts: [
          { label: "one", lines: [said("a")] },
          { label: "two", lines: [said("a"), said("b")] },
        ],
      },
      { is: "table", head: ["x", "y"], rows: [[said("1"), []]] },
    ]);
    expect(blocks.map((one) => one.type)).toEqual([
      "heading_3",
      "paragraph",
      "numbered_list_item",
      "paragraph",
      "paragraph",
      "bulleted_list_item",
      "bulleted_list_item",
      "table",
    ]);
    expect(blocks[2]).toEqual({
      type: "numbered_list_item",
      numbered_list_item: {
        rich_text: [
          { type: "text", text: { content: "item\n" } },
          { type: "text", text: { content: "small" }, annotations: { color: "gray" } },
          { type: "text", text: { content: "\n" } },
          { type: "text", text: { content: "smaller" }, annotations: { color: "gray" } },
        ],
      },
    });
    expect(blocks[7]).toEqual({
      type: "table",
      table: {
        table_width: 2,
        has_column_header: true,
        children: [
          { type: "table_row", table_row: { cells: [plainText("x"), plainText("y")] } },
          { type: "table_row", table_row: { cells: [plainText("1"), []] } },
        ],
      },
    });
  });

  it("a table of more than 99 rows goes on in another with the same head", () => {
    const tables = notionBlocks([{ is: "table", head: ["x"], rows: Array.from({ length: 250 }, (_, n) => [said(`${n}`)]) }]);
    const rows = tables.map((one) => (one.type === "table" ? one.table.children : []));
    expect(rows.map((one) => one.length)).toEqual([100, 100, 53]);
    for (const one of rows) expect(one[0]).toEqual({ type: "table_row", table_row: { cells: [plainText("x")] } });
  });

  it("more than a toggle takes folds under a second one; nothing makes none", () => {
    const items = notionBlocks([
      { is: "list", numbered: false, items: Array.from({ length: 150 }, (_, n) => ({ line: said(`${n}`), under: [] })) },
    ]);
    const made = toggles("Title", items);
    expect(made.map((one) => [one.heading_2.rich_text[0]?.text.content, one.heading_2.children.length])).toEqual([
      ["Title", 100],
      ["Title (2)", 50],
    ]);
    const rows = Array.from({ length: 1500 }, () => [said("x")]);
    const counts = toggles("Tables", notionBlocks([{ is: "table", head: ["x"], rows }])).map((one) => one.heading_2.children.length);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(16);
    expect(Math.max(...counts)).toBeLessThan(10);
    expect(toggles("Nothing", [])).toEqual([]);
  });

  it("columns that are too long go on below; what has nothing beside it stands across the page", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, n) => headingBlocks("heading_3", `${n}`)).flat();
    expect(columns(lines(150), lines(120)).map((one) => one.type)).toEqual(["column_list", "column_list"]);
    expect(columns(lines(102), lines(2)).map((one) => one.type)).toEqual(["column_list", "heading_3", "heading_3"]);
    expect(columns([], lines(1)).map((one) => one.type)).toEqual(["heading_3"]);
  });
});
