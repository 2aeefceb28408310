import type { Json, Values } from "#steps/field.ts";
import type { SessionEvent } from "./event.ts";
import type { Offer, Session } from "./state.ts";

type Data = { readonly [key: string]: Json };

/** The offer that is about the same as this one: a later word takes its place. */
function sameMatter(one: Offer, other: Pick<Offer, "id" | "about">): boolean {
  if (one.about.is === "row" || other.about.is === "row") return one.id === other.id;
  return one.about.item === other.about.item && one.about.field === other.about.field;
}

function offered(session: Session, event: SessionEvent): Session {
  const { id, keeper, is, item, field, value, values } = event.data;
  const about: Offer["about"] =
    is === "row"
      ? { is: "row", values: values as Values }
      : { is: "value", item: String(item), field: field as "status", value: value ?? null };
  const next: Offer = { id: String(id), keeper: String(keeper), at: event.at, answered: null, about };
  const before = session.offers.map((one) =>
    one.answered === null && sameMatter(one, next) ? { ...one, answered: "overtaken" as const } : one,
  );
  return { ...session, offers: [...before, next] };
}

/** What keepers bring and what becomes of it. What was left keeps nothing of what it said. */
export const offerFolds = {
  "keeper.offered": (session: Session, _: Data, event: SessionEvent) => offered(session, event),
  "keeper.answered": (session: Session, { id, answer }: Data) => ({
    ...session,
    offers: session.offers.map((one) => (one.id === id ? { ...one, answered: answer as "take" | "leave" } : one)),
  }),
} as const;
