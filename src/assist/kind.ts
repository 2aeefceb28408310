import type { z } from "zod";
import type { HelpWant, NewPiece } from "#facilitator/ports-help.ts";
import type { Json } from "#lib/json.ts";
import type { Language } from "#locale/languages.ts";
import type { Session } from "#session/state.ts";
import type { SessionView } from "#session/view.ts";
import type { HelpKind } from "#steps/help.ts";

/** The session as everybody may see it (nothing hidden is in it), and what is wanted of it. `id`: what a suggestion made of it is called. */
export type HelpScene = {
  readonly session: Session;
  readonly view: SessionView;
  readonly want: Pick<HelpWant, "kind" | "step" | "part" | "asked">;
  readonly id: string;
  readonly language: Language;
};

/** What a prompt is given, by the names that its file lists. */
export type Inputs = { readonly [name: string]: Json };

/** A piece as a kind makes it; `words`: what of it is the model's own words, for the checks of figures and language. */
export type DraftPiece = NewPiece & { readonly words: readonly string[] };

/**
 * A kind of help. Its prompt is `prompts/<id>.md`. `wanted`: whether it would be of use by itself, unasked. `inputs`: what the model is told;
 * undefined where there is nothing to be said. `faults`: what is wrong with an answer of the right shape. `pieces`: what can be suggested of it.
 * `invented`: what, besides figures, its words may not bring where nobody gave it.
 */
export type Kind<Output = unknown> = {
  readonly id: HelpKind;
  readonly Output: z.ZodType<Output>;
  readonly wanted: (scene: HelpScene) => boolean;
  readonly inputs: (scene: HelpScene) => Inputs | undefined;
  readonly faults?: (output: Output, scene: HelpScene) => readonly string[];
  readonly pieces: (output: Output, scene: HelpScene) => readonly DraftPiece[];
  readonly invented?: (said: string, given: string) => readonly string[];
};

/** Seals a kind's output type, so that all kinds stand in one list; each output is checked by its own kind before it is handed back. */
export function sealed<Output>(kind: Kind<Output>): Kind {
  return kind as unknown as Kind;
}
