import { sql } from "kysely";
import type { HelpCall, HelpEnd, Helps } from "#facilitator/ports-help.ts";
import type { Json } from "#lib/json.ts";
import { tellingOf } from "./news.ts";
import { type Db, type HelpRecord, plain, type Trx } from "./schema.ts";

/** Calls of a model, and the sessions that it helps in. */
export function createHelps(db: Db): Helps {
  return { ...createNoting(db), ...createReading(db), ...createWatching(db) };
}

/** Texts that went to a model of a session and came from it are gone, and the digest that a short one could be guessed by: anybody's may be among them. The session's row is locked. */
export async function forgetHelps(trx: Trx, { tenant, session }: { readonly tenant: string; readonly session: string }): Promise<void> {
  await trx
    .updateTable("help_calls")
    .set({ sent: "", output: null, digest: "" })
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .execute();
}

// Nothing and JSON's null are the same here: an answer that says nothing.
function written(output: Json | undefined): string | null {
  return output === undefined || output === null ? null : JSON.stringify(output);
}

function ending({ state, why, tokens, made, left, retryAt }: HelpEnd) {
  const counts = { made: made ?? null, left_out: left ?? null, retry_at: retryAt ?? null };
  return { state, why: why ?? null, input_tokens: tokens.input, output_tokens: tokens.output, ...counts };
}

function createNoting(db: Db): Pick<Helps, "begin" | "end"> {
  return {
    async begin(tenant, session, call) {
      const { id, key, kind, step, at, digest } = call;
      await db
        .insertInto("help_calls")
        .values({ tenant, session, id, key, kind, step, at, digest, ...ending(call), sent: plain(call.sent), output: written(call.output) })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
    async end(tenant, session, id, end) {
      // Wiped while the model was still at it: what comes back was made of texts that are gone.
      const output = sql<string | null>`case when sent = '' then null else ${written(end.output)}::json end`;
      await tellingOf(db, { tenant, session }, (trx) =>
        trx
          .updateTable("help_calls")
          .set({ ...ending(end), output })
          .where("tenant", "=", tenant)
          .where("session", "=", session)
          .where("id", "=", id)
          .execute(),
      );
    },
  };
}

function createReading(db: Db): Pick<Helps, "ofSession" | "outputOf"> {
  return {
    async ofSession(tenant, session) {
      const rows = await db
        .selectFrom("help_calls")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("session", "=", session)
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .execute();
      return rows.map(toCall);
    },
    async outputOf(tenant, digest) {
      const row = await db
        .selectFrom("help_calls")
        .select("output")
        .where("tenant", "=", tenant)
        .where("digest", "=", digest)
        .where("state", "=", "answered")
        .where("output", "is not", null)
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.output;
    },
  };
}

function toCall({ id, key, kind, step, at, digest, state, sent, ...row }: HelpRecord): HelpCall {
  return {
    id,
    key,
    kind,
    step,
    at,
    digest,
    state,
    sent,
    tokens: { input: row.input_tokens, output: row.output_tokens },
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.output === null ? {} : { output: row.output }),
    ...(row.made === null ? {} : { made: row.made }),
    ...(row.left_out === null ? {} : { left: row.left_out }),
    ...(row.retry_at === null ? {} : { retryAt: row.retry_at }),
  };
}

function createWatching(db: Db): Pick<Helps, "watch" | "watched"> {
  return {
    async watch(tenant, session, on) {
      if (on)
        await db
          .insertInto("helped")
          .values({ tenant, session })
          .onConflict((oc) => oc.doNothing())
          .execute();
      else await db.deleteFrom("helped").where("tenant", "=", tenant).where("session", "=", session).execute();
    },
    watched: () => db.selectFrom("helped").select(["tenant", "session"]).orderBy("tenant").orderBy("session").execute(),
  };
}
