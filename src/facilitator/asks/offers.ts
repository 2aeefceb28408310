import { offerBlocks, openOffers } from "../cards/offers.ts";
import { quiet } from "../cards/blocks.ts";
import { told } from "../cards/words.ts";
import type { Ask } from "./ask.ts";
import { cardOf } from "./kit.ts";

/** So many stand with their buttons; the others come as these are answered. */
const shownAtOnce = 8;

/** What was changed where the result is kept and waits for one's answer. */
const offers: Ask = {
  open(talk) {
    const open = openOffers(talk);
    const rest = open.length - shownAtOnce;
    return cardOf("offers", talk.say("offer.head"), [
      ...(open.length === 0 ? quiet(told(talk, "offer.none")) : []),
      ...open.slice(0, shownAtOnce).flatMap((one) => offerBlocks(talk, one)),
      ...(rest > 0 ? quiet(told(talk, "offer.more", { count: rest })) : []),
    ]);
  },
};

export const offerAsks = { offers } as const;
