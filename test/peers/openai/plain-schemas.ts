import type { Bag } from "../json.ts";

const content = { anyOf: [{ type: "string" }, { type: "array", items: { type: "object", required: ["type"] } }] };
const message = {
  type: "object",
  required: ["role", "content"],
  properties: { role: { enum: ["system", "developer", "user", "assistant", "tool"] }, content: { anyOf: [content, { type: "null" }] } },
};
const item = { type: "object", properties: { role: message.properties.role } };
const tuning = {
  model: { type: "string" },
  temperature: { type: ["number", "null"], minimum: 0, maximum: 2 },
  top_p: { type: ["number", "null"], minimum: 0, maximum: 1 },
  safety_identifier: { type: ["string", "null"], maxLength: 64 },
};
const formatType = { enum: ["text", "json_schema", "json_object"] };
const tokens = { type: "integer", minimum: 0 };

/** The few rules by hand that hold where OpenAI's own document is not on the machine. Under the document's names. */
export const plainSchemas: Readonly<Record<string, Bag>> = {
  CreateResponse: {
    type: "object",
    properties: {
      ...tuning,
      input: { anyOf: [{ type: "string" }, { type: "array", items: item }] },
      messages: false,
      instructions: { type: ["string", "null"] },
      store: { type: ["boolean", "null"] },
      max_output_tokens: { type: ["integer", "null"], minimum: 16 },
      text: { type: "object", properties: { format: { type: "object", required: ["type"], properties: { type: formatType } } } },
    },
  },
  CreateChatCompletionRequest: {
    type: "object",
    required: ["model", "messages"],
    properties: {
      ...tuning,
      messages: { type: "array", minItems: 1, items: message },
      input: false,
      max_completion_tokens: { type: ["integer", "null"] },
      response_format: { type: "object", required: ["type"], properties: { type: formatType } },
    },
  },
  Response: {
    type: "object",
    required: ["id", "object", "created_at", "error", "incomplete_details", "instructions", "model", "output", "metadata"],
    properties: {
      object: { const: "response" },
      status: { enum: ["completed", "incomplete"] },
      output: { type: "array", minItems: 1, items: { type: "object", required: ["type", "id"] } },
      usage: {
        type: "object",
        required: ["input_tokens", "output_tokens", "total_tokens"],
        properties: { input_tokens: tokens, output_tokens: tokens, total_tokens: tokens },
      },
    },
  },
  CreateChatCompletionResponse: {
    type: "object",
    required: ["choices", "created", "id", "model", "object", "usage"],
    properties: {
      object: { const: "chat.completion" },
      choices: { type: "array", minItems: 1, items: { type: "object", required: ["finish_reason", "index", "message", "logprobs"] } },
      usage: {
        type: "object",
        required: ["prompt_tokens", "completion_tokens", "total_tokens"],
        properties: { prompt_tokens: tokens, completion_tokens: tokens, total_tokens: tokens },
      },
    },
  },
};
