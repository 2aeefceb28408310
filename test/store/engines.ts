import { randomBytes } from "node:crypto";
import pg from "pg";
import { openStore, type Store } from "#store/open.ts";
import { embeddedStore } from "./embedded.ts";

/** A store on a database of its own. `second` is another process's view of it; PGlite has one process only, so there it is the same. */
export type Site = { readonly store: Store; readonly second: () => Promise<Store>; readonly stop: () => Promise<void> };
export type TestEngine = { readonly name: "pglite" | "postgres"; readonly start: (keys?: readonly string[]) => Promise<Site> };

export const codeKeys = ["kind", "id", "item"] as const;
export const server = process.env["TEEKOND_TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

const pglite: TestEngine = {
  name: "pglite",
  async start(keys = codeKeys) {
    const store = await embeddedStore(keys);
    return { store, second: () => Promise.resolve(store), stop: () => store.close() };
  },
};

const postgres: TestEngine = {
  name: "postgres",
  async start(keys = codeKeys) {
    const { url, drop } = await freshDatabase();
    const stores = [await openStore({ url }, keys)];
    return {
      store: stores[0] as Store,
      second: async () => {
        const store = await openStore({ url }, keys);
        stores.push(store);
        return store;
      },
      stop: async () => {
        for (const store of stores) await store.close();
        await drop();
      },
    };
  },
};

export async function freshDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `teekond_test_${randomBytes(6).toString("hex")}`;
  await admin(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => admin(`drop database ${name} with (force)`) };
}

export async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3_000 });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export const postgresRuns = await admin("select 1").then(
  () => true,
  (error: unknown) => {
    if (process.env["CI"] === "true")
      throw new Error(`CI runs every store test on Postgres too: ${server} cannot be reached.`, { cause: error });
    process.stderr.write(`\n!!! Postgres at ${server} cannot be reached: STORE TESTS RUN ON PGLITE ONLY !!!\n\n`);
    return false;
  },
);

export const engines: readonly TestEngine[] = postgresRuns ? [pglite, postgres] : [pglite];
