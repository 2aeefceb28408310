import type { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { Heard } from "./heard.ts";
import { type Bag, bag } from "../json.ts";
import { codeOf, marksOf, type Scene, scene, soon } from "./scene.ts";

/** An app of the barest kind: it hears interactions on a socket of its own and answers by REST as the test tells it. */
type Came = { readonly id: string; readonly token: string; readonly type: number; readonly data: Bag; readonly raw: Bag };

let here: Scene;
let socket: WebSocket;
let came: Came[];
let rest: REST;

beforeEach(async () => {
  here = await scene({ cap: 300 });
  came = [];
  rest = here.rest;
  socket = new WebSocket(`${here.discord.base.replace("http", "ws")}/?v=10&encoding=json`);
  socket.on("message", (data) => {
    const { op, t, d } = JSON.parse(String(data)) as { readonly op: number; readonly t: string; readonly d: Bag };
    if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: here.discord.token, intents: 0, properties: {} } }));
    if (t === "INTERACTION_CREATE")
      came.push({ id: String(d["id"]), token: String(d["token"]), type: Number(d["type"]), data: bag(d["data"]), raw: d });
  });
  await soon(() => here.discord.gateway.connected).toBe(1);
  await rest.put(`/applications/${here.discord.app.id}/commands`, {
    body: [
      { name: "go", description: "Goes", options: [{ type: 3, name: "where", description: "Where to", autocomplete: true }] },
      { name: "Turn into doc", type: 3 },
    ],
  });
});
afterEach(async () => {
  socket.terminate();
  await here.discord.stop();
});

async function next(n = 1): Promise<Came> {
  await soon(() => came.length).toBeGreaterThanOrEqual(n);
  return came[n - 1] as Came;
}
const answer = (to: Came, body: object, query = "") =>
  rest.post(`/interactions/${to.id}/${to.token}/callback${query}` as `/${string}`, { body, auth: false }) as Promise<Bag>;
const hook = (to: Came): `/${string}` => `/webhooks/${here.discord.app.id}/${to.token}`;
const original = (to: Came): `/${string}` => `${hook(to)}/messages/@original`;
const patch = (to: Came, body: object) => rest.patch(original(to), { body, auth: false }) as Promise<Bag>;
const follow = (to: Came, body: object) => rest.post(hook(to), { body, auth: false }) as Promise<Bag>;

/** A command is given and answered with this. */
async function given(body: object, query = ""): Promise<{ readonly one: Came; readonly heard: Heard }> {
  const before = came.length;
  const acting = here.niamh.slash("/go", {}, here.crisis.id);
  const one = await next(before + 1);
  await answer(one, body, query);
  return { one, heard: await acting };
}

const button = { type: 1, components: [{ type: 2, style: 1, label: "Go", custom_id: "go" }] };
const input = (more: object = {}) => ({ type: 18, label: "Name", component: { type: 4, custom_id: "name", style: 1, ...more } });
const modal = (...components: readonly object[]) => ({ type: 9, data: { custom_id: "m", title: "Form", components } });
const of = (n: number) => "x".repeat(n);

