import { hashToken, newId } from "#lib/ids.ts";
import type { Person } from "#facilitator/ports.ts";
import { entryNow } from "#facilitator/look.ts";
import type { Standing } from "#facilitator/shelf.ts";
import type { Language } from "#locale/languages.ts";
import { openStep } from "#session/state.ts";
import { type PartOnView, viewPart, viewSession } from "#session/view.ts";
import { loginToken } from "./cookies.ts";
import { type Desk, tenant } from "./desk.ts";
import { isLanguage, languageOf, wordsIn } from "./language.ts";
import type { PageContext, RefusedForm } from "./page.ts";
import { type C, csrfOf } from "./security.ts";

/** Somebody of a session on one of its pages. */
export type Visit = { readonly standing: Standing; readonly me: string; readonly token: string; readonly language: Language };

/** Who was here within this time is here: pages say so every 20 s. */
const hereMs = 45_000;

/** The session and who asks for it, if they belong to it; for everybody else the address leads to nothing, whether the session exists or not. */
export async function visitOf(c: C, desk: Desk): Promise<Visit | undefined> {
  const token = loginToken(c);
  const id = c.req.param("id") ?? "";
  if (token === undefined) return undefined;
  const login = await desk.people.loggedIn(hashToken(token), desk.clock.now());
  if (login === undefined || login.tenant !== tenant) return undefined;
  const standing = await desk.facilitator.look(tenant, id);
  const me = standing === undefined ? undefined : whoNow(standing, login.person);
  if (standing === undefined || me === undefined) return undefined;
  const [person] = await desk.people.people(tenant, [me]);
  const known = person?.language;
  return { standing, me, token, language: isLanguage(known) ? known : languageOf(c) };
}

/** The member behind a login: two entries that were joined are one person; who was removed is nobody. */
export function whoNow({ session }: Standing, person: string): string | undefined {
  const merged = entryNow(session, person);
  const member = session.people[merged];
  return member === undefined || member.removed ? undefined : merged;
}

/** Names by id; a kind stand-in where there is none. */
export async function namesOf(desk: Pick<Desk, "people">, standing: Standing): Promise<ReadonlyMap<string, Person>> {
  const found = await desk.people.people(tenant, Object.keys(standing.session.people));
  return new Map(found.map((one) => [one.id, one]));
}

/** What a page shows beside the session itself: a refused form, what the viewer opened. */
export type Shown = { readonly refused?: RefusedForm; readonly open?: string };
type Drawing = { readonly people: ReadonlyMap<string, Person>; readonly present: readonly string[]; readonly shown?: Shown };

/** The part before the open one in its step, as the viewer may see it. */
function earlierPart(standing: Standing, person: string, at: number): PartOnView | null {
  const step = openStep(standing.session);
  return step === undefined || step.part === 0 ? null : viewPart(standing.session, { step: step.id, part: step.part - 1 }, { person }, at);
}

/** All that the parts of the page are drawn from. */
function contextOf(desk: Desk, visit: Visit, { people, present, shown = {} }: Drawing): PageContext {
  const { standing, me, language } = visit;
  const now = desk.clock.now();
  const say = wordsIn(language);
  const role = standing.session.people[me]?.role;
  const view = viewSession(standing.session, { person: me }, now);
  return {
    view,
    id: standing.id,
    base: `/s/${standing.id}`,
    language,
    say,
    name: (person) => people.get(person)?.name ?? say("web.somebody"),
    now,
    present: new Set(present),
    facilitator: role === "facilitator",
    mint: newId,
    csrf: csrfOf(visit.token),
    earlier: earlierPart(standing, me, now),
    ...shown,
  };
}

/** Reads what a page needs beside the session, and puts it together. */
export async function draw(desk: Desk, visit: Visit, shown: Shown = {}): Promise<PageContext> {
  const present = await desk.presence.present(tenant, visit.standing.id, desk.clock.now() - hereMs);
  const people = await namesOf(desk, visit.standing);
  return contextOf(desk, visit, { people, present, shown });
}

/** Says that somebody has the session open. */
export async function renew(desk: Desk, { standing, me }: Visit): Promise<void> {
  await desk.presence.seen({ tenant, session: standing.id, person: me, now: desk.clock.now() });
}
