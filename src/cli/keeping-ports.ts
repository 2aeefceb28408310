import type { KeepingPorts } from "#facilitator/keeping-once.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import { newId } from "#lib/ids.ts";
import { systemTimer } from "#lib/timer.ts";
import type { House } from "./house.ts";

/** What keeping results works with in this process. */
export function keepingPorts(house: House, keeper: Keeper): KeepingPorts {
  const { keepings, matches, facilitator, people, leases, clock, config } = house;
  const { TEEKOND_URL: url } = config;
  const link = url === undefined ? null : (session: string) => `${url}/s/${session}`;
  return { keepings, matches, keepers: [keeper], facilitator, people, leases, clock, timer: systemTimer, who: newId(), link };
}