describe("the first answer", () => {
  it("comes within three seconds, once", async () => {
    const { clock, niamh, crisis } = here;
    const acting = niamh.slash("/go", {}, crisis.id);
    const one = await next();
    clock.advance(3000);
    await answer(one, { type: 4, data: { content: "just in time" } });
    expect((await acting).text).toBe("just in time");
    expect(await codeOf(answer(one, { type: 4, data: { content: "again" } }))).toBe(40060);
    const late = niamh.slash("/go", {}, crisis.id);
    const other = await next(2);
    clock.advance(3001);
    expect(await codeOf(answer(other, { type: 4, data: { content: "too late" } }))).toBe(10062);
    expect(await late).toMatchObject({ ok: false, failure: "silence" });
    expect(await codeOf(follow(other, { content: "x" }))).toBe(10015);
    expect(await codeOf(answer({ ...other, id: "1" }, { type: 5 }))).toBe(10062);
    expect(await codeOf(answer({ ...other, token: "t" }, { type: 5 }))).toBe(10062);
  });

  it("is silence where nobody answers and the clock stands", async () => {
    const heard = await here.niamh.slash("/go", {}, here.crisis.id);
    expect(heard).toMatchObject({ ok: false, failure: "silence", kind: undefined });
  });

  it("is not used up by one that was refused", async () => {
    const acting = here.niamh.slash("/go", {}, here.crisis.id);
    const one = await next();
    expect(await codeOf(answer(one, { type: 4, data: { content: of(2001) } }))).toBe(50035);
    expect(await codeOf(answer(one, { type: 4, data: {} }))).toBe(50006);
    await answer(one, { type: 4, data: { content: "better" } });
    expect((await acting).text).toBe("better");
  });

  it("tells what it made, where it is asked to", async () => {
    const { heard, one } = await given({ type: 4, data: { content: "hi", flags: 64 } }, "?with_response=true");
    expect(heard.hidden).toBe(true);
    const again = here.niamh.slash("/go", {}, here.crisis.id);
    const other = await next(2);
    expect(await answer(other, { type: 5 }, "?with_response=true")).toMatchObject({
      interaction: { id: other.id, type: 2, response_message_loading: true, response_message_ephemeral: false },
      resource: { type: 4, message: { flags: 128, interaction_metadata: { id: other.id, user: { id: here.niamh.id } } } },
    });
    await again;
    expect(one.id).not.toBe(other.id);
  });

  it.each([
    [6, 50035],
    [7, 50035],
    [8, 50035],
    [1, 50035],
  ])("of type %i does not answer a command", async (type, code) => {
    const acting = here.niamh.slash("/go", {}, here.crisis.id);
    const one = await next();
    expect(await codeOf(answer(one, { type, data: { choices: [] } }))).toBe(code);
    await answer(one, { type: 5 });
    expect((await acting).kind).toBe("later");
  });
});

describe("an answer that comes later", () => {
  it("holds its place, is filled once, and can be hidden only at the start", async () => {
    const { one, heard } = await given({ type: 5, data: { flags: 64 } });
    expect([heard.kind, heard.hidden, heard.text]).toEqual(["later", true, "… is thinking"]);
    expect(here.tom.sees(here.crisis.id)).toBe("");
    await patch(one, { flags: 1 << 15, components: [{ type: 10, content: "# Done" }] });
    expect((await heard.settled()).onlyFor).toBe(here.niamh.id);
    expect(here.niamh.sees(here.crisis.id)).toBe("Teekond (only you): # Done");
  });

  it("takes no other flag while it is deferred", async () => {
    const acting = here.niamh.slash("/go", {}, here.crisis.id);
    const one = await next();
    expect(await codeOf(answer(one, { type: 5, data: { flags: 1 << 15 } }))).toBe(50035);
    await answer(one, { type: 5 });
    await acting;
  });

  it("is filled by the first one that follows, and calls whom it names", async () => {
    const { one, heard } = await given({ type: 5 });
    await follow(one, { content: `for <@${here.tom.id}>`, flags: 64 });
    expect([heard.text, heard.hidden]).toEqual(["for @Tom", false]);
    expect(here.discord.pingedAnywhere()).toMatchObject([{ users: [here.tom.id] }]);
    await follow(one, { content: "and more", flags: 64 });
    expect(here.niamh.privateMessages()).toHaveLength(1);
    expect(here.tom.sees(here.crisis.id)).toBe("Teekond: for @Tom");
  });

  it("rejects where it never comes", async () => {
    const { heard } = await given({ type: 5 });
    await expect(heard.settled()).rejects.toThrow("did not");
  });
});

