import type { Json, Values } from "#steps/field.ts";
import type { Fact, PartAct } from "#steps/part.ts";
import type { PartState } from "#steps/patterns.ts";
import type { HelpAsked, HelpSwitch, Suggestion } from "./suggestion.ts";

export const roles = ["facilitator", "participant", "observer", "owner"] as const;
export type Role = (typeof roles)[number];
export type Pace = "live" | "async";

export type Member = {
  readonly id: string;
  readonly role: Role;
  readonly zone?: string;
  readonly away: boolean;
  readonly removed: boolean;
  readonly joinedAt: number;
};

/** What was said at the start. Texts of people: `title`, `crisis`. */
export type About = {
  readonly title: string;
  readonly crisis: string;
  readonly sells: "people" | "firms";
  readonly playbook: string;
  readonly track: "full" | "sprint";
  readonly language: "en" | "et" | "lt";
  readonly timezone: string;
  readonly currency: string;
  readonly dots: { readonly each: number; readonly perItem: number };
  /** replayed from a file: dates may be past, nobody waits for silence */
  readonly script: boolean;
  readonly startedAt: number;
};

/** Somebody else's act on the same thing: who, by which event, in which part of the step. */
export type BuiltOn = { readonly by: string; readonly rev: number; readonly part: number };
/**
 * One act of a person that undo may take back: the facts that put back what was there before (worked out while folding, never stored: they may
 * hold others' texts), and who has built on it since. None to put back: it cannot be undone.
 */
export type LastAct = {
  readonly rev: number;
  readonly by: string;
  readonly about: readonly string[];
  readonly undo: readonly Fact[];
  readonly builtOn: readonly BuiltOn[];
};

/**
 * `shut`: not opened yet; `input`: writing, voting, rating; `proposal`: what follows from the rule is laid out, a facilitator's yes
 * or silence takes it; `closed`.
 */
export type Phase = "shut" | "input" | "proposal" | "closed";

export type PartStanding = {
  readonly state: PartState;
  readonly phase: Phase;
  /** what was hidden has been shown, once and for all */
  readonly revealed: boolean;
  /** what was shown at the last reveal, while input is open once more: what is given since is hidden until the next; else null */
  readonly shown: PartState | null;
  readonly openedAt: number;
  readonly endsAt: number | null;
  readonly endedAt: number | null;
  /** the event that ended input: a form drawn before it may still count */
  readonly endedRev: number;
  readonly silenceEndsAt: number | null;
  /** silence counts from here at the earliest: the part's opening, the last resuming, the last change of pace */
  readonly silenceFrom: number;
  /** when the clocks above were last set: a pause moves them by what it lasted since */
  readonly clockSetAt: number;
  /** why input was opened once more, or why the proposal cannot be taken as it is */
  readonly stuck: string | null;
  readonly reopened: boolean;
  /** refusal id of the rule -> why it was waived */
  readonly waived: Readonly<Record<string, string>>;
  readonly acts: readonly LastAct[];
};

export type StepStanding = {
  readonly id: string;
  readonly status: "to-come" | "open" | "closed" | "skipped";
  readonly part: number;
  readonly parts: readonly PartStanding[];
  readonly why?: string;
  /** the event that last closed it */
  readonly closedRev: number;
  /** how often it was entered from elsewhere; going back within it is no visit of its own */
  readonly visits: number;
};

/** `struck`: why its text is gone. */
export type Note = {
  readonly id: string;
  readonly on: string;
  readonly by: string | null;
  readonly text: string;
  readonly at: number;
  readonly struck?: string;
};
export type Late = {
  readonly id: string;
  readonly step: string;
  readonly part: number;
  readonly by: string | null;
  readonly values: Values;
  readonly takenIn: boolean;
  /** the act to be done when it is taken in; missing: an idea is added */
  readonly act?: PartAct;
  /** why its text is gone */
  readonly struck?: string;
};

/** What of an action a team may change where the result is kept, so that it comes back by itself. */
export const keptFields = ["status", "owner", "deadline"] as const;
export type KeptField = (typeof keptFields)[number];

/**
 * What people wrote where the result is kept (`keeper`), and that is for somebody here to take or to leave: another value of an action that was
 * changed here as well (an owner as the id of a person, who may not be in the session yet), or a row that they added to the plan.
 */
export type Offer = {
  readonly id: string;
  readonly keeper: string;
  readonly at: number;
  /** `overtaken`: a later word from there is about the same */
  readonly answered: "take" | "leave" | "overtaken" | null;
  readonly about:
    | { readonly is: "value"; readonly item: string; readonly field: KeptField; readonly value: Json }
    | { readonly is: "row"; readonly values: Values };
};

export type Session = {
  readonly status: "none" | "lobby" | "running" | "published";
  readonly about: About;
  readonly pace: Pace;
  readonly paused: { readonly since: number; readonly why: string } | null;
  readonly people: Readonly<Record<string, Member>>;
  readonly steps: readonly StepStanding[];
  /** index of the step that is open; steps.length when all are closed */
  readonly here: number;
  readonly notes: readonly Note[];
  readonly late: readonly Late[];
  /** `step/item` -> rev at which somebody said "still true" */
  readonly stillTrue: Readonly<Record<string, number>>;
  /** action id -> person who said "yes, this is mine" */
  readonly accepted: Readonly<Record<string, string>>;
  readonly merged: Readonly<Record<string, string>>;
  readonly offers: readonly Offer[];
  readonly help: HelpSwitch;
  readonly helpAsked: readonly HelpAsked[];
  readonly suggestions: readonly Suggestion[];
  readonly seq: number;
  readonly lastAt: number;
  readonly beganAt: number | null;
  readonly publishedAt: number | null;
  /** when a facilitator last did something that is in the log */
  readonly ledAt: number;
  /** done in the part that is open now: laid over from outside the log (no time, no event; method.md, "Anonymity") */
  readonly done: ReadonlySet<string>;
};

export const noSession: Session = {
  status: "none",
  about: {
    title: "",
    crisis: "",
    sells: "people",
    playbook: "",
    track: "full",
    language: "en",
    timezone: "UTC",
    currency: "EUR",
    dots: { each: 3, perItem: 2 },
    script: false,
    startedAt: 0,
  },
  pace: "live",
  paused: null,
  people: {},
  steps: [],
  here: 0,
  notes: [],
  late: [],
  stillTrue: {},
  accepted: {},
  merged: {},
  offers: [],
  help: { on: false, since: 0, because: null, ever: false },
  helpAsked: [],
  suggestions: [],
  seq: 0,
  lastAt: 0,
  beganAt: null,
  publishedAt: null,
  ledAt: 0,
  done: new Set(),
};

/** Those who count as "everyone": joined, with a voice, not away (method.md, "away"). */
export function voices(session: Session): readonly Member[] {
  return Object.values(session.people).filter(
    (one) => !one.removed && !one.away && (one.role === "facilitator" || one.role === "participant"),
  );
}

/** The step that is open, if any. */
export function openStep(session: Session): StepStanding | undefined {
  return session.status === "running" ? session.steps[session.here] : undefined;
}

/** The part that is open, if any. */
export function openPart(session: Session): PartStanding | undefined {
  const step = openStep(session);
  return step?.parts[step.part];
}
