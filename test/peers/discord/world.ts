import type { Clock } from "#lib/clock.ts";
import { type Bag, found } from "../json.ts";

export type User = {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | undefined;
  readonly isBot: boolean;
  locale: string;
  /** strangers and apps of shared servers may write to this person */
  dmsOpen: boolean;
};

export type Role = {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
  readonly mentionable: boolean;
  readonly managed: boolean;
};

/** What a role (0) or a member (1) is allowed or denied in one channel besides. */
export type Overwrite = { readonly id: string; readonly type: 0 | 1; readonly allow: bigint; readonly deny: bigint };

export type Member = {
  readonly user: User;
  readonly roles: Set<string>;
  readonly joinedAt: number;
  /** epoch milliseconds; muted until then */
  timedOutUntil: number | undefined;
};

export type Guild = {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  maxActiveThreads: number;
};

export type Tag = { readonly id: string; readonly name: string; readonly moderated: boolean };

export type ThreadState = {
  readonly ownerId: string;
  readonly createdAt: number;
  archived: boolean;
  archivedAt: number;
  locked: boolean;
  autoArchive: number;
  invitable: boolean;
  /** user id → when they came in */
  readonly members: Map<string, number>;
  tags: readonly string[];
  sent: number;
  lastAt: number;
};

/** Discord's channel types: 0 text, 1 direct messages, 4 category, 5 announcements, 10 to 12 threads, 15 forum. */
export type ChannelType = 0 | 1 | 4 | 5 | 10 | 11 | 12 | 15;

export type Channel = {
  readonly id: string;
  readonly type: ChannelType;
  /** undefined for direct messages */
  readonly guildId: string | undefined;
  name: string;
  topic: string | undefined;
  readonly parentId: string | undefined;
  overwrites: readonly Overwrite[];
  /** of direct messages: the person and the bot */
  readonly recipients: readonly string[];
  readonly tags: readonly Tag[];
  readonly requireTag: boolean;
  slowmode: number;
  readonly thread: ThreadState | undefined;
  readonly messages: Message[];
  /** one person sees each of them; no bot token finds them */
  readonly ephemerals: Message[];
};

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly description: string | undefined;
  readonly url: string;
};

export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** Discord's message type: 0 usual, 18 thread created, 19 reply, 20 answer to a command, 21 start of a thread, 23 answer to a message command */
  readonly type: number;
  readonly createdAt: number;
  content: string;
  embeds: readonly Bag[];
  components: readonly Bag[];
  files: readonly StoredFile[];
  flags: number;
  editedAt: number | undefined;
  readonly nonce: string | number | undefined;
  readonly reference: Bag | undefined;
  poll: Bag | undefined;
  pinned: boolean;
  /** who is named in it and may be, by its allowed mentions */
  mentions: Mentions;
  /** the interaction that it answers */
  readonly interactionId: string | undefined;
  /** made through the token of an interaction */
  readonly viaWebhook: boolean;
  /** only this person sees it */
  readonly onlyFor: string | undefined;
};

export type Mentions = { readonly everyone: boolean; readonly users: readonly string[]; readonly roles: readonly string[] };

export type Command = {
  readonly id: string;
  readonly guildId: string | undefined;
  json: Bag;
  version: string;
};

const epoch = 1_420_070_400_000;

/** Everything that Discord knows. Only what Discord accepted is in here. */
export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly commands = new Map<string, Command>();
  readonly files = new Map<string, StoredFile>();
  /** guilds that the bot is in */
  readonly joined = new Set<string>();
  readonly clock: Clock;
  #last = 0n;
  #made = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** A fresh snowflake: the clock's time, later than every one before it, even where the clock stands. */
  id(): string {
    const now = BigInt(Math.max(0, this.clock.now() - epoch)) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return String(this.#last);
  }

  /** A snowflake from before the story began, a millisecond after the one before: guilds spread over shards. */
  oldId(): string {
    this.#made += 1;
    return String(BigInt(Math.max(0, this.clock.now() - epoch - 86_400_000 + this.#made)) << 22n);
  }

  user(id: string): User {
    return found(this.users.get(id), `no user ${id}`);
  }

  guild(id: string): Guild {
    return found(this.guilds.get(id), `no guild ${id}`);
  }

  channel(id: string): Channel {
    return found(this.channels.get(id), `no channel ${id}`);
  }

  /** A message that is shown anywhere, to all or to one. */
  message(id: string): Message | undefined {
    for (const channel of this.channels.values()) {
      const message = channel.messages.find((one) => one.id === id) ?? channel.ephemerals.find((one) => one.id === id);
      if (message !== undefined) return message;
    }
    return undefined;
  }

  threadsOf(guildId: string): readonly Channel[] {
    return [...this.channels.values()].filter((one) => one.guildId === guildId && one.thread !== undefined);
  }
}

/** Where a permission is decided: a thread has those of its parent. */
export function ruling(world: World, channel: Channel): Channel {
  const parent = channel.thread === undefined ? undefined : world.channels.get(channel.parentId ?? "");
  return parent ?? channel;
}
