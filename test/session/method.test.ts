import { describe, expect, it } from "vitest";
import { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { lookAgain } from "#session/look-again.ts";
import { type Session, openPart, openStep, voices } from "#session/state.ts";
import { type PartOnView, type SessionView, viewSession } from "#session/view.ts";
import { nextWake } from "#session/wake.ts";
import { isRefusal } from "#talk/refusal.ts";
import { isQuiet } from "#lib/time.ts";
import { type Play, idea, play, through } from "./play.ts";

const minute = 60_000;
const see = (game: Play, person = "ann"): SessionView => viewSession(game.session(), { person }, game.now());
const content = (game: Play, person = "ann"): PartOnView["content"] | undefined => see(game, person).now?.content;
const where = (session: Session): string => `${openStep(session)?.id ?? session.status}/${openStep(session)?.part ?? ""}`;

function to(step: string, options: Parameters<typeof play>[0] = {}): Play {
  const game = play(options);
  through(game, step);
  return game;
}

/** Reasons revealed and ready for the vote. */
function voting(count: number, options: Parameters<typeof play>[0] = {}): Play {
  const game = to("reasons", options);
  for (let n = 1; n <= count; n += 1)
    game.as(n % 2 === 0 ? "eve" : "bob", idea("reasons", `r${n}`, `Reason ${n}`, { kind: n === 1 ? "place-closed" : "money" }));
  game.as("ann", { do: "end-input", step: "reasons", part: 0 });
  return game;
}
const vote = (item: string, dots: number): Act => ({ do: "vote", step: "reasons", part: 1, item, dots });

describe("converge", () => {
  it("ends by itself when every dot is spent", () => {
    const game = voting(4);
    for (const person of ["ann", "bob"]) game.as(person, vote("r1", 2), vote("r2", 1));
    game.as("eve", vote("r3", 2));
    expect(openPart(game.session())?.phase).toBe("input");
    game.as("eve", vote("r4", 1));
    expect(openPart(game.session())?.phase).toBe("proposal");
  });

  it("somebody who leaves with dots unspent does not keep the others waiting", () => {
    const game = voting(4);
    for (const person of ["ann", "bob"]) game.as(person, vote("r1", 2), vote("r2", 1));
    game.as("ann", { do: "away", person: "eve", on: true });
    expect(openPart(game.session())?.phase).toBe("proposal");
  });

  it("what the team keeps against the dots waits for silence anew, and the dots stay to be seen", () => {
    const game = voting(4);
    for (const person of ["ann", "bob", "eve"]) game.as(person, vote("r1", 2), vote("r2", 1));
    game.wait(1.9);
    game.as("bob", { do: "keep", step: "reasons", part: 1, items: ["r2", "r3", "r4"] });
    game.wait(1);
    expect(where(game.session())).toBe("reasons/1");
    expect(content(game)).toMatchObject({ keepNow: ["r2", "r3", "r4"], stacks: [{ id: "r1", dots: 6, kept: false }, {}, {}, {}] });
    game.wait(1.1);
    expect(where(game.session())).toBe("problems/0");
  });

  it("keeping one that was put together with another keeps the stack, once", () => {
    const game = voting(4);
    game.as(
      "ann",
      { do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] },
      { do: "merge", step: "reasons", part: 1, into: "r1", from: ["r2"] },
    );
    expect(game.tries("ann", { do: "confirm", step: "reasons", part: 1 })).toMatchObject({
      refused: "reasons.too-few",
      values: { count: 2 },
    });
  });

  it("a struck line takes nobody else's line with it", () => {
    const game = voting(4);
    game.as(
      "ann",
      { do: "merge", step: "reasons", part: 1, into: "r1", from: ["r2"] },
      { do: "strike", step: "reasons", part: 0, item: "r1", reason: "Rude" },
    );
    expect(content(game)).toMatchObject({ stacks: [{ id: "r2" }, { id: "r3" }, { id: "r4" }] });
  });
});

