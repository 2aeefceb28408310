import type { Core } from "./core.ts";
import { channelEvent, guildCreated, guildDeleted, memberEvent } from "./events.ts";
import { bits, type Permission } from "./permissions.ts";
import { deleteChannel } from "./threads.ts";
import type { Channel, Guild, Overwrite, User } from "./world.ts";

/** What those who run a server do to it, and to the bot. The gateway tells the app what it may know of it. */
export class Admin {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The bot is thrown out. */
  kick(guild: Guild): void {
    const { world, bot } = this.#core;
    guildDeleted(this.#core, guild);
    world.joined.delete(guild.id);
    guild.members.delete(bot.id);
  }

  /** The bot is let in, or in again, with these permissions of its own role. */
  invite(guild: Guild, own: readonly Permission[] = []): void {
    const { world, bot, app } = this.#core;
    const role = { id: world.id(), name: app.name, permissions: bits(own), position: 1, mentionable: false, managed: true };
    guild.roles.set(role.id, role);
    guild.members.set(bot.id, { user: bot, roles: new Set([role.id]), joinedAt: world.clock.now(), timedOutUntil: undefined });
    world.joined.add(guild.id);
    guildCreated(this.#core, guild);
  }

  /** The bot, or somebody, may only look on for so long. */
  timeout(guild: Guild, ms: number, user: User = this.#core.bot): void {
    const member = guild.members.get(user.id);
    if (member === undefined) throw new Error(`${user.username} is not on ${guild.name}`);
    member.timedOutUntil = this.#core.world.clock.now() + ms;
    memberEvent(this.#core, "GUILD_MEMBER_UPDATE", guild, member);
  }

  /** Somebody comes. */
  join(guild: Guild, user: User): void {
    const member = { user, roles: new Set<string>(), joinedAt: this.#core.world.clock.now(), timedOutUntil: undefined };
    guild.members.set(user.id, member);
    memberEvent(this.#core, "GUILD_MEMBER_ADD", guild, member);
  }

  /** Somebody goes. */
  leave(guild: Guild, user: User): void {
    const member = guild.members.get(user.id);
    if (member === undefined) return;
    guild.members.delete(user.id);
    memberEvent(this.#core, "GUILD_MEMBER_REMOVE", guild, member);
  }

  /** Allows and denies in a channel: for "everyone", for the "bot", or for a role or member by id. */
  overwrite(
    channel: Channel,
    who: string,
    { allow = [], deny = [] }: { readonly allow?: readonly Permission[]; readonly deny?: readonly Permission[] },
  ): void {
    const guild = this.#core.world.guild(channel.guildId ?? "");
    const id = who === "everyone" ? guild.id : who === "bot" ? this.#core.bot.id : who;
    const made: Overwrite = { id, type: guild.roles.has(id) ? 0 : 1, allow: bits(allow), deny: bits(deny) };
    channel.overwrites = [...channel.overwrites.filter((one) => one.id !== id), made];
    channelEvent(this.#core, "CHANNEL_UPDATE", channel);
  }

  deleteChannel(channel: Channel): void {
    deleteChannel(this.#core, channel);
  }

  /** The server is down for a while; its data comes again with `back`. */
  down(guild: Guild): void {
    guildDeleted(this.#core, guild, true);
  }

  back(guild: Guild): void {
    guildCreated(this.#core, guild);
  }

  /** The token is reset: REST says 401, and the gateway lets nobody in. */
  resetToken(): void {
    this.#core.gate.closed = true;
  }
}
