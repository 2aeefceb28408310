import { sql } from "kysely";
import type { Leases } from "#facilitator/ports.ts";
import type { Db } from "./schema.ts";

/** Leases by the clock of the database, each taken by one statement: no advisory locks (architecture.md, "Leases, not locks"). */
export function createLeases(db: Db): Leases {
  return {
    async take(name, who, ms) {
      const { rows } = await sql<{ fence: number }>`
        insert into leases (name, who, fence, until) values (${name}, ${who}, 1, ${ahead(ms)})
        on conflict (name) do update set who = excluded.who, fence = leases.fence + 1, until = ${ahead(ms)}
        where leases.until < clock_timestamp() returning fence`.execute(db);
      return rows[0] === undefined ? undefined : { name, who, fence: rows[0].fence };
    },
    async renew({ name, fence }, ms) {
      const { rows } = await sql`update leases set until = ${ahead(ms)}
        where name = ${name} and fence = ${fence} and until >= clock_timestamp() returning fence`.execute(db);
      return rows.length === 1;
    },
    // The row stays: the next fence must be higher.
    async release({ name, fence }) {
      await sql`update leases set until = '-infinity' where name = ${name} and fence = ${fence}`.execute(db);
    },
  };
}

function ahead(ms: number) {
  return sql`clock_timestamp() + ${ms}::double precision * interval '1 millisecond'`;
}
