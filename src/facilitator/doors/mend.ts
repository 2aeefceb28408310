import type { Place } from "../ports-chat.ts";
import type { DoorPorts } from "./ports.ts";

export type Mending = Pick<DoorPorts, "places" | "clock" | "stir">;

/** A thread that was found broken a moment ago is not tried again: who presses twice in an archived channel changes nothing. */
const restMs = 5_000;

/**
 * Draws in a place again that was given up: somebody has just done something there, so it may be back. Where it is not, the next call says so
 * and it is given up as before. Answers with whether it was tried.
 */
export async function mended(desk: Mending, place: Place | undefined): Promise<boolean> {
  const broken = place?.broken ?? null;
  if (place === undefined || broken === null || desk.clock.now() - broken.at < restMs) return false;
  const tried = await desk.places.mend(place);
  if (tried) desk.stir(place.session);
  return tried;
}

/** Draws again what was given up on a platform because Teekond was taken out, where it is in again. */
export async function mendRevoked({ places, stir }: Mending, platform: string, isBack: (place: Place) => boolean): Promise<void> {
  for (const place of await places.ofPlatform(platform)) {
    if (place.broken?.why !== "revoked" || !isBack(place)) continue;
    if (await places.mend(place)) stir(place.session);
  }
}
