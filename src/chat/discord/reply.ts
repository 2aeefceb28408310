import type { Reply } from "#facilitator/doors/obeying.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { limits } from "./limits.ts";
import { told } from "./markdown.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import { writePressId } from "./press.ts";
import { plainButton, rowsOf } from "./speak-block.ts";
import { componentsOf, textGroup } from "./speak-pages.ts";

/** A reply that everybody sees; a button's id tells which session is meant. */
export function replyMessage({ text, offers = [] }: NonNullable<Reply>, _words: Words): Message {
  const buttons = offers.flatMap(({ label, press, session }, n) => {
    const id = writePressId(press, n, session ?? undefined);
    return id === undefined ? [] : [plainButton(label, id, n === 0 && offers.length === 1 ? "go" : undefined)];
  });
  return messageFrom(componentsOf([textGroup(told(text, limits.quote) || "…", 0), ...rowsOf(buttons)]));
}

/** The same for one person alone. */
export function privateReply(reply: NonNullable<Reply>, words: Words): Message {
  return privately(replyMessage(reply, words));
}
