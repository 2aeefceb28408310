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

/** Whose an action is: `user` is the keeper's own id of somebody, where a facilitator has confirmed who that is. */
export type KeptOwner = { readonly person: string; readonly name: string; readonly email?: string; readonly user?: string };

/** The result of one session, to be kept somewhere. */
export type Keepsake = {
  readonly tenant: string;
  readonly session: string;
  readonly report: Report;
  /** what it goes below, in the keeper's own words; only where nothing stands yet */
  readonly parent: string;
  /** whose an action is, by its id */
  readonly owners: ReadonlyMap<string, KeptOwner>;
  /** address of the session's own pages */
  readonly link?: string;
  readonly tell?: (progress: Progress) => void;
};

/** Somebody whom an action was given to where it is kept; `user` where it is a user there, else only written down. */
export type TheirOwner = { readonly name: string; readonly user?: string; readonly email?: string };

/** Another value of an action, as people wrote it where it is kept. An owner may be one whom nobody here knows yet. */
export type TheirValue =
  | { readonly field: "status"; readonly value: string }
  | { readonly field: "deadline"; readonly value: string | null }
  | { readonly field: "owner"; readonly value: TheirOwner | null };

/**
 * What people changed in an action since both sides last agreed. `clash`: here it has changed as well. `shown`: their value in words; `at`: when,
 * as the keeper tells it. "strange": nothing here says the same (a status of their own).
 */
export type TheirChange = { readonly action: string; readonly clash: boolean; readonly shown: string; readonly at: string } & (
  | { readonly is: "understood"; readonly value: TheirValue }
  | { readonly is: "strange"; readonly field: TheirValue["field"] }
);

/** A row that people added to the plan. `id`: what an action made of it is called, so that the row becomes its own. */
export type TheirRow = { readonly id: string; readonly title: string; readonly values: readonly TheirValue[] };

/** What people did where the result is kept. `seen` goes back to the keeper with the next keeping, unread. */
export type Heard = {
  readonly is: "heard";
  readonly changes: readonly TheirChange[];
  readonly rows: readonly TheirRow[];
  readonly seen: object;
  /** something of ours may have come there late, and twice: it is to be kept once more, though nothing changed */
  readonly unsettled: boolean;
};

/** What became of what was heard: the keeper's own note of it, and what is to be said beside an action there. */
export type Answered = { readonly seen: object; readonly said: readonly { readonly action: string; readonly text: string }[] };

/** Somebody whom the keeper knows. */
export type KeeperUser = { readonly id: string; readonly name: string; readonly email?: string };

/** What stands: where, whose actions could be given to nobody there, and what people had changed, so that it was left or mended. */
export type Placed = {
  readonly is: "stands";
  readonly url: string;
  /** ids of owners who are nobody there */
  readonly unmatched: readonly string[];
  readonly edited: readonly string[];
  readonly repaired: readonly string[];
  readonly heldBack: readonly string[];
};

/**
 * What came of keeping. `later`: busy or away, to be gone on with at `at` (epoch ms). `refused`: a no that stays one until somebody does
 * something, by a code. `gone`: what stood there lies in the trash.
 */
export type Outcome = Placed | Unplaced;
export type Unplaced =
  | { readonly is: "later"; readonly at: number }
  | { readonly is: "refused"; readonly code: string; readonly message: string }
  | { readonly is: "gone"; readonly what: string };

/** Keeps results where the team works, in step with the session. Called again after whatever stopped it, it goes on. */
export interface Keeper {
  readonly id: string;
  /** `answered`: what was heard just before, and what became of it. */
  keep(what: Keepsake, answered?: Answered): Promise<Outcome>;
  /** Looks what people did where it is kept; changes nothing. Undefined where nothing stands. */
  hear(what: Keepsake): Promise<Heard | Unplaced | undefined>;
  /** Who could own actions there; nobody where the keeper may not know. */
  users(): Promise<readonly KeeperUser[]>;
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
      /** ids of owners who are nobody there */
      readonly unmatched: readonly string[];
      readonly edited: number;
      readonly heldBack: number;
      /** properties that people had taken away, and that came back */
      readonly repaired?: readonly string[];
    }
  | { readonly is: "later"; readonly at: number }
  | { readonly is: "failed"; readonly at: number; readonly why: string }
);

/** Who somebody is where results are kept, as facilitators of a tenant confirmed it once. `user` "": nobody there. */
export interface Matches {
  of(tenant: string, keeper: string): Promise<ReadonlyMap<string, string>>;
  save(tenant: string, keeper: string, users: ReadonlyMap<string, string>): Promise<void>;
}

export type KeepingKey = { readonly tenant: string; readonly session: string; readonly keeper: string };

/** That a session's result is kept somewhere, as a facilitator asked. `kept`: the revision of the session that stands there, -1 for none. */
export type Keeping = KeepingKey & {
  readonly parent: string;
  readonly state: KeepingState;
  readonly kept: number;
  /** when it is listened to next (epoch ms), and when people there last did something; null: not, or never */
  readonly listenAt: number | null;
  readonly heardAt: number | null;
};

/** The address of what stands of a session elsewhere; undefined where nothing does. */
export async function keptAddress(keepings: Pick<Keepings, "ofSession">, tenant: string, session: string): Promise<string | undefined> {
  return (await keepings.ofSession(tenant, session)).find((one) => one.state.url !== undefined)?.state.url;
}

/** Where sessions are kept. All reject with `Unreachable` while the database is away. */
export interface Keepings {
  /** Has it kept, now or once more; an empty `parent` leaves the one that was chosen. */
  want(key: KeepingKey, parent: string, now: number): Promise<void>;
  ofSession(tenant: string, session: string): Promise<readonly Keeping[]>;
  /**
   * What is due by now: asked for, to be gone on with, standing (`stands` before `settled`) while its session has changed, or to be listened to.
   */
  due(now: number, settled: number): Promise<readonly Keeping[]>;
  /** Notes how far it is, and tells open pages. `kept`: the revision that stands; `due`: when it is looked at again by itself. */
  note(key: KeepingKey, now: { readonly state: KeepingState; readonly kept?: number; readonly due: number | null }): Promise<void>;
  /** When it is listened to next; nobody is told. `heard`: people there have done something just now. */
  listen(key: KeepingKey, next: { readonly at: number | null; readonly heard?: number }): Promise<void>;
  /** Something has happened there by its own word: whatever stands in any of these ids is listened to at `at`. */
  prompt(keeper: string, ids: readonly string[], at: number): Promise<void>;
}
