import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { Unreachable } from "#lib/unreachable.ts";
import { channel, type Engine } from "./engine.ts";
import { reachingError } from "./reaching.ts";
import type { Tables } from "./schema.ts";

const INT8 = 20;
const POOL_SIZE = 10;

/** A Postgres by its address. Connects at the first query; then whatever says that it is away comes as `Unreachable`. */
export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ ...settings(url), max: POOL_SIZE, types: { getTypeParser: parserOf } });
  // Without listeners a lost connection would end the process: the next query tells of it.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: telling(pool) }) });
  const ears: (() => Promise<void>)[] = [];
  return {
    db,
    listen: async (heard, gap) => {
      ears.push(await keepListening({ url, heard, gap }));
    },
    close: async () => {
      for (const close of ears) await close();
      await pool.end();
    },
  };
}

function settings(url: string): pg.ClientConfig {
  return { connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: 20_000, application_name: "teekond" };
}

// Times and counters are below 2^53; pg would give them as strings.
const parserOf: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text");

function telling(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw reachingError(error);
      });
      return tellingClient(client);
    },
  };
}

function tellingClient(client: pg.PoolClient): PostgresPoolClient {
  let lost = false;
  async function query(text: string, values: readonly unknown[]): Promise<unknown> {
    try {
      return await client.query(text, [...values]);
    } catch (thrown) {
      const error = reachingError(thrown);
      lost ||= error instanceof Unreachable;
      throw error;
    }
  }
  // kysely also types cursors, which we never open.
  return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release(lost) };
}

type Ear = { readonly url: string; readonly heard: (payload: string) => void; readonly gap: () => void };

// A connection of its own, for a pooled one may be closed when idle; comes back by itself.
async function keepListening(ear: Ear): Promise<() => Promise<void>> {
  let closed = false;
  async function again(): Promise<void> {
    for (let wait = 250; !closed; wait = Math.min(wait * 2, 5_000)) {
      await sleep(wait, undefined, { ref: false });
      const next = closed ? undefined : await listenOnce(ear, lost).catch(() => undefined);
      if (next === undefined) continue;
      client = next;
      ear.gap();
      break;
    }
    if (closed) await client.end();
  }
  function lost(): void {
    if (!closed) void again();
  }
  let client = await listenOnce(ear, lost);
  return async () => {
    closed = true;
    await client.end();
  };
}

async function listenOnce(ear: Ear, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client(settings(ear.url));
  client.on("error", () => undefined);
  client.on("notification", ({ payload }) => ear.heard(payload ?? ""));
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw reachingError(error);
  }
  client.once("end", lost);
  return client;
}
