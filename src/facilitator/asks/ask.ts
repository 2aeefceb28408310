import type { Card } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";
import type { Refusal } from "#talk/refusal.ts";
import type { PostedForm } from "../hear/posted.ts";
import type { Talk } from "../talk.ts";

/** What opening an ask brings: a form to fill in, a card for this person alone, or why neither. */
export type Opened = { readonly form: Form } | { readonly card: Card } | Refusal;

/**
 * Something that can be opened by its name: a question asked in a form, or a private card. `about` is what it is about (ids, in order).
 * `next` names the ask that follows once the form was kept (the next contact to rate, the next group of fields); its answer is opened in place.
 */
export type Ask = {
  readonly open: (talk: Talk, about: readonly string[]) => Opened;
  readonly next?: (
    talk: Talk,
    about: readonly string[],
    sent: PostedForm,
  ) => { readonly ask: string; readonly about: readonly string[] } | undefined;
};
