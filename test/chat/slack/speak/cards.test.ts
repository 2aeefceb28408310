import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "#chat/slack/limits.ts";
import { readMeta } from "#chat/slack/meta.ts";
import { plainLine } from "#chat/slack/mrkdwn.ts";
import { type Clicked, readAction } from "#chat/slack/press.ts";
import { blocksOf, cardView, homeView, loadingView, refusalView } from "#chat/slack/speak.ts";
import type { Language } from "#locale/languages.ts";
import { type Block, type Card, type Press, asks, sends } from "#talk/card.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { elementsOf } from "../../../peers/slack/blocks-check.ts";
import { type Bag, bag, bags, text, textsIn } from "../../../peers/json.ts";
import { cards, lines, longCard, nasty, words } from "./monsters.ts";
import { expectMessage, expectView } from "./within.ts";

const meta = { is: "card", ask: "so-far", on: [], session: "s1", page: 0 } as const;

function pressed(blocks: unknown): readonly (Clicked | undefined)[] {
  return bags(blocks).flatMap((block) =>
    elementsOf(block).map((one) => readAction({ ...one, block_id: block["block_id"], selected_option: bags(one["options"])[0] })),
  );
}

function pressesOf(card: Card): readonly Press[] {
  return card.blocks.flatMap((block): readonly Press[] => {
    if (block.is === "acts") return block.buttons.map((one) => one.press);
    return block.is === "lines" && block.button !== undefined ? [block.button.press] : [];
  });
}

function one(...blocks: readonly Block[]): Card {
  return { key: "head", title: "Teekond", blocks };
}

function allText(value: unknown): string {
  return [...textsIn(value)].join("\n");
}

