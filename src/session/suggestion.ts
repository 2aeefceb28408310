import type { HelpKind } from "#steps/help.ts";
import type { Json } from "#steps/field.ts";

/** What became of one thing that was suggested: taken as it was, taken with changes, or dropped. `text`: what a saying became. */
export type PieceAnswer = { readonly is: "accepted" | "edited" | "dropped"; readonly by: string | null; readonly text?: string };

/** An act as it was suggested; it is read and judged anew when somebody takes it. */
export type SuggestedAct = { readonly [key: string]: Json };

/**
 * One thing that was suggested: what it says, and the acts that it becomes once somebody takes it, which are then that person's own. `made`: the
 * id of what they make or change. Texts are the model's, and "" once they were wiped.
 */
export type Piece = {
  readonly id: string;
  readonly text: string;
  readonly acts: readonly SuggestedAct[];
  readonly made: string | null;
  readonly answer: PieceAnswer | null;
};

/** What a model suggested at once, in a step's part. `asked`: the id of what a person asked for, else it came by itself. */
export type Suggestion = {
  readonly id: string;
  readonly help: HelpKind;
  readonly step: string;
  readonly part: number;
  readonly at: number;
  readonly asked: string | null;
  readonly pieces: readonly Piece[];
};

/** Help that a person asked for; `text` is what they pasted. */
export type HelpAsked = {
  readonly id: string;
  readonly help: HelpKind;
  readonly step: string;
  readonly part: number;
  readonly text: string;
  readonly by: string | null;
  readonly at: number;
};

/** Why help stopped by itself. */
export const helpStops = ["failures", "budget"] as const;
export type HelpStop = (typeof helpStops)[number];

/** Whether a model helps in this session. `because`: why it stopped by itself; else somebody switched it. `since`: when it was set last. */
export type HelpSwitch = { readonly on: boolean; readonly since: number; readonly because: HelpStop | null; readonly ever: boolean };
