import { type Answered, can, keptFiles, need, type Request, seenChannel, seenGuild, seenMessage } from "./call.ts";
import type { Core } from "./core.ts";
import { channelEvent } from "./events.ts";
import { type Bag, bag, list, number, present, text, texts } from "../json.ts";
import { autoArchives, messageFlags, sizes } from "./limits.ts";
import { checkNew, postMessage } from "./messages.ts";
import { may } from "./permissions.ts";
import { Problems } from "./problems.ts";
import { Refused } from "./refused.ts";
import { checkFlags } from "./route-messages.ts";
import { channelJson, messageJson, threadMemberJson } from "./shapes.ts";
import { addToThread, deleteChannel, openThread, removeFromThread, setArchived, settleThreads } from "./threads.ts";
import type { Channel, ThreadState } from "./world.ts";

/** `GET /channels/{channel_id}` */
export function getChannel(request: Request): Answered {
  return { status: 200, json: channelJson(request.core, seenChannel(request, request.params["channel_id"])) };
}

/** `PATCH /channels/{channel_id}` */
export function updateChannel(request: Request): Answered {
  const channel = seenChannel(request, request.params["channel_id"]);
  if (channel.guildId === undefined) throw new Refused("CannotExecuteActionOnDMChannel");
  if (channel.thread === undefined) updateGuildChannel(request, channel);
  else updateThread(request, channel, channel.thread);
  return { status: 200, json: channelJson(request.core, channel) };
}

function updateGuildChannel(request: Request, channel: Channel): void {
  const { name, topic, rate_limit_per_user: slowmode } = request.body;
  need(request, channel, "MANAGE_CHANNELS");
  const problems = new Problems();
  problems.length(["name"], name, sizes.channelName, 1);
  problems.length(["topic"], topic, channel.type === 15 ? sizes.forumTopic : sizes.topic);
  problems.settle();
  if (typeof name === "string") channel.name = name;
  if (topic !== undefined) channel.topic = text(topic) === "" ? undefined : text(topic);
  if (typeof slowmode === "number") channel.slowmode = slowmode;
  channelEvent(request.core, "CHANNEL_UPDATE", channel);
}

function updateThread(request: Request, channel: Channel, thread: ThreadState): void {
  const { core, body } = request;
  const manages = can(request, channel, "MANAGE_THREADS");
  const owns = thread.ownerId === core.bot.id;
  const { archived, locked, name, auto_archive_duration: autoArchive, applied_tags: tags, invitable, rate_limit_per_user: slowmode } = body;
  const others = [locked, name, autoArchive, tags, invitable, slowmode].some((one) => one !== undefined);
  if (thread.archived && archived !== false && others) throw new Refused("InvalidActionOnArchivedThread");
  if (thread.archived && archived === false) {
    if (thread.locked && !manages) throw new Refused("ThreadLocked");
    need(request, channel, "SEND_MESSAGES_IN_THREADS");
  }
  if ((locked !== undefined || slowmode !== undefined) && !manages) throw new Refused("MissingPermissions");
  if (!manages && !owns && (others || archived === true)) throw new Refused("MissingPermissions");
  if (tags !== undefined && tags !== null) checkTags(core, channel, texts(tags), manages);
  const problems = new Problems();
  problems.length(["name"], name, sizes.threadName, 1);
  checkAutoArchive(problems, autoArchive);
  problems.settle();
  if (typeof name === "string") channel.name = name;
  if (typeof autoArchive === "number") thread.autoArchive = autoArchive;
  if (tags !== undefined) thread.tags = texts(tags);
  if (typeof invitable === "boolean") thread.invitable = invitable;
  if (typeof slowmode === "number") channel.slowmode = slowmode;
  if (typeof locked === "boolean") thread.locked = locked;
  const changes = typeof archived === "boolean" && archived !== thread.archived;
  if (changes) setArchived(core, channel, thread, archived);
  else channelEvent(core, "THREAD_UPDATE", channel);
}

function checkTags(core: Core, thread: Channel, tags: readonly string[], manages: boolean): void {
  const forum = core.world.channel(thread.parentId ?? "");
  checkForumTags(forum, tags, manages);
}

function checkForumTags(forum: Channel, tags: readonly string[], manages: boolean): void {
  const problems = new Problems();
  problems.count(["applied_tags"], tags, sizes.appliedTags);
  problems.settle();
  for (const id of tags) {
    const tag = forum.tags.find((one) => one.id === id);
    if (tag === undefined) throw new Refused("UnknownTag");
    if (tag.moderated && !manages) throw new Refused("MissingPermissions");
  }
  if (forum.requireTag && tags.length === 0) throw new Refused("TagRequiredToCreateAForumPostInThisChannel");
}

/** `DELETE /channels/{channel_id}` */
export function removeChannel(request: Request): Answered {
  const channel = seenChannel(request, request.params["channel_id"]);
  const json = channelJson(request.core, channel);
  if (channel.guildId !== undefined) {
    need(request, channel, channel.thread === undefined ? "MANAGE_CHANNELS" : "MANAGE_THREADS");
    deleteChannel(request.core, channel);
  }
  return { status: 200, json };
}

