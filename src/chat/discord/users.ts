import { createMaking, nameless, renewed } from "#facilitator/doors/persons.ts";
import type { Handle, People, Person } from "#facilitator/ports.ts";

/** Somebody on Discord. `name`: what they are called where they just were; `here`: that was in a server, whose name for them goes before. */
export type DiscordUser = { readonly user: string; readonly name: string; readonly here: boolean };

/** How a person of a session is found by who they are on Discord. */
export function handleOf(user: string): Handle {
  return { platform: "discord", handle: user };
}

export type Users = {
  /** The person of a tenant behind a Discord user, made on first sight; their name follows what their server calls them. */
  readonly person: (tenant: string, who: DiscordUser) => Promise<Person>;
  /** The person, if the tenant knows one. */
  readonly known: (tenant: string, user: string) => Promise<Person | undefined>;
};

/** Who is who: one person for each human and tenant. Discord tells names with everything somebody does, and no zone ever. */
export function createUsers({ people }: { readonly people: People }): Users {
  const making = createMaking(people);
  return {
    async person(tenant, { user, name, here }) {
      const before = await people.byHandle(tenant, handleOf(user));
      if (before === undefined) return making(tenant, handleOf(user), async () => ({ name }));
      if (!here && before.name !== nameless) return before;
      return renewed(people, before, { name, ...(before.zone === undefined ? {} : { zone: before.zone }) });
    },
    known: (tenant, user) => people.byHandle(tenant, handleOf(user)),
  };
}
