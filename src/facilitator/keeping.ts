import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import type { Facilitator } from "./handle.ts";
import { keepsakeOf } from "./keepsake.ts";
import type { Lease, Leases, People } from "./ports.ts";
import type { Keeper, Keeping, KeepingKey, Keepings, KeepingState, Outcome, Progress } from "./ports-keep.ts";

export type KeepingPorts = {
  readonly keepings: Keepings;
  readonly keepers: readonly Keeper[];
  readonly facilitator: Pick<Facilitator, "look">;
  readonly people: Pick<People, "people">;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly timer: Timer;
  /** names this process */
  readonly who: string;
  /** address of a session's pages; null where people can reach none */
  readonly link: ((session: string) => string) | null;
};

/** How long nothing may be heard of who keeps, before another process goes on. */
const leaseMs = 60_000;
/** A session that goes on changing is kept this long after it was kept last: within a minute of a change (issue "Notion"). */
const settleMs = 15_000;
/** How often people are told how far it is. */
const tellMs = 1_500;
/** After what nobody foresaw it is tried again this much later. */
const againMs = 5 * 60_000;
/** A session without a keeper of that name waits for a server that has one. */
const noKeeperMs = 3_600_000;

type Work = { readonly keeping: Keeping; readonly keeper: Keeper; readonly held: Held };

function stateOf(outcome: Outcome, now: number, url: string | undefined): { readonly state: KeepingState; readonly due: number | null } {
  const known = url === undefined ? {} : { url };
  switch (outcome.is) {
    case "stands": {
      const { unmatched, edited, heldBack } = outcome;
      const counts = { unmatched, edited: edited.length, heldBack: heldBack.length };
      return { state: { is: "stands", at: now, url: outcome.url, ...counts }, due: null };
    }
    case "later":
      return { state: { ...known, is: "later", at: outcome.at }, due: outcome.at };
    case "gone":
      return { state: { is: "failed", at: now, why: "gone" }, due: null };
    default:
      return { state: { ...known, is: "failed", at: now, why: outcome.code }, due: null };
  }
}

/** This process is to keep nothing any more: it closes, or another one has taken over. What was begun is gone on with by the next. */
class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A lease that is held for as long as the work takes, however long a single request of it is silent. */
type Held = { readonly isLost: () => boolean; readonly release: () => Promise<void> };

function hold({ leases, timer }: KeepingPorts, lease: Lease): Held {
  let lost = false;
  let stop = (): void => undefined;
  async function renew(): Promise<void> {
    // Where the database is away the lease may run out, and then somebody else has it: better nothing is written twice.
    lost = !(await leases.renew(lease, leaseMs).catch(() => false));
    if (!lost) beat();
  }
  function beat(): void {
    stop = timer.after(leaseMs / 3, () => void renew());
  }
  beat();
  return {
    isLost: () => lost,
    release: () => {
      stop();
      return leases.release(lease);
    },
  };
}

/** How far it is, told now and then. `tell` throws `Stopped`, so that nothing more is asked for; `told` resolves once the last word is noted. */
function telling(ports: KeepingPorts, { keeping, held }: Work, closing: () => boolean) {
  let last = Number.NEGATIVE_INFINITY;
  let noted: Promise<unknown> = Promise.resolve();
  return {
    told: () => noted,
    tell(progress: Progress): void {
      if (closing() || held.isLost()) throw new Stopped();
      const now = ports.clock.now();
      if (now - last < tellMs) return;
      last = now;
      const { url } = keeping.state;
      const state: KeepingState = { ...(url === undefined ? {} : { url }), is: "working", ...progress };
      // A line that is missed is no harm: the next one says more.
      noted = noted.then(() => ports.keepings.note(keeping, { state, due: now + leaseMs })).catch(() => undefined);
    },
  };
}

async function keepOne(ports: KeepingPorts, work: Work, closing: () => boolean): Promise<Outcome | undefined> {
  const { keeping, keeper } = work;
  const { tenant, session } = keeping;
  const standing = await ports.facilitator.look(tenant, session);
  if (standing === undefined) return undefined;
  const people = await ports.people.people(tenant, Object.keys(standing.session.people));
  const { tell, told } = telling(ports, work, closing);
  if (keeping.state.is === "waiting") tell({ done: 0, all: 0 });
  const link = ports.link === null ? {} : { link: ports.link(session) };
  try {
    const outcome = await keeper.keep(keepsakeOf(standing, people, { at: ports.clock.now(), parent: keeping.parent, tell, ...link }));
    await told();
    const now = stateOf(outcome, ports.clock.now(), keeping.state.url);
    await ports.keepings.note(keeping, { ...now, ...(outcome.is === "stands" ? { kept: standing.revision } : {}) });
    return outcome;
  } finally {
    await told();
  }
}

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
