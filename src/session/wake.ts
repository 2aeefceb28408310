import type { Decisions } from "#steps/decide-fold.ts";
import { openObjections } from "#steps/decide.ts";
import { isQuiet, nextNotQuiet } from "#lib/time.ts";
import { partDefinition, stepDefinition } from "./definition.ts";
import { type Draft, follow } from "./draft.ts";
import { closeIfAgreed, endInput, silenceEnd, silenceTakes } from "./flow.ts";
import { type PartStanding, type Session, openPart, openStep } from "./state.ts";

type Consent = { readonly step: string; readonly part: number; readonly item: string; readonly at: number };

/** The parts in which something may be decided now: the open one, and the one open beside it. */
function deciding(session: Session): readonly { readonly step: string; readonly part: number }[] {
  const step = openStep(session);
  const also = step === undefined ? undefined : stepDefinition(session, step.id)?.alsoOpen;
  return [...(step === undefined ? [] : [{ step: step.id, part: step.part }]), ...(also === undefined ? [] : [also])];
}

/** Proposals that silence will take, each with when. The bot's opening ones wait for the box. */
function consents(session: Session): readonly Consent[] {
  return deciding(session).flatMap(({ step, part }) => {
    const standing = session.steps.find((one) => one.id === step)?.parts[part];
    if (standing === undefined || standing.phase === "shut" || partDefinition(session, step, part)?.pattern !== "decide") return [];
    const state = standing.state as unknown as Decisions;
    return Object.entries(state.proposals)
      .filter(([item, one]) => one.by !== null && one.agreed === undefined && openObjections(state, item).length === 0)
      .map(([item, one]) => ({ step, part, item, at: silenceEnd(session, Math.max(one.at, standing.silenceFrom)) }));
  });
}

/** When silence takes the standing proposal of each item of a part: item -> time (ms). */
export function consentEnds(session: Session, place: { readonly step: string; readonly part: number }): Readonly<Record<string, number>> {
  const here = consents(session).filter((one) => one.step === place.step && one.part === place.part);
  return Object.fromEntries(here.map((one) => [one.item, one.at]));
}

/** The next moment at which something follows from the clock alone: a pure function of state, written at each commit. Null: nothing waits. */
export function nextWake(session: Session): number | null {
  const part = openPart(session);
  if (part === undefined || session.paused !== null || session.about.script) return null;
  const moments = [
    part.phase === "input" ? part.endsAt : null,
    part.phase === "proposal" ? part.silenceEndsAt : null,
    ...consents(session).map((one) => one.at),
  ];
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

/** Proposals that silence has lasted for are agreed, part by part. */
function agreedBySilence(draft: Draft): Draft {
  const due = consents(draft.session).filter((one) => one.at <= draft.at);
  return deciding(draft.session).reduce((at, { step, part }) => {
    const items = due.filter((one) => one.step === step && one.part === part).map((one) => one.item);
    return items.length === 0 ? at : follow(at, "decide.agreed", { step, part, item: "", items, how: "silence" });
  }, draft);
}

/** Does what the clock asks for at the draft's time: single proposals first, then the box or the silence of the open part. */
export function wake(draft: Draft): Draft {
  if (openStep(draft.session) === undefined || draft.session.paused !== null || draft.session.about.script) return draft;
  const silent = agreedBySilence(draft);
  const agreed = silent === draft ? draft : closeIfAgreed(silent);
  const part = openPart(agreed.session);
  const due = part === undefined ? undefined : isDue(part, draft.at);
  if (due === undefined) return agreed;
  return due === "box" ? endInput(agreed, "timebox") : silenceTakes(agreed);
}