describe("a card as a message", () => {
  it("stays within Slack's limits and its people's words stay text, whatever they wrote", () => {
    fc.assert(
      fc.property(cards, fc.constantFrom<Language>("en", "et", "lt"), fc.boolean(), (card, language, reachable) => {
        expectMessage(blocksOf(card, { ...words, language, board: reachable ? words.board : null }));
      }),
      { numRuns: 80 },
    );
  });

  it("draws the thread card of the design: title, who is missing, what it is about, acts", () => {
    const card = one(
      { is: "title", text: "What takes the place of what is blocked?" },
      {
        is: "quiet",
        lines: [
          [
            word("Step 11"),
            word(" · until "),
            { is: "time", at: Date.UTC(2026, 10, 22, 18, 22), as: "clock" },
            word(" · 3 of 6"),
            said(" "),
            person("bo"),
          ],
        ],
      },
      { is: "lines", lines: [[word("7", "strong"), word(" "), said("Weekly *coached* session", "struck")]] },
      { is: "quote", text: "He saw what I did." },
      { is: "acts", buttons: [asks("Replace it", "replace", ["t7"], "go"), sends("I am done", "control:done", { on: "yes" })] },
    );
    const { blocks, text: whole } = blocksOf(card, words);
    expect(blocks).toEqual([
      { type: "header", text: { type: "plain_text", text: "What takes the place of what is blocked?", emoji: false } },
      {
        type: "context",
        elements: [
          { type: "mrkdwn", text: "<!date^1795371720^Step 11 · until {time} · 3 of 6|Step 11 · until 20:22 · 3 of 6>", verbatim: true },
          { type: "plain_text", text: "*Bo* @here", emoji: false },
        ],
      },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "7", style: { bold: true } },
              { type: "text", text: " " },
              { type: "text", text: "Weekly *coached* session", style: { strike: true } },
            ],
          },
        ],
      },
      { type: "rich_text", elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "He saw what I did." }] }] },
      {
        type: "actions",
        block_id: "2 head",
        elements: [
          {
            type: "button",
            action_id: "p0",
            text: { type: "plain_text", text: "Replace it", emoji: false },
            value: "ask replace t7",
            style: "primary",
          },
          {
            type: "button",
            action_id: "p1",
            text: { type: "plain_text", text: "I am done", emoji: false },
            value: "send control%3Adone on=yes",
          },
        ],
      },
    ]);
    expect(whole).toBe("Teekond\nStep 11 · until 20:22 · 3 of 6 *Bo* @here\n7 Weekly *coached* session\n“He saw what I did.”");
  });

  it("sends what people wrote letter for letter, but for signs that no screen shows", () => {
    for (const written of nasty.filter(
      (each) => each.trim() !== "" && each.length < 2000 && each.isWellFormed() && !/(?!\n)\p{Cc}|[\u202e\u2066]/u.test(each),
    )) {
      const { blocks } = blocksOf(one({ is: "lines", lines: [[said(written)]] }, { is: "quote", text: written }), words);
      const found = bags(blocks).map((block) => text(bags(bags(block["elements"])[0]?.["elements"])[0]?.["text"]));
      expect(found).toEqual([written, written]);
    }
  });

  it("lets nothing of a person into the mark-up of a time", () => {
    const time = { is: "time", at: 0, as: "clock" } as const;
    const quiet = (...line: Line) => blocksOf(one({ is: "quiet", lines: [line] }), words).blocks[0];
    expect(quiet(said("soon "), time, said(" late"))).toMatchObject({
      elements: [{ type: "plain_text", text: "soon" }, { text: "<!date^0^{time}|03:00>" }, { type: "plain_text", text: "late" }],
    });
    expect(quiet(word("*Bo*: "), time)).toMatchObject({
      elements: [{ type: "plain_text", text: "*Bo*:" }, { text: "<!date^0^{time}|03:00>" }],
    });
    expect(quiet(time, word(" to "), time)).toMatchObject({
      elements: [{ text: "<!date^0^{time} to|03:00 to>" }, { text: "<!date^0^{time}|03:00>" }],
    });
  });

  it("draws a day in figures where Slack speaks another language than the session", () => {
    const card = one({ is: "lines", lines: [[{ is: "time", at: Date.UTC(2026, 10, 22, 18, 22), as: "day-and-clock" }]] });
    const date = (language: Language) =>
      bags(bags(bags(blocksOf(card, { ...words, language }).blocks)[0]?.["elements"])[0]?.["elements"])[0];
    expect(date("et")).toEqual({ type: "date", timestamp: 1795371720, format: "{date_num} {time}", fallback: "P 22.11 20:22" });
    expect(bag(date("en"))["format"]).toBe("{date_short_pretty} {time}");
  });

  it("puts a button beside plain lines, and under lines whose looks must show", () => {
    const button = asks("Object", "object", ["m1"]);
    const types = (look: "strong" | "struck") =>
      blocksOf(one({ is: "lines", lines: [[said("Loan box", look)]], button }), words).blocks.map((block) => block.type);
    expect(types("strong")).toEqual(["section"]);
    expect(types("struck")).toEqual(["rich_text", "actions"]);
  });

  it("asks again before what cannot be taken back, in the dialog of Slack", () => {
    const sure = { ...sends("Remove", "remove", { item: "i1" }, "danger"), sure: "Really remove it?" };
    const [block] = bags(blocksOf(one({ is: "acts", buttons: [sure] }), words).blocks);
    expect(bags(block?.["elements"])[0]?.["confirm"]).toMatchObject({
      text: { text: "Really remove it?" },
      style: "danger",
      deny: { text: "Cancel" },
    });
  });

  it("cuts what is too long at whole lines, keeps the acts, says how much more there is and leads to all of it", () => {
    for (const board of [words.board, null]) {
      const { blocks } = blocksOf(longCard(60), { ...words, board });
      expect(blocks.length).toBeLessThanOrEqual(50);
      const shown = blocks.filter((block) => block.type === "section").length;
      expect(shown).toBeGreaterThan(20);
      expect(allText(blocks)).toContain(`… and ${60 - shown} more lines`);
      const found = pressed(blocks).flatMap((each) => (each?.does === "press" ? [each.press] : []));
      expect(found.slice(-2)).toEqual(pressesOf(longCard(0)));
      if (board === null) expect(found).toContainEqual({ does: "ask", ask: "so-far", about: [] });
      else expect([...textsIn(blocks)]).toContain(board);
    }
  });

  it("loses no line without counting it", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 80 }), (some) => {
        const drawable = some.filter((line) => plainLine(line, words) !== "");
        const { blocks } = blocksOf(one(...drawable.map((line): Block => ({ is: "lines", lines: [line] }))), words);
        const shown = blocks.filter((block) => block.type === "rich_text").length;
        const told = /and (\d+) more/.exec(allText(blocks.filter((block) => block.type === "context")))?.[1];
        expect(shown + Number(told ?? 0)).toBe(drawable.length);
      }),
      { numRuns: 100 },
    );
  });

  it("shows its title where nothing else stands, so that Slack never reads the text as mark-up", () => {
    expect(blocksOf({ key: "k", title: "*Over*", blocks: [] }, words).blocks).toEqual([
      { type: "section", text: { type: "plain_text", text: "*Over*", emoji: false } },
    ]);
  });

  it("says so where it may stand twice", () => {
    const [first] = bags(blocksOf(longCard(60), words, true).blocks);
    expect(allText(first)).toContain("(again)");
    expectMessage(blocksOf(longCard(60), words, true));
  });
});

