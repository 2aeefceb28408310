import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, type RawBuilder, sql } from "kysely";
import { channel, type Engine } from "#store/engine.ts";
import { openStore, type Store, storeOn } from "#store/open.ts";
import type { Db, Tables } from "#store/schema.ts";
import { atEnd } from "../house/at-end.ts";

/** The dump of an empty store that `template.ts` left ready; not set where a test's parts are used outside the test run (bench). */
export const templateName = "TEEKOND_TEST_TEMPLATE";

/** An embedded database that stores of one file have one after the other. `heard`: who listens to its notifications now. */
type Database = { readonly db: Db; heard: (payload: string) => void };

/** Databases of this file that no store has just now. */
const free: Database[] = [];

async function openDatabase(template: string): Promise<Database> {
  const loadDataDir = new Blob([await readFile(template)]);
  const pglite = await PGlite.create({ loadDataDir, startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"] });
  const database: Database = { db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), heard: () => undefined };
  await pglite.listen(channel, (payload) => database.heard(payload));
  atEnd.push(() => pglite.close());
  return database;
}

async function empty({ db }: Database): Promise<void> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'teekond_schema'`.execute(db);
  const names: readonly RawBuilder<unknown>[] = tables.rows.map(({ name }) => sql`${sql.table(name)}`);
  await sql`truncate ${sql.join(names)}`.execute(db);
}

/** The database as one store has it, until that is closed: what still comes of it then is refused, so that it falls into no other one. */
function lent(database: Database, isOver: () => boolean): Engine {
  return {
    db: database.db.withPlugin({
      transformQuery({ node }) {
        if (isOver()) throw new Error("this store of a test is closed");
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }),
    listen: async (heard) => void (database.heard = heard),
    close: async () => undefined,
  };
}

/**
 * An embedded store of its own, empty, in memory, gone when closed. A folder takes PGlite more than a second to make or to copy, a dump 0.2 s, to be
 * emptied 0.1 s; and a whole run opens some hundred stores: so the stores of a file have the same database, one after the other.
 */
export async function embeddedStore(keys: readonly string[]): Promise<Store> {
  const template = process.env[templateName];
  if (template === undefined) return openStore({ memory: true }, keys);
  const database = free.pop() ?? (await openDatabase(template));
  let isOver = false;
  return {
    ...storeOn(
      lent(database, () => isOver),
      keys,
    ),
    async close() {
      if (isOver) return;
      isOver = true;
      database.heard = () => undefined;
      await empty(database);
      free.push(database);
    },
  };
}
