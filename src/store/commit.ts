import type { Kysely } from "kysely";
import type { Answered, CommandKey, Commit, Committed, DoneMark } from "#facilitator/ports.ts";
import type { Json } from "#lib/json.ts";
import { overwrite } from "./erase.ts";
import { tell } from "./news.ts";
import { plain, type Tables, type Trx } from "./schema.ts";
import { seal } from "./texts.ts";

// A statement takes at most 65,535 parameters; an imported session may bring thousands of events at once.
const ROWS_AT_ONCE = 1_000;

type Head = { readonly version: number; readonly revision: number };

/** What was answered to a command kept before. */
export async function answered(db: Kysely<Tables>, { tenant, session, person, id }: CommandKey): Promise<Answered | undefined> {
  return await db
    .selectFrom("commands")
    .select(["answer", "digest"])
    .where("tenant", "=", tenant)
    .where("session", "=", session)
    .where("person", "=", person ?? "")
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Keeps a decision: the session's row first, which is the lock that makes all others of this session wait or fail. */
export async function commit(trx: Trx, decision: Commit, codeKeys: ReadonlySet<string>): Promise<Committed> {
  const { tenant, session, command } = decision;
  const key = { tenant, session, person: command.person, id: command.id };
  const before = await answered(trx, key);
  if (before !== undefined) return { ok: false, why: "repeated", ...before };
  const head = await advance(trx, decision);
  if (head === undefined) {
    // The same command may have been kept by another process while we waited for the row.
    const meanwhile = await answered(trx, key);
    return meanwhile === undefined ? { ok: false, why: "conflict" } : { ok: false, why: "repeated", ...meanwhile };
  }
  await append(trx, decision, { head, codeKeys });
  await keepCommand(trx, decision, head);
  await changeDone(trx, decision);
  if (decision.wipe !== undefined && decision.wipe.length > 0) await overwrite(trx, { tenant, session, seqs: decision.wipe });
  await tell(trx, session, head.revision);
  return { ok: true, ...head };
}

async function advance(trx: Trx, { tenant, session, expected, events, index }: Commit): Promise<Head | undefined> {
  const { nextWakeAt, foldVersion, title, ...codes } = index;
  const row = { ...codes, title: plain(title), next_wake_at: nextWakeAt, fold_version: foldVersion };
  if (expected === 0) {
    const start = { tenant, id: session, created_at: events[0]?.at ?? 0, version: events.length, revision: 1 };
    return await trx
      .insertInto("sessions")
      .values({ ...start, ...row })
      .onConflict((oc) => oc.doNothing())
      .returning(["version", "revision"])
      .executeTakeFirst();
  }
  return await trx
    .updateTable("sessions")
    .set((eb) => ({ ...row, version: eb("version", "+", events.length), revision: eb("revision", "+", 1) }))
    .where("tenant", "=", tenant)
    .where("id", "=", session)
    .where("revision", "=", expected)
    .returning(["version", "revision"])
    .executeTakeFirst();
}

/** Whose texts an event holds: its actor's, where that is a person; nobody's where it is unsigned; else of whoever brought it about. */
function writerOf(actor: Json, person: string | null): string | null {
  const { kind, id } = actor as { readonly kind?: Json; readonly id?: Json };
  if (kind === "unsigned") return null;
  return kind === "person" && typeof id === "string" ? id : person;
}

type Appending = { readonly head: Head; readonly codeKeys: ReadonlySet<string> };

async function append(trx: Trx, { tenant, session, command, events }: Commit, { head, codeKeys }: Appending): Promise<void> {
  const before = head.version - events.length;
  const rows = events.map(({ type, v, at, actor, data }, i) => {
    const sealed = seal(data, codeKeys);
    const json = { actor: JSON.stringify(actor), data: JSON.stringify(sealed.data), texts: JSON.stringify(sealed.texts) };
    return { tenant, session, seq: before + i + 1, type, v, at, person: writerOf(actor, command.person), ...json };
  });
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    await trx
      .insertInto("events")
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .execute();
  }
}

async function keepCommand(trx: Trx, { tenant, session, command, events }: Commit, { version }: Head): Promise<void> {
  const { id, person, digest, answer } = command;
  const span = { first_seq: version - events.length + 1, last_seq: version };
  await trx
    .insertInto("commands")
    .values({ tenant, session, person: person ?? "", id, digest, answer: JSON.stringify(answer), ...span })
    .execute();
}

async function changeDone(trx: Trx, { tenant, session, done }: Commit): Promise<void> {
  function rowOf({ step, part, person }: DoneMark) {
    return { tenant, session, step, part, person };
  }
  for (const mark of done?.clear ?? []) {
    await trx
      .deleteFrom("done")
      .where((eb) => eb.and(rowOf(mark)))
      .execute();
  }
  const set = (done?.set ?? []).map(rowOf);
  if (set.length === 0) return;
  await trx
    .insertInto("done")
    .values(set)
    .onConflict((oc) => oc.doNothing())
    .execute();
}
