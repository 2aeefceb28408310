import { type Client, Events, GatewayIntentBits } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { DiscordOptions } from "./discord.ts";
import { codeOf, login, type Scene, scene, soon } from "./scene.ts";

let here: Scene;
let client: Client<true> | undefined;
let raw: WebSocket | undefined;
afterEach(async () => {
  raw?.terminate();
  await client?.destroy();
  client = undefined;
  await here.discord.stop();
});

const { Guilds, GuildMessages, DirectMessages, MessageContent, GuildMembers } = GatewayIntentBits;

/** An app with the real client that answers every command, and notes what it heard. */
async function app(
  intents: readonly GatewayIntentBits[] = [Guilds, GuildMessages, DirectMessages],
  options: DiscordOptions = {},
): Promise<string[]> {
  here = await scene(options);
  await here.rest.put(`/applications/${here.discord.app.id}/commands`, { body: [{ name: "go", description: "Goes" }] });
  client = await login(here.discord, intents);
  const heard: string[] = [];
  client.on(Events.InteractionCreate, async (one) => {
    if (!one.isChatInputCommand()) return;
    heard.push(`command ${one.id}`);
    heard.push(String(await codeOf(one.reply({ content: "here", flags: 64 }))));
  });
  client.on(Events.MessageCreate, (one) => heard.push(`message ${one.content}`));
  client.on(Events.ThreadCreate, (one, isNew) => heard.push(`thread ${one.name} ${String(isNew)}`));
  client.on(Events.ThreadUpdate, (_before, one) => heard.push(`thread ${String(one.archived)} ${String(one.locked)}`));
  client.on(Events.ThreadDelete, (one) => heard.push(`thread ${one.name} gone`));
  client.on(Events.ChannelDelete, (one) => heard.push(`channel ${one.id} gone`));
  client.on(Events.GuildDelete, (one) => heard.push(`guild ${one.name} gone`));
  client.on(Events.GuildCreate, (one) => heard.push(`guild ${one.name}`));
  client.on(Events.GuildMemberUpdate, (_before, one) => heard.push(`member ${one.displayName}`));
  return heard;
}

