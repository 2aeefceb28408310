import { say } from "#locale/say.ts";
import { isRefusal } from "#talk/refusal.ts";
import type { Press } from "#talk/card.ts";
import { hashToken } from "#lib/ids.ts";
import { obeyed as obeyedIn, type Reply } from "#facilitator/doors/obeying.ts";
import type { Titled } from "#facilitator/doors/sessions-here.ts";
import { type Words, wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import { spokenIn } from "#facilitator/doors/typed-words.ts";
import { attach, codeFor } from "./attach.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { show, viewOf } from "./show.ts";
import { startView } from "./start.ts";
import { tenantOf, threadAt } from "./thread.ts";

/** What Teekond does here, line by line. */
export function helpText({ language }: Words): string {
  return (["door.help.start", "door.help.words", "door.help.hidden"] as const).map((key) => say(language, key)).join("\n");
}

/** Where somebody spoke: a channel, and a thread of it where it was one. `trigger`: a modal may be opened by it, for three seconds. */
export type Spot = { readonly channel: string; readonly thread: string | null; readonly trigger?: string };

/** Does a press about a session for who spoke; what it opens is shown at once. */
async function open(desk: Desk, visitor: Visitor, trigger: string, { found, press, words }: Pressing): Promise<Reply> {
  const { session } = found.place;
  const spoken = await speakerOf(desk, visitor, session);
  if (spoken === undefined) return { text: say(words.language, "refusal.session.unknown") };
  const nonce = hashToken(`${visitor.who.team} ${visitor.who.user} ${trigger}`).slice(0, 40);
  const answer = await desk.conversation.press(spoken.speaker, press, nonce);
  if ("opened" in answer) {
    if (press.does === "send") return undefined;
    const view = await viewOf(desk, spoken, { opened: answer.opened, ask: press.ask, on: press.about });
    const late = isRefusal(answer.opened) ? { late: await desk.conversation.words(spoken.speaker, answer.opened) } : {};
    await show(desk, visitor, { trigger, ...late }, view);
    return undefined;
  }
  if (!answer.kept) return { text: answer.text };
  desk.stir(session);
  return { text: say((await wordsIn(desk, spoken.speaker)).language, "door.kept") };
}

type Pressing = { readonly found: Titled; readonly press: Press; readonly words: Words };

/** Does what was typed. Answers with what is to be said to this person alone; nothing where something was opened instead. */
export async function obeyed(desk: Desk, visitor: Visitor, spot: Spot, text: string): Promise<Reply> {
  const words = wordsFor(await desk.users.known(tenantOf(visitor.workspace.id), visitor.who));
  const { channel, thread, trigger } = spot;
  const opens = trigger !== undefined;
  return obeyedIn(desk, {
    platform: "slack",
    channel,
    at: thread === null ? undefined : threadAt({ channel, thread }),
    ...spokenIn(text),
    words,
    help: helpText(words),
    begins: (verb) => verb === "" && thread === null,
    start: opens ? () => show(desk, visitor, { trigger }, startView(words, channel)) : undefined,
    // By a mention nothing is opened and nothing done: it comes as an event, and those may come late, or twice.
    open: opens ? (found, press) => open(desk, visitor, trigger, { found, press, words }) : undefined,
    attach: (code) => attach(desk, { visitor, where: spot, code, words }),
    codeFor: ({ place }) => codeFor(desk, visitor, place.session),
  });
}

/** The modal that starts a session, by the global shortcut or a button. `channel`: where the button stood. */
export async function openStart(desk: Desk, visitor: Visitor, trigger: string, channel?: string): Promise<void> {
  const known = await desk.users.known(tenantOf(visitor.workspace.id), visitor.who);
  await show(desk, visitor, { trigger }, startView(wordsFor(known), channel));
}
