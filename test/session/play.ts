import type { Act, Command } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import type { SessionEvent } from "#session/event.ts";
import { evolve, numbered } from "#session/evolve.ts";
import { type Session, noSession, openStep } from "#session/state.ts";
import { nextWake } from "#session/wake.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";

export const monday = Date.UTC(2026, 10, 2, 8, 0, 0);
const minute = 60_000;

/** A session played by hand in a test: the log so far and the session it tells. */
export type Play = {
  readonly session: () => Session;
  readonly log: () => readonly SessionEvent[];
  readonly now: () => number;
  /** does acts as a person; throws when refused, so that a test reads as what happened */
  readonly as: (person: string, ...acts: readonly Act[]) => void;
  /** tries acts as a person: the refusal, or undefined when they were taken */
  readonly tries: (person: string, ...acts: readonly Act[]) => Refusal | undefined;
  /** what the program itself does, not a person */
  readonly timer: (...acts: readonly Act[]) => void;
  /** what comes from where the result is kept: the refusal, or undefined when it was taken */
  readonly keeper: (...acts: readonly Act[]) => Refusal | undefined;
  /** what a language model brings: the refusal, or undefined when it was taken */
  readonly model: (...acts: readonly Act[]) => Refusal | undefined;
  /** minutes go by; what the clock asks for is done on the way */
  readonly wait: (minutes: number) => void;
  /** the same act as one drawn at an earlier event */
  readonly drawn: (person: string, seq: number, ...acts: readonly Act[]) => Refusal | undefined;
};

type Options = {
  readonly people?: readonly string[];
  readonly track?: "full" | "sprint";
  readonly pace?: "live" | "async";
  readonly sells?: "people" | "firms";
  readonly steps?: readonly string[];
  readonly playbook?: string;
  readonly script?: boolean;
};

export function startAct(options: Options = {}): Act {
  return {
    do: "start",
    title: "Harbour",
    crisis: "Closed.",
    sells: options.sells ?? "people",
    playbook: options.playbook ?? "crisis-redesign",
    track: options.track ?? "sprint",
    language: "en",
    timezone: "Europe/Tallinn",
    currency: "EUR",
    pace: options.pace ?? "live",
    steps: [...(options.steps ?? [])],
    dots: { each: 3, perItem: 2 },
    script: options.script ?? false,
    person: "ann",
  };
}

/** A session with ann as facilitator and the others as participants, begun. */
export function play(options: Options = {}): Play {
  let session = noSession;
  let log: readonly SessionEvent[] = [];
  let now = monday;
  let n = 0;
  const send = (command: Omit<Command, "id" | "at">): Refusal | undefined => {
    n += 1;
    const decision = decide(session, { id: `c${n}`, at: now, ...command });
    if (isRefusal(decision)) return decision;
    for (const event of decision.events) {
      const next = numbered(session, event);
      log = [...log, next];
      session = evolve(session, next);
    }
    session = { ...session, done: decision.session.done };
    return undefined;
  };
  const tries = (person: string, ...acts: readonly Act[]) => send({ actor: { kind: "person", id: person, via: "test" }, acts });
  const as = (person: string, ...acts: readonly Act[]) => {
    const no = tries(person, ...acts);
    if (no !== undefined)
      throw new Error(`refused: ${JSON.stringify(no)} for ${JSON.stringify(acts)} at ${openStep(session)?.id ?? session.status}`);
    now += 1000;
  };
  const wait = (minutes: number) => {
    const end = now + minutes * minute;
    for (let due = nextWake(session); due !== null && due <= end; due = nextWake(session)) {
      now = Math.max(now, due);
      const before = session.seq;
      send({ actor: { kind: "timer" }, acts: [{ do: "wake" }] });
      if (session.seq === before) break;
    }
    now = end;
  };
  const timer = (...acts: readonly Act[]) => void send({ actor: { kind: "timer" }, acts });
  const keeper = (...acts: readonly Act[]) => send({ actor: { kind: "publisher", id: "notion" }, acts });
  const model = (...acts: readonly Act[]) => send({ actor: { kind: "model" }, acts });
  const drawn = (person: string, seq: number, ...acts: readonly Act[]) =>
    send({ actor: { kind: "person", id: person, via: "test" }, acts, drawn: seq });
  as("ann", startAct(options));
  for (const person of options.people ?? ["bob", "eve"]) as(person, { do: "join", person, role: "participant" });
  as("ann", { do: "begin" });
  return { session: () => session, log: () => log, now: () => now, as, tries, timer, keeper, model, wait, drawn };
}

