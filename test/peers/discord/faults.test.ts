import { Client, GatewayIntentBits, REST } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { codeOf, login, restOf, type Scene, scene, soon } from "./scene.ts";

let here: Scene;
afterEach(async () => here.discord.stop());

type Json = Record<string, unknown> & { readonly id: string };
const say = (rest: REST = here.rest, body: object = { content: "x" }) =>
  rest.post(`/channels/${here.crisis.id}/messages`, { body }) as Promise<Json>;
const count = () => here.discord.messages(here.crisis.id).length;

describe("faults on demand", () => {
  it.each([
    ["5xx", "before", 500, 0],
    ["5xx", "after", 500, 1],
    ["cut", "before", "TypeError", 0],
    ["cut", "after", "TypeError", 1],
    ["silent", "before", "AbortError", 0],
    ["silent", "after", "AbortError", 1],
  ] as const)("%s, %s it happened", async (kind, when, seen, messages) => {
    here = await scene();
    here.discord.faults.next("create_message", { kind, when });
    const told = await codeOf(say(restOf(here.discord, kind === "silent" ? 200 : 20_000)));
    expect([seen, "SocketError", "Error"]).toContain(told);
    expect(count()).toBe(messages);
    expect(here.discord.faults.struck).toEqual([`create_message: ${kind}`]);
    expect(here.discord.journal.count("create_message")).toBe(1);
    expect(here.discord.journal.count("create_message", { ok: true })).toBe(messages);
    expect(await codeOf(say())).toBe("ok");
  });

  it("limited: nothing has happened, and the client waits as long as it is told", async () => {
    here = await scene();
    here.discord.faults.next("create_message", { kind: "ratelimited", retryAfter: 0.05 });
    expect(await codeOf(say())).toBe(429);
    expect(count()).toBe(0);
    here.discord.faults.next("create_message", { kind: "ratelimited", retryAfter: 0.05 });
    const patient = new REST({ api: here.discord.apiUrl }).setToken(here.discord.token);
    const begun = performance.now();
    await say(patient);
    expect(performance.now() - begun).toBeGreaterThan(45);
    expect(count()).toBe(1);
    expect(here.discord.limiter.invalidRequests).toBe(2);
    here.discord.faults.next("create_message", { kind: "ratelimited", retryAfter: 0.01, scope: "shared" });
    expect(await codeOf(say())).toBe(429);
    expect(here.discord.limiter.invalidRequests).toBe(2);
  });

  it("an error of Discord's by its name", async () => {
    here = await scene();
    here.discord.faults.next("any", { kind: "error", error: "MissingPermissions" }, 2);
    expect([await codeOf(say()), await codeOf(here.rest.get("/users/@me")), await codeOf(say())]).toEqual([50013, 50013, "ok"]);
    expect(here.discord.journal.refused()).toEqual(["create_message: 50013", "get_my_user: 50013"]);
  });

  it("late: happened at once, is told when the clock is further", async () => {
    here = await scene();
    here.discord.faults.next("create_message", { kind: "late", ms: 1000 });
    let told = false;
    const saying = say().then(() => {
      told = true;
    });
    await soon(count).toBe(1);
    here.clock.advance(999);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toBe(false);
    here.clock.advance(1);
    await saying;
  });

  it("the client sends again by itself what was answered with 500: a nonce keeps it one message", async () => {
    here = await scene();
    const eager = new REST({ api: here.discord.apiUrl, retries: 3 }).setToken(here.discord.token);
    here.discord.faults.next("create_message", { kind: "5xx", when: "after" });
    await say(eager);
    expect(count()).toBe(2);
    here.discord.faults.next("create_message", { kind: "5xx", when: "after" });
    await say(eager, { content: "y", nonce: "row-1", enforce_nonce: true });
    expect(count()).toBe(3);
  });

  it("a name that strikes nothing is a mistake of the test", async () => {
    here = await scene();
    const { faults, journal } = here.discord;
    const fault = { kind: "cut", when: "before" } as const;
    expect(() => faults.next("create_mesage", fault)).toThrow("plays no create_mesage");
    expect(() => faults.nextDelivery("INTERACTION", "twice")).toThrow("plays no INTERACTION");
    expect(() => faults.plan({ seed: 1, calls: [{ fault, chance: 1, only: "chat.update" }] })).toThrow("plays no chat.update");
    expect(() => journal.count("create_mesage")).toThrow("plays no create_mesage");
    expect(journal.count("GET /users/@me")).toBe(0);
  });

  it("a plan strikes by chance, the same with the same seed", async () => {
    const struck = async (seed: number): Promise<readonly string[]> => {
      here = await scene();
      here.discord.faults.plan({
        seed,
        calls: [
          { fault: { kind: "5xx", when: "after" }, chance: 0.3, only: "create_message" },
          { fault: { kind: "error", error: "MissingAccess" }, chance: 0.2 },
        ],
      });
      const told = [];
      for (let n = 0; n < 20; n += 1) told.push(String(await codeOf(say())));
      here.discord.faults.clear();
      expect(await codeOf(say())).toBe("ok");
      expect(here.discord.faults.struck.length).toBeGreaterThan(3);
      return told;
    };
    const first = await struck(7);
    await here.discord.stop();
    expect(await struck(7)).toEqual(first);
    await here.discord.stop();
    expect(await struck(8)).not.toEqual(first);
  });
});

