import { Routes } from "discord.js";
import { z } from "zod";
import type { Place } from "#facilitator/ports-chat.ts";
import type { Card } from "#talk/card.ts";
import { codeOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { keepAll } from "./keep.ts";
import { markOf, marked, nonceFrom } from "./mark.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import type { Message } from "./message.ts";
import { messageOf } from "./speak.ts";
import { addressOf } from "./thread.ts";
import { codes } from "./trouble.ts";

const Posted = z.object({ id: z.string() });

type Sending = Pick<Desk, "api" | "drafts" | "clock" | "places">;
type Direct = { readonly card: Card; readonly words: Words; readonly nonce: string; readonly again?: boolean };

/** A message of direct messages that had to go into a thread instead: its ref names the channel as well. */
export function refIn(channel: string, message: string): string {
  return `${channel}/${message}`;
}

/** The session's thread on Discord that works, newest first. */
async function threadOf({ places }: Sending, { session }: Place): Promise<Place | undefined> {
  const all = await places.ofSession(session);
  return all.filter((one) => one.platform === "discord" && one.person === null && one.broken === null).at(-1);
}

/** The same message with somebody's name before it, who is called by it: the one mention that is meant. */
function calling({ components, ...body }: Message["body"], user: string) {
  return { ...body, components: [{ type: 10, content: `<@${user}>` }, ...components], allowed_mentions: { parse: [], users: [user] } };
}

/**
 * Tells somebody something in their direct messages; where those are closed, in the session's thread, with a mention. Rejects as the SDK does,
 * with the first refusal where there is no thread either.
 */
export async function sendDirect(desk: Sending, place: Place, { card, words, nonce, again = false }: Direct): Promise<string> {
  const { channel, user } = addressOf(place);
  const message = messageOf(card, words, { again, context: place.session });
  await keepAll(desk, message.keep, "place");
  const body = marked(message, markOf(place.id, card.key));
  const once = { nonce: nonceFrom(place.id, card.key, nonce), enforce_nonce: true };
  try {
    return Posted.parse(await desk.api.call("POST", Routes.channelMessages(channel), { body: { ...body, ...once } })).id;
  } catch (error) {
    const thread = codeOf(error) === codes.closedToUs && user !== null ? await threadOf(desk, place) : undefined;
    if (thread === undefined || user === null) throw error;
    const at = addressOf(thread).thread ?? channel;
    const called = { ...calling(body, user), ...once };
    return refIn(at, Posted.parse(await desk.api.call("POST", Routes.channelMessages(at), { body: called })).id);
  }
}
