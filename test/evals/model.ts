import { setTimeout as wait } from "node:timers/promises";
import type { Model, Said } from "#assist/model.ts";
import { openaiModel, type OpenAISettings } from "#assist/openai.ts";
import { systemClock } from "#lib/clock.ts";
import { goodModel } from "../assist/good-model.ts";
import { openOpenAI } from "../peers/openai/openai.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A model to be tried; `told`: the first line, which says what it is. */
export type Tried = { readonly model: Model; readonly told: string; readonly close: () => Promise<void> };

const key = "sk-evals-of-teekond";
/** A server that is busy is asked again so often, and waited for so long at most. */
const mostWaits = 3;
const longestWait = 60_000;

/** Waits where the server asks to: that it is busy says nothing about its answers. */
function patient(model: Model): Model {
  return {
    ...model,
    async ask(question, signal) {
      let said: Said = await model.ask(question, signal);
      for (let waits = 0; waits < mostWaits && said.is === "failed" && said.why === "busy"; waits += 1) {
        await wait(Math.min(longestWait, Math.max(1000, (said.retryAt ?? 0) - systemClock.now())));
        said = await model.ask(question, signal);
      }
      return said;
    },
  };
}

async function scripted(): Promise<Tried> {
  const peer = await openOpenAI({ key });
  peer.answerWith(goodModel);
  const model = openaiModel({ apiKey: key, model: "scripted", baseUrl: peer.url, responses: true, timeoutMs: 10_000 }, systemClock);
  const told =
    "OPENAI_MODEL is not set: these are the answers of the scripted model of the tests, made of fixed sentences. They say nothing about any real model.";
  return { model, told, close: peer.close };
}

/** The model that the environment names, by the same variables as the server's; the scripted one of the tests where it names none. Throws what is to be told. */
export async function modelOf(env: Environment): Promise<Tried> {
  const { OPENAI_MODEL: name, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_TIMEOUT: seconds } = env;
  if (!name) return scripted();
  if (!apiKey && !baseUrl) throw new Error("OPENAI_MODEL is set, and neither OPENAI_API_KEY nor OPENAI_BASE_URL is.");
  const settings: OpenAISettings = {
    model: name,
    apiKey: apiKey || "none",
    responses: !baseUrl,
    timeoutMs: (Number(seconds) || 60) * 1000,
    ...(baseUrl ? { baseUrl } : {}),
  };
  const model = patient(openaiModel(settings, systemClock));
  return { model, told: `Answers of ${model.name} at ${model.host}.`, close: async () => undefined };
}

/** A model that keeps what it said: an assistant tells no answer that it gave up. */
export function listening(model: Model): { readonly model: Model; readonly heard: () => readonly Said[] } {
  let said: readonly Said[] = [];
  return {
    model: {
      ...model,
      async ask(question, signal) {
        const one = await model.ask(question, signal);
        said = [...said, one];
        return one;
      },
    },
    heard() {
      const all = said;
      said = [];
      return all;
    },
  };
}
