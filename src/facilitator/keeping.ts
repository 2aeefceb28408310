import type { Clock } from "#lib/clock.ts";
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
  /** names this process */
  readonly who: string;
  /** address of a session's pages; null where people can reach none */
  readonly link: ((session: string) => string) | null;
  /** what nobody foresaw, for the log */
  readonly trouble: (session: string, error: unknown) => void;
};

/** How long nothing may be heard of who keeps, before another process goes on. */
const leaseMs = 60_000;
/** A session that goes on changing is kept once it was left alone for so long: within a minute of a change (issue "Notion"). */
const settleMs = 15_000;
/** How often people are told how far it is. */
const tellMs = 1_500;
/** After what nobody foresaw it is tried again this much later. */
const againMs = 5 * 60_000;
/** A session without a keeper of that name waits for a server that has one. */
const noKeeperMs = 3_600_000;

type Work = { readonly keeping: Keeping; readonly keeper: Keeper; readonly lease: Lease; readonly closing: () => boolean };

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

/** The server closes: what is being kept is gone on with by the next one. */
class Closing extends Error {
  override readonly name = "Closing";
}

/** Tells how far it is, now and then, and that whoever holds the lease is alive. Throws `Closing`, so that nobody waits for the rest. */
function teller(ports: KeepingPorts, { keeping, lease, closing }: Work): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (closing()) throw new Closing();
    const now = ports.clock.now();
    if (now - last < tellMs) return;
    last = now;
    const { url } = keeping.state;
    const state: KeepingState = { ...(url === undefined ? {} : { url }), is: "working", ...progress };
    // A line that is missed is no harm: the next one says more.
    void Promise.all([ports.keepings.note(keeping, { state, due: now + leaseMs }), ports.leases.renew(lease, leaseMs)]).catch(
      () => undefined,
    );
  };
}

async function keepOne(ports: KeepingPorts, work: Work): Promise<Outcome | undefined> {
  const { keeping, keeper } = work;
  const { tenant, session } = keeping;
  const standing = await ports.facilitator.look(tenant, session);
  if (standing === undefined) return undefined;
  const people = await ports.people.people(tenant, Object.keys(standing.session.people));
  if (keeping.state.is === "waiting" || keeping.state.is === "failed") teller(ports, work)({ done: 0, all: 0 });
  const link = ports.link === null ? {} : { link: ports.link(session) };
  const what = keepsakeOf(standing, people, { at: ports.clock.now(), parent: keeping.parent, tell: teller(ports, work), ...link });
  const outcome = await keeper.keep(what);
  const now = stateOf(outcome, ports.clock.now(), keeping.state.url);
  await ports.keepings.note(keeping, { ...now, ...(outcome.is === "stands" ? { kept: standing.revision } : {}) });
  return outcome;
}

/**
 * Keeps one session now, for whoever waits for it, and from then on as every other. `later` where another process is at it; undefined where
 * there is no such session or keeper. Rejects with what nobody foresaw.
 */
export async function keepNow(ports: KeepingPorts, key: KeepingKey, parent: string): Promise<Outcome | undefined> {
  const keeper = ports.keepers.find((one) => one.id === key.keeper);
  const lease = await ports.leases.take(leaseName(key), ports.who, leaseMs);
  const now = ports.clock.now();
  if (keeper === undefined || lease === undefined) return keeper === undefined ? undefined : { is: "later", at: now + leaseMs };
  try {
    await ports.keepings.want(key, parent, now + leaseMs);
    const keeping = (await ports.keepings.ofSession(key.tenant, key.session)).find((one) => one.keeper === key.keeper);
    return keeping === undefined ? undefined : await keepOne(ports, { keeping, keeper, lease, closing: () => false });
  } finally {
    await ports.leases.release(lease);
  }
}

function leaseName({ keeper, session }: KeepingKey): string {
  return `keep/${keeper}/${session}`;
}

export type KeepingService = {
  /** Keeps what is due, one session after the other; answers with how many it took. Wants to be called every few seconds. */
  readonly tick: () => Promise<number>;
  /** Nothing new is begun, and what is being kept ends after its next request. */
  readonly close: () => void;
};

/** Left for the next look: where the server closes at once, after what nobody foresaw a while later. */
async function left(ports: KeepingPorts, keeping: Keeping, error: unknown): Promise<void> {
  const closing = error instanceof Closing;
  if (!closing) ports.trouble(keeping.session, error);
  const at = ports.clock.now() + (closing ? 0 : againMs);
  const { url } = keeping.state;
  await ports.keepings.note(keeping, { state: { ...(url === undefined ? {} : { url }), is: "later", at }, due: at });
}

/** Keeps one, if nobody else does; answers whether it was taken. */
async function take(ports: KeepingPorts, keeping: Keeping, closing: () => boolean): Promise<boolean> {
  const keeper = ports.keepers.find((one) => one.id === keeping.keeper);
  if (keeper === undefined) {
    await ports.keepings.note(keeping, { state: keeping.state, due: ports.clock.now() + noKeeperMs });
    return false;
  }
  const lease = await ports.leases.take(leaseName(keeping), ports.who, leaseMs);
  if (lease === undefined) return false;
  try {
    await keepOne(ports, { keeping, keeper, lease, closing });
  } catch (error) {
    await left(ports, keeping, error);
  } finally {
    await ports.leases.release(lease);
  }
  return true;
}

/** Keeps sessions in step with where their results are kept, in whichever process takes them first. */
export function createKeeping(ports: KeepingPorts): KeepingService {
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
