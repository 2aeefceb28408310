import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, escapeMarkup, plain, richLine, sendable } from "#chat/slack/mrkdwn.ts";
import { said } from "#talk/line.ts";
import { lines, texts, words } from "./monsters.ts";

describe("cutting", () => {
  it("leaves what fits, ends at a word with … and never halves a sign", () => {
    expect(cut("short", 5)).toBe("short");
    expect(cut("Ten-minute video call with a coach", 24)).toBe("Ten-minute video call…");
    expect(cut("Weekly-coached-session-outdoors", 12)).toBe("Weekly-coac…");
    expect(cut("aaaa😀", 6)).toBe("aaaa😀");
    expect(cut("aaaa😀b", 6)).toBe("aaaa…");
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 200 }), (text, max) => {
        const whole = text.toWellFormed();
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
        if (whole.length > max) expect(whole.startsWith(short.slice(0, -1))).toBe(true);
      }),
    );
  });
});

describe("texts", () => {
  it("are never empty where Slack wants one, and on one line unless told", () => {
    expect(plain(" \n ", 75)).toEqual({ type: "plain_text", text: "…", emoji: false });
    expect(plain("one\ntwo", 75).text).toBe("one two");
    expect(plain("one\ntwo", 75, true).text).toBe("one\ntwo");
  });

  it("lose control signs and half pairs, and nothing else", () => {
    expect(sendable("a\u0000b\tc\r\nd\ud800")).toBe("ab\tc\nd\ufffd");
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sendable(text) === text));
  });

  it("are escaped by Slack's three signs where Slack reads mark-up", () => {
    expect(escapeMarkup("<!channel> & co")).toBe("&lt;!channel&gt; &amp; co");
  });

  it("as rich text are never longer than told and never empty", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 3000 }), (line, max) => {
        const drawn = richLine(line, words, max);
        const lengths = drawn.map((one) => (one.type === "text" ? one.text.length : one.type === "date" ? (one.fallback ?? "").length : 1));
        expect(lengths.every((length) => length > 0)).toBe(true);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(max);
      }),
    );
    expect(richLine([said("x".repeat(4000))], words)).toEqual([{ type: "text", text: `${"x".repeat(2999)}…` }]);
  });
});
