import type { Redesign } from "#journey/redesign.ts";
import type { Step } from "#playbook/playbook.ts";
import type { Ideas } from "#steps/collect.ts";
import { patterns, type PartView } from "#steps/patterns.ts";
import type { Part } from "#steps/part.ts";
import type { Viewer } from "#steps/view.ts";
import type { Refusal } from "#talk/refusal.ts";
import { stepDefinition } from "./definition.ts";
import { type Stale, lookAgain } from "./look-again.ts";
import { aim, obstacle } from "./part-context.ts";
import { outcomeSoFar, stateFor } from "./results.ts";
import {
  type About,
  type Late,
  type Member,
  type Note,
  type Offer,
  type Pace,
  type Phase,
  type Session,
  type StepStanding,
  openStep,
  voices,
} from "./state.ts";
import { type HelpView, viewHelp } from "./view-help.ts";
import { consentEnds } from "./wake.ts";
import { mayAnswer } from "./who-may.ts";

/** A step on the trail. `here` is the open one. */
export type TrailStep = {
  readonly id: string;
  readonly number: number;
  readonly status: StepStanding["status"];
  readonly here: boolean;
  readonly lookAgain: number;
  readonly why: string | null;
  /** how often the team came to it from elsewhere */
  readonly visits: number;
};

export type PartOnView = {
  readonly step: string;
  readonly part: number;
  readonly def: Part;
  readonly phase: Phase;
  readonly revealed: boolean;
  /** input is open once more: what is given now is hidden until it ends again */
  readonly hiddenAgain: boolean;
  readonly endsAt: number | null;
  readonly silenceEndsAt: number | null;
  /** id of the refusal because of which input was opened again or the proposal cannot be taken */
  readonly stuck: string | null;
  /** what stands in the way of closing the part as it is now; null: a facilitator's yes closes it */
  readonly inTheWay: Refusal | null;
  readonly canUndo: boolean;
  readonly content: PartView;
};

/** What one viewer may see of the session. Everything drawn for people is drawn from this. */
export type SessionView = HelpView & {
  readonly about: About;
  readonly status: Session["status"];
  readonly pace: Pace;
  readonly paused: Session["paused"];
  readonly seq: number;
  readonly me: Member | null;
  readonly people: readonly Member[];
  readonly merged: Readonly<Record<string, string>>;
  readonly done: readonly string[];
  readonly missing: readonly string[];
  readonly trail: readonly TrailStep[];
  readonly step: Step | null;
  /** the part that is open, and the one that is open beside it (the conflicts beside the offer) */
  readonly now: PartOnView | null;
  readonly beside: PartOnView | null;
  /** every part that was opened so far, in order: what the team has, without what is still hidden */
  readonly parts: readonly PartOnView[];
  readonly redesign: Redesign;
  readonly lookAgain: readonly Stale[];
  readonly notes: readonly Note[];
  readonly late: readonly Late[];
  readonly accepted: Readonly<Record<string, string>>;
  /** what was brought from where the result is kept and is for the viewer to take or leave; answered ones stay, so that their cards can say so */
  readonly offers: readonly Offer[];
  readonly publishedAt: number | null;
};

/** A part as the viewer may see it, open or not: what was hidden shows only once it was revealed. */
export function viewPart(
  session: Session,
  place: { readonly step: string; readonly part: number },
  looking: Viewer,
  at: number,
): PartOnView | null {
  const viewer = memberOnly(session, looking);
  const aimed = aim(session, { ...place, person: viewer.person, at });
  if (aimed === undefined || aimed.standing.phase === "shut") return null;
  const { def, standing, context } = aimed;
  const ctx = {
    part: def,
    subjects: context.subjects,
    dots: context.dots,
    viewer,
    shown: standing.revealed || !patterns[def.pattern].hidden,
    consentEnds: consentEnds(session, place),
  };
  return {
    ...place,
    def,
    phase: standing.phase,
    revealed: standing.revealed,
    hiddenAgain: standing.shown !== null,
    endsAt: standing.endsAt,
    silenceEndsAt: standing.silenceEndsAt,
    stuck: standing.stuck,
    inTheWay:
      standing.phase === "closed"
        ? null
        : (obstacle(session, { ...aimed, standing: { ...standing, state: settledState(standing, aimed) } }) ?? null),
    canUndo: viewer.person !== null && standing.acts.some((act) => act.by === viewer.person),
    content: patterns[def.pattern].view(stateFor(standing, def, viewer.person), ctx),
  };
}

