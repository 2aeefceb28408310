import type { Standing } from "#facilitator/shelf.ts";
import type { Place } from "#facilitator/ports-chat.ts";
import { newId } from "#lib/ids.ts";
import { isQuiet } from "#lib/time.ts";
import { sayStep } from "#locale/steps.ts";
import { say } from "#locale/say.ts";
import { openStep } from "#session/state.ts";
import { isLanguage, type Language } from "#locale/languages.ts";
import { codeOf } from "./client.ts";
import type { Desk, Visitor } from "./desk.ts";
import { mended } from "./mend.ts";
import { blockId, buttonValue } from "./press.ts";
import { plainBlocks } from "./show.ts";
import { addressOf, sessionKey, threadAt } from "./thread.ts";

/** Makes somebody's direct messages a place of the session, so that a nudge has somewhere to stand; nothing is sent by that. */
export async function openDirect(
  desk: Desk,
  { who, workspace, team, client }: Visitor,
  spoken: { readonly tenant: string; readonly session: string; readonly person: string },
): Promise<void> {
  const { tenant, session, person } = spoken;
  const there = (await desk.places.ofSession(session)).find((place) => place.platform === "slack" && place.person === person);
  if (there !== undefined) return void (await mended(desk, there));
  try {
    const { channel } = await client.conversations.open({ users: who.user });
    if (channel?.id === undefined) return;
    const address = { workspace: workspace.id, team, channel: channel.id, thread: null, own: false };
    await desk.places.add({ tenant, session, id: newId(), platform: "slack", at: threadAt(address), address, person });
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "direct messages could not be opened; nobody is nudged there");
  }
}

/** Within this time a second reminder is the first one pressed, or delivered, twice. */
const onceMs = 60_000;

function reminderIn(language: Language, { id, session }: Standing, step: string) {
  const title = sayStep(language, "title", { step, sells: session.about.sells });
  const text = say(language, "door.nudge", { title: session.about.title, step: title });
  const button = {
    type: "button" as const,
    action_id: "p0",
    text: { type: "plain_text" as const, text: say(language, "chat.nudge-here"), emoji: false },
    value: buttonValue({ does: "ask", ask: "here", about: [] }),
  };
  return { text, blocks: [...plainBlocks(text), { type: "actions" as const, block_id: blockId(0, sessionKey(id)), elements: [button] }] };
}

async function tell(desk: Desk, place: Place, message: ReturnType<typeof reminderIn>): Promise<boolean> {
  const { workspace: its, team, channel } = addressOf(place);
  try {
    const workspace = await desk.workspaces.of(its);
    if (workspace === undefined) return false;
    await desk.client(workspace, team).chat.postMessage({ channel, ...message });
    return true;
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a reminder could not be sent");
    return false;
  }
}

/**
 * Asks who is missing to look, at a facilitator's word: in their direct messages, not in their quiet hours, a second time only after a while.
 * Answers before Slack has taken the messages, since who pressed waits for the answer.
 */
export function createReminding(desk: Desk): (standing: Standing, missing: readonly string[]) => Promise<void> {
  const told = new Map<string, number>();
  return async (standing, missing) => {
    const { tenant, id, session } = standing;
    const step = openStep(session);
    if (step === undefined) return;
    const now = desk.clock.now();
    const people = new Map((await desk.people.people(tenant, missing)).map((one) => [one.id, one]));
    for (const place of await desk.places.ofSession(id)) {
      const person = people.get(place.person ?? "");
      if (place.platform !== "slack" || place.broken !== null || person === undefined) continue;
      if (isQuiet(now, person.zone ?? session.about.timezone) || now - (told.get(place.id) ?? Number.NEGATIVE_INFINITY) < onceMs) continue;
      if (told.size > 10_000) told.clear();
      told.set(place.id, now);
      const language = isLanguage(person.language) ? person.language : session.about.language;
      void tell(desk, place, reminderIn(language, standing, step.id)).then((sent) => sent || told.delete(place.id));
    }
  };
}
