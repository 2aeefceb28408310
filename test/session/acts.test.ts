import { describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { lookAgain } from "#session/look-again.ts";
import { openStep } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { idea, play, through } from "./play.ts";

describe("undo", () => {
  it("takes back one's own last act and no one else's", () => {
    const game = play();
    game.as("bob", idea("purpose", "b1", "First"));
    game.as("eve", idea("purpose", "e1", "Hers"));
    game.as("bob", { do: "edit", step: "purpose", part: 0, item: "b1", values: { text: "Second" } });
    game.as("bob", { do: "undo", step: "purpose", part: 0 });
    const seen = viewSession(game.session(), { person: "bob" }, game.now()).now?.content;
    expect(seen).toMatchObject({ mine: [{ id: "b1", values: { text: "First" } }] });
    game.as("bob", { do: "undo", step: "purpose", part: 0 });
    expect(game.tries("bob", { do: "undo", step: "purpose", part: 0 })).toMatchObject({ refused: "undo.nothing" });
  });

  it("is refused once somebody has built on it, and says who", () => {
    const game = play();
    through(game, "restrict");
    game.as("bob", { do: "propose", step: "restrict", part: 0, item: "t1", value: { is: "dropped", why: "Nobody reads it" } });
    game.as("eve", { do: "object", step: "restrict", part: 0, item: "t1", reason: "I do" });
    expect(game.tries("bob", { do: "undo", step: "restrict", part: 0 })).toEqual({ refused: "undo.built-on", people: ["eve"] });
  });
});

describe("the same act twice has one effect", () => {
  it("an idea sent again is one idea; sent with another text it is an edit", () => {
    const game = play();
    game.as("bob", idea("purpose", "b1", "Once"));
    game.as("bob", idea("purpose", "b1", "Once"));
    game.as("bob", idea("purpose", "b1", "Once more"));
    expect(viewSession(game.session(), { person: "bob" }, game.now()).now?.content).toMatchObject({
      mine: [{ values: { text: "Once more" } }],
    });
  });
});

describe("unsigned items", () => {
  const unsigned = (id: string, text: string) => ({ ...idea("purpose", id, text), anonymous: true, receipt: `hash-${id}` }) as const;

  it("are stored without their person, at the part's opening time", () => {
    const game = play();
    const opened = game.log().find((event) => event.type === "step.opened")?.at;
    game.as("bob", unsigned("u1", "Honestly"));
    expect(game.log().at(-1)).toMatchObject({ type: "collect.added", actor: { kind: "unsigned" }, at: opened });
    expect(JSON.stringify(game.log().at(-1))).not.toContain("bob");
  });

  it("change only for who shows the receipt", () => {
    const game = play();
    game.as("bob", unsigned("u1", "Honestly"));
    const edit = { do: "edit", step: "purpose", part: 0, item: "u1", values: { text: "Quite honestly" } } as const;
    expect(game.tries("bob", edit)).toMatchObject({ refused: "item.receipt" });
    expect(game.tries("eve", { ...edit, receipt: "hash-u1" })).toBeUndefined();
  });

  it("make the whole step nameless while there are one or two of them", () => {
    const game = play();
    game.as("eve", idea("purpose", "e1", "Signed"));
    game.as("bob", unsigned("u1", "One"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 }, { do: "go-to", step: "purpose", part: 0 });
    const seen = () => viewSession(game.session(), { person: "ann" }, game.now()).now?.content;
    expect(seen()).toMatchObject({ others: [{ by: null }, { by: null }] });
    game.as("bob", unsigned("u2", "Two"));
    game.as("bob", unsigned("u3", "Xthree"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 }, { do: "go-to", step: "purpose", part: 0 });
    expect(seen()).toMatchObject({ others: [{ values: { text: "One" }, by: null }, { values: { text: "Signed" }, by: "eve" }, {}, {}] });
  });
});

describe("late", () => {
  it("a form drawn before the end counts for a minute", () => {
    const game = play();
    const seq = game.session().seq;
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    expect(game.drawn("bob", seq, idea("purpose", "b1", "Just in time"))).toBeUndefined();
    expect(game.session().late).toHaveLength(0);
  });

  it("later its text is kept as late, and a facilitator may take it in", () => {
    const game = play();
    const seq = game.session().seq;
    through(game, "reasons");
    game.wait(2);
    expect(game.drawn("bob", seq, idea("purpose", "b1", "Too late"))).toBeUndefined();
    expect(game.session().late).toMatchObject([{ id: "b1", values: { text: "Too late" }, takenIn: false }]);
    game.as("ann", { do: "take-in", late: "b1" });
    expect(game.session().late[0]?.takenIn).toBe(true);
  });
});

describe("back and look again", () => {
  it("going back loses nothing, and what depends on a changed answer is marked", () => {
    const game = play();
    through(game, "actions");
    expect(lookAgain(game.session(), game.now())).toEqual([]);
    game.as("ann", { do: "go-to", step: "current-journey" });
    game.as("bob", { do: "set", step: "current-journey", part: 0, path: "items/t1/name", value: "Web shop" });
    game.as("ann", { do: "confirm", step: "current-journey", part: 0 });
    expect(openStep(game.session())?.id).toBe("actions");
    expect(lookAgain(game.session(), game.now())).toContainEqual({ step: "restrict", item: "t1" });
    game.as("bob", { do: "still-true", step: "restrict", item: "t1" });
    expect(lookAgain(game.session(), game.now())).not.toContainEqual({ step: "restrict", item: "t1" });
    expect(viewSession(game.session(), { person: "bob" }, game.now()).redesign.replacements.t2).toBeDefined();
  });
});

describe("two people in one form", () => {
  it("the later one is told what the other wrote, and nothing is overwritten without a word", () => {
    const game = play();
    through(game, "customer");
    game.as("bob", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Families" } });
    const base = game.session().seq;
    game.as("eve", { do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "Rest", base: 0 });
    const no = game.tries("bob", { do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "Fun", base: 0 });
    expect(no).toMatchObject({ refused: "fill.changed-meanwhile", people: ["eve"], other: { value: "Rest", rev: base + 1 } });
    expect(
      game.tries("bob", { do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "Rest and fun", base: base + 1 }),
    ).toBeUndefined();
  });
});

describe("who leads", () => {
  it("a participant may take over only when the facilitator has been gone for ten minutes", () => {
    const game = play();
    expect(game.tries("bob", { do: "take-over" })).toMatchObject({ refused: "takeover.not-yet" });
    game.wait(11);
    expect(game.tries("bob", { do: "take-over" })).toBeUndefined();
    expect(game.session().people).toMatchObject({ bob: { role: "facilitator" }, ann: { role: "facilitator" } });
  });

  it("the last facilitator cannot leave without handing over", () => {
    const game = play();
    expect(game.tries("ann", { do: "remove-person", person: "ann" })).toMatchObject({ refused: "person.last-facilitator" });
    game.as("ann", { do: "set-role", person: "bob", role: "facilitator" });
    expect(game.tries("ann", { do: "remove-person", person: "ann" })).toBeUndefined();
  });

  it("an observer reads only", () => {
    const game = play();
    game.as("zoe", { do: "join", person: "zoe", role: "observer" });
    expect(game.tries("zoe", idea("purpose", "z1", "Me too"))).toMatchObject({ refused: "act.observer" });
  });

  it("the thirty-first with a voice observes", () => {
    const game = play({ people: Array.from({ length: 30 }, (_, n) => `p${n}`) });
    expect(game.session().people.p29).toMatchObject({ role: "observer" });
  });

  it("two entries of one person become one, and the later one's dots are dropped", () => {
    const game = play();
    through(game, "reasons");
    game.as("bob", idea("reasons", "r1", "Closed", { kind: "place-closed" }));
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    for (const person of ["bob", "eve"]) game.as(person, { do: "vote", step: "reasons", part: 1, item: "r1", dots: 2 });
    game.as("ann", { do: "join-people", person: "eve", into: "bob" });
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    expect(viewSession(game.session(), { person: "ann" }, game.now()).now?.content).toMatchObject({ stacks: [{ dots: 2 }] });
  });
});

describe("dots", () => {
  it("three a person, two on one item, and nobody sees others' dots before voting has ended", () => {
    const game = play();
    through(game, "reasons");
    for (const n of [1, 2, 3, 4]) game.as("bob", idea("reasons", `r${n}`, `Reason ${n}`, { kind: "money" }));
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    const vote = (person: string, item: string, dots: number) => game.tries(person, { do: "vote", step: "reasons", part: 1, item, dots });
    expect(vote("bob", "r1", 3)).toMatchObject({ refused: "votes.too-many-on-one" });
    expect(vote("bob", "r1", 2)).toBeUndefined();
    expect(vote("bob", "r2", 2)).toMatchObject({ refused: "votes.too-many" });
    expect(vote("bob", "r2", 1)).toBeUndefined();
    expect(viewSession(game.session(), { person: "eve" }, game.now()).now?.content).toMatchObject({
      stacks: [{ mine: 0, dots: null, voters: [] }, {}, {}, {}],
    });
    for (const person of ["ann", "eve"]) vote(person, "r3", 1);
    game.as("ann", { do: "end-input", step: "reasons", part: 1 });
    const shown = viewSession(game.session(), { person: "eve" }, game.now()).now?.content;
    expect(shown).toMatchObject({ pattern: "converge", stacks: [{ dots: 2 }, { dots: 2 }, { dots: 1 }, { dots: 0 }] });
  });
});

describe("a form that came late", () => {
  it("is kept with its text, and done in its author's name once a facilitator takes it in", () => {
    const game = play();
    through(game, "customer");
    game.as("ann", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Families" } });
    const seq = game.session().seq;
    game.as("ann", { do: "confirm", step: "customer", part: 0 });
    game.wait(3);
    const late = { do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "A quiet morning" } as const;
    expect(game.drawn("bob", seq, late)).toBeUndefined();
    expect(game.drawn("bob", seq, late)).toBeUndefined();
    expect(game.session().late).toMatchObject([{ step: "customer", values: { text: "A quiet morning" }, by: "bob", takenIn: false }]);
    game.as("ann", { do: "take-in", late: game.session().late[0]?.id ?? "" });
    expect(game.session().late[0]?.takenIn).toBe(true);
    expect(JSON.stringify(game.session().steps[3]?.parts[0]?.state)).toContain("A quiet morning");
  });
});

describe("deadlines", () => {
  it("are dates in their owner's zone: today is not past where the owner lives", () => {
    const game = play();
    game.as("bob", { do: "set-zone", zone: "Pacific/Honolulu" });
    through(game, "actions");
    const action = (id: string, owner: string): Act => ({
      do: "add-row",
      step: "actions",
      part: 0,
      list: "items",
      id,
      values: { title: "Call", owner, deadline: "2026-11-01" },
    });
    expect(game.tries("ann", action("a8", "ann"))).toMatchObject({ refused: "actions.deadline-past" });
    expect(game.tries("ann", action("a9", "bob"))).toBeUndefined();
  });
});
