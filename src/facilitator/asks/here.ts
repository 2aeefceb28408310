import { refuse } from "#talk/refusal.ts";
import { cardsOf } from "../cards/cards.ts";
import type { Ask } from "./ask.ts";

/** The open step's card for one person alone, in their own language: where a reminder leads. */
export const here: Ask = {
  open(talk) {
    const card = cardsOf(talk).findLast((one) => one.quietly !== true && one.key !== "head");
    return card === undefined ? refuse("act.not-open") : { card: { ...card, key: "here" } };
  },
};
