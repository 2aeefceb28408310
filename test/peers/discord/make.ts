import type { Core } from "./core.ts";
import { chosen } from "./limits.ts";
import { bits, everyone, type Permission } from "./permissions.ts";
import type { Channel, ChannelType, Guild, Message, Overwrite, Role, Tag, User } from "./world.ts";

export type UserMake = {
  readonly name: string;
  /** `et` is no locale of Discord's: an Estonian's client says "en-US" or another one */
  readonly locale?: string;
  /** takes direct messages; true unless told */
  readonly dmsOpen?: boolean;
  readonly isBot?: boolean;
};

export type GuildMake = {
  readonly id?: string;
  readonly locale?: string;
  /** the bot is in it; true unless told */
  readonly withBot?: boolean;
  readonly maxActiveThreads?: number;
  /** what everyone may; what a new server allows unless told */
  readonly everyone?: readonly Permission[];
  /** what the bot's own role allows besides: nothing unless told */
  readonly bot?: readonly Permission[];
};

export type ChannelMake = {
  readonly name: string;
  readonly type?: "text" | "announcements" | "forum" | "category";
  readonly topic?: string;
  /** only these people (and roles), and the bot where it is told, see it */
  readonly only?: readonly string[];
  readonly withBot?: boolean;
  /** per member or role id, or "everyone" or "bot": what is allowed and denied in this channel */
  readonly overwrites?: Readonly<Record<string, { readonly allow?: readonly Permission[]; readonly deny?: readonly Permission[] }>>;
  readonly tags?: readonly (string | { readonly name: string; readonly moderated: boolean })[];
  readonly requireTag?: boolean;
  readonly slowmode?: number;
};

const types = { text: 0, announcements: 5, forum: 15, category: 4 } as const;

/** Puts servers, people and channels into the world, as they were before the app came. Nothing here is told to the gateway. */
export class Make {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  user({ name, locale = "en-US", dmsOpen = true, isBot = false }: UserMake): User {
    const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, "_");
    const made: User = { id: this.#core.world.oldId(), username, globalName: name, isBot, locale, dmsOpen };
    this.#core.world.users.set(made.id, made);
    return made;
  }

  /** A server; its first member owns it and may everything. */
  guild(name: string, members: readonly User[], make: GuildMake = {}): Guild {
    const { world, bot, app } = this.#core;
    const id = make.id ?? world.oldId();
    const first = members[0];
    if (first === undefined) throw new Error("a server has an owner: give it somebody");
    const guild: Guild = {
      id,
      name,
      ownerId: first.id,
      locale: make.locale ?? "en-US",
      roles: new Map(),
      members: new Map(),
      maxActiveThreads: make.maxActiveThreads ?? chosen.activeThreads,
    };
    guild.roles.set(id, {
      id,
      name: "@everyone",
      permissions: bits(make.everyone ?? everyone),
      position: 0,
      mentionable: false,
      managed: false,
    });
    world.guilds.set(id, guild);
    for (const one of members) this.member(guild, one);
    if (make.withBot !== false) {
      const role: Role = {
        id: world.oldId(),
        name: app.name,
        permissions: bits(make.bot ?? []),
        position: 1,
        mentionable: false,
        managed: true,
      };
      guild.roles.set(role.id, role);
      guild.members.set(bot.id, { user: bot, roles: new Set([role.id]), joinedAt: world.clock.now(), timedOutUntil: undefined });
      world.joined.add(id);
    }
    return guild;
  }

  member(guild: Guild, user: User, roles: readonly Role[] = []): void {
    const joinedAt = this.#core.world.clock.now();
    guild.members.set(user.id, { user, roles: new Set(roles.map((one) => one.id)), joinedAt, timedOutUntil: undefined });
  }

  role(guild: Guild, name: string, make: { readonly permissions?: readonly Permission[]; readonly mentionable?: boolean } = {}): Role {
    const made: Role = {
      id: this.#core.world.oldId(),
      name,
      permissions: bits(make.permissions ?? []),
      position: guild.roles.size,
      mentionable: make.mentionable ?? false,
      managed: false,
    };
    guild.roles.set(made.id, made);
    return made;
  }

  channel(guild: Guild, make: ChannelMake): Channel {
    const { world } = this.#core;
    const tags: readonly Tag[] = (make.tags ?? []).map((one) => ({
      id: world.oldId(),
      ...(typeof one === "string" ? { name: one, moderated: false } : one),
    }));
    const made: Channel = {
      id: world.oldId(),
      type: types[make.type ?? "text"] as ChannelType,
      guildId: guild.id,
      name: make.name,
      topic: make.topic,
      parentId: undefined,
      overwrites: [...this.#only(guild, make), ...this.#overwrites(guild, make)],
      recipients: [],
      tags,
      requireTag: make.requireTag ?? false,
      slowmode: make.slowmode ?? 0,
      thread: undefined,
      messages: [],
      ephemerals: [],
    };
    world.channels.set(made.id, made);
    return made;
  }

  /** Something that a person said before the app came. */
  message(channel: Channel, author: User, content: string): Message {
    const { world } = this.#core;
    const made: Message = {
      id: world.id(),
      channelId: channel.id,
      authorId: author.id,
      type: 0,
      createdAt: world.clock.now(),
      content,
      embeds: [],
      components: [],
      files: [],
      flags: 0,
      editedAt: undefined,
      nonce: undefined,
      reference: undefined,
      poll: undefined,
      pinned: false,
      mentions: { everyone: false, users: [], roles: [] },
      interactionId: undefined,
      viaWebhook: false,
      onlyFor: undefined,
    };
    channel.messages.push(made);
    return made;
  }

  #only(guild: Guild, { only, withBot }: ChannelMake): readonly Overwrite[] {
    if (only === undefined) return [];
    const sees = [...only, ...(withBot === true ? [this.#core.bot.id] : [])];
    return [
      { id: guild.id, type: 0, allow: 0n, deny: bits(["VIEW_CHANNEL"]) },
      ...sees.map((id): Overwrite => ({ id, type: guild.roles.has(id) ? 0 : 1, allow: bits(["VIEW_CHANNEL"]), deny: 0n })),
    ];
  }

  #overwrites(guild: Guild, { overwrites = {} }: ChannelMake): readonly Overwrite[] {
    return Object.entries(overwrites).map(([who, { allow = [], deny = [] }]) => {
      const id = who === "everyone" ? guild.id : who === "bot" ? this.#core.bot.id : who;
      return { id, type: guild.roles.has(id) ? 0 : 1, allow: bits(allow), deny: bits(deny) };
    });
  }
}
