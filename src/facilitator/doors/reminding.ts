import { isQuiet } from "#lib/time.ts";
import { type Language, isLanguage } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import { openStep } from "#session/state.ts";
import { type Press, asks } from "#talk/card.ts";
import type { Place } from "../ports-chat.ts";
import type { Standing } from "../shelf.ts";
import type { DoorPorts } from "./ports.ts";

/** A reminder in words, and the button below it. */
export type Reminder = { readonly text: string; readonly label: string; readonly press: Press };

/** Sends it into somebody's direct messages; answers with whether it stands there. Never rejects. */
export type SendReminder = (place: Place, reminder: Reminder) => Promise<boolean>;

/** Within this time a second reminder is the first one pressed, or delivered, twice. */
const onceMs = 60_000;

function reminderIn(language: Language, { session }: Standing, step: string): Reminder {
  const title = sayStep(language, "title", { step, sells: session.about.sells });
  const { label, press } = asks(say(language, "chat.nudge-here"), "here");
  return { text: say(language, "door.nudge", { title: session.about.title, step: title }), label, press };
}

/**
 * Asks who is missing to look, at a facilitator's word: in their direct messages, not in their quiet hours, a second time only after a while.
 * Answers before the platform has taken the messages, since who pressed waits for the answer.
 */
export function createReminding(
  desk: Pick<DoorPorts, "clock" | "people" | "places">,
  platform: string,
  send: SendReminder,
): (standing: Standing, missing: readonly string[]) => Promise<void> {
  const told = new Map<string, number>();
  return async (standing, missing) => {
    const { tenant, id, session } = standing;
    const step = openStep(session);
    if (step === undefined) return;
    const now = desk.clock.now();
    const people = new Map((await desk.people.people(tenant, missing)).map((one) => [one.id, one]));
    for (const place of await desk.places.ofSession(id)) {
      const person = people.get(place.person ?? "");
      if (place.platform !== platform || place.broken !== null || person === undefined) continue;
      if (isQuiet(now, person.zone ?? session.about.timezone) || now - (told.get(place.id) ?? Number.NEGATIVE_INFINITY) < onceMs) continue;
      if (told.size > 10_000) told.clear();
      told.set(place.id, now);
      const language = isLanguage(person.language) ? person.language : session.about.language;
      void send(place, reminderIn(language, standing, step.id)).then((sent) => sent || told.delete(place.id));
    }
  };
}
