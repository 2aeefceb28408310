import { Client, DiscordAPIError, GatewayIntentBits, HTTPError, Partials, RateLimitError, REST } from "discord.js";
import { expect } from "vitest";
import { manualClock, type ManualClock } from "#lib/clock.ts";
import { type DiscordOptions, type DiscordPeer, startDiscord } from "./discord.ts";
import type { GuildMake } from "./make.ts";
import type { Person } from "./person.ts";
import type { Channel, Guild } from "./world.ts";

/** A server with two people, the bot, and a channel; the first of the two owns it. */
export type Scene = {
  readonly discord: DiscordPeer;
  readonly clock: ManualClock;
  readonly guild: Guild;
  readonly niamh: Person;
  readonly tom: Person;
  readonly crisis: Channel;
  /** the real REST client, which retries nothing */
  readonly rest: REST;
};

export async function scene(options: DiscordOptions = {}, make: GuildMake = {}): Promise<Scene> {
  const clock = manualClock(Date.parse("2026-11-22T09:00:00Z"));
  const discord = await startDiscord({ clock, rates: false, cap: 2000, ...options });
  const niamh = discord.make.user({ name: "Niamh", locale: "lt" });
  const tom = discord.make.user({ name: "Tom" });
  const guild = discord.make.guild("Harbour", [niamh, tom], make);
  const crisis = discord.make.channel(guild, { name: "crisis" });
  return { discord, clock, guild, niamh: discord.person(niamh), tom: discord.person(tom), crisis, rest: restOf(discord) };
}

/** The real REST client, which waits for nothing and retries nothing. */
export function restOf(discord: DiscordPeer, timeout = 5000): REST {
  const options = { api: discord.apiUrl, retries: 0, timeout, globalRequestsPerSecond: 100_000, rejectOnRateLimit: () => true };
  return new REST(options).setToken(discord.token);
}

/** What a request was refused with: Discord's code; "ok" where it was not. */
export async function codeOf(call: Promise<unknown>): Promise<number | string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    if (error instanceof RateLimitError) return 429;
    if (error instanceof HTTPError) return error.status;
    return error instanceof Error ? error.name : String(error);
  }
}

/** Where and with which of Discord's marks a body was refused: `components.0.custom_id: BASE_TYPE_BAD_LENGTH`. */
export async function marksOf(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return [String(error)];
    const errors = (error.rawError as { readonly errors?: unknown }).errors;
    return [...marksIn(errors, [])];
  }
}

function* marksIn(value: unknown, at: readonly string[]): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inside] of Object.entries(value)) {
    if (name !== "_errors") yield* marksIn(inside, [...at, name]);
    else for (const one of inside as readonly { readonly code: string }[]) yield `${at.join(".")}: ${one.code}`;
  }
}

/** The real client, logged in. It identifies again at once, where the usual one waits five seconds of real time. */
export async function login(
  discord: DiscordPeer,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  more: { readonly shards?: number[]; readonly shardCount?: number } = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [...intents],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, retries: 0, rejectOnRateLimit: () => true },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    allowedMentions: { parse: [] },
    ...more,
  });
  client.on("error", () => undefined);
  const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
  await client.login(discord.token);
  return ready;
}

/** Expects something to come true soon; a machine under load has time. */
export function soon<T>(what: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(what, { timeout: 10_000, interval: 10 });
}
