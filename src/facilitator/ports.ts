import type { Json } from "#lib/json.ts";

/** One event of a session's log, whole, people's texts in place. `seq` runs 1, 2, 3 … in its session; `v` is the version of its type. */
export type StoredEvent = {
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly at: number;
  readonly actor: Json;
  readonly data: Json;
};

/** An event to be appended. `actor` holds ids and codes only; texts of people go into `data`. */
export type NewEvent = Omit<StoredEvent, "seq">;

/** "Done" of a person in a part of a step: kept apart from the log, without time (method.md, "Anonymity"). */
export type DoneMark = { readonly step: string; readonly part: number; readonly person: string };

/**
 * A session as kept. `version` is the `seq` of its last event; `revision` grows with every commit, also with one that changes only "done",
 * and with every erasing: two equal revisions are the same session, to the letter.
 */
export type Loaded = {
  readonly tenant: string;
  readonly session: string;
  readonly version: number;
  readonly revision: number;
  readonly events: readonly StoredEvent[];
  readonly done: readonly DoneMark[];
};

/** What lists and the waker need without reading the log. `foldVersion` is the version of the fold that these were computed by. */
export type SessionIndex = {
  readonly title: string;
  readonly playbook: string;
  readonly language: string;
  readonly status: string;
  readonly nextWakeAt: number | null;
  readonly foldVersion: number;
};

/** A line of the list of sessions. `createdAt` is the `at` of the first event. */
export type SessionRow = SessionIndex & {
  readonly tenant: string;
  readonly session: string;
  readonly createdAt: number;
  readonly version: number;
  readonly revision: number;
};

/** Names a command: its id is unique in its session and person; `person` is null for the unsigned, timers, the model, importers. */
export type CommandKey = { readonly tenant: string; readonly session: string; readonly person: string | null; readonly id: string };

/**
 * What was answered to a command, and the digest of the content that it came with. After an erasing in its session the answer is null,
 * and the digest of a command whose own texts are gone is "": it counts as the same.
 */
export type Answered = { readonly answer: Json; readonly digest: string };

/**
 * One decision to be kept, whole or not at all. `expected` is the `revision` that it was decided on (0 for a new session).
 * Texts in an event belong to the person who is its actor, in one that follows from a rule to `command.person`; in an unsigned one to nobody.
 * `wipe`: events whose texts are overwritten with it (a strike). What is unsigned comes with person null, and never in one commit with its author's "done".
 */
export type Commit = {
  readonly tenant: string;
  readonly session: string;
  readonly expected: number;
  readonly command: { readonly id: string; readonly person: string | null; readonly digest: string; readonly answer: Json };
  readonly events: readonly NewEvent[];
  readonly done?: { readonly set?: readonly DoneMark[]; readonly clear?: readonly DoneMark[] };
  readonly wipe?: readonly number[];
  readonly index: SessionIndex;
};

/** `repeated`: this command was kept before; same digest: give the same answer again, other digest: it was an edit. */
export type Committed =
  | { readonly ok: true; readonly version: number; readonly revision: number }
  | { readonly ok: false; readonly why: "conflict" }
  | ({ readonly ok: false; readonly why: "repeated" } & Answered);

/**
 * News of a session (revision 0: it was deleted); `word`: what a process passed on to all, kept nowhere; `gap`: the connection was lost for a
 * while, so anything may have changed.
 */
export type Change =
  | { readonly kind: "session"; readonly session: string; readonly revision: number }
  | { readonly kind: "word"; readonly session: string; readonly word: Json }
  | { readonly kind: "gap" };

/** What was overwritten: for each session the `seq` of the events; the caller appends a `TextErased` to each. */
export type Erased = readonly { readonly session: string; readonly seqs: readonly number[] }[];

