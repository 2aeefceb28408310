import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Broken, Place, PlaceKey, Places } from "#facilitator/ports-chat.ts";
import { tell } from "./news.ts";
import type { Db, Tables, Trx } from "./schema.ts";

type Column = "tenant" | "session" | "place" | "platform" | "at" | "address" | "person" | "broken" | "broken_at";

/** A place as it is read. */
export type PlaceRecord = Pick<Selectable<Tables["places"]>, Column>;

const columns = ["tenant", "session", "place", "platform", "at", "address", "person", "broken", "broken_at"] as const;

/** What is read of a place. */
export const placeColumns = sql.join(columns.map((column) => sql.ref(`places.${column}`)));

/** Marks a place as to be looked at anew; a revision is never negative. */
export const DUE = -2;

/** Where sessions are drawn; what stands there is in shown.ts. */
export function createPlaces(db: Db): Places {
  return { ...coming(db), ...looking(db), ...breaking(db) };
}

export function toPlace({ place, broken, broken_at, ...row }: PlaceRecord): Place {
  return { ...row, id: place, broken: broken === null ? null : { why: broken, at: broken_at ?? 0 } };
}

type Where = (eb: ExpressionBuilder<Tables, "places">) => Expression<SqlBool>;

function is({ tenant, session, id }: PlaceKey): Where {
  return (eb) => eb.and({ tenant, session, place: id });
}

function coming(db: Db): Pick<Places, "add" | "remove"> {
  return {
    async add(place) {
      // Whoever held the address may be gone before we have looked.
      for (;;) {
        if (await insert(db, place)) return { ...place, broken: null };
        const holder = await holderOf(db, place);
        if (holder !== undefined) return holder;
        const session = db.selectFrom("sessions").select("id").where("tenant", "=", place.tenant).where("id", "=", place.session);
        if ((await session.executeTakeFirst()) === undefined) return undefined;
      }
    },
    async remove(place) {
      await db.deleteFrom("places").where(is(place)).execute();
    },
  };
}

async function insert(db: Db, { tenant, session, id, platform, at, address, person }: Omit<Place, "broken">): Promise<boolean> {
  const { rows } = await sql`insert into places (tenant, session, place, platform, at, address, person)
    select tenant, id, ${id}, ${platform}, ${at}, ${JSON.stringify(address)}::json, ${person} from sessions
    where tenant = ${tenant} and id = ${session} on conflict do nothing returning place`.execute(db);
  return rows.length === 1;
}

/** Whoever stands in the way: by the same id, by the same address of the same session, or, to a thread, by its address alone. */
async function holderOf(db: Db, { session, id, platform, at, person }: Omit<Place, "broken">): Promise<Place | undefined> {
  const there: Where = (eb) => eb.and({ platform, at });
  const row = await db
    .selectFrom("places")
    .select(columns)
    .where((eb) =>
      eb.or([
        eb("place", "=", id),
        eb.and([there(eb), eb("session", "=", session)]),
        ...(person === null ? [eb.and([there(eb), eb("person", "is", null)])] : []),
      ]),
    )
    .executeTakeFirst();
  return row && toPlace(row);
}

function looking(db: Db): Pick<Places, "ofSession" | "placeAt" | "ofPlatform" | "lagging"> {
  const all = db.selectFrom("places").select(columns).orderBy("place");
  return {
    async ofSession(session) {
      return (await all.where("session", "=", session).execute()).map(toPlace);
    },
    async placeAt(platform, at) {
      const row = await all.where("platform", "=", platform).where("at", "=", at).where("person", "is", null).executeTakeFirst();
      return row && toPlace(row);
    },
    async ofPlatform(platform) {
      return (await all.where("platform", "=", platform).execute()).map(toPlace);
    },
    async lagging({ platforms, now, after, limit }) {
      if (platforms.length === 0) return [];
      const rows = await db
        .selectFrom("places")
        .innerJoin("sessions", (join) => join.onRef("sessions.tenant", "=", "places.tenant").onRef("sessions.id", "=", "places.session"))
        .select(columns.map((column) => `places.${column}` as const))
        .where("broken", "is", null)
        .where("platform", "in", platforms)
        .where((eb) => eb.or([eb("drawn", "<", eb.ref("sessions.revision")), eb("look_at", "<=", now)]))
        .where("place", ">", after)
        .orderBy("place")
        .limit(limit)
        .execute();
      return rows.map(toPlace);
    },
  };
}

function breaking(db: Db): Pick<Places, "breakOff" | "mend"> {
  async function set(place: PlaceKey, broken: Broken | null): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      const all = trx.selectFrom("places").select(["place", "broken"]).where("tenant", "=", place.tenant);
      // Locked in one order first: two that break at once never wait for each other.
      const rows = await all.where("session", "=", place.session).orderBy("place").forUpdate().execute();
      const was = rows.find((row) => row.place === place.id);
      if (was === undefined || (was.broken === null) === (broken === null)) return false;
      const change = { broken: broken?.why ?? null, broken_at: broken?.at ?? null };
      await trx.updateTable("places").set(change).where(is(place)).execute();
      await lookAnew(trx, place);
      return true;
    });
  }
  return { breakOff: (place, broken) => set(place, broken), mend: (place) => set(place, null) };
}

/** All places of the session, so that each may say what became of the other; open pages hear of it as of any change. */
async function lookAnew(trx: Trx, { tenant, session }: PlaceKey): Promise<void> {
  await trx.updateTable("places").set({ drawn: DUE }).where("tenant", "=", tenant).where("session", "=", session).execute();
  const { revision } = await trx
    .selectFrom("sessions")
    .select("revision")
    .where("tenant", "=", tenant)
    .where("id", "=", session)
    .executeTakeFirstOrThrow();
  await tell(trx, session, revision);
}
