import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { outcomeSoFar } from "#session/results.ts";
import { viewSession } from "#session/view.ts";
import { finish } from "./finish.ts";
import { type Play, play, through } from "./play.ts";

const at = { step: "actions", part: 0 } as const;
let game: Play;

const set = (item: string, field: string, value: string | null): Act => ({ do: "set", ...at, path: `items/${item}/${field}`, value });
const status = (id: string, value: string): Act => ({
  do: "offer",
  id,
  keeper: "notion",
  about: { is: "value", item: "a1", field: "status", value },
});
const row = (id: string, values: Record<string, string>): Act => ({ do: "offer", id, keeper: "notion", about: { is: "row", values } });
const action = (id = "a1") => outcomeSoFar(game.session(), game.now()).actions.find((one) => one.id === id);
const open = (person: string) =>
  viewSession(game.session(), { person }, game.now())
    .offers.filter((one) => one.answered === null)
    .map((one) => one.id);

beforeEach(() => {
  game = play({ people: ["bob", "eve"] });
  through(game, "actions");
  game.as("ann", { do: "add-row", ...at, list: "items", id: "a1", values: { title: "Open the shop", owner: "bob" } });
  finish(game);
  game.as("ann", set("a1", "owner", "bob"));
});

describe("what comes from where the result is kept", () => {
  it("changes how an action goes, as if somebody had done it, and nothing else", () => {
    expect(game.keeper(set("a1", "status", "done"))).toBeUndefined();
    expect(game.keeper(set("a1", "deadline", "2026-11-20"), set("a1", "owner", "eve"))).toBeUndefined();
    expect(action()).toMatchObject({ status: "done", deadline: "2026-11-20", owner: "eve" });
    expect(game.log().at(-1)?.actor).toEqual({ kind: "publisher", id: "notion" });
    expect(game.keeper(set("a1", "title", "Close the shop"))?.refused).toBe("act.not-allowed");
    expect(game.keeper({ do: "set", step: "purpose", part: 1, path: "items/one/status", value: "x" })?.refused).toBe("act.not-allowed");
    expect(game.keeper({ do: "pause" })?.refused).toBe("act.not-allowed");
    expect(game.keeper({ do: "set-role", person: "eve", role: "facilitator" })?.refused).toBe("act.not-allowed");
    expect(game.keeper({ do: "answer-offer", offer: "o1", answer: "take" })?.refused).toBe("act.not-allowed");
  });

  it("is judged like a person's act: no day that is over, no owner that nobody knows, no word that is none", () => {
    expect(game.keeper(set("a1", "deadline", "2020-01-01"))?.refused).toBe("actions.deadline-past");
    expect(game.keeper(set("a1", "owner", "nobody"))?.refused).toBe("actions.owner-unknown");
    expect(game.keeper(set("a1", "status", "waiting"))?.refused).toBe("value.not-a-choice");
    expect(game.keeper(set("a9", "status", "done"))).toBeDefined();
  });

  it("may name an owner from outside, and nobody with another role", () => {
    expect(game.keeper({ do: "join", person: "press", role: "owner" }, set("a1", "owner", "press"))).toBeUndefined();
    expect(game.session().people["press"]?.role).toBe("owner");
    for (const role of ["facilitator", "participant", "observer"] as const)
      expect(game.keeper({ do: "join", person: "spy", role })?.refused).toBe("act.not-allowed");
  });
});

describe("an offer from where the result is kept", () => {
  it("is shown to the action's owner and to facilitators, and taken by one of them as their own act", () => {
    expect(game.keeper(status("o1", "done"))).toBeUndefined();
    expect([open("bob"), open("ann"), open("eve")]).toEqual([["o1"], ["o1"], []]);
    expect(game.tries("eve", { do: "answer-offer", offer: "o1", answer: "take" })?.refused).toBe("actions.not-owner");
    game.as("bob", { do: "answer-offer", offer: "o1", answer: "take" });
    expect(action()?.status).toBe("done");
    expect(game.log().at(-2)).toMatchObject({ type: "list.set", actor: { kind: "person", id: "bob" } });
    expect(open("ann")).toEqual([]);
    const before = game.log().length;
    game.as("bob", { do: "answer-offer", offer: "o1", answer: "take" });
    expect(game.log().length).toBe(before);
    expect(game.tries("bob", { do: "answer-offer", offer: "o1", answer: "leave" })?.refused).toBe("item.gone");
  });

  it("brought twice is one; a later one about the same takes its place; one that stands here by now asks nothing", () => {
    game.keeper(status("o1", "done"));
    game.keeper(status("o1", "done"));
    expect(game.log().filter((one) => one.type === "keeper.offered")).toHaveLength(1);
    game.keeper(status("o2", "doing"));
    expect(open("bob")).toEqual(["o2"]);
    game.as("bob", set("a1", "status", "doing"));
    expect(open("bob")).toEqual([]);
  });

  it("of a row goes to facilitators alone; taken, it is an action with the offer's id, left, it is none", () => {
    game.keeper(row("o1", { title: "Call the press", status: "doing" }), row("o2", { title: "Buy cake" }));
    expect([open("ann"), open("bob")]).toEqual([["o1", "o2"], []]);
    expect(game.tries("bob", { do: "answer-offer", offer: "o1", answer: "take" })?.refused).toBe("act.not-allowed");
    game.as("ann", { do: "answer-offer", offer: "o1", answer: "take" }, { do: "answer-offer", offer: "o2", answer: "leave" });
    expect(action("o1")).toMatchObject({ title: "Call the press", status: "doing" });
    expect(action("o2")).toBeUndefined();
    expect(open("ann")).toEqual([]);
  });

  it("that the session refuses when it is taken stays open, and changes nothing", () => {
    game.keeper(row("o1", { title: "x" }));
    expect(game.tries("ann", { do: "answer-offer", offer: "o1", answer: "take" })?.refused).toBe("text.too-short");
    expect(open("ann")).toEqual(["o1"]);
  });

  it("of an owner whom nobody here knows brings them in with the yes", () => {
    game.keeper({ do: "offer", id: "o1", keeper: "notion", about: { is: "value", item: "a1", field: "owner", value: "n.greta" } });
    expect(game.session().people["n.greta"]).toBeUndefined();
    game.as("ann", { do: "answer-offer", offer: "o1", answer: "take" });
    expect(action()?.owner).toBe("n.greta");
    expect(game.session().people["n.greta"]?.role).toBe("owner");
  });

  it("is bounded, and names an action that is there", () => {
    expect(
      game.keeper({ do: "offer", id: "o1", keeper: "notion", about: { is: "value", item: "a9", field: "status", value: "done" } })?.refused,
    ).toBe("item.unknown");
    for (let n = 0; n < 200; n += 1) expect(game.keeper(row(`r${n}`, { title: "One more" }))).toBeUndefined();
    expect(game.keeper(row("r200", { title: "One more" }))?.refused).toBe("list.too-many");
  });
});
