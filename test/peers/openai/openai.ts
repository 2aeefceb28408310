/**
 * A loopback stand-in for OpenAI, or for a local server that speaks like it: a door of our own, which checks every request against
 * OpenAI's OpenAPI document and more, before aimock, which speaks the answers. No model, no network.
 *
 *   const openai = await openOpenAI({ key: "sk-test" });
 *   const client = new OpenAI({ apiKey: "sk-test", baseURL: openai.url, maxRetries: 0 });
 *   openai.answerWith(({ schemaName }) => (schemaName === "ideas" ? { is: "json", value: { ideas: [] } } : undefined));
 *   …
 *   openai.requests();          // what came, and what was answered
 *   await openai.close();       // throws where the peer itself failed
 *
 * What is not played: streaming, tools that are called, everything besides the two ways to ask.
 */
import type { AddressInfo } from "node:net";
import type { Abilities } from "./door.ts";
import { type Entry, Journal } from "./journal.ts";
import { type Core, type Script, serve } from "./serve.ts";
import { Voice } from "./voice.ts";

export type OpenAIOptions = {
  /** the one key that is let in */
  readonly key: string;
  /** what the server has; everything unless told, and nothing is ignored */
  readonly abilities?: Partial<Abilities>;
};

export type OpenAIPeer = {
  /** `http://127.0.0.1:PORT/v1`, for the client's `baseURL` */
  readonly url: string;
  /** who decides what is answered, until the next one does; without one every answer is a 500 */
  readonly answerWith: (script: Script) => void;
  /** what came since the last `clear`, oldest first */
  readonly requests: () => readonly Readonly<Entry>[];
  /** forgets the requests, and counts `mostAtOnce` anew */
  readonly clear: () => void;
  /** how many requests stand open now */
  readonly inFlight: () => number;
  /** how many stood open at the same time at most */
  readonly mostAtOnce: () => number;
  /** where the peer itself or the test's script went wrong; a test that provokes it empties the list */
  readonly failures: string[];
  /** stops listening and hangs up on everybody; a second time it does nothing. Throws where there are failures */
  readonly close: () => Promise<void>;
};

/** Starts an OpenAI on a free port of this machine. */
export async function openOpenAI({ key, abilities = {} }: OpenAIOptions): Promise<OpenAIPeer> {
  const core: Core = {
    guard: { key, abilities: { responses: true, jsonSchema: true, jsonObject: true, ignores: false, ...abilities } },
    voice: await Voice.open(),
    journal: new Journal(),
    failures: [],
    script: () => undefined,
  };
  const { voice, journal, failures } = core;
  const server = await serve(core);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answerWith(script) {
      core.script = script;
    },
    requests: () => journal.entries,
    clear: () => journal.clear(),
    inFlight: () => journal.inFlight,
    mostAtOnce: () => journal.mostAtOnce,
    failures,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await voice.close();
      if (failures.length > 0) throw new Error(`the OpenAI of this test failed:\n${failures.join("\n")}`);
    },
  };
}
