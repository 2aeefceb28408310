import { sql } from "kysely";
import type { Vault } from "#facilitator/ports-vault.ts";
import type { Seal } from "#lib/sealed.ts";
import { join } from "node:path";
import type { Ledger, Leases, People, Presence } from "#facilitator/ports.ts";
import type { Drafts, Marks, Places, Shown } from "#facilitator/ports-chat.ts";
import type { Helps } from "#facilitator/ports-help.ts";
import type { Keepings, Matches, Receipts } from "#facilitator/ports-keep.ts";
import { backup, dailyBackup, restore } from "./backup.ts";
import { type Door, openDoor } from "./door.ts";
import type { Engine } from "./engine.ts";
import { createLeases } from "./leases.ts";
import { createLedger } from "./ledger.ts";
import { createMatches } from "./matches.ts";
import { migrate } from "./migrations.ts";
import { createNews } from "./news.ts";
import { createPeople } from "./people.ts";
import { openPglite } from "./pglite.ts";
import { createDrafts, createMarks } from "./drafts.ts";
import { createPlaces } from "./places.ts";
import { openPostgres } from "./postgres.ts";
import { createVault } from "./vault.ts";
import { createPresence } from "./presence.ts";
import type { Db } from "./schema.ts";
import { createHelps } from "./helps.ts";
import { createKeepings } from "./keepings.ts";
import { createReceipts } from "./receipts.ts";
import { createShown } from "./shown.ts";

export type StorePlace =
  | { readonly url: string; readonly folder?: never; readonly memory?: never }
  | { readonly folder: string; readonly url?: never; readonly memory?: never }
  | { readonly memory: true; readonly url?: never; readonly folder?: never };

export type Store = {
  readonly ledger: Ledger;
  readonly people: People;
  readonly presence: Presence;
  readonly leases: Leases;
  readonly places: Places;
  readonly shown: Shown;
  readonly receipts: Receipts;
  readonly keepings: Keepings;
  readonly helps: Helps;
  readonly matches: Matches;
  readonly drafts: Drafts;
  readonly marks: Marks;
  /** Where platforms' tokens are kept, sealed with this seal. */
  readonly vault: (seal: Seal) => Vault;
  /** Only where the store is a folder. */
  readonly door?: Door;
  /** Resolves when the database answers, rejects with `Unreachable` when it does not. */
  readonly ping: () => Promise<void>;
  readonly backup: (file: string) => Promise<void>;
  readonly restore: (file: string) => Promise<void>;
  /** The automatic backup of a day ("YYYY-MM-DD") into a folder where the seven newest are kept; answers with its file. */
  readonly dailyBackup: (folder: string, date: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the store and brings its tables up to date. `codeKeys`: the keys of events' data whose strings are codes, not people's texts.
 * Throws `FolderInUse`, `SchemaTooNew`, or `Unreachable`; each message can be shown as it is.
 */
export async function openStore(place: StorePlace, codeKeys: readonly string[]): Promise<Store> {
  const door = place.folder === undefined ? undefined : await openDoor(place.folder);
  try {
    const engine = await openEngine(place);
    await prepare(engine.db, door !== undefined).catch(async (error: unknown) => {
      await engine.close();
      throw error;
    });
    return storeOn(engine, codeKeys, door);
  } catch (error) {
    await door?.close();
    throw error;
  }
}

/** Tables as they should be. Who holds the door of a folder is alone in it: leases there are of processes that have died. */
async function prepare(db: Db, alone: boolean): Promise<void> {
  await migrate(db);
  if (alone) await sql`update leases set until = '-infinity'`.execute(db);
}

async function openEngine(place: StorePlace): Promise<Engine> {
  if (place.url !== undefined) return openPostgres(place.url);
  // A folder below the data folder: Postgres wants nothing of others among its files.
  return await openPglite(place.folder === undefined ? undefined : join(place.folder, "database"));
}

/** A store on a database whose tables are as they should be; to close it closes that. */
export function storeOn(engine: Engine, codeKeys: readonly string[], door?: Door): Store {
  const { db } = engine;
  return {
    ledger: createLedger(db, createNews(engine), new Set(codeKeys)),
    people: createPeople(db),
    presence: createPresence(db),
    leases: createLeases(db),
    places: createPlaces(db),
    shown: createShown(db),
    receipts: createReceipts(db),
    keepings: createKeepings(db),
    helps: createHelps(db),
    matches: createMatches(db),
    drafts: createDrafts(db),
    marks: createMarks(db),
    vault: (seal) => createVault(db, seal),
    ...(door === undefined ? {} : { door }),
    ping: () => ping(db),
    backup: (file) => backup(db, file),
    restore: (file) => restore(db, file),
    dailyBackup: (folder, date) => dailyBackup(db, folder, date),
    close: async () => {
      await engine.close();
      await door?.close();
    },
  };
}

async function ping(db: Db): Promise<void> {
  await db.selectFrom("teekond_schema").select("version").limit(1).execute();
}
