import { webApi } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { usualScopes } from "./make.ts";
import { clientOf, errorOf, faultsOf, type Scene, scene } from "./scene.ts";

let here: Scene;
const open = async (...args: Parameters<typeof scene>) => {
  here = await scene(...args);
  return here;
};
afterEach(() => here.slack.stop());

describe("a token", () => {
  it("opens the door, and tells who calls", async () => {
    const { client, installed, team } = await open();
    expect(await client.auth.test()).toMatchObject({ ok: true, team_id: team.id, user_id: installed.botUserId, bot_id: installed.botId });
  });

  it("is refused where it is none, unknown, of another kind, revoked, or of an app that is gone", async () => {
    const { slack, client, installed } = await open();
    expect(await errorOf(clientOf(slack).auth.test())).toBe("not_authed");
    expect(await errorOf(clientOf(slack, "xoxb-stranger").auth.test())).toBe("invalid_auth");
    expect(await errorOf(clientOf(slack, slack.app.appToken).auth.test())).toBe("not_allowed_token_type");
    expect(await errorOf(client.apps.connections.open())).toBe("not_allowed_token_type");
    expect(await errorOf(clientOf(slack, "xapp-other").apps.connections.open())).toBe("invalid_auth");
    expect(await client.auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await errorOf(client.auth.revoke())).toBe("ok");
    expect(await errorOf(client.auth.test())).toBe("token_revoked");
    installed.install.active = false;
    expect(await errorOf(client.auth.test())).toBe("account_inactive");
  });

  it("is refused for want of a scope, with what is needed and what there is", async () => {
    const { client, crisis } = await open({}, ["channels:read"]);
    const refused = client.chat.postMessage({ channel: crisis.id, text: "a" }).catch((error: { readonly data: unknown }) => error.data);
    expect(await refused).toMatchObject({ ok: false, error: "missing_scope", needed: "chat:write", provided: "channels:read" });
    expect(here.slack.messages(crisis.id)).toEqual([]);
    expect(await errorOf(client.users.list({}))).toBe("missing_scope");
    expect(await errorOf(client.conversations.open({ users: here.tom.id }))).toBe("missing_scope");
    expect(await errorOf(client.conversations.replies({ channel: crisis.id, ts: "1" }))).toBe("missing_scope");
  });

  it("is refused for a method that there is not, and for arguments that no method has", async () => {
    const { client, crisis } = await open();
    expect(await errorOf(client.apiCall("chat.shout"))).toBe("unknown_method");
    expect(await errorOf(client.apiCall("toString"))).toBe("unknown_method");
    expect(await faultsOf(client.apiCall("chat.postMessage", { channel: crisis.id, text: "a", tekst: "b" }))).toEqual([
      "[ERROR] unknown argument: tekst",
    ]);
    expect(await faultsOf(client.apiCall("chat.postMessage", { text: "a" }))).toEqual(["[ERROR] missing required field: channel"]);
  });
});

