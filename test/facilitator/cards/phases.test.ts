import { describe, expect, it } from "vitest";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { soFarBlocks } from "#facilitator/cards/so-far.ts";
import type { Language } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import type { Block, Wanted } from "#talk/card.ts";
import { clockOf, plainCard } from "#talk/plain.ts";
import { type Play, idea, play, through } from "../../session/play.ts";
import { talkOf } from "./thread.ts";

const talkIn = (game: Play, language: Language = "en") => talkOf(game.session(), { now: game.now(), language });
const read = (card: Wanted, game: Play) => plainCard(card, talkIn(game).name, clockOf("UTC"));
const cardIn = (game: Play, key: RegExp, language: Language = "en") => {
  const found = cardsOf(talkIn(game, language)).find((card) => key.test(card.key) && card.quietly !== true);
  if (found === undefined) throw new Error(`no card like ${key}`);
  return found;
};
/** The open step's card as its readers see it, a line each. */
const open = (game: Play, language: Language = "en") => read(cardIn(game, /^step\//, language), game).split("\n");
const head = (game: Play) => read(cardIn(game, /^head$/), game).split("\n");
const acts = (game: Play) => open(game).at(-1);
const picks = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.is === "pick" ? [block] : []));
const kinds = ["place-closed", "money", "staff", "supply", "trust", "other"] as const;

/** At the vote on six reasons by bob. */
function voting(): Play {
  const game = play();
  through(game, "reasons");
  kinds.forEach((kind, n) => game.as("bob", idea("reasons", `r${n + 1}`, `Reason ${n + 1}`, { kind })));
  game.as("ann", { do: "end-input", step: "reasons", part: 0 });
  return game;
}
const vote = (item: string, dots: number): Act => ({ do: "vote", step: "reasons", part: 1, item, dots });

describe("collecting", () => {
  it("asks, tells why, gives an example, and says only who is done", () => {
    const game = play();
    expect(open(game)).toEqual([
      "Pause. Why are we in this business at all, today?",
      "Step 1 of 12 · Until 08:04 · 0 of 3 are done",
      "What you hold on to here decides later what may go and what has to stay.",
      "For example: We help ordinary people do what they thought they could not.",
      "Face down until the reveal",
      "[Write] [See mine] [I am done]",
    ]);
    game.as("bob", { do: "done", step: "purpose", part: 0, on: true });
    expect(open(game)[1]).toBe("Step 1 of 12 · Until 08:04 · 1 of 3 are done · Not yet: Ann, Eve");
    expect(open(game, "et")[1]).toBe("Samm 1 / 12 · Kuni 08:04 · Valmis 1 / 3 · Puudu: Ann, Eve");
    expect(open(game, "lt")[1]).toBe("Žingsnis 1 / 12 · Iki 08:04 · Baigė 1 / 3 · Dar ne: Ann, Eve");
  });

  it("shows what was revealed once more in the order of its texts, and what was parked beside it", () => {
    const game = play();
    game.as("bob", idea("purpose", "i1", "Warm rooms"));
    game.as("eve", idea("purpose", "i2", "A light in the street"), { ...idea("purpose", "i3", "Parked one") });
    game.as("ann", { do: "end-input", step: "purpose", part: 0 }, { do: "park", step: "purpose", part: 0, item: "i3", on: true });
    expect(open(game)).toEqual([
      "Which one sentence says it for all of us?",
      "Step 1 of 12 · Until 08:02 · 0 of 3 are done",
      "One sentence is short enough to remember when it has to decide something.",
      "Nothing has been put forward yet.",
      "From the slips",
      "• A light in the street · Eve",
      "• Warm rooms · Bob",
      "Parked: Parked one",
      "[Put forward one of these… ▾]",
      "[Put forward] [I am done]".replace("Put forward", talkIn(game).say("page.act.propose")),
    ]);
  });
});

