import { sql } from "kysely";
import type { Change, Ledger } from "#facilitator/ports.ts";
import type { Json } from "#lib/json.ts";
import { channel, type Engine } from "./engine.ts";
import type { Db, Trx } from "./schema.ts";

export type News = Pick<Ledger, "subscribe">;

/** Tells all processes, when the transaction commits, that the session is now at this revision. */
export async function tell(trx: Trx, session: string, revision: number): Promise<void> {
  await sql`select pg_notify(${channel}, ${`${revision} ${session}`})`.execute(trx);
}

/** Changes what belongs to a session but stands outside its log; open pages hear of it as of any change of the session. */
export async function tellingOf(
  db: Db,
  { tenant, session }: { readonly tenant: string; readonly session: string },
  change: (trx: Trx) => Promise<unknown>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await change(trx);
    const row = await trx
      .selectFrom("sessions")
      .select("revision")
      .where("tenant", "=", tenant)
      .where("id", "=", session)
      .executeTakeFirst();
    if (row !== undefined) await tell(trx, session, row.revision);
  });
}

const wordMark = "w ";

/** Tells all processes a word about a session: it goes the same way and leaves nothing behind. */
export async function passOn(db: Db, session: string, word: Json): Promise<void> {
  await sql`select pg_notify(${channel}, ${wordMark + JSON.stringify([session, word])})`.execute(db);
}

/** Passes what any process told on to everybody who subscribed here; one connection listens for all, from the first of them on. */
export function createNews({ listen }: Engine): News {
  const heard = new Set<(change: Change) => void>();
  function pass(change: Change): void {
    for (const onChange of heard) onChange(change);
  }
  let listening: Promise<void> | undefined;
  async function begin(): Promise<void> {
    try {
      await listen(
        (payload) => pass(read(payload)),
        () => pass({ kind: "gap" }),
      );
    } catch (error) {
      listening = undefined;
      throw error;
    }
  }
  return {
    async subscribe(onChange) {
      listening ??= begin();
      await listening;
      // A fresh function, so that the same callback twice is heard twice and ended one by one.
      function own(change: Change): void {
        onChange(change);
      }
      heard.add(own);
      return () => void heard.delete(own);
    },
  };
}

function read(payload: string): Change {
  if (payload.startsWith(wordMark)) {
    const [session, word] = JSON.parse(payload.slice(wordMark.length)) as [string, Json];
    return { kind: "word", session, word };
  }
  const at = payload.indexOf(" ");
  return { kind: "session", revision: Number(payload.slice(0, at)), session: payload.slice(at + 1) };
}
