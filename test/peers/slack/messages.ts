import { type Call, directWith, type Method, needScope, page, scopeFor, seenChannel, seenUser } from "./call.ts";
import { type Content, contentOf } from "./content.ts";
import { type Bag, text } from "../json.ts";
import { sizes, soldOutside } from "./limits.ts";
import { Refused } from "./refused.ts";
import { blocksText, messageText, readable } from "./render.ts";
import { type Channel, type Ephemeral, type Install, type Message, messageIn, type World } from "./world.ts";
import type { Core } from "./core.ts";

const posting = [
  "text",
  "blocks",
  "metadata",
  "markdown_text",
  "thread_ts",
  "reply_broadcast",
  "mrkdwn",
  "parse",
  "link_names",
  "unfurl_links",
  "unfurl_media",
];

export const chat: Readonly<Record<string, Method>> = {
  "chat.postMessage": { needs: ["channel"], may: posting, scopes: ["chat:write"], does: post },
  "chat.postEphemeral": {
    needs: ["channel", "user"],
    may: ["text", "blocks", "markdown_text", "thread_ts", "parse", "link_names"],
    scopes: ["chat:write"],
    does: whisper,
  },
  "chat.update": {
    needs: ["channel", "ts"],
    may: ["text", "blocks", "metadata", "markdown_text", "parse", "link_names", "reply_broadcast"],
    scopes: ["chat:write"],
    does: update,
  },
  "chat.delete": { needs: ["channel", "ts"], scopes: ["chat:write"], does: remove },
  "conversations.history": {
    needs: ["channel"],
    may: ["cursor", "inclusive", "latest", "limit", "oldest", "include_all_metadata"],
    does: history,
  },
  "conversations.replies": {
    needs: ["channel", "ts"],
    may: ["cursor", "inclusive", "latest", "limit", "oldest", "include_all_metadata"],
    does: replies,
  },
};

/** The conversation that a message shall go to; refused where the app may not write there. */
function writable(call: Call): Channel {
  const { core, args, install } = call;
  const id = text(args["channel"]);
  const channel = /^[UW]/.test(id) ? directTo(call, id) : seenChannel(call, id);
  if (channel.archived) throw new Refused("is_archived");
  if (channel.kind === "im" && !core.app.messagesTab) throw new Refused("messages_tab_disabled");
  const open = channel.kind === "public" && install.scopes.includes("chat:write.public");
  if (!channel.members.has(install.botUser) && !open) throw new Refused("not_in_channel");
  return channel;
}

/** A user's id in place of a channel's: the direct messages with that person. */
function directTo(call: Call, id: string): Channel {
  const user = call.core.world.users.get(id);
  if (user === undefined) throw new Refused("channel_not_found");
  if (user.isBot) throw new Refused("cannot_dm_bot");
  return directWith(call, seenUser(call, id)).channel;
}

/** The thread that is meant: its first message must be there. Refused: `thread_not_found`, `cannot_reply_to_message` for an answer's own ts. */
function threadOf(channel: Channel, args: Bag): string | undefined {
  const ts = args["thread_ts"];
  if (ts === undefined || ts === "") return undefined;
  const first = messageIn(channel, text(ts));
  if (first === undefined) throw new Refused("thread_not_found");
  if (first.threadTs !== undefined) throw new Refused("cannot_reply_to_message");
  return first.ts;
}

function post(call: Call): Bag {
  const { core, args, install } = call;
  const channel = writable(call);
  core.limiter.post(channel.id);
  const content = contentOf(core.world, args, { longest: sizes.postText });
  const threadTs = threadOf(channel, args);
  const message = putMessage(core, channel, { install, content, threadTs, broadcast: String(args["reply_broadcast"]) === "true" });
  return { channel: channel.id, ts: message.ts, message: messageJson(core, channel, message) };
}

type Putting = {
  readonly install: Install;
  readonly content: Content;
  readonly threadTs: string | undefined;
  readonly broadcast?: boolean;
  readonly files?: readonly string[];
};

/** Puts a message of the app's bot into a channel. */
export function putMessage(core: Core, channel: Channel, { install, content, threadTs, broadcast, files }: Putting): Message {
  const message = botMessage(core.world, channel, { install, content, threadTs, broadcast: broadcast ?? false, files: files ?? [] });
  channel.messages.push(message);
  core.journal.show({ channel: channel.id, user: undefined, text: everyWord(core.world, message) });
  return message;
}

function botMessage(world: World, channel: Channel, { install, content, threadTs, broadcast, files }: Required<Putting>): Message {
  return {
    ts: world.nextTs(channel),
    user: install.botUser,
    botId: install.botId,
    team: channel.teamId,
    threadTs,
    broadcast,
    text: content.text ?? "",
    blocks: content.blocks ?? [],
    metadata: content.metadata,
    files,
    edited: undefined,
    values: {},
  };
}

/** Puts a message into a channel that only one person sees. */
export function putEphemeral(core: Core, channel: Channel, putting: Putting & { readonly to: string }): Ephemeral {
  const message = { ...botMessage(core.world, channel, { broadcast: false, files: [], ...putting }), to: putting.to };
  channel.ephemerals.push(message);
  core.journal.show({ channel: undefined, user: putting.to, text: everyWord(core.world, message) });
  return message;
}

