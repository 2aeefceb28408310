import type { Answered, Request, Upload } from "./call.ts";
import type { Core } from "./core.ts";
import type { Call } from "./journal.ts";
import { type Bag, bag, isBag, list } from "../json.ts";
import { sizes } from "./limits.ts";
import { Problems } from "./problems.ts";
import { Refused, TooMany } from "./refused.ts";
import { type Matched, routeFor } from "./routes.ts";

/** A request as it came over the wire. */
export type Raw = {
  readonly method: string;
  /** after `/api/v10` */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** the JSON that was sent; undefined for none */
  readonly body: unknown;
  /** why the body could not be read */
  readonly unreadable: Refused | undefined;
  readonly uploads: readonly Upload[];
};

export type Answer = { readonly status: number; readonly json?: unknown; readonly headers: Readonly<Record<string, string>> };

/** One request, from the door to its answer. Refused or limited: nothing has happened. */
export function answer(core: Core, raw: Raw, call: Call): Answer {
  const matched = routeFor(raw.method, raw.path);
  const { operation } = call;
  const major = majorOf(matched);
  try {
    const answered = act(core, raw, matched, operation, major);
    call.result = answered.json ?? null;
    judge(core, operation, answered);
    const free = matched === undefined || operation === "create_interaction_response";
    return { ...answered, headers: free ? {} : core.limiter.headers(operation, major) };
  } catch (error) {
    if (error instanceof TooMany) return tooMany(core, error, operation, major, call);
    if (!(error instanceof Refused)) throw error;
    return refused(core, error, operation, major, call);
  }
}

function act(core: Core, raw: Raw, matched: Matched | undefined, operation: string, major: string): Answered {
  if (core.limiter.banned) throw new TooMany({ retryAfter: 600, scope: "global" });
  if (matched === undefined) throw unknown(core, raw, operation);
  const { route, params } = matched;
  if (route.open !== true) letIn(core, raw);
  core.limiter.call(operation, major, operation === "create_interaction_response" ? "all" : route.open === true ? "global" : "nothing");
  if (raw.unreadable !== undefined) throw raw.unreadable;
  checkSnowflakes(params);
  const body = normalised(raw.body);
  checkShape(core, operation, body, raw.query);
  checkUploads(raw);
  for (const one of raw.uploads) if (one.content.length > sizes.file) throw new Refused("RequestEntityTooLarge");
  const request: Request = { core, params, query: raw.query, body: bag(body), listed: list(body), uploads: raw.uploads };
  return route.does(request);
}

/** A route that Discord has and the peer does not play is the peer's lack, and told so at the end of the test. */
function unknown(core: Core, raw: Raw, operation: string): Refused {
  if (operation !== "") core.journal.unplayed.push(`${raw.method} ${raw.path} (${operation})`);
  return new Refused("NotFound");
}

function letIn(core: Core, raw: Raw): void {
  if (core.gate.closed || raw.authorization !== `Bot ${core.app.token}`) throw new Refused("Unauthorised");
}

function checkSnowflakes(params: Readonly<Record<string, string>>): void {
  const problems = new Problems();
  for (const [name, value] of Object.entries(params)) {
    if (name === "webhook_token" || name === "interaction_token" || value === "@me" || value === "@original") continue;
    if (!/^\d{1,20}$/.test(value)) problems.add([name], "NUMBER_TYPE_COERCE", `Value "${value}" is not snowflake.`);
  }
  problems.settle();
}

function checkUploads({ uploads }: Raw): void {
  const problems = new Problems();
  problems.count(["attachments"], uploads, sizes.attachments);
  problems.settle();
}

/** Discord takes permissions as a text of digits although its document says integer: the client sends them so. */
function normalised(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(normalised);
  if (!isBag(body)) return body;
  const permissions = body["default_member_permissions"];
  const told = typeof permissions === "string" && /^\d+$/.test(permissions) ? { default_member_permissions: Number(permissions) } : {};
  return { ...body, ...told };
}

function checkShape(core: Core, operation: string, body: unknown, query: URLSearchParams): void {
  const problems = new Problems();
  const wants = body ?? (Array.isArray(body) ? [] : {});
  problems.all.push(...core.contract.query(operation, query), ...core.contract.request(operation, wants));
  problems.settle();
}

/** Holds the peer's own answer against Discord's document. */
function judge(core: Core, operation: string, { status, json }: Answered): void {
  const wrong = core.contract.answer(operation, status, JSON.parse(JSON.stringify(json ?? null)));
  for (const one of wrong) core.journal.misfits.push(`${operation} ${status} ${one.at.join(".")}: ${one.says}`);
}

function tooMany(core: Core, error: TooMany, operation: string, major: string, call: Call): Answer {
  if (error.scope !== "shared") core.limiter.countInvalid();
  call.code = error.code ?? 429;
  return limited(error, core.limiter.headers(operation, major));
}

/** A 429 as Discord writes it. */
export function limited(error: TooMany, headers: Readonly<Record<string, string>> = {}): Answer {
  const { retryAfter, scope, code } = error;
  const global = scope === "global";
  return {
    status: 429,
    json: { message: error.message, retry_after: retryAfter, global, ...(code === undefined ? { code: 0 } : { code }) },
    headers: {
      ...headers,
      "retry-after": String(retryAfter),
      "x-ratelimit-scope": scope,
      ...(global ? { "x-ratelimit-global": "true" } : {}),
    },
  };
}

function refused(core: Core, error: Refused, operation: string, major: string, call: Call): Answer {
  if ([401, 403, 429].includes(error.status)) core.limiter.countInvalid();
  call.code = error.code;
  return { ...errorAnswer(error), headers: core.limiter.on ? core.limiter.headers(operation, major) : {} };
}

export function errorAnswer(error: Refused): Answer {
  const json: Bag = { message: error.words, code: error.code, ...(error.errors === undefined ? {} : { errors: error.errors }) };
  return { status: error.status, json, headers: {} };
}

/** What a bucket belongs to: a channel, a guild, or a token. */
function majorOf(matched: Matched | undefined): string {
  const params = matched?.params ?? {};
  return params["channel_id"] ?? params["guild_id"] ?? params["webhook_token"] ?? "";
}
