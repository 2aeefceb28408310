import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import type { Link, Login, People, Person } from "#facilitator/ports.ts";
import { type Db, plain, type Tables } from "./schema.ts";

/** People, handles, links and logins; every token is known by its hash only. */
export function createPeople(db: Db): People {
  return { ...persons(db), ...handles(db), ...links(db), ...logins(db) };
}

function persons(db: Db): Pick<People, "people" | "savePerson"> {
  return {
    async people(tenant, ids) {
      if (ids.length === 0) return [];
      const rows = await db.selectFrom("people").selectAll().where("tenant", "=", tenant).where("id", "in", ids).orderBy("id").execute();
      return rows.map(toPerson);
    },
    async savePerson({ tenant, id, name, email, language, zone }) {
      const known = { name: plain(name), email: email ?? null, language: language ?? null, zone: zone ?? null };
      await db
        .insertInto("people")
        .values({ tenant, id, ...known })
        .onConflict((oc) => oc.columns(["tenant", "id"]).doUpdateSet(known))
        .execute();
    },
  };
}

function handles(db: Db): Pick<People, "byHandle" | "handlesOf" | "hasHandle" | "addHandle"> {
  return {
    async byHandle(tenant, { platform, handle }) {
      const row = await db
        .selectFrom("handles")
        .innerJoin("people", (join) => join.onRef("people.tenant", "=", "handles.tenant").onRef("people.id", "=", "handles.person"))
        .selectAll("people")
        .where("handles.tenant", "=", tenant)
        .where("platform", "=", platform)
        .where("handle", "=", handle)
        .executeTakeFirst();
      return row && toPerson(row);
    },
    async hasHandle(tenant, person) {
      const one = db.selectFrom("handles").select("person").where("tenant", "=", tenant).where("person", "=", person).limit(1);
      return (await one.executeTakeFirst()) !== undefined;
    },
    async handlesOf(tenant, person, platform) {
      const mine = db.selectFrom("handles").select("handle").where("tenant", "=", tenant).where("person", "=", person);
      return (await mine.where("platform", "=", platform).orderBy("handle").execute()).map((row) => row.handle);
    },
    async addHandle(tenant, person, { platform, handle }) {
      const { rows } = await sql<{ person: string }>`
        insert into handles (tenant, platform, handle, person) values (${tenant}, ${platform}, ${handle}, ${person})
        on conflict (tenant, platform, handle) do update set person = handles.person returning person`.execute(db);
      return rows[0]?.person ?? person;
    },
  };
}

function links(db: Db): Pick<People, "issueLink" | "readLink" | "anyLink" | "useLink" | "revokeLinks" | "sweep"> {
  return {
    async issueLink(hash, { usesLeft, expiresAt, ...link }) {
      await db
        .insertInto("links")
        .values({ hash, ...link, uses_left: usesLeft, expires_at: expiresAt })
        .execute();
    },
    async readLink(hash, now) {
      const row = await db.selectFrom("links").selectAll().where("hash", "=", hash).where(holds(now)).executeTakeFirst();
      return row && toLink(row);
    },
    async anyLink(hash) {
      const row = await db.selectFrom("links").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row && toLink(row);
    },
    async useLink(hash, now) {
      const row = await db
        .updateTable("links")
        .set((eb) => ({ uses_left: eb("uses_left", "-", 1) }))
        .where("hash", "=", hash)
        .where(holds(now))
        .returningAll()
        .executeTakeFirst();
      return row && toLink(row);
    },
    async sweep(before) {
      await db.deleteFrom("links").where("expires_at", "<", before).execute();
      await db.deleteFrom("logins").where("expires_at", "<", before).execute();
    },
    async revokeLinks(tenant, session, purpose) {
      await db.deleteFrom("links").where("tenant", "=", tenant).where("session", "=", session).where("purpose", "=", purpose).execute();
    },
  };
}

function logins(db: Db): Pick<People, "login" | "loggedIn" | "logout"> {
  return {
    async login(hash, { tenant, person, expiresAt }) {
      await db.insertInto("logins").values({ hash, tenant, person, expires_at: expiresAt }).execute();
    },
    async loggedIn(hash, now): Promise<Login | undefined> {
      const row = await db.selectFrom("logins").selectAll().where("hash", "=", hash).where("expires_at", ">", now).executeTakeFirst();
      return row && { tenant: row.tenant, person: row.person, expiresAt: row.expires_at };
    },
    async logout(hash) {
      await db.deleteFrom("logins").where("hash", "=", hash).execute();
    },
  };
}

function holds(now: number) {
  return (eb: ExpressionBuilder<Tables, "links">) =>
    eb.and([
      eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]),
      eb.or([eb("uses_left", "is", null), eb("uses_left", ">", 0)]),
    ]);
}

type Row<T extends keyof Tables> = Selectable<Tables[T]>;

function toPerson({ email, language, zone, ...row }: Row<"people">): Person {
  return { ...row, ...(email === null ? {} : { email }), ...(language === null ? {} : { language }), ...(zone === null ? {} : { zone }) };
}

function toLink({ hash: _, uses_left, expires_at, ...row }: Row<"links">): Link {
  return { ...row, usesLeft: uses_left, expiresAt: expires_at };
}
