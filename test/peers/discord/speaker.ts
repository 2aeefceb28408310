import { storeFiles } from "./call.ts";
import { channelEvent } from "./events.ts";
import type { PickedFile } from "./fill.ts";
import type { Heard } from "./heard.ts";
import { sizes } from "./limits.ts";
import { deleteMessage, editMessage, postMessage } from "./messages.ts";
import { may, type Permission } from "./permissions.ts";
import { Impossible } from "./refused.ts";
import { directWith } from "./route-channels.ts";
import { Sitting } from "./sitting.ts";
import { addToThread, deleteChannel, openThread, removeFromThread, setArchived } from "./threads.ts";
import type { Channel, Message, ThreadState } from "./world.ts";

export type Saying = {
  readonly replyTo?: string | Message | Heard;
  /** a reply calls the other one; true unless told */
  readonly ping?: boolean;
  readonly files?: readonly PickedFile[];
};

/** What a person says and does without the app's own menus: messages, threads, who may write to them. */
export class Speaker extends Sitting {
  /** The direct messages with the app. */
  direct(): Channel {
    return directWith(this.core, this.id);
  }

  /** Says something; `<@id>` calls somebody. */
  post(channelId: string, content: string, { replyTo, ping = true, files = [] }: Saying = {}): Message {
    const channel = this.seen(channelId);
    this.#mayWrite(channel);
    if ([...content].length > sizes.content) throw new Impossible(`a message has ${sizes.content} characters at most`);
    if (content.trim() === "" && files.length === 0) throw new Impossible("a message says something");
    const repliedTo = replyTo === undefined ? undefined : this.message(replyTo);
    const parse = ["users", "roles", "everyone"];
    const uploads = files.map((one, n) => ({
      field: `files[${n}]`,
      name: one.name,
      contentType: one.contentType ?? "application/octet-stream",
      content: Buffer.from(one.content),
    }));
    const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
    return postMessage(this.core, {
      channel,
      authorId: this.id,
      body: { content, allowed_mentions: { parse, replied_user: ping } },
      files: storeFiles(this.core, uploads, {}, channel.id),
      repliedTo,
      reference: repliedTo === undefined ? undefined : { type: 0, channel_id: channel.id, message_id: repliedTo.id, ...guild },
    });
  }

  /** Says something that calls the app. */
  mention(channelId: string, content: string): Message {
    return this.post(channelId, `<@${this.core.bot.id}> ${content}`);
  }

  /** Writes to the app alone. */
  writeDirect(content: string): Message {
    return this.post(this.direct().id, content);
  }

  edit(on: string | Message | Heard, content: string): void {
    const message = this.message(on);
    if (message.authorId !== this.id) throw new Impossible("only one's own messages can be changed");
    editMessage(this.core, message, { body: { content }, files: [] });
  }

  /** Deletes a message: one's own, or with the permission anybody's. */
  erase(on: string | Message | Heard): void {
    const message = this.message(on);
    if (message.authorId !== this.id) this.#need(this.core.world.channel(message.channelId), "MANAGE_MESSAGES");
    deleteMessage(this.core, message);
  }

  /** Opens a thread, on a message or by itself. */
  startThread(channelId: string, name: string, on?: string | Message | Heard): Channel {
    const parent = this.seen(channelId);
    this.#need(parent, "CREATE_PUBLIC_THREADS");
    if (parent.type !== 0 && parent.type !== 5) throw new Impossible(`no thread can be opened in ${parent.name}`);
    const id = on === undefined ? this.core.world.id() : this.message(on).id;
    if (this.core.world.channels.has(id)) throw new Impossible("this message has a thread");
    return openThread(this.core, { id, parent, type: parent.type === 5 ? 10 : 11, name, ownerId: this.id });
  }

  /** Opens a thread that only its members see. */
  startPrivateThread(channelId: string, name: string): Channel {
    const parent = this.seen(channelId);
    this.#need(parent, "CREATE_PRIVATE_THREADS");
    return openThread(this.core, { id: this.core.world.id(), parent, type: 12, name, ownerId: this.id });
  }