describe("a message", () => {
  it("is kept as sent, with the ids that were left out, and each has a later ts than the one before", async () => {
    const { client, crisis, slack, installed } = await open();
    const blocks = [{ type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Join" } }] }];
    const one = await client.chat.postMessage({
      channel: crisis.id,
      text: "One",
      blocks,
      metadata: { event_type: "card", event_payload: { id: "7" } },
    });
    const two = await client.chat.postMessage({ channel: crisis.id, text: "Two", thread_ts: String(one.ts) });
    expect(Number(two.ts)).toBeGreaterThan(Number(one.ts));
    expect(two.message).toMatchObject({ thread_ts: one.ts, parent_user_id: installed.botUserId, bot_id: installed.botId });
    expect(slack.messages(crisis.id)[0]?.blocks[0]).toMatchObject({
      block_id: expect.any(String),
      elements: [{ action_id: expect.any(String) }],
    });
    expect(slack.thread(crisis.id, String(one.ts))).toBe("App: [ Join ]\n\nApp: Two");
  });

  it("is taken as JSON too, with the token in the body", async () => {
    const { slack, crisis, installed } = await open();
    const post = (body: string, type = "application/json") =>
      fetch(`${slack.apiUrl}chat.postMessage`, { method: "POST", headers: { "content-type": type }, body }).then((answer) => answer.json());
    const message = JSON.stringify({ token: installed.botToken, channel: crisis.id, text: "a" });
    expect(await post(message)).toMatchObject({ ok: true });
    expect(await post("[")).toMatchObject({ ok: false, error: "invalid_json" });
    expect(await post(message, "text/plain")).toMatchObject({ ok: false, error: "invalid_form_data" });
    const broken = new URLSearchParams({ token: installed.botToken, channel: crisis.id, blocks: "[{" }).toString();
    expect(await post(broken, "application/x-www-form-urlencoded")).toMatchObject({ error: "invalid_blocks_format" });
    expect(slack.messages(crisis.id)).toHaveLength(1);
  });

  it("is refused where it cannot go, and then is nowhere", async () => {
    const { client, slack, team, niamh, tom } = await open();
    const other = slack.make.team("Elsewhere");
    const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: "a" }));
    const outside = slack.make.channel(team.id, { name: "outside" }).id;
    expect(await post("C0")).toBe("channel_not_found");
    expect(await post(slack.make.channel(other.id, { name: "far" }).id)).toBe("channel_not_found");
    expect(await post(slack.make.channel(team.id, { name: "secret", private: true, members: [niamh.id] }).id)).toBe("channel_not_found");
    expect(await post(outside)).toBe("not_in_channel");
    expect(await post(slack.make.channel(team.id, { name: "old", withBot: true, archived: true }).id)).toBe("is_archived");
    expect(await post(slack.make.user(team.id, { name: "robot", isBot: true }).id)).toBe("cannot_dm_bot");
    expect(await post("U0")).toBe("channel_not_found");
    expect(await post(tom.id)).toBe("ok");
    expect([...slack.world.channels.values()].filter((one) => one.kind !== "im").flatMap((one) => one.messages)).toEqual([]);
    expect(slack.journal.count("chat.postMessage")).toBe(8);
    expect(slack.journal.count("chat.postMessage", { ok: true })).toBe(1);
  });

  it("goes to a public channel without the bot where the app has the scope, and after it has joined", async () => {
    const { client, slack, team } = await open({}, [...usualScopes, "chat:write.public", "channels:join"]);
    const channel = slack.make.channel(team.id, { name: "outside" }).id;
    expect(await errorOf(client.chat.postMessage({ channel, text: "a" }))).toBe("ok");
    expect(await errorOf(client.conversations.join({ channel }))).toBe("ok");
    expect((await client.conversations.join({ channel })).warning).toBe("already_in_channel");
    const old = slack.make.channel(team.id, { name: "old", archived: true }).id;
    expect(await errorOf(client.conversations.join({ channel: old }))).toBe("is_archived");
  });

  it("is refused in direct messages while the app's messages tab is off", async () => {
    const { client, tom } = await open({ app: { messagesTab: false } });
    expect(await errorOf(client.chat.postMessage({ channel: tom.id, text: "a" }))).toBe("messages_tab_disabled");
  });

  it("is refused for what it says", async () => {
    const { client, crisis, slack } = await open({ rates: false });
    const channel = crisis.id;
    const section = { type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } };
    expect(await errorOf(client.apiCall("chat.postMessage", { channel }))).toBe("no_text");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel, text: " " }))).toBe("no_text");
    expect(await errorOf(client.chat.postMessage({ channel, text: "x".repeat(40_001) }))).toBe("msg_too_long");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel, text: "a", markdown_text: "b" }))).toBe("markdown_text_conflict");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel, text: "a", blocks: "{}" }))).toBe("invalid_blocks_format");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel, text: "a", metadata: { event_type: "a" } }))).toBe(
      "invalid_metadata_format",
    );
    expect(await errorOf(client.chat.postMessage({ channel, text: "a", blocks: [section] }))).toBe("invalid_blocks");
    expect(await faultsOf(client.chat.postMessage({ channel, text: "a", blocks: [section] }))).toEqual([
      "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]);
    expect(slack.messages(channel)).toEqual([]);
    expect(slack.shownTo(here.niamh.id)).toBe("");
  });

  it("answers only what is there, and only first messages", async () => {
    const { client, crisis } = await open();
    const channel = crisis.id;
    const { ts: first } = await client.chat.postMessage({ channel, text: "a" });
    const { ts: answer } = await client.chat.postMessage({ channel, text: "b", thread_ts: String(first) });
    expect(await errorOf(client.chat.postMessage({ channel, text: "c", thread_ts: "1.000000" }))).toBe("thread_not_found");
    expect(await errorOf(client.chat.postMessage({ channel, text: "c", thread_ts: String(answer) }))).toBe("cannot_reply_to_message");
  });

  it("is changed and deleted only by its own app, while it is there", async () => {
    const { client, crisis, slack, niamh } = await open();
    const channel = crisis.id;
    const button = { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Join" } }] };
    const ts = String((await client.chat.postMessage({ channel, text: "a", blocks: [button] })).ts);
    slack.deliverTo(slack.base);
    const hers = (await niamh.say(channel, "hello")).ts;
    expect(await errorOf(client.chat.update({ channel, ts, text: "b" }))).toBe("ok");
    expect(slack.thread(channel, ts)).toBe("App: b (edited)");
    expect(await errorOf(client.chat.update({ channel, ts, text: "x".repeat(4001) }))).toBe("msg_too_long");
    expect(await errorOf(client.chat.update({ channel, ts: "1.000000", text: "b" }))).toBe("message_not_found");
    expect(await errorOf(client.chat.update({ channel, ts: hers, text: "b" }))).toBe("cant_update_message");
    expect(await errorOf(client.chat.delete({ channel, ts: hers }))).toBe("cant_delete_message");
    await niamh.archive(channel);
    expect(await errorOf(client.chat.update({ channel, ts, text: "c" }))).toBe("is_inactive");
    await niamh.unarchive(channel);
    expect(await errorOf(client.chat.delete({ channel, ts }))).toBe("ok");
    expect(await errorOf(client.chat.delete({ channel, ts }))).toBe("message_not_found");
  });

  it("keeps its metadata until it is told otherwise, and shows it to who asks", async () => {
    const { client, crisis } = await open({}, [...usualScopes, "channels:history"]);
    const channel = crisis.id;
    const metadata = { event_type: "card", event_payload: { id: "7" } };
    const ts = String((await client.chat.postMessage({ channel, text: "a", metadata })).ts);
    await client.chat.update({ channel, ts, text: "b" });
    expect((await client.conversations.replies({ channel, ts, include_all_metadata: true })).messages?.[0]).toMatchObject({
      text: "b",
      metadata,
    });
    expect((await client.conversations.replies({ channel, ts })).messages?.[0]).not.toHaveProperty("metadata");
    expect(await errorOf(client.conversations.replies({ channel, ts: "1.000000" }))).toBe("thread_not_found");
  });

  it("is seen by one person alone where it is ephemeral", async () => {
    const { client, crisis, slack, niamh, tom, team } = await open();
    const stranger = slack.make.user(team.id, { name: "Otto" }).id;
    await client.chat.postEphemeral({ channel: crisis.id, user: tom.id, text: "only you" });
    expect(slack.ephemerals(crisis.id, tom.id)).toHaveLength(1);
    expect(slack.shownTo(tom.id)).toContain("only you");
    expect(slack.shownTo(niamh.id)).toBe("");
    expect(await errorOf(client.chat.postEphemeral({ channel: crisis.id, user: stranger, text: "a" }))).toBe("user_not_in_channel");
    const ts = slack.ephemerals(crisis.id, tom.id)[0]?.ts ?? "";
    expect(await errorOf(client.chat.update({ channel: crisis.id, ts, text: "b" }))).toBe("message_not_found");
  });
});

