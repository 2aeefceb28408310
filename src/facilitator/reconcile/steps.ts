import { hashToken } from "#lib/ids.ts";
import type { Card, Wanted } from "#talk/card.ts";
import { leftBehind, type ShownCard } from "../ports-chat.ts";

/** One thing to do so that a place shows what it should. `find`: a post was begun and its end is not known. */
export type Step =
  | { readonly does: "post"; readonly card: Card; readonly version: string; readonly again: boolean; readonly left?: string }
  | { readonly does: "edit"; readonly card: Card; readonly version: string; readonly ref: string; readonly was: string }
  | { readonly does: "find"; readonly card: Card; readonly version: string; readonly begun: string };

/** `refused`: versions that the platform does not take, by key; `find`: whether a message may be looked for here. */
export type Known = { readonly refused: ReadonlyMap<string, string>; readonly find: boolean };

/** The digest of a card as drawn: two cards that people could tell apart never have the same. */
export function versionOf(card: Wanted): string {
  const { quietly: _, ...drawn } = card;
  return hashToken(JSON.stringify(drawn));
}

type There = ReadonlyMap<string, ShownCard>;

function stepTo({ quietly, ...card }: Wanted, all: There, known: Known): Step | undefined {
  const version = versionOf(card);
  const there = all.get(card.key);
  const left = all.get(leftBehind(card.key))?.ref ?? null;
  const behind = left === null ? {} : { left };
  if (known.refused.get(card.key) === version) return undefined;
  if (there === undefined) return quietly === true ? undefined : { does: "post", card, version, again: false, ...behind };
  if (there.state === "posting") {
    if (known.find) return { does: "find", card, version, begun: there.version };
    return quietly === true ? undefined : { does: "post", card, version, again: true, ...behind };
  }
  if (there.version === version || there.ref === null) return undefined;
  return { does: "edit", card, version, ref: there.ref, was: there.version };
}

/** What may be done next, in the order wanted. Posts keep that order, so only the first of them is among it; what nobody wants any more is left alone. */
export function nextSteps(wanted: readonly Wanted[], shown: readonly ShownCard[], known: Known): readonly Step[] {
  const there = new Map(shown.map((one) => [one.key, one]));
  const steps = wanted.flatMap((card) => stepTo(card, there, known) ?? []);
  const first = steps.find((step) => step.does !== "edit");
  return steps.filter((step) => step.does === "edit" || step === first);
}
