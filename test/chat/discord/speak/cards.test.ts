import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CustomId, type Keeping, readCustomId } from "#chat/discord/press.ts";
import { type Message } from "#chat/discord/message.ts";
import { cardMessage, messageOf } from "#chat/discord/speak.ts";
import { refusalMessage, sayingMessage, sureMessage } from "#chat/discord/speak-said.ts";
import { type Language, languages } from "#locale/languages.ts";
import { type Block, type Card, type Press, asks, sends } from "#talk/card.ts";
import { person, said, word } from "#talk/line.ts";
import { cards, lines, longCard } from "../../slack/speak/monsters.ts";
import { nasty, texts as written, words } from "./monsters.ts";
import { type Bag, componentsIn, expectMessage, idsIn, isBag, texts } from "./within.ts";

/** What can be pressed on a message, of a menu its first option; what is kept beside it as what it stands for. */
function pressed({ body, keep }: Message): readonly (CustomId | undefined)[] {
  const kept = new Map(keep.map((one: Keeping) => [one.sum, one.kept]));
  return componentsIn(body.components).flatMap((one) => {
    if (typeof one["custom_id"] !== "string") return [];
    const [first] = Array.isArray(one["options"]) ? one["options"].filter(isBag) : [];
    const wants = readCustomId(one["custom_id"], first === undefined ? undefined : [String(first["value"])]);
    if (wants?.does !== "kept") return [wants];
    const found = kept.get(wants.sum)?.press;
    if (found === undefined) return [undefined];
    return [
      {
        does: "press",
        press: found.does === "ask" && wants.chosen !== undefined ? { ...found, about: [...found.about, wants.chosen] } : found,
      },
    ];
  });
}

