import { play, type Table, workshop, type workshops } from "../../../report/run-session.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Session } from "#session/state.ts";
import { openStep } from "#session/state.ts";
import { viewPart, viewSession } from "#session/view.ts";
import type { PageContext } from "../../../../src/chat/web/page.ts";

export const steps = [
  "purpose/0",
  "purpose/1",
  "reasons/0",
  "reasons/1",
  "problems/0",
  "problems/1",
  "customer/0",
  "ideal-client/0",
  "pains/0",
  "pains/1",
  "offer/0",
  "offer/1",
  "current-journey/0",
  "ratings/0",
  "restrict/0",
  "replace/0",
  "replace/1",
  "new-journey/0",
  "audit/0",
  "actions/0",
  "governance/0",
  "publish/0",
] as const;

export type Scene = {
  readonly stop?: string;
  readonly of?: (typeof workshops)[number];
  readonly also?: (table: Table) => void;
  readonly language?: Language;
  readonly role?: "facilitator" | "participant" | "observer";
  readonly more?: Partial<PageContext>;
};

/** A workshop played up to the end of a part, which is still open. */
export function played({ stop, of = "harbour-climbing", also }: Scene): Session {
  return play(workshop(of), { ...(stop === undefined ? {} : { stop }), ...(also === undefined ? {} : { also }) });
}

/** The page as one viewer sees a session. */
export function seen(
  session: Session,
  { language = "en", role = "facilitator", of = "harbour-climbing", more = {} }: Scene = {},
): PageContext {
  const people = workshop(of).people;
  const found = Object.values(session.people).find((one) => one.role === role && !one.removed);
  const now = session.lastAt + 1000;
  const viewer = { person: found?.id ?? null };
  const seenAs = viewSession(session, viewer, now);
  const view =
    role === "observer" && found === undefined
      ? { ...seenAs, me: { id: "watcher", role, away: false, removed: false, joinedAt: 0 } as const }
      : seenAs;
  const step = openStep(session);
  let n = 0;
  return {
    view,
    id: "s1",
    base: "/s/s1",
    language,
    say: (key, values) => say(language, key, values),
    name: (person) => people[person]?.name ?? person,
    now,
    present: new Set(),
    facilitator: role === "facilitator",
    mint: () => `nonce${(n += 1)}`,
    csrf: "csrf",
    ...(step === undefined || step.part === 0 ? {} : { earlier: viewPart(session, { step: step.id, part: 0 }, viewer, now) }),
    ...more,
  };
}
