import { newId } from "#lib/ids.ts";
import { sayTime } from "#locale/dates.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { issueAttachCode, readAttachCode } from "../attach.ts";
import type { Place } from "../ports-chat.ts";
import type { DoorPorts } from "./ports.ts";
import { type Spoken, wordsIn } from "./speaking.ts";

type Address = Pick<Place, "at" | "address">;

/** How a platform brings a session into a thread. */
export type Attaching = {
  readonly platform: string;
  readonly code: string;
  readonly language: Language;
  /** address of the thread that is meant; undefined where one is still to be opened */
  readonly at: string | undefined;
  /** Opens the thread where there is none yet; words of refusal where the platform does not let us. */
  readonly open: (session: string, title: string) => Promise<Address | { readonly no: string }>;
  /** Takes away what `open` began, where no session comes there. */
  readonly takeBack: (opened: Address) => Promise<void>;
};

/**
 * Brings a thread into the session that the code opens; answers with what is said to who typed it. The code is used up only where it has its
 * effect: after a refusal the same one is good once more.
 */
export async function attached(desk: DoorPorts, attaching: Attaching): Promise<string> {
  const { platform, code, language, at } = attaching;
  const found = await readAttachCode(desk.people, code, desk.clock.now());
  if (found === undefined) return say(language, "refusal.link.unknown");
  const taken = at === undefined ? undefined : await desk.places.placeAt(platform, at);
  if (taken !== undefined) return say(language, taken.session === found.session ? "door.attached-before" : "door.taken");
  const title = (await desk.facilitator.look(found.tenant, found.session))?.session.about.title ?? "";
  const thread = await attaching.open(found.session, title);
  if ("no" in thread) return thread.no;
  const target = await desk.redeem(code);
  const place = { ...found, id: newId(), platform, ...thread, person: null };
  const there = target === undefined ? undefined : await desk.places.add(place);
  if (there?.session !== found.session) {
    if (at === undefined) await attaching.takeBack(thread);
    return say(language, target === undefined ? "refusal.link.unknown" : "door.taken");
  }
  desk.stir(found.session);
  return say(language, "door.attached", { title });
}

/** A code that brings another thread into a session, for a facilitator of it; everybody else is told why not. `key`: how it is said where. */
export async function codeFor(
  desk: DoorPorts,
  spoken: Spoken | undefined,
  key: "door.attach-code" | "discord.attach-code" = "door.attach-code",
): Promise<string> {
  if (spoken === undefined) return say("en", "refusal.session.unknown");
  const words = await wordsIn(desk, spoken.speaker);
  const { tenant, session, person } = spoken.speaker;
  const standing = await desk.facilitator.look(tenant, session);
  const member = standing?.session.people[person];
  if (standing === undefined || member?.role !== "facilitator" || member.removed)
    return desk.conversation.words(spoken.speaker, { refused: "act.not-allowed" });
  const { code, until } = await issueAttachCode(desk.people, { tenant, session, person, now: desk.clock.now() });
  const { title } = standing.session.about;
  return say(words.language, key, { title, code, time: sayTime(words.language, until, words.zone) });
}
