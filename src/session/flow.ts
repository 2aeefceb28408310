import { openingOf, subjectsOf } from "#playbook/sources.ts";
import { addWorkingHours } from "#lib/time.ts";
import type { Decisions } from "#steps/decide-fold.ts";
import type { Values } from "#steps/field.ts";
import { same } from "#steps/same.ts";
import type { Fact } from "#steps/part.ts";
import { type PartState, patterns } from "#steps/patterns.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import { partDefinition, stepDefinition } from "./definition.ts";
import { type Draft, emit, follow } from "./draft.ts";
import { type Aimed, aim, obstacle } from "./part-context.ts";
import { resultsOf } from "./results.ts";
import { type PartStanding, type Session, type StepStanding, openPart, openStep, voices } from "./state.ts";

/** Silence that takes a proposal: live minutes, async working hours (method.md, "Who takes part"). */
export const silence = { liveMinutes: 2, asyncHours: 4 } as const;
const minute = 60_000;

/** When a stretch that starts now ends, by the session's pace. */
function endOf(session: Session, from: number, box: { readonly live: number; readonly async: number }): number {
  return session.pace === "live" ? from + box.live * minute : addWorkingHours(from, box.async, session.about.timezone);
}

/** When a part's box ends that begins at `from`, by the session's pace. */
export function boxEnd(session: Session, step: string, part: number): (from: number) => number {
  const def = partDefinition(session, step, part);
  return (from) => (def === undefined ? from : endOf(session, from, def.box));
}

/** When silence takes what was laid out at `from`; at once where nobody else could object, or in a script. */
export function silenceEnd(session: Session, from: number): number {
  return endOf(session, from, { live: silence.liveMinutes, async: silence.asyncHours });
}

function here(draft: Draft): { readonly step: StepStanding; readonly part: PartStanding; readonly aimed: Aimed } | undefined {
  const step = openStep(draft.session);
  const part = openPart(draft.session);
  const person = draft.actor.kind === "person" ? draft.actor.id : null;
  const aimed = step === undefined ? undefined : aim(draft.session, { step: step.id, part: step.part, person, at: draft.at });
  return step === undefined || part === undefined || aimed === undefined ? undefined : { step, part, aimed };
}

/** Adds a pattern's facts as events of the part; they follow from a rule. */
function facts(draft: Draft, step: string, part: number, list: readonly Fact[]): Draft {
  return list.reduce((at, fact) => follow(at, fact.type, { step, part, ...fact.data }), draft);
}

/** Opens a part: its box begins, and where the bot has a proposal for all it lays it out. A part with nothing to decide closes at once. */
export function openAt(draft: Draft, step: string, part: number): Draft {
  const def = partDefinition(draft.session, step, part);
  if (def === undefined) return draft;
  const before = draft.session.steps.find((one) => one.id === step)?.parts[part];
  const opened = follow(draft, "step.opened", { step, part, endsAt: endOf(draft.session, draft.at, def.box) });
  const results = resultsOf(opened.session, opened.at);
  if ((def.pattern === "decide" || def.pattern === "rate") && subjectsOf(results, step, def.subjects).length === 0) return closed(opened);
  const proposals = openingOf(results, def.opening);
  const fresh = proposals === undefined ? {} : untouchedByPeople(before?.state, proposals);
  return Object.keys(fresh).length === 0 ? opened : follow(opened, "decide.opened", { step, part, proposals: fresh });
}

/** The bot's opening proposals that are new or say something else by now, where nobody has said anything of their own. */
function untouchedByPeople(state: PartState | undefined, proposals: Readonly<Record<string, Values>>): Readonly<Record<string, Values>> {
  const standing = ((state as Partial<Decisions> | undefined)?.proposals ?? {}) as Decisions["proposals"];
  return Object.fromEntries(
    Object.entries(proposals).filter(
      ([id, value]) => standing[id] === undefined || (standing[id].by === null && !same(standing[id].value, value)),
    ),
  );
}

/** Goes on behind the step that was just closed: to the first one after it that was not yet gone through, or to the end. */
export function next(draft: Draft, from: string): Draft {
  const place = draft.session.steps.findIndex((step) => step.id === from);
  const coming = draft.session.steps.slice(place + 1).find((step) => step.status === "to-come" || step.status === "open");
  if (coming === undefined) return published(draft);
  const passes = stepDefinition(draft.session, coming.id)?.passesWithout;
  if (passes === undefined || subjectsOf(resultsOf(draft.session, draft.at), coming.id, passes).length > 0)
    return openAt(draft, coming.id, 0);
  return next(follow(draft, "step.closed", { step: coming.id, how: "nothing-to-do" }), coming.id);
}

function published(draft: Draft): Draft {
  return draft.session.publishedAt === null ? follow(draft, "session.published", {}) : follow(draft, "session.published", { again: true });
}