describe("people and places", () => {
  it("are told, the language only where it is asked for, and page by page", async () => {
    const { client, niamh, team, slack } = await open();
    slack.make.user(team.id, { name: "Gone", deleted: true });
    const user = (await client.users.info({ user: niamh.id })).user;
    expect(user).toMatchObject({ real_name: "Niamh", tz: "Europe/Tallinn", tz_offset: 7200, deleted: false });
    expect(user).not.toHaveProperty("locale");
    expect(user?.profile).not.toHaveProperty("email");
    expect((await client.users.info({ user: niamh.id, include_locale: true })).user?.locale).toBe("en-GB");
    const first = await client.users.list({ limit: 3 });
    const second = await client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? "" });
    expect([first.members?.length, second.members?.length, second.response_metadata?.next_cursor]).toEqual([3, 1, ""]);
    expect(second.members?.[0]).toMatchObject({ deleted: true });
    expect(await errorOf(client.users.info({ user: "U0" }))).toBe("user_not_found");
    expect(await errorOf(client.users.list({ cursor: "x" }))).toBe("invalid_cursor");
  });

  it("tell of people from elsewhere only where they share a channel with the bot", async () => {
    const { client, slack, team } = await open();
    const other = slack.make.team("Elsewhere");
    const guest = slack.make.user(other.id, { name: "Guest" }).id;
    expect(await errorOf(client.users.info({ user: guest }))).toBe("user_not_found");
    const shared = slack.make.channel(team.id, { name: "shared", withBot: true, members: [guest], sharedWith: [other.id] });
    expect((await client.users.info({ user: guest })).user).toMatchObject({ team_id: other.id, is_stranger: true });
    expect((await client.conversations.info({ channel: shared.id })).channel).toMatchObject({ is_ext_shared: true, is_member: true });
  });

  it("open direct messages with people, not with bots or those who have left", async () => {
    const { client, tom, slack, team, installed } = await open();
    const one = await client.conversations.open({ users: tom.id });
    const two = await client.conversations.open({ users: tom.id });
    expect(two).toMatchObject({ already_open: true, channel: { id: one.channel?.id } });
    expect(await errorOf(client.conversations.open({ users: installed.botUserId }))).toBe("cannot_dm_bot");
    expect(await errorOf(client.conversations.open({ users: slack.make.user(team.id, { name: "Gone", deleted: true }).id }))).toBe(
      "user_disabled",
    );
    expect(await errorOf(client.conversations.open({ users: "U0" }))).toBe("user_not_found");
    expect(await errorOf(client.apiCall("conversations.open"))).toBe("users_list_not_supplied");
    expect((await client.users.conversations({ types: "public_channel,im" })).channels).toHaveLength(2);
    expect(await errorOf(client.users.conversations({ types: "canal" as "im" }))).toBe("invalid_types");
    expect((await client.team.info()).team).toMatchObject({ id: team.id, domain: "harbour" });
    expect((await client.bots.info({ bot: installed.botId })).bot).toMatchObject({ user_id: installed.botUserId });
  });
});

