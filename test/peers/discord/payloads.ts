import type { Core } from "./core.ts";
import type { Interaction } from "./desk.ts";
import { type Bag, present, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { bits, permissionsOf } from "./permissions.ts";
import { channelJson, memberJson, messageJson, userJson } from "./shapes.ts";
import type { Channel, Guild } from "./world.ts";

/** An interaction as `INTERACTION_CREATE` brings it. */
export function interactionJson(core: Core, one: Interaction): Bag {
  const { world } = core;
  const channel = world.channel(one.channelId);
  const user = world.user(one.userId);
  const guild = one.guildId === undefined ? undefined : world.guild(one.guildId);
  return present({
    id: one.id,
    application_id: core.app.id,
    type: one.kind,
    data: one.data,
    token: one.token,
    version: 1,
    channel_id: one.channelId,
    channel: { ...channelJson(core, channel), permissions: String(permissionsIn(core, one.userId, channel)) },
    ...(guild === undefined ? { user: userJson(user) } : guildPart(core, guild, channel, one.userId)),
    message: one.message === undefined ? undefined : messageJson(core, one.message),
    app_permissions: String(permissionsIn(core, core.bot.id, channel)),
    locale: user.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: { "0": guild?.id ?? "0" },
    context: guild === undefined ? 1 : 0,
    attachment_size_limit: sizes.file,
  });
}

function guildPart(core: Core, guild: Guild, channel: Channel, userId: string): Bag {
  const member = guild.members.get(userId);
  const permissions = String(permissionsIn(core, userId, channel));
  return {
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_id: guild.id,
    guild_locale: guild.locale,
    member: { ...(member === undefined ? {} : memberJson(member)), permissions },
  };
}

export function permissionsIn(core: Core, userId: string, channel: Channel): bigint {
  if (channel.guildId === undefined) return bits(["VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES", "READ_MESSAGE_HISTORY"]);
  const guild = core.world.guild(channel.guildId);
  const member = guild.members.get(userId);
  return member === undefined ? 0n : permissionsOf(core.world, guild, member, channel);
}

/** What stands beside ids that a person chose. */
export function resolvedFor(
  core: Core,
  guildId: string | undefined,
  chosen: readonly { readonly kind: string; readonly id: string }[],
): Bag {
  const { world } = core;
  const guild = guildId === undefined ? undefined : world.guild(guildId);
  const users: Record<string, Bag> = {};
  const members: Record<string, Bag> = {};
  const roles: Record<string, Bag> = {};
  const channels: Record<string, Bag> = {};
  for (const { kind, id } of chosen) {
    const member = guild?.members.get(id);
    if (kind === "user") users[id] = userJson(world.user(id));
    if (kind === "user" && member !== undefined) {
      const { user: _user, mute: _mute, deaf: _deaf, ...partial } = memberJson(member);
      members[id] = { ...partial, permissions: String(permissionsOf(world, guild ?? world.guild(text(guildId)), member)) };
    }
    const role = kind === "role" ? guild?.roles.get(id) : undefined;
    if (role !== undefined)
      roles[id] = {
        id: role.id,
        name: role.name,
        permissions: String(role.permissions),
        position: role.position,
        color: 0,
        hoist: false,
        managed: role.managed,
        mentionable: role.mentionable,
        icon: null,
        unicode_emoji: null,
        flags: 0,
      };
    if (kind === "channel") channels[id] = { ...channelJson(core, world.channel(id)), permissions: "0" };
  }
  const parts = { users, members, roles, channels };
  return Object.fromEntries(Object.entries(parts).filter(([, held]) => Object.keys(held).length > 0));
}
