import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { zodTextFormat } from "openai/helpers/zod";
import { always, both, ideasBy, model, plain, plainChat, type Scene, scene, someIdeas, textBy } from "./scene.ts";

let here: Scene;
const open = async (...given: Parameters<typeof scene>) => {
  here = await scene(...given);
  return here;
};
afterEach(() => here.peer.close());

describe.each(both)("by %s", (api) => {
  it("answers JSON that the client parses by its zod schema", async () => {
    const { peer, client } = await open();
    const heard = always(peer, { is: "json", value: someIdeas });
    expect(await ideasBy(api, client)).toEqual(someIdeas);
    expect(heard).toMatchObject([{ api, model, instructions: "Be brief", user: "Hello", schemaName: "ideas", schema: { type: "object" } }]);
  });

  it("answers text", async () => {
    const { peer, client } = await open();
    const heard = always(peer, { is: "text", text: 'Tere! ⚓ "quoted"\n' });
    expect(await textBy(api, client)).toBe('Tere! ⚓ "quoted"\n');
    expect(heard).toMatchObject([{ instructions: "", user: "Hello", schemaName: undefined, schema: undefined }]);
  });

  it("answers nothing at all as a text", async () => {
    const { peer, client } = await open();
    always(peer, { is: "text", text: "" });
    expect(await textBy(api, client)).toBe("");
  });

  it("answers a refusal of the model's", async () => {
    const { peer, client } = await open();
    always(peer, { is: "refusal", text: "I would rather not" });
    expect(await ideasBy(api, client)).toEqual({ type: "refusal", refusal: "I would rather not" });
  });

  it("decides anew for each of several requests at once", async () => {
    const { peer, client } = await open();
    let count = 0;
    peer.answerWith(() => ({ is: "slow", ms: 30 - count * 5, answer: { is: "text", text: `${count++}` } }));
    const said = await Promise.all(Array.from({ length: 5 }, () => textBy(api, client)));
    expect(said.toSorted()).toEqual(["0", "1", "2", "3", "4"]);
    expect([peer.mostAtOnce(), peer.inFlight()]).toEqual([5, 0]);
  });
});

describe("an answer's particulars", () => {
  it("counts tokens by the length of texts, the same every time", async () => {
    const { peer, client } = await open();
    always(peer, { is: "text", text: "12345678" });
    const response = await client.responses.create({ ...plain, instructions: "1234" });
    expect(response.usage).toMatchObject({ input_tokens: 3, output_tokens: 2, total_tokens: 5 });
    const completion = await client.chat.completions.create(plainChat);
    expect(completion.usage).toEqual({ prompt_tokens: 2, completion_tokens: 2, total_tokens: 4 });
  });

  it("says that a response is truncated, and parses none of it", async () => {
    const { peer, client } = await open();
    always(peer, { is: "truncated", text: '{"ideas":[{"ti' });
    const text = { format: zodTextFormat(z.object({ ideas: z.array(z.string()) }), "ideas") };
    const response = await client.responses.parse({ ...plain, max_output_tokens: 16, text });
    expect(response).toMatchObject({
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
      output: [{ status: "incomplete" }],
      output_parsed: null,
    });
  });

  it("reads a conversation of several turns, in parts or whole", async () => {
    const { peer, client } = await open();
    const heard = always(peer, { is: "text", text: "ok" });
    const parts = [
      { type: "input_text" as const, text: "in " },
      { type: "input_text" as const, text: "parts" },
    ];
    const input = [
      { role: "developer" as const, content: "Two" },
      { role: "user" as const, content: parts },
      { role: "assistant" as const, content: "{}" },
      { role: "user" as const, content: "Again" },
    ];
    await client.responses.create({ model, store: false, instructions: "One", input });
    expect(heard).toMatchObject([{ instructions: "One\nTwo", user: "in parts\nAgain", body: { store: false } }]);
  });

  it("has an id of its own for each request", async () => {
    const { peer, client } = await open();
    always(peer, { is: "text", text: "ok" });
    const [first, second] = [await client.responses.create(plain), await client.responses.create(plain)];
    expect([first._request_id, second._request_id]).toEqual(["req_1", "req_2"]);
    expect(first.id).not.toBe(second.id);
  });
});

describe("the peer itself", () => {
  it("lets a script's own mistake be seen, whatever the client makes of it", async () => {
    const { peer, client } = await open();
    peer.answerWith(() => {
      throw new Error("a typo");
    });
    await expect(textBy("chat", client)).rejects.toThrow("the peer itself failed");
    expect(peer.failures).toEqual([expect.stringContaining("a typo")]);
    peer.failures.length = 0;
  });

  it("keeps a journal without the key, which can be cleared", async () => {
    const { peer, client } = await open();
    always(peer, { is: "text", text: "ok" });
    await textBy("responses", client);
    await textBy("chat", client);
    expect(peer.requests()).toMatchObject([
      { n: 1, api: "responses", method: "POST", path: "/v1/responses", body: plain, status: 200, wentAway: false, dropped: false },
      { n: 2, api: "chat", path: "/v1/chat/completions", body: plainChat, status: 200 },
    ]);
    expect(peer.requests()[0]?.headers).toMatchObject({ "content-type": "application/json" });
    expect(JSON.stringify(peer.requests())).not.toContain("sk-test");
    peer.clear();
    expect([peer.requests(), peer.mostAtOnce()]).toEqual([[], 0]);
  });
});
