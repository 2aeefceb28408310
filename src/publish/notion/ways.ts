import { databaseSteps } from "./database-steps.ts";
import type { Desk, Way } from "./desk.ts";
import { pageSteps } from "./page-steps.ts";
import type { Step } from "./plan.ts";
import type { Receipt } from "./receipt.ts";
import { rowSteps } from "./row-steps.ts";

const ways = { ...pageSteps, ...databaseSteps, ...rowSteps } as const satisfies { readonly [Does in Step["do"]]: Way<Does> };

function wayOf(step: Step): Way<Step["do"]> {
  return ways[step.do] as unknown as Way<Step["do"]>;
}

/** Makes one step; answers with the receipt afterwards. Throws `Refused`, `Later` or `Doubt` (lane.ts). */
export function makeStep(desk: Desk, step: Step): Promise<Receipt> {
  return wayOf(step).make(desk, step);
}

/** Looks whether a step was made already; undefined where it was not, or where making it again does no harm. */
export async function findStep(desk: Desk, step: Step): Promise<Receipt | undefined> {
  return wayOf(step).find?.(desk, step);
}