/** The logs of all sessions. Every method rejects with `Unreachable` when the database is away; nothing is half done. */
export interface Ledger {
  /** The session, or undefined; `fromSeq` leaves out the events before it (a cache that holds the rest asks so). */
  load(tenant: string, session: string, fromSeq?: number): Promise<Loaded | undefined>;
  commit(commit: Commit): Promise<Committed>;
  /** Looked up before deciding: an act already kept is answered again, not judged again. */
  answered(key: CommandKey): Promise<Answered | undefined>;
  /** Sessions of a tenant, newest first. */
  sessions(tenant: string): Promise<readonly SessionRow[]>;
  /** The session whose id came alone (a notification, a command line), for its tenant; never an answer to a person of another tenant. */
  find(session: string): Promise<SessionRow | undefined>;
  /** Sessions of all tenants whose `nextWakeAt` is at or before `now`, most overdue first. */
  dueToWake(now: number, limit: number): Promise<readonly SessionRow[]>;
  /** Removes every row of the session; false when there was none. */
  deleteSession(tenant: string, session: string): Promise<boolean>;
  /** Overwrites every text of the person in all logs, and removes name, e-mail, handles, links, logins, presence. */
  erase(tenant: string, person: string): Promise<Erased>;
  /** Passes a word about a session on to all who subscribed, in every process; it is kept nowhere. At most 7,000 bytes as JSON. */
  passOn(session: string, word: Json): Promise<void>;
  /** Calls back after each commit and for each word of any process, once the promise is kept; answers with what ends it. */
  subscribe(onChange: (change: Change) => void): Promise<() => void>;
}

export type Person = {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly language?: string;
  readonly zone?: string;
};

/** Who somebody is on a platform: ("slack", "U123"). */
export type Handle = { readonly platform: string; readonly handle: string };

/**
 * What a link is for: `join` a session (public), `login` as a person (personal, one use), `return` (personal, kept), `attach` a place,
 * `start` sessions. `usesLeft` null: without limit; `expiresAt` null: until renewed.
 */
export type Link = {
  readonly tenant: string;
  readonly session: string | null;
  readonly person: string | null;
  readonly role: string;
  readonly purpose: "join" | "login" | "return" | "attach" | "start";
  readonly usesLeft: number | null;
  readonly expiresAt: number | null;
};

export type Login = { readonly tenant: string; readonly person: string; readonly expiresAt: number };

/** People, their handles, links and logins. Tokens are known here only by their hash (`hashToken`). */
export interface People {
  people(tenant: string, ids: readonly string[]): Promise<readonly Person[]>;
  savePerson(person: Person): Promise<void>;
  byHandle(tenant: string, handle: Handle): Promise<Person | undefined>;
  /** Who a person is on a platform; a person may be several there. */
  handlesOf(tenant: string, person: string, platform: string): Promise<readonly string[]>;
  /** Adds a handle; answers with the id of the person who holds it now: another one, if it was theirs before. */
  addHandle(tenant: string, person: string, handle: Handle): Promise<string>;
  /** Whether any platform knows the person, who may then be the same one in several sessions. */
  hasHandle(tenant: string, person: string): Promise<boolean>;
  issueLink(hash: string, link: Link): Promise<void>;
  /** The link if it still holds; takes no use (a GET never joins). */
  readLink(hash: string, now: number): Promise<Link | undefined>;
  /** The link whether it still holds or not: to say kindly why it opens nothing. Undefined for what never was one, and for a renewed one. */
  anyLink(hash: string): Promise<Link | undefined>;
  /** Takes one use; undefined when none is left, it ran out, or it was renewed. */
  useLink(hash: string, now: number): Promise<Link | undefined>;
  /** Forgets links and logins that ran out before `before` (epoch ms). */
  sweep(before: number): Promise<void>;
  /** Makes the links of a session with this purpose worthless ("renew links"); the caller issues new ones. */
  revokeLinks(tenant: string, session: string, purpose: Link["purpose"]): Promise<void>;
  login(hash: string, login: Login): Promise<void>;
  loggedIn(hash: string, now: number): Promise<Login | undefined>;
  logout(hash: string): Promise<void>;
}

/** Who has a session open: rows outside the log, renewed every 20 s. */
export interface Presence {
  seen(at: { readonly tenant: string; readonly session: string; readonly person: string; readonly now: number }): Promise<void>;
  /** Ids of the people seen at or after `since`. */
  present(tenant: string, session: string, since: number): Promise<readonly string[]>;
}

export type Lease = { readonly name: string; readonly who: string; readonly fence: number };

/** Leases by the clock of the database: at most one holder of a name at a time, each with a higher fence than the one before. */
export interface Leases {
  /** For `ms` milliseconds; undefined while anybody holds it (who holds it already renews it). */
  take(name: string, who: string, ms: number): Promise<Lease | undefined>;
  /** False when it was lost meanwhile. */
  renew(lease: Lease, ms: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
}
