import type { RequestListener } from "node:http";
import { newId } from "#lib/ids.ts";
import type { Log } from "#lib/log.ts";
import { createSeal } from "#lib/sealed.ts";
import { systemTimer } from "#lib/timer.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { issuePersonalLink } from "#facilitator/personal-link.ts";
import { createStage, type Platform, type Stage } from "#facilitator/stage.ts";
import type { Config } from "./config.ts";
import { type OpenHouse, type SlackSettings, slackRoom } from "./wire.ts";

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
  const {
    SLACK_BOT_TOKEN,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_API_URL,
    TEEKOND_URL: url,
    TEEKOND_KEY,
  } = config;
  const way = slackWay(config);
  if (way === undefined) return undefined;
  const settings = { way, ...(SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL }) };
  if (SLACK_BOT_TOKEN !== undefined) return { ...settings, token: SLACK_BOT_TOKEN };
  if (clientId === undefined || clientSecret === undefined || url === undefined || TEEKOND_KEY === undefined) return undefined;
  const seal = createSeal(TEEKOND_KEY.split(",").map((key) => key.trim()));
  return { ...settings, installs: { vault: vault(seal), leases, who, url, clientId, clientSecret } };
}

function stageOf(house: OpenHouse, log: Log, who: string): Stage {
  const { store, facilitator, clock, config } = house;
  const url = config.TEEKOND_URL;
  return createStage({
    ledger: store.ledger,
    people: store.people,
    presence: store.presence,
    places: store.places,
    publishers: house.publishers,
    keepings: store.keepings,
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

async function openSlack(house: OpenHouse, stage: Stage, log: Log, settings: SlackSettings) {
  const { store, facilitator, clock } = house;
  const { createSlack } = await slackRoom();
  return createSlack(
    {
      ledger: store.ledger,
      people: store.people,
      places: store.places,
      conversation: stage.conversation,
      facilitator,
      stir: stage.stir,
      showAgain: stage.showAgain,
      redeem: (code) => redeemAttachCode(store.people, code, clock.now()),
      personalLink: personalLinks(house),
      clock,
      log,
    },
    settings,
  );
}

/**
 * Opens the chat platforms that are configured. One that cannot be opened is told in the log and left out; the pages and the others go on
 * without it.
 */
export async function openChats(house: OpenHouse, log: Log): Promise<Chats | undefined> {
  const who = newId();
  const settings = slackSettings(house.config, house.store, who);
  if (settings === undefined) return undefined;
  const stage = stageOf(house, log, who);
  const slack = await openSlack(house, stage, log, settings).catch((error: unknown) => {
    log.error({ err: error instanceof Error ? error.message : "unknown" }, "Slack cannot be opened; everything else goes on without it");
    return undefined;
  });
  const platforms: readonly Platform[] = slack === undefined ? [] : [{ chat: slack.chat, remind: slack.remind }];
  await stage.open(platforms);
  // Not waited for: the pages do not wait for Slack.
  void slack?.start().catch((error: unknown) => {
    log.error(
      { err: error instanceof Error ? error.name : "unknown" },
      "Slack does not answer; everything else goes on, and it is tried again",
    );
  });
  return {
    names: slack === undefined ? [] : ["Slack"],
    ...(slack?.listener === undefined ? {} : { slack: slack.listener }),
    tick: stage.tick,
    async close() {
      await slack?.stop().catch(() => undefined);
      await stage.close();
    },
  };
}
