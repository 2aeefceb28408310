import type { PageContext } from "./page.ts";

/** The time zone in which a viewer reads times: their own where they said one. */
export function zoneOf({ view }: PageContext): string {
  return view.me?.zone ?? view.about.timezone;
}
