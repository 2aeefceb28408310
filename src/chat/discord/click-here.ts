import type { Place } from "#facilitator/ports-chat.ts";
import { hashToken } from "#lib/ids.ts";
import type { Desk } from "./desk.ts";
import type { Interaction } from "./heard.ts";
import { readCard } from "./keep.ts";
import type { CardDraft } from "./meta.ts";
import { spotOf, threadAt } from "./thread.ts";

/** The place that something was done in, if a session lives there. The first message of a thread stands in the channel above, and bears its id. */
export async function placeOf({ places }: Pick<Desk, "places">, { guild_id, channel, message }: Interaction): Promise<Place | undefined> {
  const spot = channel === undefined ? undefined : spotOf(guild_id, channel);
  if (spot === undefined) return undefined;
  return places.placeAt("discord", threadAt({ ...spot, thread: spot.thread ?? message?.id ?? null }));
}

/** What a press is about: the session, and the private card that it stands on. */
export type About = {
  readonly session: string;
  readonly tenant?: string;
  readonly card?: { readonly token: string; readonly draft: CardDraft };
};

/** The session that a press is about: by the private card it stands on, by what its id says, or by its thread. */
export async function aboutOf(desk: Desk, heard: Interaction, context: string | undefined): Promise<About | undefined> {
  if (context === undefined) return placeOf(desk, heard);
  const draft = await readCard(desk, context);
  return draft === undefined ? { session: context } : { session: draft.session, card: { token: context, draft } };
}

type Node = { readonly custom_id?: unknown; readonly components?: unknown; readonly accessory?: unknown };

function* idsIn(components: unknown): Generator<string> {
  for (const node of Array.isArray(components) ? (components as readonly Node[]) : []) {
    if (typeof node.custom_id === "string") yield node.custom_id;
    yield* idsIn(node.components);
    yield* idsIn([node.accessory].filter((one) => one !== undefined));
  }
}

/** The private card that a form was opened from, by the ids on its message. */
export async function cardUnder(desk: Desk, { message }: Interaction): Promise<About["card"]> {
  for (const id of idsIn(message?.components)) {
    const token = /^@([A-Za-z0-9_-]{1,64}) /.exec(id)?.[1];
    const draft = token === undefined ? undefined : await readCard(desk, token);
    if (token !== undefined && draft !== undefined) return { token, draft };
  }
  return undefined;
}

/** The same interaction delivered twice has one effect. */
export function nonceOf({ id }: Interaction): string {
  return hashToken(`discord ${id}`).slice(0, 40);
}
