import { type Logger, LogLevel, webApi } from "@slack/bolt";

export type SlackClient = webApi.WebClient;

/** A call that takes longer was lost (platforms.md 1.4: the SDK's own default is to wait for ever). */
const timeoutMs = 10_000;

/** What fails is told by who called; the SDK's own lines may hold what people wrote, so they go nowhere. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/**
 * How the SDK calls Slack: once (its own retries post messages twice, platforms.md 1.4), with a time limit, a 429 said at once, and never to an
 * address that an answer of Slack's names, but for the bytes of a file (platforms.md 1.10). `apiUrl`: where the Web API is.
 */
export function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
    logger: silent,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
  };
}

/** The code by which Slack refused a call ("channel_not_found"); undefined where it gave none: then nobody knows what became of the call. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** The right for want of which Slack refused a call ("files:write"), as it names it; undefined where that is not why. */
export function missingRightOf(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError) || error.data.error !== "missing_scope") return undefined;
  const { needed } = error.data as { readonly needed?: unknown };
  return typeof needed === "string" ? needed : undefined;
}

/** Seconds after which Slack may be asked again, where it said so. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : undefined;
}
