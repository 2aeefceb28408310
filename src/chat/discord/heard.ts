import { z } from "zod";
import type { DiscordUser } from "./users.ts";

/** Interactions by number, as Discord names them. */
export const kinds = { command: 2, component: 3, modal: 5 } as const;

/** A command on a message, by its number. */
export const onMessage = 3;

const User = z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish(), bot: z.boolean().optional() });
export const Member = z.object({ nick: z.string().nullish(), user: User.optional() });
const Channel = z.object({ id: z.string(), type: z.number(), parent_id: z.string().nullish(), name: z.string().nullish() });
const Option = z.object({ name: z.string(), type: z.number(), value: z.union([z.string(), z.number(), z.boolean()]).optional() });
const Resolved = z.object({
  users: z.record(z.string(), User).optional(),
  members: z.record(z.string(), Member).optional(),
  channels: z.record(z.string(), Channel).optional(),
  messages: z.record(z.string(), z.object({ content: z.string().optional() })).optional(),
});

const Data = z.object({
  name: z.string().optional(),
  /** of a command: behind a slash, or on a message */
  type: z.number().optional(),
  target_id: z.string().optional(),
  options: z.array(Option.extend({ options: z.array(Option).optional() })).optional(),
  custom_id: z.string().optional(),
  component_type: z.number().optional(),
  values: z.array(z.string()).optional(),
  components: z.unknown().optional(),
  resolved: Resolved.optional(),
});

/** What of an interaction is looked at. */
export const Interaction = z.object({
  id: z.string(),
  application_id: z.string(),
  type: z.number(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel: Channel.optional(),
  member: Member.optional(),
  user: User.optional(),
  locale: z.string().optional(),
  message: z.object({ id: z.string(), flags: z.number().optional(), components: z.unknown().optional() }).optional(),
  data: Data.optional(),
});
export type Interaction = z.infer<typeof Interaction>;

/** What of a message is looked at. */
export const Written = z.object({
  id: z.string(),
  type: z.number(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  content: z.string(),
  author: User,
  member: Member.optional(),
  mentions: z.array(z.object({ id: z.string() })),
});
export type Written = z.infer<typeof Written>;

type Named = { readonly user?: z.infer<typeof User> | undefined; readonly member?: z.infer<typeof Member> | undefined };

/** Somebody as Discord tells of them; a server's own name for them goes before. */
export function userIn({ user: alone, member }: Named): DiscordUser | undefined {
  const user = member?.user ?? alone;
  if (user === undefined) return undefined;
  const name = member?.nick || user.global_name || user.username;
  return { user: user.id, name, here: member !== undefined };
}

/** The people that were chosen or named, as the interaction tells of them. */
export function resolvedUser({ data }: Interaction, id: string): DiscordUser | undefined {
  const user = data?.resolved?.users?.[id];
  return user === undefined || user.bot === true
    ? undefined
    : userIn({ user, member: data?.resolved?.members?.[id] && { ...data.resolved.members[id], user } });
}

const ephemeral = 64;

/** Whether what was pressed stands on a message that only this person sees. */
export function isPrivate({ message }: Interaction): boolean {
  return message !== undefined && ((message.flags ?? 0) & ephemeral) !== 0;
}
