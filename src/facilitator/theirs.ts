import { type Refusal, refuse } from "#talk/refusal.ts";
import { entryNow } from "./look.ts";
import type { People } from "./ports.ts";
import type { Standing } from "./shelf.ts";

/**
 * Refuses what may be done for the people of one session, but not for somebody whom a chat knows: who is the same person in other sessions,
 * where `by` has no say. Entries that were joined into the person's count as well: what is erased with them is theirs. Undefined where it may
 * be done.
 */
export async function notTheirs(
  people: Pick<People, "hasHandle">,
  { tenant, session }: Pick<Standing, "tenant" | "session">,
  { by, person, name }: { readonly by: string; readonly person: string; readonly name: (person: string) => string },
): Promise<Refusal | undefined> {
  const entries = [person, ...Object.keys(session.merged).filter((one) => entryNow(session, one) === person)];
  for (const entry of entries)
    if (entry !== by && (await people.hasHandle(tenant, entry))) return refuse("person.elsewhere", { values: { name: name(entry) } });
  return undefined;
}
