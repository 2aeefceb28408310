import type { Ideas } from "#steps/collect.ts";
import type { Decisions } from "#steps/decide-fold.ts";
import type { Ratings } from "#steps/rate.ts";
import { rowsOf, type Sheet } from "#steps/sheet.ts";
import { sayings } from "#steps/help.ts";
import type { Session } from "#session/state.ts";
import type { Piece, Suggestion } from "#session/suggestion.ts";
import type { Results } from "#playbook/results.ts";
import { patterns } from "#steps/patterns.ts";
import type { Report } from "./report.ts";
import { signed, type Source } from "./source.ts";

type Helped = NonNullable<Report["helped"]>;
/** A thing that stands in the result, with who brought it; null for what is unsigned. */
type Thing = { readonly id: string; readonly by: string | null };

/** Things that people put into a part: lines, rows, what was put forward, quotes. */
function thingsIn(state: Partial<Ideas & Sheet & Decisions & Ratings>): readonly Thing[] {
  const { ideas = [], rows = {}, proposals = {}, evidence = {} } = state;
  const sheet = { cells: {}, over: {}, rows };
  return [
    ...ideas.filter((one) => one.gone === undefined).map(({ id, by }) => ({ id, by })),
    ...Object.keys(rows).flatMap((list) => rowsOf(sheet, list).map(({ id, by }) => ({ id, by }))),
    ...Object.entries(proposals).flatMap(([id, { by }]) => (by === null ? [] : [{ id, by }])),
    ...Object.values(evidence).flatMap((all) => all.filter((one) => one.struck === undefined).map(({ id, by }) => ({ id, by }))),
  ];
}

/** Everything that was brought in so far; notes count too. What is still hidden is not even counted (method.md, "Anonymity"). */
function things(session: Session, results: Results): readonly Thing[] {
  const inParts = session.steps.flatMap(({ id, parts }) =>
    parts.flatMap((_, number) => {
      const part = results.part(id, number);
      const isShown = part !== undefined && (part.revealed || !patterns[part.def.pattern].hidden);
      return isShown ? thingsIn(part.state as Partial<Ideas & Sheet & Decisions & Ratings>) : [];
    }),
  );
  const notes = session.notes.filter((one) => one.struck === undefined).map(({ id, by }) => ({ id, by }));
  return [...inParts, ...notes];
}

/** How evenly people took part, 0 to 100: 100 where everybody brought equally much (one less the Gini coefficient). Null for one person alone. */
function spreadOf(session: Session, all: readonly Thing[]): number | null {
  const people = Object.values(session.people).filter((one) => !one.removed && (one.role === "facilitator" || one.role === "participant"));
  const counts = people.map((one) => all.filter((thing) => thing.by === one.id).length).toSorted((a, b) => a - b);
  const sum = counts.reduce((total, one) => total + one, 0);
  if (counts.length < 2 || sum === 0) return null;
  const weighted = counts.reduce((total, count, place) => total + (place + 1) * count, 0);
  const gini = (2 * weighted) / (counts.length * sum) - (counts.length + 1) / counts.length;
  return Math.round((1 - gini) * 100);
}

type Told = { readonly suggestion: Suggestion; readonly piece: Piece };

/** What of the suggestions could have become something: questions and catch-ups only say something. */
function told(session: Session): readonly Told[] {
  return session.suggestions
    .filter((one) => !sayings.has(one.help))
    .flatMap((suggestion) => suggestion.pieces.map((piece) => ({ suggestion, piece })));
}

function takenIn(source: Source, all: readonly Told[]): Helped["taken"] {
  return all.flatMap(({ suggestion, piece }) => {
    const { answer } = piece;
    if (answer === null || answer.is === "dropped") return [];
    return [
      {
        step: suggestion.step,
        help: suggestion.help,
        text: piece.text,
        changed: answer.is === "edited",
        ...signed(source, suggestion.step, answer.by),
      },
    ];
  });
}

/** The summary that somebody took: the last one. */
function summaryIn(source: Source, all: readonly Told[]): Pick<Helped, "summary"> {
  const last = all.findLast(
    ({ suggestion, piece }) => suggestion.help === "summary" && piece.answer?.text !== undefined && piece.answer.text !== "",
  );
  const answer = last?.piece.answer;
  if (answer?.text === undefined) return {};
  return { summary: { text: answer.text, changed: answer.is === "edited", ...signed(source, "publish", answer.by) } };
}

/** How a language model had a part in the result, and how evenly people had; absent where none ever helped. */
export function helpedIn(source: Source): Pick<Report, "helped"> {
  const { session, results } = source;
  if (!session.help.ever) return {};
  const all = told(session);
  const count = (is: "accepted" | "edited" | "dropped" | null) => all.filter(({ piece }) => (piece.answer?.is ?? null) === is).length;
  const made = new Set(all.flatMap(({ piece }) => (piece.answer === null || piece.answer.is === "dropped" ? [] : (piece.made ?? []))));
  const brought = things(session, results);
  return {
    helped: {
      ...summaryIn(source, all),
      byPeople: brought.filter((one) => !made.has(one.id)).length,
      accepted: count("accepted"),
      edited: count("edited"),
      dropped: count("dropped"),
      unanswered: count(null),
      spread: spreadOf(session, brought),
      taken: takenIn(source, all),
    },
  };
}
