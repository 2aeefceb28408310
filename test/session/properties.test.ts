import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { fold } from "#session/evolve.ts";
import { openStep } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { patterns } from "#steps/patterns.ts";
import { finish } from "./finish.ts";
import { type Play, play, through } from "./play.ts";

const people = ["ann", "bob", "eve", "zoe"];
const ids = ["x1", "x2", "x3", "t1", "t2", "n1", "one", "a1", "c1", "i1", "r1"];
const id = fc.constantFrom(...ids);
const steps = [
  "purpose",
  "reasons",
  "problems",
  "customer",
  "pains",
  "offer",
  "current-journey",
  "ratings",
  "restrict",
  "replace",
  "new-journey",
  "audit",
  "actions",
  "governance",
  "publish",
];
const text = fc.oneof(fc.constantFrom("short", "outdoors", "long enough to be a purpose", ""), fc.string({ maxLength: 30 }));

/** Where acts aim: mostly at the open part, sometimes anywhere. */
type Aim = { readonly step: string; readonly part: number };
const elsewhere: fc.Arbitrary<Aim | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ step: fc.constantFrom(...steps), part: fc.constantFrom(0, 1) }) },
);

const values = fc.record(
  {
    text,
    kind: fc.constantFrom("money", "place-closed", "nonsense"),
    horizon: fc.constantFrom("now", "two-to-three-years"),
    name: text,
    medium: fc.constantFrom("digital", "physical"),
    channels: fc.subarray(["web", "face-to-face", "gift"], { minLength: 1 }),
    title: text,
    owner: fc.constantFrom(...people),
    touchpoints: fc.subarray(["t1", "n1", "x1"]),
    for: id,
    is: fc.constantFrom("with", "dropped", "merged"),
    touchpoint: id,
    why: text,
    organisation: text,
    buyer: text,
    source: text,
    deadline: fc.constantFrom("2026-11-20", "2020-01-01", "never"),
  },
  { requiredKeys: [] },
);
const only = (keys: readonly string[]) =>
  values.map((all) => Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))) as Record<string, never>);
const shaped = fc.oneof(
  only(["text"]),
  only(["text", "kind"]),
  only(["text", "horizon"]),
  only(["name", "medium", "channels"]),
  only(["title", "owner", "touchpoints", "deadline"]),
  only(["touchpoint", "why"]),
  only(["organisation", "buyer"]),
  values as fc.Arbitrary<Record<string, never>>,
);
const decision = fc.oneof(
  fc.record({ is: fc.constant("sentence"), text }),
  fc.constant({ is: "stays" }),
  fc.record({ is: fc.constant("blocked"), reasons: fc.subarray(["r1", "r2", "x1"]) }),
  fc.record({ is: fc.constant("dropped"), why: text }),
  fc.record({ is: fc.constant("merged"), into: id }),
  fc.record({ is: fc.constant("answer"), text }),
  fc.record({
    is: fc.constant("with"),
    touchpoints: fc.array(
      fc.record({
        id,
        name: text,
        medium: fc.constantFrom("digital", "physical"),
        channels: fc.subarray(["video", "face-to-face"], { minLength: 1 }),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({ is: fc.constant("permitted"), why: text }),
);
const path = fc.oneof(
  fc.constantFrom("goal", "goalReached", "obstacle", "focus", "from", "people"),
  fc
    .tuple(fc.constantFrom("items", "types", "organisation"), id, fc.constantFrom("name", "text", "expected", "owner", "permitted"))
    .map((parts) => parts.join("/")),
);

type Part = (aim: Aim) => Act;
const partAct: fc.Arbitrary<Part> = fc.oneof(
  fc.tuple(id, shaped, fc.boolean()).map(
    ([item, v, anonymous]): Part =>
      (aim) => ({ do: "add", ...aim, id: item, values: v, anonymous, receipt: "h" }),
  ),
  fc.tuple(id, shaped).map(
    ([item, v]): Part =>
      (aim) => ({ do: "edit", ...aim, item, values: v }),
  ),
  id.map(
    (item): Part =>
      (aim) => ({ do: "remove", ...aim, item, receipt: "h" }),
  ),
  fc.tuple(id, id).map(
    ([into, from]): Part =>
      (aim) => ({ do: "merge", ...aim, into, from: [from] }),
  ),
  fc.tuple(id, fc.integer({ min: -1, max: 4 })).map(
    ([item, dots]): Part =>
      (aim) => ({ do: "vote", ...aim, item, dots }),
  ),
  fc.subarray(ids).map(
    (items): Part =>
      (aim) => ({ do: "keep", ...aim, items }),
  ),
  fc.tuple(path, fc.oneof(text, fc.integer(), fc.constant(null), id)).map(
    ([p, value]): Part =>
      (aim) => ({ do: "set", ...aim, path: p, value }),
  ),
  fc.tuple(fc.constantFrom("items", "types", "organisation", "conflicts", "covers"), id, shaped).map(
    ([list, row, v]): Part =>
      (aim) => ({ do: "add-row", ...aim, list, id: row, values: v }),
  ),
  fc.tuple(fc.constantFrom("items", "types"), id).map(
    ([list, row]): Part =>
      (aim) => ({ do: "remove-row", ...aim, list, id: row, why: "gone" }),
  ),
  fc.tuple(id, fc.option(id)).map(
    ([row, after]): Part =>
      (aim) => ({ do: "move-row", ...aim, list: "items", id: row, after }),
  ),
  fc.tuple(id, fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 6 })).map(
    ([item, emotion, impact]): Part =>
      (aim) => ({ do: "rate", ...aim, item, values: { emotion, impact } }),
  ),
  fc.tuple(id, decision).map(
    ([item, value]): Part =>
      (aim) => ({ do: "propose", ...aim, item, value: value as never }),
  ),
  fc.tuple(id, text).map(
    ([item, reason]): Part =>
      (aim) => ({ do: "object", ...aim, item, reason }),
  ),
  fc.tuple(id, text).map(
    ([item, reason]): Part =>
      (aim) => ({ do: "settle", ...aim, item, reason }),
  ),
  fc.constantFrom("accept", "action", "fix", "no").map(
    (answer): Part =>
      (aim) => ({ do: "rest", ...aim, answer, all: true }),
  ),
  fc.constantFrom<Part>(
    (aim) => ({ do: "undo", ...aim }),
    (aim) => ({ do: "confirm", ...aim }),
    (aim) => ({ do: "end-input", ...aim }),
    (aim) => ({ do: "done", ...aim, on: true }),
    (aim) => ({ do: "skip", step: aim.step, why: "no" }),
  ),
);
const sessionAct: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    { do: "pause" },
    { do: "resume" },
    { do: "take-over" },
    { do: "more-time", minutes: 3 },
    { do: "set-pace", pace: "async" },
    { do: "set-pace", pace: "live" },
  ),
  fc.constantFrom(...steps).map((step): Act => ({ do: "go-to", step })),
  fc.constantFrom(...people).map((person): Act => ({ do: "away", person, on: true })),
  fc
    .tuple(fc.constantFrom("bob", "eve"), fc.constantFrom("observer", "participant", "facilitator"))
    .map(([person, role]) => ({ do: "set-role", person, role }) as Act),
);
const move = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom("ann", "ann", "bob", "eve", "zoe"), elsewhere, partAct)
      .map(([person, aim, act]) => ({ person, wait: 0, make: (game: Play) => act(aim ?? here(game)) })),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...people), sessionAct).map(([person, act]) => ({ person, wait: 0, make: () => act })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }).map((wait) => ({ person: "", wait, make: () => null })) },
);
const here = (game: Play): Aim => {
  const step = openStep(game.session());
  return { step: step?.id ?? "purpose", part: step?.part ?? 0 };
};
const game = fc.record({
  from: fc.constantFrom(...steps),
  track: fc.constantFrom("full", "sprint"),
  moves: fc.array(move, { minLength: 5, maxLength: 60 }),
});

