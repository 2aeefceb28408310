import OpenAI, { type ClientOptions } from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { expect } from "vitest";
import { z } from "zod";
import type { Api, Asked } from "./asked.ts";
import type { Answer } from "./answers.ts";
import { type OpenAIOptions, type OpenAIPeer, openOpenAI } from "./openai.ts";

export const key = "sk-test-1234";
export const model = "gpt-6-sol";

export type Scene = { readonly peer: OpenAIPeer; readonly client: OpenAI };

/** A peer, and the real client, which never tries again by itself. */
export async function scene(abilities: OpenAIOptions["abilities"] = {}): Promise<Scene> {
  const peer = await openOpenAI({ key, abilities });
  return { peer, client: clientOf(peer) };
}

export function clientOf(peer: OpenAIPeer, options: ClientOptions = {}): OpenAI {
  return new OpenAI({ apiKey: key, baseURL: peer.url, maxRetries: 0, timeout: 10_000, logLevel: "off", ...options });
}

export const Ideas = z.object({ ideas: z.array(z.object({ title: z.string(), why: z.string().nullable() })) });
export const someIdeas = {
  ideas: [
    { title: "Call back", why: "nobody waits" },
    { title: "A sign", why: null },
  ],
};

/** The least that is right. */
export const plain = { model, input: "Hello", store: false } as const;
export const plainChat = { model, messages: [{ role: "user" as const, content: "Hello" }] };
export const format = { format: zodTextFormat(Ideas, "ideas") };
export const chatFormat = zodResponseFormat(Ideas, "ideas");

export const both: readonly Api[] = ["responses", "chat"];

/** Asks for ideas, in the same words by either API: what was parsed, or the refusal. */
export async function ideasBy(api: Api, client: OpenAI): Promise<unknown> {
  if (api === "responses") {
    const said = await client.responses.parse({ ...plain, instructions: "Be brief", text: format });
    return said.output_parsed ?? said.output.flatMap((one) => (one.type === "message" ? one.content : []))[0];
  }
  const messages = [{ role: "system" as const, content: "Be brief" }, ...plainChat.messages];
  const { message } = (await client.chat.completions.parse({ model, messages, response_format: chatFormat })).choices[0]!;
  return message.parsed ?? { type: "refusal", refusal: message.refusal };
}

/** The plain text of an answer by either API. */
export async function textBy(api: Api, client: OpenAI): Promise<string> {
  if (api === "responses") return (await client.responses.create(plain)).output_text;
  return (await client.chat.completions.create(plainChat)).choices[0]!.message.content ?? "";
}

/** What a call was refused with, as `name status code (param): message`; "ok" where it was not. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) return error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error);
    const { status = "-", code = "-", param = "-" } = error as { status?: number; code?: string | null; param?: string | null };
    return `${error.constructor.name} ${status} ${code} (${param}): ${error.message}`;
  }
}

/** Always the same answer; what was asked is kept. */
export function always(peer: OpenAIPeer, answer: Answer): readonly Asked[] {
  const heard: Asked[] = [];
  peer.answerWith((asked) => {
    heard.push(asked);
    return answer;
  });
  return heard;
}

/** Expects something to come true soon; a machine under load has time. */
export function soon<T>(what: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(what, { timeout: 10_000, interval: 5 });
}
