import type { Answer } from "./api.ts";
import { contentOf } from "./content.ts";
import type { Core } from "./core.ts";
import { type Bag, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { dropMessage, putEphemeral, putMessage, rewrite } from "./messages.ts";
import { Refused } from "./refused.ts";
import type { Address } from "./tickets.ts";
import { type Channel, found, type Install, type Message, messageIn } from "./world.ts";

/** A post to a response address. Refused with 404 where it is used up or too old, with 400 for what it says. */
export function answerAddress(core: Core, id: string, said: Bag): Answer {
  try {
    const address = core.tickets.use(id);
    respond(core, address, said);
    return { status: 200, json: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const status = ["invalid_url", "expired_url", "used_url"].includes(error.error) ? 404 : 400;
    return { status, json: { ok: false, error: error.error, ...error.more } };
  }
}

/** What a message says that is sent to a response address, or back as the answer to a command: to everybody with `in_channel`, else to the one. */
export function respond(core: Core, address: Pick<Address, "channel" | "user" | "message" | "ephemeral">, said: Bag): void {
  const channel = core.world.channel(address.channel);
  if (channel.archived) throw new Refused("is_archived");
  const install = found(core.world.installIn(channel.teamId), "the app is not installed where the response goes");
  const original = originalOf(channel, address);
  if (said["delete_original"] === true) return removeOriginal(channel, original);
  if (said["replace_original"] === true) {
    if (original === undefined) throw new Refused("message_not_found");
    return rewrite(core, channel, original, contentOf(core.world, only(said), { longest: sizes.postText }));
  }
  say(core, channel, { install, said, to: address.user });
}

function originalOf(channel: Channel, { message, ephemeral }: Pick<Address, "message" | "ephemeral">): Message | undefined {
  if (message === undefined) return undefined;
  return ephemeral ? channel.ephemerals.find((one) => one.ts === message) : messageIn(channel, message);
}

function removeOriginal(channel: Channel, original: Message | undefined): void {
  if (original === undefined) throw new Refused("message_not_found");
  const at = channel.ephemerals.findIndex((one) => one.ts === original.ts);
  if (at >= 0) channel.ephemerals.splice(at, 1);
  else dropMessage(channel, original);
}

function say(
  core: Core,
  channel: Channel,
  { install, said, to }: { readonly install: Install; readonly said: Bag; readonly to: string },
): void {
  const content = contentOf(core.world, only(said), { longest: sizes.postText });
  const threadTs = said["thread_ts"] === undefined ? undefined : text(said["thread_ts"]);
  if (threadTs !== undefined && messageIn(channel, threadTs) === undefined) throw new Refused("thread_not_found");
  if (said["response_type"] === "in_channel") putMessage(core, channel, { install, content, threadTs });
  else putEphemeral(core, channel, { install, content, threadTs, to });
}

function only(said: Bag): Bag {
  const { text: words, blocks, metadata } = said;
  return {
    ...(words === undefined ? {} : { text: words }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}
