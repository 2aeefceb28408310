import type { Bag } from "../json.ts";

type Details = { readonly status: number; readonly says: string; readonly code?: string | undefined; readonly param?: string | undefined };

/** OpenAI says no: the answer is `{error: {message, type, param, code}}`, and no model was asked. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;

  constructor({ status, says, code, param }: Details) {
    super(says);
    this.status = status;
    this.code = code ?? null;
    this.param = param ?? null;
  }

  get body(): Bag {
    return { error: { message: this.message, type: typeOf(this), param: this.param, code: this.code } };
  }
}

function typeOf({ status, code }: Refused): string {
  if (code === "insufficient_quota") return code;
  if (status === 429) return "requests";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/** A 400 for a request that is wrong in one parameter. */
export function wrong(param: string, says: string, code?: string): Refused {
  return new Refused({ status: 400, says, param, code });
}
