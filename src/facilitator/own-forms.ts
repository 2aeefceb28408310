import { isLanguage } from "#locale/languages.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { PostedForm } from "./hear/posted.ts";
import { keepResult, matchesIn, matchPeople } from "./kept.ts";
import type { Scene, ScenePorts, Speaker, Spoken } from "./scene.ts";
import type { Standing } from "./shelf.ts";
import { notTheirs } from "./theirs.ts";

export type OwnPorts = ScenePorts & {
  /** asks everybody who is missing to look, but for who wants it */
  readonly remind: (standing: Standing, by: string) => Promise<void>;
};

/** A form as it came in. */
export type Sending = { readonly spoken: Spoken; readonly speaker: Speaker; readonly form: PostedForm };

type Do = (ports: OwnPorts, sending: Sending) => Promise<Standing | Refusal>;

const first = (form: PostedForm, name: string) => form.get(name)?.[0] ?? "";

/** A person's choice of language, kept outside the log. */
async function saveLanguage({ people: kept }: OwnPorts, { people }: Scene, { speaker, form }: Sending): Promise<void> {
  const chosen = first(form, "language");
  if (!isLanguage(chosen)) return;
  const known = people.get(speaker.person) ?? { tenant: speaker.tenant, id: speaker.person, name: "" };
  await kept.savePerson({ ...known, language: chosen });
}

async function language(ports: OwnPorts, sending: Sending): Promise<Standing> {
  await saveLanguage(ports, sending.spoken.scene, sending);
  return sending.spoken.scene.standing;
}

async function join(ports: OwnPorts, sending: Sending): Promise<Standing | Refusal> {
  const { spoken, speaker, form } = sending;
  await saveLanguage(ports, spoken.scene, sending);
  const zone = spoken.scene.people.get(speaker.person)?.zone;
  const role = first(form, "role") === "observer" ? "observer" : "participant";
  const handled = await ports.facilitator.handle(speaker.tenant, speaker.session, {
    id: form.get("nonce")?.[0] ?? ports.mint(),
    at: ports.clock.now(),
    actor: { kind: "person", id: speaker.person, via: speaker.via },
    acts: [{ do: "join", person: speaker.person, role, ...(zone === undefined ? {} : { zone }) }],
  });
  return handled.ok ? handled.standing : handled.refusal;
}

/** Erases somebody's texts, name and links, at their own word or a facilitator's, once the name was typed letter for letter. */
async function erase(ports: OwnPorts, { spoken, speaker, form }: Sending): Promise<Standing | Refusal> {
  const { scene, member, talk } = spoken;
  const person = first(form, "person");
  const name = scene.people.get(person)?.name;
  if (member === null || (person !== member && !talk.facilitator)) return refuse("act.not-allowed");
  if (name === undefined) return refuse("person.unknown");
  if (first(form, "name").trim() !== name) return refuse("person.name-missing", { field: "name" });
  const no =
    (await notTheirs(ports.people, scene.standing, { by: speaker.person, person, name: talk.name })) ??
    (await ports.facilitator.erase(speaker.tenant, speaker.session, person));
  return no ?? scene.standing;
}

async function remind(ports: OwnPorts, { spoken, speaker }: Sending): Promise<Standing | Refusal> {
  if (!spoken.talk.facilitator) return refuse("act.not-allowed");
  await ports.remind(spoken.scene.standing, spoken.member ?? speaker.person);
  return spoken.scene.standing;
}

/** Has the result kept elsewhere, at a facilitator's word. */
async function kept({ keeping, clock }: OwnPorts, { spoken, form }: Sending): Promise<Standing | Refusal> {
  if (!spoken.talk.facilitator) return refuse("act.not-allowed");
  if (keeping === undefined) return refuse("act.unknown");
  const { standing } = spoken.scene;
  const wish = { parent: first(form, "parent"), anew: first(form, "anew") === "yes", now: clock.now() };
  return (await keepResult(keeping, standing, wish)) ?? standing;
}

/** Says who people are where the result is kept, at a facilitator's word. */
async function keptPeople({ keeping, clock }: OwnPorts, { spoken, form }: Sending): Promise<Standing | Refusal> {
  if (!spoken.talk.facilitator) return refuse("act.not-allowed");
  if (keeping === undefined) return refuse("act.unknown");
  const { standing } = spoken.scene;
  return (await matchPeople(keeping, standing, { chosen: matchesIn(form), now: clock.now() })) ?? standing;
}

/** Forms that are no acts of a session's log, by name. `pick` asks only what is asked next. */
const own: Readonly<Record<string, Do>> = {
  join,
  language,
  pick: language,
  erase,
  kept,
  "kept-people": keptPeople,
  "control:remind": remind,
};

/** Does what a form says that is about people or their places rather than the session's log; undefined for every other form. */
export async function takeOwn(ports: OwnPorts, sending: Sending): Promise<{ readonly done: Standing } | Refusal | undefined> {
  const name = first(sending.form, "form");
  const done = Object.hasOwn(own, name) ? await own[name]?.(ports, sending) : undefined;
  return done === undefined || isRefusal(done) ? done : { done };
}
