import { type Channel, type Guild, type Member, type Overwrite, ruling, type World } from "./world.ts";

/** Discord's permissions that the peer asks for. */
export const permissions = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  PIN_MESSAGES: 1n << 51n,
} as const;

export type Permission = keyof typeof permissions;

const all = Object.values(permissions).reduce((sum, one) => sum | one, 0n);

export function bits(names: readonly Permission[]): bigint {
  return names.reduce((sum, name) => sum | permissions[name], 0n);
}

/** What a new server allows everyone. */
export const everyone: readonly Permission[] = [
  "VIEW_CHANNEL",
  "SEND_MESSAGES",
  "SEND_MESSAGES_IN_THREADS",
  "CREATE_PUBLIC_THREADS",
  "CREATE_PRIVATE_THREADS",
  "EMBED_LINKS",
  "ATTACH_FILES",
  "READ_MESSAGE_HISTORY",
  "MENTION_EVERYONE",
  "ADD_REACTIONS",
  "USE_APPLICATION_COMMANDS",
];

/** What a member may do in a guild, or in a channel of it. A timed-out member only sees and reads. */
export function permissionsOf(world: World, guild: Guild, member: Member, channel?: Channel): bigint {
  if (guild.ownerId === member.user.id) return all;
  const roles = [guild.id, ...member.roles];
  const base = roles.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if ((base & permissions.ADMINISTRATOR) !== 0n) return all;
  const inChannel = channel === undefined ? base : overwritten(base, guild, member, ruling(world, channel).overwrites);
  const muted = member.timedOutUntil !== undefined && member.timedOutUntil > world.clock.now();
  return muted ? inChannel & bits(["VIEW_CHANNEL", "READ_MESSAGE_HISTORY"]) : inChannel;
}

function overwritten(base: bigint, guild: Guild, member: Member, overwrites: readonly Overwrite[]): bigint {
  const apply = (held: bigint, some: readonly Overwrite[]) => {
    const deny = some.reduce((sum, one) => sum | one.deny, 0n);
    const allow = some.reduce((sum, one) => sum | one.allow, 0n);
    return (held & ~deny) | allow;
  };
  const forAll = apply(
    base,
    overwrites.filter((one) => one.id === guild.id),
  );
  const forRoles = apply(
    forAll,
    overwrites.filter((one) => one.type === 0 && member.roles.has(one.id)),
  );
  return apply(
    forRoles,
    overwrites.filter((one) => one.type === 1 && one.id === member.user.id),
  );
}

/** Whether somebody may do this in a channel. In direct messages both may all; without seeing a channel nobody may anything in it. */
export function may(world: World, userId: string, channel: Channel, name: Permission): boolean {
  if (channel.guildId === undefined) return channel.recipients.includes(userId);
  const guild = world.guild(channel.guildId);
  const member = guild.members.get(userId);
  if (member === undefined) return false;
  const held = permissionsOf(world, guild, member, channel);
  if ((held & permissions.VIEW_CHANNEL) === 0n) return false;
  if (
    channel.type === 12 &&
    channel.thread !== undefined &&
    !channel.thread.members.has(userId) &&
    (held & permissions.MANAGE_THREADS) === 0n
  ) {
    return false;
  }
  return (held & permissions[name]) !== 0n;
}
