import { afterEach, describe, expect, it } from "vitest";
import { codeOf, type Scene, scene } from "./scene.ts";

let here: Scene;
afterEach(async () => here.discord.stop());

type Json = Record<string, unknown> & { readonly id: string };

const say = (channel: string, body: object = { content: "x" }) =>
  here.rest.post(`/channels/${channel}/messages`, { body }) as Promise<Json>;
const onMessage = (id: string, body: object = { name: "talk" }) =>
  here.rest.post(`/channels/${here.crisis.id}/messages/${id}/threads`, { body }) as Promise<Json>;
const open = (channel: string, body: object) => here.rest.post(`/channels/${channel}/threads`, { body }) as Promise<Json>;
const change = (id: string, body: object) => here.rest.patch(`/channels/${id}`, { body });

describe("a thread on a message", () => {
  it("has the message's id, and there is one", async () => {
    here = await scene();
    const { id } = await say(here.crisis.id);
    const thread = await onMessage(id);
    expect(thread).toMatchObject({ id, type: 11, parent_id: here.crisis.id, member: { user_id: here.discord.bot.id } });
    expect(await codeOf(onMessage(id))).toBe(160004);
    expect(await here.rest.get(`/channels/${here.crisis.id}/messages/${id}`)).toMatchObject({ flags: 32, thread: { id } });
    expect(await codeOf(onMessage("1"))).toBe(10008);
    const other = (await say(here.crisis.id)).id;
    expect(await codeOf(onMessage(other, { name: "x".repeat(101) }))).toBe(50035);
    expect(await codeOf(onMessage(other, { name: "x", auto_archive_duration: 90 }))).toBe(50035);
    expect(await codeOf(onMessage(other, { name: "x".repeat(100), auto_archive_duration: 60 }))).toBe("ok");
    expect(await codeOf(here.rest.post(`/channels/${id}/messages/${(await say(id)).id}/threads`, { body: { name: "x" } }))).toBe(50024);
  });

  it("is shown below its message, and begins with it", async () => {
    here = await scene();
    const { id } = await say(here.crisis.id, { content: "A storm" });
    await onMessage(id);
    here.tom.post(id, "let us talk");
    expect(here.discord.channelText(here.crisis.id)).toBe("Teekond: A storm\n  ↳ talk");
    expect(here.discord.channelText(id)).toBe("Teekond: A storm\n\nTom: let us talk");
  });
});

describe("a thread without a message", () => {
  it("is private unless told, and seen by its members alone", async () => {
    here = await scene();
    const { crisis, tom, niamh, rest } = here;
    const thread = await open(crisis.id, { name: "quiet" });
    expect(thread["type"]).toBe(12);
    expect(() => tom.sees(thread.id)).toThrow("does not see");
    await rest.put(`/channels/${thread.id}/thread-members/${tom.id}`);
    expect(tom.sees(thread.id)).toBe("");
    await rest.delete(`/channels/${thread.id}/thread-members/${tom.id}`);
    expect(() => tom.sees(thread.id)).toThrow("does not see");
    await say(thread.id, { content: `<@${tom.id}>` });
    expect(tom.sees(thread.id)).toBe("Teekond: @Tom");
    expect(niamh.sees(thread.id)).toContain("@Tom");
    expect(await codeOf(rest.put(`/channels/${thread.id}/thread-members/1`))).toBe(10007);
    expect(await rest.get(`/channels/${thread.id}/thread-members/${tom.id}`)).toMatchObject({ user_id: tom.id });
  });

  it("is announced in its channel where it is public", async () => {
    here = await scene();
    await open(here.crisis.id, { name: "open", type: 11 });
    expect(here.discord.channelText(here.crisis.id)).toBe("— Teekond started a thread: open");
    expect(await here.rest.get(`/guilds/${here.guild.id}/threads/active`)).toMatchObject({ threads: [{ name: "open" }], has_more: false });
  });
});