function live(
  {
    from,
    track,
    moves,
  }: { from: string; track: "full" | "sprint"; moves: readonly { person: string; wait: number; make: (game: Play) => Act | null }[] },
  check: (game: Play) => void = () => undefined,
): Play {
  const it = play({ track });
  through(it, from);
  for (const { person, wait, make } of moves) {
    const act = make(it);
    if (act === null) it.wait(wait);
    else it.tries(person, act);
    check(it);
  }
  return it;
}

const runs = Number(process.env.TEEKOND_RUNS ?? 150);

describe("whatever people do", () => {
  it("decide answers, and the log tells the same session as the one lived", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(game, (plan) => {
        const it = live(plan);
        expect({ ...fold(it.log()), done: null }).toEqual({ ...it.session(), done: null });
      }),
      { numRuns: runs },
    );
  });

  it("the session can always be brought to its end", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(game, (plan) => {
        const it = live(plan);
        expect(finish(it), stuckAt(it)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it("hidden means hidden: no view of another person holds an unrevealed answer", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(game, (plan) => {
        live(plan, (it) => {
          for (const person of [...people, null]) expectNothingHidden(it, person);
        });
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

function stuckAt(it: Play): string {
  const now = viewSession(it.session(), { person: "ann" }, it.now()).now;
  return JSON.stringify({
    status: it.session().status,
    step: now?.step,
    part: now?.part,
    phase: now?.phase,
    inTheWay: now?.inTheWay,
    ann: it.session().people.ann,
  });
}

/** Every part that is not revealed yet: what others put there is in no view of this viewer. */
function expectNothingHidden(it: Play, person: string | null): void {
  const view = viewSession(it.session(), { person }, it.now());
  const part = view.now;
  if (part === null || part.revealed || !patterns[part.def.pattern].hidden) return;
  if (part.content.pattern === "collect") {
    expect(part.content.others).toBeNull();
    expect(part.content.mine.every((idea) => idea.by === person)).toBe(true);
  }
  if (part.content.pattern === "converge")
    expect(part.content.stacks.every((stack) => stack.dots === null && stack.voters.length === 0 && !stack.tied)).toBe(true);
  if (part.content.pattern === "rate") {
    expect(part.content.items.every((item) => item.all === null)).toBe(true);
    expect(view.redesign.ratings).toEqual({});
  }
}
