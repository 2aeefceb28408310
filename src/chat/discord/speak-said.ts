import { say } from "#locale/say.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { escapedTo, plain, told } from "./markdown.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import { type Kept, sumOf, writeCustomId, writeIdIn } from "./press.ts";
import { plainButton, rowsOf } from "./speak-block.ts";
import { type Group, componentsOf, textGroup } from "./speak-pages.ts";

/** The way back to what was typed: the token it is kept under, the part to open, and the field that was refused, where it was one (`refusedIn`). */
export type Retry = { readonly token: string; readonly part: number; readonly label?: string };

/** A text with what can be done about it, for one person alone. */
export function privateText(text: string, acts: readonly Group[] = []): Message {
  return privately(messageFrom(componentsOf([textGroup(text === "" ? "…" : text, 0), ...acts])));
}

/** A refusal as a private answer; with `retry`, a button opens the form once more with all that was typed in it. */
export function refusalMessage(text: string, { language }: Words, retry?: Retry): Message {
  const said = told(text, limits.quote);
  if (retry === undefined) return privateText(said);
  const again = plainButton(say(language, "discord.try-again"), writeCustomId("o", retry.token, retry.part), "go");
  const at = retry.label === undefined ? "" : `**${escapedTo(plain(retry.label, limits.heading), limits.heading)}**\n`;
  return privateText(`${at}${said}\n-# ${say(language, "discord.kept")}`, rowsOf([again]));
}

/** Any other saying of ours as a private answer. */
export function sayingMessage(text: string, _words: Words): Message {
  return privateText(told(text, limits.quote));
}

/** What is asked before something that cannot be taken back: its button does it, and closing the message does not. */
export function sureMessage(kept: Kept, _words: Words, context?: string): Message {
  const yes = plainButton(kept.label, writeIdIn(context, "y", 0, sumOf(kept)), kept.look);
  return privateText(told(kept.sure ?? kept.label, limits.quote), rowsOf([yes]));
}
