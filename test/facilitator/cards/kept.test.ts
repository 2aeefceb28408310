import { describe, expect, it } from "vitest";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { keptNotes, keptUntil } from "#facilitator/cards/kept.ts";
import type { Kept } from "#facilitator/kept.ts";
import type { Keeping, KeepingState } from "#facilitator/ports-keep.ts";
import type { Talk } from "#facilitator/talk.ts";
import { languages } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { writePress, type Wanted } from "#talk/card.ts";
import { plainCard } from "#talk/plain.ts";
import { finish } from "../../session/finish.ts";
import { type Play, play, through } from "../../session/play.ts";
import { faultsOf } from "./limits.ts";
import { talkOf } from "./thread.ts";

const url = "https://www.notion.so/page-1";
const at = Date.UTC(2026, 10, 2, 9, 30);
const stands: KeepingState = { is: "stands", at, url, unmatched: [], edited: 0, heldBack: 0 };
const states: readonly KeepingState[] = [
  { is: "waiting" },
  { is: "working", done: 37, all: 86, url },
  { ...stands, unmatched: ["bob", "eve"], edited: 2, heldBack: 1, repaired: ["Status", "Owner"] },
  { is: "later", at },
  ...["no-parent", "unauthorized", "object_not_found", "block_limit", "restricted_resource", "gone", "validation_error"].map(
    (why): KeepingState => ({ is: "failed", at, why }),
  ),
];

function kept(state?: KeepingState): Kept {
  const keeping = (now: KeepingState): Keeping => ({
    tenant: "t",
    session: "s1",
    keeper: "notion",
    parent: "",
    state: now,
    kept: 1,
    listenAt: null,
    heardAt: null,
  });
  return { hasParent: true, keeping: state === undefined ? undefined : keeping(state) };
}

function published(): Play {
  const game = play();
  through(game, "publish");
  expect(finish(game)).toBe(true);
  return game;
}

const game = published();
const withKept = (state?: KeepingState, language: (typeof languages)[number] = "en"): Talk => ({
  ...talkOf(game.session(), { now: game.now(), language }),
  kept: kept(state),
});
const text = (card: Wanted | undefined) => (card === undefined ? "" : plainCard(card, (id) => id));
const keptCard = (state: KeepingState) => cardsOf(withKept(state)).find((one) => one.key === "told/kept");
const presses = (card: Wanted | undefined) =>
  (card?.blocks ?? []).flatMap((block) => (block.is === "acts" ? block.buttons.map(({ press }) => writePress(press)) : []));

describe("the card of a result that is kept elsewhere", () => {
  it.each(languages)("is one message in every state, within what a platform holds, in %s", (language) => {
    for (const state of states) {
      const talk = withKept(state, language);
      const cards = cardsOf(talk);
      expect(faultsOf(talk, cards)).toEqual([]);
      expect(cards.filter((one) => one.key === "told/kept")).toHaveLength(1);
      expect(cards.find((one) => one.key === "told/kept")?.quietly).toBeUndefined();
    }
  });

  it("says how far it is, in about ten steps, and then leads there", () => {
    expect(text(keptCard({ is: "working", done: 37, all: 86 }))).toContain("The result goes to Notion: 36 of 86.");
    expect(text(keptCard({ is: "working", done: 44, all: 86 }))).toContain("36 of 86");
    expect(text(keptCard({ is: "working", done: 86, all: 86 }))).toContain("81 of 86");
    expect(text(keptCard({ is: "working", done: 0, all: 0 }))).toContain("The result goes to Notion in a moment.");
    expect(text(keptCard({ is: "waiting", url }))).toContain("The page in Notion is being brought up to date.");
    const card = keptCard(stands);
    expect(text(card)).toContain("The result stands in Notion, as of");
    expect(JSON.stringify(card)).toContain(`"link":{"label":"Open it in Notion ↗","url":"${url}"}`);
    expect(presses(card)).toEqual(["ask kept"]);
  });

  it.each(["http://www.notion.so/x", "javascript:alert(1)", "data:text/html,x", ""])("leads nowhere by %j", (bad) => {
    expect(JSON.stringify(keptCard({ ...stands, url: bad }))).not.toContain('"link"');
  });

  it("says what failed, and what can be done about it", () => {
    const failed = (why: string) => keptCard({ is: "failed", at, why });
    expect(text(failed("block_limit"))).toContain("the plan of the Notion workspace has no room for more.");
    expect(presses(failed("block_limit"))).toEqual(["send kept"]);
    expect(presses(failed("object_not_found"))).toEqual(["ask kept page"]);
    expect(presses(failed("gone"))).toEqual(["send kept", "send kept anew=yes"]);
    expect(text(failed("some_new_code"))).toContain("Notion says some_new_code.");
  });

  it("stands before the card that asks, so that what is shown anew is never it", () => {
    const keys = cardsOf(withKept(stands)).map((one) => one.key);
    expect(keys.slice(-2)).toEqual(["told/kept", "told/published/1"]);
    const open = play();
    through(open, "publish");
    const talk = { ...talkOf(open.session(), { now: open.now() }), kept: kept(stands) };
    expect(cardsOf(talk).at(-1)?.key).toMatch(/^step\/publish/);
  });

  it("is not there where nobody asked for it; the published card and the publish step lead to it then, and only then", () => {
    const put = (cards: readonly Wanted[]) => cards.filter((one) => presses(one).includes("ask kept")).map((one) => one.key);
    expect(put(cardsOf(withKept()))).toEqual(["told/published/1"]);
    expect(put(cardsOf(talkOf(game.session())))).toEqual([]);
    expect(put(cardsOf(withKept({ is: "waiting" })))).toEqual([]);
    const open = play();
    through(open, "publish");
    const talk = { ...talkOf(open.session(), { now: open.now() }), kept: kept() };
    expect(put(cardsOf(talk))).toEqual(["step/publish/1"]);
    expect(faultsOf(talk, cardsOf(talk))).toEqual([]);
  });

  it("is looked at again by itself while something goes on, sooner or later", () => {
    const wait = (state?: KeepingState) => (keptUntil(kept(state), 1_000) ?? Number.NaN) - 1_000;
    expect([wait({ is: "waiting" }), wait({ is: "working", done: 1, all: 2 })]).toEqual([10_000, 10_000]);
    expect([wait({ is: "later", at: 0 }), wait({ is: "later", at: 31_000 }), wait({ is: "later", at: 1e9 })]).toEqual([
      10_000, 30_000, 60_000,
    ]);
    expect([keptUntil(kept(stands), 0), keptUntil(kept({ is: "failed", at, why: "gone" }), 0), keptUntil(undefined, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("what is to be known of what stands", () => {
  it.each(languages)("is said in words, by name, in %s", (language) => {
    const talk = { say: (key: Parameters<Talk["say"]>[0], values = {}) => say(language, key, values), name: (id: string) => `<${id}>` };
    const notes = keptNotes(talk, states[2]);
    expect(notes).toHaveLength(4);
    expect(notes[0]).toMatch(/: <bob>, <eve>$/);
    expect(notes[3]).toMatch(/: Status, Owner$/);
    expect(keptNotes(talk, stands)).toEqual([]);
    expect(keptNotes(talk, { is: "waiting" })).toEqual([]);
  });
});
