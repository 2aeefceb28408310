import { newId } from "#lib/ids.ts";
import { offeredPeople } from "#facilitator/cards/offers.ts";
import type { Person } from "#facilitator/ports.ts";
import { memberNow } from "#facilitator/look.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { type Language, isLanguage } from "#locale/languages.ts";
import { viewEarlier, viewSession } from "#session/view.ts";
import { loginToken } from "./cookies.ts";
import type { Desk } from "./desk.ts";
import { askedLanguage, wordsIn } from "./language.ts";
import { loginHash } from "./letting-in.ts";
import type { PageContext, RefusedForm } from "./page.ts";
import { type C, csrfOf } from "./security.ts";

/**
 * Somebody of a session on one of its pages. `login`: the person whose login it is; `me`: the entry that stands for them, another one where a
 * facilitator joined two into one. What is allowed beyond this session goes by `login`: a facilitator makes nobody the person they joined.
 */
export type Visit = {
  readonly standing: Standing;
  readonly me: string;
  readonly login: string;
  readonly token: string;
  readonly language: Language;
};

/** Who was here within this time is here: pages say so every 20 s. */
const hereMs = 45_000;

/** The session and who asks for it, if they belong to it; it is looked for in the tenant of the login and nowhere else. For everybody else the address leads to nothing, whether the session exists or not. */
export async function visitOf(c: C, desk: Desk): Promise<Visit | undefined> {
  const token = loginToken(c);
  const id = c.req.param("id") ?? "";
  if (token === undefined) return undefined;
  const login = await desk.people.loggedIn(loginHash(id, token), desk.clock.now());
  if (login === undefined) return undefined;
  const standing = await desk.facilitator.look(login.tenant, id);
  const me = standing === undefined ? undefined : memberNow(standing.session, login.person);
  if (standing === undefined || me === undefined) return undefined;
  const known = (await namesOf(desk, standing)).get(me)?.language;
  const language = isLanguage(known) ? known : (askedLanguage(c) ?? standing.session.about.language);
  c.set("language", language);
  return { standing, me, login: login.person, token, language };
}

/** Names by id; a kind stand-in where there is none. */
export async function namesOf(desk: Pick<Desk, "people">, standing: Standing): Promise<ReadonlyMap<string, Person>> {
  const { session, tenant } = standing;
  const found = await desk.people.people(tenant, [...Object.keys(session.people), ...offeredPeople(session)]);
  return new Map(found.map((one) => [one.id, one]));
}

/** What a page shows beside the session itself: a refused form, what the viewer opened. */
export type Shown = { readonly refused?: RefusedForm; readonly open?: string };
type Drawing = { readonly people: ReadonlyMap<string, Person>; readonly present: readonly string[]; readonly shown?: Shown };

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
    earlier: viewEarlier(standing.session, { person: me }, now),
    ...(desk.helping === undefined ? {} : { helper: { model: desk.helping.model, host: desk.helping.host } }),
    ...shown,
  };
}

function presentNow(desk: Desk, { standing }: Visit): Promise<readonly string[]> {
  return desk.presence.present(standing.tenant, standing.id, desk.clock.now() - hereMs);
}

/** Says that somebody has come to a page of the session: the others' pages look only where that is news. */
export async function arrive(desk: Desk, visit: Visit): Promise<void> {
  const was = (await presentNow(desk, visit)).includes(visit.me);
  await renew(desk, visit);
  if (!was) desk.hub.stir(visit.standing.id, { kind: "change" });
}

/** Reads what a page needs beside the session, and puts it together. */
export async function draw(desk: Desk, visit: Visit, shown: Shown = {}): Promise<PageContext> {
  const present = await presentNow(desk, visit);
  const people = await namesOf(desk, visit.standing);
  return contextOf(desk, visit, { people, present, shown });
}

/** Says that somebody has the session open. */
export async function renew(desk: Desk, { standing, me }: Visit): Promise<void> {
  await desk.presence.seen({ tenant: standing.tenant, session: standing.id, person: me, now: desk.clock.now() });
}
