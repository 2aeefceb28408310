import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { codeKeys } from "#session/event.ts";
import { openStore, type StorePlace } from "#store/open.ts";
import { killSession, killTenant } from "./living.ts";

const root = join(import.meta.dirname, "../..");

/** One life: started, killed `after` milliseconds behind its first word. Answers with the numbers it acknowledged. */
function life(place: StorePlace, from: number, after: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "test/facilitator/living.ts"), JSON.stringify(place), String(from)], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (out === "") setTimeout(() => child.kill("SIGKILL"), after);
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.on("exit", (_, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`died by itself: ${err}`));
      else resolve([...out.matchAll(/^ack (\d+)$/gm)].map((match) => Number(match[1])));
    });
  });
}

/**
 * Lives and kills: after each kill the store is opened again, and every acknowledged idea must be there, none twice; then the act that may
 * or may not have been kept is sent again, and must have one effect.
 */
export async function killRounds(place: StorePlace, rounds: number): Promise<{ readonly acknowledged: number }> {
  let next = 0;
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const acks = await life(place, next, Math.floor(Math.random() * 300));
    acknowledged += acks.length;
    const doubtful = (acks.at(-1) ?? next - 1) + 1;
    await expectKept(place, acks, doubtful);
    next = doubtful + 1;
  }
  return { acknowledged };
}

async function expectKept(place: StorePlace, acks: readonly number[], doubtful: number): Promise<void> {
  const store = await openStore(place, codeKeys);
  try {
    const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
    const actor = { kind: "person" as const, id: "ann", via: "test" };
    const add = { do: "add" as const, step: "purpose", part: 0, id: `i${doubtful % 150}`, values: { text: `idea ${doubtful}` } };
    const again = await facilitator.handle(killTenant, killSession, { id: `c${doubtful}`, at: systemClock.now(), actor, acts: [add] });
    expect(again).toMatchObject({ ok: true });
    const log = (await store.ledger.load(killTenant, killSession))?.events ?? [];
    const texts = log.flatMap((event) =>
      event.type.startsWith("collect.") ? [(event.data as { values: { text: string } }).values.text] : [],
    );
    for (const n of [...acks, doubtful])
      expect(
        texts.filter((text) => text === `idea ${n}`),
        `idea ${n}`,
      ).toHaveLength(1);
    expect(log.map((event) => event.seq)).toEqual(log.map((_, place_) => place_ + 1));
  } finally {
    await store.close();
  }
}
