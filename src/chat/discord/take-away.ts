import { wordsIn } from "#facilitator/doors/speaking.ts";
import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";
import { type Act, refuse, show } from "./act.ts";
import type { Desk } from "./desk.ts";
import { told } from "./markdown.ts";

/** The longest title that stands above a file. */
const title = 300;

/** Hands over the report as a file, in a private answer: nobody else sees it, and nothing is kept by it. */
export async function takeAway(desk: Desk, act: Act, press: Extract<Press, { readonly does: "ask" }>): Promise<void> {
  const { speaker } = act.spoken;
  try {
    const taken = await desk.conversation.takeAway(speaker, press.about[0] ?? "");
    if ("file" in taken) return await act.answer.file(told(taken.file.title, title), taken.file);
    // Who is not in the session yet was asked to join first.
    const { opened } = taken;
    await show(desk, act, { opened, ...("form" in opened ? { ask: opened.form.ask, on: opened.form.on } : { ask: "report", on: [] }) });
  } catch (error) {
    desk.log.warn({ err: error instanceof Error ? error.name : "unknown" }, "a file that was asked for could not be made");
    const { language } = await wordsIn(desk, speaker);
    await refuse(desk, act, say(language, "discord.report.failed"));
  }
}
