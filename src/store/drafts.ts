import { sql } from "kysely";
import type { Drafts, Marks } from "#facilitator/ports-chat.ts";
import { hashToken } from "#lib/ids.ts";
import type { Db } from "./schema.ts";

/** What was typed and is not sent yet; each is known here by the hash of its token, and by nobody's name. */
export function createDrafts(db: Db): Drafts {
  return {
    async keep(token, draft, until) {
      const row = { draft: JSON.stringify(draft), until };
      await db
        .insertInto("drafts")
        .values({ hash: hashToken(token), ...row })
        .onConflict((oc) => oc.column("hash").doUpdateSet(row))
        .execute();
    },
    async read(token, now) {
      const row = await db
        .selectFrom("drafts")
        .select("draft")
        .where("hash", "=", hashToken(token))
        .where("until", ">", now)
        .executeTakeFirst();
      return row?.draft;
    },
    async drop(token) {
      await db.deleteFrom("drafts").where("hash", "=", hashToken(token)).execute();
    },
    async sweep(now) {
      await db.deleteFrom("drafts").where("until", "<=", now).execute();
    },
  };
}

/** What one process notes for the next. */
export function createMarks(db: Db): Marks {
  return {
    async read(name) {
      return (await db.selectFrom("marks").select("mark").where("name", "=", name).executeTakeFirst())?.mark;
    },
    async write(name, mark) {
      await sql`insert into marks (name, mark) values (${name}, ${mark}) on conflict (name) do update set mark = excluded.mark`.execute(db);
    },
  };
}
