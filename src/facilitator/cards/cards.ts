import { sayStep } from "#locale/steps.ts";
import type { TrailStep } from "#session/view.ts";
import type { Block, Wanted } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { lobbyCard, publishedCards } from "./between.ts";
import { acts, bounded, bounds, heading, linesOf, quiet } from "./blocks.ts";
import { stepLine } from "./brought.ts";
import { collectCard } from "./collect.ts";
import { convergeCard } from "./converge.ts";
import { conflictBlocks, decideCard } from "./decide.ts";
import { labelOf } from "./fields.ts";
import { fillCard } from "./fill.ts";
import { headCard } from "./head.ts";
import { helpBlocks } from "./suggestions.ts";
import { keptCards, putButtons } from "./kept.ts";
import { listCard } from "./list.ts";
import { lookAgainBlocks, mattersOf } from "./matters.ts";
import { rateCard } from "./rate.ts";
import { reviewCard } from "./review.ts";
import { type Shown, stateLine, stepTitle } from "./state.ts";
import { cut, joined, told } from "./words.ts";

/** What a part shows and asks, by its pattern. */
function partBlocks(shown: Shown): readonly Block[] {
  const { content } = shown.part;
  switch (content.pattern) {
    case "collect":
      return collectCard({ ...shown, view: content });
    case "converge":
      return convergeCard({ ...shown, view: content });
    case "fill":
      return fillCard({ ...shown, view: content });
    case "list":
      return listCard({ ...shown, view: content });
    case "rate":
      return rateCard({ ...shown, view: content });
    case "decide":
      return decideCard({ ...shown, view: content });
    default:
      return reviewCard({ ...shown, view: content });
  }
}

/** What is open beside the question: the conflicts, while the offer is chosen. */
function besideBlocks(talk: Talk): readonly Block[] {
  const { beside } = talk.view;
  if (beside?.content.pattern !== "decide" || beside.content.matters.length === 0) return [];
  const shown = { talk, part: beside };
  const head = linesOf(talk, [heading(labelOf(shown, "conflicts"))]);
  return [{ is: "rule" }, ...head, ...conflictBlocks({ ...shown, view: beside.content })];
}

/** The card of the open step: the question, where it stands, what there is to see, and the acts. */
function openCard(talk: Talk, step: TrailStep, key: string): Wanted {
  const { now, about } = talk.view;
  if (now === null) return { key, title: stepTitle(talk, step.id), blocks: linesOf(talk, [stepLine(talk, step)]) };
  const place = { step: step.id, part: now.part === 0 ? 1 : 2, sells: about.sells } as const;
  const question = cut(sayStep(talk.language, "question", place), bounds.title);
  const why = [word(sayStep(talk.language, "why", place))];
  const example = now.part === 0 ? told(talk, "talk.example", { text: sayStep(talk.language, "example", place) }) : [];
  const shown = { talk, part: now };
  const blocks: readonly Block[] = [
    { is: "title", text: question },
    ...quiet(stateLine(shown), why, example),
    ...mattersOf(shown),
    ...partBlocks(shown),
    ...besideBlocks(talk),
    ...helpBlocks(talk),
    ...(step.id === "publish" ? acts(putButtons(talk)) : []),
    ...lookAgainBlocks(talk),
  ];
  return { key, title: question, blocks: bounded(talk, blocks) };
}

function oneLine(talk: Talk, step: TrailStep, key: string, line: Line): Wanted {
  return { key, title: stepTitle(talk, step.id), quietly: true, blocks: linesOf(talk, [line]) };
}

/** The cards of one step: one for each visit, of which only the open one asks; those before it point below. */
function cardsOfStep(talk: Talk, step: TrailStep): readonly Wanted[] {
  const keyOf = (visit: number) => `step/${step.id}/${visit}`;
  const below = joined([[...heading(`${step.number} ${stepTitle(talk, step.id)}`)], told(talk, "chat.gone-on-below")]);
  const earlier = Array.from({ length: Math.max(0, step.visits - 1) }, (_, n) => oneLine(talk, step, keyOf(n + 1), below));
  if (step.visits === 0) return [];
  const last = step.here ? openCard(talk, step, keyOf(step.visits)) : oneLine(talk, step, keyOf(step.visits), stepLine(talk, step));
  return [...earlier, last];
}

/**
 * Everything that a place should hold now, in order: the header, one card for each visit of a step, what is said once. Drawn from nobody's view,
 * in the session's language; nothing hidden is in it, not even how much of it there is.
 */
export function cardsOf(talk: Talk): readonly Wanted[] {
  const { trail, status } = talk.view;
  const steps = trail.filter((step) => !step.here).flatMap((step) => cardsOfStep(talk, step));
  const open = trail.filter((step) => step.here).flatMap((step) => cardsOfStep(talk, step));
  const told = publishedCards(talk);
  // What is shown anew further down is the last of them: the open step, or what was published.
  const kept = keptCards(talk);
  return [
    headCard(talk),
    lobbyCard(talk),
    ...steps,
    ...(status === "published" ? [...open, ...kept, ...told] : [...told, ...kept, ...open]),
  ];
}
