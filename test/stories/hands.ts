import type { Press } from "#talk/card.ts";

/** What lies open before one person alone. A form's `fields` are named as it posts them; `text` is everything that is written there. */
export type Seen =
  | { readonly is: "form"; readonly fields: readonly string[]; readonly text: string }
  | { readonly is: "card"; readonly text: string }
  | { readonly is: "refusal"; readonly text: string }
  | { readonly is: "nothing" };

/** What became of a form: kept, or refused at a field, and then it is still open. */
export type Sent = { readonly kept: true } | { readonly kept: false; readonly field: string | undefined; readonly says: string };

/** What is written and chosen in a form, by its fields: as a posted form holds it. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/**
 * One person's hands at a chat platform. They reach only what the person sees: what is not on the screen cannot be pressed, and a field that is
 * not there cannot be filled in. What goes wrong on the way (no answer, a broken line) they do again, as a person would.
 */
export type Hands = {
  /** Looks for a button or an entry of a menu that says this: on the private card that is open, else in the thread, newest message first. */
  readonly finds: (press: Press) => Promise<boolean>;
  /** Presses it. Resolves once it was taken; what it opens is open by then. Throws where it is nowhere. */
  readonly press: (press: Press) => Promise<void>;
  readonly seen: () => Seen;
  /** Fills in the open form and sends it. Throws for a field that is not there. */
  readonly send: (answers: Answers) => Promise<Sent>;
  /** Puts away what is open. */
  readonly close: () => Promise<void>;
};
