import type { Act } from "#session/command.ts";
import type { Session } from "#session/state.ts";
import type { Names } from "./names.ts";
import type { Path } from "./yaml.ts";

/** What one person did: the acts of one command, and where the file says so. Some acts are known only once the session has come so far. */
export type Move = { readonly path: Path; readonly by: string; readonly acts: readonly Act[] | ((session: Session) => readonly Act[]) };

/** A step's moves: what people put in, its end, what they voted or rated, and what the team decided (with the confirmation). */
export type StepMoves = {
  readonly input: readonly Move[];
  readonly ended: readonly Move[];
  readonly votes: readonly Move[];
  readonly decided: readonly Move[];
};

/** What a step's moves are made of: the ids of names, who acts where nobody is named, today's date of the script. */
export type Making = { readonly names: Names; readonly host: string; readonly today: string; readonly receipt: () => string };

export const noMoves: StepMoves = { input: [], ended: [], votes: [], decided: [] };

/** The acts of a move, as the session stands. */
export function actsOf(move: Move, session: Session): readonly Act[] {
  return typeof move.acts === "function" ? move.acts(session) : move.acts;
}
