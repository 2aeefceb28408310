import { Routes } from "discord.js";
import { say } from "#locale/say.ts";
import { wordsIn, type Words } from "#facilitator/doors/speaking.ts";
import { word } from "#talk/line.ts";
import type { Act } from "./act.ts";
import { codeOf } from "./api.ts";
import { placeOf } from "./click-here.ts";
import type { Desk } from "./desk.ts";
import type { Message } from "./message.ts";
import { messageOf } from "./speak.ts";
import { addressOf, channelOf } from "./thread.ts";

/** A line that everybody sees, with nothing to press. */
export function lineMessage(text: string, words: Words): Message {
  return messageOf({ key: "line", title: text, blocks: [{ is: "lines", lines: [[word(text)]] }] }, words);
}

/** The card at the bottom is another message; the one it leaves behind says where it went. */
export async function showAgain(desk: Desk, { heard, answer, spoken }: Act): Promise<void> {
  const place = await placeOf(desk, heard);
  const left = place === undefined ? undefined : await desk.showAgain(place);
  await answer.quiet();
  desk.stir(spoken.speaker.session);
  if (place === undefined || left === undefined) return;
  const words = await wordsIn(desk, { ...spoken.speaker, person: null });
  const { body } = lineMessage(say(words.language, "door.moved"), words);
  await desk.api.call("PATCH", Routes.channelMessage(channelOf(addressOf(place), left), left), { body }).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a message that was shown again further down could not say so");
  });
}