describe("files", () => {
  it("come by the real client's way and stand in the thread", async () => {
    const { client, crisis, slack } = await open();
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "Report" })).ts);
    const upload = {
      channel_id: crisis.id,
      thread_ts: ts,
      filename: "report.md",
      content: "# The new journey",
      initial_comment: "Here it is",
    };
    expect((await client.filesUploadV2(upload)).ok).toBe(true);
    expect(slack.thread(crisis.id, ts)).toBe("App: Report\n\nApp: Here it is\n{file report.md}");
    expect([...slack.world.files.values()][0]?.content?.toString()).toBe("# The new journey");
    expect(slack.sentAnywhere("the new journey")).toBe(false);
    expect(slack.sentAnywhere("The new journey")).toBe(true);
  });

  it("are refused where nothing was uploaded, or another length than was said", async () => {
    const { client } = await open();
    const ticket = await client.files.getUploadURLExternal({ filename: "a.txt", length: 5 });
    const files: [{ id: string }] = [{ id: String(ticket.file_id) }];
    expect(await errorOf(client.files.completeUploadExternal({ files }))).toBe("file_not_found");
    expect((await fetch(String(ticket.upload_url), { method: "POST", body: "four" })).status).toBe(400);
    expect((await fetch(String(ticket.upload_url), { method: "POST", body: "fives" })).status).toBe(200);
    expect(await errorOf(client.files.completeUploadExternal({ files, channel_id: "C0" }))).toBe("channel_not_found");
    expect(await errorOf(client.files.completeUploadExternal({ files }))).toBe("ok");
    expect(await errorOf(client.files.completeUploadExternal({ files }))).toBe("file_not_found");
  });

  it("are refused by what is said of them before a byte comes", async () => {
    const { client } = await open();
    const ask = (more: { readonly length: number; readonly snippet_type?: string; readonly alt_txt?: string }) =>
      errorOf(client.files.getUploadURLExternal({ filename: "a", ...more }));
    expect(await ask({ length: 2_000_000, snippet_type: "text" })).toBe("snippet_too_large");
    expect(await ask({ length: 2_000_000 })).toBe("ok");
    expect(await ask({ length: 0 })).toBe("missing_argument");
    expect(await ask({ length: 5, alt_txt: "a".repeat(1001) })).toBe("alt_txt_too_large");
    expect(await ask({ length: 1024 ** 3 + 1 })).toBe("file_upload_size_restricted");
    expect(await errorOf(client.apiCall("files.getUploadURLExternal", { length: 5 }))).toBe("invalid_arguments");
  });

  it("are refused without the right to them, each step by itself", async () => {
    const { client, crisis, slack } = await open({}, ["chat:write"]);
    expect(await errorOf(client.files.getUploadURLExternal({ filename: "a", length: 5 }))).toBe("missing_scope");
    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id: "F0" }] }))).toBe("missing_scope");
    expect(await errorOf(client.filesUploadV2({ channel_id: crisis.id, filename: "a", content: "b" }))).toBe("missing_scope");
    expect(slack.world.files.size).toBe(0);
  });

  it("are shared only where the bot may write, and only by the workspace whose they are", async () => {
    const { client, crisis, slack, team } = await open();
    const loaded = async (): Promise<[{ id: string }]> => {
      const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename: "a.txt", length: 5 });
      expect((await fetch(String(url))).status).toBe(400);
      expect(await (await fetch(String(url), { method: "POST", body: "fives" })).text()).toBe("OK - 5");
      return [{ id: String(id) }];
    };
    const files = await loaded();
    const share = (channel_id: string) => errorOf(client.files.completeUploadExternal({ files, channel_id }));
    expect(await share(slack.make.channel(team.id, { name: "without" }).id)).toBe("not_in_channel");
    expect(await share(slack.make.channel(team.id, { name: "old", withBot: true, archived: true }).id)).toBe("is_archived");
    expect(await share(slack.make.channel(team.id, { name: "closed", private: true }).id)).toBe("channel_not_found");
    const answer = { channels: crisis.id, thread_ts: "1.000000", files };
    expect(await errorOf(client.apiCall("files.completeUploadExternal", answer))).toBe("thread_not_found");
    const two = { ...answer, channels: `${crisis.id},${slack.make.channel(team.id, { name: "more", withBot: true }).id}` };
    expect(await errorOf(client.apiCall("files.completeUploadExternal", two))).toBe("invalid_arguments");
    const elsewhere = slack.make.install(slack.make.team("Elsewhere"));
    expect(await errorOf(clientOf(slack, elsewhere.botToken).files.completeUploadExternal({ files }))).toBe("file_not_found");
    expect(slack.messages(crisis.id)).toEqual([]);
    expect(await share(crisis.id)).toBe("ok");
    expect(slack.messages(crisis.id)).toHaveLength(1);
  });

  it("get lost on the way where that was planned, and are then nowhere", async () => {
    const { client, crisis, slack } = await open();
    const upload = () => errorOf(client.filesUploadV2({ channel_id: crisis.id, filename: "a", content: "b" }));
    slack.faults.next("upload", { kind: "error", error: "malware_detected" });
    expect(await upload()).toBe("WebAPIHTTPError");
    slack.faults.next("upload", { kind: "500", when: "before" });
    expect(await upload()).toBe("WebAPIHTTPError");
    slack.faults.next("upload", { kind: "cut", when: "after" });
    expect(await upload()).toBe("WebAPIRequestError");
    expect(slack.messages(crisis.id)).toEqual([]);
    expect(slack.journal.of("upload").map((one) => one.status)).toEqual([400, 500, 0]);
    expect(await upload()).toBe("ok");
  });
});