describe("putting together and voting", () => {
  it("shows the stacks without a dot while voting is open", () => {
    const game = voting();
    game.as("bob", vote("r1", 2), { do: "merge", step: "reasons", part: 1, into: "r2", from: ["r4"] });
    expect(open(game).slice(3)).toEqual([
      "• Reason 1 · place closed",
      "• Reason 2 · money",
      "   + Reason 4 · supply",
      "• Reason 3 · staff",
      "• Reason 5 · trust",
      "• Reason 6 · other",
      "This already fits the rule. Keep all?  [Keep all]",
      "3 dots each, at most 2 on one line",
      "[Give dots] [Put together] [Take apart] [I am done]",
    ]);
  });

  it("then shows dots, what they keep, what is level, and when silence takes it", () => {
    const game = voting();
    game.as("bob", vote("r1", 2), vote("r2", 1));
    game.as("eve", vote("r1", 1), vote("r3", 1), vote("r4", 1));
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expect(open(game).slice(1)).toEqual([
      "Step 2 of 12 · Silence agrees at 08:02.",
      "Put together what says the same, spend your dots, then keep three to five.",
      "✓ Reason 1 · place closed · ●●● 3",
      "✓ Reason 2 · money · ● 1",
      "✓ Reason 3 · staff · ● 1",
      "✓ Reason 4 · supply · ● 1",
      "– Reason 5 · trust",
      "– Reason 6 · other",
      "4 kept, 3 to 5",
      "This follows from the dots. A facilitator’s yes takes it, or silence.",
      "[Keep others] [Put together]",
    ]);
  });

  it("marks a tie at the edge, and what the team keeps against the dots", () => {
    const game = voting();
    game.as("ann", { do: "go-to", step: "reasons", part: 1 });
    game.as("bob", vote("r1", 2), vote("r2", 1));
    game.as("ann", { do: "end-input", step: "reasons", part: 1 }, { do: "keep", step: "reasons", part: 1, items: ["r2", "r5", "r6"] });
    const lines = open(game);
    expect(lines).toContain("– Reason 1 · place closed · ●● 2");
    expect(lines).toContain("✓ Reason 2 · money · ● 1 · Kept against the dots");
    const tied = play();
    through(tied, "offer");
    for (const id of ["o1", "o2"]) tied.as("bob", idea("offer", id, `Offer ${id}`));
    tied.as("ann", { do: "end-input", step: "offer", part: 0 });
    tied.as(
      "bob",
      { do: "vote", step: "offer", part: 1, item: "o1", dots: 1 },
      { do: "vote", step: "offer", part: 1, item: "o2", dots: 1 },
    );
    tied.as("ann", { do: "end-input", step: "offer", part: 1 });
    expect(open(tied).filter((line) => line.includes("= Level on dots"))).toHaveLength(2);
  });

  it("says on top why input is open once more, and what is in the way of a proposal", () => {
    const game = play();
    through(game, "problems");
    game.as("ann", idea("problems", "p1", "Cold homes", { horizon: "now" }), { do: "end-input", step: "problems", part: 0 });
    game.wait(4);
    const reason = "None of the kept problems looks two or three years ahead. Keep one that does, or say “not now”. What is kept stays.";
    expect(open(game)[3]).toBe(`Open once more: ${reason}`);
    game.wait(4);
    expect(open(game).slice(1, 4)).toEqual([
      "Step 3 of 12",
      "Keep one to seven, and at least one that looks two or three years ahead.",
      reason,
    ]);
  });
});

