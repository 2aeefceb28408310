import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { channel, type Engine } from "./engine.ts";
import type { Tables } from "./schema.ts";

// architecture.md, "PGlite traps": 255 MB resident instead of 270–590.
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/** The embedded Postgres in a folder, or in memory when none is given. The caller holds the door of the folder. */
export async function openPglite(folder?: string): Promise<Engine> {
  const pglite = await PGlite.create({ startParams, ...(folder === undefined ? {} : { dataDir: folder }) });
  return {
    db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }),
    listen: async (heard) => {
      await pglite.listen(channel, heard);
    },
    close: () => pglite.close(),
  };
}
