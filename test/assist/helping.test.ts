import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../peers/openai/answers.ts";
import { idea } from "../session/play.ts";
import { goodModel } from "./good-model.ts";
import { openRig, openWorld, type Rig, type RigOptions, toReasons, type World } from "./rig.ts";

let world: World;
let rig: Rig | undefined;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});
async function opened(options: RigOptions = {}): Promise<Rig> {
  rig = await openRig(options, world);
  return rig;
}
const four = ["The hall is closed to everybody", "Nobody may come into the hall", "There is no money left", "Two of us are ill"];
const suggestions = async ({ session }: Rig) => (await session()).suggestions;

describe("a model that helps", { timeout: 60_000 }, () => {
  it.each([
    ["the Responses API", {}],
    ["Chat Completions with a schema", { chat: true }],
    ["a server without schemas", { chat: true, abilities: { responses: false, jsonSchema: false } }],
    ["a server without JSON at all", { chat: true, abilities: { responses: false, jsonSchema: false, jsonObject: false } }],
    ["a server that ignores what it is asked for", { chat: true, abilities: { responses: false, jsonSchema: false, ignores: true } }],
  ] as const)("brings suggestions by %s", async (_, options) => {
    const { peer, as, help, calls } = await opened(options);
    peer.answerWith(
      goodModel.length === 1 ? (asked) => goodModel({ ...asked, schemaName: asked.schemaName ?? nameIn(asked.instructions) }) : goodModel,
    );
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    const made = await suggestions(rig!);
    expect(made.map((one) => [one.help, one.pieces.length]).sort()).toEqual(
      [
        ["challenge", 2],
        ["cluster", 1],
        ["sharpen", 1],
      ].filter(([kind]) => kind !== "challenge"),
    );
    expect((await calls()).every((one) => one.state === "answered" && one.tokens.input > 0 && one.sent !== "")).toBe(true);
    expect(rig!.troubles).toEqual([]);
  });

  it("asks nobody while it is off, and OpenAI keeps nothing of what it is asked", async () => {
    const { peer, as, help } = await opened();
    peer.answerWith(goodModel);
    await toReasons(rig!, four);
    await help();
    expect(peer.requests()).toEqual([]);
    await as("ann", { do: "set-help", on: true });
    await help();
    expect(peer.requests().length).toBeGreaterThan(0);
    expect(peer.requests().map((one) => (one.body as { store?: boolean }).store)).toEqual(peer.requests().map(() => false));
  });

  it("asks each thing once, however often something happens", async () => {
    const { peer, as, help } = await opened();
    peer.answerWith(goodModel);
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    const { length } = peer.requests();
    await as("bob", { do: "vote", step: "reasons", part: 1, item: "r1", dots: 1 });
    await as("eve", { do: "vote", step: "reasons", part: 1, item: "r2", dots: 1 });
    await help();
    expect(peer.requests()).toHaveLength(length);
  });

  it("does not pay twice for the same question", async () => {
    const { peer, as, help, calls } = await opened();
    peer.answerWith(goodModel);
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    const { length } = peer.requests();
    await as("bob", { do: "ask-help", step: "reasons", part: 1, id: "q1", help: "cluster" });
    await help();
    expect(peer.requests()).toHaveLength(length);
    expect((await calls())[0]).toMatchObject({ key: "asked/q1", state: "answered", tokens: { input: 0, output: 0 } });
  });

  it("never has two calls of one kind and step under way, and breaks off what is late", async () => {
    const { peer, as, helping, calls, session } = await opened();
    peer.answerWith(() => ({ is: "hang" }));
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    for (let n = 0; n < 3; n += 1) await helping.tick();
    await until(() => peer.inFlight() === 2);
    for (let n = 0; n < 3; n += 1) await helping.tick();
    expect(peer.mostAtOnce()).toBe(2);
    await as("ann", { do: "keep", step: "reasons", part: 1, items: ["r1", "r3", "r4"] }, { do: "confirm", step: "reasons", part: 1 });
    await helping.tick();
    await helping.settled();
    await until(() => peer.inFlight() === 0);
    expect((await calls()).map((one) => one.why)).toEqual(["cancelled", "cancelled"]);
    expect((await session()).help.on).toBe(true);
    expect(await suggestions(rig!)).toEqual([]);
  });

  it("stops kindly once the session has cost what it may", async () => {
    const { peer, as, help, session } = await opened({ budget: 500 });
    peer.answerWith(goodModel);
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    expect((await session()).help).toMatchObject({ on: false, because: "budget" });
    const { length } = peer.requests();
    await as("ann", { do: "set-help", on: true });
    await help();
    expect(peer.requests()).toHaveLength(length);
  });
});