describe("rate", () => {
  const rate = (item: string): Act => ({ do: "rate", step: "ratings", part: 0, item, values: { emotion: -1, impact: 4 } });

  it("ends when everyone has rated everything, and a full live session then pauses", () => {
    const game = to("ratings", { track: "full" });
    for (const person of ["ann", "bob", "eve"]) game.as(person, rate("t1"), rate("t2"));
    for (const person of ["ann", "bob"]) game.as(person, rate("t3"));
    expect(openPart(game.session())?.phase).toBe("input");
    game.as("eve", rate("t3"));
    expect(openPart(game.session())?.phase).toBe("proposal");
    game.as("ann", { do: "confirm", step: "ratings", part: 0 });
    expect(game.session().paused).toMatchObject({ why: "two-sittings" });
  });

  it("shows nobody's marks before the reveal and nobody's name behind them after it", () => {
    const game = to("ratings", { track: "full" });
    game.as("bob", rate("t1"));
    expect(JSON.stringify(content(game, "eve"))).not.toContain("-1");
    game.as("ann", { do: "end-input", step: "ratings", part: 0 });
    expect(content(game, "eve")).toMatchObject({ picksFirst: false, items: [{ all: { emotion: [-1], impact: [4] } }, {}, {}] });
    expect(JSON.stringify(content(game, "eve"))).not.toContain("bob");
  });
});

describe("silence", () => {
  const answer = (text: string): Act => ({ do: "propose", step: "pains", part: 1, item: "x1", value: { is: "answer", text } });

  it("counts beside the open part as it does in it: an answer to a conflict, given with the offer", () => {
    const game = to("offer");
    game.as("bob", answer("We lend the heater"));
    expect(see(game).beside?.content).toMatchObject({ matters: [{ consentEndsAt: game.now() - 1000 + 2 * minute }] });
    game.wait(2);
    expect(see(game).beside?.content).toMatchObject({ matters: [{ proposal: { agreed: "silence" } }] });
  });

  it("begins anew after a pause: nothing is taken the moment people come back", () => {
    const game = to("restrict");
    game.as("bob", { do: "propose", step: "restrict", part: 0, item: "t1", value: { is: "dropped", why: "Old" } });
    game.as("ann", { do: "pause" });
    game.wait(30);
    expect(nextWake(game.session())).toBeNull();
    game.as("ann", { do: "resume" });
    game.wait(1);
    expect(content(game)).toMatchObject({ matters: [{ proposal: { by: "bob" } }, {}, {}] });
    expect(see(game).redesign.restrictions.t1).toMatchObject({ is: "dropped" });
    expect(JSON.stringify(content(game))).not.toContain("agreed");
    game.wait(1);
    expect(JSON.stringify(content(game))).toContain('"agreed":"silence"');
  });

  it("is measured by the pace that is now: a change of pace gives everyone a whole stretch", () => {
    const game = to("restrict", { pace: "async" });
    game.as("bob", { do: "propose", step: "restrict", part: 0, item: "t1", value: { is: "dropped", why: "Old" } });
    game.wait(60);
    game.as("ann", { do: "set-pace", pace: "live" });
    expect(openPart(game.session())?.endsAt).toBe(game.now() - 1000 + 6 * minute);
    game.wait(1);
    expect(JSON.stringify(content(game))).not.toContain("agreed");
    game.wait(1);
    expect(JSON.stringify(content(game))).toContain('"agreed":"silence"');
  });

  it("an objection is not met by saying the same once more", () => {
    const game = to("restrict");
    const same: Act = { do: "propose", step: "restrict", part: 0, item: "t1", value: { is: "dropped", why: "Old" } };
    game.as("bob", same);
    game.as("eve", { do: "object", step: "restrict", part: 0, item: "t1", reason: "I read it" });
    expect(game.tries("bob", same)).toMatchObject({ refused: "decide.open-objection" });
  });
});

