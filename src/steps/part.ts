import type { Refusal, RefusalId } from "#talk/refusal.ts";
import type { Field, FieldWorld, Json, Values } from "./field.ts";
import type { HelpKind } from "./help.ts";

export const patternIds = ["collect", "converge", "fill", "list", "rate", "decide", "review"] as const;
export type PatternId = (typeof patternIds)[number];

/** One of several shapes that the value of a decision may have: `{is: id, …fields}`. */
export type Variant = { readonly id: string; readonly fields: readonly Field[] };

/** A scale of whole numbers, ends included. */
export type Scale = { readonly id: string; readonly from: number; readonly to: number };

/**
 * A rule: a word of the closed list in `playbook/rules.ts`, its figures, and the refusal when it does not hold.
 * `entry` rules judge one value as it comes in, `close` rules the whole part before it closes.
 */
export type Rule = {
  readonly word: string;
  readonly at: "entry" | "close";
  readonly refused: RefusalId;
  readonly n?: number;
  readonly field?: string;
  readonly value?: string;
  /** may be set aside by a facilitator with a reason */
  readonly waivable?: boolean;
};

/** A part of a step, as data: its pattern, its box, its fields and rules. `box` is in minutes (live) and working hours (async). */
export type Part = {
  readonly pattern: PatternId;
  readonly box: { readonly live: number; readonly async: number };
  /** collect: fields of an idea; fill: the form; list: fields of a row; review: questions asked beside the findings */
  readonly fields: readonly Field[];
  /** list: fields above the list */
  readonly head?: readonly Field[];
  /** word for where the subjects come from (`playbook/sources.ts`): what is voted on, rated, decided or answered */
  readonly subjects?: string;
  readonly variants?: readonly Variant[];
  /** word for the proposal the bot opens with (`playbook/sources.ts`) */
  readonly opening?: string;
  /** decide: which subjects need an answer before the part closes */
  readonly answers?: "every" | "any";
  readonly scales?: readonly Scale[];
  /** word for what is filled in by itself where a new row leaves it open (`playbook/defaults.ts`) */
  readonly defaults?: string;
  /** what a language model may help with here, where the session wants that */
  readonly helps?: readonly HelpKind[];
  readonly rules: readonly Rule[];
};

/** Something a part is about: an idea to vote on, a touchpoint to rate, a finding to answer. */
export type Subject = { readonly id: string; readonly values: Values };

/** What a pattern is told of the world when an act comes in. */
export type Context = FieldWorld & {
  readonly part: Part;
  readonly at: number;
  /** null for unsigned acts and for the bot */
  readonly person: string | null;
  readonly facilitator: boolean;
  readonly subjects: readonly Subject[];
  /** how many have a voice */
  readonly voices: number;
  /** ids of those with a voice who are not away */
  readonly everyone: readonly string[];
  readonly dots: { readonly each: number; readonly perItem: number };
  /** replayed from a file: acts mean exactly what is written there */
  readonly script: boolean;
  /** the session's event that the form was drawn from, where the form says so */
  readonly drawn?: number;
  /** this part's entry rules, for one value; `changed` names the only field that is new in it */
  readonly entry: (values: Values, changed?: string) => Refusal | undefined;
  /** whether writing, voting and rating are still open */
  readonly inputOpen: boolean;
};

/** What happened in a part: becomes an event of the session. `data` holds no names of people, only ids. */
export type Fact = { readonly type: string; readonly data: { readonly [key: string]: Json } };

/** Who and when of a fact: `rev` is the event's number in the session. */
export type Meta = { readonly rev: number; readonly by: string | null; readonly at: number };

/**
 * A way in which a step can go (method.md, "The patterns"). Pure; knows nothing of customer journeys.
 * `accept` answers an act with facts or a refusal, `apply` folds a fact into the state, `invert` gives the facts that put back what one is about to
 * change (they are never stored, so they may hold what others wrote), `about` the id of what a fact touches, `gap` what stands in the way of
 * closing (rules aside), `settle` the facts that take what follows.
 */
export type Pattern<State> = {
  readonly id: PatternId;
  readonly version: number;
  /** other people's input stays hidden until it has ended */
  readonly hidden: boolean;
  readonly initial: State;
  readonly accept: (state: State, act: PartAct, ctx: Context) => readonly Fact[] | Refusal;
  readonly apply: (state: State, fact: Fact, meta: Meta) => State;
  readonly invert: (state: State, fact: Fact, meta: Meta) => readonly Fact[];
  readonly about: (fact: Fact) => string;
  /** ids that a fact builds on, where they are more than what it is about */
  readonly touches?: (fact: Fact) => readonly string[];
  /** everyone has given all there is to give: input ends by itself */
  readonly spent?: (state: State, ctx: Context) => boolean;
  readonly gap: (state: State, ctx: Context) => Refusal | undefined;
  /** facts that settle the part as it stands: what follows from the dots, the proposals nobody objects to */
  readonly settle: (state: State, ctx: Context, how: "facilitator" | "silence") => readonly Fact[];
  /**
   * What stands while input is open once more after a reveal, for everybody but `person`: what was `shown` before and nothing given since.
   * Missing where nothing is hidden.
   */
  readonly seen?: (state: State, shown: State, person: string | null) => State;
  /** what `person` gave belongs to `into` from now on: two entries of one person were joined */
  readonly adopt?: (state: State, person: string, into: string) => State;
  /** ids that the part keeps, for rules that count and for later steps */
  readonly kept: (state: State, ctx: Pick<Context, "subjects">) => readonly Subject[];
};

/** An act within a part, already parsed (`session/command.ts`). */
export type PartAct =
  | {
      readonly do: "add";
      readonly id: string;
      readonly values: Values;
      readonly anonymous?: boolean;
      readonly receipt?: string;
      readonly suggested?: string;
    }
  | { readonly do: "edit"; readonly item: string; readonly values: Values; readonly receipt?: string }
  | { readonly do: "remove"; readonly item: string; readonly receipt?: string }
  | { readonly do: "park"; readonly item: string; readonly on: boolean }
  | { readonly do: "strike"; readonly item: string; readonly reason: string }
  | { readonly do: "merge"; readonly into: string; readonly from: readonly string[] }
  | { readonly do: "unmerge"; readonly item: string }
  | { readonly do: "vote"; readonly item: string; readonly dots: number }
  | { readonly do: "keep"; readonly items: readonly string[] }
  | { readonly do: "set"; readonly path: string; readonly value: Json; readonly base?: number }
  | { readonly do: "add-row"; readonly list: string; readonly id: string; readonly values: Values; readonly after?: string | null }
  | { readonly do: "remove-row"; readonly list: string; readonly id: string; readonly why?: string }
  | { readonly do: "move-row"; readonly list: string; readonly id: string; readonly after: string | null }
  | { readonly do: "order"; readonly items: readonly string[] }
  | { readonly do: "rate"; readonly item: string; readonly values: Readonly<Record<string, number>> }
  | { readonly do: "evidence"; readonly item: string; readonly id: string; readonly text: string }
  | { readonly do: "propose"; readonly item: string; readonly value: Json }
  | { readonly do: "object"; readonly item: string; readonly reason: string }
  | { readonly do: "withdraw"; readonly item: string }
  | { readonly do: "settle"; readonly item: string; readonly reason: string }
  | { readonly do: "answer"; readonly finding: string; readonly answer: string; readonly note?: string; readonly draft?: boolean }
  | { readonly do: "rest"; readonly answer: string; readonly draft?: boolean; readonly all?: boolean };
