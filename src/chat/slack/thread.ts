import { z } from "zod";
import type { Place } from "#facilitator/ports-chat.ts";

/**
 * Where a session is drawn on Slack. `workspace`: whose token speaks there (a team, or an organisation); `team`: the team meant; `thread`: the
 * first message of the session's thread, null in direct messages. `own`: that first message is Teekond's, so the header can stand in it.
 */
export const Address = z.object({
  workspace: z.string(),
  team: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  own: z.boolean(),
});
export type Address = z.infer<typeof Address>;

/** The address of a place; throws for one that is not Slack's: a fault of ours. */
export function addressOf(place: Pick<Place, "address">): Address {
  return Address.parse(place.address);
}

/** An address as one text. Channel ids are unique over workspaces, and the same in each that shares the channel. */
export function threadAt({ channel, thread }: Pick<Address, "channel" | "thread">): string {
  return thread === null ? channel : `${channel}/${thread}`;
}

/** Sessions that began in a workspace belong to it alone (architecture.md, "People, tenants, addresses"). */
export function tenantOf(workspace: string): string {
  return `slack:${workspace}`;
}

/** The key of a card that stands outside its session's threads (a home page, a private answer), so that a click on it tells the session. */
export function sessionKey(session: string): string {
  return `session/${session}`;
}

/** The session of such a key; undefined for the key of any other card. */
export function sessionOfKey(key: string): string | undefined {
  return key.startsWith("session/") ? key.slice("session/".length) : undefined;
}
