import type { Once } from "#facilitator/doors/once.ts";
import type { DoorPorts } from "#facilitator/doors/ports.ts";
import type { Spoken } from "#facilitator/doors/speaking.ts";
import type { Leases } from "#facilitator/ports.ts";
import type { Drafts, Marks } from "#facilitator/ports-chat.ts";
import type { Api } from "./api.ts";
import type { DiscordUser, Users } from "./users.ts";

/** What the Discord room is given from outside. `who` names this process. */
export type DiscordPorts = DoorPorts & {
  readonly drafts: Drafts;
  readonly marks: Marks;
  readonly leases: Leases;
  readonly who: string;
};

/** What every listener works with. */
export type Desk = DiscordPorts & {
  readonly api: Api;
  /** the application's id, which is its bot's as well; asked of Discord once */
  readonly app: () => Promise<string>;
  readonly users: Users;
  /** does what an interaction asks for once, however often the gateway brings it */
  readonly once: Once;
};

/** Somebody on Discord who just did something. `locale`: what their Discord speaks, which preselects a language and no more. */
export type Visitor = { readonly who: DiscordUser; readonly locale: string | undefined };

/** The visitor as a person of the session (of the tenant `known`, where that is known already); undefined where there is no such session any more. */
export async function speakerOf(desk: Desk, { who }: Visitor, session: string, known?: string): Promise<Spoken | undefined> {
  const tenant = known ?? (await desk.ledger.find(session))?.tenant;
  if (tenant === undefined) return undefined;
  const person = await desk.users.person(tenant, who);
  return { speaker: { tenant, session, person: person.id, via: "discord" }, person };
}
