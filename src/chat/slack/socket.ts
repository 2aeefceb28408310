import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "#lib/log.ts";
import { codeOf, retryAfterOf } from "./client.ts";

/** A connection that was there comes again at once; then each try waits twice as long, up to a minute. */
const soonMs = 200;
const firstMs = 1_000;
const longestMs = 60_000;

export type Line = {
  /** Resolves once the first try has ended, well or not; after that the line comes again by itself. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Keeps Slack's socket open. The SDK's own way of coming again rejects where nobody hears it as soon as Slack refuses or cannot be reached, which
 * ends the process (platforms.md 1.6): so it must be off in `client`, and this comes again in its place, as often as it takes.
 */
export function keepOpen(client: SocketModeReceiver["client"], log: Log): Line {
  let stopped = false;
  let fails = 0;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    timer = undefined;
    try {
      await client.start();
      if (fails > 0) log.info("Slack's socket is open again");
      fails = 0;
    } catch (error) {
      if (stopped) return;
      fails += 1;
      log.error({ code: codeOf(error) ?? "none", fails }, "Slack's socket could not be opened; it is tried again");
      again((retryAfterOf(error) ?? 0) * 1000);
    }
  }
  function again(least = 0): void {
    if (stopped || timer !== undefined) return;
    const wait = fails === 0 ? soonMs : Math.min(firstMs * 2 ** (fails - 1), longestMs);
    timer = setTimeout(() => void open(), Math.max(wait, least));
  }
  client.on("disconnected", () => again());
  return {
    async start() {
      stopped = false;
      await open();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      timer = undefined;
      // Not waited for: a Slack that does not answer must not keep us from going.
      void client.disconnect().catch(() => undefined);
    },
  };
}