type Failing = readonly [name: string, answer: Answer, why: string, options?: RigOptions];
const failures: readonly Failing[] = [
  ["a refusal", { is: "refusal", text: "I cannot help with that." }, "refused"],
  ["an answer that is cut short", { is: "truncated", text: '{"groups":[' }, "cut-short"],
  ["a wrong key", { is: "error", status: 401 }, "key"],
  ["a busy server", { is: "error", status: 429, retryAfter: 120 }, "busy"],
  ["a broken server", { is: "error", status: 500 }, "away"],
  ["no answer in time", { is: "hang" }, "timeout", { timeoutMs: 150 }],
  ["a connection that breaks", { is: "drop" }, "away"],
  ["ten megabytes", { is: "huge", bytes: 10_000_000 }, "too-large"],
  ["a page of HTML", { is: "notJson" }, "nonsense"],
  ["prose", { is: "text", text: "As an AI I would put the first two together." }, "nonsense"],
  ["invalid JSON", { is: "text", text: '{"groups": [{"name": ' }, "nonsense"],
];

describe("a model that fails", { timeout: 60_000 }, () => {
  it.each(failures.map((one) => [one[0], one] as const))(
    "%s: nobody waits, and who leads is told",
    async (_, [, answer, why, options = {}]) => {
      const { peer, as, help, calls, session } = await opened(options);
      peer.answerWith(() => answer);
      await as("ann", { do: "set-help", on: true });
      await toReasons(rig!, four);
      await help();
      expect((await calls()).map((one) => [one.state, one.why])).toEqual((await calls()).map(() => ["failed", why]));
      expect(await suggestions(rig!)).toEqual([]);
      await as("bob", { do: "vote", step: "reasons", part: 1, item: "r1", dots: 1 });
      expect((await session()).seq).toBeGreaterThan(0);
      expect(rig!.troubles).toEqual([]);
    },
  );

  it("with no server at all", async () => {
    const { as, help, calls } = await opened({ url: "http://127.0.0.1:9/v1" });
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    expect((await calls()).map((one) => one.why)).toEqual(["away", "away"]);
  });

  it("asks once more with what was wrong, and takes what is right then", async () => {
    const { peer, as, help, calls } = await opened();
    let asked = 0;
    peer.answerWith((one) => {
      if (one.schemaName !== "cluster") return { is: "json", value: { question: null } };
      asked += 1;
      return asked === 1
        ? { is: "json", value: { groups: [{ name: "x", lines: ["a1", "a9"] }] } }
        : goodModel({ ...one, user: firstTurn(one.body) });
    });
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    expect(asked).toBe(2);
    expect((await suggestions(rig!)).map((one) => one.help)).toEqual(["cluster"]);
    const second = JSON.stringify(
      peer
        .requests()
        .filter((one) => JSON.stringify(one.body).includes("cluster"))
        .at(-1)?.body,
    );
    expect(second).toContain("there is no line a9");
    expect(second).toContain("line a2 is in no group");
    expect((await calls()).every((one) => one.state === "answered")).toBe(true);
  });

  it("waits as long as it is told, tries again, and after some failures switches itself off until somebody turns it on", async () => {
    const { peer, clock, as, help, calls, session } = await opened();
    peer.answerWith(() => ({ is: "error", status: 429, retryAfter: 120 }));
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    expect(await calls()).toHaveLength(2);
    clock.advance(60_000);
    await help();
    expect(await calls()).toHaveLength(2);
    clock.advance(61_000);
    await help();
    expect((await session()).help).toMatchObject({ on: false, because: "failures" });
    peer.answerWith(goodModel);
    clock.advance(600_000);
    await help();
    expect(await suggestions(rig!)).toEqual([]);
    await as("ann", { do: "set-help", on: true });
    await help();
    expect((await suggestions(rig!)).length).toBeGreaterThan(0);
  });
});

describe("what was sent", { timeout: 60_000 }, () => {
  it("holds nothing that is still hidden", async () => {
    const { peer, as, help } = await opened();
    peer.answerWith(goodModel);
    await as("ann", { do: "set-help", on: true });
    await as("bob", idea("purpose", "b1", "Nobody may read this before the reveal"));
    await help();
    expect(JSON.stringify(peer.requests())).not.toContain("Nobody may read this");
  });

  it("is gone from the log of calls once something is struck, and what was suggested with it", async () => {
    const { peer, as, help, calls, store } = await opened();
    peer.answerWith(goodModel);
    await as("ann", { do: "set-help", on: true });
    await toReasons(rig!, four);
    await help();
    expect((await calls()).every((one) => one.sent !== "")).toBe(true);
    await as("ann", { do: "strike", step: "reasons", part: 0, item: "r1", reason: "Names a customer" });
    expect((await calls()).map((one) => [one.sent, one.output])).toEqual((await calls()).map(() => ["", undefined]));
    const log = await store.ledger.load(rig!.tenant, rig!.id);
    expect(JSON.stringify(log?.events.filter((one) => one.type === "suggestion.made"))).not.toContain("customers notice");
  });
});

function nameIn(instructions: string): string {
  return instructions.includes('"groups"') ? "cluster" : "sharpen";
}

function firstTurn(body: unknown): string {
  const { input = [] } = body as { input?: readonly { content: string }[] };
  return input[0]?.content ?? "";
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 400 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}
