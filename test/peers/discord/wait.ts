import { setTimeout as sleep } from "node:timers/promises";

/** Resolves once the condition holds. The clock of the peer may stand still, so it is looked at again every few milliseconds of real time. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(4);
}
