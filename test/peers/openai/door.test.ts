import type OpenAI from "openai";
import { afterEach, describe, expect, it } from "vitest";
import { always, both, chatFormat, clientOf, format, key, model, plain, plainChat, refusalOf, type Scene, scene, textBy } from "./scene.ts";

let here: Scene;
const open = async (...given: Parameters<typeof scene>) => {
  here = await scene(...given);
  always(here.peer, { is: "json", value: { ideas: [] } });
  return here;
};
afterEach(() => here.peer.close());

/** Past the SDK, which would not send such a thing. */
async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<readonly [status: number, body: unknown]> {
  const all = { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers };
  const response = await fetch(here.peer.url.replace(/\/v1$/, "") + path, { method: "POST", headers: all, body });
  return [response.status, await response.json()];
}

describe.each(both)("the door to %s", (api) => {
  it("wants the key", async () => {
    const { peer } = await open();
    const stranger = clientOf(peer, { apiKey: "sk-other" });
    expect(await refusalOf(textBy(api, stranger))).toMatch(/^AuthenticationError 401 invalid_api_key \(null\): 401 Incorrect API key/);
    expect(peer.requests()).toMatchObject([{ api, status: 401 }]);
    expect(JSON.stringify(peer.requests())).not.toContain("sk-other");
  });

  it("is nothing but a 500 until something is scripted", async () => {
    const { peer, client } = await open();
    peer.answerWith(() => undefined);
    expect(await refusalOf(textBy(api, client))).toBe("InternalServerError 500 null (null): 500 nothing scripted");
  });
});

describe("what is no request at all", () => {
  it("knows no other address", async () => {
    const { client } = await open();
    expect(await refusalOf(client.embeddings.create({ model, input: "x" }))).toContain("NotFoundError 404 unknown_url");
    expect(await refusalOf(client.responses.retrieve("resp_1"))).toContain("NotFoundError 404 unknown_url");
    expect(await refusalOf(client.get("/responses"))).toContain("405 method_not_supported");
    expect((await post("/responses", "{}"))[0]).toBe(404);
  });

  it.each<readonly [string, string, Record<string, string>]>([
    ["another content type", JSON.stringify(plain), { "content-type": "text/plain" }],
    ["broken JSON", '{"model":', {}],
    ["a list", "[]", {}],
    ["nothing", "", {}],
  ])("refuses %s", async (_what, body, headers) => {
    await open();
    expect(await post("/v1/responses", body, headers)).toMatchObject([400, { error: { type: "invalid_request_error" } }]);
  });

  it("lets a charset pass", async () => {
    await open();
    expect((await post("/v1/responses", JSON.stringify(plain), { "content-type": "application/json; charset=utf-8" }))[0]).toBe(200);
  });
});

