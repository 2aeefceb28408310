import type { Presence } from "./ports.ts";
import type { Standing } from "./shelf.ts";

/** As far back as presence is looked for: ten days, to the minute. */
const mostMinutes = 14_400;

type Looking = { readonly presence: Presence; readonly standing: Standing; readonly now: number };

async function seenWithin({ presence, standing, now }: Looking, minutes: number): Promise<boolean> {
  const { session, tenant, id } = standing;
  const here = await presence.present(tenant, id, now - minutes * 60_000);
  return here.some((person) => session.people[person]?.role === "facilitator" && session.people[person].removed === false);
}

/**
 * When any facilitator was last here (epoch ms, to the minute), or null where none was in ten days. The store tells only who was here since
 * a moment, so the moment is searched by halves.
 */
export async function leaderSeenAt(looking: Looking): Promise<number | null> {
  if (await seenWithin(looking, 1)) return looking.now;
  if (!(await seenWithin(looking, mostMinutes))) return null;
  let [less, more] = [1, mostMinutes];
  while (more - less > 1) {
    const minutes = Math.floor((less + more) / 2);
    if (await seenWithin(looking, minutes)) more = minutes;
    else less = minutes;
  }
  return looking.now - less * 60_000;
}
