import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Talk } from "../talk.ts";
import { type Placed, placed } from "./kit.ts";

export type Deciding = Placed<"decide"> & { readonly matter: Matter };

/** The matter that an ask is about, in a decision that is open. */
export function matterAt(talk: Talk, on: readonly string[]): Deciding | Refusal {
  const here = placed(talk, on, "decide");
  if (isRefusal(here)) return here;
  const matter = here.view.matters.find((one) => one.subject.id === on[2]);
  return matter === undefined ? refuse("item.unknown") : { ...here, matter };
}

/** What a decision is about: contacts that stay or go, contacts to be replaced, or words. */
export function kindOf({ part }: Pick<Deciding, "part">): "restrict" | "replace" | "words" {
  const variants = part.def.variants?.map((one) => one.id) ?? [];
  return variants.includes("stays") ? "restrict" : variants.includes("with") ? "replace" : "words";
}
