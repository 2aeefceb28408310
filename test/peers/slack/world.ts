import { randomBytes } from "node:crypto";
import type { Clock } from "#lib/clock.ts";
import type { Bag } from "../json.ts";

export type Enterprise = { readonly id: string; readonly name: string };

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: Enterprise | undefined;
};

export type User = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly tz: string;
  readonly tzOffset: number;
  readonly locale: string;
  readonly isBot: boolean;
  deleted: boolean;
};

export type Message = {
  readonly ts: string;
  readonly user: string;
  readonly botId: string | undefined;
  readonly team: string;
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  text: string;
  blocks: readonly Bag[];
  metadata: Bag | undefined;
  files: readonly string[];
  edited: string | undefined;
  /** what was chosen in the message and not sent anywhere else */
  values: Values;
};

/** An ephemeral message: one person sees it, no method finds it again. */
export type Ephemeral = Message & { readonly to: string };

export type Channel = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im" | "mpim";
  readonly members: Set<string>;
  /** workspaces beside its own that share it */
  readonly sharedWith: readonly string[];
  archived: boolean;
  readonly messages: Message[];
  readonly ephemerals: Ephemeral[];
  lastTs: number;
};

/** block_id → action_id → what the element holds, as `state.values` has it. */
export type Values = Record<string, Record<string, Bag>>;

export type OpenView = {
  readonly id: string;
  readonly user: string;
  /** where the app is installed */
  readonly team: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  json: Bag;
  hash: string;
  values: Values;
  /** field errors that the person sees, by block_id */
  errors: Readonly<Record<string, string>>;
};

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly length: number;
  readonly team: string;
  content: Buffer | undefined;
  done: boolean;
};

/** An app in a workspace, or in all workspaces of an enterprise. */
export type Install = {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly botUser: string;
  readonly botId: string;
  readonly scopes: readonly string[];
  readonly installer: string;
  /** tokens run out and are refreshed */
  readonly rotates: boolean;
  active: boolean;
};

/** Everything that Slack knows. Only what Slack accepted is in here. */
export class World {
  readonly enterprises = new Map<string, Enterprise>();
  readonly teams = new Map<string, Team>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly views = new Map<string, OpenView>();
  /** a person's modals, the top one last */
  readonly stacks = new Map<string, string[]>();
  readonly homes = new Map<string, OpenView>();
  readonly files = new Map<string, StoredFile>();
  readonly installs: Install[] = [];
  readonly clock: Clock;
  #count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** A fresh id of Slack's kind: a letter and upper case letters and digits. */
  id(letter: string): string {
    this.#count += 1;
    return `${letter}0${this.#count.toString(36).toUpperCase().padStart(8, "0")}`;
  }

  /** A fresh secret. */
  secret(prefix: string): string {
    return `${prefix}${randomBytes(12).toString("hex")}`;
  }

  hash(): string {
    return `${Math.floor(this.clock.now() / 1000)}.${randomBytes(4).toString("hex")}`;
  }

  /** The next `ts` of a channel: later than every one before it, even where the clock stands. */
  nextTs(channel: Channel): string {
    const micro = Math.max(this.clock.now() * 1000, channel.lastTs + 1);
    channel.lastTs = micro;
    return `${Math.floor(micro / 1_000_000)}.${String(micro % 1_000_000).padStart(6, "0")}`;
  }

  team(id: string): Team {
    return found(this.teams.get(id), `no workspace ${id}`);
  }

  user(id: string): User {
    return found(this.users.get(id), `no user ${id}`);
  }

  channel(id: string): Channel {
    return found(this.channels.get(id), `no channel ${id}`);
  }

  /** The app as it stands in a workspace, by itself or through its enterprise; nothing where it is not installed. */
  installIn(team: string): Install | undefined {
    const enterprise = this.teams.get(team)?.enterprise?.id;
    return this.installs.find(
      (one) => one.active && (one.team === team || (one.enterprise !== undefined && one.enterprise === enterprise)),
    );
  }

  /** The modals that a person has open, the top one last. */
  stack(user: string): string[] {
    const held = this.stacks.get(user) ?? [];
    this.stacks.set(user, held);
    return held;
  }

  /** Workspaces that see a channel. */
  teamsOf(channel: Channel): readonly string[] {
    return [channel.teamId, ...channel.sharedWith];
  }
}

/** The value; throws `why` where there is none. */
export function found<T>(value: T | undefined, why: string): T {
  if (value === undefined) throw new Error(why);
  return value;
}

export function messageIn(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((one) => one.ts === ts);
}
