import { type Answered, can, keptFiles, need, type Request, seenChannel, seenMessage } from "./call.ts";
import type { Core } from "./core.ts";
import { readable } from "./events.ts";
import { type Bag, bag, list, number, text } from "../json.ts";
import { chosen, lives, messageFlags, sizes } from "./limits.ts";
import { checkNew, deleteMessage, editMessage, postMessage } from "./messages.ts";
import { Problems } from "./problems.ts";
import { Refused } from "./refused.ts";
import { messageJson } from "./shapes.ts";
import type { Channel, Message } from "./world.ts";

/** Flags that a bot may set on a new message. */
const settable = messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;

/** `POST /channels/{channel_id}/messages` */
export function createMessage(request: Request): Answered {
  const { core, params, body } = request;
  const channel = seenChannel(request, params["channel_id"]);
  mayWrite(request, channel);
  const v2 = (number(body["flags"]) & messageFlags.componentsV2) !== 0;
  checkFlags(number(body["flags"]));
  const files = keptFiles(request, channel);
  checkNew(body, files, v2);
  if (list(body["embeds"]).length > 0) need(request, channel, "EMBED_LINKS");
  if (files.length > 0) need(request, channel, "ATTACH_FILES");
  const earlier = sameNonce(request);
  if (earlier !== undefined) return { status: 200, json: messageJson(core, earlier) };
  const repliedTo = repliedIn(request, channel);
  checkPartner(request, channel);
  const reference =
    repliedTo === undefined ? undefined : { type: 0, channel_id: channel.id, message_id: repliedTo.id, ...guildOf(channel) };
  const flags = number(body["flags"]) & settable;
  const message = postMessage(core, { channel, authorId: core.bot.id, body, files, flags, repliedTo, reference });
  return { status: 200, json: messageJson(core, message) };
}

function guildOf(channel: Channel): { readonly guild_id?: string } {
  return channel.guildId === undefined ? {} : { guild_id: channel.guildId };
}

/** Hidden answers exist only for interactions: a message that asks for it here would be shown to all. */
export function checkFlags(flags: number): void {
  if ((flags & messageFlags.ephemeral) === 0) return;
  const problems = new Problems();
  problems.add(["flags"], "MESSAGE_FLAGS_INVALID", "EPHEMERAL can only be set on answers to interactions");
  problems.settle();
}

/** May the bot write here at all: the kind of channel, its permissions, the lock of a thread. */
export function mayWrite(request: Pick<Request, "core">, channel: Channel): void {
  if (channel.type === 4) throw new Refused("CannotSendMessagesInNonTextChannel");
  if (channel.type === 15) throw new Refused("CannotSendMessagesInNonTextChannel");
  if (channel.thread === undefined) return need(request, channel, "SEND_MESSAGES");
  need(request, channel, "SEND_MESSAGES_IN_THREADS");
  if (channel.thread.locked && !can(request, channel, "MANAGE_THREADS")) throw new Refused("ThreadLocked");
}

/** Direct messages: the person takes them, and shares a server with the bot. */
function checkPartner({ core }: Request, channel: Channel): void {
  if (channel.guildId !== undefined) return;
  const partner = core.world.user(channel.recipients.find((id) => id !== core.bot.id) ?? "");
  if (!partner.dmsOpen) throw new Refused("CannotSendMessagesToThisUser");
  const shared = [...core.world.joined].some((id) => core.world.guild(id).members.has(partner.id));
  if (!shared) throw new Refused("CannotSendMessagesToThisUserDueToHavingNoMutualGuilds");
}

/** A message by the same author with the same nonce, while nonces are remembered. */
function sameNonce({ core, body }: Request): Message | undefined {
  const { nonce } = body;
  if (body["enforce_nonce"] !== true || nonce === undefined || nonce === null) return undefined;
  const from = core.world.clock.now() - chosen.nonce;
  for (const channel of core.world.channels.values()) {
    const held = channel.messages.find(
      (one) => one.authorId === core.bot.id && String(one.nonce) === String(nonce) && one.createdAt > from,
    );
    if (held !== undefined) return held;
  }
  return undefined;
}

