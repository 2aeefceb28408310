import { describe, expect, it } from "vitest";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { formNames } from "#facilitator/hear/hear.ts";
import { languages } from "#locale/languages.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import { stepsOf } from "#playbook/playbook.ts";
import { fold } from "#session/evolve.ts";
import { openStep, type Session } from "#session/state.ts";
import type { Button, Wanted } from "#talk/card.ts";
import { plainCard } from "#talk/plain.ts";
import { played, steps } from "../../chat/web/cards/scene.ts";
import { finish } from "../../session/finish.ts";
import { type Play, idea, play, through } from "../../session/play.ts";
import { faultsOf } from "./limits.ts";
import { talkOf } from "./thread.ts";

const cards = (session: Session, now?: number) => cardsOf(talkOf(session, now === undefined ? {} : { now }));
const keys = (session: Session) => cards(session).map((card) => card.key);
const text = (card: Wanted | undefined) => (card === undefined ? "" : plainCard(card, (id) => id));
const cardOf = (game: Play, key: string) => cards(game.session(), game.now()).find((card) => card.key === key);

function buttonsOf(all: readonly Wanted[]): readonly Button[] {
  return all.flatMap((card) =>
    card.blocks.flatMap((block) => {
      if (block.is === "acts") return block.buttons;
      return block.is === "lines" && block.button !== undefined ? [block.button] : [];
    }),
  );
}

const scenes = new Map<string, Session>();

/** The real workshop up to the end of a part; played once for all tests. */
function scene(stop: (typeof steps)[number]): Session {
  const session = scenes.get(stop) ?? played({ stop });
  scenes.set(stop, session);
  return session;
}

/** Plays a session step by step to its end, and looks at what its thread holds at every stop. */
function walk(track: "full" | "sprint", sells: "people" | "firms", look: (session: Session) => void): void {
  const game = play({ track, sells });
  const steps = game.session().steps.map((step) => step.id);
  for (const step of steps) {
    through(game, step);
    if (openStep(game.session())?.id === step) look(game.session());
  }
  expect(finish(game)).toBe(true);
  look(game.session());
}

describe("what a thread holds", () => {
  it.each(catalog.flatMap((playbook) => (["full", "sprint"] as const).map((track) => [playbook.id, track] as const)))(
    "%s, %s: every step has its card, asking its own question, in every language, within what a platform holds",
    (id, track) => {
      const asked = new Map<string, Set<string>>();
      walk(track, "firms", (session) => {
        for (const language of languages) {
          const talk = talkOf(session, { language, page: (path) => `https://teekond.example/s/s1${path}` });
          const all = cardsOf(talk);
          expect(faultsOf(talk, all)).toEqual([]);
          const open = all.find((card) => card.quietly !== true && card.key.startsWith("step/"));
          if (open !== undefined) asked.set(language, (asked.get(language) ?? new Set()).add(open.title));
        }
      });
      const playbook = catalog.find((one) => one.id === id)!;
      for (const language of languages) expect(asked.get(language)?.size).toBe(stepsOf(playbook, track).length);
    },
  );

  it.each(steps)("draws a real workshop's %s in every language within what a platform holds", (stop) => {
    for (const language of languages) {
      const talk = talkOf(scene(stop), { language });
      expect(faultsOf(talk, cardsOf(talk))).toEqual([]);
    }
  });

  it("uses only forms that are heard, and says in each of a part to which step and part it belongs", () => {
    const sends = steps.flatMap((stop) => buttonsOf(cards(scene(stop)))).flatMap(({ press }) => (press.does === "send" ? [press] : []));
    expect(sends.length).toBeGreaterThan(0);
    expect(sends.filter((press) => !formNames.includes(press.form))).toEqual([]);
    expect(sends.filter((press) => press.fields.step === undefined || press.fields.part === undefined)).toEqual([]);
  });

  it("never offers what only a facilitator may do, but for the one button that opens it privately", () => {
    const presses = steps.flatMap((stop) => buttonsOf(cards(scene(stop)))).map(({ press }) => press);
    const names = new Set(presses.map((press) => (press.does === "ask" ? press.ask : press.form)));
    for (const name of ["settle", "strike", "control:confirm", "control:end-input", "control:pause", "control:take-in", "control:go-to"])
      expect(names).not.toContain(name);
    expect(names).toContain("lead");
  });
});

