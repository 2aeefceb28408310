import { type Expression, type SqlBool, sql } from "kysely";
import type { Erased } from "#facilitator/ports.ts";
import { forgetHelps } from "./helps.ts";
import { tell } from "./news.ts";
import { plain, type Trx } from "./schema.ts";

const NO_TEXTS = "[]";
const NO_ANSWER = "null";

/** Overwrites every text of a person in place and removes what is known of them; the log keeps its length and its order. */
export async function erase(trx: Trx, tenant: string, person: string): Promise<Erased> {
  // Locked in one order first, as a commit locks: two erasings, or an erasing and a commit, never wait for each other.
  const touched = await trx
    .selectFrom("sessions")
    .select("id")
    .where("tenant", "=", tenant)
    .where("id", "in", (eb) => eb.selectFrom("commands").select("session").where("tenant", "=", tenant).where("person", "=", person))
    .orderBy("id")
    .forUpdate()
    .execute();
  const erased: { session: string; seqs: readonly number[] }[] = [];
  for (const { id: session } of touched) {
    const seqs = await seqsOf(trx, { tenant, session, person });
    await eraseTexts(trx, { tenant, session, seqs });
    await forgetDigests(trx, { tenant, session, person });
    if (seqs.length > 0) erased.push({ session, seqs });
  }
  await trx.deleteFrom("presence").where("tenant", "=", tenant).where("person", "=", person).execute();
  await trx.deleteFrom("links").where("tenant", "=", tenant).where("person", "=", person).execute();
  await trx.deleteFrom("places").where("tenant", "=", tenant).where("person", "=", person).execute();
  await trx.deleteFrom("matches").where("tenant", "=", tenant).where("person", "=", person).execute();
  // Handles and logins go with the row.
  await trx.deleteFrom("people").where("tenant", "=", tenant).where("id", "=", person).execute();
  return erased;
}

type Struck = { readonly tenant: string; readonly session: string; readonly seqs: readonly number[] };

async function eraseTexts(trx: Trx, { tenant, session, seqs }: Struck): Promise<void> {
  if (seqs.length > 0) await touch(trx, { tenant, session, gone: await overwrite(trx, { tenant, session, seqs }) });
}

/**
 * Overwrites the texts of these events in the log, in answers kept for repeats and in calls of a model; answers with what stood there. The
 * session's row is locked.
 */
export async function overwrite(trx: Trx, { tenant, session, seqs }: Struck): Promise<ReadonlySet<string>> {
  const those = trx.updateTable("events").where("tenant", "=", tenant).where("session", "=", session).where("seq", "in", seqs);
  const rows = await trx
    .selectFrom("events")
    .select("texts")
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .where("seq", "in", seqs)
    .execute();
  await those.set({ texts: NO_TEXTS }).execute();
  await forgetAnswers(trx, { tenant, session, seqs });
  await forgetHelps(trx, { tenant, session });
  return new Set(rows.flatMap(({ texts }) => texts.map(plain)));
}

// Anybody's answer may quote the text ("Marko wrote …"), so all of the session go; the digest of the text itself could be guessed.
async function forgetAnswers(trx: Trx, { tenant, session, seqs }: Struck): Promise<void> {
  const commands = trx.updateTable("commands").where("tenant", "=", tenant).where("session", "=", session);
  await commands.set({ answer: NO_ANSWER }).execute();
  const brought: Expression<SqlBool> = sql`exists (select from unnest(${sql.val(`{${seqs.join(",")}}`)}::int[]) seq
    where seq between first_seq and last_seq)`;
  await commands.set({ digest: "" }).where(brought).execute();
}

type Writer = { readonly tenant: string; readonly session: string; readonly person: string };

async function forgetDigests(trx: Trx, { tenant, session, person }: Writer): Promise<void> {
  await trx
    .updateTable("commands")
    .set({ digest: "", answer: NO_ANSWER })
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .where("person", "=", person)
    .execute();
}

async function seqsOf(trx: Trx, { tenant, session, person }: Writer): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom("events")
    .select("seq")
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .where("person", "=", person)
    .where(sql<string>`texts::text`, "!=", NO_TEXTS)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq }) => seq);
}

type Touched = { readonly tenant: string; readonly session: string; readonly gone: ReadonlySet<string> };

async function touch(trx: Trx, { tenant, session, gone }: Touched): Promise<void> {
  const row = await trx
    .updateTable("sessions")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("tenant", "=", tenant)
    .where("id", "=", session)
    .returning(["revision", "title"])
    .executeTakeFirst();
  if (row === undefined) return;
  // The whole title or nothing: a short text that happens to be part of it says nothing about whose the title is.
  const title = gone.has(row.title) ? "" : row.title;
  await trx.updateTable("sessions").set({ title }).where("tenant", "=", tenant).where("id", "=", session).execute();
  await tell(trx, session, row.revision);
}