describe("rates", () => {
  it("five messages in five seconds a channel, told in every answer", async () => {
    here = await scene({ rates: {} });
    const other = here.discord.make.channel(here.guild, { name: "other" });
    const url = (id: string) => `${here.discord.apiUrl}/v10/channels/${id}/messages`;
    const headers = { authorization: `Bot ${here.discord.token}`, "content-type": "application/json" };
    const plainly = (id = here.crisis.id) => fetch(url(id), { method: "POST", headers, body: JSON.stringify({ content: "x" }) });
    const first = await plainly();
    expect([first.headers.get("x-ratelimit-limit"), first.headers.get("x-ratelimit-remaining")]).toEqual(["5", "4"]);
    expect(first.headers.get("x-ratelimit-reset-after")).toBe("5.000");
    for (let n = 0; n < 4; n += 1) expect((await plainly()).status).toBe(200);
    here.clock.advance(2000);
    const limited = await plainly();
    expect([limited.status, limited.headers.get("retry-after"), limited.headers.get("x-ratelimit-scope")]).toEqual([429, "3", "user"]);
    expect(await limited.json()).toMatchObject({ retry_after: 3, global: false });
    expect(limited.headers.get("x-ratelimit-bucket")).toBe(first.headers.get("x-ratelimit-bucket"));
    expect((await plainly(other.id)).status).toBe(200);
    here.clock.advance(3000);
    expect((await plainly()).status).toBe(200);
    here.discord.limiter.on = false;
    for (let n = 0; n < 10; n += 1) expect((await plainly()).status).toBe(200);
    expect((await plainly()).headers.get("x-ratelimit-limit")).toBeNull();
  });

  it("fifty calls a second together, answers to interactions not counted", async () => {
    here = await scene({ rates: { bucket: { limit: 1000, per: 1000 } } });
    const ask = (path: string, method = "GET") =>
      fetch(`${here.discord.apiUrl}/v10${path}`, { method, headers: { authorization: `Bot ${here.discord.token}` } });
    for (let n = 0; n < 50; n += 1) expect((await ask("/users/@me")).status).toBe(200);
    const limited = await ask("/users/@me");
    expect([limited.status, limited.headers.get("x-ratelimit-global"), limited.headers.get("x-ratelimit-scope")]).toEqual([
      429,
      "true",
      "global",
    ]);
    expect((await ask("/interactions/1/t/callback", "POST")).status).toBe(400);
    here.clock.advance(1000);
    expect((await ask("/users/@me")).status).toBe(200);
  });

  it("too many invalid requests, and nothing is answered any more for ten minutes", async () => {
    here = await scene({ rates: { invalid: 3 } });
    here.discord.admin.overwrite(here.crisis, "bot", { deny: ["SEND_MESSAGES"] });
    for (let n = 0; n < 3; n += 1) expect(await codeOf(say())).toBe(50013);
    expect(here.discord.limiter.banned).toBe(true);
    expect(await codeOf(here.rest.get("/users/@me"))).toBe(429);
    here.clock.advance(10 * 60_000);
    expect(await codeOf(restOf(here.discord).get("/users/@me"))).toBe("ok");
  });
});

describe("what is no request", () => {
  it("is told so: another version, no JSON, another type, an unknown path", async () => {
    here = await scene();
    const send = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bot ${here.discord.token}`, ...(init.headers as Record<string, string>) };
      const answer = await fetch(`${here.discord.base}${path}`, { ...init, headers });
      return [answer.status, ((await answer.json()) as { readonly code: number }).code];
    };
    const json = { "content-type": "application/json" };
    const messages = `/api/v10/channels/${here.crisis.id}/messages`;
    expect(await send("/api/v8/users/@me")).toEqual([400, 50041]);
    expect(await send("/api/v10/nowhere")).toEqual([404, 0]);
    expect(await send(messages, { method: "POST", body: "{", headers: json })).toEqual([400, 50109]);
    expect(await send(messages, { method: "POST", body: "content=x", headers: { "content-type": "text/plain" } })).toEqual([400, 50035]);
  });

  it("204 has no content, and no type of it", async () => {
    here = await scene();
    const { id } = await say();
    const headers = { authorization: `Bot ${here.discord.token}` };
    const gone = await fetch(`${here.discord.apiUrl}/v10/channels/${here.crisis.id}/messages/${id}`, { method: "DELETE", headers });
    expect([gone.status, gone.headers.get("content-type"), await gone.text()]).toEqual([204, null, ""]);
  });
});

it("the real client lives through faults on its way to READY", async () => {
  here = await scene();
  here.discord.faults.next("get_bot_gateway", { kind: "5xx", when: "before" });
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: here.discord.apiUrl } });
  await client.login(here.discord.token);
  await client.destroy();
  const again = await login(here.discord);
  expect(again.isReady()).toBe(true);
  await again.destroy();
});
