import type { Config } from "../config.ts";
import { Failure } from "../failure.ts";
import { type Reply, said } from "../house.ts";
import { slackRoom } from "../wire.ts";

/** The app manifest as Slack takes it, for the address that people reach, or for Socket Mode. Throws a `Failure` for an address that Slack would not call. */
export async function slackManifest(url: string | undefined): Promise<Reply> {
  const { manifest } = await slackRoom();
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === "https:"))
    throw new Failure(2, "Slack calls https addresses only; for example: slack manifest --url https://teekond.example.org");
  return said(JSON.stringify(manifest(url === undefined ? undefined : new URL(url).origin), null, 2));
}

type Has = (name: keyof Config) => boolean;

/** What has to be there beside what is: for each gap when it is one, and what fills it. */
const gaps: readonly { readonly when: (has: Has) => boolean; readonly what: string }[] = [
  {
    when: (has) => !has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET"),
    what: "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)",
  },
  {
    when: (has) => !has("SLACK_APP_TOKEN") && has("SLACK_SIGNING_SECRET") && !has("TEEKOND_URL"),
    what: "TEEKOND_URL, where Slack sends to",
  },
  {
    when: (has) => !has("SLACK_BOT_TOKEN") && !has("SLACK_CLIENT_ID"),
    what: "SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many)",
  },
  { when: (has) => isMany(has) && !has("SLACK_CLIENT_SECRET"), what: "SLACK_CLIENT_SECRET" },
  { when: (has) => isMany(has) && !has("TEEKOND_KEY"), what: "TEEKOND_KEY, to encrypt the workspaces' tokens" },
  { when: (has) => isMany(has) && !has("TEEKOND_URL"), what: "TEEKOND_URL, for the install page" },
];

function isMany(has: Has): boolean {
  return !has("SLACK_BOT_TOKEN") && has("SLACK_CLIENT_ID");
}

/** What is missing for Slack to be reached as configured; nothing where nothing of it is configured. */
function missing(config: Config): readonly string[] {
  const has: Has = (name) => config[name] !== undefined;
  const any = (["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"] as const).some(has);
  return any ? gaps.filter(({ when }) => when(has)).map(({ what }) => what) : [];
}

/** What Slack says to the bot's token, and which rights are missing; never the token itself. */
async function asked(token: string, apiUrl: string | undefined): Promise<readonly string[]> {
  const { whoAmI, scopes, optionalScopes, codeOf } = await slackRoom();
  try {
    const { id, scopes: granted } = await whoAmI(token, apiUrl);
    const lacking = Object.entries(scopes).filter(([scope]) => !granted.has(scope));
    const without = Object.entries(optionalScopes).filter(([scope]) => !granted.has(scope));
    return [
      `Slack: the bot's token is good for ${id}`,
      ...lacking.map(
        ([scope, why]) => `Slack: the right ${scope} is missing (${why}): add it under OAuth & Permissions and install the app again`,
      ),
      ...without.map(([scope, why]) => `Slack: not granted, works without: ${scope} (${why})`),
    ];
  } catch (error) {
    const code = codeOf(error);
    return [
      code === undefined
        ? "Slack: does not answer"
        : `Slack: the bot's token is refused (${code}): install the app again and set SLACK_BOT_TOKEN anew`,
    ];
  }
}

/** Whether the app's own token opens a socket. */
async function socket(appToken: string, apiUrl: string | undefined): Promise<string> {
  const { mayOpenSocket, codeOf } = await slackRoom();
  try {
    await mayOpenSocket(appToken, apiUrl);
    return "Slack: the app's token opens a socket";
  } catch (error) {
    const code = codeOf(error);
    return code === undefined
      ? "Slack: does not answer when asked for a socket"
      : `Slack: the app's token opens no socket (${code}): generate one with connections:write under Basic Information, switch Socket Mode on, and set SLACK_APP_TOKEN anew`;
  }
}

const pageMs = 5_000;

/** Whether Slack's requests could come in: as far as can be seen from here, by whether the pages answer at their address. */
async function address(url: string): Promise<string> {
  const answers = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(pageMs) }).then(
    (response) => response.ok,
    () => false,
  );
  return answers
    ? "Slack: TEEKOND_URL answers, seen from here"
    : "Slack: TEEKOND_URL does not answer, seen from here: start the server, and let its address and the proxy before it lead there";
}

/** What `doctor` says of Slack; nothing where nothing of it is configured. */
export async function slackLines(config: Config): Promise<readonly string[]> {
  const lacking = missing(config).map((what) => `Slack: not complete, missing: ${what}`);
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_API_URL, TEEKOND_URL } = config;
  const isCalled = SLACK_APP_TOKEN === undefined ? SLACK_SIGNING_SECRET !== undefined : SLACK_CLIENT_ID !== undefined;
  return [
    ...lacking,
    ...(SLACK_BOT_TOKEN === undefined ? [] : await asked(SLACK_BOT_TOKEN, SLACK_API_URL)),
    ...(SLACK_APP_TOKEN === undefined ? [] : [await socket(SLACK_APP_TOKEN, SLACK_API_URL)]),
    ...(isCalled && TEEKOND_URL !== undefined ? [await address(TEEKOND_URL)] : []),
  ];
}
