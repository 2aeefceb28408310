import type { Talk } from "#facilitator/talk.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { openStep, type Session } from "#session/state.ts";
import { viewPart, viewSession } from "#session/view.ts";

type Told = {
  readonly now?: number;
  readonly language?: Language;
  readonly name?: (person: string) => string;
  readonly page?: Talk["page"];
};

/** A session as nobody in particular sees it: what the thread of all is drawn from. */
export function talkOf(session: Session, { now = session.lastAt + 1000, language = "en", name, page = null }: Told = {}): Talk {
  const viewer = { person: null };
  const step = openStep(session);
  return {
    id: "s1",
    view: viewSession(session, viewer, now),
    earlier: step === undefined || step.part === 0 ? null : viewPart(session, { step: step.id, part: step.part - 1 }, viewer, now),
    me: null,
    facilitator: false,
    language,
    say: (key, values) => say(language, key, values),
    name: name ?? ((person) => person.slice(0, 1).toUpperCase() + person.slice(1)),
    now,
    mint: () => "nonce",
    page,
  };
}
