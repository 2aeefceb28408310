import { buildReport } from "#report/build.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Person } from "./ports.ts";
import type { Keepsake, KeptOwner } from "./ports-keep.ts";
import type { Standing } from "./shelf.ts";

export type KeepsakeHow = Pick<Keepsake, "parent" | "link" | "tell"> & {
  /** now, epoch ms */
  readonly at: number;
  /** who people are where it is kept, by person */
  readonly matched: ReadonlyMap<string, string>;
};

/** A session's result as a keeper takes it; `people`: those of the session that are known. */
export function keepsakeOf({ tenant, id, session }: Standing, people: readonly Person[], { at, matched, ...how }: KeepsakeHow): Keepsake {
  const known = new Map(people.map((one) => [one.id, one]));
  const owners = outcomeSoFar(session, at).actions.flatMap(({ id: action, owner }) => {
    const person = owner === undefined ? undefined : known.get(owner);
    if (person === undefined) return [];
    const user = matched.get(person.id);
    const kept: KeptOwner = {
      person: person.id,
      name: person.name,
      ...(person.email === undefined ? {} : { email: person.email }),
      ...(user === undefined ? {} : { user }),
    };
    return [[action, kept] as const];
  });
  const report = buildReport(session, { names: (person) => known.get(person)?.name ?? "–", at });
  return { ...how, tenant, session: id, report, owners: new Map(owners) };
}
