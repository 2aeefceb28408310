import type { Config } from "../config.ts";
import { discordRoom } from "../wire.ts";

/** So many servers are told of; the rest are counted. */
const most = 20;

const commands = {
  registered: "the commands are registered",
  other: "the commands are registered as an older Teekond had them: they are told anew when the server starts",
  none: "no commands are registered yet: they are told when the server starts",
  unknown: "which commands are registered cannot be asked just now",
} as const;

type Room = Awaited<ReturnType<typeof discordRoom>>;
type Checked = Extract<Awaited<ReturnType<Room["checkDiscord"]>>, { readonly ok: true }>;

function serverLines({ permissions, inviteLink }: Room, { app, guilds }: Checked): readonly string[] {
  const invite = `Discord: the link that invites it into a server: ${inviteLink(app.id)}`;
  if (guilds === undefined) return ["Discord: the servers it is in cannot be asked just now", invite];
  if (guilds.length === 0) return ["Discord: it is in no server yet", invite];
  const told = guilds.slice(0, most).flatMap(({ name, missing }) => {
    if (missing.length === 0) return [`Discord: server "${name}": everything it needs is allowed (a channel may still deny it)`];
    return missing.map(
      (one) => `Discord: server "${name}": ${one} is missing (${permissions[one].why}): give it to Teekond's role, or invite it again`,
    );
  });
  const rest = guilds.length - most;
  return [invite, `Discord: servers it is in: ${guilds.length}`, ...told, ...(rest > 0 ? [`Discord: ${rest} more, not told of`] : [])];
}

/** What `doctor` says of Discord; nothing where nothing of it is configured. */
export async function discordLines({ DISCORD_TOKEN, DISCORD_API_URL, DISCORD_SHARDS }: Config): Promise<readonly string[]> {
  if (DISCORD_TOKEN === undefined)
    return DISCORD_API_URL === undefined && DISCORD_SHARDS === undefined ? [] : ["Discord: not complete, missing: DISCORD_TOKEN"];
  const room = await discordRoom();
  const found = await room.checkDiscord(DISCORD_TOKEN, DISCORD_API_URL);
  if (!found.ok) {
    return [
      found.refused === undefined
        ? "Discord: does not answer"
        : `Discord: the bot's token is refused (${found.refused}): reset it in the Developer Portal under Bot, and set DISCORD_TOKEN anew`,
    ];
  }
  const { gateway } = found;
  const shards = DISCORD_SHARDS ?? gateway?.shards;
  return [
    `Discord: the bot's token is good for ${found.app.name}`,
    gateway === undefined
      ? "Discord: the gateway cannot be asked for just now"
      : `Discord: the gateway is there; shards: ${shards}, new connections left today: ${gateway.left}`,
    "Discord: intents: Guilds and GuildMessages; none that needs Discord's approval",
    `Discord: ${commands[found.commands]}`,
    ...serverLines(room, found),
  ];
}
