import OpenAI, {
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import type { Clock } from "#lib/clock.ts";
import type { HelpFailure, Tokens } from "#facilitator/ports-help.ts";
import { bounded, TooLarge } from "./bounded.ts";
import type { Model, Question, Said } from "./model.ts";

export type OpenAISettings = {
  readonly apiKey: string;
  readonly model: string;
  /** another server that speaks the same language; undefined: OpenAI's own */
  readonly baseUrl?: string;
  /** whether it has OpenAI's newer API: its own has, of others nobody knows */
  readonly responses: boolean;
  readonly timeoutMs: number;
};

const none: Tokens = { input: 0, output: 0 };
/** Four characters a token: only where a server does not count for us, and rather too much than too little. */
const perToken = 3;

function failed(why: HelpFailure, more: { readonly tokens?: Tokens; readonly retryAt?: number } = {}): Said {
  return { is: "failed", why, tokens: more.tokens ?? none, ...(more.retryAt === undefined ? {} : { retryAt: more.retryAt }) };
}

function guessed({ instructions, turns }: Question, answer: string): Tokens {
  const sent = instructions.length + turns.reduce((sum, turn) => sum + turn.text.length, 0);
  return { input: Math.ceil(sent / perToken), output: Math.ceil(answer.length / perToken) };
}

/** When it may be asked again, where the server says so; the SDK itself would not wait that long. */
function retryAt(error: RateLimitError, now: number): { readonly retryAt?: number } {
  const seconds = Number(error.headers?.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? { retryAt: now + Math.min(seconds, 3600) * 1000 } : {};
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof TooLarge) return true;
  return error instanceof Error && error.cause !== undefined && isTooLarge(error.cause);
}

/** What an error of the SDK means for whoever waits for help; `question` counts where the server may have worked. */
function failureOf(error: unknown, question: Question, now: number): Said {
  const tokens = guessed(question, "");
  if (error instanceof APIUserAbortError) return failed("cancelled", { tokens });
  if (isTooLarge(error)) return failed("too-large", { tokens });
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError || error instanceof NotFoundError)
    return failed("key");
  if (error instanceof RateLimitError) return failed("busy", retryAt(error, now));
  if (error instanceof APIConnectionTimeoutError) return failed("timeout", { tokens });
  if (error instanceof APIError) return failed("away");
  return failed("nonsense", { tokens });
}

type Client = { readonly openai: OpenAI; readonly model: string };

/** OpenAI's own API. Nothing is kept there: `store` is off. */
async function byResponses({ openai, model }: Client, question: Question, signal: AbortSignal): Promise<Said> {
  const { instructions, turns, Output, output, maxTokens } = question;
  const response = await openai.responses.create(
    {
      model,
      instructions,
      input: turns.map(({ role, text }) => ({ role, content: text })),
      store: false,
      text: { format: zodTextFormat(Output, output) },
      max_output_tokens: maxTokens,
      prompt_cache_key: `teekond-${output}`,
    },
    { signal },
  );
  const text = response.output_text ?? "";
  const usage = response.usage ?? undefined;
  const tokens = usage === undefined ? guessed(question, text) : { input: usage.input_tokens, output: usage.output_tokens };
  const refused = (response.output ?? []).some((item) => item.type === "message" && item.content.some((one) => one.type === "refusal"));
  if (refused) return failed("refused", { tokens });
  if (response.status === "incomplete") return failed("cut-short", { tokens });
  return text === "" ? failed("nonsense", { tokens }) : { is: "said", text, tokens };
}

const modes = ["schema", "object", "text"] as const;
type Mode = (typeof modes)[number];

function formatOf(mode: Mode, { Output, output }: Question) {
  if (mode === "schema") return { response_format: zodResponseFormat(Output, output) };
  return mode === "object" ? { response_format: { type: "json_object" as const } } : {};
}

/** Any other server: the older API, which all of them know. Without a schema it is told in words. */
async function byChat(client: Client, { question, mode }: { question: Question; mode: Mode }, signal: AbortSignal): Promise<Said> {
  const { instructions, turns, maxTokens } = question;
  const told = mode === "schema" ? "" : `\nThe JSON schema of the answer:\n${JSON.stringify(schemaOf(question))}\n`;
  const completion = await client.openai.chat.completions.create(
    {
      model: client.model,
      messages: [{ role: "system", content: `${instructions}${told}` }, ...turns.map(({ role, text }) => ({ role, content: text }))],
      // Servers beside OpenAI's know this name, not its younger one.
      max_tokens: maxTokens,
      ...formatOf(mode, question),
    },
    { signal },
  );
  const [choice] = completion.choices ?? [];
  const text = choice?.message.content ?? "";
  const { usage } = completion;
  const tokens = usage === undefined ? guessed(question, text) : { input: usage.prompt_tokens, output: usage.completion_tokens };
  if (typeof choice?.message.refusal === "string" && choice.message.refusal !== "") return failed("refused", { tokens });
  if (choice?.finish_reason === "length") return failed("cut-short", { tokens });
  return text === "" ? failed("nonsense", { tokens }) : { is: "said", text, tokens };
}

function schemaOf({ Output, output }: Question): unknown {
  return zodTextFormat(Output, output).schema;
}

/** A server says that it knows no such format by a plain "bad request". */
function isUnknownFormat(error: unknown): boolean {
  return error instanceof APIError && (error.status === 400 || error.status === 422);
}

/** Asks with the best format that the server knows; what it does not know is not tried again. */
function chatting(client: Client) {
  let known = 0;
  return async (question: Question, signal: AbortSignal): Promise<Said> => {
    for (;;) {
      const mode = modes[known] ?? "text";
      try {
        return await byChat(client, { question, mode }, signal);
      } catch (error) {
        if (mode === "text" || !isUnknownFormat(error)) throw error;
        known += 1;
      }
    }
  };
}

/** A model behind OpenAI's API, or behind any server that speaks it. */
export function openaiModel({ apiKey, model, baseUrl, responses, timeoutMs }: OpenAISettings, clock: Clock): Model {
  // Nobody waits, so nothing is tried again here: whoever asks does that, within the session's budget.
  const openai = new OpenAI({
    apiKey,
    maxRetries: 0,
    timeout: timeoutMs,
    fetch: bounded,
    logLevel: "off",
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
  const client = { openai, model };
  const ask = responses ? byResponses.bind(null, client) : chatting(client);
  return {
    name: model,
    host: new URL(openai.baseURL).host,
    async ask(question, signal) {
      try {
        return await ask(question, signal);
      } catch (error) {
        return failureOf(signal.aborted ? new APIUserAbortError() : error, question, clock.now());
      }
    },
  };
}
