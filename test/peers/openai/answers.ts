/** What the test lets the model, or the wire, do. */
export type Answer =
  | { readonly is: "json"; readonly value: unknown }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "refusal"; readonly text: string }
  /** the answer ends at the limit of tokens */
  | { readonly is: "truncated"; readonly text: string }
  /** `retryAfter` in seconds */
  | { readonly is: "error"; readonly status: 401 | 429 | 500 | 503; readonly code?: string; readonly retryAfter?: number }
  /** no answer until the caller goes away */
  | { readonly is: "hang" }
  /** the connection breaks */
  | { readonly is: "drop" }
  /** a right answer, at least so many bytes long, that comes in pieces and without its length */
  | { readonly is: "huge"; readonly bytes: number }
  /** 200, and a page of HTML */
  | { readonly is: "notJson" }
  | { readonly is: "slow"; readonly ms: number; readonly answer: Answer };

/** The answers of a model, as opposed to those of the wire. */
export type Spoken = Extract<Answer, { readonly is: "json" | "text" | "refusal" | "truncated" }>;

/** What the model says in so many letters. */
export function lettersOf(answer: Spoken): string {
  return answer.is === "json" ? JSON.stringify(answer.value) : answer.text;
}

/** A JSON answer of a server that took no notice of the wanted format, as models do when left alone. */
export function fenced(answer: Spoken): Spoken {
  if (answer.is !== "json") return answer;
  return {
    is: "text",
    text: `Sure! Here is what you asked for:\n\n\`\`\`json\n${JSON.stringify(answer.value, null, 2)}\n\`\`\`\n\nAnything else?`,
  };
}

const usual: Readonly<Record<number, readonly [code: string, says: string]>> = {
  401: ["invalid_api_key", "Incorrect API key provided."],
  429: ["rate_limit_exceeded", "Rate limit reached. Please try again later."],
  500: ["server_error", "The server had an error while processing your request."],
  503: ["server_overloaded", "The engine is currently overloaded, please try again later."],
};

/** The code and the words that usually come with a status. */
export function usualError(status: number): readonly [code: string, says: string] {
  return usual[status] ?? ["server_error", "Something failed."];
}
