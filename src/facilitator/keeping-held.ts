import type { Timer } from "#lib/timer.ts";
import type { Lease, Leases } from "./ports.ts";

/** How long nothing may be heard of who keeps, before another process goes on. */
export const leaseMs = 60_000;

/** This process is to keep nothing any more: it closes, or another one has taken over. What was begun is gone on with by the next. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A lease that is held for as long as the work takes, however long a single request of it is silent. */
export type Held = { readonly isLost: () => boolean; readonly release: () => Promise<void> };

/** Holds a lease, renewing it by itself until it is released. */
export function hold({ leases, timer }: { readonly leases: Leases; readonly timer: Timer }, lease: Lease): Held {
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
