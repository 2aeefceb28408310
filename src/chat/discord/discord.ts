import { Routes } from "discord.js";
import { z } from "zod";
import { createOnce } from "#facilitator/doors/once.ts";
import type { Chat } from "#facilitator/ports-chat.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { createApi } from "./api.ts";
import { register } from "./define.ts";
import type { Desk, DiscordPorts } from "./desk.ts";
import { createReminding } from "./direct.ts";
import { openGateway } from "./gateway.ts";
import { heardEvents, listen } from "./listen.ts";
import { createChat } from "./post.ts";
import { createShards, turnOf } from "./shards.ts";
import { createUsers } from "./users.ts";

/** How Discord is reached. `apiUrl`: where its REST is, which tells where the gateway is; `shards`: how many, else as many as Discord advises. */
export type DiscordSettings = { readonly token: string; readonly apiUrl?: string; readonly shards?: number };

export type Discord = {
  readonly chat: Chat;
  /** Asks people who are missing to look, in their direct messages. */
  readonly remind: (standing: Standing, missing: readonly string[]) => Promise<void>;
  /** Begins to listen, and goes on trying by itself. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** shards that this process listens to */
  readonly listening: () => readonly number[];
};

const Application = z.object({ id: z.string() });
const Bot = z.object({ shards: z.number() });

const commandsAgainMs = 30_000;

/** Asks once; again after it could not be asked. */
function asked<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined;
  return () => {
    known ??= ask();
    known.catch(() => (known = undefined));
    return known;
  };
}

/** Tells Discord the commands, again and again until it has taken them. */
function createTelling(desk: Desk) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  async function tell(): Promise<void> {
    try {
      await register(desk);
    } catch (error) {
      desk.log.warn({ err: error instanceof Error ? error.name : "unknown" }, "Discord does not take the commands; it is told again");
      if (!stopped) timer = setTimeout(() => void tell(), commandsAgainMs);
    }
  }
  return {
    tell,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Discord, ready to be started. Nothing is asked of it before that, so that it may be away. */
export function createDiscord(ports: DiscordPorts, { token, apiUrl, shards: wanted }: DiscordSettings): Discord {
  const api = createApi(token, apiUrl);
  const app = asked(async () => Application.parse(await api.read(Routes.currentApplication())).id);
  const desk: Desk = { ...ports, api, app, users: createUsers(ports), once: createOnce() };
  const under = new Set<Promise<void>>();
  function hear(event: string, data: unknown): void {
    const work = listen(desk, event, data).finally(() => under.delete(work));
    under.add(work);
  }
  const shards = createShards({
    ...ports,
    count: asked(async () => wanted ?? Bot.parse(await api.read(Routes.gatewayBot())).shards),
    open: (shard, over) =>
      openGateway({ token, apiUrl, shard, over, events: heardEvents, hear, turn: (lane, signal) => turnOf(ports, lane, signal) }),
  });
  const commands = createTelling(desk);
  return {
    chat: createChat(desk),
    remind: createReminding(desk),
    async start() {
      await Promise.all([shards.start(), commands.tell()]);
    },
    async stop() {
      commands.stop();
      await shards.stop();
      await Promise.all(under);
    },
    listening: shards.held,
  };
}
