import { refuse } from "#talk/refusal.ts";
import type { Talk } from "../talk.ts";
import { actionAsks } from "./actions.ts";
import type { Ask, Opened } from "./ask.ts";
import { collectAsks } from "./collect.ts";
import { convergeAsks } from "./converge.ts";
import { fillAsks } from "./fill.ts";
import { here } from "./here.ts";
import { keptAsks } from "./kept.ts";
import { leadFormAsks } from "./lead-forms.ts";
import { leadAsks } from "./lead.ts";
import { matterAsks } from "./matter.ts";
import { moreAsks } from "./more.ts";
import { moveAsks } from "./move.ts";
import { noteAsks } from "./notes.ts";
import { objectAsks } from "./object.ts";
import { offerAsks } from "./offers.ts";
import { ownAsks } from "./own.ts";
import { peopleAsks } from "./people.ts";
import { decideAsks } from "./propose.ts";
import { rateAsks } from "./rate.ts";
import { resultAsks } from "./results.ts";
import { reviewAsks } from "./review.ts";
import { addAsks } from "./rows-add.ts";
import { suggestionAsks } from "./suggestions.ts";
import { strikeAsks } from "./strike.ts";

export { answerAfter } from "./after.ts";

/** Everything that can be asked, by the name that buttons carry. */
export const asks: Readonly<Record<string, Ask>> = {
  ...collectAsks,
  ...ownAsks,
  ...convergeAsks,
  ...fillAsks,
  ...addAsks,
  ...moveAsks,
  ...rateAsks,
  ...decideAsks,
  ...objectAsks,
  ...matterAsks,
  ...reviewAsks,
  ...leadAsks,
  ...leadFormAsks,
  ...strikeAsks,
  ...peopleAsks,
  ...moreAsks,
  ...resultAsks,
  ...noteAsks,
  ...actionAsks,
  ...keptAsks,
  ...offerAsks,
  ...suggestionAsks,
  here,
};

/** Opens an ask by its name, about what its button says. Total: what nobody knows, or what makes no sense now, is refused. */
export function openAsk(talk: Talk, name: string, about: readonly string[]): Opened {
  const ask = Object.hasOwn(asks, name) ? asks[name] : undefined;
  return ask === undefined ? refuse("act.unknown") : ask.open(talk, about);
}