describe("shared forms and lists", () => {
  it("show what is filled in: the type in focus in full, the others by how much", () => {
    const game = play();
    through(game, "customer");
    expect(acts(game)).toBe("[Add a type] [I am done]");
    const at = { step: "customer", part: 0 } as const;
    game.as("bob", { do: "add-row", ...at, list: "types", id: "c1", values: { name: "Families", goal: "A warm home" } });
    game.as("eve", { do: "add-row", ...at, list: "types", id: "c2", values: { name: "Schools", who: "Heads", goal: "Warm rooms" } });
    expect(open(game).slice(4)).toEqual([
      "Customer types",
      "• Families",
      "   What they want to get done: A warm home",
      "• Schools · 2 of 7 filled in",
      "[Change one… ▾]",
      "[Add a type] [Write] [I am done]",
    ]);
    expect(picks(cardIn(game, /^step\/customer/).blocks)).toEqual([
      {
        is: "pick",
        ask: "row",
        about: ["customer", "0"],
        label: "Change one…",
        options: [
          { value: "c1", label: "Families" },
          { value: "c2", label: "Schools" },
        ],
      },
    ]);
  });

  it("ask a form of many fields in groups", () => {
    const game = play({ track: "full" });
    through(game, "governance");
    const [write] = picks(cardIn(game, /^step\/governance/).blocks);
    expect(write).toMatchObject({ ask: "fill", about: ["governance", "0"], label: "Write…" });
    expect(write?.options.map((one) => one.value)).toEqual(["0", "1"]);
  });

  it("number a journey, digital and physical told apart", () => {
    const game = play();
    through(game, "current-journey");
    expect(open(game)).toContain("Nothing here yet. The first contact a customer has with you comes here, such as: search and reviews.");
    const at = { step: "current-journey", part: 0 } as const;
    game.as("bob", { do: "add-row", ...at, list: "items", id: "t1", values: { name: "Website", medium: "digital", channels: ["web"] } });
    const visit = { name: "Visit", medium: "physical", channels: ["face-to-face", "gift"], waitBefore: "P7D" };
    game.as(
      "bob",
      { do: "add-row", ...at, list: "items", id: "t2", values: visit },
      { do: "set", ...at, path: "from", value: "a cold room" },
    );
    expect(open(game).slice(4)).toEqual([
      "2 contacts, 1 digital",
      "From: a cold room",
      "○ 1 Website · web",
      "■ 2 Visit · face to face, gift · after 7 days",
      "[Change one… ▾]",
      "[Add a contact] [Change the order] [From … to …] [I am done]",
    ]);
  });

  it("draw the new journey with what each contact came from, and what is no longer there", () => {
    const game = play();
    through(game, "new-journey");
    expect(open(game).slice(4, -2)).toEqual([
      "3 contacts, 3 digital",
      "○ 1 Website · web · kept",
      "○ 2 Video visit · video · → in place of 2",
      "○ 3 Bill · e-mail · kept",
      "No longer there",
      "■ 2 ~Visit~ · 1 place closed · → Video visit",
    ]);
  });

  it("name contacts without an action, then each action with owner and day", () => {
    const game = play();
    through(game, "actions");
    expect(open(game)).toContain("1 contact without an action: 2 Video visit");
    expect(picks(cardIn(game, /^step\/actions/).blocks).map((one) => [one.ask, one.options.map((option) => option.value)])).toEqual([
      ["cover", ["n1"]],
    ]);
    const values = { title: "Book a camera", touchpoints: ["n1"], owner: "bob", deadline: "2026-11-05" };
    game.as("ann", { do: "add-row", step: "actions", part: 0, list: "items", id: "a1", values });
    expect(open(game)).toContain("1 Book a camera · Bob · By Thu 5 Nov · for contact 2");
    expect(open(game)).toContain("Every new contact has an action");
    expect(open(game, "et")).toContain("1 Book a camera · Bob · Tähtaeg N 5.11 · kokkupuuted: 2");
  });
});

