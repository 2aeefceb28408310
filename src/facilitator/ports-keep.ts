import type { Report } from "#report/report.ts";

/**
 * What stands of a session where a keeper keeps it (a page in Notion): ids and digests, no texts. The receipt is the keeper's own; nobody else
 * reads it. `save` is awaited before the keeper's next request. All reject with `Unreachable` while the database is away.
 */
export interface Receipts {
  load(tenant: string, session: string, keeper: string): Promise<unknown>;
  save(tenant: string, session: string, keeper: string, receipt: object): Promise<void>;
  forget(tenant: string, session: string, keeper: string): Promise<void>;
}

/** How far a keeper is: pieces that stand of all that are wanted. */
export type Progress = { readonly done: number; readonly all: number };

/** The result of one session, to be kept somewhere. */
export type Keepsake = {
  readonly tenant: string;
  readonly session: string;
  readonly report: Report;
  /** what it goes below, in the keeper's own words; only where nothing stands yet */
  readonly parent: string;
  /** whose an action is, by its id */
  readonly owners: ReadonlyMap<string, { readonly name: string; readonly email?: string }>;
  /** address of the session's own pages */
  readonly link?: string;
  readonly tell?: (progress: Progress) => void;
};

/** What stands: where, whose actions could be given to nobody there, and what people had changed, so that it was left or mended. */
export type Placed = {
  readonly is: "stands";
  readonly url: string;
  readonly unmatched: readonly string[];
  readonly edited: readonly string[];
  readonly repaired: readonly string[];
  readonly heldBack: readonly string[];
};

/**
 * What came of keeping. `later`: busy or away, to be gone on with at `at` (epoch ms). `refused`: a no that stays one until somebody does
 * something, by a code. `gone`: what stood there lies in the trash.
 */
export type Outcome =
  | Placed
  | { readonly is: "later"; readonly at: number }
  | { readonly is: "refused"; readonly code: string; readonly message: string }
  | { readonly is: "gone"; readonly what: string };

/** Keeps results where the team works, in step with the session. Called again after whatever stopped it, it goes on. */
export interface Keeper {
  readonly id: string;
  keep(what: Keepsake): Promise<Outcome>;
  /** As if nothing had ever stood there. */
  forget(tenant: string, session: string): Promise<void>;
}

/**
 * How far keeping a session's result somewhere has come. `waiting`: asked for. `failed`: a no that somebody must do something about; `why`: its
 * code. `at`: since when, or (`later`) when it goes on; epoch ms.
 */
export type KeepingState = { readonly url?: string } & (
  | { readonly is: "waiting" }
  | ({ readonly is: "working" } & Progress)
  | {
      readonly is: "stands";
      readonly at: number;
      readonly unmatched: readonly string[];
      readonly edited: number;
      readonly heldBack: number;
    }
  | { readonly is: "later"; readonly at: number }
  | { readonly is: "failed"; readonly at: number; readonly why: string }
);

export type KeepingKey = { readonly tenant: string; readonly session: string; readonly keeper: string };

/** That a session's result is kept somewhere, as a facilitator asked. `kept`: the revision of the session that stands there, -1 for none. */
export type Keeping = KeepingKey & { readonly parent: string; readonly state: KeepingState; readonly kept: number };

/** The address of what stands of a session elsewhere; undefined where nothing does. */
export async function keptAddress(keepings: Pick<Keepings, "ofSession">, tenant: string, session: string): Promise<string | undefined> {
  return (await keepings.ofSession(tenant, session)).find((one) => one.state.url !== undefined)?.state.url;
}

/** Where sessions are kept. All reject with `Unreachable` while the database is away. */
export interface Keepings {
  /** Has it kept, now or once more; an empty `parent` leaves the one that was chosen. */
  want(key: KeepingKey, parent: string, now: number): Promise<void>;
  ofSession(tenant: string, session: string): Promise<readonly Keeping[]>;
  /** What is due by now: asked for, to be gone on with, or standing (`stands` before `settled`) while its session has changed. */
  due(now: number, settled: number): Promise<readonly Keeping[]>;
  /** Notes how far it is, and tells open pages. `kept`: the revision that stands; `due`: when it is looked at again by itself. */
  note(key: KeepingKey, now: { readonly state: KeepingState; readonly kept?: number; readonly due: number | null }): Promise<void>;
}