describe("the keys of cards", () => {
  it("begin with the header and the lobby, before anything is asked", () => {
    const log = play().log();
    const lobby = fold(
      log.slice(
        0,
        log.findIndex((event) => event.type === "session.begun"),
      ),
    );
    expect(keys(lobby)).toEqual(["head", "step/lobby/1"]);
    expect(cards(lobby).map(text)).toEqual([
      "Harbour\n> Closed.\nThe session begins when a facilitator opens the first step.\n[Join] [Lead] [More]",
      [
        "What happens now?",
        "12 steps, one question at a time. What you write stays face down until all have written.",
        "The session begins when a facilitator opens the first step.",
        "Here: ann, bob, eve",
        "[Join]",
      ].join("\n"),
    ]);
  });

  it("are one for both parts of a step", () => {
    const game = play();
    expect(keys(game.session())).toEqual(["head", "step/lobby/1", "step/purpose/1"]);
    game.as("ann", idea("purpose", "i1", "Warm rooms"), { do: "end-input", step: "purpose", part: 0 });
    expect(keys(game.session())).toEqual(["head", "step/lobby/1", "step/purpose/1"]);
  });

  it("name the visit of a step: coming back has a card of its own below, and the one before says so", () => {
    const game = play();
    through(game, "problems");
    game.as("ann", { do: "go-to", step: "purpose" });
    expect(keys(game.session())).toEqual(["head", "step/lobby/1", "step/reasons/1", "step/problems/1", "step/purpose/1", "step/purpose/2"]);
    expect(text(cardOf(game, "step/purpose/1"))).toBe("1 Purpose · Goes on below.");
    expect(cardOf(game, "step/purpose/1")?.quietly).toBe(true);
    expect(cardOf(game, "step/purpose/2")?.quietly).toBeUndefined();
    expect(cardOf(game, "step/problems/1")?.quietly).toBe(true);
    expect(text(cardOf(game, "step/problems/1"))).toBe("3 Problems we can solve · open");
  });

  it("leave one line of each step gone through, changed where it stands and never posted anew", () => {
    const game = play({ track: "full" });
    through(game, "offer");
    const over = cards(game.session()).filter((card) => card.key.startsWith("step/") && !card.key.startsWith("step/offer"));
    expect(over.map((card) => [card.quietly, card.blocks.length])).toEqual(over.map(() => [true, 1]));
    expect(over.map(text)).toEqual([
      "Here: ann, bob, eve",
      "1 Purpose · We keep people warm.",
      "2 Reasons · 1 place closed, 2 money, 3 staff",
      "3 Problems we can solve · Cold homes",
      "4 Customer · Families",
      "5 Ideal client · Skipped: People only",
      "6 Pains, fears and worries · Where the two are in conflict: 1 · 0 of 1 are answered",
    ]);
  });

  it("count the times it was published: said once each, the earlier one points below", () => {
    const game = play();
    through(game, "publish");
    expect(finish(game)).toBe(true);
    expect(keys(game.session()).at(-1)).toBe("told/published/1");
    expect(text(cardOf(game, "told/published/1"))).toContain("Book a camera · bob");
    game.as("ann", { do: "go-to", step: "actions" });
    expect(cardOf(game, "told/published/1")?.quietly).toBe(true);
    expect(keys(game.session()).at(-1)).toBe("step/actions/2");
    expect(finish(game)).toBe(true);
    const again = cards(game.session()).filter((card) => card.key.startsWith("told/"));
    expect(again.map((card) => card.key)).toEqual(["told/published/1", "told/published/2"].slice(0, again.length));
    expect(again.at(-1)?.quietly).toBeUndefined();
  });
});
