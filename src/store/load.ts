import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Loaded, StoredEvent } from "#facilitator/ports.ts";
import type { Db } from "./schema.ts";
import { unseal } from "./texts.ts";

type Asked = { readonly tenant: string; readonly session: string; readonly fromSeq: number };

/** A session with its events from `fromSeq` on, texts in place; undefined when there is none. */
export async function load(db: Db, { tenant, session, fromSeq }: Asked): Promise<Loaded | undefined> {
  // Revision and "done" in one statement: one moment. The log only grows, so its part up to that version is of the same moment.
  const head = await db
    .selectFrom("sessions")
    .select((eb) => [
      "version",
      "revision",
      jsonArrayFrom(
        eb
          .selectFrom("done")
          .select(["step", "part", "person"])
          .whereRef("done.tenant", "=", "sessions.tenant")
          .whereRef("done.session", "=", "sessions.id")
          .orderBy("step")
          .orderBy("part")
          .orderBy("person"),
      ).as("done"),
    ])
    .where("tenant", "=", tenant)
    .where("id", "=", session)
    .executeTakeFirst();
  if (head === undefined) return undefined;
  const events = fromSeq > head.version ? [] : await eventsOf(db, { tenant, session, fromSeq, toSeq: head.version });
  return { tenant, session, ...head, events };
}

async function eventsOf(db: Db, { tenant, session, fromSeq, toSeq }: Asked & { readonly toSeq: number }): Promise<readonly StoredEvent[]> {
  const rows = await db
    .selectFrom("events")
    .select(["seq", "type", "v", "at", "actor", "data", "texts"])
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .where("seq", ">=", fromSeq)
    .where("seq", "<=", toSeq)
    .orderBy("seq")
    .execute();
  return rows.map(({ data, texts, ...event }) => ({ ...event, data: unseal({ data, texts }) }));
}
