import { setTimeout as sleep } from "node:timers/promises";
import { DiscordAPIError, RateLimitError, REST, type RequestData, type RouteLike } from "discord.js";

/** A call that takes longer was lost. */
const timeoutMs = 10_000;
/** Reading is tried again, since it changes nothing. */
const readings = 3;
const restMs = 300;

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** One call; `answers`: it answers an interaction, whose token stands in its path, so the bot's own is not sent. */
export type Call = Pick<RequestData, "body" | "files" | "query"> & { readonly answers?: true };

/** Discord's REST. Rejects as the SDK does; a limit is said at once (`RateLimitError`), never waited for. */
export type Api = {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Made once: the SDK's own retries would send a message twice (platforms.md 2.7). */
  readonly call: (method: Method, route: RouteLike, call?: Call) => Promise<unknown>;
  /** Reads; tried again where Discord did not answer. */
  readonly read: (route: RouteLike, query?: URLSearchParams) => Promise<unknown>;
};

/** How the SDK calls Discord: once, with a time limit. */
export function restOptions(apiUrl: string | undefined) {
  return { ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, "") }), retries: 0, timeout: timeoutMs };
}

/** Discord's REST with a bot's token; `apiUrl`: where it is, without the version. */
export function createApi(token: string, apiUrl: string | undefined): Api {
  const rest = new REST({ ...restOptions(apiUrl), rejectOnRateLimit: () => true }).setToken(token);

  async function call(method: Method, route: RouteLike, { answers, ...data }: Call = {}): Promise<unknown> {
    try {
      return await rest.request({ ...data, fullRoute: route, method: method as never, auth: answers !== true });
    } catch (error) {
      // The SDK forgets a token that was refused once, and would not ask again.
      if (statusOf(error) === 401) rest.setToken(token);
      throw error;
    }
  }

  async function read(route: RouteLike, query?: URLSearchParams): Promise<unknown> {
    for (let n = 1; ; n += 1) {
      try {
        return await call("GET", route, query === undefined ? {} : { query });
      } catch (error) {
        if (n === readings || statusOf(error) !== undefined || retryAfterOf(error) !== undefined) throw error;
        await sleep(restMs);
      }
    }
  }
  return { token, apiUrl, call, read };
}

/** The code by which Discord refused a call (50013); undefined where it gave none: then nobody knows what became of the call. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && error.status < 500 ? Number(error.code) : undefined;
}

/** The HTTP status of a refusal; undefined where Discord gave none, or one of its own troubles. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && error.status < 500 ? error.status : undefined;
}

/** Milliseconds after which Discord may be asked again, where it said so. */
export function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof RateLimitError)) return undefined;
  return Math.max(error.retryAfter, error.sublimitTimeout, error.timeToReset, 0);
}

/** Codes of the network where nobody was there to take a call. */
const nobody: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

/** Whether a call surely reached nobody. */
export function reachedNobody(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  return (typeof code === "string" && nobody.has(code)) || (cause !== undefined && cause !== error && reachedNobody(cause));
}
