import { afterEach, describe, expect, it } from "vitest";
import type { Fault } from "./faults.ts";
import { Faults } from "./faults.ts";
import { clientOf, errorOf, type Scene, scene, soon } from "./scene.ts";

let here: Scene;
const open = async () => {
  here = await scene({ rates: false });
  return here;
};
afterEach(() => here.slack.stop());

describe("faults on demand", () => {
  it.each<readonly [Fault, string, number]>([
    [{ kind: "ratelimited", retryAfter: 30 }, "WebAPIRateLimitedError", 0],
    [{ kind: "500", when: "before" }, "WebAPIHTTPError", 0],
    [{ kind: "500", when: "after" }, "WebAPIHTTPError", 1],
    [{ kind: "cut", when: "before" }, "WebAPIRequestError", 0],
    [{ kind: "cut", when: "after" }, "WebAPIRequestError", 1],
    [{ kind: "silent", when: "after" }, "WebAPIRequestError", 1],
    [{ kind: "error", error: "is_archived" }, "is_archived", 0],
  ])("%o makes the call fail with %s, and leaves %i messages", async (fault, error, left) => {
    const { client, slack, crisis, installed } = await open();
    const message = { channel: crisis.id, text: "a" };
    slack.faults.next("chat.postMessage", fault);
    const caller = fault.kind === "silent" ? clientOf(slack, installed.botToken, 1500) : client;
    expect(await errorOf(caller.chat.postMessage(message))).toContain(error);
    expect(slack.messages(crisis.id)).toHaveLength(left);
    expect(slack.journal.count("chat.postMessage", { ok: true })).toBe(left);
    expect(await errorOf(client.chat.postMessage(message))).toBe("ok");
  });

  it("an answer waits until the clock is far enough", async () => {
    const { client, slack, crisis, clock } = await open();
    slack.faults.next("any", { kind: "late", ms: 5000 });
    let answered = false;
    const call = client.chat.postMessage({ channel: crisis.id, text: "a" }).then(() => {
      answered = true;
    });
    await soon(() => slack.messages(crisis.id).length).toBe(1);
    clock.advance(4999);
    expect(answered).toBe(false);
    clock.advance(1);
    await call;
    expect(answered).toBe(true);
  });

  it("strike as often as told, and by chance the same way for the same seed", async () => {
    await open();
    const plan = { seed: 7, calls: [{ fault: { kind: "500", when: "before" }, chance: 0.3 }] as const };
    const drawn = (seed: number) => {
      const faults = new Faults();
      faults.plan({ ...plan, seed });
      return Array.from({ length: 200 }, () => (faults.forCall("chat.update") === undefined ? "." : "x")).join("");
    };
    expect(drawn(7)).toBe(drawn(7));
    expect(drawn(7)).not.toBe(drawn(8));
    const struck = drawn(7).replaceAll(".", "").length;
    expect(struck).toBeGreaterThan(40);
    expect(struck).toBeLessThan(80);
    const faults = new Faults();
    faults.next("chat.update", { kind: "500", when: "before" }, 2);
    expect(["views.open", "chat.update", "chat.update", "chat.update"].map((method) => faults.forCall(method)?.kind)).toEqual([
      undefined,
      "500",
      "500",
      undefined,
    ]);
    faults.plan(plan);
    faults.clear();
    expect(Array.from({ length: 50 }, () => faults.forCall("any"))).toEqual(Array(50).fill(undefined));
  });
});

describe("what people do to the app's things", () => {
  it("a message is deleted, the bot is thrown out, tokens are revoked", async () => {
    const { client, slack, crisis, niamh, installed } = await open();
    slack.deliverTo(slack.base);
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "a" })).ts);
    await niamh.deleteMessage(crisis.id, ts);
    expect(await errorOf(client.chat.update({ channel: crisis.id, ts, text: "b" }))).toBe("message_not_found");
    await niamh.kickBot(crisis.id);
    expect(await errorOf(client.chat.postMessage({ channel: crisis.id, text: "a" }))).toBe("not_in_channel");
    await slack.revokeTokens(installed.install);
    expect(await errorOf(client.chat.postMessage({ channel: crisis.id, text: "a" }))).toBe("token_revoked");
    expect(slack.journal.refused()).toEqual([
      "chat.update: message_not_found",
      "chat.postMessage: not_in_channel",
      "chat.postMessage: token_revoked",
    ]);
  });
});
