import type { Matches } from "#facilitator/ports-keep.ts";
import type { Db } from "./schema.ts";

/** Who people are where results are kept, for each tenant and keeper. */
export function createMatches(db: Db): Matches {
  return {
    async of(tenant, keeper) {
      const rows = await db
        .selectFrom("matches")
        .select(["person", "user_there"])
        .where("tenant", "=", tenant)
        .where("keeper", "=", keeper)
        .execute();
      return new Map(rows.map((row) => [row.person, row.user_there] as const));
    },
    async save(tenant, keeper, users) {
      if (users.size === 0) return;
      await db
        .insertInto("matches")
        .values([...users].map(([person, user_there]) => ({ tenant, keeper, person, user_there })))
        .onConflict((oc) => oc.columns(["tenant", "keeper", "person"]).doUpdateSet((eb) => ({ user_there: eb.ref("excluded.user_there") })))
        .execute();
    },
  };
}
