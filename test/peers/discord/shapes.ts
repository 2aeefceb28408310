import type { Core } from "./core.ts";
import type { Interaction } from "./desk.ts";
import { kinds } from "./components-check.ts";
import { type Bag, bag, bags, list, number, present, text } from "../json.ts";
import { messageFlags } from "./limits.ts";
import { may } from "./permissions.ts";
import type { Channel, Command, Guild, Member, Message, Role, StoredFile, User, World } from "./world.ts";

/** A point in time as Discord writes it. */
export function when(at: number): string {
  return new Date(at).toISOString().replace("Z", "000+00:00");
}

export function userJson(user: User): Bag {
  return present({
    id: user.id,
    username: user.username,
    avatar: null,
    discriminator: user.isBot ? "0001" : "0",
    public_flags: 0,
    flags: 0,
    bot: user.isBot ? true : undefined,
    banner: null,
    accent_color: null,
    global_name: user.globalName ?? null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  });
}

export function memberJson(member: Member): Bag {
  const until = member.timedOutUntil;
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: until === undefined ? null : when(until),
    flags: 0,
    joined_at: when(member.joinedAt),
    nick: null,
    pending: false,
    premium_since: null,
    roles: [...member.roles],
    user: userJson(member.user),
    mute: false,
    deaf: false,
  };
}

