import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, drawLine, escapeMarkdown, escapedTo, headingOf, plain, quietLine, quoted, sendable } from "#chat/discord/markdown.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { nasty, saidLines, shown, texts, words } from "./monsters.ts";
import { seen } from "./reader.ts";

describe("a text of somebody's", () => {
  it("shows letter for letter, and nothing in it is more than text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const clean = shown(text);
        expect(seen(escapeMarkdown(clean))).toEqual({ text: clean, uses: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it("is judged by a reader that knows mark-up when it sees it", () => {
    const uses = (text: string) => seen(text).uses;
    expect(uses("@everyone")).toEqual(["mention"]);
    expect(uses("a <@1> <#2> <@&3> </go:1>")).toEqual(["mention", "mention", "mention", "mention"]);
    expect(uses(":tada: <:e:1>")).toEqual(["emoji", "emoji"]);
    expect(uses("https://x.example/a discord.gg/abc")).toEqual(["address", "address"]);
    expect(uses("# a\n-# b\n> c\n- d\n1. e")).toEqual(["heading", "small", "quote", "list", "list"]);
    expect(uses("> # a")).toEqual(["quote", "heading"]);
    expect(uses("<t:1:R>")).toEqual(["time"]);
    expect(uses("**a** _b_ ~~c~~ ||d|| `e`")).toEqual([
      "strong",
      "strong",
      "mark",
      "mark",
      "struck",
      "struck",
      "mark",
      "mark",
      "mark",
      "mark",
      "code",
      "code",
    ]);
  });

  it("is cut at a word or a sign, never inside an escape", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const clean = shown(text);
        const short = escapedTo(clean, max);
        expect(short.length).toBeLessThanOrEqual(max);
        const { text: read, uses } = seen(short);
        expect(uses).toEqual([]);
        expect(short.isWellFormed()).toBe(true);
        if (read !== clean) expect([read.endsWith("…") || read === "", clean.startsWith(read.slice(0, -1))]).toEqual([true, true]);
      }),
      { numRuns: 1000 },
    );
    expect(cut("Ten-minute video call with a coach", 24)).toBe("Ten-minute video call…");
    expect(cut("aaaa👩‍👩‍👧‍👦b", 9)).toBe("aaaa…");
  });

  it("is on one line and never empty where Discord reads no mark-up", () => {
    expect(plain(" \n ", 80)).toBe("…");
    expect(plain("*one*\ntwo", 80)).toBe("*one* two");
    expect(sendable("a\u0000b\tc\r\nd\ud800")).toBe("ab\tc\nd\ufffd");
  });
});

describe("a line", () => {
  const time = { is: "time", at: Date.UTC(2026, 10, 22, 18, 22), as: "clock" } as const;

  it("is drawn with what Teekond means by it, and nothing else", () => {
    const line: Line = [
      word("7 ", "strong"),
      said("Weekly *coached* session", "struck"),
      word(" "),
      person("bo"),
      word(" until "),
      time,
      word(", "),
      { is: "link", text: "Board", url: "https://teekond.example/b" },
    ];
    expect(drawLine(line, words)).toBe(
      "**7** ~~Weekly \\*coached\\* session~~ \\*Bo\\* \\@here until <t:1795371720:t>, [Board](<https://teekond.example/b>)",
    );
    expect(drawLine([{ ...time, as: "day-and-clock" }], words)).toBe("<t:1795371720:f>");
    expect(drawLine([{ is: "link", text: "*x*", url: "javascript:alert(1)" }], words)).toBe("\\*x\\*");
  });

  it("shows people's words letter for letter in every look", () => {
    fc.assert(
      fc.property(saidLines, (line) => {
        const drawn = drawLine(line, words, 100_000);
        const { text, uses } = seen(drawn);
        expect(text.replaceAll("\u200B", "")).toBe(
          line
            .map((span) => ("text" in span ? shown(span.text) : ""))
            .join("")
            .replaceAll("\u200B", ""),
        );
        expect(uses.filter((use) => use !== "strong" && use !== "struck")).toEqual([]);
        const looks = uses.join(" ").replaceAll("strong strong", "").replaceAll("struck struck", "").trim();
        expect(looks).toBe("");
      }),
      { numRuns: 1500 },
    );
  });

  it("is never longer than told, and its marks are closed where it is cut", () => {
    fc.assert(
      fc.property(saidLines, fc.integer({ min: 1, max: 400 }), (line, max) => {
        const drawn = drawLine(line, words, max);
        expect(drawn.length).toBeLessThanOrEqual(max);
        const { uses } = seen(drawn);
        expect(uses.filter((use) => use !== "strong" && use !== "struck")).toEqual([]);
        expect(uses.length % 2).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("quiet, quoted or as a heading stays what it is", () => {
    for (const text of nasty) {
      const [quiet, quote, heading] = [quietLine([said(text)], words), quoted(text), headingOf(text)];
      if (quiet !== "") expect(seen(quiet).uses).toEqual(["small"]);
      if (quote !== "") expect(new Set(seen(quote).uses)).toEqual(new Set(["quote"]));
      if (heading !== "") expect(seen(heading).uses).toEqual(["heading"]);
      expect(quiet).not.toContain("\n");
      expect(heading).not.toContain("\n");
      expect(quote.length).toBeLessThanOrEqual(3500);
    }
    expect(quoted("a\n\nb")).toBe("> a\n> \n> b");
  });
});
