import { checkArguments, type Method, needScope } from "./call.ts";
import type { Core } from "./core.ts";
import { directory } from "./directory.ts";
import { fileMethods } from "./files.ts";
import { type Bag, copy } from "../json.ts";
import { chat } from "./messages.ts";
import { Refused, TooMany } from "./refused.ts";
import { viewMethods } from "./views.ts";

const methods: Readonly<Record<string, Method>> = { ...chat, ...directory, ...fileMethods, ...viewMethods };

export type Asked = {
  readonly method: string;
  readonly args: Bag;
  readonly token: string | undefined;
  readonly basic: readonly [string, string] | undefined;
};

export type Answer = {
  readonly status: number;
  readonly json: Bag;
  readonly headers?: Readonly<Record<string, string>>;
  /** what is said in place of JSON, by addresses that are no methods */
  readonly plain?: string;
};

/** Answers one call as Slack does: refusals are HTTP 200 with `ok: false`, too many calls 429. Nothing that is refused has happened. */
export function answerCall(core: Core, asked: Asked): Answer {
  try {
    const { json, scopes } = done(core, asked);
    const headers = scopes === undefined ? {} : { "x-oauth-scopes": scopes.join(",") };
    return { status: 200, json: copy({ ok: true, ...json }), headers };
  } catch (error) {
    if (error instanceof Refused) return { status: 200, json: copy({ ok: false, error: error.error, ...error.more }) };
    if (error instanceof TooMany) return tooMany(error.retryAfter);
    throw error;
  }
}

export function tooMany(retryAfter: number): Answer {
  return { status: 429, json: { ok: false, error: "ratelimited" }, headers: { "retry-after": String(retryAfter) } };
}

type Done = { readonly json: Bag; readonly scopes?: readonly string[] };

function done(core: Core, { method, args, token, basic }: Asked): Done {
  if (method === "oauth.v2.access") return { json: core.oauth.access(args, basic) };
  if (method === "apps.connections.open") {
    core.tokens.app(token);
    core.limiter.call(method, "app");
    return { json: { url: core.socketAddress() } };
  }
  const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (known === undefined) throw new Refused("unknown_method", { req_method: method });
  const { install, token: held } = core.tokens.caller(token);
  const by = install.team ?? install.enterprise ?? "";
  for (const scope of known.scopes ?? []) needScope(install, scope);
  core.limiter.call(method, by);
  checkArguments(known, args);
  return { json: known.does({ core, args, install, token: held }), scopes: install.scopes };
}

/** Whose token this is, for the journal. */
export function callerName(core: Core, token: string | undefined): string {
  if (token === core.tokens.appToken) return "app";
  try {
    const { install } = core.tokens.caller(token);
    return install.team ?? install.enterprise ?? "";
  } catch {
    return "";
  }
}