function threadOptions(body: Bag): { readonly autoArchive?: number; readonly slowmode?: number } {
  const { auto_archive_duration: autoArchive, rate_limit_per_user: slowmode } = body;
  return {
    ...(typeof autoArchive === "number" ? { autoArchive } : {}),
    ...(typeof slowmode === "number" ? { slowmode } : {}),
  };
}

function checkThreadName(body: Bag): void {
  const problems = new Problems();
  problems.length(["name"], text(body["name"]).trim(), sizes.threadName, 1);
  checkAutoArchive(problems, body["auto_archive_duration"]);
  problems.settle();
}

function checkAutoArchive(problems: Problems, given: unknown): void {
  if (given === undefined || given === null || autoArchives.includes(given)) return;
  problems.add(["auto_archive_duration"], "BASE_TYPE_CHOICES", `Value must be one of (${autoArchives.join(", ")}).`);
}

/** `POST /channels/{channel_id}/messages/{message_id}/threads`: the thread has the message's id. */
export function threadFromMessage(request: Request): Answered {
  const { core, params, body } = request;
  const parent = seenChannel(request, params["channel_id"]);
  if (parent.type !== 0 && parent.type !== 5) throw new Refused("CannotExecuteActionOnThisChannelType");
  const message = seenMessage(parent, params["message_id"]);
  checkThreadName(body);
  need(request, parent, "CREATE_PUBLIC_THREADS");
  if (core.world.channels.has(message.id)) throw new Refused("ThreadAlreadyCreatedForMessage");
  if ([18, 21].includes(message.type)) throw new Refused("CannotExecuteActionOnSystemMessage");
  const type = parent.type === 5 ? 10 : 11;
  const thread = openThread(core, {
    id: message.id,
    parent,
    type,
    name: text(body["name"]).trim(),
    ownerId: core.bot.id,
    ...threadOptions(body),
  });
  const reference = { type: 0, channel_id: parent.id, message_id: message.id, guild_id: parent.guildId };
  postMessage(core, { channel: thread, authorId: core.bot.id, body: {}, files: [], type: 21, reference });
  if (message.authorId !== core.bot.id) addToThread(core, thread, [message.authorId]);
  return { status: 201, json: channelJson(core, thread) };
}

/** `POST /channels/{channel_id}/threads`: a post in a forum, or a thread without a message. */
export function createThread(request: Request): Answered {
  const parent = seenChannel(request, request.params["channel_id"]);
  checkThreadName(request.body);
  if (parent.type === 15) return createPost(request, parent);
  if (parent.type !== 0 && parent.type !== 5) throw new Refused("CannotExecuteActionOnThisChannelType");
  const { core, body } = request;
  // Discord makes a private thread where no type is given.
  const type = body["type"] === undefined || body["type"] === null ? 12 : number(body["type"]);
  if (type !== 10 && type !== 11 && type !== 12) throw new Refused("CannotExecuteActionOnThisChannelType");
  need(request, parent, type === 12 ? "CREATE_PRIVATE_THREADS" : "CREATE_PUBLIC_THREADS");
  const name = text(body["name"]).trim();
  const invitable = body["invitable"] !== false;
  const thread = openThread(core, {
    id: core.world.id(),
    parent,
    type,
    name,
    ownerId: core.bot.id,
    invitable,
    ...threadOptions(body),
  });
  if (type !== 12) {
    const reference = { type: 0, channel_id: thread.id, guild_id: parent.guildId };
    postMessage(core, { channel: parent, authorId: core.bot.id, body: { content: name }, files: [], type: 18, reference });
  }
  return { status: 201, json: channelJson(core, thread) };
}

function createPost(request: Request, forum: Channel): Answered {
  const { core, body } = request;
  need(request, forum, "SEND_MESSAGES");
  const first = bag(body["message"]);
  if (body["message"] === undefined) {
    const problems = new Problems();
    problems.required(["message"]);
    problems.settle();
  }
  const tags = texts(body["applied_tags"]);
  checkForumTags(forum, tags, can(request, forum, "MANAGE_THREADS"));
  const v2 = (number(first["flags"]) & messageFlags.componentsV2) !== 0;
  checkFlags(number(first["flags"]));
  const files = keptFiles({ ...request, body: first }, forum);
  checkNew(first, files, v2);
  if (list(first["embeds"]).length > 0) need(request, forum, "EMBED_LINKS");
  if (files.length > 0) need(request, forum, "ATTACH_FILES");
  const name = text(body["name"]).trim();
  const id = core.world.id();
  const thread = openThread(core, { id, parent: forum, type: 11, name, ownerId: core.bot.id, tags, ...threadOptions(body) });
  const flags = number(first["flags"]) & (messageFlags.componentsV2 | messageFlags.suppressEmbeds);
  const posted = postMessage(core, { channel: thread, authorId: core.bot.id, body: first, files, flags, id });
  return { status: 201, json: { ...channelJson(core, thread), message: messageJson(core, posted) } };
}