describe("the real client", () => {
  it("logs in and finds its servers, channels and threads", async () => {
    await app();
    expect(client?.user.id).toBe(here.discord.bot.id);
    expect(client?.guilds.cache.map((one) => [one.name, one.channels.cache.size])).toEqual([["Harbour", 1]]);
    expect(here.discord.gateway.began).toEqual(["identify"]);
  });

  it("resumes after its line broke, and hears what it missed once", async () => {
    const heard = await app([Guilds, GuildMessages, MessageContent], { app: { intents: ["MESSAGE_CONTENT"] } });
    here.niamh.post(here.crisis.id, "before");
    await here.niamh.slash("go", {}, here.crisis.id);
    here.discord.gateway.drop();
    here.niamh.post(here.crisis.id, "while it was away");
    const acting = here.niamh.slash("go", {}, here.crisis.id);
    expect((await acting).text).toBe("here");
    here.niamh.post(here.crisis.id, "afterwards");
    await soon(() => heard.filter((one) => one.startsWith("message"))).toEqual([
      "message before",
      "message while it was away",
      "message afterwards",
    ]);
    expect(heard.filter((one) => one.startsWith("command"))).toHaveLength(2);
    expect(here.discord.gateway.began).toEqual(["identify", "resume"]);
  });

  it("hears an interaction on which its line broke when it resumes", async () => {
    const heard = await app();
    here.discord.faults.nextDelivery("INTERACTION_CREATE", "dropped");
    expect((await here.niamh.slash("go", {}, here.crisis.id)).text).toBe("here");
    await soon(() => heard).toHaveLength(2);
    expect(here.discord.faults.struck).toEqual(["INTERACTION_CREATE: dropped"]);
    expect(here.discord.gateway.began).toEqual(["identify", "resume"]);
  });

  it("hears the same interaction twice, and may answer once", async () => {
    const heard = await app();
    here.discord.faults.nextDelivery("INTERACTION_CREATE", "twice");
    const { interaction } = await here.niamh.slash("go", {}, here.crisis.id);
    await soon(() => [...heard].sort()).toEqual(["40060", `command ${interaction.id}`, `command ${interaction.id}`, "ok"]);
    expect(here.niamh.privateMessages()).toHaveLength(1);
  });

  it("hears nothing of what is lost, and late of what comes after the next", async () => {
    const heard = await app();
    here.discord.faults.nextDelivery("INTERACTION_CREATE", "lost");
    expect(await here.niamh.slash("go", {}, here.crisis.id)).toMatchObject({ ok: false, failure: "lost" });
    here.discord.faults.nextDelivery("INTERACTION_CREATE", "after the next");
    const [first, second] = await Promise.all([here.niamh.slash("go", {}, here.crisis.id), here.tom.slash("go", {}, here.crisis.id)]);
    await soon(() => heard.filter((one) => one.startsWith("command"))).toEqual([
      `command ${second.interaction.id}`,
      `command ${first.interaction.id}`,
    ]);
  });

  it("comes again when it is asked to, and begins anew where its session is over", async () => {
    await app();
    const { gateway } = here.discord;
    gateway.reconnect();
    await soon(() => [gateway.began.length, gateway.connected]).toEqual([2, 1]);
    gateway.invalidate(true);
    await soon(() => [gateway.began.length, gateway.connected]).toEqual([3, 1]);
    expect(gateway.began).toEqual(["identify", "resume", "resume"]);
    gateway.invalidate();
    await soon(() => [gateway.began.length, gateway.connected]).toEqual([4, 1]);
    gateway.forget();
    gateway.drop();
    gateway.close(4000);
    await soon(() => gateway.began.slice(4)).toEqual(["refused op 9", "identify"]);
    await soon(() => gateway.connected).toBe(1);
    expect((await here.niamh.slash("go", {}, here.crisis.id)).text).toBe("here");
  });

  it("begins anew where its session waited too long", async () => {
    await app();
    const { gateway } = here.discord;
    const isBack = new Promise((resolve) => client?.once(Events.ShardReady, resolve));
    gateway.drop();
    here.clock.advance(5 * 60_000 + 1);
    await soon(() => gateway.began).toEqual(["identify", "refused op 9", "identify"]);
    // A client that is put away before it is there again never says that it is gone.
    await isBack;
  });

  it("notices that nobody acknowledges its heartbeats", async () => {
    await app(undefined, { gateway: { heartbeat: 60 } });
    const { gateway } = here.discord;
    gateway.acknowledges = false;
    await soon(() => gateway.began.includes("resume")).toBe(true);
    gateway.acknowledges = true;
    expect((await here.niamh.slash("go", {}, here.crisis.id)).text).toBe("here");
  });

  it("is turned away with an intent that was not switched on, and with another token", async () => {
    here = await scene();
    await expect(login(here.discord, [Guilds, MessageContent])).rejects.toThrow(/disallowed intents/i);
    expect(here.discord.gateway.began).toEqual(["refused 4014"]);
    await expect(login({ ...here.discord, token: "another" })).rejects.toThrow(/token/i);
  });

  it("has its servers spread over its shards", async () => {
    here = await scene();
    const { discord, niamh } = here;
    const other = discord.make.guild("Island", [niamh.user]);
    const beach = discord.make.channel(other, { name: "beach" });
    await here.rest.put(`/applications/${discord.app.id}/commands`, { body: [{ name: "go", description: "Goes" }] });
    const shards = [0, 1];
    client = await login(discord, [Guilds], { shards, shardCount: 2 });
    const at: (number | undefined)[] = [];
    client.on(Events.InteractionCreate, async (one) => {
      at.push(one.guild?.shardId);
      if (one.isRepliable()) await one.reply("here");
    });
    await niamh.slash("go", {}, here.crisis.id);
    await niamh.slash("go", {}, beach.id);
    expect([...at].sort()).toEqual(shards);
    const of = (id: string) => Number((BigInt(id) >> 22n) % 2n);
    expect(at).toEqual([of(here.guild.id), of(other.id)]);
    expect(discord.gateway.sessions.map((one) => one.shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

describe("what is told", () => {
  it("of words only where they are the app's own, in direct messages, or call it", async () => {
    const heard = await app();
    const bot = here.discord.bot.id;
    here.niamh.post(here.crisis.id, "between us");
    here.niamh.mention(here.crisis.id, "hear this");
    here.niamh.writeDirect("and this");
    await here.rest.post(`/channels/${here.crisis.id}/messages`, { body: { content: "mine" } });
    here.tom.post(here.crisis.id, "a reply", { replyTo: here.discord.lastMessage(here.crisis.id) });
    here.tom.post(here.crisis.id, "a quiet reply", { replyTo: here.discord.lastMessage(here.crisis.id), ping: false });
    await soon(() => heard).toEqual([
      "message ",
      `message <@${bot}> hear this`,
      "message and this",
      "message mine",
      "message a reply",
      "message ",
    ]);
  });

  it("of nothing for which there is no intent", async () => {
    const heard = await app([Guilds]);
    here.niamh.post(here.crisis.id, "x");
    here.niamh.writeDirect("x");
    here.niamh.startThread(here.crisis.id, "talk");
    here.discord.admin.timeout(here.guild, 1000, here.tom.user);
    here.discord.admin.timeout(here.guild, 1000);
    await soon(() => heard).toEqual(["thread talk true", "member Teekond"]);
    expect((await client?.guilds.cache.first()?.members.fetch({ user: [here.tom.id] }))?.map((one) => one.displayName)).toEqual(["Tom"]);
  });

  it("of people only with the intent for them", async () => {
    const heard = await app([Guilds, GuildMembers], { app: { intents: ["GUILD_MEMBERS"] } });
    here.discord.admin.timeout(here.guild, 1000, here.tom.user);
    await soon(() => heard).toEqual(["member Tom"]);
    expect(client?.guilds.cache.first()?.members.cache.size).toBe(3);
    expect((await client?.guilds.cache.first()?.members.fetch())?.size).toBe(3);
  });

  it("of threads, channels and servers that change or go", async () => {
    const heard = await app();
    const { niamh, crisis, guild, discord } = here;
    const thread = niamh.startThread(crisis.id, "talk");
    niamh.lock(thread.id);
    niamh.archive(thread.id);
    niamh.deleteChannel(thread.id);
    niamh.deleteChannel(crisis.id);
    discord.admin.kick(guild);
    discord.admin.invite(guild);
    await soon(() => heard).toEqual([
      "thread talk true",
      "thread false true",
      "thread true true",
      "thread talk gone",
      `channel ${crisis.id} gone`,
      "guild Harbour gone",
      "guild Harbour",
    ]);
  });

  it("of a private thread only once the bot is in it, and of what happens there", async () => {
    const heard = await app();
    const { niamh, tom, crisis, discord } = here;
    const thread = niamh.startPrivateThread(crisis.id, "quiet");
    niamh.post(thread.id, "among us");
    niamh.addTo(thread.id, discord.bot.id);
    niamh.addTo(thread.id, tom.id);
    niamh.rename(thread.id, "quieter");
    niamh.mention(thread.id, "now you");
    tom.leaveThread(thread.id);
    expect(() => tom.sees(thread.id)).toThrow("does not see");
    niamh.archive(thread.id);
    niamh.unarchive(thread.id);
    const talk = niamh.startThread(crisis.id, "open");
    tom.joinThread(talk.id);
    await soon(() => heard).toEqual([
      "thread quiet false",
      "thread false false",
      `message <@${discord.bot.id}> now you`,
      "thread true false",
      "thread false false",
      "thread open true",
    ]);
    expect(talk.thread?.members.size).toBe(2);
  });

  it("of people who come and go, and of a server that is down for a while", async () => {
    await app([Guilds, GuildMembers], { app: { intents: ["GUILD_MEMBERS"] } });
    const { discord, guild } = here;
    const told: string[] = [];
    client?.on(Events.GuildMemberAdd, (one) => told.push(`${one.displayName} comes`));
    client?.on(Events.GuildMemberRemove, (one) => told.push(`${one.displayName} goes`));
    client?.on(Events.GuildUnavailable, (one) => told.push(`${one.name} down`));
    client?.on(Events.GuildAvailable, (one) => told.push(`${one.name} back`));
    const eva = discord.make.user({ name: "Eva" });
    discord.admin.join(guild, eva);
    discord.admin.leave(guild, eva);
    discord.admin.down(guild);
    discord.admin.back(guild);
    await soon(() => told).toEqual(["Eva comes", "Eva goes", "Harbour down", "Harbour back"]);
  });

  it("of nothing in a channel that the bot does not see", async () => {
    const heard = await app();
    const secret = here.discord.make.channel(here.guild, { name: "secret", only: [here.niamh.id] });
    here.niamh.post(secret.id, "x");
    here.niamh.post(here.crisis.id, "y");
    await soon(() => heard).toEqual(["message "]);
  });

  it("nobody who is not connected: an act says so", async () => {
    here = await scene();
    await here.rest.put(`/applications/${here.discord.app.id}/commands`, { body: [{ name: "go", description: "Goes" }] });
    await expect(here.niamh.slash("go", {}, here.crisis.id)).rejects.toThrow("no session");
  });
});

describe("a socket", () => {
  /** Sends this after the hello, and resolves with the code that it is closed with. */
  async function closedWith(said: readonly (object | string)[], query = "v=10&encoding=json"): Promise<number> {
    const socket = new WebSocket(`${here.discord.base.replace("http", "ws")}/?${query}`);
    raw = socket;
    return new Promise((resolve) => {
      socket.on("close", resolve);
      socket.once("message", () => {
        for (const one of said) socket.send(typeof one === "string" ? one : JSON.stringify(one));
      });
    });
  }
  const identify = (more: object = {}) => ({ op: 2, d: { token: here.discord.token, intents: 1, properties: {}, ...more } });

  it.each([
    ["another token", () => [identify({ token: "x" })], 4004],
    ["an intent that needs leave", () => [identify({ intents: 1 << 15 })], 4014],
    ["an intent that is none", () => [identify({ intents: 1 << 30 })], 4013],
    ["a shard beyond its count", () => [identify({ shard: [2, 2] })], 4010],
    ["who it is, twice", () => [identify(), identify()], 4005],
    ["something before who it is", () => [{ op: 3, d: {} }], 4003],
    ["an opcode that is none", () => [identify(), { op: 77 }], 4001],
    ["no JSON", () => ["hello"], 4002],
    ["too much", () => [identify(), ...Array.from({ length: 120 }, () => ({ op: 1, d: 0 }))], 4008],
    [
      "a session's future",
      () => [identify(), { op: 6, d: { token: here.discord.token, session_id: here.discord.gateway.sessions[0]?.id, seq: 999 } }],
      undefined,
    ],
  ] as const)("that says %s is closed", async (_what, said, code) => {
    here = await scene();
    if (code !== undefined) expect(await closedWith(said())).toBe(code);
    else expect(here.discord.gateway.sessions).toEqual([]);
  });

  it("of another version or encoding is closed", async () => {
    here = await scene();
    expect(await closedWith([], "v=9&encoding=json")).toBe(4012);
    expect(await closedWith([], "v=10&encoding=etf")).toBe(4012);
  });

  it("may send 120 things a minute", async () => {
    here = await scene();
    const socket = new WebSocket(`${here.discord.base.replace("http", "ws")}/?v=10&encoding=json`);
    raw = socket;
    const acks: unknown[] = [];
    socket.on("message", (data) => acks.push(JSON.parse(String(data))));
    await soon(() => acks.length).toBe(1);
    for (let n = 0; n < 120; n += 1) socket.send(JSON.stringify({ op: 1, d: null }));
    await soon(() => acks.length).toBe(121);
    here.clock.advance(60_000);
    socket.send(JSON.stringify({ op: 1, d: null }));
    await soon(() => acks.length).toBe(122);
  });

  it("may identify once in five seconds a lane where that is asked for, and a thousand times a day", async () => {
    here = await scene({ gateway: { identifyEvery: 5000 } });
    const { discord, clock } = here;
    client = await login(discord);
    await client.destroy();
    const socket = new WebSocket(`${discord.base.replace("http", "ws")}/?v=10&encoding=json`);
    raw = socket;
    const came: number[] = [];
    socket.on("message", (data) => came.push((JSON.parse(String(data)) as { readonly op: number }).op));
    await soon(() => came).toEqual([10]);
    socket.send(JSON.stringify(identify()));
    await soon(() => came).toEqual([10, 9]);
    clock.advance(5000);
    socket.send(JSON.stringify(identify()));
    await soon(() => came).toEqual([10, 9, 0, 0]);
    const limit = async () =>
      ((await here.rest.get("/gateway/bot")) as { readonly session_start_limit: { readonly remaining: number } }).session_start_limit
        .remaining;
    expect(await limit()).toBe(998);
  });
});
