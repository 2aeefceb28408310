import { expect, it, vi } from "vitest";
import { contract, Contract } from "./contract.ts";

const said = { model: "m", messages: [{ role: "user", content: "x" }] };

it("has OpenAI's own document, here", (context) => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const { whole } = contract();
  warn.mockRestore();
  if (!whole) context.skip("OpenAI's OpenAPI document is not on this machine");
  expect(contract()).toBe(contract());
  expect(contract().answer("responses", { id: "resp-1", object: "response", created_at: 1 })).toMatchObject({ param: "error" });
  expect(contract().answer("chat", { id: "x", object: "chat.completion", created: 1, model: "m" })).toMatchObject({ param: "choices" });
  expect(contract().request("chat", { ...said, max_output_tokens: 16 })).toEqual({
    param: "max_output_tokens",
    says: "Unknown parameter: 'max_output_tokens'.",
  });
  expect(contract().request("chat", { ...said, reasoning_effort: "huge" })).toMatchObject({ param: "reasoning_effort" });
});

it("knows a few rules by itself where there is no document", () => {
  const alone = new Contract(undefined);
  expect(alone.request("chat", said)).toBeUndefined();
  expect(alone.request("responses", { model: "m", input: "x", store: false })).toBeUndefined();
  expect(alone.request("responses", { input: 3 })).toMatchObject({ param: "input" });
  expect(alone.request("responses", { input: "x", temperature: 9 })).toMatchObject({ param: "temperature" });
  expect(alone.request("chat", { ...said, messages: [{ role: "robot", content: "x" }] })).toMatchObject({ param: "messages[0].role" });
  expect(alone.request("chat", { messages: said.messages })).toEqual({ param: "model", says: "Missing required parameter: 'model'." });
  expect(alone.answer("chat", { id: "x" })).toMatchObject({ param: "choices" });
  expect(alone.answer("responses", { object: "response" })).toMatchObject({ param: "id" });
});
