import type { Core } from "./core.ts";
import { type Event, intents, type Session } from "./hub.ts";
import type { Bag } from "../json.ts";
import { calls } from "./mentions.ts";
import { may } from "./permissions.ts";
import { channelJson, guildCreateJson, memberJson, messageJson, threadMemberJson, userJson } from "./shapes.ts";
import type { Channel, Guild, Member, Message } from "./world.ts";

/** An event of a channel: only while the bot is in the guild and sees it. */
function inChannel(core: Core, channel: Channel, event: Omit<Event, "guildId">): void {
  if (channel.guildId !== undefined && !core.world.joined.has(channel.guildId)) return;
  if (!may(core.world, core.bot.id, channel, "VIEW_CHANNEL")) return;
  core.hub.dispatch({ ...event, guildId: channel.guildId });
}

function messageNeeds(channel: Channel): number {
  return channel.guildId === undefined ? intents.DIRECT_MESSAGES : intents.GUILD_MESSAGES;
}

/** What the app may read of a message: all of it with the intent for contents, in direct messages, of its own, and where the bot is called. */
export function readable(core: Core, message: Message, channel: Channel, withIntent: boolean): Bag {
  const json = messageJson(core, message);
  const open = withIntent || channel.guildId === undefined;
  const own = message.authorId === core.bot.id;
  if (open || own || calls(core, message, core.bot.id)) return json;
  const { poll: _poll, ...rest } = json;
  return { ...rest, content: "", embeds: [], attachments: [], components: [] };
}

function withGuild(core: Core, channel: Channel, message: Message): Bag {
  if (channel.guildId === undefined) return { channel_type: channel.type };
  const { user: _user, ...member } = memberOf(core, channel.guildId, message.authorId);
  return { guild_id: channel.guildId, member, channel_type: channel.type };
}

function memberOf(core: Core, guildId: string, userId: string): Bag {
  const member = core.world.guild(guildId).members.get(userId);
  return member === undefined ? {} : memberJson(member);
}

export function messageEvent(core: Core, t: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message): void {
  if (message.onlyFor !== undefined) return;
  const channel = core.world.channel(message.channelId);
  inChannel(core, channel, {
    t,
    needs: messageNeeds(channel),
    d: (session) => ({
      ...readable(core, message, channel, (session.intents & intents.MESSAGE_CONTENT) !== 0),
      ...withGuild(core, channel, message),
    }),
  });
}

export function messageDeleted(core: Core, message: Message): void {
  if (message.onlyFor !== undefined) return;
  const channel = core.world.channel(message.channelId);
  const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  const d = { id: message.id, channel_id: message.channelId, ...guild };
  inChannel(core, channel, { t: "MESSAGE_DELETE", needs: messageNeeds(channel), d: () => d });
}

export function channelEvent(
  core: Core,
  t: "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" | "THREAD_UPDATE",
  channel: Channel,
  isNew = false,
): void {
  const d = () => ({ ...channelJson(core, channel), ...(isNew ? { newly_created: true } : {}) });
  inChannel(core, channel, { t, needs: intents.GUILDS, d });
}

/** To be called before the channel is gone. */
export function channelDeleted(core: Core, channel: Channel): void {
  const { id, guildId, parentId, type } = channel;
  const d = channel.thread === undefined ? channelJson(core, channel) : { id, guild_id: guildId, parent_id: parentId, type };
  inChannel(core, channel, { t: channel.thread === undefined ? "CHANNEL_DELETE" : "THREAD_DELETE", needs: intents.GUILDS, d: () => d });
}

export function threadMembersEvent(core: Core, thread: Channel, added: readonly string[], removed: readonly string[]): void {
  if (added.length + removed.length === 0) return;
  const members = added.map((id) => threadMemberJson(thread, id, thread.thread?.members.get(id) ?? 0));
  const d = (session: Session) => {
    const all = (session.intents & intents.GUILD_MEMBERS) !== 0;
    const mine = added.includes(core.bot.id) || removed.includes(core.bot.id);
    if (!all && !mine) return undefined;
    const own = (ids: readonly string[]) => (all ? ids : ids.filter((id) => id === core.bot.id));
    return {
      id: thread.id,
      guild_id: thread.guildId,
      member_count: thread.thread?.members.size ?? 0,
      added_members: members.filter((one) => own(added).includes(String(one["user_id"]))),
      removed_member_ids: own(removed),
    };
  };
  inChannel(core, thread, { t: "THREAD_MEMBERS_UPDATE", needs: intents.GUILDS | intents.GUILD_MEMBERS, d });
}

/** A change of the bot itself is told without the intent. */
export function memberEvent(
  core: Core,
  t: "GUILD_MEMBER_UPDATE" | "GUILD_MEMBER_ADD" | "GUILD_MEMBER_REMOVE",
  guild: Guild,
  member: Member,
): void {
  if (!core.world.joined.has(guild.id)) return;
  const own = member.user.id === core.bot.id && t === "GUILD_MEMBER_UPDATE";
  const d =
    t === "GUILD_MEMBER_REMOVE" ? { guild_id: guild.id, user: userJson(member.user) } : { guild_id: guild.id, ...memberJson(member) };
  core.hub.dispatch({ t, guildId: guild.id, needs: own ? 0 : intents.GUILD_MEMBERS, d: () => d });
}

export function guildCreated(core: Core, guild: Guild): void {
  const d = (session: Session) => guildCreateJson(core, guild, (session.intents & intents.GUILD_MEMBERS) !== 0);
  core.hub.dispatch({ t: "GUILD_CREATE", guildId: guild.id, needs: intents.GUILDS, d });
}

/** The bot is no longer in it; or, with `unavailable`, the guild is down. */
export function guildDeleted(core: Core, guild: Guild, unavailable = false): void {
  const d = unavailable ? { id: guild.id, unavailable: true } : { id: guild.id };
  core.hub.dispatch({ t: "GUILD_DELETE", guildId: guild.id, needs: intents.GUILDS, d: () => d });
}
