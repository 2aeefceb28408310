import { cannotFind, words } from "./limits.ts";

type AdditionalData = Readonly<Record<string, string | readonly string[]>>;

export type RefusedMore = {
  readonly additional?: AdditionalData;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Notion says no: nothing of what was asked has happened (save where a fault says otherwise). */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: RefusedMore;
  constructor(status: number, code: string, message: string, more: RefusedMore = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** The peer cannot play Notion here: it is asked for what it does not offer, or has itself made a mistake. Fails the test at `close()`. */
export class PeerFailure extends Error {
  readonly status: number;
  constructor(message: string, status = 500) {
    super(message);
    this.status = status;
  }
}

export function notOffered(what: string): PeerFailure {
  return new PeerFailure(`not offered by this peer: ${what}`, 501);
}

export function invalid(message: string): Refused {
  return new Refused(400, "validation_error", message);
}

/** What was wrong with a request, line by line, as Notion words it. */
export function failedValidation(part: "body" | "path" | "query", lines: readonly string[]): Refused {
  const [only = "", ...others] = lines;
  if (others.length === 0) return invalid(`${part} failed validation: ${only}`);
  return invalid(`${part} failed validation. Fix one:\n${lines.join("\n")}`);
}

export function notFound(what: string, id: string): Refused {
  return new Refused(404, "object_not_found", cannotFind(what, id));
}

export function restricted(message: string = words.restricted, additional?: AdditionalData): Refused {
  return new Refused(403, "restricted_resource", message, additional === undefined ? {} : { additional });
}
