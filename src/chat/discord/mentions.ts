import { MessageReferenceType, Routes } from "discord.js";
import { z } from "zod";
import { spokenIn } from "#facilitator/doors/typed-words.ts";
import { codeOf } from "./api.ts";
import { obeyed, wordsTo } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { userIn, type Written } from "./heard.ts";
import { nonceFrom } from "./mark.ts";
import { replyMessage } from "./reply.ts";
import { spotOf } from "./thread.ts";

const Channel = z.object({ id: z.string(), type: z.number(), parent_id: z.string().nullish() });

/** Usual messages, and replies. */
const spoken: ReadonlySet<number> = new Set([0, 19]);

/** Whether somebody spoke to Teekond by name: only then Discord tells what a message says. */
export function speaksTo({ type, author, mentions, guild_id, content }: Written, app: string): boolean {
  const named = content.includes(`<@${app}>`) || content.includes(`<@!${app}>`);
  return guild_id !== undefined && author.bot !== true && spoken.has(type) && named && mentions.some((one) => one.id === app);
}

/** Answers a mention below it: with words, and with buttons that open what was meant. A mention changes nothing by itself. */
export async function mentioned(desk: Desk, written: Written): Promise<void> {
  const who = userIn({ user: written.author, member: written.member });
  const channel = Channel.parse(await desk.api.read(Routes.channel(written.channel_id)));
  const spot = spotOf(written.guild_id, channel);
  if (who === undefined || spot === undefined) return;
  const visitor = { who, locale: undefined };
  const reply = await obeyed(desk, { visitor, spot, ...spokenIn(written.content) });
  if (reply === undefined) return;
  const { body } = replyMessage(reply, await wordsTo(desk, { visitor, spot }));
  const reference = { type: MessageReferenceType.Default, message_id: written.id, fail_if_not_exists: false };
  const once = { nonce: nonceFrom("mention", written.id), enforce_nonce: true };
  await desk.api
    .call("POST", Routes.channelMessages(written.channel_id), { body: { ...body, ...once, message_reference: reference } })
    .catch((error: unknown) => {
      desk.log.warn({ code: codeOf(error) ?? "none" }, "a mention could not be answered");
    });
}
