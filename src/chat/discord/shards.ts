import { setTimeout as sleep } from "node:timers/promises";
import type { Lease, Leases } from "#facilitator/ports.ts";
import type { Log } from "#lib/log.ts";
import type { Gateway, Shard } from "./gateway.ts";

/** How long a process may be silent before another one takes its shards. */
export const shardLeaseMs = 6_000;
const lookEveryMs = 2_000;
/** After a shard could not be opened, or its line was broken for so long, it is left to others for a while. */
const restMs = 10_000;
const downMs = 30_000;

export type ShardPorts = {
  readonly leases: Leases;
  readonly log: Log;
  readonly who: string;
  /** how many shards there are in all; rejects while Discord does not say */
  readonly count: () => Promise<number>;
  readonly open: (shard: Shard, over: (code: number) => void) => Gateway;
};

export type Shards = {
  /** Looks for shards that nobody holds, and goes on doing so; resolves after the first look. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly held: () => readonly number[];
};

type Held = {
  readonly lease: Lease;
  readonly shard: Shard;
  gateway: Gateway | undefined;
  ready: boolean;
  renewedAt: number;
  over: boolean;
};

function nameOf({ id, count }: Shard): string {
  return `discord/shard/${id}/${count}`;
}

type Hall = ShardPorts & { readonly held: Map<number, Held>; readonly rests: Map<number, number>; stopped: boolean };

async function giveUp({ held, leases }: Hall, one: Held): Promise<void> {
  held.delete(one.shard.id);
  await one.gateway?.close();
  await leases.release(one.lease).catch(() => undefined);
}

async function keep(hall: Hall, one: Held): Promise<void> {
  if (one.over || (one.gateway?.down() ?? 0) > downMs) {
    hall.rests.set(one.shard.id, performance.now() + restMs);
    return giveUp(hall, one);
  }
  const now = performance.now();
  const renewed = await hall.leases.renew(one.lease, shardLeaseMs).catch(() => "away" as const);
  if (renewed === true) one.renewedAt = now;
  if (renewed === false || now - one.renewedAt > shardLeaseMs) {
    hall.log.warn({ shard: one.shard.id }, "a shard of Discord's was lost to another process");
    await giveUp(hall, one);
  }
}

async function opening({ open, log }: Hall, one: Held): Promise<void> {
  const { id, count } = one.shard;
  one.gateway = open(one.shard, (code) => {
    log.error({ shard: id, code }, "Discord has ended a connection for good; it is tried again later");
    one.over = true;
  });
  try {
    await one.gateway.ready;
    one.ready = true;
    log.info({ shard: id, of: count }, "listening to Discord");
  } catch (error) {
    const err = error instanceof Error ? error.message : "unknown";
    log.error({ shard: id, err }, "Discord's gateway cannot be opened; it is tried again");
    one.over = true;
  }
}

async function take(hall: Hall, shard: Shard): Promise<boolean> {
  const { rests, leases, who, held } = hall;
  if ((rests.get(shard.id) ?? 0) > performance.now()) return false;
  const lease = await leases.take(nameOf(shard), who, shardLeaseMs);
  if (lease === undefined) return false;
  const one: Held = { lease, shard, gateway: undefined, ready: false, renewedAt: performance.now(), over: false };
  held.set(shard.id, one);
  // Not waited for: the leases of the others are renewed meanwhile.
  void opening(hall, one);
  return true;
}

async function look(hall: Hall): Promise<void> {
  for (const one of hall.held.values()) await keep(hall, one);
  if (hall.stopped) return;
  const count = await hall.count();
  for (let id = 0; id < count; id += 1) if (!hall.held.has(id) && (await take(hall, { id, count }))) return;
}

/**
 * Holds shards: each in one process at a time, the one that has its lease. A holder that is silent for too long closes its connection by itself,
 * so that the one who takes it over is alone. One shard is taken at each look, so that processes share them.
 */
export function createShards(ports: ShardPorts): Shards {
  const hall: Hall = { ...ports, held: new Map(), rests: new Map(), stopped: false };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  function again(): void {
    looking = look(hall).catch((error: unknown) => {
      hall.log.warn({ err: error instanceof Error ? error.name : "unknown" }, "the shards could not be looked at");
    });
    void looking.then(() => {
      if (!hall.stopped) timer = setTimeout(again, lookEveryMs);
    });
  }
  return {
    async start() {
      again();
      await looking;
    },
    async stop() {
      hall.stopped = true;
      clearTimeout(timer);
      await looking;
      await Promise.all([...hall.held.values()].map((one) => giveUp(hall, one)));
    },
    held: () => [...hall.held.values()].flatMap((one) => (one.ready ? [one.shard.id] : [])),
  };
}

/** Discord takes one introduction in five seconds. */
const turnMs = 5_000;
const askMs = 200;

/** Whose turn it is to introduce itself, over all processes: a lease that is left to run out. */
export async function turnOf({ leases, who }: Pick<ShardPorts, "leases" | "who">, lane: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const lease = await leases.take(`discord/turn/${lane}`, who, turnMs).catch(() => undefined);
    if (lease !== undefined) return;
    await sleep(askMs, undefined, { signal });
  }
}
