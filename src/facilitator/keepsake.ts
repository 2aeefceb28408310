import { buildReport } from "#report/build.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Person } from "./ports.ts";
import type { Keepsake } from "./ports-keep.ts";
import type { Standing } from "./shelf.ts";

/** A session's result as a keeper takes it, at `at` (epoch ms); `people`: those of the session that are known. */
export function keepsakeOf(
  { tenant, id, session }: Standing,
  people: readonly Person[],
  { at, ...how }: Pick<Keepsake, "parent" | "link" | "tell"> & { readonly at: number },
): Keepsake {
  const known = new Map(people.map((one) => [one.id, one]));
  const owners = outcomeSoFar(session, at).actions.flatMap(({ id: action, owner }) => {
    const person = owner === undefined ? undefined : known.get(owner);
    if (person === undefined) return [];
    return [[action, { name: person.name, ...(person.email === undefined ? {} : { email: person.email }) }] as const];
  });
  const report = buildReport(session, { names: (person) => known.get(person)?.name ?? "–", at });
  return { ...how, tenant, session: id, report, owners: new Map(owners) };
}