function pressesIn(message: Message): readonly Press[] {
  return pressed(message).flatMap((one) => (one?.does === "press" ? [one.press] : []));
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

function allText(message: Message): string {
  return texts(message.body).join("\n");
}

function inside({ body }: Message): readonly Bag[] {
  const [container] = body.components as unknown as readonly Bag[];
  return (container?.["components"] ?? []) as readonly Bag[];
}

describe("a card as a message", () => {
  it("stays within Discord's limits and its people's words stay text, whatever they wrote", () => {
    fc.assert(
      fc.property(cards, fc.constantFrom<Language>(...languages), fc.boolean(), fc.boolean(), (card, language, reachable, again) => {
        expectMessage(messageOf(card, { ...words, language, board: reachable ? words.board : null }, { again }));
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(written, written, (title, text) => {
        const card = one(
          { is: "title", text: title },
          { is: "quiet", lines: [[said(text)]] },
          { is: "lines", lines: [[said(text, "struck")]], button: asks(text, "x") },
          { is: "quote", text },
        );
        expectMessage(messageOf(card, words));
      }),
      { numRuns: 200 },
    );
  });

  it("draws the thread card of the design", () => {
    const card = one(
      { is: "title", text: "What takes the place of what is blocked?" },
      {
        is: "quiet",
        lines: [
          [
            word("Step 11 · until "),
            { is: "time", at: Date.UTC(2026, 10, 22, 18, 22), as: "clock" },
            word(" · 3 of 6 · not yet: "),
            person("bo"),
          ],
        ],
      },
      { is: "lines", lines: [[word("7", "strong"), word(" "), said("Weekly *coached* session", "struck")]] },
      { is: "quote", text: "He saw what I did\nwith my left foot." },
      {
        is: "acts",
        buttons: [asks("Replace it", "replace", ["t7"], "go"), sends("I am done", "control:done", { on: "yes" })],
        link: { label: "Board ↗", url: "https://t.example/b" },
      },
      { is: "rule" },
      {
        is: "lines",
        lines: [[said("Shoe and harness hire", "struck"), word(" → ■ "), said("Loan box", "strong"), word("?")]],
        button: asks("Object", "object", ["m6"]),
      },
    );
    const message = messageOf(card, words);
    expectMessage(message);
    expect(message.body.flags).toBe(1 << 15);
    expect(message.body.components).toMatchObject([{ type: 17, accent_color: 0x1d5346 }]);
    expect(inside(message)).toEqual([
      { type: 10, content: "### What takes the place of what is blocked?" },
      { type: 10, content: "-# Step 11 · until <t:1795371720:t> · 3 of 6 · not yet: \\*Bo\\* \\@here" },
      { type: 10, content: "**7** ~~Weekly \\*coached\\* session~~" },
      { type: 10, content: "> He saw what I did\n> with my left foot." },
      {
        type: 1,
        components: [
          { type: 2, style: 3, label: "Replace it", custom_id: "p/4/ask replace t7" },
          { type: 2, style: 2, label: "I am done", custom_id: "p/5/send control:done on=yes" },
          { type: 2, style: 5, label: "Board ↗", url: "https://t.example/b" },
        ],
      },
      { type: 14 },
      {
        type: 9,
        components: [{ type: 10, content: "~~Shoe and harness hire~~ → ■ **Loan box**?" }],
        accessory: { type: 2, style: 2, label: "Object", custom_id: "p/7/ask object m6" },
      },
    ]);
  });

  it("cuts what is too long at whole lines, keeps the acts, says how much more there is and leads to all of it", () => {
    for (const board of [words.board, null]) {
      const message = messageOf(longCard(60), { ...words, board });
      expectMessage(message);
      const shown = inside(message).filter((each) => each["type"] === 9).length;
      expect(shown).toBeGreaterThan(8);
      expect(allText(message)).toContain(`… and ${60 - shown} more lines`);
      expect(pressesIn(message).slice(-2)).toEqual(pressesOf(longCard(0)));
      expect(pressed(message)).toContainEqual({ does: "whole", card: "step/restrict/1", page: 0 });
      expect(JSON.stringify(message.body).includes(String(words.board))).toBe(board !== null);
    }
    const far = messageOf({ ...longCard(60), key: "k".repeat(120) }, words);
    expectMessage(far);
    expect(pressesIn(far)).toContainEqual({ does: "ask", ask: "so-far", about: [] });
  });

  it("loses no line without counting it", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 80 }), (some) => {
        const message = messageOf(one(...some.map((line): Block => ({ is: "lines", lines: [[word("§ "), ...line]] }))), words);
        const marks = inside(message).filter((each) => String(each["content"]).startsWith("§")).length;
        const told = /and (\d+) more/.exec(allText(message))?.[1];
        expect(marks + Number(told ?? 0)).toBe(some.length);
      }),
      { numRuns: 100 },
    );
  });

  it("shows its title where nothing else stands", () => {
    expect(inside(messageOf({ key: "k", title: "*Over*", blocks: [] }, words))).toEqual([{ type: 10, content: "### \\*Over\\*" }]);
    expectMessage(messageOf({ key: "k", title: "", blocks: [] }, words));
  });

  it("says so where it may stand twice", () => {
    const message = messageOf(longCard(60), words, { again: true });
    expect(texts(message.body)[0]).toBe("-# (again)");
    expectMessage(message);
  });

  it("tells its session in every id, where it stands in no thread of its own", () => {
    const message = messageOf(longCard(60), words, { context: "s-1" });
    expectMessage(message);
    expect(pressed(message).every((each) => each?.context === "s-1")).toBe(true);
  });
});

