import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { viewPart, viewSession, type PartOnView, type SessionView } from "#session/view.ts";
import type { Session } from "#session/state.ts";
import type { PageContext } from "../../../../src/chat/web/page.ts";
import { play, type Playing, type Script, workshop, type workshops } from "../../../report/run-session.ts";

type Seen = SessionView & { readonly parts: readonly PartOnView[] };

/** What a person sees of a session, the closed parts among it. */
function seen(session: Session, person: string | null): Seen {
  const viewer = { person };
  const at = session.lastAt;
  const parts = session.steps.flatMap((step) =>
    step.parts.flatMap((_, part) => viewPart(session, { step: step.id, part }, viewer, at) ?? []),
  );
  return { ...viewSession(session, viewer, at), parts };
}

/** A page drawn for the first person of a script. */
function contextOf(view: SessionView, names: Script["people"], language: Language): PageContext {
  return {
    view,
    id: "s1",
    base: "/s/s1",
    language,
    say: (key, values) => say(language, key, values),
    name: (person) => names[person]?.name ?? person,
    now: 0,
    present: new Set(),
    facilitator: true,
    mint: () => "n1",
    csrf: "c1",
  };
}

/** A script played up to the closing of a part, seen by its facilitator. */
export function pageOf(name: (typeof workshops)[number], playing: Playing = {}): PageContext {
  const script = workshop(name);
  const session = play(script, playing);
  const host = Object.entries(script.people).find(([, one]) => one.role === "facilitator")?.[0] ?? null;
  return contextOf(seen(session, host), script.people, script.language);
}
