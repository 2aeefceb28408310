import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionBits, permissions } from "#chat/discord/permissions.ts";
import { discordLines } from "../../../../src/cli/commands/doctor-discord.ts";
import { readConfig } from "../../../../src/cli/config.ts";
import { type DiscordPeer, startDiscord } from "../../../peers/discord/discord.ts";
import { permissionsOf } from "../../../peers/discord/permissions.ts";
import { found, openRig } from "./rig.ts";

let peer: DiscordPeer;
let front: Server;
beforeAll(async () => {
  peer = await startDiscord({ rates: false });
  front = createServer((request, response) => void answered(request, response));
  await new Promise<void>((ready) => front.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  front.closeAllConnections();
  await new Promise<void>((closed) => front.close(() => closed()));
  await peer.stop();
});

/** The peer does not play the list of the bot's own servers: it is answered here, from what the peer's world holds. */
async function answered(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const authorization = request.headers.authorization ?? "";
  if (request.url?.endsWith("/users/@me/guilds") === true && authorization === `Bot ${peer.token}`) {
    const { world, bot } = peer;
    const guilds = [...world.joined].map((id) => {
      const guild = world.guild(id);
      return { id, name: guild.name, permissions: String(permissionsOf(world, guild, guild.members.get(bot.id)!)) };
    });
    return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(guilds));
  }
  const { status, headers, body } = await fetch(`${peer.base}${request.url}`, { headers: { authorization } }).then(async (one) => ({
    status: one.status,
    headers: { "content-type": one.headers.get("content-type") ?? "application/json" },
    body: await one.text(),
  }));
  response.writeHead(status, headers).end(body);
}

function apiUrl(): string {
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}/api`;
}

async function lines(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const said = await discordLines(readConfig(env));
  expect(said.join("\n")).not.toContain(peer.token);
  return said;
}

const set = () => ({ DISCORD_TOKEN: peer.token, DISCORD_API_URL: apiUrl() });

describe("doctor, of Discord", () => {
  it("says nothing where nothing of it is configured, and what is missing where half is", async () => {
    expect(await lines({})).toEqual([]);
    expect(await lines({ DISCORD_API_URL: peer.apiUrl })).toEqual(["Discord: not complete, missing: DISCORD_TOKEN"]);
  });

  it("knows the application, the gateway and the intents, and prints the invite link", async () => {
    const said = (await lines(set())).join("\n");
    expect(said).toContain("the bot's token is good for Teekond");
    expect(said).toContain("shards: 1");
    expect(said).toContain("no commands are registered yet");
    expect(said).toContain("it is in no server yet");
    expect(said).toContain(`client_id=${peer.bot.id}&scope=bot+applications.commands&permissions=${permissionBits}`);
  });

  it("tells of each server what is allowed, and explains each permission that is missing", async () => {
    const team = found(peer, { everyone: ["VIEW_CHANNEL", "USE_APPLICATION_COMMANDS", "READ_MESSAGE_HISTORY"] });
    const said = await lines(set());
    for (const name of ["Send Messages", "Create Public Threads", "Send Messages in Threads"] as const)
      expect(said.some((one) => one.includes(`server "Harbour": ${name} is missing (${permissions[name].why})`))).toBe(true);
    expect(said.some((one) => one.includes("View Channel is missing"))).toBe(false);
    void team;
  });

  it("says when the token is refused, and when Discord does not answer", async () => {
    expect((await lines({ ...set(), DISCORD_TOKEN: "an-other-token-of-nobody" })).join("\n")).toContain("the bot's token is refused (401)");
    expect((await lines({ ...set(), DISCORD_API_URL: "http://127.0.0.1:9/api" })).join("\n")).toContain("does not answer");
  });

  it("sees that the commands are registered once Teekond has run", async () => {
    const rig = await openRig({ peer: { strict: false } });
    const said = await discordLines(readConfig({ DISCORD_TOKEN: rig.peer.token, DISCORD_API_URL: rig.peer.apiUrl }));
    expect(said).toContain("Discord: the commands are registered");
    await rig.close();
  });
});

describe("Discord in ten minutes, as the README tells it", () => {
  it("explains each permission of the invite link, and no other", async () => {
    const readme = await readFile(join(import.meta.dirname, "../../../../README.md"), "utf8");
    const section = readme.split(/^## /m).find((one) => one.startsWith("Discord in ten minutes\n")) ?? "";
    const rows = [...section.matchAll(/^\| ([A-Z][A-Za-z ]+) \| (.+) \|$/gm)].map((row) => [row[1], row[2]]);
    expect(rows).toEqual(Object.entries(permissions).map(([name, { why }]) => [name, why]));
  });
});
