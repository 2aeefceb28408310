import type { z } from "zod";
import type { HelpFailure, Tokens } from "#facilitator/ports-help.ts";

/** One turn of a talk with the model. */
export type Turn = { readonly role: "user" | "assistant"; readonly text: string };

/** A question to a model: the fixed instructions, what was said, and the shape of the answer. */
export type Question = {
  readonly instructions: string;
  readonly turns: readonly Turn[];
  readonly Output: z.ZodType;
  /** name of the shape */
  readonly output: string;
  readonly maxTokens: number;
};

/** What a model said, letter for letter, or why it said nothing. `retryAt`: epoch ms. */
export type Said =
  | { readonly is: "said"; readonly text: string; readonly tokens: Tokens }
  | { readonly is: "failed"; readonly why: HelpFailure; readonly tokens: Tokens; readonly retryAt?: number };

/** A language model. Never rejects. */
export type Model = {
  readonly name: string;
  readonly host: string;
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Said>;
};
