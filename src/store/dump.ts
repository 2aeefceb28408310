import type { Json } from "#lib/json.ts";
import { SCHEMA } from "./migrations.ts";
import type { Db, Tables, Trx } from "./schema.ts";

/** A restore that was not begun, or was taken back whole; the message says why. */
export class RestoreRefused extends Error {
  override readonly name = "RestoreRefused";
}

type Table = Exclude<keyof Tables, "teekond_schema" | "leases" | "presence" | "drafts" | "marks">;
type Row = { readonly [column: string]: Json };

// A row stands after those it refers to. Leases, presence, drafts and marks are of running processes and mean nothing later.
const ofSession = ["events", "done", "commands", "places", "shown", "receipts", "keepings", "help_calls", "helped"] as const;
const ofTenant = ["people", "handles", "logins", "matches"] as const;
const tables: readonly Table[] = ["sessions", ...ofSession, ...ofTenant, "links"];
const jsonColumns = new Set(["actor", "data", "texts", "answer", "address", "receipt", "progress", "output"]);
// Elsewhere a null is JSON's own (an answer forgotten), here it says that nothing is there.
const maybeNothing = new Set(["output"]);
// Of running processes, as leases are: a store that is filled begins its fences anew.
const processColumns = new Set(["fence", "called_at"]);
const ROWS_AT_ONCE = 200;

/**
 * All that is kept as NDJSON: a header, a line for each row, and a last line with their number. Read in short transactions, one for each
 * session and each tenant's people, so that a running server goes on; what refers to rows that came or went meanwhile is left out.
 */
export async function* dump(db: Db): AsyncGenerator<string> {
  yield line({ teekond: "backup", schema: SCHEMA });
  const there = new Set<string>();
  let rows = 0;
  for await (const [table, row] of allRows(db, there)) {
    rows += 1;
    yield line({ table, row });
  }
  yield line({ end: rows });
}

async function* allRows(db: Db, there: Set<string>): AsyncGenerator<readonly [Table, Row]> {
  const sessions = await db.selectFrom("sessions").select(["tenant", "id"]).orderBy("tenant").orderBy("id").execute();
  for (const key of sessions) {
    const rows = await atOneMoment(db, (trx) => sessionRows(trx, key.tenant, key.id));
    if (rows.length > 0) there.add(keyOf("session", key.tenant, key.id));
    yield* rows;
  }
  for (const { tenant } of await db.selectFrom("people").select("tenant").distinct().orderBy("tenant").execute()) {
    const rows = await atOneMoment(db, (trx) => peopleRows(trx, tenant));
    for (const [table, row] of rows) if (table === "people") there.add(keyOf("person", tenant, row["id"]));
    yield* rows;
  }
  yield* await linkRows(db, there);
}

async function linkRows(db: Db, there: ReadonlySet<string>): Promise<readonly (readonly [Table, Row])[]> {
  const links = await db.selectFrom("links").selectAll().orderBy("hash").execute();
  return links
    .filter(({ tenant, session }) => session === null || there.has(keyOf("session", tenant, session)))
    .filter(({ tenant, person }) => person === null || there.has(keyOf("person", tenant, person)))
    .map((link) => ["links", link]);
}

function keyOf(kind: "session" | "person", tenant: string, id: Json | undefined): string {
  return JSON.stringify([kind, tenant, id ?? null]);
}

async function sessionRows(trx: Trx, tenant: string, session: string): Promise<readonly (readonly [Table, Row])[]> {
  const heads = await trx.selectFrom("sessions").selectAll().where("tenant", "=", tenant).where("id", "=", session).execute();
  const rows: (readonly [Table, Row])[] = heads.map((row) => ["sessions", row]);
  for (const table of ofSession) {
    const found = await trx
      .selectFrom(table as "events")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("session", "=", session)
      .execute();
    rows.push(...found.map((row) => [table, kept(row)] as const));
  }
  return rows;
}

function kept(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !processColumns.has(column)));
}

async function peopleRows(trx: Trx, tenant: string): Promise<readonly (readonly [Table, Row])[]> {
  const rows: (readonly [Table, Row])[] = [];
  for (const table of ofTenant) {
    const found = await trx
      .selectFrom(table as "people")
      .selectAll()
      .where("tenant", "=", tenant)
      .execute();
    rows.push(...found.map((row) => [table, row] as const));
  }
  return rows;
}

function atOneMoment<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").execute(read);
}

/** Reads the lines of a dump into an empty store, in one transaction: nobody else works in a store that is being filled. */
export async function restoreLines(db: Db, lines: AsyncIterable<string>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await refuseUnlessEmpty(trx);
    let batch: { readonly table: Table; readonly rows: Row[] } | undefined;
    for await (const entry of entries(lines)) {
      if (batch !== undefined && (batch.table !== entry.table || batch.rows.length >= ROWS_AT_ONCE)) {
        await insert(trx, batch.table, batch.rows);
        batch = undefined;
      }
      batch ??= { table: entry.table, rows: [] };
      batch.rows.push(entry.row);
    }
    if (batch !== undefined) await insert(trx, batch.table, batch.rows);
  });
}

async function refuseUnlessEmpty(trx: Trx): Promise<void> {
  for (const table of tables) {
    const row = await trx
      .selectFrom(table as "events")
      .select("tenant")
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined)
      throw new RestoreRefused(`This store is not empty (it has ${table}): a backup is restored into an empty one only.`);
  }
}

type Entry = { readonly table: Table; readonly row: Row };

async function* entries(lines: AsyncIterable<string>): AsyncGenerator<Entry> {
  let at = 0;
  let ended: unknown;
  for await (const text of lines) {
    at += 1;
    const value = parse(text, at);
    if (at === 1) refuseUnlessOurs(value);
    else if (ended === undefined && "end" in value) ended = value["end"];
    else yield entryOf(value, at);
  }
  if (ended !== at - 2) throw new RestoreRefused("This backup is cut off: its last line is missing.");
}

function parse(text: string, at: number): Row {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Row;
  } catch {
    // Said below.
  }
  throw new RestoreRefused(`Line ${at} of this file cannot be read: it is no backup, or a damaged one.`);
}

function refuseUnlessOurs({ teekond, schema }: Row): void {
  if (teekond !== "backup" || typeof schema !== "number") throw new RestoreRefused("This file is not a backup of Teekond.");
  if (schema > SCHEMA) throw new RestoreRefused(`This backup has schema ${schema}, this Teekond knows ${SCHEMA}: use a newer Teekond.`);
}

function entryOf({ table, row }: Row, at: number): Entry {
  const known = tables.find((name) => name === table);
  if (known === undefined || typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new RestoreRefused(`Line ${at} of this backup names no table that this Teekond knows.`);
  }
  return { table: known, row: row as Row };
}

async function insert(trx: Trx, table: Table, rows: readonly Row[]): Promise<void> {
  const values = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asKept(column, value)])));
  await trx
    .insertInto(table as "events")
    .values(values as never)
    .execute();
}

function asKept(column: string, value: Json): Json {
  return jsonColumns.has(column) && !(value === null && maybeNothing.has(column)) ? JSON.stringify(value) : value;
}

function line(value: Json): string {
  return `${JSON.stringify(value)}\n`;
}