  /** Writes a post in a forum. */
  startPost(forumId: string, name: string, content: string, tags: readonly string[] = []): Channel {
    const forum = this.seen(forumId);
    if (forum.type !== 15) throw new Impossible(`${forum.name} is no forum`);
    this.#need(forum, "SEND_MESSAGES");
    if (forum.requireTag && tags.length === 0) throw new Impossible(`${forum.name} wants a tag`);
    const ids = tags.map((one) => {
      const tag = forum.tags.find((each) => each.name === one || each.id === one);
      if (tag === undefined) throw new Impossible(`${forum.name} has no tag ${one}`);
      return tag.id;
    });
    const id = this.core.world.id();
    const thread = openThread(this.core, { id, parent: forum, type: 11, name, ownerId: this.id, tags: ids });
    postMessage(this.core, { channel: thread, authorId: this.id, body: { content }, files: [], id });
    return thread;
  }

  joinThread(threadId: string): void {
    addToThread(this.core, this.#thread(threadId).channel, [this.id]);
  }

  leaveThread(threadId: string): void {
    removeFromThread(this.core, this.#thread(threadId).channel, this.id);
  }

  /** Brings somebody into a thread. */
  addTo(threadId: string, userId: string): void {
    addToThread(this.core, this.#thread(threadId).channel, [userId]);
  }

  archive(threadId: string): void {
    const { channel, thread } = this.#thread(threadId);
    if (thread.ownerId !== this.id) this.#need(channel, "MANAGE_THREADS");
    setArchived(this.core, channel, thread, true);
  }

  unarchive(threadId: string): void {
    const { channel, thread } = this.#thread(threadId);
    if (thread.locked) this.#need(channel, "MANAGE_THREADS");
    setArchived(this.core, channel, thread, false);
  }

  lock(threadId: string, locked = true): void {
    const { channel, thread } = this.#thread(threadId);
    this.#need(channel, "MANAGE_THREADS");
    thread.locked = locked;
    channelEvent(this.core, "THREAD_UPDATE", channel);
  }

  rename(channelId: string, name: string): void {
    const channel = this.seen(channelId);
    if (channel.thread?.ownerId !== this.id) this.#need(channel, channel.thread === undefined ? "MANAGE_CHANNELS" : "MANAGE_THREADS");
    channel.name = name;
    channelEvent(this.core, channel.thread === undefined ? "CHANNEL_UPDATE" : "THREAD_UPDATE", channel);
  }

  /** Deletes a channel or thread with everything in it. */
  deleteChannel(channelId: string): void {
    const channel = this.seen(channelId);
    this.#need(channel, channel.thread === undefined ? "MANAGE_CHANNELS" : "MANAGE_THREADS");
    deleteChannel(this.core, channel);
  }

  /** Takes no direct messages any more. */
  closeDms(): void {
    this.user.dmsOpen = false;
  }

  openDms(): void {
    this.user.dmsOpen = true;
  }

  #thread(id: string): { readonly channel: Channel; readonly thread: ThreadState } {
    const channel = this.seen(id);
    if (channel.thread === undefined) throw new Impossible(`${channel.name} is no thread`);
    return { channel, thread: channel.thread };
  }

  #mayWrite(channel: Channel): void {
    if (channel.type === 4 || channel.type === 15) throw new Impossible("nothing can be said here");
    this.#need(channel, channel.thread === undefined ? "SEND_MESSAGES" : "SEND_MESSAGES_IN_THREADS");
    if (channel.thread?.locked === true) this.#need(channel, "MANAGE_THREADS");
  }

  #need(channel: Channel, name: Permission): void {
    if (!may(this.core.world, this.id, channel, name)) throw new Impossible(`${this.name} may not do this in ${channel.name}: ${name}`);
  }
}
