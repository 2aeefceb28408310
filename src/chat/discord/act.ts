import type { Opened } from "#facilitator/asks/ask.ts";
import { type Spoken, withOwnLink, wordsIn, type Words } from "#facilitator/doors/speaking.ts";
import type { Card } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";
import { dateIn } from "#lib/time.ts";
import { say } from "#locale/say.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import type { Answer } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { type Interaction, isPrivate } from "./heard.ts";
import { freshToken, keepDraft } from "./keep.ts";
import type { Message } from "./message.ts";
import type { Draft } from "./meta.ts";
import { confirmMessage, continueMessage, draftOf, modalOf, type Sheet } from "./speak-form.ts";
import { type Around, aroundOf, isRating, rateMessage } from "./speak-rate.ts";
import { type Retry, refusalMessage, sayingMessage } from "./speak-said.ts";
import { cardMessage } from "./speak.ts";

/** Somebody's act in a session, and how it is answered. */
export type Act = { readonly heard: Interaction; readonly answer: Answer; readonly spoken: Spoken };

/** What was opened, and by what, so that it can be drawn again. */
export type Showing = {
  readonly opened: Opened;
  readonly ask: string;
  readonly on: readonly string[];
  /** stands in the fields of a form already */
  readonly typed?: Readonly<Record<string, readonly string[]>>;
};

/** Shows a private answer: in place of the private message that was pressed on, else on its own. */
export function tell({ heard, answer }: Pick<Act, "heard" | "answer">, message: Message): Promise<void> {
  return isPrivate(heard) ? answer.update(message) : answer.say(message);
}

/** A refusal in its words; `retry`: the way back to what was typed. */
export async function refuse(desk: Desk, act: Act, text: string, retry?: Retry): Promise<void> {
  await tell(act, refusalMessage(text, await wordsIn(desk, act.spoken.speaker), retry));
}

/** A refusal that opening something came to. */
export async function refuseOpened(desk: Desk, act: Act, refusal: Refusal): Promise<void> {
  await refuse(desk, act, await desk.conversation.words(act.spoken.speaker, refusal));
}

/** A private card as a message: what opened it is kept under the token, so that its buttons can change it. */
export async function cardFor(
  desk: Desk,
  { speaker }: Spoken,
  card: Card,
  { ask, on, page, token }: { readonly ask: string; readonly on: readonly string[]; readonly page: number; readonly token: string },
): Promise<Message> {
  await keepDraft(desk, token, { is: "card", ask, on: [...on], session: speaker.session, page });
  const own = ask === "browser" ? await withOwnLink(desk, speaker, card) : card;
  return cardMessage(own, await wordsIn(desk, speaker), { page, token });
}

/** What a form of somebody's is drawn with. */
export function sheetOf(desk: Desk, words: Words, draft: Draft, token: string): Sheet {
  return { draft, token, words, today: dateIn(desk.clock.now(), words.zone) };
}

/** The contacts beside the one that a rating form asks about. */
async function aroundIn(desk: Desk, { speaker }: Spoken, { on }: Draft): Promise<Around> {
  const [step = "", part = "", item = ""] = on;
  const picks = await desk.conversation.open(speaker, "picks", [step, part]);
  return item === "" ? {} : aroundOf("form" in picks ? picks.form : undefined, item);
}

/** A form that is answered by buttons, as a private message; undefined for one that is asked in a modal. */
export async function pressedForm(desk: Desk, spoken: Spoken, form: Form, sheet: Sheet): Promise<Message | undefined> {
  if (isRating(form)) return rateMessage(form, sheet, await aroundIn(desk, spoken, sheet.draft));
  return sheet.draft.parts === 0 ? confirmMessage(form, sheet) : undefined;
}

/** Asks a form: as a modal where one may be opened now, else by a button that opens it. */
async function askForm(desk: Desk, act: Act, form: Form, typed: Showing["typed"] = {}): Promise<void> {
  const { speaker } = act.spoken;
  const words = await wordsIn(desk, speaker);
  const draft = draftOf(form, { words, session: speaker.session, typed });
  const token = freshToken();
  await keepDraft(desk, token, draft);
  const sheet = sheetOf(desk, words, draft, token);
  const pressed = await pressedForm(desk, act.spoken, form, sheet);
  if (pressed !== undefined) return tell(act, pressed);
  if (await act.answer.modal(modalOf(form, sheet))) return;
  await tell(act, continueMessage(form, sheet));
}

/** Shows what was opened: a form, a private card, or why neither. */
export async function show(desk: Desk, act: Act, { opened, ask, on, typed }: Showing): Promise<void> {
  if (isRefusal(opened)) return refuseOpened(desk, act, opened);
  if ("form" in opened) return askForm(desk, act, opened.form, typed);
  await tell(act, await cardFor(desk, act.spoken, opened.card, { ask, on, page: 0, token: freshToken() }));
}

/** That it was done, where nothing else shows it. */
export async function done(desk: Desk, act: Act): Promise<void> {
  const words = await wordsIn(desk, act.spoken.speaker);
  await tell(act, sayingMessage(say(words.language, "door.kept"), words));
}