describe("the token", () => {
  it("is good for fifteen minutes", async () => {
    const { one } = await given({ type: 4, data: { content: "first" } });
    here.clock.advance(15 * 60_000 - 1);
    expect(await patch(one, { content: "second" })).toMatchObject({ content: "second" });
    expect(await rest.get(original(one), { auth: false })).toMatchObject({ content: "second" });
    here.clock.advance(1);
    expect(await codeOf(patch(one, { content: "third" }))).toBe(50027);
    expect(await codeOf(follow(one, { content: "third" }))).toBe(50027);
    expect(await codeOf(follow({ ...one, token: "another" }, { content: "x" }))).toBe(10015);
    const message = here.discord.lastMessage(here.crisis.id);
    expect(await codeOf(rest.patch(`/channels/${here.crisis.id}/messages/${message.id}`, { body: { content: "third" } }))).toBe("ok");
  });

  it("reaches its own answers and no others", async () => {
    const { one } = await given({ type: 4, data: { content: "first" } });
    const more = await follow(one, { content: "more" });
    const { one: other } = await given({ type: 4, data: { content: "other" } });
    const at = (to: Came): `/${string}` => `${hook(to)}/messages/${String(more["id"])}`;
    expect(await codeOf(rest.patch(at(other), { body: { content: "x" }, auth: false }))).toBe(10008);
    expect(await codeOf(rest.patch(at(one), { body: { content: "x" }, auth: false }))).toBe("ok");
    await rest.delete(at(one), { auth: false });
    await rest.delete(original(one), { auth: false });
    expect(await codeOf(patch(one, { content: "x" }))).toBe(10008);
    expect(here.discord.channelText(here.crisis.id)).toBe("Teekond: other");
  });

  it("a hidden answer is found by nobody else, and not by the bot's token", async () => {
    const { heard } = await given({ type: 4, data: { content: "hidden", flags: 64 } });
    const { id = "" } = heard.message ?? {};
    expect(await codeOf(rest.get(`/channels/${here.crisis.id}/messages/${id}`))).toBe(10008);
    expect(await codeOf(rest.patch(`/channels/${here.crisis.id}/messages/${id}`, { body: { content: "x" } }))).toBe(10008);
    expect(await rest.get(`/channels/${here.crisis.id}/messages`)).toEqual([]);
    await expect(here.tom.click(id, "x")).rejects.toThrow("does not see");
    here.niamh.dismiss(heard);
    expect(here.niamh.privateMessages()).toEqual([]);
  });
});

describe("components", () => {
  it("change their own message, or nothing", async () => {
    await given({ type: 4, data: { content: "press", components: [button] } });
    const pressing = here.tom.click(here.discord.lastMessage(here.crisis.id).id, "Go");
    const press = await next(2);
    expect(press).toMatchObject({ type: 3, data: { custom_id: "go", component_type: 2 } });
    await answer(press, { type: 7, data: { content: "pressed", components: [] } });
    expect(await pressing).toMatchObject({ kind: "change", text: "pressed", hidden: false });
    await patch(press, { content: "and changed", components: [button] });
    const again = here.tom.click(here.discord.lastMessage(here.crisis.id), "Go");
    const second = await next(3);
    await answer(second, { type: 6 });
    expect((await again).kind).toBe("nothing");
    expect(here.discord.channelText(here.crisis.id)).toBe("Teekond: and changed\n( Go ) (edited)");
  });

  it("on a message that is gone in the meantime are unknown", async () => {
    await given({ type: 4, data: { content: "press", components: [button] } });
    const message = here.discord.lastMessage(here.crisis.id);
    const pressing = here.tom.click(message, "Go");
    const press = await next(2);
    here.niamh.erase(message);
    expect(await codeOf(answer(press, { type: 7, data: { content: "x" } }))).toBe(10008);
    await answer(press, { type: 6 });
    await pressing;
    await expect(here.tom.click(message, "Go")).rejects.toThrow("there is no message");
  });
});

