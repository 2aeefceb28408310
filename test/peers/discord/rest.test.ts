import { ChannelType, MessageFlags, TextDisplayBuilder } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { Contract, contract } from "./contract.ts";
import { codeOf, login, marksOf, restOf, type Scene, scene } from "./scene.ts";

let here: Scene;
afterEach(async () => here.discord.stop());

type Json = Record<string, unknown> & { readonly id: string };

const post = async (channel: string, body: object) => (await here.rest.post(`/channels/${channel}/messages`, { body })) as Json;
const patch = async (channel: string, id: string, body: object) =>
  (await here.rest.patch(`/channels/${channel}/messages/${id}`, { body })) as Json;
const v2 = MessageFlags.IsComponentsV2;
const text = (content: string) => ({ type: 10, content });

describe("who is let in", () => {
  it("says 401 to another token, and to every token once it was reset", async () => {
    here = await scene();
    expect(await codeOf(restOf({ ...here.discord, token: "another" }).get("/users/@me"))).toBe(0);
    expect(here.discord.limiter.invalidRequests).toBe(1);
    expect(await codeOf(here.rest.get("/users/@me"))).toBe("ok");
    here.discord.admin.resetToken();
    expect(await codeOf(here.rest.get("/users/@me"))).toBe(0);
  });

  it("knows its app, its servers and their people", async () => {
    here = await scene();
    const { rest, guild, niamh, discord } = here;
    expect(await rest.get("/applications/@me")).toMatchObject({ id: discord.app.id, name: "Teekond" });
    expect(await rest.get(`/guilds/${guild.id}`)).toMatchObject({ name: "Harbour" });
    expect(await rest.get(`/guilds/${guild.id}/members/${niamh.id}`)).toMatchObject({ user: { global_name: "Niamh" } });
    expect(await codeOf(rest.get(`/guilds/${guild.id}/members/1`))).toBe(10013);
    expect(await codeOf(rest.get("/guilds/1"))).toBe(10004);
    expect(await codeOf(rest.get("/channels/1"))).toBe(10003);
    expect(await codeOf(rest.get("/channels/abc"))).toBe(50035);
  });

  it("is ashamed at the end of what it does not play", async () => {
    here = await scene();
    expect(await codeOf(here.rest.get(`/guilds/${here.guild.id}/bans`))).toBe(0);
    await expect(here.discord.stop()).rejects.toThrow("list_guild_bans");
    here = await scene();
  });
});

