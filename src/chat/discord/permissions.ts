import { PermissionFlagsBits } from "discord.js";

/** What Teekond needs in a server, each with why; the invite link asks for these and no more. Names as Discord's settings show them. */
export const permissions = {
  "View Channel": { bit: PermissionFlagsBits.ViewChannel, why: "to find the channel that a session is started in" },
  "Send Messages": {
    bit: PermissionFlagsBits.SendMessages,
    why: "for the message that a session's thread begins with, and for posts in a forum",
  },
  "Create Public Threads": { bit: PermissionFlagsBits.CreatePublicThreads, why: "each session gets a thread of its own" },
  "Send Messages in Threads": { bit: PermissionFlagsBits.SendMessagesInThreads, why: "the cards of a session stand there" },
  "Read Message History": {
    bit: PermissionFlagsBits.ReadMessageHistory,
    why: "to look after a fault whether a card of its own stands already, so that none stands twice; what people write is not read",
  },
} as const;

/** All of them as Discord counts them. */
export const permissionBits: bigint = Object.values(permissions).reduce((sum, { bit }) => sum | bit, 0n);

/** The link by which somebody who manages a server invites Teekond into it. */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({ client_id: application, scope: "bot applications.commands", permissions: String(permissionBits) });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Which of them are missing among those that are held; who administrates has all. */
export function missingOf(held: bigint): readonly (keyof typeof permissions)[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return (Object.keys(permissions) as (keyof typeof permissions)[]).filter((name) => (held & permissions[name].bit) === 0n);
}