describe("modals", () => {
  it("open first or not at all, and none answers another", async () => {
    const { one } = await given(modal(input()));
    expect(await codeOf(follow(one, { content: "beside it" }))).toBe("ok");
    const submitting = here.niamh.submit({ Name: "The storm" });
    const sent = await next(2);
    expect(sent).toMatchObject({
      type: 5,
      data: { custom_id: "m", components: [{ type: 18, component: { custom_id: "name", value: "The storm" } }] },
    });
    expect(await codeOf(answer(sent, modal(input())))).toBe(50035);
    expect(await codeOf(answer(sent, { type: 6 }))).toBe(50035);
    await answer(sent, { type: 4, data: { content: "taken" } });
    expect((await submitting).text).toBe("taken");
    expect(here.niamh.openModal()).toBeUndefined();
    const { one: deferred } = await given({ type: 5 });
    expect(await codeOf(answer(deferred, modal(input())))).toBe(40060);
  });

  it("that lie over a message may change it", async () => {
    await given({ type: 4, data: { content: "press", components: [button] } });
    const pressing = here.tom.click(here.discord.lastMessage(here.crisis.id), "Go");
    await answer(await next(2), modal(input()));
    await pressing;
    const submitting = here.tom.submit({ name: "x" });
    const sent = await next(3);
    expect(sent.raw["message"]).toMatchObject({ content: "press" });
    await answer(sent, { type: 7, data: { content: "filled in" } });
    expect(await submitting).toMatchObject({ kind: "change", text: "filled in\n( Go )" });
  });

  it("stay open where nobody answers", async () => {
    await given(modal(input()));
    expect(await here.niamh.submit({ Name: "x" })).toMatchObject({ ok: false, failure: "silence" });
    expect(here.niamh.openModal()?.values).toEqual({ name: "x" });
    here.niamh.cancel();
    await expect(here.niamh.submit()).rejects.toThrow("no modal open");
  });

  const label = (component: object, more: object = {}) => ({ type: 18, label: "L", component: { custom_id: "c", ...component }, ...more });
  const options = (n: number) => Array.from({ length: n }, (_, i) => ({ label: `o${i}`, value: `v${i}` }));
  const text = { type: 10, content: "x" };
  it.each([
    [
      "title",
      { ...modal(input()), data: { ...modal(input()).data, title: of(45) } },
      { ...modal(input()), data: { ...modal(input()).data, title: of(46) } },
      "data.title",
    ],
    ["components", modal(input(), text, text, text, text), modal(input(), text, text, text, text, text), "data.components"],
    ["a label", modal({ ...input(), label: of(45) }), modal({ ...input(), label: of(46) }), "data.components.0.label"],
    [
      "its description",
      modal({ ...input(), description: of(100) }),
      modal({ ...input(), description: of(101) }),
      "data.components.0.description",
    ],
    ["a value", modal(input({ value: of(4000) })), modal(input({ value: of(4001) })), "data.components.0.component.value"],
    ["max_length", modal(input({ max_length: 4000 })), modal(input({ max_length: 4001 })), "data.components.0.component.max_length"],
    [
      "min_length",
      modal(input({ min_length: 5, max_length: 5 })),
      modal(input({ min_length: 6, max_length: 5 })),
      "data.components.0.component.min_length",
    ],
    [
      "a placeholder",
      modal(input({ placeholder: of(100) })),
      modal(input({ placeholder: of(101) })),
      "data.components.0.component.placeholder",
    ],
    [
      "radio buttons",
      modal(label({ type: 21, options: options(10) })),
      modal(label({ type: 21, options: options(11) })),
      "data.components.0.component.options",
    ],
    [
      "more than one of them",
      modal(label({ type: 21, options: options(2) })),
      modal(label({ type: 21, options: options(1) })),
      "data.components.0.component.options",
    ],
    [
      "checkboxes",
      modal(label({ type: 22, options: options(10) })),
      modal(label({ type: 22, options: options(11) })),
      "data.components.0.component.options",
    ],
    [
      "files",
      modal(label({ type: 19, max_values: 10 })),
      modal(label({ type: 19, max_values: 11 })),
      "data.components.0.component.max_values",
    ],
    [
      "no required select of nought",
      modal(label({ type: 3, options: options(2), min_values: 0, required: false })),
      modal(label({ type: 3, options: options(2), min_values: 0 })),
      "data.components.0.component.min_values",
    ],
    [
      "no switched off select",
      modal(label({ type: 3, options: options(2) })),
      modal(label({ type: 3, options: options(2), disabled: true })),
      "data.components.0.component.disabled",
    ],
    ["no section", modal(input()), modal({ type: 9, components: [text] }), "data.components.0.type"],
    ["custom_id once", modal(input(), input({ custom_id: "b" })), modal(input(), input()), "data.components.1.component.custom_id"],
    [
      "the old rows",
      modal({ type: 1, components: [{ type: 4, custom_id: "a", style: 1, label: "A" }] }),
      modal({ type: 1, components: [{ type: 4, custom_id: "a", style: 1 }] }),
      "data.components.0.components.0.label",
    ],
  ] as const)("limits: %s", async (_what, at, over, mark) => {
    const acting = here.niamh.slash("/go", {}, here.crisis.id);
    const one = await next();
    const wrong = await marksOf(answer(one, over));
    expect(wrong.map((each) => each.split(":")[0])).toContain(mark);
    await answer(one, at);
    expect((await acting).kind).toBe("modal");
  });
});

