import type { Bag } from "../json.ts";

/** Slack says no: the answer is `{ok: false, error, …more}`, and what was asked has not happened. */
export class Refused extends Error {
  readonly error: string;
  readonly more: Bag;
  constructor(error: string, more: Bag = {}) {
    super(`${error} ${JSON.stringify(more)}`);
    this.error = error;
    this.more = more;
  }
}

/** Slack says no for the time being: HTTP 429 with `Retry-After` in seconds. */
export class TooMany extends Error {
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super("ratelimited");
    this.retryAfter = retryAfter;
  }
}

/** The test asks a person to do what a person cannot do: click what is not there, leave out what is required. */
export class Impossible extends Error {}
