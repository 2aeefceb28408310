import { afterAll, beforeAll, expect, it } from "vitest";
import { optionalScopes } from "#chat/slack/manifest.ts";
import { type SlackPeer, startSlack } from "../../../peers/slack/slack.ts";
import { readConfig } from "../../../../src/cli/config.ts";
import { slackLines } from "../../../../src/cli/commands/slack.ts";
import { rights } from "./rig.ts";
import { type Env } from "./running.ts";

let peer: SlackPeer;
beforeAll(async () => {
  peer = await startSlack({ rates: false });
});
afterAll(() => peer.stop());

function token(scopes: readonly string[]): string {
  return peer.make.install(peer.make.team("Harbour"), { scopes: [...scopes] }).botToken;
}

/** What doctor says, with no secret in it. */
async function lines(env: Env): Promise<readonly string[]> {
  const said = await slackLines(readConfig({ SLACK_API_URL: peer.apiUrl, ...env }));
  for (const [name, secret] of Object.entries(env)) if (/TOKEN|SECRET|KEY/.test(name)) expect(said.join("\n")).not.toContain(secret);
  return said;
}

const app = () => ({ SLACK_APP_TOKEN: peer.app.appToken });

it("has nothing to say where nothing of Slack is configured", async () => {
  expect(await lines({})).toEqual([]);
});

it("finds good tokens good, and tells what may be left out", async () => {
  const said = await lines({ ...app(), SLACK_BOT_TOKEN: token([...rights, ...Object.keys(optionalScopes)]) });
  expect(said).toEqual([expect.stringContaining("the bot's token is good for T0"), "Slack: the app's token opens a socket"]);
  const less = await lines({ ...app(), SLACK_BOT_TOKEN: token(rights) });
  expect(less.filter((one) => one.includes("not granted, works without"))).toHaveLength(2);
});

it("names each right that is missing, why it is asked for, and what to do", async () => {
  const said = await lines({ ...app(), SLACK_BOT_TOKEN: token(rights.filter((one) => one !== "app_mentions:read")) });
  expect(said.filter((one) => one.includes("is missing"))).toEqual([
    "Slack: the right app_mentions:read is missing (a mention in a thread, where commands cannot be used): add it under OAuth & Permissions and install the app again",
  ]);
});

it("says which token is refused, and what fills the gap", async () => {
  const said = await lines({ SLACK_APP_TOKEN: "xapp-not-ours-at-all", SLACK_BOT_TOKEN: "xoxb-not-ours-at-all" });
  expect(said[0]).toContain("the bot's token is refused (invalid_auth): install the app again");
  expect(said[1]).toContain("the app's token opens no socket (invalid_auth): generate one with connections:write");
});

it("says that Slack does not answer, in place of blaming a token", async () => {
  const said = await lines({
    SLACK_APP_TOKEN: "xapp-not-ours-at-all",
    SLACK_BOT_TOKEN: "xoxb-not-ours-at-all",
    SLACK_API_URL: "http://127.0.0.1:1/api/",
  });
  expect(said).toEqual(["Slack: does not answer", "Slack: does not answer when asked for a socket"]);
});

it("names what is not complete, and whether the address leads here", async () => {
  expect(await lines({ SLACK_CLIENT_ID: "111.222", SLACK_SIGNING_SECRET: "a-signing-secret-that-is-long" })).toEqual([
    "Slack: not complete, missing: TEEKOND_URL, where Slack sends to",
    "Slack: not complete, missing: SLACK_CLIENT_SECRET",
    "Slack: not complete, missing: TEEKOND_KEY, to encrypt the workspaces' tokens",
    "Slack: not complete, missing: TEEKOND_URL, for the install page",
  ]);
  const away = await lines({
    SLACK_BOT_TOKEN: token(rights),
    SLACK_SIGNING_SECRET: "a-signing-secret-that-is-long",
    TEEKOND_URL: "http://127.0.0.1:1",
  });
  expect(away.at(-1)).toContain("TEEKOND_URL does not answer");
});
