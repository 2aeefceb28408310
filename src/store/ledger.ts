import type { Ledger, SessionRow } from "#facilitator/ports.ts";
import { answered, commit } from "./commit.ts";
import { erase } from "./erase.ts";
import { load } from "./load.ts";
import { type News, passOn, tell } from "./news.ts";
import type { Db, SessionRecord } from "./schema.ts";

/** The logs in a database. Strings under `codeKeys` in events' data are codes; every other string is a person's text. */
export function createLedger(db: Db, news: News, codeKeys: ReadonlySet<string>): Ledger {
  return {
    load: (tenant, session, fromSeq = 1) => load(db, { tenant, session, fromSeq }),
    commit: (decision) => db.transaction().execute((trx) => commit(trx, decision, codeKeys)),
    answered: (key) => answered(db, key),
    erase: (tenant, person) => db.transaction().execute((trx) => erase(trx, tenant, person)),
    passOn: (session, word) => passOn(db, session, word),
    subscribe: news.subscribe,
    ...lists(db),
  };
}

function lists(db: Db): Pick<Ledger, "sessions" | "find" | "dueToWake" | "deleteSession"> {
  const all = db.selectFrom("sessions").selectAll();
  return {
    async sessions(tenant) {
      const rows = await all.where("tenant", "=", tenant).orderBy("created_at", "desc").orderBy("id").execute();
      return rows.map(toRow);
    },
    async find(session) {
      const row = await all.where("id", "=", session).executeTakeFirst();
      return row && toRow(row);
    },
    async dueToWake(now, limit) {
      const rows = await all.where("next_wake_at", "<=", now).orderBy("next_wake_at").limit(limit).execute();
      return rows.map(toRow);
    },
    deleteSession: (tenant, session) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("sessions")
          .where("tenant", "=", tenant)
          .where("id", "=", session)
          .executeTakeFirst();
        if (numDeletedRows > 0n) await tell(trx, session, 0);
        return numDeletedRows > 0n;
      }),
  };
}

function toRow({ id, next_wake_at, fold_version, created_at, ...row }: SessionRecord): SessionRow {
  return { ...row, session: id, nextWakeAt: next_wake_at, foldVersion: fold_version, createdAt: created_at };
}
