import type { Touchpoint } from "#journey/touchpoint.ts";

/** How many of a journey's contacts are digital. */
export function totalDigital(journey: readonly Touchpoint[]): number {
  return journey.filter((each) => each.medium === "digital").length;
}