/** `PUT` and `DELETE /channels/{channel_id}/thread-members/@me` and `/{user_id}` */
export function threadMember(joins: boolean): (request: Request) => Answered {
  return (request) => {
    const { core, params } = request;
    const channel = seenChannel(request, params["channel_id"]);
    if (channel.thread === undefined) throw new Refused("CannotExecuteActionOnThisChannelType");
    if (channel.thread.archived) throw new Refused("InvalidActionOnArchivedThread");
    const id = params["user_id"] ?? core.bot.id;
    const guild = core.world.guild(text(channel.guildId));
    if (!guild.members.has(id)) throw new Refused("UnknownMember");
    if (joins) {
      if (id !== core.bot.id) need(request, channel, "SEND_MESSAGES_IN_THREADS");
      if (!may(core.world, id, { ...channel, type: 11 }, "VIEW_CHANNEL")) throw new Refused("MissingAccess");
      if (!channel.thread.members.has(id) && channel.thread.members.size >= sizes.threadMembers)
        throw new Refused("MaximumThreadParticipantsReached");
      addToThread(core, channel, [id]);
    } else {
      const owner = channel.type === 12 && channel.thread.ownerId === core.bot.id;
      if (id !== core.bot.id && !owner) need(request, channel, "MANAGE_THREADS");
      removeFromThread(core, channel, id);
    }
    return { status: 204 };
  };
}

/** `GET /channels/{channel_id}/thread-members/{user_id}` */
export function getThreadMember(request: Request): Answered {
  const channel = seenChannel(request, request.params["channel_id"]);
  const id = request.params["user_id"] === "@me" ? request.core.bot.id : text(request.params["user_id"]);
  const joined = channel.thread?.members.get(id);
  if (joined === undefined) throw new Refused("UnknownMember");
  return { status: 200, json: threadMemberJson(channel, id, joined) };
}

/** `GET /guilds/{guild_id}/threads/active` */
export function activeThreads(request: Request): Answered {
  const { core } = request;
  const guild = seenGuild(request, request.params["guild_id"]);
  settleThreads(core);
  const threads = core.world.threadsOf(guild.id).filter((one) => one.thread?.archived === false && can(request, one, "VIEW_CHANNEL"));
  return { status: 200, json: { threads: threads.map((one) => channelJson(core, one)), members: mine(core, threads), has_more: false } };
}

function mine(core: Core, threads: readonly Channel[]): readonly Bag[] {
  return threads.flatMap((one) => {
    const joined = one.thread?.members.get(core.bot.id);
    return joined === undefined ? [] : [threadMemberJson(one, core.bot.id, joined)];
  });
}

/** `GET /channels/{channel_id}/threads/archived/public` and `/private` */
export function archivedThreads(type: "public" | "private"): (request: Request) => Answered {
  return (request) => {
    const { core } = request;
    const parent = seenChannel(request, request.params["channel_id"]);
    need(request, parent, "READ_MESSAGE_HISTORY");
    if (type === "private") need(request, parent, "MANAGE_THREADS");
    const limit = Number(request.query.get("limit") ?? 50);
    const all = core.world
      .threadsOf(text(parent.guildId))
      .filter((one) => one.parentId === parent.id && one.thread?.archived === true && (one.type === 12) === (type === "private"));
    const page = all.slice(0, limit);
    const threads = page.map((one) => channelJson(core, one));
    return { status: 200, json: { threads, members: mine(core, page), has_more: all.length > limit } };
  };
}

/** `POST /users/@me/channels`: the direct messages with a person, the same ones each time. */
export function createDm(request: Request): Answered {
  const { core, body } = request;
  const id = text(body["recipient_id"]);
  const user = core.world.users.get(id);
  if (user === undefined || user.isBot) throw new Refused("InvalidRecipients");
  return { status: 200, json: channelJson(core, directWith(core, user.id)) };
}

export function directWith(core: Core, userId: string): Channel {
  const { world, bot } = core;
  const held = [...world.channels.values()].find((one) => one.type === 1 && one.recipients.includes(userId));
  if (held !== undefined) return held;
  const made: Channel = {
    id: world.id(),
    type: 1,
    guildId: undefined,
    name: "",
    topic: undefined,
    parentId: undefined,
    overwrites: [],
    recipients: [userId, bot.id],
    tags: [],
    requireTag: false,
    slowmode: 0,
    thread: undefined,
    messages: [],
    ephemerals: [],
  };
  world.channels.set(made.id, made);
  return made;
}

/** `GET /guilds/{guild_id}/channels`: all but threads, seen or not. */
export function guildChannels(request: Request): Answered {
  const { core } = request;
  const guild = seenGuild(request, request.params["guild_id"]);
  const all = [...core.world.channels.values()].filter((one) => one.guildId === guild.id && one.thread === undefined);
  return { status: 200, json: all.map((one) => present({ ...channelJson(core, one) })) };
}
