import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type Hold, leftBehind, type PlaceKey, type Shown, type ShownCard } from "#facilitator/ports-chat.ts";
import { DUE, placeColumns, type PlaceRecord, toPlace } from "./places.ts";
import type { Db } from "./schema.ts";

/** `drawn` of a place in hand: who has set anything else meanwhile wants it to be looked at anew. */
const IN_HAND = -1;

/**
 * What stands in the places. Every beginning locks the place's row and demands that its fence is still the beginner's, so a claim, which raises
 * the fence first and reads afterwards, sees all that was begun before it.
 */
export function createShown(db: Db): Shown {
  return { ...claiming(db), ...posts(db), ...edits(db) };
}

function is({ tenant, session, id }: PlaceKey): RawBuilder<SqlBool> {
  return sql<SqlBool>`tenant = ${tenant} and session = ${session} and place = ${id}`;
}

function card(key: PlaceKey, name: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${is(key)} and key = ${name}`;
}

function mine(hold: Hold): RawBuilder<SqlBool> {
  return sql<SqlBool>`${is(hold)} and fence = ${hold.fence}`;
}

/** The place if it is still the holder's to draw, its row locked and marked as called. */
function begun(hold: Hold, now: number): RawBuilder<unknown> {
  return sql`update places set called_at = ${now} where ${mine(hold)} and broken is null returning tenant, session, place`;
}

/** Has the place looked at anew. Its row is locked first, as by every beginning: two statements never wait for each other. */
function due(place: PlaceKey): RawBuilder<unknown> {
  return sql`update places set drawn = ${DUE} where ${is(place)} returning place`;
}

function claiming(db: Db): Pick<Shown, "claim" | "drawn"> {
  return {
    async claim(hold) {
      const { rows } = await sql<PlaceRecord & { readonly revision: number; readonly called_at: number | null }>`
        update places set fence = ${hold.fence}, drawn = ${IN_HAND} where ${is(hold)} and fence <= ${hold.fence} and broken is null
        returning ${placeColumns}, called_at,
          (select revision from sessions where sessions.tenant = places.tenant and sessions.id = places.session) as revision`.execute(db);
      if (rows[0] === undefined) return undefined;
      const { revision, called_at, ...place } = rows[0];
      const shown = await sql<ShownCard>`select key, version, state, ref from shown where ${is(hold)}`.execute(db);
      return { place: toPlace(place), revision, calledAt: called_at, shown: shown.rows };
    },
    async drawn(hold, { revision, until }) {
      await sql`update places set drawn = ${revision}, look_at = ${until} where ${mine(hold)} and drawn = ${IN_HAND}`.execute(db);
    },
  };
}

function posts(db: Db): Pick<Shown, "posting" | "posted" | "notPosted" | "gone" | "anew"> {
  return {
    // Begun twice, nobody can tell which of the two cards a message found later shows.
    async posting(hold, { key, version, now }) {
      const { rows } = await sql`with held as (${begun(hold, now)})
        insert into shown (tenant, session, place, key, version, state, fence)
        select tenant, session, place, ${key}, ${version}, 'posting', ${hold.fence}::bigint from held
        on conflict (tenant, session, place, key) do update set version = '', fence = excluded.fence where shown.state = 'posting'
        returning key`.execute(db);
      return rows.length === 1;
    },
    // No look at the place's fence: an earlier holder's word about where its own message stands is worth having.
    async posted(hold, { key, ref, version }) {
      const { rows } = await sql`update shown set state = 'shown', ref = ${ref}, version = ${version}
        where ${card(hold, key)} and state = 'posting' and fence <= ${hold.fence} returning key`.execute(db);
      return rows.length === 1;
    },
    async notPosted(hold, key) {
      await sql`delete from shown where ${card(hold, key)} and state = 'posting' and fence <= ${hold.fence}`.execute(db);
    },
    // No fence: whoever holds the place sees at its next look that the card is not there. Which message it left stays known.
    async anew(place, key) {
      const { rows } = await sql<{ readonly ref: string }>`with due as (${due(place)}),
        gone as (delete from shown where ${card(place, key)} and state = 'shown' and exists (select from due)
          returning tenant, session, place, fence, ref)
        insert into shown (tenant, session, place, key, version, state, fence, ref)
        select tenant, session, place, ${leftBehind(key)}, '', 'shown', fence, ref from gone
        on conflict (tenant, session, place, key) do update set ref = excluded.ref returning ref`.execute(db);
      return rows[0]?.ref;
    },
    async gone(hold, { key, ref }) {
      await sql`delete from shown where ${card(hold, key)} and ref = ${ref}`.execute(db);
    },
  };
}

function edits(db: Db): Pick<Shown, "editing" | "edited"> {
  return {
    async editing(hold, { key, ref, now }) {
      const { rows } = await sql`with held as (${begun(hold, now)})
        update shown set version = '', fence = ${hold.fence} from held
        where shown.tenant = held.tenant and shown.session = held.session and shown.place = held.place
          and shown.key = ${key} and shown.ref = ${ref} returning shown.key`.execute(db);
      return rows.length === 1;
    },
    async edited(hold, { key, ref, version }) {
      const { rows } = await sql`update shown set version = ${version}
        where ${card(hold, key)} and ref = ${ref} and fence = ${hold.fence} returning key`.execute(db);
      if (rows.length === 1) return true;
      // Two have edited, and nobody knows who came last.
      await sql`with due as (${due(hold)})
        update shown set version = '' where ${card(hold, key)} and ref = ${ref} and exists (select from due)`.execute(db);
      return false;
    },
  };
}
