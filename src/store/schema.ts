import type { ColumnType, Kysely, Selectable, Transaction } from "kysely";
import type { Link } from "#facilitator/ports.ts";
import type { HelpCall, HelpFailure } from "#facilitator/ports-help.ts";
import type { Json } from "#lib/json.ts";

// Written as JSON text by us: pg would turn arrays into Postgres arrays.
type JsonColumn<T extends Json = Json> = ColumnType<T, string, string>;
type OptionalJson = ColumnType<Json, string | null, string | null>;

/** Columns of every table, in the spelling of the database; what each is for stands in migrations.ts. */
export type Tables = {
  sessions: {
    tenant: string;
    id: string;
    title: string;
    playbook: string;
    language: string;
    status: string;
    next_wake_at: number | null;
    fold_version: number;
    created_at: number;
    version: number;
    revision: number;
  };
  events: {
    tenant: string;
    session: string;
    seq: number;
    type: string;
    v: number;
    at: number;
    person: string | null;
    actor: JsonColumn;
    data: JsonColumn;
    texts: JsonColumn<readonly string[]>;
  };
  done: { tenant: string; session: string; step: string; part: number; person: string };
  commands: {
    tenant: string;
    session: string;
    person: string;
    id: string;
    digest: string;
    answer: JsonColumn;
    first_seq: number;
    last_seq: number;
  };
  people: { tenant: string; id: string; name: string; email: string | null; language: string | null; zone: string | null };
  handles: { tenant: string; platform: string; handle: string; person: string };
  links: {
    hash: string;
    tenant: string;
    session: string | null;
    person: string | null;
    role: string;
    purpose: Link["purpose"];
    uses_left: number | null;
    expires_at: number | null;
  };
  logins: { hash: string; tenant: string; person: string; expires_at: number };
  presence: { tenant: string; session: string; person: string; seen_at: number };
  places: {
    tenant: string;
    session: string;
    place: string;
    platform: string;
    at: string;
    address: JsonColumn;
    person: string | null;
    broken: string | null;
    broken_at: number | null;
    drawn: number;
    look_at: number | null;
    fence: number;
    called_at: number | null;
  };
  shown: {
    tenant: string;
    session: string;
    place: string;
    key: string;
    version: string;
    state: "posting" | "shown";
    ref: string | null;
    fence: number;
  };
  receipts: { tenant: string; session: string; keeper: string; receipt: JsonColumn };
  keepings: {
    tenant: string;
    session: string;
    keeper: string;
    parent: string;
    progress: JsonColumn;
    kept: number;
    due: number | null;
    stands_at: number | null;
    listen_at: number | null;
    heard_at: number | null;
  };
  matches: { tenant: string; keeper: string; person: string; user_there: string };
  help_calls: {
    tenant: string;
    session: string;
    id: string;
    key: string;
    kind: HelpCall["kind"];
    step: string;
    at: number;
    digest: string;
    state: HelpCall["state"];
    why: HelpFailure | null;
    input_tokens: number;
    output_tokens: number;
    sent: string;
    output: OptionalJson;
    made: number | null;
    left_out: number | null;
    retry_at: number | null;
  };
  helped: { tenant: string; session: string };
  vault: { platform: string; name: string; sealed: string };
  drafts: { hash: string; draft: JsonColumn; until: number };
  marks: { name: string; mark: string };
  leases: { name: string; who: string; fence: number; until: ColumnType<Date, never, never> };
  teekond_schema: { version: number };
};

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

/** A text for a plain column: Postgres holds neither NUL nor half a surrogate pair (JSON columns hold both, escaped). */
export function plain(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

export type SessionRecord = Selectable<Tables["sessions"]>;
export type HelpRecord = Selectable<Tables["help_calls"]>;