function repliedIn(request: Request, channel: Channel): Message | undefined {
  const reference = bag(request.body["message_reference"]);
  if (reference["message_id"] === undefined) return undefined;
  if (number(reference["type"]) !== 0) throw new Refused("CannotExecuteActionOnThisChannelType");
  if (!can(request, channel, "READ_MESSAGE_HISTORY")) throw new Refused("CannotReplyWithoutPermissionToReadMessageHistory");
  const message = channel.messages.find((one) => one.id === text(reference["message_id"]));
  if (message === undefined && reference["fail_if_not_exists"] !== false) {
    const problems = new Problems();
    problems.add(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    problems.settle();
  }
  return message;
}

/** `PATCH /channels/{channel_id}/messages/{message_id}` */
export function updateMessage(request: Request): Answered {
  const { core, params, body } = request;
  const channel = seenChannel(request, params["channel_id"]);
  const message = seenMessage(channel, params["message_id"]);
  if (message.authorId !== core.bot.id) throw new Refused("CannotEditMessageAuthoredByAnotherUser");
  if (![0, 19, 20, 23].includes(message.type)) throw new Refused("CannotExecuteActionOnSystemMessage");
  if (channel.thread?.archived === true) throw new Refused("InvalidActionOnArchivedThread");
  if (core.world.clock.now() - message.createdAt > lives.old) core.limiter.oldEdit(channel.id);
  const files = keptFiles(request, channel);
  if (list(body["embeds"]).length > 0) need(request, channel, "EMBED_LINKS");
  if (files.length > 0) need(request, channel, "ATTACH_FILES");
  editMessage(core, message, { body, files });
  return { status: 200, json: messageJson(core, message) };
}

/** `DELETE /channels/{channel_id}/messages/{message_id}` */
export function removeMessage(request: Request): Answered {
  const { core, params } = request;
  const channel = seenChannel(request, params["channel_id"]);
  const message = seenMessage(channel, params["message_id"]);
  if (message.authorId !== core.bot.id) need(request, channel, "MANAGE_MESSAGES");
  if (channel.thread?.archived === true) throw new Refused("InvalidActionOnArchivedThread");
  deleteMessage(core, message);
  return { status: 204 };
}

/** `GET /channels/{channel_id}/messages/{message_id}` */
export function getMessage(request: Request): Answered {
  const channel = seenChannel(request, request.params["channel_id"]);
  need(request, channel, "READ_MESSAGE_HISTORY");
  return { status: 200, json: readJson(request.core, seenMessage(channel, request.params["message_id"])) };
}

/** A message as the app may read it: without the intent for contents, other people's words are empty here too. */
function readJson(core: Core, message: Message): Bag {
  const channel = core.world.channel(message.channelId);
  return readable(core, message, channel, core.app.intents.includes("MESSAGE_CONTENT"));
}

/** `GET /channels/{channel_id}/messages`, the newest first. Without permission to read the history nothing is found. */
export function listMessages(request: Request): Answered {
  const { core, params, query } = request;
  const channel = seenChannel(request, params["channel_id"]);
  if (!can(request, channel, "READ_MESSAGE_HISTORY")) return { status: 200, json: [] };
  const limit = Number(query.get("limit") ?? 50);
  const all = [...channel.messages].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return {
    status: 200,
    json: pageOf(all, query, limit)
      .map((one) => readJson(core, one))
      .toReversed(),
  };
}

function pageOf(all: readonly Message[], query: URLSearchParams, limit: number): readonly Message[] {
  const [before, after, around] = ["before", "after", "around"].map((name) => query.get(name));
  if (before) return all.filter((one) => BigInt(one.id) < BigInt(before)).slice(-limit);
  if (after) return all.filter((one) => BigInt(one.id) > BigInt(after)).slice(0, limit);
  if (!around) return all.slice(-limit);
  const at = all.findIndex((one) => BigInt(one.id) >= BigInt(around));
  const from = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
  return all.slice(from, from + limit);
}

/** `POST /channels/{channel_id}/typing` */
export function startTyping(request: Request): Answered {
  mayWrite(request, seenChannel(request, request.params["channel_id"]));
  return { status: 204 };
}

/** `PUT` and `DELETE /channels/{channel_id}/messages/pins/{message_id}` */
export function pinMessage(pinned: boolean): (request: Request) => Answered {
  return (request) => {
    const channel = seenChannel(request, request.params["channel_id"]);
    const message = seenMessage(channel, request.params["message_id"]);
    need(request, channel, "PIN_MESSAGES");
    if (channel.thread?.archived === true) throw new Refused("InvalidActionOnArchivedThread");
    if (pinned && channel.messages.filter((one) => one.pinned).length >= sizes.pins)
      throw new Refused("MaximumNumberOfPinsReachedForTheChannel");
    message.pinned = pinned;
    return { status: 204 };
  };
}
