import { say } from "#locale/say.ts";
import { dayInFull } from "./dates.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { escapedTo, plain, quietLine } from "./markdown.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import { writeCustomId } from "./press.ts";
import { plainButton, rowsOf } from "./speak-block.ts";
import { type Group, componentsOf, textGroup } from "./speak-pages.ts";
import { type Doubt, type Reading, isLast } from "./values.ts";

const longest = 300;

/** So many doubts are shown at once, so that all fits; the rest come up when these are cleared. */
const mostAtOnce = 6;

function labelled({ label }: Doubt): string {
  return `**${escapedTo(plain(label, longest), longest)}**`;
}

function saidIn(text: string): string {
  return escapedTo(plain(text, longest), longest);
}

function textOf(doubt: Doubt, { language }: Words): string {
  switch (doubt.is) {
    case "understood":
      return `${labelled(doubt)}\n${saidIn(doubt.text)} → **${escapedTo(dayInFull(language, doubt.date), longest)}**`;
    case "ambiguous":
      return `${labelled(doubt)}\n${saidIn(doubt.text)}\n${say(language, "discord.form.which-day")}`;
    case "unread":
      return `${labelled(doubt)}\n${saidIn(doubt.text)}\n${escapedTo(say(language, "discord.form.unread"), longest)}`;
    default:
      return `${labelled(doubt)}\n${say(language, "discord.form.several")}`;
  }
}

function drawDoubt(doubt: Doubt, n: number, words: Words, token: string): readonly Group[] {
  const dates = doubt.is === "ambiguous" ? doubt.dates.slice(0, limits.rowButtons) : [];
  const buttons = dates.map((date) => plainButton(dayInFull(words.language, date), writeCustomId("d", token, doubt.field, date)));
  return [textGroup(textOf(doubt, words), n), ...rowsOf(buttons)];
}

/**
 * What is not sure in what was typed: a day in words with the day it was understood as, to keep or to change; of several days that may be
 * meant, which; what no day can be read in, to be changed. Nothing was sent yet, and all of it is kept.
 */
export function understoodMessage({ draft, doubts }: Reading, words: Words, token: string): Message {
  const { language } = words;
  const shown = doubts.slice(0, mostAtOnce);
  const sure = doubts.every((one) => one.is === "understood");
  const open = doubts.some((one) => one.is === "unread" || one.is === "several");
  const on = isLast(draft) ? writeCustomId("s", token) : writeCustomId("o", token, draft.part + 1);
  const keep = sure ? [plainButton(say(language, "discord.form.keep"), on, "go")] : [];
  const change = plainButton(say(language, "discord.form.change"), writeCustomId("o", token, draft.part), open ? "go" : undefined);
  const meant = sure ? [textGroup(say(language, "discord.form.meant", { count: shown.length }), mostAtOnce)] : [];
  const groups = [
    ...shown.flatMap((doubt, n) => drawDoubt(doubt, n, words, token)),
    ...meant,
    ...rowsOf([...keep, change]),
    textGroup(quietLine([{ is: "word", text: say(language, "discord.kept") }], words), mostAtOnce + 1),
  ];
  return privately(messageFrom(componentsOf(groups)));
}
