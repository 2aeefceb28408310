import type { Vault } from "#facilitator/ports-vault.ts";
import type { Seal } from "#lib/sealed.ts";
import type { Db } from "./schema.ts";

/** Platforms' tokens, sealed before they reach the database; without a key nothing can be kept, and reading finds nothing. */
export function createVault(db: Db, seal: Seal): Vault {
  const one = (platform: string, name: string) => db.selectFrom("vault").where("platform", "=", platform).where("name", "=", name);
  return {
    async keep(platform, name, secret) {
      const sealed = seal.lock(secret);
      await db
        .insertInto("vault")
        .values({ platform, name, sealed })
        .onConflict((oc) => oc.columns(["platform", "name"]).doUpdateSet({ sealed }))
        .execute();
    },
    async read(platform, name) {
      const row = await one(platform, name).select("sealed").executeTakeFirst();
      return row === undefined ? undefined : seal.open(row.sealed);
    },
    async forget(platform, name) {
      await db.deleteFrom("vault").where("platform", "=", platform).where("name", "=", name).execute();
    },
    async names(platform) {
      const rows = await db.selectFrom("vault").select("name").where("platform", "=", platform).orderBy("name").execute();
      return rows.map((row) => row.name);
    },
  };
}
