import type { Core } from "./core.ts";
import { channelDeleted, channelEvent, threadMembersEvent } from "./events.ts";
import { text } from "../json.ts";
import { chosen } from "./limits.ts";
import { Refused } from "./refused.ts";
import type { Channel, ChannelType, ThreadState } from "./world.ts";

export type ThreadMake = {
  /** the message's id where it starts from one */
  readonly id: string;
  readonly parent: Channel;
  readonly type: ChannelType;
  readonly name: string;
  readonly ownerId: string;
  readonly autoArchive?: number;
  readonly invitable?: boolean;
  readonly tags?: readonly string[];
  readonly slowmode?: number;
};

/** Opens a thread. Refused with 160006 where the guild has as many active ones as it may. */
export function openThread(core: Core, make: ThreadMake): Channel {
  const { world } = core;
  const { parent } = make;
  const now = world.clock.now();
  const guild = world.guild(text(parent.guildId));
  settleThreads(core);
  const active = world.threadsOf(guild.id).filter((one) => one.thread?.archived === false);
  if (active.length >= guild.maxActiveThreads) throw new Refused("MaximumActiveThreads");
  const thread: ThreadState = {
    ownerId: make.ownerId,
    createdAt: now,
    archived: false,
    archivedAt: now,
    locked: false,
    autoArchive: make.autoArchive ?? chosen.autoArchive,
    invitable: make.invitable ?? true,
    members: new Map([[make.ownerId, now]]),
    tags: make.tags ?? [],
    sent: 0,
    lastAt: now,
  };
  const made: Channel = {
    id: make.id,
    type: make.type,
    guildId: guild.id,
    name: make.name,
    topic: undefined,
    parentId: parent.id,
    overwrites: [],
    recipients: [],
    tags: [],
    requireTag: false,
    slowmode: make.slowmode ?? 0,
    thread,
    messages: [],
    ephemerals: [],
  };
  world.channels.set(made.id, made);
  channelEvent(core, "THREAD_CREATE", made, true);
  return made;
}

/** Archives every thread in which nothing was said for as long as it is set to. */
export function settleThreads(core: Core): void {
  const now = core.world.clock.now();
  for (const channel of core.world.channels.values()) {
    const { thread } = channel;
    if (thread === undefined || thread.archived || now - thread.lastAt < thread.autoArchive * 60_000) continue;
    setArchived(core, channel, thread, true);
  }
}

export function setArchived(core: Core, channel: Channel, thread: ThreadState, archived: boolean): void {
  if (thread.archived === archived) return;
  thread.archived = archived;
  thread.archivedAt = core.world.clock.now();
  if (!archived) thread.lastAt = core.world.clock.now();
  channelEvent(core, "THREAD_UPDATE", channel);
}

/** Makes people members of a thread; those who are in it already stay. */
export function addToThread(core: Core, channel: Channel, ids: readonly string[]): void {
  const { thread } = channel;
  if (thread === undefined) return;
  const fresh = ids.filter((id) => !thread.members.has(id));
  const knewIt = thread.members.has(core.bot.id);
  for (const id of fresh) thread.members.set(id, core.world.clock.now());
  if (!knewIt && fresh.includes(core.bot.id)) channelEvent(core, "THREAD_CREATE", channel);
  threadMembersEvent(core, channel, fresh, []);
}

export function removeFromThread(core: Core, channel: Channel, id: string): void {
  if (channel.thread?.members.has(id) !== true) return;
  threadMembersEvent(core, channel, [], [id]);
  channel.thread.members.delete(id);
}

/** Takes a channel out of the world, its threads with it. */
export function deleteChannel(core: Core, channel: Channel): void {
  const threads = [...core.world.channels.values()].filter((one) => one.thread !== undefined && one.parentId === channel.id);
  for (const one of threads) core.world.channels.delete(one.id);
  channelDeleted(core, channel);
  core.world.channels.delete(channel.id);
}
