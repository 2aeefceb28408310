import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import type { DiscordSettings } from "#chat/discord/discord.ts";
import type { SlackSettings } from "#chat/slack/slack.ts";
import { createWeb, type Web } from "#chat/web/server.ts";
import { type Listening, listen } from "#chat/web/listen.ts";
import type { Metrics, Sample, Samples, WebSettings } from "#chat/web/desk.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import type { KeepingDoor } from "#facilitator/kept.ts";
import type { Assistant } from "#facilitator/ports-help.ts";
import { systemClock } from "#lib/clock.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import type { Json } from "#lib/json.ts";
import { systemTimer } from "#lib/timer.ts";
import type { Log } from "#lib/log.ts";
import { languages } from "#locale/languages.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { readFonts } from "#publish/html/fonts.ts";
import { json } from "#publish/json/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import type { Publisher } from "#report/publisher.ts";
import { codeKeys } from "#session/event.ts";
import { knock } from "#store/door.ts";
import { openStore, type Store } from "#store/open.ts";
import type { Config } from "./config.ts";
import { sealOf } from "./seal.ts";
import type { House, Place } from "./house.ts";
import { sampleFor } from "./samples/sample.ts";
import { parseWorkshop } from "./workshop/parse.ts";
import { replay } from "./workshop/replay.ts";

/** The Slack room: what opens it, what it asks for, and who a token belongs to. Its SDK is read only by who needs it: it is half a second of every start. */
export async function slackRoom() {
  const { createSlack } = await import("#chat/slack/slack.ts");
  const { manifest, scopes, optionalScopes, paths } = await import("#chat/slack/manifest.ts");
  const { whoAmI, mayOpenSocket } = await import("#chat/slack/workspaces.ts");
  const { codeOf } = await import("#chat/slack/client.ts");
  const { installedWorkspaces } = await import("#chat/slack/installs.ts");
  const { isDoubtful } = await import("#chat/slack/post.ts");
  return { createSlack, manifest, scopes, optionalScopes, paths, whoAmI, mayOpenSocket, codeOf, installedWorkspaces, isDoubtful };
}
export type { SlackSettings };

/** The Discord room, read only by who needs it: its SDK is half a second of every start as well. */
export async function discordRoom() {
  const { createDiscord } = await import("#chat/discord/discord.ts");
  const { checkDiscord } = await import("#chat/discord/check.ts");
  const { permissions, inviteLink } = await import("#chat/discord/permissions.ts");
  return { createDiscord, checkDiscord, permissions, inviteLink };
}
export type { DiscordSettings };

/** The Notion room, read only by who needs it. */
export async function notionRoom() {
  const { createNotionKeeper, pageIdIn } = await import("#publish/notion/notion.ts");
  const { checkNotion } = await import("#publish/notion/check.ts");
  const { notionListener, hasWebhookToken, takeWebhookToken, webhookPath } = await import("#publish/notion/webhook.ts");
  return { createNotionKeeper, pageIdIn, checkNotion, notionListener, hasWebhookToken, takeWebhookToken, webhookPath };
}

/** The keeper of results that is configured; undefined where none is. */
export async function keeperOf({ config, receipts, clock }: Pick<House, "config" | "receipts" | "clock">): Promise<Keeper | undefined> {
  const { NOTION_TOKEN: token, NOTION_PARENT: parent, NOTION_BASE_URL: baseUrl, NOTION_RATE: perSecond } = config;
  if (token === undefined) return undefined;
  const { createNotionKeeper } = await notionRoom();
  const settings = { token, perSecond, ...(parent === undefined ? {} : { parent }), ...(baseUrl === undefined ? {} : { baseUrl }) };
  return createNotionKeeper(settings, { receipts, clock, timer: systemTimer });
}

/** Answers Notion's events, where people reach us by an address and tokens can be kept; undefined where not. */
export async function notionEvents({ config, store, clock }: OpenHouse, keeper: Keeper, log: Log): Promise<RequestListener | undefined> {
  const seal = sealOf(config);
  if (config.TEEKOND_URL === undefined || seal === undefined) return undefined;
  const { notionListener } = await notionRoom();
  const told = (what: "offered" | "not signed" | "no event") => log.info({ what }, "something came for Notion's events");
  return notionListener({ keeper: keeper.id, keepings: store.keepings, vault: store.vault(seal), clock, told });
}