/** An idea, as its author sends it. */
export function idea(step: string, id: string, text: string, more: Readonly<Record<string, string>> = {}): Act {
  return { do: "add", step, part: 0, id, values: { text, ...more } };
}

/** Goes through the steps up to (not into) `until` with the least that each needs, all done by ann. */
export function through(game: Play, until: string): void {
  for (let guard = 0; guard < 40; guard += 1) {
    const here = openStep(game.session());
    if (here === undefined || here.id === until) return;
    least[here.id]?.(game);
  }
}

const close = (game: Play, step: string, part: number) => game.as("ann", { do: "confirm", step, part });

const least: Readonly<Record<string, (game: Play) => void>> = {
  purpose: (game) => {
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    game.as("ann", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
    close(game, "purpose", 1);
  },
  reasons: (game) => {
    game.as(
      "ann",
      idea("reasons", "r1", "Closed", { kind: "place-closed" }),
      idea("reasons", "r2", "No money", { kind: "money" }),
      idea("reasons", "r3", "No staff", { kind: "staff" }),
    );
    game.as("ann", { do: "end-input", step: "reasons", part: 0 });
    game.as("ann", { do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] });
    close(game, "reasons", 1);
  },
  problems: (game) => {
    game.as("ann", idea("problems", "p1", "Cold homes", { horizon: "two-to-three-years" }), { do: "end-input", step: "problems", part: 0 });
    game.as("ann", { do: "keep", step: "problems", part: 1, items: ["p1"] });
    close(game, "problems", 1);
  },
  customer: (game) => {
    game.as("ann", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Families" } });
    close(game, "customer", 0);
  },
  "ideal-client": (game) => game.as("ann", { do: "skip", step: "ideal-client", why: "People only" }),
  pains: (game) => {
    game.as("ann", {
      do: "add-row",
      step: "pains",
      part: 0,
      list: "conflicts",
      id: "x1",
      values: { organisation: "Price", buyer: "Blame" },
    });
    close(game, "pains", 0);
    close(game, "pains", 1);
  },
  offer: (game) => {
    game.as("ann", idea("offer", "o1", "Heat at home"), { do: "end-input", step: "offer", part: 0 });
    game.as("ann", { do: "keep", step: "offer", part: 1, items: ["o1"] });
    close(game, "offer", 1);
  },
  "current-journey": (game) => {
    const rows = [
      ["t1", "Website", "digital", "web"],
      ["t2", "Visit", "physical", "face-to-face"],
      ["t3", "Bill", "digital", "e-mail"],
    ] as const;
    for (const [id, name, medium, channel] of rows) {
      game.as("ann", { do: "add-row", step: "current-journey", part: 0, list: "items", id, values: { name, medium, channels: [channel] } });
    }
    close(game, "current-journey", 0);
  },
  ratings: (game) => {
    game.as("ann", { do: "rate", step: "ratings", part: 0, item: "t1", values: { emotion: 1, impact: 4 } });
    close(game, "ratings", 0);
    if (game.session().paused !== null) game.as("ann", { do: "resume" });
  },
  restrict: (game) => close(game, "restrict", 0),
  replace: (game) => {
    game.as("ann", { do: "end-input", step: "replace", part: 0 });
    const touchpoints = [{ id: "n1", name: "Video visit", medium: "digital", channels: ["video"] }];
    game.as("ann", { do: "propose", step: "replace", part: 1, item: "t2", value: { is: "with", touchpoints } });
    close(game, "replace", 1);
  },
  "new-journey": (game) => close(game, "new-journey", 0),
  audit: (game) => {
    game.as(
      "ann",
      { do: "set", step: "audit", part: 0, path: "goalReached", value: "yes" },
      { do: "rest", step: "audit", part: 0, answer: "accept", all: true },
    );
    close(game, "audit", 0);
  },
  actions: (game) => {
    game.as("ann", {
      do: "add-row",
      step: "actions",
      part: 0,
      list: "items",
      id: "a1",
      values: { title: "Book a camera", touchpoints: ["n1"], owner: "bob" in game.session().people ? "bob" : "ann" },
    });
    close(game, "actions", 0);
  },
  governance: (game) => close(game, "governance", 0),
  publish: (game) => close(game, "publish", 0),
};
