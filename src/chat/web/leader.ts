import type { Standing } from "#facilitator/shelf.ts";
import { type Desk, tenant } from "./desk.ts";

/** As far back as presence is looked for: ten days, to the minute. */
const mostMinutes = 14_400;

async function seenWithin(desk: Desk, { standing, minutes }: { readonly standing: Standing; readonly minutes: number }): Promise<boolean> {
  const { session, id } = standing;
  const here = await desk.presence.present(tenant, id, desk.clock.now() - minutes * 60_000);
  return here.some((person) => session.people[person]?.role === "facilitator" && session.people[person].removed === false);
}

/**
 * When any facilitator was last here (epoch ms, to the minute), or null where none was in ten days. The store tells only who was here since
 * a moment, so the moment is searched by halves.
 */
export async function leaderSeenAt(desk: Desk, standing: Standing): Promise<number | null> {
  if (await seenWithin(desk, { standing, minutes: 1 })) return desk.clock.now();
  if (!(await seenWithin(desk, { standing, minutes: mostMinutes }))) return null;
  let [less, more] = [1, mostMinutes];
  while (more - less > 1) {
    const minutes = Math.floor((less + more) / 2);
    if (await seenWithin(desk, { standing, minutes })) more = minutes;
    else less = minutes;
  }
  return desk.clock.now() - less * 60_000;
}