/** What a message says on a screen and in its notification. */
export function everyWord(world: World, message: Message): string {
  return [messageText(world, message), readable(world, message.text), blocksText(world, message.blocks)].join("\n");
}

function whisper(call: Call): Bag {
  const { core, args, install } = call;
  const channel = writable(call);
  const content = contentOf(core.world, args, { longest: sizes.postText });
  const to = seenUser(call, args["user"]);
  if (!channel.members.has(to.id)) throw new Refused("user_not_in_channel");
  const message = putEphemeral(core, channel, { install, content, threadTs: threadOf(channel, args), to: to.id });
  return { message_ts: message.ts };
}

function update(call: Call): Bag {
  const { core, args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  if (channel.archived) throw new Refused("is_inactive");
  const message = messageIn(channel, text(args["ts"]));
  if (message === undefined) throw new Refused("message_not_found");
  if (message.user !== install.botUser) throw new Refused("cant_update_message");
  rewrite(core, channel, message, contentOf(core.world, args, { longest: sizes.updateText, needed: args["metadata"] === undefined }));
  const { ts: _ts, thread_ts: _thread, reply_count: _count, reply_users: _users, ...rest } = messageJson(core, channel, message);
  const { reply_users_count: _many, latest_reply: _latest, ...said } = rest;
  return { channel: channel.id, ts: message.ts, text: message.text, message: said };
}

/** Text without blocks takes the blocks away; blocks without text leave no mark of the edit. */
export function rewrite(core: Core, channel: Channel, message: Message, content: Content): void {
  if (content.blocks !== undefined) message.blocks = content.blocks;
  else if (content.text !== undefined) message.blocks = [];
  if (content.text !== undefined) message.text = content.text;
  if (content.metadata !== undefined) message.metadata = Object.keys(content.metadata).length === 0 ? undefined : content.metadata;
  if (content.blocks === undefined && content.text !== undefined) message.edited = String(core.world.clock.now() / 1000);
  message.values = {};
  const one = "to" in message && typeof message.to === "string" ? message.to : undefined;
  core.journal.show({ channel: one === undefined ? channel.id : undefined, user: one, text: everyWord(core.world, message) });
}

function remove(call: Call): Bag {
  const { args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  const message = messageIn(channel, text(args["ts"]));
  if (message === undefined) throw new Refused("message_not_found");
  if (message.user !== install.botUser) throw new Refused("cant_delete_message");
  dropMessage(channel, message);
  return { channel: channel.id, ts: message.ts };
}

export function dropMessage(channel: Channel, message: Message): void {
  channel.messages.splice(channel.messages.indexOf(message), 1);
}

function replies(call: Call): Bag {
  const { core, args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  needScope(install, scopeFor(channel, "history"));
  if (!channel.members.has(install.botUser)) throw new Refused("not_in_channel");
  const ts = text(args["ts"]);
  const held = messageIn(channel, ts);
  if (held === undefined) throw new Refused("thread_not_found");
  const first = held.threadTs ?? held.ts;
  const all = channel.messages.filter((one) => one.ts === first || one.threadTs === first);
  const { items, cursor } = page(args, all, core.limiter.rates.soldOutside === true ? soldOutside.messages : 1000);
  const withMetadata = String(args["include_all_metadata"]) === "true";
  return {
    messages: items.map((one) => messageJson(core, channel, one, withMetadata)),
    has_more: cursor !== "",
    response_metadata: { next_cursor: cursor },
  };
}

/** The newest first, without what stands in threads. */
function history(call: Call): Bag {
  const { core, args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  needScope(install, scopeFor(channel, "history"));
  if (!channel.members.has(install.botUser)) throw new Refused("not_in_channel");
  const all = channel.messages.filter((one) => one.threadTs === undefined || one.broadcast).toReversed();
  const { items, cursor } = page(args, all, core.limiter.rates.soldOutside === true ? soldOutside.messages : 1000);
  const withMetadata = String(args["include_all_metadata"]) === "true";
  return {
    messages: items.map((one) => messageJson(core, channel, one, withMetadata)),
    has_more: cursor !== "",
    response_metadata: { next_cursor: cursor },
  };
}

/** A message as methods answer it and interactions carry it. */
export function messageJson(core: Core, channel: Channel, message: Message, withMetadata = true): Bag {
  const answers = channel.messages.filter((one) => one.threadTs === message.ts);
  const latest = answers.at(-1);
  const parent = message.threadTs === undefined ? undefined : messageIn(channel, message.threadTs);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: message.team,
    ...(message.botId === undefined ? {} : { bot_id: message.botId, app_id: core.app.appId, bot_profile: botProfile(core, message) }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.metadata === undefined || !withMetadata ? {} : { metadata: message.metadata }),
    ...(message.edited === undefined ? {} : { edited: { user: message.botId ?? message.user, ts: message.edited } }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs, ...(parent && { parent_user_id: parent.user }) }),
    ...(latest === undefined
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: answers.length,
          reply_users: [...new Set(answers.map((one) => one.user))],
          reply_users_count: new Set(answers.map((one) => one.user)).size,
          latest_reply: latest.ts,
        }),
  };
}

function botProfile(core: Core, message: Message): Bag {
  return {
    id: message.botId,
    app_id: core.app.appId,
    name: core.app.name,
    deleted: false,
    updated: 0,
    icons: {},
    team_id: message.team,
  };
}
