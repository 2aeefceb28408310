import type { Block } from "#talk/card.ts";
import type { Talk } from "../talk.ts";
import { linesOf, quiet } from "./blocks.ts";
import { stepLines } from "./brought.ts";
import { stepTitle } from "./state.ts";
import { told } from "./words.ts";

/** What we have so far: what happened, each step gone through in a line, and where the team is now. */
export function soFarBlocks(talk: Talk): readonly Block[] {
  const { about, step, status } = talk.view;
  const lines = stepLines(talk);
  const now = step === null || status !== "running" ? [] : told(talk, "talk.catchup.now", { step: stepTitle(talk, step.id) });
  return [
    ...(about.crisis.trim() === "" ? [] : ([{ is: "quote", text: about.crisis.slice(0, 300) }] as const)),
    ...linesOf(talk, lines.length === 0 ? [told(talk, "talk.so-far-none")] : lines),
    ...quiet(now),
  ];
}
