import type { HelpDoor } from "#facilitator/help-door.ts";
import { createHelping, type Helping } from "#facilitator/helping.ts";
import type { Assistant } from "#facilitator/ports-help.ts";
import { newId } from "#lib/ids.ts";
import type { Log } from "#lib/log.ts";
import { assistantOf, type OpenHouse } from "./wire.ts";

/** A language model that helps: how doors know it, and what looks after it. */
export type Helper = { readonly door: HelpDoor; readonly helping: Helping };

function helpingOf(house: OpenHouse, assistant: Assistant, log: Log): Helping {
  const { store, facilitator, people, leases, clock, ledger, config } = house;
  const trouble = (session: string, error: unknown) =>
    log.warn({ session, err: error instanceof Error ? error.name : "unknown" }, "a language model could not help; the session goes on");
  const ports = { assistant, helps: store.helps, facilitator, people, leases, clock, ledger, budget: config.OPENAI_BUDGET };
  return createHelping({ ...ports, who: newId(), trouble });
}

/** The help of the language model that is configured; undefined where none is. */
export async function helperOf(house: OpenHouse, log: Log): Promise<Helper | undefined> {
  const assistant = await assistantOf(house);
  if (assistant === undefined) return undefined;
  const { model, host } = assistant;
  return {
    door: { helps: house.store.helps, budget: house.config.OPENAI_BUDGET, model, host },
    helping: helpingOf(house, assistant, log),
  };
}