function rests(draft: Draft, step: string): Draft {
  const { about, pace } = draft.session;
  const pauses = stepDefinition(draft.session, step)?.pausesAfter === true && about.track === "full" && pace === "live" && !about.script;
  return pauses ? follow(draft, "session.paused", { because: "two-sittings" }) : draft;
}

/** Closes the open part as it stands (rules hold) and goes on. */
function closed(draft: Draft): Draft {
  const at = here(draft);
  if (at === undefined) return draft;
  const { step } = at;
  const shut = follow(draft, "step.part-closed", { step: step.id, part: step.part });
  if (step.part + 1 < step.parts.length) return openAt(shut, step.id, step.part + 1);
  const also = stepDefinition(shut.session, step.id)?.alsoOpen;
  const settled = also === undefined ? shut : settleBeside(shut, also);
  return rests(next(follow(settled, "step.closed", { step: step.id, how: "closed" }), step.id), step.id);
}

function settleBeside(draft: Draft, also: { readonly step: string; readonly part: number }): Draft {
  const beside = aim(draft.session, { ...also, person: null, at: draft.at });
  return beside === undefined
    ? draft
    : facts(draft, also.step, also.part, patterns[beside.def.pattern].settle(beside.standing.state, beside.context, "facilitator"));
}

/** Takes what follows from the rule and closes the open part; a refusal says what stands in the way, and nothing has changed. */
export function closePart(draft: Draft, how: "facilitator" | "silence"): Draft | Refusal {
  const at = here(draft);
  if (at === undefined) return { refused: "act.not-open" };
  const { step, aimed } = at;
  const settled = facts(draft, step.id, step.part, patterns[aimed.def.pattern].settle(aimed.standing.state, aimed.context, how));
  const again = here(settled);
  const no = again === undefined ? undefined : obstacle(settled.session, again.aimed);
  return no ?? closed(settled);
}

/**
 * Ends writing, voting or rating in the open part, never a decision: what was hidden is shown and the proposal is laid out.
 * Collecting goes straight on. Where the rule cannot hold, input opens once more and says why.
 */
export function endInput(draft: Draft, why: "timebox" | "done" | "facilitator"): Draft {
  const at = here(draft);
  if (at === undefined || at.part.phase !== "input") return draft;
  const { step, aimed } = at;
  const say = why === "facilitator" ? emit : follow;
  const ended = say(draft, "step.input-ended", {
    step: step.id,
    part: step.part,
    how: why,
    silenceEndsAt: silenceEnd(draft.session, draft.at),
  });
  if (aimed.def.pattern === "collect") return closed(ended);
  const outcome = closePart(ended, "silence");
  if (!isRefusal(outcome)) return voices(draft.session).length <= 1 && why !== "facilitator" ? outcome : ended;
  // Where a facilitator's word is enough (a tie at the edge), what follows is laid out for it; only silence cannot take it.
  if (!isRefusal(closePart(ended, "facilitator"))) return ended;
  if (why === "facilitator") return follow(ended, "step.stuck", { step: step.id, part: step.part, because: outcome.refused });
  return at.part.reopened
    ? follow(ended, "step.stuck", { step: step.id, part: step.part, because: outcome.refused })
    : reopen(ended, at, outcome);
}

function reopen(draft: Draft, { step, aimed }: { readonly step: StepStanding; readonly aimed: Aimed }, why: Refusal): Draft {
  const endsAt = endOf(draft.session, draft.at, aimed.def.box);
  return follow(draft, "step.input-reopened", { step: step.id, part: step.part, because: why.refused, endsAt });
}

/** Silence has lasted: the proposal is taken, or, where the rule does not hold, input opens once more. */
export function silenceTakes(draft: Draft): Draft {
  const at = here(draft);
  if (at === undefined || at.part.phase !== "proposal") return draft;
  const outcome = closePart(draft, "silence");
  if (!isRefusal(outcome)) return outcome;
  if (at.part.reopened) return follow(draft, "step.stuck", { step: at.step.id, part: at.step.part, because: outcome.refused });
  return reopen(draft, at, outcome);
}

/** A proposal that could not be taken, and now could: it is laid out again, and silence begins anew. */
export function layOutAgain(draft: Draft): Draft {
  const at = here(draft);
  if (at === undefined || at.part.phase !== "proposal" || at.part.stuck === null || isRefusal(closePart(draft, "silence"))) return draft;
  return follow(draft, "step.laid-out", { step: at.step.id, part: at.step.part, silenceEndsAt: silenceEnd(draft.session, draft.at) });
}

/** Every matter of the open decision is agreed: there is nothing left to wait for. */
export function closeIfAgreed(draft: Draft): Draft {
  const at = here(draft);
  if (at === undefined || at.aimed.def.pattern !== "decide") return draft;
  const { proposals } = at.part.state as unknown as Decisions;
  const agreed = at.aimed.context.subjects.every((one) => proposals[one.id]?.agreed !== undefined);
  const outcome = agreed ? closePart(draft, "silence") : draft;
  return isRefusal(outcome) ? draft : outcome;
}
