import { type KeepingDoor, keepingDoor } from "#facilitator/kept.ts";
import type { KeepingPorts } from "#facilitator/keeping-once.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import { newId } from "#lib/ids.ts";
import { systemTimer } from "#lib/timer.ts";
import type { Config } from "./config.ts";
import type { House } from "./house.ts";

/** What keeping results works with in this process. */
export function keepingPorts(house: House, keeper: Keeper): KeepingPorts {
  const { keepings, matches, facilitator, people, leases, clock, config } = house;
  const { TEEKOND_URL: url } = config;
  const link = url === undefined ? null : (session: string) => `${url}/s/${session}`;
  return { keepings, matches, keepers: [keeper], facilitator, people, leases, clock, timer: systemTimer, who: newId(), link };
}

/**
 * Whose results may go to the one workspace of Notion: those of the pages, and of the one workspace of Slack whose token is configured, unless
 * NOTION_TENANTS says whose. Workspaces and servers that let Teekond in by themselves are strangers to it.
 */
export function notionServes({ NOTION_TENANTS, SLACK_BOT_TOKEN }: Config): (tenant: string) => boolean {
  if (NOTION_TENANTS === undefined) return (tenant) => tenant === "web" || (SLACK_BOT_TOKEN !== undefined && tenant.startsWith("slack:"));
  const listed = new Set(NOTION_TENANTS.split(",").map((one) => one.trim()));
  return (tenant) => listed.has("all") || listed.has(tenant);
}

/** Where results can be kept, as the pages and the chats know it. */
export function keepingDoorOf({ config, keepings, matches }: House, keeper: Keeper): KeepingDoor {
  const hasParent = config.NOTION_PARENT !== undefined;
  return keepingDoor(keeper, { keepings, matches, hasParent, serves: notionServes(config), timer: systemTimer });
}