describe("autocomplete", () => {
  it("offers 25 choices of 100 characters, and nothing else answers it", async () => {
    const typing = here.niamh.autocomplete("/go", "where", "ha", here.crisis.id);
    const one = await next();
    expect(one).toMatchObject({ type: 4, data: { options: [{ name: "where", value: "ha", focused: true }] } });
    const choices = (n: number, more: object = {}) => Array.from({ length: n }, (_, i) => ({ name: `n${i}`, value: `v${i}`, ...more }));
    expect(await codeOf(answer(one, { type: 8, data: { choices: choices(26) } }))).toBe(50035);
    expect(await codeOf(answer(one, { type: 8, data: { choices: choices(1, { name: of(101) }) } }))).toBe(50035);
    expect(await codeOf(answer(one, { type: 8, data: { choices: choices(1, { value: 7 }) } }))).toBe(50035);
    expect(await codeOf(answer(one, { type: 4, data: { content: "x" } }))).toBe(50035);
    await answer(one, { type: 8, data: { choices: choices(25) } });
    expect(await typing).toHaveLength(25);
  });
});

describe("what the app is told", () => {
  it("of who acts, where, and in which languages", async () => {
    const { one } = await given({ type: 5 });
    expect(one.raw).toMatchObject({
      application_id: here.discord.app.id,
      guild_id: here.guild.id,
      channel: { id: here.crisis.id, name: "crisis" },
      member: { user: { id: here.niamh.id, global_name: "Niamh" } },
      locale: "lt",
      guild_locale: "en-US",
      context: 0,
      version: 1,
      attachment_size_limit: 10_485_760,
    });
    expect(one.raw["user"]).toBeUndefined();
  });

  it("in direct messages, of the user alone", async () => {
    const acting = here.niamh.slash("/go");
    const one = await next();
    expect(one.raw).toMatchObject({ user: { id: here.niamh.id }, context: 1, channel: { type: 1 } });
    expect([one.raw["member"], one.raw["guild_id"]]).toEqual([undefined, undefined]);
    await answer(one, { type: 4, data: { content: "between us" } });
    expect((await acting).text).toBe("between us");
  });

  it("of the message in whose menu it is, in full although it may read no contents", async () => {
    const said = here.tom.post(here.crisis.id, "A long thought");
    const acting = here.niamh.messageCommand("Turn into doc", said);
    const one = await next();
    expect(one.data).toMatchObject({ type: 3, target_id: said.id, resolved: { messages: { [said.id]: { content: "A long thought" } } } });
    await answer(one, { type: 4, data: { content: "done", flags: 64 } });
    expect((await acting).hidden).toBe(true);
  });
});
