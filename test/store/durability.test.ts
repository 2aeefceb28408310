import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openStore, type StorePlace } from "#store/open.ts";
import { freshDatabase, postgresRuns } from "./engines.ts";
import { freshFolder } from "./fresh.ts";

const writer = fileURLToPath(new URL("./writer.ts", import.meta.url));

/** Lets a process commit until it has said `count` more revisions, kills it at once, and answers with the last it said. */
async function killAfter(place: StorePlace, count: number): Promise<number> {
  const child = spawn(process.execPath, [writer, JSON.stringify(place)], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let [said, last] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    said += 1;
    if (said === count) child.kill("SIGKILL");
  }
  await exited;
  return last;
}

async function keepsWhatWasAcknowledged(place: StorePlace): Promise<void> {
  for (const count of [20, 3, 50]) {
    const last = await killAfter(place, count);
    expect(last).toBeGreaterThanOrEqual(count);
    const store = await openStore(place, []);
    const loaded = await store.ledger.load("t", "kill");
    await store.close();
    expect(loaded?.revision).toBeGreaterThanOrEqual(last);
    expect(loaded?.events.map(({ data }) => data)).toEqual(
      Array.from({ length: loaded?.version ?? 0 }, (_, n) => ({ kind: "said", text: `text ${n + 1}` })),
    );
  }
}

describe("what was acknowledged outlives kill -9", () => {
  it("on a PGlite folder, whose door is taken over", async () => {
    const { folder, gone } = await freshFolder();
    await keepsWhatWasAcknowledged({ folder });
    await gone();
  }, 60_000);

  it.skipIf(!postgresRuns)(
    "on Postgres",
    async () => {
      const { url, drop } = await freshDatabase();
      await keepsWhatWasAcknowledged({ url });
      await drop();
    },
    60_000,
  );
});
