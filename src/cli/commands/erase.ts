import { sayRefusal } from "#locale/refusals.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";

/** Erases somebody of a session, by name or id, also one who has left: their name, links and every text. */
export async function erase(house: House, session: string, who: string): Promise<Reply> {
  const row = await house.ledger.find(session);
  const standing = row === undefined ? undefined : await house.facilitator.look(row.tenant, session);
  if (row === undefined || standing === undefined) return refusedWith(2, `There is no session ${session}. "teekond sessions" lists them.`);
  const people = await house.people.people(row.tenant, Object.keys(standing.session.people));
  const found = people.filter((one) => one.id === who || one.name === who);
  const [person] = found;
  if (person === undefined) return refusedWith(2, "Nobody of this session has that name or id. Nothing has been erased.");
  if (found.length > 1) return refusedWith(2, `Several have that name; give one of the ids: ${found.map(({ id }) => id).join(", ")}`);
  const no = await house.facilitator.erase(row.tenant, session, person.id);
  if (no !== undefined) return refusedWith(2, sayRefusal("en", no));
  return said("Erased. Backups made before, and reports taken away, still hold it.");
}
