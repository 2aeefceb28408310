import type { Decisions } from "#steps/decide.ts";
import { openObjections } from "#steps/decide.ts";
import { isQuiet, nextNotQuiet } from "#lib/time.ts";
import { partDefinition } from "./definition.ts";
import { type Draft, follow } from "./draft.ts";
import { closeIfAgreed, endInput, silenceEnd, silenceTakes } from "./flow.ts";
import { type PartStanding, type Session, openPart, openStep } from "./state.ts";

/** Proposals of the open decision that silence will take, each with when. The bot's opening ones wait for the box. */
function consents(session: Session): readonly { readonly item: string; readonly at: number }[] {
  const step = openStep(session);
  const part = openPart(session);
  if (step === undefined || part === undefined || part.phase === "shut" || partDefinition(session, step.id, step.part)?.pattern !== "decide") return [];
  const state = part.state as unknown as Decisions;
  return Object.entries(state.proposals)
    .filter(([item, one]) => one.by !== null && one.agreed === undefined && openObjections(state, item).length === 0)
    .map(([item, one]) => ({ item, at: silenceEnd(session, one.at) }));
}

/** When silence takes the standing proposal of each item of the open decision: item -> time (ms). */
export function consentEnds(session: Session): Readonly<Record<string, number>> {
  return Object.fromEntries(consents(session).map((one) => [one.item, one.at]));
}

/** The next moment at which something follows from the clock alone: a pure function of state, written at each commit. Null: nothing waits. */
export function nextWake(session: Session): number | null {
  const part = openPart(session);
  if (part === undefined || session.paused !== null || session.about.script) return null;
  const moments = [part.phase === "input" ? part.endsAt : null, part.phase === "proposal" ? part.silenceEndsAt : null, ...consents(session).map((one) => one.at)];
  const due = moments.filter((at) => at !== null);
  return due.length === 0 ? null : notQuiet(session, Math.min(...due));
}

/** Async boxes never end in quiet hours. */
function notQuiet(session: Session, at: number): number {
  return session.pace === "async" && isQuiet(at, session.about.timezone) ? nextNotQuiet(at, session.about.timezone) : at;
}

function isDue(part: PartStanding, at: number): "box" | "silence" | undefined {
  if (part.phase === "input" && part.endsAt !== null && part.endsAt <= at) return "box";
  return part.phase === "proposal" && part.silenceEndsAt !== null && part.silenceEndsAt <= at ? "silence" : undefined;
}

/** Does what the clock asks for at the draft's time: single proposals first, then the box or the silence of the open part. */
export function wake(draft: Draft): Draft {
  const step = openStep(draft.session);
  if (step === undefined || draft.session.paused !== null) return draft;
  const items = consents(draft.session).filter((one) => one.at <= draft.at).map((one) => one.item);
  const agreed = items.length === 0 ? draft : closeIfAgreed(follow(draft, "decide.agreed", { step: step.id, part: step.part, item: "", items, how: "silence" }));
  const part = openPart(agreed.session);
  const due = part === undefined ? undefined : isDue(part, draft.at);
  if (due === undefined) return agreed;
  return due === "box" ? endInput(agreed, "timebox") : silenceTakes(agreed);
}
