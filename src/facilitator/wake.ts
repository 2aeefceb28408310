import type { Facilitator } from "./handle.ts";
import type { Lease, Leases } from "./ports.ts";

/** How long a process may be silent before another one wakes the sessions in its place. */
export const wakeLeaseMs = 6_000;

/** `who` names this process; `ms` is how long its word holds. */
export type Waking = {
  readonly facilitator: Pick<Facilitator, "wakeDue">;
  readonly leases: Leases;
  readonly who: string;
  readonly ms?: number;
};

/**
 * Wakes what is due, in one process at a time: the one that holds the lease. Answers with how many sessions it woke. Two at once would do no
 * harm (the ledger takes one of them), only work for nothing.
 */
export function createWaker({ facilitator, leases, who, ms = wakeLeaseMs }: Waking): () => Promise<number> {
  let held: Lease | undefined;
  return async () => {
    held = held !== undefined && (await leases.renew(held, ms)) ? held : await leases.take("wake", who, ms);
    return held === undefined ? 0 : facilitator.wakeDue();
  };
}