describe("messages", () => {
  it("come back as they were sent, with everything that Discord adds", async () => {
    here = await scene();
    const { crisis, discord, clock } = here;
    const made = await post(crisis.id, { content: " A storm ", nonce: "n1" });
    expect(made).toMatchObject({ content: "A storm", nonce: "n1", author: { id: discord.bot.id, bot: true }, type: 0, flags: 0 });
    clock.advance(1000);
    const edited = await patch(crisis.id, made.id, { content: "Two storms" });
    expect(edited).toMatchObject({ id: made.id, content: "Two storms", edited_timestamp: "2026-11-22T09:00:01.000000+00:00" });
    expect(await here.rest.get(`/channels/${crisis.id}/messages/${made.id}`)).toMatchObject({ content: "Two storms" });
    await here.rest.delete(`/channels/${crisis.id}/messages/${made.id}`);
    expect(await codeOf(patch(crisis.id, made.id, { content: "x" }))).toBe(10008);
  });

  it("are listed from the newest, before, after and around one", async () => {
    here = await scene();
    const ids = [];
    for (let n = 0; n < 6; n += 1) ids.push((await post(here.crisis.id, { content: String(n) })).id);
    const page = async (query: string) =>
      ((await here.rest.get(`/channels/${here.crisis.id}/messages?${query}`)) as readonly Json[]).map((one) => one["content"]);
    expect(await page("limit=3")).toEqual(["5", "4", "3"]);
    expect(await page(`limit=2&before=${ids[3]}`)).toEqual(["2", "1"]);
    expect(await page(`limit=2&after=${ids[1]}`)).toEqual(["3", "2"]);
    expect(await page(`limit=3&around=${ids[3]}`)).toEqual(["4", "3", "2"]);
    expect(await codeOf(page("limit=101"))).toBe(50035);
    expect(await codeOf(page("before=yesterday"))).toBe(50035);
  });

  it("with Components V2 stay so, and their old fields stay empty", async () => {
    here = await scene();
    const { crisis } = here;
    const made = await post(crisis.id, { flags: v2, components: [text("one")] });
    expect(made).toMatchObject({ flags: v2, components: [{ type: 10, id: 1, content: "one" }] });
    expect(await patch(crisis.id, made.id, { components: [text("two")] })).toMatchObject({ flags: v2, components: [{ content: "two" }] });
    expect(await marksOf(patch(crisis.id, made.id, { content: "old" }))).toEqual([
      "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ]);
    expect(await marksOf(patch(crisis.id, made.id, { embeds: [{ title: "old" }] }))).toEqual([
      "embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ]);
    expect(await marksOf(patch(crisis.id, made.id, { flags: 0, components: [text("three")] }))).toEqual([
      "components.0.type: UNION_TYPE_CHOICES",
    ]);
    expect(await patch(crisis.id, made.id, { flags: 0 })).toMatchObject({ flags: v2, components: [{ content: "two" }] });
    const old = await post(crisis.id, { content: "old" });
    expect(await codeOf(patch(crisis.id, old.id, { flags: v2, components: [text("x")] }))).toBe(50035);
    expect(await patch(crisis.id, old.id, { flags: v2, content: null, components: [text("x")] })).toMatchObject({ content: "", flags: v2 });
  });

  it("of somebody else, or of Discord itself, cannot be changed", async () => {
    here = await scene();
    const said = here.niamh.post(here.crisis.id, "mine");
    expect(await codeOf(patch(here.crisis.id, said.id, { content: "yours" }))).toBe(50005);
    expect(await codeOf(here.rest.delete(`/channels/${here.crisis.id}/messages/${said.id}`))).toBe(50013);
    await here.rest.post(`/channels/${here.crisis.id}/threads`, { body: { name: "t", type: 11 } });
    const started = here.discord.lastMessage(here.crisis.id);
    expect(started.type).toBe(18);
    expect(await codeOf(patch(here.crisis.id, started.id, { content: "x" }))).toBe(50021);
  });

  it("with an enforced nonce are made once in five minutes", async () => {
    here = await scene();
    const { crisis, clock, discord } = here;
    const once = async () => (await post(crisis.id, { content: "one", nonce: "row-1", enforce_nonce: true })).id;
    const first = await once();
    expect(await once()).toBe(first);
    clock.advance(5 * 60_000 - 1);
    expect(await once()).toBe(first);
    clock.advance(1);
    expect(await once()).not.toBe(first);
    expect(await codeOf(post(crisis.id, { content: "one", nonce: "row-1" }))).toBe("ok");
    expect(discord.messages(crisis.id)).toHaveLength(3);
  });

  it("carry files, which can be fetched, kept and dropped", async () => {
    here = await scene();
    const { crisis, discord } = here;
    const files = [{ name: "plan.md", data: Buffer.from("# The plan"), contentType: "text/markdown" }];
    const made = (await here.rest.post(`/channels/${crisis.id}/messages`, {
      body: { attachments: [{ id: "0", description: "a plan" }] },
      files,
    })) as Json;
    const [file] = made["attachments"] as readonly Json[];
    expect(file).toMatchObject({ filename: "plan.md", description: "a plan", size: 10 });
    expect(await (await fetch(String(file?.["url"]))).text()).toBe("# The plan");
    expect(discord.sentAnywhere("The plan")).toBe(true);
    const kept = await patch(crisis.id, made.id, { content: "x", attachments: [{ id: file?.id }] });
    expect(kept["attachments"]).toHaveLength(1);
    expect((await patch(crisis.id, made.id, { attachments: [] }))["attachments"]).toEqual([]);
    const shown = { flags: v2, components: [{ type: 13, file: { url: "attachment://plan.md" } }] };
    const card = (await here.rest.post(`/channels/${crisis.id}/messages`, { body: shown, files })) as Json;
    expect(card["components"]).toMatchObject([{ type: 13, name: "plan.md", size: 10 }]);
  });

  it("older than an hour are changed a few times a minute", async () => {
    here = await scene({ rates: { oldEdits: { limit: 2, per: 60_000 }, bucket: { limit: 1000, per: 1 } } });
    const { crisis, clock, discord } = here;
    const { id } = await post(crisis.id, { content: "x" });
    const edit = () => codeOf(patch(crisis.id, id, { content: String(clock.now()) }));
    clock.advance(60 * 60_000);
    expect([await edit(), await edit(), await edit()]).toEqual(["ok", "ok", "ok"]);
    clock.advance(2);
    expect([await edit(), await edit(), await edit()]).toEqual(["ok", "ok", 429]);
    expect(discord.journal.refused()).toEqual(["update_message: 30046"]);
    clock.advance(60_001);
    expect(await edit()).toBe("ok");
  });

  it("of others are read without their words where the app has no intent for them", async () => {
    here = await scene();
    const { crisis, niamh, discord } = here;
    const said = niamh.post(crisis.id, "between us");
    const called = niamh.mention(crisis.id, "hear this");
    const read = async (id: string) => ((await here.rest.get(`/channels/${crisis.id}/messages/${id}`)) as Json)["content"];
    expect([await read(said.id), await read(called.id)]).toEqual(["", `<@${discord.bot.id}> hear this`]);
    await discord.stop();
    here = await scene({ app: { intents: ["MESSAGE_CONTENT"] } });
    const open = here.niamh.post(here.crisis.id, "open");
    expect(await here.rest.get(`/channels/${here.crisis.id}/messages/${open.id}`)).toMatchObject({ content: "open" });
  });
});

describe("pins and typing", () => {
  it("need their permissions", async () => {
    here = await scene();
    const { crisis, discord, rest, niamh } = here;
    const said = niamh.post(crisis.id, "x");
    const pin = () => rest.put(`/channels/${crisis.id}/messages/pins/${said.id}`);
    expect(await codeOf(pin())).toBe(50013);
    discord.admin.overwrite(crisis, "bot", { allow: ["PIN_MESSAGES"] });
    expect([await codeOf(pin()), said.pinned]).toEqual(["ok", true]);
    await rest.delete(`/channels/${crisis.id}/messages/pins/${said.id}`);
    expect(said.pinned).toBe(false);
    expect(await codeOf(rest.post(`/channels/${crisis.id}/typing`))).toBe("ok");
    discord.admin.overwrite(crisis, "bot", { deny: ["SEND_MESSAGES"] });
    expect(await codeOf(rest.post(`/channels/${crisis.id}/typing`))).toBe(50013);
  });
});

describe("mentions", () => {
  it("call whom the words name and allowed_mentions lets them", async () => {
    here = await scene();
    const { crisis, niamh, tom, discord, guild } = here;
    const role = discord.make.role(guild, "crew", { mentionable: true });
    const words = `<@${niamh.id}> <@${tom.id}> <@&${role.id}> @everyone`;
    await post(crisis.id, { content: words, allowed_mentions: { parse: [] } });
    expect(discord.pingedAnywhere()).toEqual([]);
    await post(crisis.id, { content: `\`<@${niamh.id}>\`` });
    expect(discord.pingedAnywhere()).toEqual([]);
    await post(crisis.id, { content: words, allowed_mentions: { users: [tom.id] } });
    expect(discord.pingedAnywhere()).toMatchObject([{ users: [tom.id], roles: [], everyone: false }]);
    const all = await post(crisis.id, { content: words });
    expect(all).toMatchObject({ mention_everyone: true, mention_roles: [role.id] });
    expect(discord.pingedAnywhere().at(-1)).toMatchObject({ users: [niamh.id, tom.id], roles: [role.id], everyone: true });
  });

  it("count in text displays as well, not in embeds, and not in later edits", async () => {
    here = await scene();
    const { crisis, niamh, discord } = here;
    const card = await post(crisis.id, { flags: v2, components: [{ type: 17, components: [text(`<@${niamh.id}>`)] }] });
    expect(discord.pingedAnywhere()).toMatchObject([{ messageId: card.id, users: [niamh.id] }]);
    await post(crisis.id, { embeds: [{ description: `<@${niamh.id}>` }] });
    await patch(crisis.id, card.id, { components: [text(`again <@${niamh.id}>`)] });
    expect(discord.pingedAnywhere()).toHaveLength(1);
  });

  it("need permission for everyone; a reply calls its other one unless told", async () => {
    here = await scene();
    const { crisis, niamh, discord } = here;
    discord.admin.overwrite(crisis, "bot", { deny: ["MENTION_EVERYONE"] });
    expect(await post(crisis.id, { content: "@everyone" })).toMatchObject({ mention_everyone: false });
    const said = niamh.post(crisis.id, "hello");
    const reply = (allowed: object) => post(crisis.id, { content: "x", message_reference: { message_id: said.id }, ...allowed });
    expect(await reply({ allowed_mentions: { parse: [] } })).toMatchObject({ type: 19, mentions: [], referenced_message: { id: said.id } });
    expect(await reply({})).toMatchObject({ mentions: [{ id: niamh.id }] });
    expect(await codeOf(post(crisis.id, { content: "x", message_reference: { message_id: "1" } }))).toBe(50035);
    expect(await codeOf(post(crisis.id, { content: "x", message_reference: { message_id: "1", fail_if_not_exists: false } }))).toBe("ok");
  });
});

describe("permissions", () => {
  it.each([
    ["VIEW_CHANNEL", () => post(here.crisis.id, { content: "x" }), 50001],
    ["SEND_MESSAGES", () => post(here.crisis.id, { content: "x" }), 50013],
    ["EMBED_LINKS", () => post(here.crisis.id, { embeds: [{ title: "x" }] }), 50013],
    ["ATTACH_FILES", () => here.rest.post(`/channels/${here.crisis.id}/messages`, { files: [{ name: "a", data: "x" }] }), 50013],
    ["CREATE_PUBLIC_THREADS", () => here.rest.post(`/channels/${here.crisis.id}/threads`, { body: { name: "t", type: 11 } }), 50013],
    ["CREATE_PRIVATE_THREADS", () => here.rest.post(`/channels/${here.crisis.id}/threads`, { body: { name: "t", type: 12 } }), 50013],
  ] as const)("%s", async (name, act, code) => {
    here = await scene();
    expect(await codeOf(act())).toBe("ok");
    here.discord.admin.overwrite(here.crisis, "bot", { deny: [name] });
    expect(await codeOf(act())).toBe(code);
    here.discord.admin.overwrite(here.crisis, "bot", { allow: [name] });
    expect(await codeOf(act())).toBe("ok");
  });

  it("READ_MESSAGE_HISTORY: lists are empty, one message and replies are refused", async () => {
    here = await scene();
    const { crisis, discord, niamh } = here;
    const said = niamh.post(crisis.id, "x");
    discord.admin.overwrite(crisis, "bot", { deny: ["READ_MESSAGE_HISTORY"] });
    expect(await here.rest.get(`/channels/${crisis.id}/messages`)).toEqual([]);
    expect(await codeOf(here.rest.get(`/channels/${crisis.id}/messages/${said.id}`))).toBe(50013);
    expect(await codeOf(post(crisis.id, { content: "x", message_reference: { message_id: said.id } }))).toBe(160002);
  });

  it("a muted bot only looks on, until its time is over", async () => {
    here = await scene();
    const { crisis, discord, guild, clock } = here;
    discord.admin.timeout(guild, 60_000);
    expect(await codeOf(post(crisis.id, { content: "x" }))).toBe(50013);
    expect(await codeOf(here.rest.get(`/channels/${crisis.id}`))).toBe("ok");
    clock.advance(60_000);
    expect(await codeOf(post(crisis.id, { content: "x" }))).toBe("ok");
  });

  it("a bot that was thrown out has no servers and no channels", async () => {
    here = await scene();
    const { crisis, discord, guild, clock, niamh } = here;
    discord.admin.kick(guild);
    clock.advance(1);
    expect(await codeOf(here.rest.get(`/guilds/${guild.id}`))).toBe(10004);
    expect(await codeOf(post(crisis.id, { content: "x" }))).toBe(50001);
    const dm = (await here.rest.post("/users/@me/channels", { body: { recipient_id: niamh.id } })) as Json;
    expect(await codeOf(post(dm.id, { content: "x" }))).toBe(50278);
    discord.admin.invite(guild);
    expect(await codeOf(post(crisis.id, { content: "x" }))).toBe("ok");
  });

  it("a private channel is only for those it is for", async () => {
    here = await scene();
    const { discord, guild, niamh, tom, rest } = here;
    const secret = discord.make.channel(guild, { name: "secret", only: [niamh.id], withBot: true });
    const closed = discord.make.channel(guild, { name: "closed", only: [niamh.id] });
    await post(secret.id, { content: "for Niamh" });
    expect(await codeOf(rest.get(`/channels/${closed.id}`))).toBe(50001);
    expect(discord.shownTo(niamh.id)).toContain("for Niamh");
    expect(discord.shownTo(tom.id)).not.toContain("for Niamh");
    expect([...discord.journal.whoSaw("for Niamh")].sort()).toEqual([niamh.id, discord.bot.id].sort());
    expect(() => tom.sees(secret.id)).toThrow("does not see");
  });

  it("a channel that was deleted is unknown", async () => {
    here = await scene();
    here.discord.admin.deleteChannel(here.crisis);
    expect(await codeOf(post(here.crisis.id, { content: "x" }))).toBe(10003);
    const made = here.discord.make.channel(here.guild, { name: "next" });
    expect(await codeOf(here.rest.patch(`/channels/${made.id}`, { body: { name: "renamed" } }))).toBe(50013);
    here.discord.admin.overwrite(made, "bot", { allow: ["MANAGE_CHANNELS"] });
    expect(await here.rest.patch(`/channels/${made.id}`, { body: { name: "renamed" } })).toMatchObject({ name: "renamed" });
  });
});

describe("direct messages", () => {
  it("are one channel with each person, who may close them", async () => {
    here = await scene();
    const { rest, tom, discord } = here;
    const dm = (await rest.post("/users/@me/channels", { body: { recipient_id: tom.id } })) as Json;
    expect(((await rest.post("/users/@me/channels", { body: { recipient_id: tom.id } })) as Json).id).toBe(dm.id);
    await post(dm.id, { content: "between us" });
    expect(tom.sees(dm.id)).toBe("Teekond: between us");
    expect(() => here.niamh.sees(dm.id)).toThrow("does not see");
    tom.closeDms();
    expect(await codeOf(post(dm.id, { content: "x" }))).toBe(50007);
    expect(await codeOf(rest.post("/users/@me/channels", { body: { recipient_id: "1" } }))).toBe(50033);
    expect(discord.messages(dm.id)).toHaveLength(1);
  });
});

describe("Discord's own document", () => {
  it("judges requests and the peer's answers", () => {
    const document = contract();
    expect(document.present).toBe(true);
    expect(document.request("create_message", { content: "x" })).toEqual([]);
    expect(document.request("create_message", { components: [{ type: 1, components: [{ type: 2, style: "big" }] }] })).toMatchObject([
      { at: ["components", 0, "components", 0, "style"], code: "BASE_TYPE_CHOICES" },
    ]);
    expect(document.answer("get_my_user", 200, { id: "1" })).not.toEqual([]);
    expect(document.answer("get_my_user", 201, {})).toMatchObject([{ code: "STATUS" }]);
    expect(document.query("list_messages", new URLSearchParams("limit=0"))).toMatchObject([{ at: ["limit"] }]);
  });

  it("where it is not there, judges nothing", () => {
    const document = new Contract(undefined);
    expect([document.present, document.request("create_message", { content: 7 }), document.answer("get_my_user", 200, {})]).toEqual([
      false,
      [],
      [],
    ]);
  });

  it("an answer of the peer that it does not know is told at the end", async () => {
    here = await scene();
    here.discord.world.users.set("77", {
      id: "not a snowflake",
      username: "x",
      globalName: "X",
      isBot: false,
      locale: "lt",
      dmsOpen: true,
    });
    await here.rest.get("/users/77");
    await expect(here.discord.stop()).rejects.toThrow("get_user 200 id");
    here = await scene();
  });
});

it("the real client sends, edits and reads all this", async () => {
  here = await scene();
  const { discord, crisis, niamh } = here;
  const client = await login(discord);
  const channel = await client.channels.fetch(crisis.id);
  if (channel?.type !== ChannelType.GuildText) throw new Error("no text channel");
  const sent = await channel.send({
    components: [new TextDisplayBuilder().setContent("# Hello")],
    flags: MessageFlags.IsComponentsV2,
    nonce: "1",
    enforceNonce: true,
  });
  await sent.edit({ components: [new TextDisplayBuilder().setContent("# Hello again")] });
  const thread = await sent.startThread({ name: "talk" });
  await thread.members.add(niamh.id);
  await thread.send("in the thread");
  expect(discord.channelText(thread.id)).toBe("Teekond: # Hello again (edited)\n\nTeekond: in the thread");
  expect(thread.id).toBe(sent.id);
  const read = await thread.messages.fetch();
  expect(read.map((one) => one.content)).toEqual(["in the thread", ""]);
  await (await client.users.fetch(niamh.id)).send("a word");
  expect(niamh.sees(niamh.direct().id)).toBe("Teekond: a word");
  await thread.setArchived(true);
  await thread.delete().catch((error: unknown) => expect(String(error)).toContain("Missing Permissions"));
  await sent.delete();
  await client.destroy();
});