describe("a request that OpenAI would refuse", () => {
  it.each<readonly [string, object, string]>([
    ["that may be kept", { store: true }, "(store)"],
    ["that does not say it may not be kept", { store: undefined }, "(store)"],
    ["with a temperature out of bounds", { temperature: 3 }, "invalid_value (temperature)"],
    ["with too few tokens", { max_output_tokens: 3 }, "invalid_value (max_output_tokens)"],
    ["with the other API's words", { messages: [] }, "(messages)"],
    ["with an unknown role", { input: [{ role: "robot", content: "x" }] }, "invalid_value (input"],
    ["without model", { model: undefined }, "(model)"],
    ["without input", { input: undefined }, "missing_required_parameter (input)"],
    ["that wants to be streamed", { stream: true }, "unsupported_value (stream)"],
    ["with an unknown kind of format", { text: { format: { type: "xml" } } }, "(text.format"],
    ["for JSON without the word", { text: { format: { type: "json_object" } } }, "(input)"],
    ["with a format's name that is none", { text: { format: { ...format.format, name: "my ideas" } } }, "invalid_value (text.format.name)"],
  ])("is refused: a response %s", async (_what, change, refusal) => {
    const { client } = await open();
    const asked = { ...plain, ...change } as OpenAI.Responses.ResponseCreateParamsNonStreaming;
    const said = await refusalOf(client.responses.create(asked));
    expect(said).toContain("BadRequestError 400");
    expect(said).toContain(refusal);
  });

  it.each<readonly [string, object, string]>([
    ["to be kept", { store: true }, "(store)"],
    ["with a temperature out of bounds", { temperature: -1 }, "invalid_value (temperature)"],
    ["with the other API's words", { input: "x" }, "(input)"],
    ["with no messages", { messages: [] }, "(messages)"],
    ["with a message that says nothing", { messages: [{ role: "user" }] }, "(messages[0].content)"],
    ["for JSON without the word", { response_format: { type: "json_object" } }, "(messages)"],
    [
      "without a schema's name",
      { response_format: { type: "json_schema", json_schema: { strict: true } } },
      "(response_format.json_schema.name)",
    ],
  ])("is refused: a chat %s", async (_what, change, refusal) => {
    const { client } = await open();
    const asked = { ...plainChat, ...change } as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
    const said = await refusalOf(client.chat.completions.create(asked));
    expect(said).toContain("BadRequestError 400");
    expect(said).toContain(refusal);
  });

  it("is refused for a schema that is not strict, by both, and let in where it does not claim to be", async () => {
    const { client } = await open();
    const schema = { type: "object", properties: { a: { type: "string" } } };
    const ask = (strict: boolean) =>
      client.responses.create({ ...plain, text: { format: { type: "json_schema", name: "a", schema, strict } } });
    const chat = (strict: boolean) =>
      client.chat.completions.create({
        ...plainChat,
        response_format: { type: "json_schema", json_schema: { name: "a", schema, strict } },
      });
    expect(await refusalOf(ask(true))).toContain("invalid_json_schema (text.format): 400 Invalid schema for response_format 'a'");
    expect(await refusalOf(chat(true))).toContain("invalid_json_schema (response_format.json_schema)");
    expect([await refusalOf(ask(false)), await refusalOf(chat(false))]).toEqual(["ok", "ok"]);
  });
});

describe("a local server", () => {
  const inJson = { messages: [{ role: "user" as const, content: "Hello, in JSON" }], model };
  const schema = { ...inJson, response_format: chatFormat };
  const object = { ...inJson, response_format: { type: "json_object" as const } };

  it("may have no Responses API", async () => {
    const { client } = await open({ responses: false });
    expect(await refusalOf(textBy("responses", client))).toContain("NotFoundError 404 unknown_url");
    expect(await refusalOf(textBy("chat", client))).toBe("ok");
  });

  it("may refuse a schema, or JSON as well", async () => {
    const { client, peer } = await open({ jsonSchema: false });
    expect(await refusalOf(client.chat.completions.create(schema))).toContain("BadRequestError 400 null (response_format)");
    expect(await refusalOf(client.responses.create({ ...plain, text: format }))).toContain("400 null (text.format)");
    expect(await refusalOf(client.chat.completions.create(object))).toBe("ok");
    await peer.close();
    const poorer = await open({ jsonSchema: false, jsonObject: false });
    expect(await refusalOf(poorer.client.chat.completions.create(object))).toContain("400 null (response_format)");
    expect(await refusalOf(poorer.client.chat.completions.create(inJson))).toBe("ok");
  });

  it("may take no notice and chatter around its JSON", async () => {
    const { client } = await open({ jsonSchema: false, jsonObject: false, ignores: true });
    for (const asked of [schema, object]) {
      const said = (await client.chat.completions.create(asked)).choices[0]!.message.content;
      expect(said).toMatch(/^Sure!.*\n\n```json\n\{\n {2}"ideas": \[\]\n\}\n```\n\nAnything else\?$/);
    }
    expect(await textBy("chat", client)).toBe('{"ideas":[]}');
    expect((await client.responses.create({ ...plain, text: format })).output_text).toContain("```json");
  });
});
