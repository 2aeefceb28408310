import { describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { outcomeSoFar } from "#session/results.ts";
import { viewSession } from "#session/view.ts";
import type { HelpKind } from "#steps/help.ts";
import { idea, type Play, play, through } from "./play.ts";

type Piece = Extract<Act, { do: "suggest" }>["pieces"][number];
type Where = { readonly step: string; readonly part: number };

const suggest = (where: Where, help: HelpKind, id: string, ...pieces: readonly Piece[]): Act => ({
  do: "suggest",
  ...where,
  id,
  help,
  asked: null,
  pieces: [...pieces],
});
const answer = (suggestion: string, piece: string, how: "accept" | "edit" | "drop", change?: Record<string, string | string[]>): Act => ({
  do: "answer-suggestion",
  suggestion,
  piece,
  answer: how,
  ...(change === undefined ? {} : { change }),
});
const open = (game: Play, person = "bob") => viewSession(game.session(), { person }, game.now()).suggestions;
const reasons = { step: "reasons", part: 1 } as const;

/** In the middle of `reasons`, with four lines and help switched on. */
function withLines(): Play {
  const game = play();
  game.as("ann", { do: "set-help", on: true });
  through(game, "reasons");
  const kind = { kind: "other" };
  game.as("ann", idea("reasons", "r1", "The hall is closed", kind), idea("reasons", "r2", "Nobody may come in", kind));
  game.as("bob", idea("reasons", "r3", "We may not meet", kind), idea("reasons", "r4", "No money", kind));
  game.as("ann", { do: "end-input", step: "reasons", part: 0 });
  return game;
}
const merge = (into: string, ...from: string[]): Piece => ({ text: "Closed", acts: [{ do: "merge", ...reasons, into, from }], made: into });

describe("what a model may", () => {
  it("suggests only where a facilitator has switched it on, and does nothing else", () => {
    const game = play();
    const act = suggest({ step: "purpose", part: 1 }, "sharpen", "h1", { text: "For whom?", acts: [] });
    expect(game.model(act)?.refused).toBe("help.off");
    expect(game.tries("bob", { do: "set-help", on: true })?.refused).toBe("act.not-allowed");
    expect(game.model({ do: "set-help", on: true })?.refused).toBe("act.not-allowed");
    game.as("ann", { do: "set-help", on: true });
    for (const forbidden of [
      { do: "pause" },
      { do: "confirm", step: "purpose", part: 0 },
      idea("purpose", "m1", "Mine"),
      { do: "vote", ...reasons, item: "r1", dots: 1 },
      { do: "set", step: "actions", part: 0, path: "items/a1/owner", value: "ann" },
      { do: "answer-suggestion", suggestion: "h1", piece: "p1", answer: "accept" },
      { do: "ask-help", step: "purpose", part: 0, id: "q", help: "sharpen" },
      { do: "note", on: "x", id: "n", text: "y" },
      { do: "offer", id: "o", keeper: "notion", about: { is: "row", values: {} } },
    ] as const)
      expect(game.model(forbidden as Act)?.refused, forbidden.do).toBe("act.not-allowed");
    expect(game.tries("ann", act)?.refused).toBe("act.not-allowed");
  });

  it("stops by itself and says why; a facilitator switches it on again", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    expect(game.model({ do: "set-help", on: false })?.refused).toBe("act.not-allowed");
    expect(game.model({ do: "set-help", on: false, because: "failures" })).toBeUndefined();
    expect(game.session().help).toMatchObject({ on: false, because: "failures", ever: true });
    game.as("ann", { do: "set-help", on: true });
    expect(game.session().help).toMatchObject({ on: true, because: null });
  });

  it("speaks only after people: after the first reveal of the step, or a person's first entry where nothing is hidden", () => {
    const game = play({ track: "full" });
    game.as("ann", { do: "set-help", on: true });
    const ask = (step: string, part: number, help: HelpKind): Act => ({
      do: "ask-help",
      step,
      part,
      id: `q-${step}-${help}`,
      help,
      text: "x",
    });
    expect(game.tries("bob", ask("purpose", 0, "sharpen"))?.refused).toBe("help.not-here");
    game.as("bob", idea("purpose", "b1", "Warm rooms"));
    game.as("ann", { do: "end-input", step: "purpose", part: 0 });
    expect(game.tries("bob", ask("purpose", 1, "sharpen"))).toBeUndefined();
    game.as("bob", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
    game.as("ann", { do: "confirm", step: "purpose", part: 1 });
    through(game, "customer");
    expect(game.tries("bob", ask("customer", 0, "sharpen"))?.refused).toBe("help.too-early");
    expect(game.model(suggest({ step: "customer", part: 0 }, "sharpen", "h2", { text: "Who?", acts: [] }))?.refused).toBe("help.too-early");
    game.as("bob", { do: "add-row", step: "customer", part: 0, list: "types", id: "t1", values: { name: "Families" } });
    expect(game.tries("bob", ask("customer", 0, "sharpen"))).toBeUndefined();
    through(game, "current-journey");
    const row = (id: string): Act => ({
      do: "add-row",
      step: "current-journey",
      part: 0,
      list: "items",
      id,
      values: { name: id, medium: "digital", channels: ["web"] },
    });
    game.as("bob", row("one"));
    expect(game.tries("bob", ask("current-journey", 0, "draft-journey"))?.refused).toBe("help.too-early");
    game.as("eve", row("two"));
    expect(game.tries("bob", ask("current-journey", 0, "draft-journey"))).toBeUndefined();
  });
});

describe("what becomes of a suggestion", () => {
  it("changes nothing until a person takes it; then it is that person's own act, with where it came from", () => {
    const game = withLines();
    expect(game.model(suggest(reasons, "cluster", "h1", merge("r1", "r3")))).toBeUndefined();
    const stacks = () => {
      const now = viewSession(game.session(), { person: null }, game.now()).now?.content;
      return now?.pattern === "converge" ? now.stacks.length : 0;
    };
    expect(stacks()).toBe(4);
    expect(open(game)).toHaveLength(1);
    game.as("bob", answer("h1", "p1", "accept"));
    expect(stacks()).toBe(3);
    expect(game.log().slice(-2)).toMatchObject([
      { type: "converge.merged", actor: { kind: "person", id: "bob" } },
      { type: "suggestion.answered", actor: { kind: "person", id: "bob" }, data: { answer: "accepted", made: "r1" } },
    ]);
    const { seq } = game.session();
    game.as("eve", answer("h1", "p1", "accept"));
    expect(game.session().seq).toBe(seq);
    expect(game.tries("eve", answer("h1", "p1", "drop"))?.refused).toBe("item.gone");
  });

  it("leaves out what the session would refuse a person, what nobody knows, and what people alone say", () => {
    const game = withLines();
    const foreign: Piece = { text: "x", acts: [{ do: "merge", step: "problems", part: 1, into: "r1", from: ["r2"] }] };
    game.model(suggest(reasons, "cluster", "h1", merge("r1", "r1"), foreign, { text: "", acts: [] }, merge("r2", "r4")));
    expect(open(game)[0]?.pieces).toHaveLength(1);
    expect(game.model(suggest(reasons, "cluster", "h2", merge("r1", "r1")))).toBeUndefined();
    expect(open(game)).toHaveLength(1);
  });

  it("leaves whose an action is, by when and how far it is to people", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    through(game, "actions");
    const at = { step: "actions", part: 0 } as const;
    game.as("ann", { do: "add-row", ...at, list: "items", id: "a1", values: { title: "Open the shop", owner: "bob" } });
    const plan = (id: string, values: Record<string, string | null>): Piece => ({
      text: "t",
      acts: [{ do: "add-row", ...at, list: "items", id, values: { title: "Call the press", ...values } }],
      made: id,
    });
    game.model(
      suggest(
        at,
        "draft-actions",
        "h3",
        plan("m1", { owner: "bob" }),
        plan("m2", { deadline: "2026-11-20" }),
        plan("m3", { status: "done" }),
        plan("m4", { deadline: null }),
      ),
    );
    expect(open(game)[0]?.pieces.map((one) => one.made)).toEqual(["m4"]);
    game.as("eve", answer("h3", "p1", "accept"));
    const made = outcomeSoFar(game.session(), game.now()).actions.find((one) => one.id === "m4");
    expect([made?.owner, made?.deadline, made?.status]).toEqual([undefined, undefined, "todo"]);
  });

  it("refuses a replacement that a reason blocks, by the code that refuses people", () => {
    const game = play({ track: "full" });
    game.as("ann", { do: "set-help", on: true });
    through(game, "replace");
    const view = () => viewSession(game.session(), { person: null }, game.now());
    const blocked = Object.entries(view().redesign.restrictions).find(([, one]) => one.is === "blocked")?.[0] ?? "";
    expect(blocked).not.toBe("");
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    const at = { step: "replace", part: 1 } as const;
    const put = (id: string, channels: readonly string[], medium: string): Piece => ({
      text: id,
      acts: [
        { do: "propose", ...at, item: blocked, value: { is: "with", touchpoints: [{ id, name: id, medium, channels: [...channels] }] } },
      ],
      made: id,
    });
    game.model(suggest(at, "suggest-replacements", "h1", put("meet", ["face-to-face"], "physical"), put("call", ["phone"], "digital")));
    expect(open(game)[0]?.pieces.map((one) => one.made)).toEqual(["call"]);
    game.as("bob", {
      do: "propose",
      ...at,
      item: blocked,
      value: { is: "with", touchpoints: [{ id: "own", name: "A letter", medium: "physical", channels: ["post"] }] },
    });
    game.as("eve", answer("h1", "p1", "edit", { name: "A call each week" }));
    const stands = view().redesign.replacements[blocked];
    expect(stands?.is === "with" ? stands.touchpoints.map((one) => one.name) : []).toEqual(["A letter", "A call each week"]);
  });

  it("is taken with changes, or dropped, by anybody with a voice and by nobody else", () => {
    const game = withLines();
    game.as("ann", { do: "join", person: "watcher", role: "observer" });
    game.model(suggest(reasons, "cluster", "h1", merge("r1", "r2", "r3"), merge("r4", "r2")));
    expect(game.tries("watcher", answer("h1", "p1", "accept"))?.refused).toBe("act.observer");
    game.as("bob", answer("h1", "p1", "edit", { from: ["r3"] }), answer("h1", "p2", "drop"));
    expect(game.session().suggestions[0]?.pieces.map((one) => [one.answer?.is, one.answer?.by])).toEqual([
      ["edited", "bob"],
      ["dropped", "bob"],
    ]);
    expect(game.session().steps.find((one) => one.id === "reasons")?.parts[1]?.state.merges).toEqual({ r3: "r1" });
  });

  it("is refused once its part is over, as any act would be", () => {
    const game = withLines();
    game.model(suggest(reasons, "cluster", "h1", merge("r1", "r2")));
    game.as("ann", { do: "keep", ...reasons, items: ["r1", "r3", "r4"] }, { do: "confirm", ...reasons });
    expect(game.tries("bob", answer("h1", "p1", "accept"))?.refused).toBe("act.not-open");
    expect(game.model(suggest(reasons, "cluster", "h2", merge("r1", "r2")))?.refused).toBe("act.not-open");
    expect(open(game)).toEqual([]);
  });

  it("keeps what was taken of a saying: the summary as it was, or in somebody's own words", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    through(game, "publish");
    const at = { step: "publish", part: 0 } as const;
    const saying = suggest(at, "summary", "h1", { text: "We lost the hall. We go to them.", acts: [], made: "summary" });
    expect(game.model(saying)?.refused).toBe("help.too-early");
    game.as("bob", { do: "set", ...at, path: "obstacle", value: "Ourselves" });
    expect(game.model(saying)).toBeUndefined();
    expect(game.tries("ann", answer("h1", "p1", "edit", { text: "  " }))?.refused).toBe("text.empty");
    game.as("ann", answer("h1", "p1", "edit", { text: "We go to them." }));
    expect(game.session().suggestions[0]?.pieces[0]?.answer).toEqual({ is: "edited", by: "ann", text: "We go to them." });
  });

  it("tells a catch-up to who came late and to nobody else", () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    through(game, "reasons");
    game.as("ann", { do: "join", person: "late", role: "participant" });
    game.model(suggest({ step: "reasons", part: 0 }, "catch-up", "h1", { text: "The hall is closed.", acts: [] }));
    expect(open(game, "late").map((one) => one.help)).toEqual(["catch-up"]);
    expect(open(game, "bob")).toEqual([]);
  });

  describe("a line that is to stand on the other side", () => {
    const at = { step: "pains", part: 0 } as const;
    const move = (id: string): Piece => ({
      text: "why",
      made: id,
      acts: [
        { do: "remove-row", ...at, list: "buyer", id: "b1" },
        { do: "add-row", ...at, list: "organisation", id, values: { text: "Costs too much" } },
      ],
    });
    function toPains(...pieces: readonly Piece[]): Play {
      const game = play();
      game.as("ann", { do: "set-help", on: true });
      through(game, "pains");
      game.as("bob", { do: "add-row", ...at, list: "buyer", id: "b1", values: { text: "Costs too much" } });
      game.model(suggest(at, "pains", "h1", ...pieces));
      return game;
    }
    const rows = (game: Play, list: string) => {
      const content = viewSession(game.session(), { person: null }, game.now()).now?.content;
      return content?.pattern === "fill" ? (content.rows[list] ?? []).map((one) => one.cells.text?.value) : [];
    };

    it("stands there once, however often it was suggested", () => {
      const game = toPains(move("m1"), move("m2"));
      game.as("eve", answer("h1", "p1", "accept"));
      expect(game.tries("eve", answer("h1", "p2", "accept"))?.refused).toBe("item.gone");
      expect(rows(game, "organisation")).toEqual(["Costs too much"]);
    });

    it("goes over as it is by then, not as it was when it was suggested", () => {
      const game = toPains(move("m1"));
      game.as("bob", { do: "set", ...at, path: "buyer/b1/text", value: "Costs him his job" });
      game.as("eve", answer("h1", "p1", "accept"));
      expect([...rows(game, "buyer"), ...rows(game, "organisation")]).toEqual(["Costs him his job"]);
    });
  });
});