describe("boxes", () => {
  it("of an async session never end in quiet hours, whatever was added to them", () => {
    const game = play({ pace: "async" });
    for (const minutes of [30, 90, 300, 600, 600, 600]) {
      game.as("ann", { do: "more-time", minutes });
      expect(isQuiet(nextWake(game.session()) ?? 0, "Europe/Tallinn")).toBe(false);
    }
  });

  it("stand still in a pause, also one that begins within it", () => {
    const game = play();
    game.as("ann", { do: "pause" });
    game.wait(10);
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    game.wait(10);
    game.as("ann", { do: "resume" });
    const ends = openPart(game.session())?.endsAt ?? 0;
    expect(Math.abs(ends - game.now() - 2 * minute)).toBeLessThan(2000);
  });

  it("more time in a pause is as much more as was said", () => {
    const game = play();
    game.wait(1);
    game.as("ann", { do: "pause" });
    game.wait(30);
    game.as("ann", { do: "more-time", minutes: 5 });
    game.wait(30);
    game.as("ann", { do: "resume" });
    expect(Math.abs((openPart(game.session())?.endsAt ?? 0) - game.now() - 8 * minute)).toBeLessThan(3000);
  });

  it("everyone who became done in a pause need not wait for the box", () => {
    const game = play();
    game.as("ann", { do: "pause" });
    for (const person of ["ann", "bob", "eve"]) game.as(person, { do: "done", step: "purpose", part: 0, on: true });
    expect(where(game.session())).toBe("purpose/0");
    game.as("ann", { do: "resume" });
    expect(where(game.session())).toBe("purpose/1");
  });

  it("less time once input has ended does not open it again", () => {
    const game = voting(3);
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expect(game.tries("ann", { do: "more-time", minutes: -2 })).toMatchObject({ refused: "act.not-open" });
  });

  it("marks of 'done' are wiped when a part is left, so that they do not count when it opens again", () => {
    const game = play();
    game.as("bob", { do: "done", step: "purpose", part: 0, on: true });
    const decision = decide(game.session(), {
      id: "z",
      at: game.now(),
      actor: { kind: "person", id: "ann", via: "test" },
      acts: [{ do: "end-input", step: "purpose", part: 0 }],
    });
    expect(isRefusal(decision) ? decision : decision.done).toEqual([{ step: "purpose", part: 0, person: "bob", on: false }]);
  });

  it("the clock never asks twice for nothing", () => {
    const game = voting(3);
    for (let n = 0; n < 60; n += 1) {
      const due = nextWake(game.session());
      if (due === null) return;
      const { seq } = game.session();
      game.wait(Math.max(0, (due - game.now()) / minute));
      expect(game.session().seq).toBeGreaterThan(seq);
    }
  });
});

