import type { Action, Rating, Redesign } from "#journey/redesign.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";

/** A touchpoint with the least said of it, and whatever a test wants said. */
export function aTouchpoint(id: string, said: Partial<Touchpoint> = {}): Touchpoint {
  return { id, name: `Contact ${id}`, medium: "digital", channels: ["web"], ...said };
}

/** A redesign with nothing in it but what a test puts there. */
export function redesignOf(said: Partial<Redesign>): Redesign {
  return {
    reasons: [],
    conflicts: [],
    current: [],
    ratings: {},
    restrictions: {},
    replacements: {},
    edits: { order: [], added: [], fields: {}, expected: {}, removed: {} },
    actions: [],
    covers: {},
    today: "2026-11-02",
    enteredOn: {},
    ...said,
  };
}

/** An action that lacks nothing, and whatever a test wants otherwise. */
export function anAction(id: string, said: Partial<Action> = {}): Action {
  return { id, title: `Do ${id}`, touchpoints: [], owner: "liis", deadline: "2026-11-03", status: "todo", ...said };
}

/** One person's rating. */
export function rated(emotion: number, impact: number): Rating {
  return { emotion, impact };
}
