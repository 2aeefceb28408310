import { z } from "zod";
import type { Place } from "#facilitator/ports-chat.ts";

/**
 * Where a session is drawn on Discord. `channel`: the one that the thread hangs in, or somebody's direct messages; `thread`: a channel of its own,
 * null in direct messages. `own`: the first message of the thread is Teekond's, so the header can stand in it; "above": that message stands in
 * the channel above (a text channel), "inside": in the thread itself (a forum post). `user`: whose direct messages.
 */
export const Address = z.object({
  guild: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  own: z.enum(["above", "inside"]).nullable(),
  user: z.string().nullable(),
});
export type Address = z.infer<typeof Address>;

/** The address of a place; throws for one that is not Discord's: a fault of ours. */
export function addressOf(place: Pick<Place, "address">): Address {
  return Address.parse(place.address);
}

/** An address as one text. Ids are unique over all of Discord. */
export function threadAt({ channel, thread }: Pick<Address, "channel" | "thread">): string {
  return thread === null ? channel : `${channel}/${thread}`;
}

/** Sessions that began in a server belong to it alone (architecture.md, "People, tenants, addresses"). */
export function tenantOf(guild: string): string {
  return `discord:${guild}`;
}

/** The channel that a message of a place stands in: the first one of a thread bears the thread's id, and may stand above it. */
export function channelOf({ channel, thread, own }: Address, message?: string): string {
  if (thread === null) return channel;
  return own === "above" && message === thread ? channel : thread;
}

/** Kinds of channels that are threads: of announcements, public, private. */
const threads: ReadonlySet<number> = new Set([10, 11, 12]);

/** Where somebody is: a channel, and the thread of it where it is one. */
export type Spot = { readonly guild: string; readonly channel: string; readonly thread: string | null };

/** Where a channel of Discord's leads; undefined outside servers. */
export function spotOf(
  guild: string | undefined,
  channel: { readonly id: string; readonly type: number; readonly parent_id?: string | null | undefined },
): Spot | undefined {
  if (guild === undefined) return undefined;
  const above = threads.has(channel.type) ? (channel.parent_id ?? undefined) : undefined;
  return above === undefined ? { guild, channel: channel.id, thread: null } : { guild, channel: above, thread: channel.id };
}