describe("rates", () => {
  it("let a few messages at once into a channel, then one a second", async () => {
    const { client, crisis, clock, slack } = await open();
    const post = () => errorOf(client.chat.postMessage({ channel: crisis.id, text: "a" }));
    for (let n = 0; n < 4; n += 1) expect(await post()).toBe("ok");
    expect(await post()).toBe("WebAPIRateLimitedError");
    expect(slack.messages(crisis.id)).toHaveLength(4);
    clock.advance(1000);
    expect(await post()).toBe("ok");
    expect(await post()).toBe("WebAPIRateLimitedError");
    slack.limiter.on = false;
    expect(await post()).toBe("ok");
  });

  it("let fifty updates a minute into a workspace, and say when to come again", async () => {
    const { client, crisis, clock } = await open({ rates: { posting: { perSecond: 1, burst: 100 } } });
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "a" })).ts);
    for (let n = 0; n < 50; n += 1) {
      await client.chat.update({ channel: crisis.id, ts, text: `${n}` });
      clock.advance(100);
    }
    const refused = client.chat
      .update({ channel: crisis.id, ts, text: "more" })
      .catch((error: { readonly retryAfter: number }) => error.retryAfter);
    expect(await refused).toBe(55);
    clock.advance(55_000);
    expect(await errorOf(client.chat.update({ channel: crisis.id, ts, text: "more" }))).toBe("ok");
  });

  it("let an app that is sold outside the Marketplace read one thread a minute, fifteen messages of it", async () => {
    const { client, crisis, niamh } = await open({ rates: { soldOutside: true } }, [...usualScopes, "channels:history"]);
    here.slack.deliverTo(here.slack.base);
    const { ts } = await niamh.say(crisis.id, "first");
    for (let n = 0; n < 20; n += 1) crisis.messages.push({ ...(crisis.messages[0] ?? never()), ts: `9.${n}`, threadTs: ts });
    expect((await client.conversations.replies({ channel: crisis.id, ts })).messages).toHaveLength(15);
    expect(await errorOf(client.conversations.replies({ channel: crisis.id, ts }))).toBe("WebAPIRateLimitedError");
  });
});

describe("the real client with its own habits", () => {
  it("sends a message twice after one 500 that came too late, which is why an app must not leave it to that", async () => {
    const { slack, crisis, installed } = await open();
    slack.faults.next("chat.postMessage", { kind: "500", when: "after" });
    const eager = new webApi.WebClient(installed.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 2 },
    });
    await eager.chat.postMessage({ channel: crisis.id, text: "once?" });
    expect(slack.messages(crisis.id)).toHaveLength(2);
  });
});

function never(): never {
  throw new Error("nothing was said");
}
