import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { codeKeys } from "#session/event.ts";
import { openStore, type Store } from "#store/open.ts";

const server = process.env.TEEKOND_TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** An engine to measure on: our store, and the bare thing beside it. `insert` puts one text into a table in one transaction. */
export type BenchSite = {
  readonly name: string;
  readonly store: Store;
  readonly insert: (text: string) => Promise<void>;
  readonly fill: (rows: number) => Promise<unknown>;
  readonly read: (rows: number) => Promise<number>;
  readonly stop: () => Promise<void>;
};

const filling = `insert into bare (body) select jsonb_build_object('type', 'collect.edited', 'text', 'Something that somebody wrote, number ' || n) from generate_series(1, $1::int) n`;
const table = "create table bare (n bigint generated always as identity primary key, body jsonb not null)";

async function pgliteSite(): Promise<BenchSite> {
  const folder = await mkdtemp(join(tmpdir(), "teekond-bench-"));
  const store = await openStore({ folder }, codeKeys);
  const bare = await PGlite.create({ dataDir: join(folder, "bare") });
  await bare.exec(table);
  return {
    name: "PGlite",
    store,
    insert: (text) => bare.transaction(async (trx) => void (await trx.query("insert into bare (body) values ($1)", [text]))),
    fill: (rows) => bare.query(filling, [rows]),
    read: async (rows) => (await bare.query("select body from bare order by n limit $1", [rows])).rows.length,
    stop: async () => {
      await store.close();
      await bare.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function postgresSite(): Promise<BenchSite> {
  const name = `teekond_bench_${process.pid}`;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const store = await openStore({ url: url.href }, codeKeys);
  const bare = new pg.Pool({ connectionString: url.href, max: 4 });
  bare.on("error", () => undefined);
  await bare.query(table);
  return {
    name: "Postgres",
    store,
    insert: async (text) => {
      const client = await bare.connect();
      await client.query("begin");
      await client.query("insert into bare (body) values ($1)", [text]);
      await client.query("commit");
      client.release();
    },
    fill: (rows) => bare.query(filling, [rows]),
    read: async (rows) => (await bare.query("select body from bare order by n limit $1", [rows])).rows.length,
    stop: async () => {
      await store.close();
      await bare.end().catch(() => undefined);
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

export const sites: readonly (() => Promise<BenchSite>)[] = [pgliteSite, postgresSite];
