import { type Language, isLanguage } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { viewEarlier, viewSession } from "#session/view.ts";
import type { Clock } from "#lib/clock.ts";
import { offeredPeople } from "./cards/offers.ts";
import type { Facilitator } from "./handle.ts";
import type { HelpDoor } from "./help-door.ts";
import { type KeepingDoor, type Kept, keptOf } from "./kept.ts";
import { memberNow } from "./look.ts";
import type { People, Person } from "./ports.ts";
import type { Standing } from "./shelf.ts";
import type { Talk } from "./talk.ts";

/** What a session is looked at with. */
export type ScenePorts = {
  readonly facilitator: Facilitator;
  readonly people: People;
  readonly clock: Clock;
  readonly mint: () => string;
  /** address of a session's page; null where people can reach none */
  readonly page: ((session: string) => (path: string) => string) | null;
  /** only where results can be kept elsewhere */
  readonly keeping?: KeepingDoor | undefined;
  /** only where a language model is configured */
  readonly helping?: HelpDoor | undefined;
};

/** A session as it stands, and who its people are. */
export type Scene = { readonly standing: Standing; readonly people: ReadonlyMap<string, Person>; readonly kept?: Kept };

/** Who speaks: somebody known, who may not be in the session yet, through a door ("slack", "discord"). */
export type Speaker = { readonly tenant: string; readonly session: string; readonly person: string; readonly via: string };

/** The scene as its speaker sees it; `member` is null for who is not in the session. */
export type Spoken = { readonly scene: Scene; readonly member: string | null; readonly talk: Talk };

/** Undefined where there is no such session. `more`: somebody who may not be in it yet. */
export async function sceneOf(ports: ScenePorts, tenant: string, session: string, more?: string): Promise<Scene | undefined> {
  const standing = await ports.facilitator.look(tenant, session);
  if (standing === undefined) return undefined;
  const ids = [...Object.keys(standing.session.people), ...offeredPeople(standing.session), ...(more === undefined ? [] : [more])];
  const [found, kept] = await Promise.all([ports.people.people(tenant, ids), keptOf(ports.keeping, standing)]);
  return { standing, people: new Map(found.map((one) => [one.id, one])), ...(kept === undefined ? {} : { kept }) };
}

/** A person's language is what they chose with us, else the session's (method.md, "Language"). */
function languageOf({ standing, people }: Scene, person: string): Language {
  const chosen = people.get(person)?.language;
  return isLanguage(chosen) ? chosen : standing.session.about.language;
}

/** How somebody is spoken to (null: everybody in a place): their language and zone, names, and the address of the session's page. */
export type Voice = Pick<Talk, "language" | "name" | "page"> & { readonly zone: string };

/** The voice for one person of the scene, or for everybody: what was chosen, else the session's. */
export function voiceOf(ports: Pick<ScenePorts, "page">, scene: Scene, person: string | null): Voice {
  const { standing, people } = scene;
  const { about } = standing.session;
  const language = person === null ? about.language : languageOf(scene, person);
  return {
    language,
    zone: (person === null ? undefined : people.get(person)?.zone) ?? about.timezone,
    name: (id) => people.get(id)?.name ?? say(language, "web.somebody"),
    page: ports.page === null ? null : ports.page(standing.id),
  };
}

/** What is said of the scene to one person, or (null) to everybody. */
export function talkOf(ports: ScenePorts, scene: Scene, person: string | null, voice: Voice): Talk {
  const now = ports.clock.now();
  const { session, id } = scene.standing;
  return {
    id,
    view: viewSession(session, { person }, now),
    earlier: viewEarlier(session, { person }, now),
    me: person,
    facilitator: person !== null && session.people[person]?.role === "facilitator",
    language: voice.language,
    say: (key, values) => say(voice.language, key, values),
    name: voice.name,
    now,
    mint: ports.mint,
    page: voice.page,
    ...(scene.kept === undefined ? {} : { kept: scene.kept }),
    ...(ports.helping === undefined ? {} : { helper: { model: ports.helping.model, host: ports.helping.host } }),
  };
}

/** The speaker's own look at their session; undefined where there is none. */
export async function spokenBy(ports: ScenePorts, { tenant, session, person }: Speaker): Promise<Spoken | undefined> {
  const scene = await sceneOf(ports, tenant, session, person);
  if (scene === undefined) return undefined;
  const member = memberNow(scene.standing.session, person) ?? null;
  return { scene, member, talk: talkOf(ports, scene, member, voiceOf(ports, scene, person)) };
}
