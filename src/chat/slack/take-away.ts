import type { types } from "@slack/bolt";
import type { TakenFile } from "#facilitator/take-away.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Card } from "#talk/card.ts";
import { word } from "#talk/line.ts";
import { type Click, windowOf } from "./click-body.ts";
import { codeOf, missingRightOf } from "./client.ts";
import { type Spoken, type Words, wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import type { Desk, Visitor } from "./desk.ts";
import { escapeMarkup, sendable } from "./mrkdwn.ts";
import { show } from "./show.ts";
import { cardView, refusalView } from "./speak.ts";

/** Puts the file into the direct messages of who asked, where nobody else sees it. Rejects as the SDK does; until its last call nothing stands there. */
async function send({ client, who }: Visitor, { name, title, text }: TakenFile): Promise<void> {
  const { channel } = await client.conversations.open({ users: who.user });
  if (channel?.id === undefined) throw new Error("direct messages without an id");
  const called = sendable(title);
  const said = { title: called, initial_comment: escapeMarkup(called) };
  await client.files.uploadV2({ channel_id: channel.id, filename: name, content: text, ...said });
}

/** The card that the file was asked for on, with what became of it as its first line; drawn from what was known at the click. */
type Slip = (text: string) => types.ModalView;

async function slipFor(desk: Desk, { speaker }: Spoken, words: Words, file: TakenFile): Promise<Slip> {
  const opened = await desk.conversation.open(speaker, "report", []);
  const card: Card = "card" in opened ? opened.card : { key: "report", title: file.title, blocks: [] };
  const meta = { is: "card", ask: "report", on: [], session: speaker.session, page: 0 } as const;
  return (text) => cardView({ ...card, blocks: [{ is: "quiet", lines: [[word(text)]] }, ...card.blocks] }, words, meta);
}

function whyNot(error: unknown, language: Language): string {
  const right = missingRightOf(error);
  return right === undefined ? say(language, "door.report.failed") : say(language, "door.report.no-right", { right });
}

/**
 * Hands a file over, and says on its card what became of it: sent; for want of a right, which; else to try again. Where the card was closed, why
 * there is none comes by direct message. Rejects, before anything is sent, while the store is away.
 */
export async function handOver(desk: Desk, { body, visitor, spoken }: Click, file: TakenFile): Promise<void> {
  const words = await wordsIn(desk, spoken.speaker);
  const slip = await slipFor(desk, spoken, words, file);
  const { language } = words;
  const window = windowOf(body);
  await show(desk, visitor, window, slip(say(language, "door.report.coming")));
  try {
    await send(visitor, file);
    await show(desk, visitor, window, slip(say(language, "door.report.sent")));
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a file could not be handed over");
    const late = whyNot(error, language);
    await show(desk, visitor, { ...window, late }, slip(late));
  }
}

/** Says that there is no file, where it could not even be made: the click was acknowledged, so nobody else says it. */
export async function noFile(desk: Desk, { body, visitor, spoken }: Click, error: unknown): Promise<void> {
  desk.log.warn({ err: error instanceof Error ? error.name : "unknown" }, "a file that was asked for could not be made");
  const words = wordsFor(spoken.person);
  const text = say(words.language, "door.report.failed");
  await show(desk, visitor, { ...windowOf(body), late: text }, refusalView(text, words));
}
