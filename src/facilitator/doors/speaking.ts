import { type Language, isLanguage } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Block, Card } from "#talk/card.ts";
import type { Person } from "../ports.ts";
import type { Speaker } from "../scene.ts";
import type { DoorPorts } from "./ports.ts";

/** How a platform's room puts things into words for somebody, or for everybody who reads a place. */
export type Words = {
  readonly language: Language;
  /** IANA zone of who reads, or of the session */
  readonly zone: string;
  readonly name: (person: string) => string;
  /** address of the board, where people can reach one */
  readonly board: string | null;
};

/** A session, and who speaks in it. */
export type Spoken = { readonly speaker: Speaker; readonly person: Person };

/** Words for somebody of whom no session is known: their own language is one they chose with us, else `preselected`, else English. */
export function wordsFor(person: Person | undefined, preselected?: string): Words {
  const chosen = person?.language ?? preselected;
  const language: Language = isLanguage(chosen) ? chosen : "en";
  return { language, zone: person?.zone ?? "UTC", name: () => say(language, "web.somebody"), board: null };
}

/** Words for a person of a session, or (null) for everybody who reads a place; of a session that is gone they are anybody's. */
export async function wordsIn(
  { conversation }: Pick<DoorPorts, "conversation">,
  { tenant, session, person }: { readonly tenant: string; readonly session: string; readonly person: string | null },
): Promise<Words> {
  const voice = await conversation.voice(tenant, session, person);
  return voice === undefined ? wordsFor(undefined) : { ...voice, board: voice.page?.("/board") ?? null };
}

/** The way into the browser leads there as this person: of a card that is nothing but that way, the link becomes their own. */
export async function withOwnLink({ personalLink }: Pick<DoorPorts, "personalLink">, speaker: Speaker, card: Card): Promise<Card> {
  if (personalLink === null) return card;
  const url = await personalLink(speaker.tenant, speaker.session, speaker.person);
  const own = (block: Block): Block =>
    block.is === "acts" && block.link !== undefined ? { ...block, link: { ...block.link, url } } : block;
  return { ...card, blocks: card.blocks.map(own) };
}