describe("archived and locked", () => {
  it("a message wakes an archived thread up; nothing else can be changed in it", async () => {
    here = await scene();
    const { id } = await say(here.crisis.id);
    await onMessage(id);
    const said = await say(id);
    await change(id, { archived: true });
    expect(await codeOf(here.rest.patch(`/channels/${id}/messages/${said.id}`, { body: { content: "y" } }))).toBe(50083);
    expect(await codeOf(change(id, { name: "other" }))).toBe(50083);
    await say(id);
    expect(await here.rest.get(`/channels/${id}`)).toMatchObject({ thread_metadata: { archived: false } });
    expect(await codeOf(here.rest.patch(`/channels/${id}/messages/${said.id}`, { body: { content: "y" } }))).toBe("ok");
  });

  it("a thread is archived when nothing was said for as long as it is set to", async () => {
    here = await scene();
    const { id } = await say(here.crisis.id);
    await onMessage(id, { name: "talk", auto_archive_duration: 60 });
    here.clock.advance(60 * 60_000 - 1);
    expect(await here.rest.get(`/channels/${id}`)).toMatchObject({ thread_metadata: { archived: false } });
    here.clock.advance(1);
    expect(await here.rest.get(`/channels/${id}`)).toMatchObject({ thread_metadata: { archived: true } });
    expect(await here.rest.get(`/channels/${here.crisis.id}/threads/archived/public`)).toMatchObject({ threads: [{ id }] });
  });

  it("a locked thread is closed to those who do not manage threads", async () => {
    here = await scene();
    const { niamh, tom, discord, crisis } = here;
    const { id } = await say(crisis.id);
    await onMessage(id);
    expect(await codeOf(change(id, { locked: true }))).toBe(50013);
    niamh.lock(id);
    expect(await codeOf(say(id))).toBe(160005);
    expect(() => tom.post(id, "x")).toThrow("may not");
    niamh.archive(id);
    expect(await codeOf(change(id, { archived: false }))).toBe(160005);
    discord.admin.overwrite(crisis, "bot", { allow: ["MANAGE_THREADS"] });
    expect(await codeOf(say(id))).toBe("ok");
    discord.admin.overwrite(crisis, "bot", { deny: ["SEND_MESSAGES_IN_THREADS"], allow: ["MANAGE_THREADS"] });
    expect(await codeOf(say(id))).toBe(50013);
    expect(await codeOf(say(crisis.id))).toBe("ok");
  });

  it("a thread of somebody else is not the bot's to change; a deleted one is unknown", async () => {
    here = await scene();
    const thread = here.niamh.startThread(here.crisis.id, "hers");
    expect(await codeOf(change(thread.id, { name: "mine" }))).toBe(50013);
    expect(await codeOf(here.rest.delete(`/channels/${thread.id}`))).toBe(50013);
    here.niamh.deleteChannel(thread.id);
    expect(await codeOf(say(thread.id))).toBe(10003);
    expect(() => here.tom.sees(thread.id)).toThrow("there is no channel");
  });

  it("a server has so many active threads", async () => {
    here = await scene({}, { maxActiveThreads: 1 });
    const first = await say(here.crisis.id);
    const second = await say(here.crisis.id);
    await onMessage(first.id);
    expect(await codeOf(onMessage(second.id))).toBe(160006);
    here.niamh.archive(first.id);
    expect(await codeOf(onMessage(second.id))).toBe("ok");
  });
});

describe("forums", () => {
  it("take posts with a tag that they know, and no messages", async () => {
    here = await scene();
    const { discord, guild } = here;
    const forum = discord.make.channel(guild, {
      name: "ideas",
      type: "forum",
      tags: ["new", { name: "done", moderated: true }],
      requireTag: true,
    });
    const post = (body: object = {}) => open(forum.id, { name: "An idea", message: { content: "Boats" }, ...body });
    expect(await codeOf(say(forum.id))).toBe(50008);
    expect(await codeOf(post())).toBe(40067);
    expect(await codeOf(post({ applied_tags: ["1"] }))).toBe(10087);
    expect(await codeOf(post({ applied_tags: Array.from({ length: 6 }, () => forum.tags[0]?.id) }))).toBe(50035);
    expect(await codeOf(post({ applied_tags: [forum.tags[1]?.id] }))).toBe(50013);
    expect(await codeOf(open(forum.id, { name: "x", applied_tags: [forum.tags[0]?.id] }))).toBe(50035);
    const made = await post({ applied_tags: [forum.tags[0]?.id] });
    expect(made).toMatchObject({
      type: 11,
      parent_id: forum.id,
      applied_tags: [forum.tags[0]?.id],
      message: { id: made.id, content: "Boats" },
    });
    expect(discord.channelText(made.id)).toBe("Teekond: Boats");
    const hers = here.niamh.startPost(forum.id, "Mine", "Trains", ["new"]);
    expect(discord.channelText(hers.id)).toBe("Niamh: Trains");
    expect(() => here.niamh.startPost(forum.id, "Mine", "Trains")).toThrow("wants a tag");
    discord.admin.overwrite(forum, "bot", { deny: ["SEND_MESSAGES"] });
    expect(await codeOf(post({ applied_tags: [forum.tags[0]?.id] }))).toBe(50013);
  });
});
