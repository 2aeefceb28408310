import { createLog } from "#lib/log.ts";
import { type Chats, openChats } from "../../../../src/cli/chats.ts";
import { type Config, readConfig } from "../../../../src/cli/config.ts";
import { createMetrics } from "../../../../src/cli/metrics.ts";
import { type OpenHouse, openHouse, openWeb } from "../../../../src/cli/wire.ts";

/** Teekond as `serve` puts it together, in this process: pages and chats on one port, in memory. */
export type Serving = {
  readonly base: string;
  readonly house: OpenHouse;
  readonly chats: Chats | undefined;
  readonly log: readonly string[];
  readonly stop: () => Promise<void>;
};

export async function openServing(env: Readonly<Record<string, string>>): Promise<Serving> {
  const config: Config = readConfig({ PORT: "0", ...env });
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  const house = await openHouse(config, { memory: true });
  const chats = await openChats(house, log, { keeping: undefined, helping: undefined });
  const also = { chat: chats?.names ?? [], ...(chats?.slack === undefined ? {} : { slack: chats.slack }) };
  const { listening } = await openWeb(house, { log, metrics: createMetrics(() => 0), ...also });
  return {
    base: `http://127.0.0.1:${listening.port}`,
    house,
    chats,
    log: lines,
    async stop() {
      await listening.close();
      await chats?.close();
      await house.close();
    },
  };
}
