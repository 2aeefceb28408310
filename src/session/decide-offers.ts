import type { Json } from "#steps/field.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { SessionActCommand } from "./command.ts";
import { decidePartAct } from "./decide-part.ts";
import { type Draft, emit } from "./draft.ts";
import { outcomeSoFar } from "./results.ts";
import type { Offer } from "./state.ts";
import { mayAnswer } from "./who-may.ts";

type Of<Do extends SessionActCommand["do"]> = Extract<SessionActCommand, { do: Do }>;

/** Open offers of one session; people who write more where the result is kept are not asked about the rest until some are answered. */
const mostOpen = 200;

/** The step that holds the plan (method.md, step `actions`). */
const plan = { step: "actions", part: 0, list: "items" } as const;

/** A keeper brings what people wrote there and what is not taken over by itself. Brought again, it changes nothing. */
export function offer(draft: Draft, { id, keeper, about }: Of<"offer">): Draft | Refusal {
  const { offers } = draft.session;
  if (offers.some((one) => one.id === id)) return draft;
  if (about.is === "value" && !outcomeSoFar(draft.session, draft.at).actions.some((one) => one.id === about.item))
    return refuse("item.unknown");
  if (offers.filter((one) => one.answered === null).length >= mostOpen) return refuse("list.too-many", { values: { max: mostOpen } });
  return emit(draft, "keeper.offered", { id, keeper, ...(about as unknown as { readonly [key: string]: Json }) });
}

/** What was offered becomes this person's own act, judged like any other. */
function taken(draft: Draft, { id, about }: Offer, person: string): Draft | Refusal {
  const { step, part, list } = plan;
  const { session } = draft;
  const asked = { person, drawn: undefined, offered: true };
  if (about.is === "row") return decidePartAct(draft, { ...asked, act: { do: "add-row", step, part, list, id, values: about.values } });
  const named = about.field === "owner" ? String(about.value) : "";
  // Named where the result is kept: they come in as an owner from outside with the very act that names them here.
  const joins = named !== "" && (session.people[named]?.removed ?? true);
  const from = joins ? emit(draft, "person.joined", { person: named, role: "owner" }) : draft;
  const path = `${list}/${about.item}/${about.field}`;
  return decidePartAct(from, { ...asked, act: { do: "set", step, part, path, value: about.value } });
}

/** Somebody takes what was offered, or leaves it; the same answer twice has one effect. */
export function answerOffer(draft: Draft, { offer: id, answer }: Of<"answer-offer">, person: string): Draft | Refusal {
  const found = draft.session.offers.find((one) => one.id === id);
  if (found === undefined) return refuse("item.unknown");
  if (found.answered === answer) return draft;
  if (found.answered !== null) return refuse("item.gone");
  if (!mayAnswer(draft.session, draft.at, found, person)) return refuse(found.about.is === "row" ? "act.not-allowed" : "actions.not-owner");
  const next = answer === "take" ? taken(draft, found, person) : draft;
  return isRefusal(next) ? next : emit(next, "keeper.answered", { id, answer });
}
