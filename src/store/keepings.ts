import { sql } from "kysely";
import type { Keeping, Keepings, KeepingState } from "#facilitator/ports-keep.ts";
import { tellingOf } from "./news.ts";
import type { Db } from "./schema.ts";

type Row = Omit<Keeping, "state"> & { readonly progress: unknown };

function toKeeping({ progress, ...row }: Row): Keeping {
  return { ...row, state: progress as KeepingState };
}

/** So many are looked at in one go. */
const most = 20;
const waiting = JSON.stringify({ is: "waiting" } satisfies KeepingState);

const columns = sql.raw(`k.tenant, k.session, k.keeper, k.parent, k.progress, k.kept, k.listen_at as "listenAt", k.heard_at as "heardAt"`);

/** Where sessions are kept, and how far that is. */
export function createKeepings(db: Db): Keepings {
  return {
    ...createNoting(db),
    ...createListening(db),
    async ofSession(tenant, session) {
      const { rows } = await sql<Row>`select ${columns} from keepings k where k.tenant = ${tenant} and k.session = ${session}
        order by k.keeper`.execute(db);
      return rows.map(toKeeping);
    },
    async due(now, settled) {
      const { rows } = await sql<Row>`select ${columns} from keepings k join sessions s on s.tenant = k.tenant and s.id = k.session
        where k.due <= ${now} or (k.stands_at <= ${settled} and k.kept < s.revision) or k.listen_at <= ${now}
        order by k.due, k.listen_at limit ${most}`.execute(db);
      return rows.map(toKeeping);
    },
  };
}

/** Notes what is wanted, and how far it is. */
function createNoting(db: Db): Pick<Keepings, "want" | "note"> {
  return {
    want: (key, parent, now) =>
      tellingOf(db, key, (trx) =>
        sql`insert into keepings (tenant, session, keeper, parent, progress, due)
          values (${key.tenant}, ${key.session}, ${key.keeper}, ${parent}, ${waiting}::json, ${now})
          on conflict (tenant, session, keeper) do update set progress = json_strip_nulls(json_build_object('is', 'waiting', 'url', keepings.progress ->> 'url')), due = excluded.due, stands_at = null,
            parent = case when excluded.parent = '' then keepings.parent else excluded.parent end`.execute(trx),
      ),
    note: (key, { state, kept, due }) =>
      tellingOf(db, key, (trx) =>
        sql`update keepings set progress = ${JSON.stringify(state)}::json, kept = coalesce(${kept ?? null}, kept), due = ${due},
          stands_at = ${state.is === "stands" ? state.at : null}
          where tenant = ${key.tenant} and session = ${key.session} and keeper = ${key.keeper}`.execute(trx),
      ),
  };
}

/** When what stands is listened to. */
function createListening(db: Db): Pick<Keepings, "listen" | "prompt"> {
  return {
    async listen({ tenant, session, keeper }, { at, heard }) {
      await sql`update keepings set listen_at = ${at}, heard_at = coalesce(${heard ?? null}, heard_at)
        where tenant = ${tenant} and session = ${session} and keeper = ${keeper}`.execute(db);
    },
    async prompt(keeper, ids, at) {
      const known = ids.filter((one) => /^[\w-]+$/.test(one)).map((one) => sql`r.receipt::text like ${`%"${one}"%`}`);
      if (known.length === 0) return;
      await sql`update keepings k set listen_at = least(k.listen_at, ${at}) from receipts r
        where r.tenant = k.tenant and r.session = k.session and r.keeper = k.keeper and k.keeper = ${keeper}
          and k.listen_at is not null and (${sql.join(known, sql` or `)})`.execute(db);
    },
  };
}