function roleJson(role: Role): Bag {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function guildJson(guild: Guild): Bag {
  const nothing = ["icon", "home_header", "splash", "discovery_splash", "banner", "application_id", "afk_channel_id", "system_channel_id"];
  const none = [...nothing, "widget_channel_id", "max_presences", "vanity_url_code", "rules_channel_id", "safety_alerts_channel_id"];
  return {
    ...Object.fromEntries([...none, "public_updates_channel_id", "incidents_data", "description"].map((name) => [name, null])),
    id: guild.id,
    name: guild.name,
    features: [],
    owner_id: guild.ownerId,
    region: "deprecated",
    afk_timeout: 300,
    system_channel_flags: 0,
    widget_enabled: false,
    verification_level: 0,
    roles: [...guild.roles.values()].map(roleJson),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
  };
}

/** A guild as the gateway brings it: with the channels and active threads that the bot sees, and the bot itself among its members. */
export function guildCreateJson(core: Core, guild: Guild, allMembers: boolean): Bag {
  const { world, bot } = core;
  const all = [...world.channels.values()].filter((one) => one.guildId === guild.id);
  const members = [...guild.members.values()].filter((one) => allMembers || one.user.id === bot.id);
  const seen = (channel: Channel) => may(world, bot.id, channel, "VIEW_CHANNEL");
  return {
    ...guildJson(guild),
    joined_at: when(guild.members.get(bot.id)?.joinedAt ?? world.clock.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map(memberJson),
    channels: all.filter((one) => one.thread === undefined).map((one) => channelJson(core, one)),
    threads: all.filter((one) => one.thread?.archived === false && seen(one)).map((one) => channelJson(core, one)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function threadMemberJson(thread: Channel, userId: string, joinedAt: number): Bag {
  return { id: thread.id, user_id: userId, join_timestamp: when(joinedAt), flags: 1 };
}

export function channelJson(core: Core, channel: Channel): Bag {
  const last = channel.messages.at(-1)?.id ?? null;
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: last };
  if (channel.guildId === undefined) {
    const others = channel.recipients.filter((id) => id !== core.bot.id);
    return { ...common, recipients: others.map((id) => userJson(core.world.user(id))) };
  }
  const named = { ...common, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId ?? null };
  if (channel.thread !== undefined) return { ...named, ...threadJson(core, channel) };
  const forum = {
    available_tags: channel.tags.map((one) => ({ ...one, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
  return {
    ...named,
    ...(channel.type === 15 ? { ...forum, flags: channel.requireTag ? 1 << 4 : 0 } : {}),
    position: 0,
    nsfw: false,
    topic: channel.topic ?? null,
    rate_limit_per_user: channel.slowmode,
    permission_overwrites: channel.overwrites.map((one) => ({ ...one, allow: String(one.allow), deny: String(one.deny) })),
  };
}

function threadJson(core: Core, channel: Channel): Bag {
  const { thread } = channel;
  if (thread === undefined) return {};
  const mine = thread.members.get(core.bot.id);
  const replies = channel.messages.filter((one) => one.type !== 21 && one.id !== channel.id).length;
  return present({
    owner_id: thread.ownerId,
    rate_limit_per_user: channel.slowmode,
    thread_metadata: present({
      archived: thread.archived,
      archive_timestamp: when(thread.archivedAt),
      auto_archive_duration: thread.autoArchive,
      locked: thread.locked,
      create_timestamp: when(thread.createdAt),
      invitable: channel.type === 12 ? thread.invitable : undefined,
    }),
    message_count: replies,
    member_count: Math.min(50, thread.members.size),
    total_message_sent: thread.sent,
    applied_tags: thread.tags.length > 0 ? thread.tags : undefined,
    member: mine === undefined ? undefined : threadMemberJson(channel, core.bot.id, mine),
  });
}

export function attachmentJson(file: StoredFile, ephemeral: boolean): Bag {
  return present({
    id: file.id,
    filename: file.name,
    size: file.content.length,
    url: file.url,
    proxy_url: file.url,
    content_type: file.contentType,
    description: file.description,
    ephemeral: ephemeral ? true : undefined,
  });
}

function metadataOf(core: Core, one: Interaction): Bag {
  const owners: Bag = one.guildId === undefined ? { "0": "0" } : { "0": one.guildId };
  const kind = one.kind === 4 ? 2 : one.kind;
  return present({
    id: one.id,
    type: kind,
    user: userJson(core.world.user(one.userId)),
    authorizing_integration_owners: owners,
    interacted_message_id: kind === 3 ? one.message?.id : undefined,
    target_message_id: kind === 2 && one.data["type"] === 3 ? text(one.data["target_id"]) : undefined,
    triggering_interaction_metadata: kind === 5 && one.from !== undefined ? metadataOf(core, one.from) : undefined,
  });
}

/** A message in full, as its author and all who may read it get it. */
export function messageJson(core: Core, message: Message): Bag {
  const { world } = core;
  const channel = world.channel(message.channelId);
  const answered = message.interactionId === undefined ? undefined : core.desk.byId(message.interactionId);
  const thread = world.channels.get(message.id);
  const referenced = message.type === 19 ? world.message(text(message.reference?.["message_id"])) : undefined;
  return present({
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userJson(world.user(message.authorId)),
    content: message.content,
    timestamp: when(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : when(message.editedAt),
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: message.mentions.users.flatMap((id) => (world.users.has(id) ? [userJson(world.user(id))] : [])),
    mention_roles: message.mentions.roles,
    attachments: message.files.map((one) => attachmentJson(one, message.onlyFor !== undefined)),
    embeds: message.embeds,
    components: message.components,
    pinned: message.pinned,
    flags: message.flags | (thread?.thread === undefined || thread.parentId !== channel.id ? 0 : messageFlags.hasThread),
    nonce: message.nonce,
    poll: message.poll,
    message_reference: message.reference,
    referenced_message:
      message.type !== 19 ? undefined : referenced === undefined ? null : messageJson(core, { ...referenced, reference: undefined }),
    webhook_id: message.viaWebhook ? core.app.id : undefined,
    application_id: message.viaWebhook ? core.app.id : undefined,
    interaction_metadata: answered === undefined ? undefined : metadataOf(core, answered),
    thread: thread?.thread === undefined || thread.parentId !== channel.id ? undefined : channelJson(core, thread),
  });
}

export function commandJson(core: Core, command: Command, localised: boolean): Bag {
  const base = present({
    ...(localised ? command.json : unlocalised(command.json)),
    id: command.id,
    application_id: core.app.id,
    version: command.version,
    guild_id: command.guildId,
  });
  return base;
}

function unlocalised(json: Bag): Bag {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = json;
  const each = (name: string) => (rest[name] === undefined ? {} : { [name]: bags(rest[name]).map(unlocalised) });
  return { ...rest, ...each("options"), ...each("choices") };
}

/** Components as Discord gives them back: numbered, with everything said that was left out. */
export function dressed(components: readonly Bag[], files: readonly StoredFile[], world: World): readonly Bag[] {
  const taken = new Set<number>();
  const collect = (one: Bag) => {
    taken.add(number(one["id"]));
    for (const each of [...bags(one["components"]), bag(one["accessory"])]) collectIf(each);
  };
  const collectIf = (one: Bag) => {
    if (one["type"] !== undefined) collect(one);
  };
  for (const one of components) collect(one);
  let last = 0;
  const nextId = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const dress = (one: Bag): Bag => {
    const id = number(one["id"]) || nextId();
    const inner = one["components"] === undefined ? {} : { components: bags(one["components"]).map(dress) };
    const accessory = one["accessory"] === undefined ? {} : { accessory: dress(bag(one["accessory"])) };
    return withoutNull({ ...defaults(one, files, world), ...one, ...media(one, files, world), ...inner, ...accessory, id });
  };
  return components.map(dress);
}

/** Nothing is given back as null but the colour of a container, alternative texts and addresses of emoji. */
function withoutNull(one: Bag): Bag {
  const keeps = ["accent_color", "description", "name", "size"];
  return Object.fromEntries(Object.entries(one).filter(([name, value]) => value !== null || keeps.includes(name)));
}

function defaults(one: Bag, files: readonly StoredFile[], world: World): Bag {
  switch (one["type"]) {
    case kinds.stringSelect:
    case kinds.userSelect:
    case kinds.roleSelect:
    case kinds.mentionableSelect:
    case kinds.channelSelect:
      return { min_values: 1, max_values: 1 };
    case kinds.container:
      return { accent_color: null, spoiler: false };
    case kinds.separator:
      return { spacing: 1, divider: true };
    case kinds.thumbnail:
      return { description: null, spoiler: false };
    case kinds.file:
      return { ...fileFacts(one, files), spoiler: false };
    case kinds.gallery:
      return { items: bags(one["items"]).map((each) => galleryItem(each, files, world)) };
    default:
      return {};
  }
}

function fileFacts(one: Bag, files: readonly StoredFile[]): Bag {
  const file = attached(text(bag(one["file"])["url"]), files);
  return { name: file?.name ?? null, size: file?.content.length ?? null };
}

function galleryItem(item: Bag, files: readonly StoredFile[], world: World): Bag {
  return { description: null, spoiler: false, ...item, media: unfurled(bag(item["media"]), files, world) };
}

function media(one: Bag, files: readonly StoredFile[], world: World): Bag {
  if (one["type"] === kinds.thumbnail) return { media: unfurled(bag(one["media"]), files, world) };
  if (one["type"] === kinds.file) return { file: unfurled(bag(one["file"]), files, world) };
  if (one["type"] === kinds.gallery) return { items: bags(one["items"]).map((each) => galleryItem(each, files, world)) };
  if (selectsOptions(one)) return { options: bags(one["options"]).map(withoutNullAnywhere) };
  return {};
}

function selectsOptions(one: Bag): boolean {
  return one["type"] === kinds.stringSelect && list(one["options"]).length > 0;
}

function withoutNullAnywhere(one: Bag): Bag {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));
}

function attached(url: string, files: readonly StoredFile[]): StoredFile | undefined {
  return files.find((one) => url === `attachment://${one.name}` || url === one.url);
}

function unfurled(given: Bag, files: readonly StoredFile[], world: World): Bag {
  const url = attached(text(given["url"]), files)?.url ?? text(given["url"]);
  return { id: typeof given["id"] === "string" ? given["id"] : world.id(), url, proxy_url: url };
}

/** Embeds as Discord gives them back. */
export function dressedEmbeds(embeds: readonly Bag[]): readonly Bag[] {
  return embeds.map((one) => {
    const plain = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== undefined));
    const fields =
      one["fields"] === undefined || one["fields"] === null
        ? {}
        : { fields: bags(one["fields"]).map((each) => ({ inline: false, ...each })) };
    return { ...plain, ...fields, type: "rich" };
  });
}
