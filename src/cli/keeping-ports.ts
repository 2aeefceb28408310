import type { KeepingPorts } from "#facilitator/keeping.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import { newId } from "#lib/ids.ts";
import type { House } from "./house.ts";

/** What keeping results works with in this process. `trouble` hears of what nobody foresaw. */
export function keepingPorts(house: House, keeper: Keeper, trouble: KeepingPorts["trouble"]): KeepingPorts {
  const { keepings, facilitator, people, leases, clock, config } = house;
  const { TEEKOND_URL: url } = config;
  const link = url === undefined ? null : (session: string) => `${url}/s/${session}`;
  return { keepings, keepers: [keeper], facilitator, people, leases, clock, who: newId(), link, trouble };
}