/** The part before the open one in its step, as the viewer may see it: what was parked or struck there. */
export function viewEarlier(session: Session, viewer: Viewer, at: number): PartOnView | null {
  const step = openStep(session);
  return step === undefined || step.part === 0 ? null : viewPart(session, { step: step.id, part: step.part - 1 }, viewer, at);
}

/** Who is not in the session, or no longer, sees what everybody may see. */
function memberOnly(session: Session, { person }: Viewer): Viewer {
  const member = person === null ? undefined : session.people[person];
  return { person: member === undefined || member.removed ? null : person };
}

/** What came late, without its name where the whole step is shown without names, late items counted in. */
function lateFor(session: Session, late: Late, viewer: string | null): Late {
  const ideas = (session.steps.find((one) => one.id === late.step)?.parts[late.part]?.state as Partial<Ideas> | undefined)?.ideas ?? [];
  const more = session.late.filter((one) => one.step === late.step && one.part === late.part && !one.takenIn);
  const unsigned = [...ideas.filter((idea) => idea.gone !== "removed"), ...more].filter((one) => one.by === null).length;
  return (unsigned === 1 || unsigned === 2) && late.by !== viewer ? { ...late, by: null } : late;
}

/** The part's state as it would be once what follows from the rule was taken: that is what the rules will judge. */
function settledState(
  standing: { readonly state: PartOnViewState; readonly revealed: boolean },
  { def, context }: NonNullable<ReturnType<typeof aim>>,
): PartOnViewState {
  const pattern = patterns[def.pattern];
  const meta = { rev: 0, by: null, at: context.at };
  return pattern.settle(standing.state, context, "facilitator").reduce((state, fact) => pattern.apply(state, fact, meta), standing.state);
}
type PartOnViewState = { readonly [key: string]: unknown };

function trail(session: Session, stale: readonly Stale[]): readonly TrailStep[] {
  return session.steps.map((step, place) => ({
    id: step.id,
    number: place + 1,
    status: step.status,
    here: session.status === "running" && place === session.here,
    lookAgain: stale.filter((one) => one.step === step.id).length,
    why: step.why ?? null,
    visits: step.visits,
  }));
}

/** Offers that concern the viewer. One whose value stands here already by now needs no answer any more. */
function offersFor(session: Session, at: number, person: string): readonly Offer[] {
  const { actions } = outcomeSoFar(session, at);
  return session.offers
    .filter((one) => mayAnswer(session, at, one, person))
    .map((one): Offer => {
      const { about, answered } = one;
      if (answered !== null || about.is === "row") return one;
      const action = actions.find((each) => each.id === about.item);
      const moot = action === undefined || (action[about.field] ?? null) === about.value;
      return moot ? { ...one, answered: "overtaken" } : one;
    });
}

/** The session as one viewer may see it at `at`. */
export function viewSession(session: Session, viewer: Viewer, at: number): SessionView {
  const { person } = memberOnly(session, viewer);
  const step = openStep(session);
  const def = step === undefined ? undefined : stepDefinition(session, step.id);
  const stale = lookAgain(session, at);
  const all = voices(session);
  return {
    about: session.about,
    status: session.status,
    pace: session.pace,
    paused: session.paused,
    seq: session.seq,
    me: (person === null ? undefined : session.people[person]) ?? null,
    people: Object.values(session.people).filter((one) => !one.removed),
    merged: session.merged,
    done: all.filter((one) => session.done.has(one.id)).map((one) => one.id),
    missing: all.filter((one) => !session.done.has(one.id)).map((one) => one.id),
    trail: trail(session, stale),
    step: def ?? null,
    now: step === undefined ? null : viewPart(session, { step: step.id, part: step.part }, viewer, at),
    beside: def?.alsoOpen === undefined ? null : viewPart(session, def.alsoOpen, viewer, at),
    parts: session.steps.flatMap((one) => one.parts.flatMap((_, part) => viewPart(session, { step: one.id, part }, viewer, at) ?? [])),
    redesign: outcomeSoFar(session, at),
    lookAgain: stale,
    notes: session.notes,
    late: session.late.map((one) => lateFor(session, one, person)),
    accepted: session.accepted,
    offers: person === null ? [] : offersFor(session, at, person),
    ...viewHelp(session, person, at),
    publishedAt: session.publishedAt,
  };
}
