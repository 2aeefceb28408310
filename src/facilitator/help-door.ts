import { failuresInARow, type HelpOncePorts, spentOn } from "./helping-once.ts";
import type { HelpCall, HelpFailure } from "./ports-help.ts";
import type { Standing } from "./shelf.ts";

/** A model that may help, as doors know it. */
export type HelpDoor = Pick<HelpOncePorts, "helps" | "budget"> & { readonly model: string; readonly host: string };

/** How help stands in a session: which model, what it cost, what it is doing, and (for who leads) why it is silent. */
export type HelpStanding = {
  readonly model: string;
  readonly host: string;
  readonly budget: number;
  readonly spent: number;
  readonly isBusy: boolean;
  /** why the last call failed, where the last one did */
  readonly silent: HelpFailure | null;
  readonly calls: readonly HelpCall[];
};

/** A call that was begun so long ago is not under way any more. */
const longestMs = 180_000;

/** How help stands; undefined where no model is configured. Rejects with `Unreachable` while the database is away. */
export async function helpOf(
  door: HelpDoor | undefined,
  { tenant, id, session }: Standing,
  now: number,
): Promise<HelpStanding | undefined> {
  if (door === undefined) return undefined;
  const { model, host, budget, helps } = door;
  const calls = session.help.ever ? await helps.ofSession(tenant, id) : [];
  const [last] = calls.filter((one) => one.state !== "asked" && one.why !== "cancelled");
  return {
    model,
    host,
    budget,
    spent: spentOn(calls),
    isBusy: calls.some((one) => one.state === "asked" && now - one.at < longestMs),
    silent: failuresInARow(calls, session.help.since) > 0 ? (last?.why ?? null) : null,
    calls,
  };
}
