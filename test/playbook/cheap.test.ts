import { afterEach, describe, expect, it } from "vitest";
import { catalog } from "#playbook/catalog/catalog.ts";
import { checkPlaybook } from "#playbook/check.ts";
import type { Playbook } from "#playbook/playbook.ts";
import type { Fact, Part, Pattern } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import type { Act } from "#session/command.ts";
import { openStep } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { refuse } from "#talk/refusal.ts";
import { play } from "../session/play.ts";

const text = { id: "text", kind: "text", required: true } as const;
const collected: Part = { pattern: "collect", box: { live: 40, async: 4 }, fields: [text], rules: [] };
const toy: Playbook = {
  id: "toy",
  opening: 10,
  steps: [
    {
      id: "wishes",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        collected,
        {
          pattern: "converge",
          box: { live: 40, async: 2 },
          fields: [],
          subjects: "ideas",
          rules: [{ word: "exactly", at: "close", n: 1, refused: "offer.not-one" }],
        },
      ],
    },
  ],
};

/** An eighth pattern: people raise hands until enough are up. */
type Hands = { readonly up: readonly string[] };
const hands: Pattern<Hands> = {
  id: "hands" as never,
  version: 1,
  hidden: false,
  initial: { up: [] },
  accept: (state, act, ctx) =>
    act.do !== "answer"
      ? refuse("act.unknown")
      : state.up.includes(ctx.person ?? "")
        ? []
        : [{ type: "hands.raised", data: { item: ctx.person ?? "" } }],
  apply: (state, fact) =>
    fact.type === "hands.raised" ? { up: [...state.up, String(fact.data.item)] } : { up: state.up.filter((one) => one !== fact.data.item) },
  invert: (_, fact: Fact) => [{ type: "hands.lowered", data: { item: fact.data.item ?? "" } }],
  about: (fact) => String(fact.data.item),
  spent: (state, ctx) => state.up.length === ctx.everyone.length,
  gap: (state) => (state.up.length > 1 ? undefined : refuse("list.too-few")),
  settle: () => [],
  kept: (state) => state.up.map((id) => ({ id, values: {} })),
};

/** The registries are data: a line more is all that a new entry takes. */
const registry = patterns as unknown as Record<string, unknown>;
const shelf = catalog as Playbook[];

afterEach(() => {
  delete registry.hands;
  shelf.splice(
    shelf.findIndex((one) => one.id === "toy"),
    1,
  );
});

function raise(): Act {
  return { do: "answer", step: "vote", part: 0, finding: "up", answer: "yes" };
}

describe("adding is cheap", () => {
  it("a playbook is data alone: no file of the program changes, and it runs to its end", () => {
    shelf.push(toy);
    expect(checkPlaybook(toy)).toEqual([]);
    const game = play({ playbook: "toy" });
    game.as("bob", { do: "add", step: "wishes", part: 0, id: "w1", values: { text: "Sun" } });
    game.as("eve", { do: "add", step: "wishes", part: 0, id: "w2", values: { text: "Rain" } });
    game.as("ann", { do: "end-input", step: "wishes", part: 0 });
    for (const person of ["ann", "bob", "eve"])
      game.as(person, { do: "vote", step: "wishes", part: 1, item: "w1", dots: person === "ann" ? 1 : 2 });
    game.as("ann", { do: "confirm", step: "wishes", part: 1 });
    expect(game.session().status).toBe("published");
  });

  it("a pattern is one object and one line: boxes, undo, silence and the log work for it unasked", () => {
    registry.hands = { ...hands, view: (state: Hands) => ({ pattern: "hands", up: state.up.length }) };
    const step = {
      id: "vote",
      sprint: true,
      optional: false,
      reads: [],
      parts: [{ pattern: "hands" as never, box: { live: 80, async: 1 }, fields: [], rules: [] }] as const,
    };
    const playbook: Playbook = { id: "toy", opening: 10, steps: [step] };
    shelf.push(playbook);
    expect(checkPlaybook(playbook)).toEqual([]);
    const game = play({ playbook: "toy" });
    game.as("bob", raise());
    game.as("bob", raise());
    expect(viewSession(game.session(), { person: "eve" }, game.now()).now?.content).toMatchObject({ up: 1 });
    game.as("bob", { do: "undo", step: "vote", part: 0 });
    expect(game.tries("ann", { do: "confirm", step: "vote", part: 0 })).toMatchObject({ refused: "list.too-few" });
    for (const person of ["ann", "bob"]) game.as(person, raise());
    game.wait(80);
    expect(openStep(game.session())?.parts[0]?.phase).toBe("proposal");
    game.wait(2);
    expect(game.session().status).toBe("published");
  });
});