describe("what is pressed", () => {
  it("is what the card's button says, with the key of the card", () => {
    fc.assert(
      fc.property(cards, (card) => {
        const rest = card.blocks.filter((block) => block.is !== "pick");
        const bare = {
          ...card,
          blocks: rest.map((block): Block => (block.is === "acts" ? { is: "acts", buttons: block.buttons } : block)),
        };
        const all = pressed(cardPages(bare).flatMap((view) => bags(view.blocks))).filter((each) => each?.does === "press");
        expect(all.map((each) => each?.press)).toEqual(pressesOf(bare));
        expect(all.every((each) => each?.card === card.key)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it("is a menu's ask about what was chosen in it, also beyond a hundred options", () => {
    const options = Array.from({ length: 230 }, (_, n) => ({ value: `t${n}`, label: `Contact ${n}` }));
    const { blocks } = blocksOf(one({ is: "pick", ask: "rate", about: ["now", "0"], label: "Which one?", options }), words);
    expectMessage({ blocks, text: "x" });
    const [block = {}] = bags(blocks);
    const [menu = {}] = elementsOf(block);
    const groups = bags(menu["option_groups"]);
    expect(groups.map((group) => bags(group["options"]).length)).toEqual([100, 100, 30]);
    const last: Bag | undefined = bags(groups[2]?.["options"])[29];
    expect(readAction({ ...menu, block_id: block["block_id"], selected_option: last })).toEqual({
      does: "press",
      press: { does: "ask", ask: "rate", about: ["now", "0", "t229"] },
      card: "head",
    });
    expect(readAction({ ...menu, block_id: block["block_id"], selected_option: null })).toBeUndefined();
  });

  it("is nothing for a link, and for what is not ours", () => {
    const { blocks } = blocksOf(one({ is: "acts", buttons: [], link: { label: "Board", url: "https://t.example/" } }), words);
    expect(pressed(blocks)).toEqual([undefined]);
    for (const odd of [null, 7, "x", {}, { type: "button" }, { type: "button", action_id: "p0", value: "delete everything" }])
      expect(readAction(odd)).toBeUndefined();
    fc.assert(fc.property(fc.anything(), (odd) => void readAction(odd)));
  });

  it("fits on a button, or is not drawn at all", () => {
    const long = sends("Go", "x", { item: "i".repeat(2000) });
    expect(() => blocksOf(one({ is: "acts", buttons: [long] }), words)).toThrow(RangeError);
    const about = Array.from({ length: 5 }, () => "i".repeat(60));
    expect(() => blocksOf(one({ is: "pick", ask: "x", about, label: "", options: [{ value: "a", label: "A" }] }), words)).toThrow(
      RangeError,
    );
    expect(() =>
      blocksOf(one({ is: "pick", ask: "x", about: [], label: "", options: [{ value: "a".repeat(76), label: "A" }] }), words),
    ).toThrow(RangeError);
  });
});

function cardPages(card: Card) {
  const pages = [cardView(card, words, meta)];
  for (let page = 1; page < 60; page += 1) {
    const view = cardView(card, words, { ...meta, page });
    if (readMeta(view.private_metadata)?.page !== page) break;
    pages.push(view);
  }
  return pages;
}

describe("a private card", () => {
  it("stays within the limits of a modal on each of its pages", () => {
    fc.assert(
      fc.property(cards, (card) => {
        for (const view of cardPages(card)) expectView(view);
      }),
      { numRuns: 80 },
    );
  });

  it("turns pages by buttons that carry the page, and every line stands on one of them", () => {
    const pages = cardPages(longCard(160));
    expect(pages.length).toBe(4);
    expect(pages.flatMap((view) => bags(view.blocks)).filter((block) => block["type"] === "section").length).toBe(160);
    const turns = pages.map((view) => pressed(view.blocks).flatMap((each) => (each?.does === "turn" ? [each.page] : [])));
    expect(turns).toEqual([[1], [0, 2], [1, 3], [2]]);
    expect(allText(pages[1]?.blocks)).toContain("2 of 4");
  });

  it("shows the last page where there are no longer as many", () => {
    const view = cardView(longCard(1), words, { ...meta, page: 7 });
    expect(readMeta(view.private_metadata)).toEqual({ ...meta, page: 0 });
  });

  it("says its title once: in the title of the modal, or as its first line where it is too long for it", () => {
    const titled = (title: string) => cardView({ key: "k", title, blocks: [{ is: "title", text: title }, { is: "rule" }] }, words, meta);
    expect(titled("My actions")).toMatchObject({ title: { text: "My actions" }, blocks: [{ type: "divider" }] });
    const long = titled("What takes the place of what is blocked?");
    expect(long.title.text).toBe("Teekond");
    expect(bags(long.blocks).map((block) => block["type"])).toEqual(["header", "divider"]);
  });
});

describe("other views", () => {
  it("App Home holds several cards, each with its own key, and is cut like a message", () => {
    fc.assert(
      fc.property(fc.array(cards, { maxLength: 6 }), (some) => {
        const view = homeView(some, words);
        expectView(view);
        expect(view.blocks.length).toBeLessThanOrEqual(limits.viewBlocks);
      }),
      { numRuns: 30 },
    );
    const two = homeView(
      [
        { ...longCard(1), key: "s1" },
        { ...longCard(1), key: "s2" },
      ],
      words,
    );
    expect(pressed(two.blocks).map((each) => each?.card)).toEqual(["s1", "s1", "s1", "s2", "s2", "s2"]);
  });

  it("a refusal and the waiting stand in small modals with titles that fit in every language", () => {
    for (const language of ["en", "et", "lt"] as const) {
      expectView(loadingView({ ...words, language }));
      for (const written of nasty) expectView(refusalView(written, { ...words, language }));
      expect(loadingView({ ...words, language }).title.text).not.toContain("…");
      expect(refusalView("x", { ...words, language }).title.text).not.toContain("…");
    }
    expect(allText(refusalView("Five reasons at most.", words))).toContain("Five reasons at most.");
  });
});
