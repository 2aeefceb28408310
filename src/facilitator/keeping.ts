import { hold, leaseMs, Stopped } from "./keeping-held.ts";
import { type KeepingPorts, keepOne } from "./keeping-once.ts";
import type { Keeping, KeepingKey, Outcome } from "./ports-keep.ts";

/** A session that goes on changing is kept this long after it was kept last: within a minute of a change (issue "Notion"). */
const settleMs = 15_000;
/** After what nobody foresaw it is tried again this much later. */
const againMs = 5 * 60_000;
/** A session without a keeper of that name waits for a server that has one. */
const noKeeperMs = 3_600_000;

/** What is asked for by somebody who waits: `parent`, where it goes (empty: where it was to go); `anew`: as if nothing had ever stood there. */
export type Asked = { readonly parent: string; readonly anew: boolean };

/**
 * Keeps one session now, for whoever waits for it, and from then on as every other. `later` where another process is at it; undefined where
 * there is no such session or keeper. Rejects with what nobody foresaw.
 */
export async function keepNow(ports: KeepingPorts, key: KeepingKey, { parent, anew }: Asked): Promise<Outcome | undefined> {
  const keeper = ports.keepers.find((one) => one.id === key.keeper);
  if (keeper === undefined) return undefined;
  const lease = await ports.leases.take(leaseName(key), ports.who, leaseMs);
  const now = ports.clock.now();
  if (lease === undefined) return { is: "later", at: now + leaseMs };
  const held = hold(ports, lease);
  try {
    if (anew) await keeper.forget(key.tenant, key.session);
    await ports.keepings.want(key, parent, now + leaseMs);
    const keeping = (await ports.keepings.ofSession(key.tenant, key.session)).find((one) => one.keeper === key.keeper);
    return keeping === undefined ? undefined : await keepOne(ports, { keeping, keeper, held }, () => false);
  } finally {
    await held.release();
  }
}

function leaseName({ keeper, session }: KeepingKey): string {
  return `keep/${keeper}/${session}`;
}

/** `trouble`: what nobody foresaw, for the log. */
export type ServicePorts = KeepingPorts & { readonly trouble: (session: string, error: unknown) => void };

export type KeepingService = {
  /** Keeps what is due, one session after the other; answers with how many it took. Wants to be called every few seconds. */
  readonly tick: () => Promise<number>;
  /** Nothing new is begun, and what is being kept ends after its next request. */
  readonly close: () => void;
};

/** Left for the next look: where this process stops at once, after what nobody foresaw a while later. */
async function left(ports: ServicePorts, keeping: Keeping, error: unknown): Promise<void> {
  const stopped = error instanceof Stopped;
  if (!stopped) ports.trouble(keeping.session, error);
  const at = ports.clock.now() + (stopped ? 0 : againMs);
  const { url } = keeping.state;
  await ports.keepings.note(keeping, { state: { ...(url === undefined ? {} : { url }), is: "later", at }, due: at });
}

/** Keeps one, if nobody else does; answers whether it was taken. */
async function take(ports: ServicePorts, keeping: Keeping, closing: () => boolean): Promise<boolean> {
  const keeper = ports.keepers.find((one) => one.id === keeping.keeper);
  if (keeper === undefined) {
    await ports.keepings.note(keeping, { state: keeping.state, due: ports.clock.now() + noKeeperMs });
    return false;
  }
  const lease = await ports.leases.take(leaseName(keeping), ports.who, leaseMs);
  if (lease === undefined) return false;
  const held = hold(ports, lease);
  try {
    await keepOne(ports, { keeping, keeper, held }, closing);
  } catch (error) {
    await left(ports, keeping, error);
  } finally {
    await held.release();
  }
  return true;
}

/** Keeps sessions in step with where their results are kept, in whichever process takes them first. */
export function createKeeping(ports: ServicePorts): KeepingService {
  let closed = false;
  return {
    close: () => {
      closed = true;
    },
    async tick() {
      const now = ports.clock.now();
      let taken = 0;
      for (const keeping of await ports.keepings.due(now, now - settleMs)) {
        if (closed) break;
        taken += (await take(ports, keeping, () => closed)) ? 1 : 0;
      }
      return taken;
    },
  };
}
