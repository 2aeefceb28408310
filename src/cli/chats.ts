import type { RequestListener } from "node:http";
import { newId } from "#lib/ids.ts";
import type { Log } from "#lib/log.ts";
import { systemTimer } from "#lib/timer.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { issuePersonalLink } from "#facilitator/personal-link.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import type { KeepingDoor } from "#facilitator/kept.ts";
import { createStage, type Platform, type Stage } from "#facilitator/stage.ts";
import type { Config } from "./config.ts";
import { sealOf } from "./seal.ts";
import { type DiscordSettings, discordRoom, type OpenHouse, type SlackSettings, slackRoom } from "./wire.ts";

/** The chat platforms that are configured, and what keeps their threads true. */
export type Chats = {
  /** how people call those that are there */
  readonly names: readonly string[];
  /** what answers Slack's own paths on the port of the pages */
  readonly slack?: RequestListener;
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How Slack's events come in; a socket first, since it needs no address. */
function slackWay({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: Config): SlackSettings["way"] | undefined {
  if (SLACK_APP_TOKEN !== undefined) return { by: "socket", appToken: SLACK_APP_TOKEN };
  return SLACK_SIGNING_SECRET === undefined ? undefined : { by: "http", signingSecret: SLACK_SIGNING_SECRET };
}

/** How Slack is configured; undefined where it is not. */
function slackSettings(config: Config, { vault, leases }: OpenHouse["store"], who: string): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL, TEEKOND_URL: url } = config;
  const seal = sealOf(config);
  const way = slackWay(config);
  if (way === undefined) return undefined;
  const settings = { way, ...(SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL }) };
  if (SLACK_BOT_TOKEN !== undefined) return { ...settings, token: SLACK_BOT_TOKEN };
  if (clientId === undefined || clientSecret === undefined || url === undefined || seal === undefined) return undefined;
  return { ...settings, installs: { vault: vault(seal), leases, who, url, clientId, clientSecret } };
}

/** What chats offer beside the session itself, where it is configured. */
type Doors = { readonly keeping: KeepingDoor | undefined; readonly helping: HelpDoor | undefined };

function stageOf(house: OpenHouse, log: Log, who: string, { keeping, helping }: Doors): Stage {
  const { store, facilitator, clock, config } = house;
  const url = config.TEEKOND_URL;
  return createStage({
    ledger: store.ledger,
    people: store.people,
    presence: store.presence,
    places: store.places,
    publishers: house.publishers,
    keepings: store.keepings,
    keeping,
    helping,
    shown: store.shown,
    leases: store.leases,
    facilitator,
    clock,
    timer: systemTimer,
    mint: newId,
    who,
    page: url === undefined ? null : (session) => (path) => `${url}/s/${session}${path}`,
    tell: (told) => {
      if (told.is === "broken") log.warn({ place: told.place.id, why: told.why }, "a thread cannot be drawn any more; its session goes on");
      if (told.is === "failed") log.error({ place: told.place ?? "", err: told.error }, "drawing a thread failed; it is tried again");
    },
  });
}

function personalLinks({ store, config, clock }: OpenHouse) {
  const url = config.TEEKOND_URL;
  if (url === undefined) return null;
  return async (tenant: string, session: string, person: string): Promise<string> =>
    `${url}/in/${await issuePersonalLink(store.people, { tenant, session, person }, clock.now())}`;
}

/** What every platform's room is given. */
function doorPorts(house: OpenHouse, stage: Stage, log: Log) {
  const { store, facilitator, clock } = house;
  return {
    ledger: store.ledger,
    people: store.people,
    places: store.places,
    conversation: stage.conversation,
    facilitator,
    stir: stage.stir,
    showAgain: stage.showAgain,
    redeem: (code: string) => redeemAttachCode(store.people, code, clock.now()),
    personalLink: personalLinks(house),
    clock,
    log,
  };
}

/** How Discord is configured; undefined where it is not. */
function discordSettings({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_SHARDS: shards }: Config): DiscordSettings | undefined {
  if (token === undefined) return undefined;
  return { token, ...(apiUrl === undefined ? {} : { apiUrl }), ...(shards === undefined ? {} : { shards }) };
}

/** A platform whose room is open: what is drawn by it, and how it begins to listen. */
type Room = Platform & {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly listener?: RequestListener;
};

type Opening = { readonly house: OpenHouse; readonly stage: Stage; readonly log: Log; readonly who: string };

/** The rooms that are configured. One that cannot be opened is told in the log and left out; the pages and the others go on without it. */
async function openRooms({ house, stage, log, who }: Opening): Promise<readonly Room[]> {
  const ports = doorPorts(house, stage, log);
  const slack = slackSettings(house.config, house.store, who);
  const discord = discordSettings(house.config);
  const wanted: (readonly [name: string, open: () => Promise<Omit<Room, "name">>])[] = [];
  if (slack !== undefined) wanted.push(["Slack", async () => (await slackRoom()).createSlack(ports, slack)]);
  const { drafts, marks, leases } = house.store;
  if (discord !== undefined)
    wanted.push(["Discord", async () => (await discordRoom()).createDiscord({ ...ports, drafts, marks, leases, who }, discord)]);
  const rooms: Room[] = [];
  for (const [name, open] of wanted) {
    const room = await open().catch((error: unknown) => {
      log.error(
        { err: error instanceof Error ? error.message : "unknown" },
        `${name} cannot be opened; everything else goes on without it`,
      );
      return undefined;
    });
    if (room !== undefined) rooms.push({ ...room, name });
  }
  return rooms;
}

/** Whether any chat platform is configured. */
function isAny(house: OpenHouse): boolean {
  return slackSettings(house.config, house.store, "") !== undefined || discordSettings(house.config) !== undefined;
}

/** Opens the chat platforms that are configured; undefined where none is. `doors`: where results can be kept elsewhere, and a language model that helps. */
export async function openChats(house: OpenHouse, log: Log, doors: Doors): Promise<Chats | undefined> {
  if (!isAny(house)) return undefined;
  const who = newId();
  const stage = stageOf(house, log, who, doors);
  const rooms = await openRooms({ house, stage, log, who });
  await stage.open(rooms.map(({ chat, remind }) => ({ chat, remind })));
  for (const room of rooms) {
    // Not waited for: the pages do not wait for a platform.
    void room.start().catch((error: unknown) => {
      const err = error instanceof Error ? error.name : "unknown";
      log.error({ err }, `${room.name} does not answer; everything else goes on, and it is tried again`);
    });
  }
  const slack = rooms.find((room) => room.listener !== undefined)?.listener;
  return {
    names: rooms.map((room) => room.name),
    ...(slack === undefined ? {} : { slack }),
    tick: stage.tick,
    async close() {
      await Promise.all(rooms.map((room) => room.stop().catch(() => undefined)));
      await stage.close();
    },
  };
}
