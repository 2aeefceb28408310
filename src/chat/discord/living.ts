import { z } from "zod";
import { mendRevoked } from "#facilitator/doors/mend.ts";
import type { Place } from "#facilitator/ports-chat.ts";
import type { Desk } from "./desk.ts";
import { addressOf } from "./thread.ts";

const Guild = z.object({ id: z.string(), unavailable: z.boolean().optional() });
const Thread = z.object({
  id: z.string(),
  parent_id: z.string().nullish(),
  thread_metadata: z.object({ locked: z.boolean().optional() }).optional(),
});

/** Servers that told of themselves, until they are looked through together: at a start all do at once. */
const waiting = new WeakMap<Desk["places"], Set<string>>();
const togetherMs = 250;

/** A server that Teekond is in: what was given up there because it had been taken out is drawn again. */
export async function guildThere(desk: Desk, data: unknown): Promise<void> {
  const { id } = Guild.parse(data);
  const together = waiting.get(desk.places);
  if (together !== undefined) return void together.add(id);
  const all = new Set([id]);
  waiting.set(desk.places, all);
  await new Promise((resolve) => setTimeout(resolve, togetherMs));
  waiting.delete(desk.places);
  await mendRevoked(desk, "discord", (place) => all.has(addressOf(place).guild));
}

/** Teekond was taken out of a server: its threads are not drawn any more, the sessions go on elsewhere. */
export async function guildGone(desk: Desk, data: unknown): Promise<void> {
  const { id, unavailable } = Guild.parse(data);
  // An outage of Discord's own.
  if (unavailable === true) return;
  for (const place of await desk.places.ofPlatform("discord"))
    if (addressOf(place).guild === id && place.person === null) await broken(desk, place, "revoked");
}

async function broken(desk: Desk, place: Place, why: string): Promise<void> {
  if (await desk.places.breakOff(place, { why, at: desk.clock.now() })) desk.stir(place.session);
}

async function placeAt(desk: Desk, { id, parent_id }: z.infer<typeof Thread>): Promise<Place | undefined> {
  return parent_id === null || parent_id === undefined ? undefined : desk.places.placeAt("discord", `${parent_id}/${id}`);
}

/** A thread was deleted. */
export async function threadGone(desk: Desk, data: unknown): Promise<void> {
  const place = await placeAt(desk, Thread.parse(data));
  if (place !== undefined) await broken(desk, place, "deleted");
}

/** A thread that was given up because it was locked is open again. */
export async function threadChanged(desk: Desk, data: unknown): Promise<void> {
  const thread = Thread.parse(data);
  if (thread.thread_metadata?.locked !== false) return;
  const place = await placeAt(desk, thread);
  if (place?.broken?.why === "locked" && (await desk.places.mend(place))) desk.stir(place.session);
}
