import type { types } from "@slack/bolt";
import type { Opened } from "#facilitator/asks/ask.ts";
import { isRefusal } from "#talk/refusal.ts";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { codeOf } from "./client.ts";
import { type Spoken, withOwnLink, wordsIn } from "#facilitator/doors/speaking.ts";
import type { Desk, Visitor } from "./desk.ts";
import { limits } from "./limits.ts";
import { plain } from "./mrkdwn.ts";
import { cardView, refusalView } from "./speak.ts";
import { formView } from "./speak-form.ts";

/** What is shown to one person: what opened it, so that it can be drawn again. */
export type Showing = {
  readonly opened: Opened;
  readonly ask: string;
  readonly on: readonly string[];
  readonly page?: number;
  readonly typed?: PostedForm;
};

/** What was opened as a view of Slack's; a refusal as a small one of its own. */
export async function viewOf(desk: Desk, spoken: Spoken, { opened, ask, on, page = 0, typed }: Showing): Promise<types.ModalView> {
  const words = await wordsIn(desk, spoken.speaker);
  const { session } = spoken.speaker;
  if (isRefusal(opened)) return refusalView(await desk.conversation.words(spoken.speaker, opened), words);
  if ("card" in opened)
    return cardView(ask === "browser" ? await withOwnLink(desk, spoken.speaker, opened.card) : opened.card, words, {
      is: "card",
      ask,
      on: [...on],
      session,
      page,
    });
  return formView(opened.form, { words, session, page, ...(typed === undefined ? {} : { typed }) });
}

/** How a view comes before somebody's eyes: on top of what they see, or in place of the one they have open. */
export type Window = ({ readonly trigger: string } | { readonly view: string }) & {
  /** what is said by direct message where this comes too late; left out where nothing is lost by it */
  readonly late?: string;
};

/** Codes of a trigger that came too late (platforms.md 1.7: it lives three seconds). */
const tooLate: ReadonlySet<string> = new Set(["expired_trigger_id", "exchanged_trigger_id", "not_found", "hash_conflict"]);

/** Opens a view, or changes the open one. */
export async function show(desk: Desk, visitor: Visitor, window: Window, view: types.ModalView): Promise<void> {
  const { client } = visitor;
  try {
    if ("trigger" in window) await client.views.open({ trigger_id: window.trigger, view });
    else await client.views.update({ view_id: window.view, view });
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a view could not be shown");
    if (window.late !== undefined && tooLate.has(codeOf(error) ?? "")) await whisper(desk, visitor, window.late);
  }
}

/** A direct message in plain words; where even that does not go, nothing more can be done. */
export async function whisper(desk: Desk, { client, who }: Visitor, text: string): Promise<void> {
  try {
    const { channel } = await client.conversations.open({ users: who.user });
    if (channel?.id !== undefined) await client.chat.postMessage({ channel: channel.id, text, blocks: plainBlocks(text) });
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a direct message could not be sent");
  }
}

/** A text as one block that nothing in it can mark up. */
export function plainBlocks(text: string): types.KnownBlock[] {
  return [{ type: "section", text: plain(text, limits.section, true) }];
}
