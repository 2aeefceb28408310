import { LLMock, type ResponseOverrides } from "@copilotkit/aimock";
import { lettersOf, type Spoken } from "./answers.ts";
import { type Api, type Asked, messagesIn } from "./asked.ts";
import { contract } from "./contract.ts";
import { type Bag, bag, bags, text } from "../json.ts";

type Line = ResponseOverrides & { readonly content: string };

const paths: Readonly<Record<Api, string>> = { responses: "/v1/responses", chat: "/v1/chat/completions" };

/** As many tokens as a text is said to have: one for every four characters begun, always the same. */
export function tokensIn(said: string): number {
  return Math.ceil(said.length / 4);
}

/**
 * The model's voice: aimock, on an address of its own. Each request goes there as it came, under a number by which aimock's one
 * fixture finds the line that was decided here, so any number of them may be under way.
 */
export class Voice {
  readonly #mock: LLMock;
  readonly #lines = new Map<string, Line>();
  #count = 0;

  private constructor(mock: LLMock) {
    this.#mock = mock;
  }

  static async open(): Promise<Voice> {
    const mock = new LLMock({ host: "127.0.0.1", port: 0, journalMaxEntries: 1 });
    const voice = new Voice(mock);
    mock.on({}, (request) => voice.#lines.get(request._context ?? "") ?? { error: { message: "no line for this request" }, status: 500 });
    await mock.start();
    return voice;
  }

  /** The whole body of an answer. Throws where it does not fit OpenAI's document. */
  async say(asked: Asked, answer: Spoken): Promise<Bag> {
    this.#count += 1;
    const context = String(this.#count);
    this.#lines.set(context, lineOf(asked, answer, this.#count));
    try {
      const plain = await this.#ask(asked, context);
      const body = asked.api === "chat" ? chatBody(plain, answer) : responseBody(plain, asked, answer);
      const fault = contract().answer(asked.api, body);
      if (fault !== undefined) throw new Error(`the answer does not fit OpenAI's document: ${fault.param}: ${fault.says}`);
      return body;
    } finally {
      this.#lines.delete(context);
    }
  }

  close(): Promise<void> {
    return this.#mock.stop();
  }

  async #ask({ api, body }: Asked, context: string): Promise<Bag> {
    const headers = { "content-type": "application/json", "x-aimock-context": context };
    const response = await fetch(this.#mock.url + paths[api], { method: "POST", headers, body: JSON.stringify(body) });
    const said: unknown = await response.json();
    if (response.status !== 200) throw new Error(`aimock answers ${response.status}: ${JSON.stringify(said)}`);
    return bag(said);
  }
}

function lineOf({ api, body }: Asked, answer: Spoken, n: number): Line {
  const content = lettersOf(answer);
  const heard = [text(body["instructions"]), ...messagesIn(api, body).map((one) => one.says)];
  const input = heard.reduce((sum, one) => sum + tokensIn(one), 0);
  return {
    content,
    id: `${api === "chat" ? "chatcmpl" : "resp"}-${n}`,
    usage: { input_tokens: input, output_tokens: tokensIn(content) },
    finishReason: answer.is === "truncated" ? "length" : "stop",
  };
}

/** aimock knows no refusal of the model's: what it lets it say is moved to where a refusal stands. */
function chatBody(plain: Bag, answer: Spoken): Bag {
  if (answer.is !== "refusal") return plain;
  const choices = bags(plain["choices"]).map((one) => ({
    ...one,
    message: { ...bag(one["message"]), content: null, refusal: answer.text },
  }));
  return { ...plain, choices };
}

/** What an answer repeats of its request, as it stands where the request says nothing of it. */
const echoed: Bag = {
  instructions: null,
  max_output_tokens: null,
  metadata: {},
  parallel_tool_calls: true,
  reasoning: { effort: null, summary: null },
  temperature: 1,
  text: { format: { type: "text" } },
  tool_choice: "auto",
  tools: [],
  top_p: 1,
};

/** aimock says what the SDK reads; OpenAI's document requires more, most of it the request's own words again. */
function responseBody(plain: Bag, { body }: Asked, answer: Spoken): Bag {
  const cut = answer.is === "truncated";
  return {
    ...plain,
    ...Object.fromEntries(Object.entries(echoed).map(([name, usual]) => [name, body[name] ?? usual])),
    completed_at: cut ? null : plain["created_at"],
    error: null,
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    output: bags(plain["output"]).map((item) => (item["type"] === "message" ? messageItem(item, answer) : item)),
    previous_response_id: null,
    store: false,
    truncation: "disabled",
    usage: {
      ...bag(plain["usage"]),
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 0 },
    },
  };
}

function messageItem(item: Bag, answer: Spoken): Bag {
  const content =
    answer.is === "refusal"
      ? [{ type: "refusal", refusal: answer.text }]
      : bags(item["content"]).map((part) => ({ logprobs: [], ...part }));
  return { ...item, status: answer.is === "truncated" ? "incomplete" : "completed", content };
}