describe("undo", () => {
  it("gives another's text back without writing it down again under one's own name", () => {
    const game = to("customer");
    game.as("eve", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Families" } });
    game.as("bob", { do: "set", step: "customer", part: 0, path: "types/c1/name", value: "Homes" });
    game.as("bob", { do: "undo", step: "customer", part: 0 });
    expect(content(game)).toMatchObject({ rows: { types: [{ cells: { name: { value: "Families", by: "eve" } } }] } });
    expect(JSON.stringify(game.log().at(-1))).not.toContain("Families");
  });

  it("takes back a whole act: all that was put together in one go", () => {
    const game = voting(4);
    game.as("bob", { do: "merge", step: "reasons", part: 1, into: "r1", from: ["r2", "r3"] });
    expect(content(game)).toMatchObject({ stacks: [{ id: "r1" }, { id: "r4" }] });
    game.as("bob", { do: "undo", step: "reasons", part: 1 });
    expect(content(game)).toMatchObject({ stacks: [{ id: "r1" }, { id: "r2" }, { id: "r3" }, { id: "r4" }] });
  });

  it("of an idea is refused once somebody voted on it; who it was is said only when the dots are shown", () => {
    const game = voting(4);
    game.as("eve", vote("r3", 1));
    const undo: Act = { do: "undo", step: "reasons", part: 0 };
    expect(game.tries("bob", undo)).toEqual({ refused: "undo.built-on", people: [] });
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expect(game.tries("bob", undo)).toEqual({ refused: "undo.built-on", people: ["eve"] });
  });

  it("of a proposal brings back the one before with its writer, and the objections to it", () => {
    const game = to("restrict");
    const at = { step: "restrict", part: 0, item: "t1" } as const;
    game.as("eve", { do: "propose", ...at, value: { is: "dropped", why: "Old" } });
    game.as("ann", { do: "object", ...at, reason: "I need it" });
    game.as("bob", { do: "propose", ...at, value: { is: "stays" } });
    game.as("bob", { do: "undo", step: "restrict", part: 0 });
    expect(content(game)).toMatchObject({
      matters: [{ proposal: { by: "eve", value: { is: "dropped" } }, objections: [{ by: "ann", open: true }] }, {}, {}],
    });
  });

  it("of a move does not take somebody else's later move with it", () => {
    const game = to("new-journey");
    game.as("bob", { do: "move-row", step: "new-journey", part: 0, list: "items", id: "t3", after: null });
    game.as("eve", { do: "move-row", step: "new-journey", part: 0, list: "items", id: "t1", after: "n1" });
    expect(game.tries("bob", { do: "undo", step: "new-journey", part: 0 })).toEqual({ refused: "undo.built-on", people: ["eve"] });
    expect(see(game).redesign.edits.order).toEqual(["t3", "n1", "t1"]);
  });

  it("counts nothing as built on that was itself undone", () => {
    const game = voting(3);
    game.as("eve", vote("r3", 1), { do: "undo", step: "reasons", part: 1 });
    expect(game.tries("bob", { do: "undo", step: "reasons", part: 0 })).toBeUndefined();
  });
});

describe("strike", () => {
  it("takes the text of a row from every view, keeps the fact and the reason, and only a facilitator may", () => {
    const game = to("pains");
    game.as("bob", { do: "add-row", step: "pains", part: 0, list: "organisation", id: "o1", values: { text: "Something rude" } });
    const strike: Act = { do: "strike", step: "pains", part: 0, item: "o1", reason: "Names a customer" };
    expect(game.tries("bob", strike)).toMatchObject({ refused: "act.not-allowed" });
    game.as("ann", strike);
    expect(JSON.stringify(see(game, "bob"))).not.toContain("Something rude");
    expect(content(game)).toMatchObject({ struck: [{ list: "organisation", id: "o1", why: "Names a customer" }] });
    expect(game.log().at(-1)).toMatchObject({ type: "fill.struck", data: { item: "o1" } });
  });

  it("is possible also when the step has long been closed", () => {
    const game = to("offer");
    game.as("ann", { do: "strike", step: "reasons", part: 0, item: "r3", reason: "Names somebody" });
    expect(see(game).redesign.reasons.map((one) => one.id)).toEqual(["r1", "r2"]);
  });
});

describe("look again", () => {
  const back = (game: Play, step: string, part: number, ...acts: readonly Act[]) => {
    game.as("ann", { do: "go-to", step, part }, ...acts);
    while (openStep(game.session())?.id === step) game.as("ann", { do: "confirm", step, part: openStep(game.session())?.part ?? 0 });
  };
  const stale = (game: Play) => lookAgain(game.session(), game.now());

  it("a contact changed is marked in the ratings too; one added is asked about where contacts are judged", () => {
    const game = to("actions", { track: "full" });
    const added: Act = {
      do: "add-row",
      step: "current-journey",
      part: 0,
      list: "items",
      id: "t9",
      values: { name: "Fair", medium: "physical", channels: ["face-to-face"] },
    };
    back(game, "current-journey", 0, { do: "set", step: "current-journey", part: 0, path: "items/t1/does", value: "Reads" }, added);
    for (const step of ["ratings", "restrict"])
      expect(stale(game)).toEqual(
        expect.arrayContaining([
          { step, item: "t1" },
          { step, item: "t9" },
        ]),
      );
  });

  it("a reason of another kind marks what was decided from it", () => {
    const game = to("actions");
    back(game, "reasons", 0, { do: "edit", step: "reasons", part: 0, item: "r2", values: { kind: "travel" } });
    expect(stale(game)).toEqual(
      expect.arrayContaining([
        { step: "restrict", item: "whole" },
        { step: "new-journey", item: "whole" },
      ]),
    );
  });

  it("the bot's opening proposal follows changed reasons and contacts, save where a person has said something", () => {
    const game = to("actions");
    back(game, "current-journey", 0, {
      do: "add-row",
      step: "current-journey",
      part: 0,
      list: "items",
      id: "t9",
      values: { name: "Fair", medium: "physical", channels: ["face-to-face"] },
    });
    game.as("ann", { do: "go-to", step: "restrict" });
    expect(see(game).redesign.restrictions.t9).toEqual({ is: "blocked", reasons: ["r1"] });
    game.as("bob", { do: "propose", step: "restrict", part: 0, item: "t9", value: { is: "stays" } });
    back(game, "reasons", 0, { do: "edit", step: "reasons", part: 0, item: "r1", values: { kind: "money" } });
    game.as("ann", { do: "go-to", step: "restrict" });
    expect(see(game).redesign.restrictions).toMatchObject({ t2: { is: "stays" }, t9: { is: "stays" } });
    expect(content(game)).toMatchObject({ matters: [{}, { proposal: { by: null } }, {}, { proposal: { by: "bob" } }] });
  });

  it("an undone change takes its mark with it", () => {
    const game = to("actions");
    game.as("ann", { do: "go-to", step: "current-journey" });
    game.as("bob", { do: "set", step: "current-journey", part: 0, path: "items/t1/name", value: "Web shop" });
    expect(stale(game)).toContainEqual({ step: "restrict", item: "t1" });
    game.as("bob", { do: "undo", step: "current-journey", part: 0 });
    expect(stale(game)).toEqual([]);
  });
});

describe("forms that several people write", () => {
  it("a form that says only when it was drawn still overwrites nobody", () => {
    const game = to("customer");
    game.as("bob", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Families" } });
    const { seq } = game.session();
    game.as("eve", { do: "set", step: "customer", part: 0, path: "types/c1/name", value: "Homes" });
    expect(game.drawn("bob", seq, { do: "set", step: "customer", part: 0, path: "types/c1/name", value: "Flats" })).toMatchObject({
      refused: "fill.changed-meanwhile",
      people: ["eve"],
    });
    expect(
      game.tries("bob", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Flats" } }),
    ).toMatchObject({ refused: "fill.changed-meanwhile" });
    expect(game.drawn("bob", seq, { do: "remove-row", step: "customer", part: 0, list: "types", id: "c1" })).toMatchObject({
      refused: "list.changed-meanwhile",
    });
  });

  it("two moves at once both count", () => {
    const game = to("new-journey");
    const { seq } = game.session();
    game.drawn("bob", seq, { do: "move-row", step: "new-journey", part: 0, list: "items", id: "t3", after: null });
    game.drawn("eve", seq, { do: "move-row", step: "new-journey", part: 0, list: "items", id: "t1", after: "n1" });
    expect(see(game).redesign.edits.order).toEqual(["t3", "n1", "t1"]);
  });

  it("a form drawn before the end counts for a minute live, also when the next step has opened", () => {
    const game = to("pains");
    const { seq } = game.session();
    through(game, "offer");
    const late: Act = { do: "add-row", step: "pains", part: 0, list: "buyer", id: "b1", values: { text: "Blame" } };
    expect(game.drawn("bob", seq, late)).toBeUndefined();
    game.wait(2);
    expect(game.drawn("bob", seq, { ...late, id: "b2" } as Act)).toBeUndefined();
    expect(game.session().late).toMatchObject([{ id: "b2", takenIn: false }]);
  });
});

describe("actions", () => {
  const add = (id: string, values: Readonly<Record<string, string>>): Act => ({
    do: "add-row",
    step: "actions",
    part: 0,
    list: "items",
    id,
    values,
  });

  it("are due in two working days of the owner's own zone", () => {
    const game = play();
    game.as("kim", { do: "join", person: "kim", role: "participant", zone: "Pacific/Auckland" });
    through(game, "actions");
    game.as("ann", { do: "pause" });
    game.wait(3 * 60);
    game.as("ann", { do: "resume" });
    game.as("bob", add("a1", { title: "Call", owner: "kim" }), add("a2", { title: "Call", owner: "bob" }));
    expect(see(game).redesign.actions).toMatchObject([{ deadline: "2026-11-05" }, { deadline: "2026-11-04" }]);
  });

  it("that are overdue can still be marked as done", () => {
    const game = to("");
    game.wait(5 * 24 * 60);
    expect(game.tries("bob", { do: "set", step: "actions", part: 0, path: "items/a1/status", value: "done" })).toBeUndefined();
    expect(game.tries("bob", { do: "set", step: "actions", part: 0, path: "items/a1/deadline", value: "2026-11-01" })).toMatchObject({
      refused: "actions.deadline-past",
    });
  });

  it("an owner from outside says how their own action goes, and nothing else", () => {
    const game = to("actions");
    game.as(
      "bob",
      { do: "join", person: "oti", role: "owner" },
      add("a1", { title: "Book it", owner: "oti" }),
      add("a2", { title: "Call", owner: "bob" }),
    );
    expect(game.tries("oti", { do: "set", step: "actions", part: 0, path: "items/a1/status", value: "doing" })).toBeUndefined();
    for (const path of ["items/a1/title", "items/a2/status"])
      expect(game.tries("oti", { do: "set", step: "actions", part: 0, path, value: "done" })).toMatchObject({ refused: "act.not-allowed" });
    expect(game.tries("oti", { do: "done", step: "actions", part: 0, on: true })).toMatchObject({ refused: "act.not-allowed" });
    expect(game.tries("ann", { do: "accept-action", item: "a1" })).toMatchObject({ refused: "actions.not-owner" });
    game.as("oti", { do: "accept-action", item: "a1" });
    expect(game.session().accepted).toEqual({ a1: "oti" });
    expect(voices(game.session()).map((one) => one.id)).not.toContain("oti");
  });

  it("drafts from findings that are still incomplete when the plan closes fall away, and are named", () => {
    const game = to("audit", { track: "full" });
    game.as("ann", { do: "set", step: "audit", part: 0, path: "goalReached", value: "no" });
    game.as("ann", {
      do: "answer",
      step: "audit",
      part: 0,
      finding: "contact-audit.goal-missed",
      answer: "action",
      note: "Ask ten customers",
    });
    game.as("ann", { do: "rest", step: "audit", part: 0, answer: "accept", all: true }, { do: "confirm", step: "audit", part: 0 });
    expect(content(game)).toMatchObject({ rows: [{ values: { title: "Ask ten customers" }, drawn: true }] });
    through(game, "governance");
    expect(see(game).redesign.actions.map((one) => one.id)).toEqual(["a1"]);
    game.as("ann", { do: "go-to", step: "actions" });
    expect(content(game)).toMatchObject({ fallen: [{ values: { title: "Ask ten customers" } }] });
    expect(game.log().map((event) => event.type)).toContain("list.fell-away");
  });
});

describe("permits", () => {
  it.each([
    [
      "a row",
      {
        do: "add-row",
        step: "new-journey",
        part: 0,
        list: "items",
        id: "n9",
        values: { name: "Tent", medium: "physical", channels: ["face-to-face"], permitted: "Outdoors" },
      },
    ],
    ["a field", { do: "set", step: "new-journey", part: 0, path: "items/t1/permitted", value: "Outdoors" }],
  ] as const)("come from facilitators alone: %s", (_, act) => {
    const game = to("new-journey");
    expect(game.tries("bob", act as unknown as Act)).toMatchObject({ refused: "permit.not-facilitator" });
    expect(game.tries("ann", act as unknown as Act)).toBeUndefined();
  });

  it("also inside a proposal for a contact as it will be", () => {
    const game = to("restrict");
    const act: Act = { do: "propose", step: "restrict", part: 0, item: "t2", value: { is: "changes", fields: { permitted: "Outdoors" } } };
    expect(game.tries("bob", act)).toMatchObject({ refused: "permit.not-facilitator" });
  });

  it("a contact as it will be obeys the rules of a contact", () => {
    const game = to("restrict");
    const changes = (fields: Readonly<Record<string, never>> | object) =>
      game.tries("ann", {
        do: "propose",
        step: "restrict",
        part: 0,
        item: "t1",
        value: { is: "changes", fields: fields as Readonly<Record<string, string>> },
      });
    expect(changes({ name: " " })).toMatchObject({ refused: "text.empty" });
    expect(changes({ channels: [] })).toMatchObject({ refused: "value.missing" });
    expect(changes({ waitBefore: "P1Y" })).toMatchObject({ refused: "value.not-a-duration" });
    expect(changes({ colour: "blue" })).toMatchObject({ refused: "value.unknown-field" });
  });
});

describe("anonymity", () => {
  it("what came late tells no name where the step is shown without names, and no refusal tells one either", () => {
    const game = play();
    const { seq } = game.session();
    game.as("eve", { ...idea("purpose", "u1", "Honestly"), anonymous: true, receipt: "h" } as Act);
    game.as("bob", idea("purpose", "b1", "Signed"));
    expect(game.tries("ann", { do: "remove", step: "purpose", part: 0, item: "b1" })).toEqual({ refused: "item.not-yours" });
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    game.wait(1.5);
    game.drawn("bob", seq, idea("purpose", "b2", "Signed, late"));
    expect(see(game, "eve").late).toMatchObject([{ by: null, values: { text: "Signed, late" } }]);
    expect(see(game, "bob").late).toMatchObject([{ by: "bob" }]);
  });
});

describe("people", () => {
  it("nobody brings in a facilitator but a facilitator", () => {
    const game = play();
    expect(game.tries("bob", { do: "join", person: "pal", role: "facilitator" })).toMatchObject({ refused: "act.not-allowed" });
    expect(game.tries("ann", { do: "join", person: "pal", role: "facilitator" })).toBeUndefined();
  });

  it("who was removed can do nothing, nothing can be done to them, and they see what anybody sees", () => {
    const game = voting(3);
    game.as("bob", vote("r1", 2));
    game.as("ann", { do: "remove-person", person: "bob" });
    expect(game.tries("bob", vote("r2", 1))).toMatchObject({ refused: "person.unknown" });
    for (const act of [
      { do: "away", person: "bob", on: true },
      { do: "set-role", person: "bob", role: "facilitator" },
      { do: "join-people", person: "eve", into: "bob" },
    ] as const) {
      expect(game.tries("ann", act)).toMatchObject({ refused: "person.unknown" });
    }
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expect(see(game, "bob").me).toBeNull();
    expect(JSON.stringify(content(game, "bob"))).not.toContain('"voters":[{');
  });

  it("a facilitator who does things is not away", () => {
    const game = play();
    game.wait(3);
    game.as("ann", { do: "more-time", minutes: 30 });
    game.wait(9);
    expect(game.tries("bob", { do: "take-over" })).toMatchObject({ refused: "takeover.not-yet" });
    game.wait(2);
    expect(game.tries("bob", { do: "take-over" })).toBeUndefined();
  });
});

describe("whatever a program sends", () => {
  const parse = (act: unknown) => Act.safeParse(act).success;
  const at = { step: "customer", part: 0 };

  it("names that every object has are no ids", () => {
    for (const id of ["constructor", "__proto__", "toString", "", "a b", "x".repeat(65)])
      expect(parse({ do: "remove", ...at, item: id })).toBe(false);
  });

  it("and no lists, fields, steps, findings or people either", () => {
    const game = to("customer");
    for (const name of ["constructor", "__proto__", "toString"]) {
      for (const act of [
        { do: "remove-row", ...at, list: name, id: "c1" },
        { do: "add-row", ...at, list: name, id: "c1", values: {} },
        { do: "set", ...at, path: `${name}/${name}/${name}`, value: 1 },
        { do: "set", ...at, path: `types/${name}/name`, value: "x" },
        { do: "go-to", step: name },
        { do: "still-true", step: name, item: name },
        { do: "waive", ...at, rule: name, why: "x" },
      ] as const)
        expect(game.tries("ann", act)?.refused).toMatch(/^[a-z-]+\.[a-z-]+$/);
    }
  });

  it("deep, endless and unreal values are turned away at the door", () => {
    let deep: unknown = "x";
    for (let n = 0; n < 50_000; n += 1) deep = [deep];
    expect(parse({ do: "set", ...at, path: "focus", value: deep })).toBe(false);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1])
      expect(parse({ do: "set", ...at, path: "focus", value })).toBe(false);
    for (const dots of [Number.NaN, "2"]) expect(parse({ do: "vote", ...at, item: "r1", dots })).toBe(false);
  });

  it("a reason too long is refused, not cut", () => {
    const game = to("new-journey");
    const why = "x".repeat(3001);
    expect(game.tries("ann", { do: "remove-row", step: "new-journey", part: 0, list: "items", id: "t1", why })).toMatchObject({
      refused: "text.too-long",
    });
    expect(game.tries("ann", { do: "strike", step: "reasons", part: 0, item: "r1", reason: why })).toMatchObject({
      refused: "text.too-long",
    });
  });

  it("a session does not grow without end: notes, objections and evidence have a limit", () => {
    const game = to("ratings", { track: "full" });
    for (let n = 0; n < 200; n += 1) game.as("bob", { do: "note", on: "t1", id: `n${n}`, text: "Again" });
    expect(game.tries("bob", { do: "note", on: "t1", id: "n200", text: "Again" })).toMatchObject({ refused: "list.too-many" });
    for (let n = 0; n < 200; n += 1) game.as("bob", { do: "evidence", step: "ratings", part: 0, item: "t1", id: `e${n}`, text: "Again" });
    expect(game.tries("bob", { do: "evidence", step: "ratings", part: 0, item: "t1", id: "e200", text: "Again" })).toMatchObject({
      refused: "list.too-many",
    });
  });
});
