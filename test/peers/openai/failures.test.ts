import OpenAI from "openai";
import { LengthFinishReasonError } from "openai/error";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "./answers.ts";
import { always, both, clientOf, ideasBy, plain, refusalOf, type Scene, scene, soon, textBy } from "./scene.ts";

let here: Scene;
const open = async () => {
  here = await scene();
  return here;
};
afterEach(() => here.peer.close());

describe.each(both)("by %s the client sees", (api) => {
  it.each<readonly [Answer & { readonly is: "error" }, string]>([
    [{ is: "error", status: 401 }, "AuthenticationError 401 invalid_api_key"],
    [{ is: "error", status: 429 }, "RateLimitError 429 rate_limit_exceeded"],
    [{ is: "error", status: 429, code: "insufficient_quota" }, "RateLimitError 429 insufficient_quota"],
    [{ is: "error", status: 500 }, "InternalServerError 500 server_error"],
    [{ is: "error", status: 503 }, "InternalServerError 503 server_overloaded"],
  ])("%o", async (answer, seen) => {
    const { peer, client } = await open();
    always(peer, answer);
    expect(await refusalOf(textBy(api, client))).toContain(seen);
    expect(peer.requests()).toMatchObject([{ api, status: answer.status, wentAway: false }]);
  });

  it("a timeout where nothing is ever answered", async () => {
    const { peer } = await open();
    always(peer, { is: "hang" });
    const hasty = clientOf(peer, { timeout: 100 });
    expect(await refusalOf(textBy(api, hasty))).toContain("APIConnectionTimeoutError");
    await soon(peer.inFlight).toBe(0);
    expect(peer.requests()).toMatchObject([{ status: 0, wentAway: true }]);
  });

  it("a timeout where the answer is too slow, and the answer where it is not", async () => {
    const { peer, client } = await open();
    always(peer, { is: "slow", ms: 60_000, answer: { is: "text", text: "late" } });
    expect(await refusalOf(textBy(api, clientOf(peer, { timeout: 100 })))).toContain("APIConnectionTimeoutError");
    await soon(peer.inFlight).toBe(0);
    always(peer, { is: "slow", ms: 30, answer: { is: "text", text: "late" } });
    const before = performance.now();
    expect(await textBy(api, client)).toBe("late");
    expect(performance.now() - before).toBeGreaterThan(25);
    expect(peer.requests()).toMatchObject([{ wentAway: true }, { status: 200, wentAway: false }]);
  });

  it("a broken connection", async () => {
    const { peer, client } = await open();
    always(peer, { is: "drop" });
    expect(await refusalOf(textBy(api, client))).toContain("APIConnectionError");
    await soon(peer.inFlight).toBe(0);
    expect(peer.requests()).toMatchObject([{ status: 0, wentAway: false, dropped: true }]);
  });

  it("a page that is no JSON, as a text that has none of an answer's parts", async () => {
    const { peer, client } = await open();
    always(peer, { is: "notJson" });
    const said: unknown = await (api === "chat"
      ? client.post("/chat/completions", { body: chatBody })
      : client.post("/responses", { body: plain }));
    expect(said).toContain("<!doctype html>");
    expect(await refusalOf(ideasBy(api, client))).not.toBe("ok");
  });

  it("a huge answer, whole", async () => {
    const { peer, client } = await open();
    always(peer, { is: "huge", bytes: 10_000_000 });
    expect(await textBy(api, client)).toHaveLength(10_000_000);
    expect(peer.requests()).toMatchObject([{ status: 200, wentAway: false }]);
  });
});

const chatBody = { model: plain.model, messages: [{ role: "user", content: "Hello" }] };

describe("the particulars of a failure", () => {
  it("ends a chat at the limit of tokens with an error of its own", async () => {
    const { peer, client } = await open();
    always(peer, { is: "truncated", text: '{"ideas":[' });
    await expect(ideasBy("chat", client)).rejects.toBeInstanceOf(LengthFinishReasonError);
  });

  it("says how long to wait", async () => {
    const { peer, client } = await open();
    always(peer, { is: "error", status: 429, retryAfter: 7 });
    const error = await textBy("responses", client).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect((error as InstanceType<typeof OpenAI.RateLimitError>).headers?.get("retry-after")).toBe("7");
    always(peer, { is: "error", status: 503, retryAfter: 3 });
    const other = await textBy("responses", client).catch((one: unknown) => one);
    expect((other as InstanceType<typeof OpenAI.APIError>).headers?.get("retry-after")).toBe("3");
  });

  it("is seen by a client that tries again as often as it comes", async () => {
    const { peer } = await open();
    let left = 1;
    peer.answerWith(() => (left-- > 0 ? { is: "error", status: 503, retryAfter: 0 } : { is: "text", text: "ok" }));
    expect(await textBy("chat", clientOf(peer, { maxRetries: 1 }))).toBe("ok");
    expect(peer.requests().map((one) => one.status)).toEqual([503, 200]);
    expect(peer.requests()[1]?.headers["x-stainless-retry-count"]).toBe("1");
  });

  it("notices a caller who leaves in the middle of a huge answer", async () => {
    const { peer, client } = await open();
    always(peer, { is: "huge", bytes: 2_000_000_000 });
    const leave = new AbortController();
    const call = refusalOf(client.responses.create(plain, { signal: leave.signal }));
    await soon(() => peer.requests()[0]?.status).toBe(200);
    leave.abort();
    expect(await call).not.toBe("ok");
    await soon(peer.inFlight).toBe(0);
    expect(peer.requests()).toMatchObject([{ status: 200, wentAway: true }]);
  });

  it("closes although somebody still waits", async () => {
    const { peer, client } = await open();
    always(peer, { is: "hang" });
    const call = refusalOf(textBy("chat", client));
    await soon(peer.inFlight).toBe(1);
    await peer.close();
    expect(await call).toContain("APIConnectionError");
  });
});
