import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, webApi } from "@slack/bolt";
import { expect } from "vitest";
import { manualClock, type ManualClock } from "#lib/clock.ts";
import type { Installed } from "./make.ts";
import type { Person } from "./person.ts";
import { type SlackOptions, type SlackPeer, startSlack } from "./slack.ts";
import type { Channel, Team } from "./world.ts";

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A workspace with two people, the app, and a channel that its bot is in. */
export type Scene = {
  readonly slack: SlackPeer;
  readonly clock: ManualClock;
  readonly team: Team;
  readonly niamh: Person;
  readonly tom: Person;
  readonly crisis: Channel;
  readonly installed: Installed;
  readonly client: webApi.WebClient;
};

export async function scene(options: SlackOptions = {}, scopes?: readonly string[]): Promise<Scene> {
  const clock = manualClock(Date.parse("2026-11-22T09:00:00Z"));
  const slack = await startSlack({ clock, ...options });
  const team = slack.make.team("Harbour");
  const [niamh, tom] = ["Niamh", "Tom"].map((name) => slack.make.user(team.id, { name }).id) as [string, string];
  const installed = slack.make.install(team, scopes === undefined ? {} : { scopes });
  const crisis = slack.make.channel(team.id, { name: "crisis", members: [niamh, tom], withBot: true });
  return {
    slack,
    clock,
    team,
    niamh: slack.person(team.id, niamh),
    tom: slack.person(team.id, tom),
    crisis,
    installed,
    client: clientOf(slack, installed.botToken),
  };
}

/** The real client, set as an app with its own queue sets it. */
export function clientOf(slack: SlackPeer, token?: string, timeout = 10_000): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });
}

/** What a call was refused with: the error's name; "ok" where it was not. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    const data = (error as { readonly data?: { readonly error?: string } }).data;
    return data?.error ?? (error instanceof Error ? error.constructor.name : String(error));
  }
}

/** The lines that say what was wrong with it. */
export async function faultsOf(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (error) {
    const data = (error as { readonly data?: { readonly response_metadata?: { readonly messages?: readonly string[] } } }).data;
    return data?.response_metadata?.messages ?? [];
  }
}

export type Running = { readonly app: App; readonly url: string; readonly stop: () => Promise<unknown> };

/** A bare Bolt app over HTTP, with nothing in it but what the test hangs in. */
export async function boltHttp({ slack, installed }: Scene, { processBeforeResponse = false } = {}): Promise<Running> {
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logger: silent, processBeforeResponse });
  const app = new App({
    receiver,
    token: installed.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silent,
    convoStore: false,
    processBeforeResponse,
  });
  const port = await freePort();
  await app.start(port);
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.deliverTo(url);
  return { app, url, stop: async () => app.stop() };
}

/** The same over Socket Mode. */
export async function boltSocket({ slack, installed }: Scene): Promise<Running> {
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    logger: silent,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    clientPingTimeout: 600,
  });
  const app = new App({
    receiver,
    token: installed.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silent,
    convoStore: false,
  });
  await app.start();
  slack.deliverTo("socket");
  return { app, url: "", stop: async () => app.stop() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Expects something to come true soon; a machine under load has time. */
export function soon<T>(what: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(what, { timeout: 10_000, interval: 10 });
}
