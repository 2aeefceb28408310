import type { Json } from "#lib/json.ts";
import type { SuggestedActCommand } from "#session/command.ts";
import type { Session } from "#session/state.ts";
import type { HelpKind } from "#steps/help.ts";

/** What a call cost, in tokens. */
export type Tokens = { readonly input: number; readonly output: number };

/**
 * One help that the session wants now. `key` names it for good in its session: the same key is never asked for twice once it was answered.
 * `asked`: the id of what a person asked for. `from`: 1 for the first try.
 */
export type HelpWant = {
  readonly key: string;
  readonly kind: HelpKind;
  readonly step: string;
  readonly part: number;
  readonly asked: string | null;
};

/**
 * What is sent: without names and addresses, as a facilitator may read it. `digest` names its content; `check` says what is wrong with an answer to
 * it (nothing: it fits); `pieces` what of one can be suggested as the suggestion `id`, with names put back as they were when it was sent, and how
 * many things in it could not be (`left`).
 */
export type HelpRequest = {
  readonly kind: HelpKind;
  readonly digest: string;
  readonly sent: string;
  readonly check: (output: Json) => readonly string[];
  readonly pieces: (id: string, output: Json) => { readonly pieces: readonly NewPiece[]; readonly left: number };
};

/** Why a call brought nothing. */
export const helpFailures = ["refused", "cut-short", "key", "busy", "timeout", "nonsense", "away", "too-large", "cancelled"] as const;
export type HelpFailure = (typeof helpFailures)[number];

/** What came of a call. `retryAt`: not before (epoch ms), where the server says so. */
export type HelpAnswer =
  | { readonly is: "answered"; readonly output: Json; readonly tokens: Tokens }
  | { readonly is: "failed"; readonly why: HelpFailure; readonly tokens: Tokens; readonly retryAt?: number };

/** A piece as a model's answer brings it, before the session has judged it. */
export type NewPiece = { readonly text: string; readonly acts: readonly SuggestedActCommand[]; readonly made?: string };

/** People by id and name, as they must not be told. */
export type HelpWorld = { readonly at: number; readonly names: ReadonlyMap<string, string> };

/** A language model that may help. Nothing it says is taken for true; whatever it does, nobody waits for it. */
export interface Assistant {
  /** the model, and the host that texts go to, for people to read */
  readonly model: string;
  readonly host: string;
  /** Help that would be of use in the session as it stands; pure. */
  wants(session: Session, at: number): readonly HelpWant[];
  /** What would be sent; undefined where there is nothing to be said about it. */
  request(session: Session, want: HelpWant, world: HelpWorld): HelpRequest | undefined;
  /** Asks the model. Never rejects; aborted by `signal`. */
  ask(request: HelpRequest, signal: AbortSignal): Promise<HelpAnswer>;
}

/** One call, for the facilitator to read: when, what for, what was sent and what came back (without names), what it cost. */
export type HelpCall = {
  readonly id: string;
  readonly key: string;
  readonly kind: HelpKind;
  readonly step: string;
  readonly at: number;
  readonly digest: string;
  readonly state: "asked" | "answered" | "failed";
  readonly why?: HelpFailure;
  readonly tokens: Tokens;
  /** "" once texts of the session were erased or struck */
  readonly sent: string;
  readonly output?: Json;
  /** how many things were suggested, and how many could not be */
  readonly made?: number;
  readonly left?: number;
  readonly retryAt?: number;
};

export type HelpEnd = Pick<HelpCall, "state" | "why" | "tokens" | "output" | "made" | "left" | "retryAt">;

/** Calls of a model, session by session. All reject with `Unreachable` while the database is away. */
export interface Helps {
  /** Notes a call before it is made; the same id twice is one call. */
  begin(tenant: string, session: string, call: HelpCall): Promise<void>;
  /** Notes what came of it, and tells open pages. */
  end(tenant: string, session: string, id: string, end: HelpEnd): Promise<void>;
  /** All calls of a session, newest first. */
  ofSession(tenant: string, session: string): Promise<readonly HelpCall[]>;
  /** The output of an answered call of the tenant with this content; undefined where there is none, or its texts are gone. */
  outputOf(tenant: string, digest: string): Promise<Json | undefined>;
  /** Sessions that a model helps in, so that a new process looks after them. */
  watch(tenant: string, session: string, on: boolean): Promise<void>;
  watched(): Promise<readonly { readonly tenant: string; readonly session: string }[]>;
}
