import { isQuiet, nextNotQuiet } from "#lib/time.ts";
import { type MessageKey, isMessageKey } from "#locale/say.ts";
import type { Wanted } from "#talk/card.ts";
import type { Talk } from "../talk.ts";
import { linesOf } from "./blocks.ts";
import { cardsOf } from "./cards.ts";
import type { Direct } from "./direct.ts";
import { told } from "./words.ts";

/** A thread of the session in which nothing can be drawn any more: the id of its place, and why (a code of `GoneWhy`). */
export type Lost = { readonly id: string; readonly why: string };

function reason(talk: Talk, why: string): string {
  const key = `door.lost.${why}`;
  return isMessageKey(key) ? talk.say(key) : "";
}

/** Said once for each thread that is lost; `key`: in a thread, or in a facilitator's direct messages. */
function lostCards(talk: Talk, lost: readonly Lost[], key: Extract<MessageKey, "door.lost" | "door.lost.direct">): readonly Wanted[] {
  return lost.map(({ id, why }): Wanted => {
    const values = { why: reason(talk, why), title: talk.view.about.title };
    return { key: `told/lost/${id}/${why}`, title: talk.say(key, values), blocks: linesOf(talk, [told(talk, key, values)]) };
  });
}

/** What a thread holds: the header, what is lost elsewhere, and the steps. */
export function withLost(talk: Talk, lost: readonly Lost[]): readonly Wanted[] {
  const [head, ...rest] = cardsOf(talk);
  return [...(head === undefined ? [] : [head]), ...lostCards(talk, lost, "door.lost"), ...rest];
}

/** What somebody's direct messages hold: who leads is told what is lost as well, not in their quiet hours. */
export function withLostDirect(
  talk: Talk,
  direct: Direct,
  { lost, zone }: { readonly lost: readonly Lost[]; readonly zone: string },
): Direct {
  if (lost.length === 0 || !talk.facilitator) return direct;
  if (!isQuiet(talk.now, zone)) return { ...direct, cards: [...lostCards(talk, lost, "door.lost.direct"), ...direct.cards] };
  return { ...direct, until: Math.min(direct.until ?? Number.POSITIVE_INFINITY, nextNotQuiet(talk.now, zone)) };
}
