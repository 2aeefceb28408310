import { sql } from "kysely";
import type { Presence } from "#facilitator/ports.ts";
import type { Db } from "./schema.ts";

/** Presence rows; of a session that is gone none is written. */
export function createPresence(db: Db): Presence {
  return {
    async seen({ tenant, session, person, now }) {
      await sql`insert into presence (tenant, session, person, seen_at)
        select tenant, id, ${person}, ${now}::bigint from sessions where tenant = ${tenant} and id = ${session}
        on conflict (tenant, session, person) do update set seen_at = excluded.seen_at`.execute(db);
    },
    async present(tenant, session, since) {
      const rows = await db
        .selectFrom("presence")
        .select("person")
        .where("tenant", "=", tenant)
        .where("session", "=", session)
        .where("seen_at", ">=", since)
        .orderBy("person")
        .execute();
      return rows.map(({ person }) => person);
    },
  };
}
