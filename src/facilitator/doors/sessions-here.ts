import type { Place } from "../ports-chat.ts";
import type { DoorPorts } from "./ports.ts";

/** How many sessions of a channel are looked at, and how many offered to choose from. */
const mostLooked = 20;
export const mostOffered = 5;

/** A place with what its session is called. */
export type Titled = { readonly place: Place; readonly title: string; readonly over: boolean };

type Looking = Pick<DoorPorts, "places" | "facilitator">;

/** A place with what its session is called. */
export async function titledAt(desk: Looking, place: Place): Promise<Titled> {
  const session = (await desk.facilitator.look(place.tenant, place.session))?.session;
  return { place, title: session?.about.title ?? place.session, over: session?.status === "published" };
}

/**
 * Sessions that live in threads of a channel (their addresses begin with the channel), the newest thread first; also those whose thread is
 * lost. `open`: of several only those that are not over, where there are such.
 */
export async function sessionsIn(
  desk: Looking,
  { platform, channel }: { readonly platform: string; readonly channel: string },
  open: boolean,
): Promise<readonly Titled[]> {
  const all = (await desk.places.ofPlatform(platform))
    .filter((place) => place.person === null && place.at.startsWith(`${channel}/`))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const newest = all.filter((place, n) => all.findIndex((one) => one.session === place.session) === n);
  const titled = await Promise.all(newest.slice(0, mostLooked).map((place) => titledAt(desk, place)));
  const going = titled.filter((one) => !one.over);
  return open && going.length > 0 ? going : titled;
}
