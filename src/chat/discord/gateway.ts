import { setTimeout as sleep } from "node:timers/promises";
import { Client, Events, GatewayIntentBits, Options, SimpleShardingStrategy, type WebSocketOptions } from "discord.js";
import { restOptions } from "./api.ts";

/** Servers and their threads, and messages that name Teekond; none of these needs Discord's approval (platforms.md 2.5). */
export const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] as const;

/** Which part of Discord's servers a connection is for. */
export type Shard = { readonly id: number; readonly count: number };

export type GatewayPorts = {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly shard: Shard;
  /** Resolves when this shard may introduce itself: Discord takes one in five seconds. */
  readonly turn: (lane: number, signal: AbortSignal) => Promise<void>;
  readonly events: readonly string[];
  readonly hear: (event: string, data: unknown) => void;
  /** The connection is over for good, by Discord's close code. */
  readonly over: (code: number) => void;
};

export type Gateway = {
  /** Resolves when Discord has taken it; rejects where it does not. */
  readonly ready: Promise<void>;
  /** for how long (ms) nothing has been heard because the line is broken; 0 while it is not */
  readonly down: () => number;
  readonly close: () => Promise<void>;
};

/** Nothing is remembered of what Discord tells: all that matters is in the store, or asked when it matters. */
const nothingKept = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
});

/** The client comes again half a second after its connection broke, even where it was told to end in between. */
const betweenMs = 700;

type Strategy = ReturnType<NonNullable<WebSocketOptions["buildStrategy"]>>;

/** The client for one shard; `strategy` hears by what it is connected. */
function clientFor({ apiUrl, shard, turn }: GatewayPorts, heard: (strategy: Strategy) => void): Client {
  return new Client({
    intents: [...intents],
    shards: [shard.id],
    shardCount: shard.count,
    rest: restOptions(apiUrl),
    makeCache: nothingKept,
    allowedMentions: { parse: [] },
    ws: {
      buildStrategy(manager) {
        const strategy = new SimpleShardingStrategy(manager);
        heard(strategy);
        return strategy;
      },
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return { waitForIdentify: (id, signal) => turn(id % Math.max(1, limit.max_concurrency), signal) };
      },
    },
  });
}

/** Opens the connection of one shard, and keeps it open until it is closed. */
export function openGateway(ports: GatewayPorts): Gateway {
  const { token, events, hear, over } = ports;
  let strategy: Strategy | undefined;
  let closed = false;
  let downSince: number | undefined = performance.now();
  const client = clientFor(ports, (one) => (strategy = one));
  // Said by who calls; without a listener an error would end the process.
  client.on(Events.Error, () => undefined);
  client.on(Events.ShardError, () => undefined);
  client.on(Events.ShardDisconnect, ({ code }) => (closed ? undefined : over(code)));
  client.on(Events.ShardReconnecting, () => (downSince ??= performance.now()));
  for (const event of ["READY", "RESUMED"]) client.ws.on(event as never, () => (downSince = undefined));
  for (const event of events) client.ws.on(event as never, (data: unknown) => (closed ? undefined : hear(event, data)));

  async function close(): Promise<void> {
    closed = true;
    await client.destroy().catch(() => undefined);
    await sleep(betweenMs);
    await strategy?.destroy({ reason: "closed" });
  }
  return {
    ready: client.login(token).then(() => undefined),
    down: () => (downSince === undefined ? 0 : performance.now() - downSince),
    close,
  };
}
