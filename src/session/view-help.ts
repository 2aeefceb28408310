import { isFor } from "./latecomers.ts";
import { openStep, type Session } from "./state.ts";
import type { HelpSwitch, Suggestion } from "./suggestion.ts";

/** What a viewer sees of a language model's help. */
export type HelpView = {
  /** whether a language model helps, and what it suggested in the open step; texts that were wiped are not among it */
  readonly help: HelpSwitch;
  readonly suggestions: readonly Suggestion[];
  /** somebody asked for help here just now, and nothing has come yet */
  readonly helpAwaited: boolean;
  /** things that were suggested and that somebody took: id -> who */
  readonly taken: Readonly<Record<string, string>>;
};

/** No help takes longer; what has not come by then does not come. */
const longestHelp = 120_000;

/** Whether somebody asked for help in the open step just now, and nothing has come of it yet. */
function isAwaited(session: Session, at: number): boolean {
  const here = openStep(session)?.id;
  const asked = session.helpAsked.filter((one) => one.step === here && at - one.at < longestHelp);
  return session.help.on && asked.some((one) => !session.suggestions.some((each) => each.asked === one.id));
}

/** Things that a model suggested and that somebody took, by their ids. */
function takenBy(session: Session): Readonly<Record<string, string>> {
  const pieces = session.suggestions.flatMap((one) => one.pieces);
  return Object.fromEntries(
    pieces.flatMap(({ made, answer }) => (made === null || answer === null || answer.is === "dropped" ? [] : [[made, answer.by ?? ""]])),
  );
}

/** What was suggested in the open step and still says something; a catch-up is for whoever came late, wherever the team is. */
function suggestionsHere(session: Session, person: string | null): readonly Suggestion[] {
  const here = openStep(session)?.id;
  const member = person === null ? undefined : session.people[person];
  return session.suggestions
    .filter((one) => (one.help === "catch-up" ? member !== undefined && isFor(session, one.at, member) : one.step === here))
    .map((one) => ({ ...one, pieces: one.pieces.filter((piece) => piece.text !== "") }))
    .filter((one) => one.pieces.length > 0);
}

/** The help of a language model as `person` sees it at `at`; null: nobody in particular. */
export function viewHelp(session: Session, person: string | null, at: number): HelpView {
  return {
    help: session.help,
    suggestions: suggestionsHere(session, person),
    helpAwaited: isAwaited(session, at),
    taken: takenBy(session),
  };
}
