import { newId } from "#lib/ids.ts";
import type { Handle, People, Person } from "../ports.ts";

/** What a platform tells of somebody. */
export type Told = { readonly name?: string; readonly zone?: string };

/** What stands where a platform tells no name. */
export const nameless = "…";

/** The person of a tenant behind a handle, made on first sight; `tell` is asked only then. */
export type Making = (tenant: string, handle: Handle, tell: () => Promise<Told | undefined>) => Promise<Person>;

/** One person for each human and tenant, whatever doors they come through; two acts at once make one. */
export function createMaking(people: Pick<People, "savePerson" | "addHandle">): Making {
  const making = new Map<string, Promise<Person>>();

  async function make(tenant: string, handle: Handle, tell: () => Promise<Told | undefined>): Promise<Person> {
    const { name = nameless, zone } = (await tell()) ?? {};
    const person: Person = { tenant, id: newId(), name, ...(zone === undefined ? {} : { zone }) };
    await people.savePerson(person);
    // Two processes at once make two: the handle says which one it is, the other stays without any.
    const holder = await people.addHandle(tenant, person.id, handle);
    return holder === person.id ? person : { ...person, id: holder };
  }

  return (tenant, handle, tell) => {
    const key = `${tenant} ${handle.platform} ${handle.handle}`;
    const running = making.get(key) ?? make(tenant, handle, tell).finally(() => making.delete(key));
    making.set(key, running);
    return running;
  };
}

/** The person with the name and the zone that the platform tells by now. */
export async function renewed(people: Pick<People, "savePerson">, before: Person, now: Told | undefined): Promise<Person> {
  if (now === undefined || ((now.name ?? nameless) === before.name && now.zone === before.zone)) return before;
  const { name = nameless, zone } = now;
  const person: Person = { ...before, name: name === nameless ? before.name : name, ...(zone === undefined ? {} : { zone }) };
  if (person.name === before.name && person.zone === before.zone) return before;
  await people.savePerson(person);
  return person;
}