/** The language model that is configured: a name, and a key or another server. Undefined where none is; its SDK is read only then. */
export async function assistantOf({ config, clock }: Pick<House, "config" | "clock">): Promise<Assistant | undefined> {
  const { OPENAI_MODEL: model, OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, OPENAI_TIMEOUT: seconds } = config;
  if (model === undefined || (key === undefined && baseUrl === undefined)) return undefined;
  const { openaiModel } = await import("#assist/openai.ts");
  const { createAssistant } = await import("#assist/assistant.ts");
  const settings = {
    model,
    apiKey: key ?? "none",
    timeoutMs: seconds * 1000,
    responses: baseUrl === undefined,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
  return createAssistant(openaiModel(settings, clock));
}

/** A house that was opened here: with its store's own matters. */
export type OpenHouse = House & { readonly store: Store };

function publishers(): readonly Publisher[] {
  return [htmlPublisher(readFonts()), markdown, json];
}

/** Opens the store of a place and puts the house together; `trouble` hears of sessions that could not be woken. Throws what the store throws; its messages can be shown. */
export async function openHouse(config: Config, place: Place, trouble?: (session: string, error: unknown) => void): Promise<OpenHouse> {
  const store = await openStore(place, codeKeys);
  const clock = systemClock;
  return {
    config,
    place,
    store,
    clock,
    facilitator: createFacilitator({ ledger: store.ledger, clock, ...(trouble === undefined ? {} : { trouble }) }),
    ledger: store.ledger,
    people: store.people,
    receipts: store.receipts,
    keepings: store.keepings,
    matches: store.matches,
    leases: store.leases,
    vault: store.vault,
    publishers: publishers(),
    ping: store.ping,
    backup: store.backup,
    restore: store.restore,
    close: store.close,
  };
}

/** Asks the server that runs on a place; undefined where none does, or where it cannot be asked this way. */
export async function askServer(place: Place, request: Json): Promise<Json | undefined> {
  return "folder" in place ? knock(place.folder, request) : undefined;
}

function samplesOf(house: House): Samples {
  const scripts = languages.flatMap((language) => {
    const parsed = parseWorkshop(language, readFileSync(sampleFor(language)));
    return parsed.ok ? [{ id: language, workshop: parsed.workshop }] : [];
  });
  const list: readonly Sample[] = scripts.map(({ id, workshop }) => ({
    id,
    title: workshop.script.title,
    language: workshop.script.language,
  }));
  return { list, play: (sample, guest) => play(house, scripts.find((one) => one.id === sample)?.workshop, guest) };
}

/** Whether anything of Slack is configured. */
function isSlackSet({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: Config): boolean {
  return SLACK_APP_TOKEN !== undefined || SLACK_SIGNING_SECRET !== undefined;
}

async function play(house: House, workshop: Parameters<typeof replay>[0] | undefined, guest: { readonly person: string }): Promise<string> {
  if (workshop === undefined) throw new Error("there is no such sample");
  const { facilitator, people, clock } = house;
  const outcome = await replay(workshop, { facilitator, people, tenant: "web", now: clock.now() });
  if (outcome.is === "refused") throw new Error(`the sample was refused: ${outcome.refused}`);
  const actor = { kind: "person", id: guest.person, via: "web" } as const;
  await facilitator.handle("web", outcome.session, {
    id: "try",
    at: clock.now(),
    actor,
    acts: [{ do: "join", person: guest.person, role: "facilitator" }],
  });
  return outcome.session;
}

function settingsOf(config: Config): WebSettings {
  return {
    chat: [...(isSlackSet(config) ? ["Slack"] : []), ...(config.DISCORD_TOKEN === undefined ? [] : ["Discord"])],
    trustProxy: (config.TRUST_PROXY ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
    ...(config.TEEKOND_URL === undefined ? {} : { url: config.TEEKOND_URL }),
    ...(config.TEEKOND_START_CODE === undefined ? {} : { startCode: config.TEEKOND_START_CODE }),
    ...(config.TEEKOND_METRICS_TOKEN === undefined ? {} : { metricsToken: config.TEEKOND_METRICS_TOKEN }),
  };
}

/** The web chat of a house; `port` 0 takes any free one. */
export async function openWeb(
  house: OpenHouse,
  {
    slack,
    notion,
    chat,
    ...world
  }: {
    readonly keeping?: KeepingDoor | undefined;
    readonly helping?: HelpDoor | undefined;
    readonly log: Log;
    readonly metrics: Metrics;
    readonly chat: readonly string[];
    readonly slack?: RequestListener;
    readonly notion?: RequestListener | undefined;
  },
): Promise<{ readonly web: Web; readonly listening: Listening }> {
  const { config, store, facilitator, clock, people } = house;
  const web = await createWeb({
    facilitator,
    people,
    clock,
    ledger: store.ledger,
    presence: store.presence,
    places: store.places,
    publishers: house.publishers,
    samples: samplesOf(house),
    ready: store.ping,
    ...world,
    settings: settingsOf(config),
  });
  return {
    web,
    listening: await listen(web, { host: config.HOST, port: config.PORT }, [
      ...(slack === undefined ? [] : [{ prefix: "/slack/", listener: slack }]),
      ...(notion === undefined ? [] : [{ prefix: "/notion/", listener: notion }]),
    ]),
  };
}
