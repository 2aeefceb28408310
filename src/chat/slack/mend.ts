import type { Place } from "#facilitator/ports-chat.ts";
import type { Desk } from "./desk.ts";

type Mending = Pick<Desk, "places" | "clock" | "stir">;

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

/** Draws again what was given up because the tokens of these workspaces did not hold any more: they do now. */
export async function mendRevoked({ places, stir }: Mending, workspaces: readonly string[]): Promise<void> {
  for (const place of await places.ofPlatform("slack")) {
    const { workspace } = place.address as { readonly workspace?: string };
    if (place.broken?.why !== "revoked" || workspace === undefined || !workspaces.includes(workspace)) continue;
    if (await places.mend(place)) stir(place.session);
  }
}
