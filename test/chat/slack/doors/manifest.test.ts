import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command, events, manifest, optionalScopes, scopes, startShortcut } from "#chat/slack/manifest.ts";
import { readme, run } from "./running.ts";

const room = new URL("../../../../src/chat/slack/", import.meta.url).pathname;
const program = "src/cli/main.ts";

/** The right that each method of the Web API needs (Slack's page of the method); null: none, or another token's. */
const needs: Readonly<Record<string, readonly string[] | null>> = {
  "auth.test": null,
  "oauth.v2.access": null,
  "apps.connections.open": null,
  "views.open": null,
  "views.update": null,
  "views.publish": null,
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "conversations.open": ["im:write"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.replies": ["channels:history", "groups:history"],
  "users.info": ["users:read"],
  "files.uploadV2": ["files:write"],
};
/** The right that each event needs (Slack's page of the event). */
const heard: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  app_uninstalled: null,
  tokens_revoked: null,
};

async function source(): Promise<string> {
  const files = (await readdir(room)).filter((one) => one.endsWith(".ts"));
  const texts = await Promise.all(files.map((one) => readFile(join(room, one), "utf8")));
  return texts.join("\n").replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
}

/** The families of Slack's methods that an app may call: a method of a new one is seen as well. */
const families =
  "apps|assistant|auth|bookmarks|bots|calls|canvases|chat|conversations|dnd|emoji|files|filesUploadV2|oauth|pins|reactions|reminders|search|slackLists|stars|team|usergroups|users|views";

/** Every method of the Web API that the room calls: `client.chat.update(…)`, also where a line ends between; `desk.users` are our own. */
async function called(): Promise<readonly string[]> {
  const found = (await source()).matchAll(new RegExp(`(?<!\\bdesk)\\.\\s*(${families})((?:\\s*\\.\\s*\\w+)+)\\s*\\(`, "g"));
  return [...new Set([...found].map(([, family = "", rest = ""]) => `${family}${rest.replaceAll(/\s/g, "")}`))];
}

type Shape = {
  readonly display_information: { readonly name: string; readonly description: string; readonly background_color: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string };
    readonly shortcuts: readonly {
      readonly name: string;
      readonly description: string;
      readonly callback_id: string;
      readonly type: string;
    }[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly url?: string;
    }[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
    readonly org_deploy_enabled: boolean;
  };
};
const made = (url?: string) => manifest(url) as unknown as Shape;

describe("the manifest", () => {
  it.each([
    ["Socket Mode", undefined],
    ["HTTP", "https://teekond.example.org"],
  ])("for %s keeps Slack's limits", (_, url) => {
    const { display_information, features, oauth_config, settings } = made(url);
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(display_information.background_color).toMatch(/^#[0-9A-F]{6}$/i);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const one of features.shortcuts) {
      expect(one.name.length).toBeLessThanOrEqual(24);
      expect(one.description.length).toBeLessThanOrEqual(150);
      expect(one.callback_id.length).toBeLessThanOrEqual(255);
    }
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    for (const one of features.slash_commands) {
      expect(one.command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(one.description.length).toBeLessThanOrEqual(2000);
      expect(one.usage_hint.length).toBeLessThanOrEqual(1000);
    }
    expect([...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional].length).toBeLessThanOrEqual(255);
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
    expect((oauth_config.redirect_urls ?? []).length).toBeLessThanOrEqual(1000);
  });

  it("asks for an address nowhere by Socket Mode, and for the same one everywhere by HTTP", () => {
    expect(JSON.stringify(made())).not.toContain("http");
    expect(made().settings.socket_mode_enabled).toBe(true);
    const { features, settings, oauth_config } = made("https://teekond.example.org/");
    const at = "https://teekond.example.org/slack/events";
    expect([settings.event_subscriptions.request_url, settings.interactivity.request_url, features.slash_commands[0]?.url]).toEqual([
      at,
      at,
      at,
    ]);
    expect(oauth_config.redirect_urls).toEqual(["https://teekond.example.org/slack/oauth_redirect"]);
    expect(settings.socket_mode_enabled).toBe(false);
    // A bot's token in the configuration must not end after twelve hours.
    expect([made().settings.token_rotation_enabled, settings.token_rotation_enabled]).toEqual([false, false]);
  });
});

describe("the manifest and the code", () => {
  it("ask for the rights of the methods that are called and the events that are heard, and no others", async () => {
    const methods = await called();
    expect(methods.length).toBeGreaterThan(8);
    expect(methods.filter((one) => needs[one] === undefined)).toEqual([]);
    const wanted = new Set(methods.flatMap((one) => needs[one] ?? []));
    for (const one of events) {
      expect(heard).toHaveProperty(one);
      if (heard[one] !== null) wanted.add(heard[one] ?? "");
    }
    wanted.add("commands");
    const { bot, bot_optional } = made().oauth_config.scopes;
    expect([...wanted].toSorted()).toEqual([...bot, ...bot_optional].toSorted());
    expect(bot).toEqual(Object.keys(scopes));
    expect(bot_optional).toEqual(Object.keys(optionalScopes));
  });

  it("name the same events, command and shortcut", async () => {
    const text = await source();
    const listened = [...text.matchAll(/app\.event\("(\w+)"/g)].map(([, name]) => name);
    expect(listened.toSorted()).toEqual([...made().settings.event_subscriptions.bot_events].toSorted());
    expect([...text.matchAll(/app\.command\((\w+)/g)].map(([, name]) => name)).toEqual(["command"]);
    expect(made().features.slash_commands.map((one) => one.command)).toEqual([command]);
    expect([...text.matchAll(/app\.shortcut\((\w+)/g)].map(([, name]) => name)).toEqual(["startShortcut"]);
    expect(made().features.shortcuts.map((one) => one.callback_id)).toEqual([startShortcut]);
    expect(made().settings.interactivity.is_enabled).toBe(true);
  });

  it("are told in the README in the same words", async () => {
    const section = await readme("Slack in ten minutes");
    const rows = [...section.matchAll(/^\| (`[^|]+) \| ([^|]+) \|$/gm)].map(([, rights = "", why = ""]) => ({
      rights: [...rights.matchAll(/`([^`]+)`/g)].map(([, one]) => one ?? ""),
      optional: rights.includes("may be left out"),
      why,
    }));
    const asked = rows.filter((one) => !one.optional);
    expect(Object.fromEntries(asked.map(({ rights, why }) => [rights.join(), why.replaceAll("`", "")]))).toEqual(scopes);
    expect(rows.filter((one) => one.optional).flatMap((one) => one.rights)).toEqual(Object.keys(optionalScopes));
  });
});

describe("teekond slack manifest", () => {
  it("prints it as JSON, for both transports, and refuses what is no address", async () => {
    const url = "https://teekond.example.org";
    const [socket, http, wrong] = await Promise.all([
      run([program, "slack", "manifest"]),
      run([program, "slack", "manifest", "--url", url]),
      run([program, "slack", "manifest", "--url", "http://teekond.example.org"]),
    ]);
    expect([socket.code, http.code, wrong.code]).toEqual([0, 0, 2]);
    expect(JSON.parse(socket.out)).toEqual(made());
    expect(JSON.parse(http.out)).toEqual(made(url));
    expect(wrong.out.trim().split("\n")).toEqual([expect.stringContaining("https")]);
  });
});
