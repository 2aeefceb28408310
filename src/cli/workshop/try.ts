import type { Act, Command } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import type { Session } from "#session/state.ts";
import { isRefusal, type Refusal } from "#talk/refusal.ts";
import { actsOf, type Move } from "./moves.ts";

/** What comes of trying moves one after another: the first refusal, or none. `alone`: the acts as one command, where one person does them all. */
export type Tried = { readonly refusal: Refusal | undefined; readonly alone?: { readonly by: string; readonly acts: readonly Act[] } };

/** The command of a move. */
export function commandOf(id: string, at: number, move: { readonly by: string; readonly acts: readonly Act[] }): Command {
  return { id, at, actor: { kind: "person", id: move.by, via: "script" }, acts: move.acts };
}

/** Tries moves on a copy of the session: nothing is kept, whatever comes of it. */
export function tryOn(session: Session, at: number, moves: readonly Move[]): Tried {
  let now = session;
  const done: Act[] = [];
  const people = new Set(moves.map((move) => move.by));
  for (const move of moves) {
    const acts = actsOf(move, now);
    done.push(...acts);
    const decision = decide(now, commandOf("try", at, { by: move.by, acts }));
    const [by] = people;
    if (isRefusal(decision)) return { refusal: decision, ...(people.size === 1 && by !== undefined ? { alone: { by, acts: done } } : {}) };
    now = decision.session;
  }
  return { refusal: undefined };
}