describe("what is pressed", () => {
  it("is what the card's button says, on whichever page it stands", () => {
    fc.assert(
      fc.property(cards, (card) => {
        const rest = card.blocks.filter((block) => block.is !== "pick");
        const bare = {
          ...card,
          blocks: rest.map((block): Block => (block.is === "acts" ? { is: "acts", buttons: block.buttons } : block)),
        };
        expect(pages(bare).flatMap(pressesIn)).toEqual(pressesOf(bare));
      }),
      { numRuns: 100 },
    );
  });

  it("is a menu's ask about what was chosen in it, also beyond twenty-five options", () => {
    const options = Array.from({ length: 58 }, (_, n) => ({ value: `t${n}`, label: `${n + 1} Contact` }));
    const message = messageOf(one({ is: "pick", ask: "row", about: ["current-journey", "0"], label: "Change one…", options }), words);
    expectMessage(message);
    const menus = componentsIn(message.body.components).filter((each) => each["type"] === 3);
    expect(menus.map((each) => each["placeholder"])).toEqual(["Change one… 1–25", "Change one… 26–50", "Change one… 51–58"]);
    expect(pressesIn(message).map((press) => (press.does === "ask" ? press.about[2] : ""))).toEqual(["t0", "t25", "t50"]);
  });

  it("is kept beside the message where it is too long for an id, or to be asked about once more", () => {
    const long = sends("It is physical", "set-many", {
      step: "current-journey",
      part: "0",
      [`v.items/${"i".repeat(20)}/medium`]: "physical",
      more: "m".repeat(30),
    });
    const sure = { ...sends("Remove", "remove", { item: "i1" }, "danger"), sure: "Really *remove* it?" };
    const message = messageOf(one({ is: "acts", buttons: [long, long, sure] }), words, { context: "s1" });
    expectMessage(message);
    expect(pressesIn(message)).toEqual([long.press, long.press, sure.press]);
    const kept = message.keep.find((each) => each.kept.sure !== undefined);
    if (kept === undefined) throw new Error("nothing kept");
    const asked = sureMessage(kept.kept, words, "s1");
    expectMessage(asked);
    expect(texts(asked.body)).toEqual(["Really \\*remove\\* it?"]);
    expect(idsIn(asked.body).map((id) => readCustomId(id))).toEqual([{ does: "sure", sum: kept.sum, context: "s1" }]);
  });
});

function pages(card: Card): readonly Message[] {
  const all: Message[] = [];
  for (let page = 0; ; page += 1) {
    const message = cardMessage(card, words, { page, token: "tok" });
    const turns = pressed(message).flatMap((each) => (each?.does === "turn" ? [each.page] : []));
    all.push(message);
    if (!turns.includes(page + 1)) return all;
  }
}

describe("a private card", () => {
  it("stays within the limits on each of its pages, seen by one alone", () => {
    fc.assert(
      fc.property(cards, (card) => {
        for (const message of pages(card)) {
          expectMessage(message);
          expect(message.body.flags).toBe((1 << 15) | 64);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("turns pages by buttons that carry the page and the token, and every line stands on one of them", () => {
    const all = pages(longCard(60));
    expect(all.length).toBe(6);
    expect(all.flatMap(inside).filter((each) => each["type"] === 9).length).toBe(60);
    const turns = all.map((message) => pressed(message).flatMap((each) => (each?.does === "turn" ? [each.page] : [])));
    expect(turns).toEqual([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]);
    expect(allText(all[1] ?? cardMessage(longCard(1), words, { page: 0 }))).toContain("2 of 6");
  });

  it("of a place's card turns by the key of the card", () => {
    const message = cardMessage(longCard(60), words, { page: 1 });
    expectMessage(message);
    expect(pressed(message).slice(-2)).toEqual([
      { does: "whole", card: "step/restrict/1", page: 0 },
      { does: "whole", card: "step/restrict/1", page: 2 },
    ]);
  });

  it("shows the last page where there are no longer as many", () => {
    expect(cardMessage(longCard(1), words, { page: 7, token: "tok" })).toEqual(cardMessage(longCard(1), words, { page: 0, token: "tok" }));
  });
});

describe("what is said to one person alone", () => {
  it("is text, with a way back to what was typed where there is one", () => {
    for (const text of nasty) {
      for (const language of languages) {
        const its = { ...words, language };
        expectMessage(sayingMessage(text, its));
        expectMessage(refusalMessage(text, its));
        expectMessage(refusalMessage(text, its, { token: "tok", part: 1, label: text }));
      }
    }
    const message = refusalMessage("Write at least one word.", words, { token: "tok", part: 1, label: "Name" });
    expect(texts(message.body)).toEqual(["**Name**\nWrite at least one word.\n-# What you typed is kept for 15 minutes."]);
    expect(idsIn(message.body).map((id) => readCustomId(id))).toEqual([{ does: "open", token: "tok", part: 1 }]);
  });
});
