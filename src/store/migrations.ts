import { type Kysely, sql } from "kysely";
import type { Db, Tables, Trx } from "./schema.ts";

/** The database was written by a newer Teekond: starting on it would lose what it keeps. */
export class SchemaTooNew extends Error {
  override readonly name = "SchemaTooNew";
}

// Json columns are `json`, not `jsonb`: jsonb refuses the escaped NUL that somebody may type, and sorts keys.
const first = [
  // What lists and the waker read; `revision` is the optimistic lock of the whole session.
  `create table sessions (tenant text not null, id text not null unique, title text not null, playbook text not null, language text not null,
    status text not null, next_wake_at bigint, fold_version int not null, created_at bigint not null, version int not null,
    revision int not null, primary key (tenant, id))`,
  "create index sessions_to_wake on sessions (next_wake_at) where next_wake_at is not null",
  // The log. `person` is whose texts stand in `texts`; null for the unsigned. No time but the event's own `at`.
  `create table events (tenant text not null, session text not null, seq int not null, type text not null, v int not null, at bigint not null,
    person text, actor json not null, data json not null, texts json not null, primary key (tenant, session, seq),
    foreign key (tenant, session) references sessions on delete cascade)`,
  // Kept apart from the log and without time, so that nobody can tell an unsigned item by its author's "done".
  `create table done (tenant text not null, session text not null, step text not null, part int not null, person text not null,
    primary key (tenant, session, step, part, person), foreign key (tenant, session) references sessions on delete cascade)`,
  // Commands kept, each with the events it brought; person '' for the unsigned. No time.
  `create table commands (tenant text not null, session text not null, person text not null, id text not null, digest text not null,
    answer json not null, first_seq int not null, last_seq int not null, primary key (tenant, session, person, id),
    foreign key (tenant, session) references sessions on delete cascade)`,
  `create table people (tenant text not null, id text not null, name text not null, email text, language text, zone text,
    primary key (tenant, id))`,
  `create table handles (tenant text not null, platform text not null, handle text not null, person text not null,
    primary key (tenant, platform, handle), foreign key (tenant, person) references people on delete cascade)`,
  `create table links (hash text primary key, tenant text not null, session text, person text, role text not null, purpose text not null,
    uses_left int, expires_at bigint, foreign key (tenant, session) references sessions on delete cascade,
    foreign key (tenant, person) references people on delete cascade)`,
  `create table logins (hash text primary key, tenant text not null, person text not null, expires_at bigint not null,
    foreign key (tenant, person) references people on delete cascade)`,
  `create table presence (tenant text not null, session text not null, person text not null, seen_at bigint not null,
    primary key (tenant, session, person), foreign key (tenant, session) references sessions on delete cascade)`,
  // Where a session is drawn; `person` for direct messages, and then many sessions may come to one address. `drawn` is the session's revision
  // that stands there, or -1 in hand, -2 to be looked at anew. `fence` and `called_at` are of whoever draws it, and are not backed up.
  `create table places (tenant text not null, session text not null, place text not null unique, platform text not null, at text not null,
    address json not null, person text, broken text, broken_at bigint, drawn int not null default -2, look_at bigint,
    fence bigint not null default 0, called_at bigint, primary key (tenant, session, place), unique (platform, at, session),
    foreign key (tenant, session) references sessions on delete cascade)`,
  "create unique index places_at on places (platform, at) where person is null",
  // What stands there, or is being posted there; `version` is a digest of the card, '' while it is not known.
  `create table shown (tenant text not null, session text not null, place text not null, key text not null, version text not null,
    state text not null check (state in ('posting', 'shown')), ref text, fence bigint not null default 0,
    primary key (tenant, session, place, key), foreign key (tenant, session, place) references places on delete cascade)`,
  // Tokens of platforms, encrypted with TEEKOND_KEY; in no backup: lost or moved, the platform is installed again.
  "create table vault (platform text not null, name text not null, sealed text not null, primary key (platform, name))",
  "create table leases (name text primary key, who text not null, fence bigint not null, until timestamptz not null)",
];

const second = [
  // What stands of a session where a keeper keeps it: ids and digests, no texts.
  `create table receipts (tenant text not null, session text not null, keeper text not null, receipt json not null,
    primary key (tenant, session, keeper), foreign key (tenant, session) references sessions on delete cascade)`,
  // That a session is kept somewhere. `kept`: the revision that stands there; `due`: when it is looked at by itself; `stands_at`: since when it
  // follows its session, null where it does not.
  `create table keepings (tenant text not null, session text not null, keeper text not null, parent text not null, progress json not null,
    kept int not null default -1, due bigint, stands_at bigint, primary key (tenant, session, keeper),
    foreign key (tenant, session) references sessions on delete cascade)`,
];

const third = [
  // What somebody typed that is not sent yet, under a random token, without the person; in no backup, gone after a quarter of an hour.
  "create table drafts (hash text primary key, draft json not null, until bigint not null)",
  // What one process notes for the next: the digest of what a platform was told. In no backup: told again, it does no harm.
  "create table marks (name text primary key, mark text not null)",
];

const fourth = [
  // When it is listened to what people do where a result is kept, and when they last did something.
  "alter table keepings add column listen_at bigint, add column heard_at bigint",
  // Who a person is where results are kept, as a facilitator confirmed it; '' for nobody there.
  `create table matches (tenant text not null, keeper text not null, person text not null, user_there text not null,
    primary key (tenant, keeper, person))`,
];

const fifth = [
  // Calls of a language model. `sent` and `output` are of people's texts, without names; '' and null once texts of the session were wiped.
  `create table help_calls (tenant text not null, session text not null, id text not null, key text not null, kind text not null,
    step text not null, at bigint not null, digest text not null, state text not null, why text, input_tokens int not null,
    output_tokens int not null, sent text not null, output json, made int, left_out int, retry_at bigint,
    primary key (tenant, session, id), foreign key (tenant, session) references sessions on delete cascade)`,
  "create index help_calls_by_content on help_calls (tenant, digest)",
  // Sessions that a model helps in.
  `create table helped (tenant text not null, session text not null, primary key (tenant, session),
    foreign key (tenant, session) references sessions on delete cascade)`,
];

const migrations: readonly (readonly string[])[] = [first, second, third, fourth, fifth];

/** The schema that this program writes. */
export const SCHEMA = migrations.length;

/**
 * Brings the database to `SCHEMA`, all or nothing; several processes may try at once, the second waits for the first.
 * Throws `SchemaTooNew` where a newer program was at work.
 */
export async function migrate(db: Db): Promise<void> {
  await createVersionTable(db);
  await db.transaction().execute(async (trx) => {
    await sql`lock table teekond_schema in exclusive mode`.execute(trx);
    const at = await schemaOf(trx);
    if (at > SCHEMA) throw new SchemaTooNew(`The database has schema ${at}, this Teekond knows ${SCHEMA}: start a newer Teekond on it.`);
    for (const [i, statements] of migrations.entries()) {
      if (i >= at) await apply(trx, statements, i + 1);
    }
  });
}

/** The schema that the database has; 0 for an empty one. */
async function schemaOf(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom("teekond_schema")
    .select((eb) => eb.fn.max("version").as("version"))
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function apply(trx: Trx, statements: readonly string[], version: number): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(trx);
  await trx.insertInto("teekond_schema").values({ version }).execute();
}

// "if not exists" is no protection: two at once make one of them fail on the catalogue, and then the table is there.
async function createVersionTable(db: Db): Promise<void> {
  const create = sql`create table if not exists teekond_schema (version int primary key)`;
  await create.execute(db).catch(() => create.execute(db));
}
