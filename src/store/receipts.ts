import type { Receipts } from "#facilitator/ports-keep.ts";
import type { Db } from "./schema.ts";

/** Receipts of keepers, one for each session and keeper; they go with the session. */
export function createReceipts(db: Db): Receipts {
  return {
    async load(tenant, session, keeper) {
      const row = await db
        .selectFrom("receipts")
        .select("receipt")
        .where("tenant", "=", tenant)
        .where("session", "=", session)
        .where("keeper", "=", keeper)
        .executeTakeFirst();
      return row?.receipt;
    },
    async save(tenant, session, keeper, receipt) {
      const text = JSON.stringify(receipt);
      await db
        .insertInto("receipts")
        .values({ tenant, session, keeper, receipt: text })
        .onConflict((oc) => oc.columns(["tenant", "session", "keeper"]).doUpdateSet({ receipt: text }))
        .execute();
    },
    async forget(tenant, session, keeper) {
      await db.deleteFrom("receipts").where("tenant", "=", tenant).where("session", "=", session).where("keeper", "=", keeper).execute();
    },
  };
}