describe("rating", () => {
  it("shows nothing but who is done, then medians, what people disagree about, best and worst", () => {
    const game = play({ track: "full" });
    through(game, "ratings");
    const rate = (item: string, emotion: number, impact: number): Act => ({
      do: "rate",
      step: "ratings",
      part: 0,
      item,
      values: { emotion, impact },
    });
    game.as("bob", rate("t1", -2, 4));
    game.as("eve", rate("t1", 1, 5), rate("t2", 2, 2));
    expect(open(game).slice(4)).toEqual(["3 contacts, two taps each", "[Rate] [I am done]"]);
    game.as("ann", { do: "end-input", step: "ratings", part: 0 });
    expect(open(game).slice(4)).toEqual([
      "felt ▄█·",
      "○ 1 Website ◪ · felt −0.5, impact 4.5 · The ratings are far apart, from −2 to +1: talk about it.",
      "■ 2 Visit · felt +2, impact 2",
      "○ 3 Bill · not rated",
      "Best contact: Visit",
      "Worst contact: Website",
      "Moments of truth: Website",
      "Ratings far apart: 1",
      "[Write a note… ▾]",
    ]);
  });
});

describe("deciding", () => {
  it("says what is put forward, by whom, when silence takes it, and who objects", () => {
    const game = play();
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    game.as("bob", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
    expect(open(game).slice(3, 5)).toEqual(["We keep people warm.", "From Bob. Silence agrees at 08:02.  [Object]"]);
    game.as("eve", { do: "object", step: "purpose", part: 1, item: "one", reason: "Who is not warm?" });
    expect(open(game).slice(3, 6)).toEqual(["We keep people warm.", "From Bob", "Objection from Eve: Who is not warm?  [Look at it]"]);
    expect(open(game, "et").slice(4, 6)).toEqual(["Pakkus: Bob", "Vastuväide: Eve. Who is not warm?  [Vaata lähemalt]"]);
  });

  it("lays out what reasons block, and what stays in one run", () => {
    const game = play();
    through(game, "restrict");
    expect(open(game).slice(4)).toEqual([
      "1 place closed. Does this block all of them?",
      "■ 2 ~Visit~ · blocked by 1 place closed",
      "Stays: ○ 1 Website, ○ 3 Bill",
      "[Change one… ▾]",
      "[I am done]",
    ]);
    const changes = { is: "changes", fields: { name: "Web page", channels: ["app"] } };
    game.as("bob", { do: "propose", step: "restrict", part: 0, item: "t1", value: changes });
    expect(open(game)).toContain("○ 1 Website · changes: Web page · app");
    expect(open(game)).toContain("From Bob. Silence agrees at 08:02.  [Object]");
  });

  it("replaces one blocked contact after another: what was written for it, three ways to answer, then what stands", () => {
    const game = play();
    through(game, "replace");
    const slip = { for: "t2", is: "with", name: "Video visit", medium: "digital", channels: ["video"] };
    expect(open(game)).toContain("■ 2 ~Visit~ · blocked by 1 place closed");
    game.as("bob", { do: "add", step: "replace", part: 0, id: "s1", values: slip });
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    expect(open(game).slice(3)).toEqual([
      "■ 2 ~Visit~ · blocked by 1 place closed",
      "• → ○ Video visit · video · Bob",
      "Face to face stays shut: 1, place closed.",
      "[Put forward one of these… ▾]",
      "[Replace it] [Join another] [Drop it]",
      "[I am done]",
    ]);
    game.as("bob", { do: "propose", step: "replace", part: 1, item: "t2", value: { is: "dropped", why: "too dear" } });
    expect(open(game).slice(3)).toEqual([
      "■ 2 ~Visit~ ⊣ dropped: too dear",
      "From Bob. Silence agrees at 08:02.  [Object]",
      "[Change one… ▾]",
      "[I am done]",
    ]);
  });

  it("shows the conflicts beside the offer, answered or not", () => {
    const game = play();
    through(game, "offer");
    expect(open(game).slice(-4)).toEqual(["—", "Where the two are in conflict", "• Price ↔ Blame · No answer yet", "[Answer one… ▾]"]);
    game.as("bob", { do: "propose", step: "pains", part: 1, item: "x1", value: { is: "answer", text: "Half the price" } });
    expect(open(game).slice(-3)).toEqual([
      "Price ↔ Blame → Half the price",
      "From Bob. Silence agrees at 08:02.  [Object]",
      "[Answer one… ▾]",
    ]);
  });
});

describe("reviewing", () => {
  it("names findings by weight, counts the answered ones, and sums the whole up before publishing", () => {
    const game = play();
    through(game, "publish");
    const lines = open(game);
    expect(lines).toContain("Purpose: We keep people warm.");
    expect(lines).toContain("Contacts: 3");
    expect(lines).toContain("Digital: 67\u00A0% → 100\u00A0%");
    expect(lines.filter((line) => /^(Must|Should|Note) · /.test(line)).length).toBeGreaterThan(0);
    game.as("bob", { do: "rest", step: "publish", part: 0, answer: "accept", all: true });
    expect(open(game).some((line) => /^Answered: accepted \d+$/.test(line))).toBe(true);
    expect(open(game).some((line) => /^(Must|Should|Note) · /.test(line))).toBe(false);
  });
});

describe("the header", () => {
  it("stays true: paused, nobody leads, what wants another look", () => {
    const game = play();
    expect(head(game).slice(2)).toEqual([
      "Step 1 of 12 · Purpose · Until 08:04",
      "0 of 3 are done",
      "◐○○○○○○○○○○○ 1 / 12",
      "[Show me] [So far] [Join] [Lead] [More]",
    ]);
    game.as("ann", { do: "pause" }, { do: "away", person: "ann", on: true });
    expect(head(game).slice(2)).toEqual([
      "Step 1 of 12 · Purpose",
      "0 of 2 are done",
      "Paused. You can go on writing.",
      "Nobody leads just now. Away: Ann",
      "◐○○○○○○○○○○○ 1 / 12",
      "[Take over] [So far] [Join] [Lead] [More]",
    ]);
    const later = play();
    through(later, "new-journey");
    const at = { step: "current-journey", part: 0 } as const;
    later.as("ann", { do: "go-to", step: "current-journey" }, { do: "set", ...at, path: "items/t1/name", value: "Web page" });
    later.as("ann", { do: "confirm", ...at });
    expect(head(later)).toContain("1 to look at again");
    expect(open(later).slice(-2)).toEqual(["1 to look at again. Something earlier changed. Is this still true?", "[Look at one again… ▾]"]);
    expect(picks(cardIn(later, /^step\//).blocks).at(-1)?.options).toEqual([{ value: "restrict/t1", label: "What is closed: Web page" }]);
  });

  it("says the end of a session over days with its day, and leads to the board where there is a page", () => {
    const game = play({ pace: "async" });
    const spans = cardIn(game, /^head$/).blocks.flatMap((block) => (block.is === "quiet" ? block.lines.flat() : []));
    expect(spans.find((span) => span.is === "time")).toMatchObject({ as: "day-and-clock" });
    const talk = talkOf(game.session(), { page: (path) => `https://t.example/s/1${path}` });
    const link = cardsOf(talk)[0]?.blocks.flatMap((block) => (block.is === "acts" ? [block.link] : []));
    expect(link).toEqual([{ label: "Board ↗", url: "https://t.example/s/1" }]);
  });

  it("tells what came late", () => {
    const game = play();
    const drawn = game.session().seq;
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    game.wait(1.5);
    expect(game.drawn("bob", drawn, idea("purpose", "late1", "Light at night"))).toBeUndefined();
    const told = open(game).find((line) => line.startsWith("Came late"));
    expect(told).toBe("Came late: Light at night · Bob");
  });
});

describe("what we have so far", () => {
  it("is what happened, each step in a line, and where the team is", () => {
    const game = play();
    expect(soFarBlocks(talkIn(game)).map((block) => block.is)).toEqual(["quote", "lines", "quiet"]);
    through(game, "problems");
    const card = { key: "so-far", title: "So far", blocks: soFarBlocks(talkIn(game)) };
    expect(read(card, game).split("\n")).toEqual([
      "> Closed.",
      "1 Purpose · We keep people warm.",
      "2 Reasons · 1 place closed, 2 money, 3 staff",
      "Now the team is at: Problems we can solve.",
    ]);
  });
});
