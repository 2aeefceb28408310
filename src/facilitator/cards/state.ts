import { sayStep } from "#locale/steps.ts";
import type { PartOnView } from "#session/view.ts";
import { type Line, word } from "#talk/line.ts";
import { refusalWords } from "../say-refusal.ts";
import type { Talk } from "../talk.ts";
import { joined, moment, people, sayLine, told } from "./words.ts";

/** A part of a step, and what it is drawn with. */
export type Shown = { readonly talk: Talk; readonly part: PartOnView };

/** The title of a step in the language of the talk. */
export function stepTitle({ language, view }: Talk, step: string): string {
  return sayStep(language, "title", { step, sells: view.about.sells });
}

/** Which step it is: "Step 4 of 12". */
export function placeLine(talk: Talk, step: string): Line {
  const { trail } = talk.view;
  const number = trail.find((one) => one.id === step)?.number ?? 0;
  return told(talk, "talk.step-of", { number, total: trail.length });
}

/** Who is done and who is not: the one thing counted while contributions are hidden. While nobody is done, naming all would say nothing. */
export function peopleLine(talk: Talk): Line {
  const { done, missing } = talk.view;
  const total = done.length + missing.length;
  if (missing.length === 0) return total === 0 ? [] : told(talk, "talk.everyone-done");
  const who = done.length === 0 ? [] : sayLine(talk, "talk.not-yet", { names: people(talk, missing) });
  return joined([told(talk, "talk.done-count", { done: done.length, total }), who]);
}

/** Until when the part goes on: its box, what silence does, or that it is paused. */
export function untilLine({ talk, part }: Shown): Line {
  if (talk.view.paused !== null) return told(talk, "talk.paused");
  if (part.phase === "input" && part.endsAt !== null) return sayLine(talk, "talk.until", { time: [moment(talk, part.endsAt)] });
  const silence = part.phase === "proposal" && part.inTheWay === null ? part.silenceEndsAt : null;
  return silence === null ? [] : sayLine(talk, "talk.silence-agrees", { time: [moment(talk, silence)] });
}

/** The line of state of the open part: where, until when, who is not done. */
export function stateLine(shown: Shown): Line {
  const { talk, part } = shown;
  return joined([placeLine(talk, part.step), untilLine(shown), part.phase === "input" ? peopleLine(talk) : []]);
}

/** What holds the part up, where input was opened once more for it or the proposal cannot be taken. */
export function stuckLine({ talk, part }: Shown): Line {
  if (part.inTheWay === null || (part.stuck === null && part.phase !== "proposal")) return [];
  const reason = refusalWords(talk, part.inTheWay);
  return part.phase === "input" ? told(talk, "talk.reopened", { reason }) : [word(reason)];
}
