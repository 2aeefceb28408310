import type { Clock } from "#lib/clock.ts";
import { voices } from "#session/state.ts";
import type { Timer } from "#lib/timer.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import type { Lost } from "./cards/lost.ts";
import type { Facilitator } from "./handle.ts";
import type { HelpDoor } from "./help-door.ts";
import type { KeepingDoor } from "./kept.ts";
import type { Ledger, Leases, People, Presence } from "./ports.ts";
import type { Chat, Place, Places, Shown } from "./ports-chat.ts";
import { createReconciler, type Reconciler } from "./reconcile/reconciler.ts";
import type { Told } from "./reconcile/lane.ts";
import type { Standing } from "./shelf.ts";
import type { TakeAwayPorts } from "./take-away.ts";

export type StagePorts = TakeAwayPorts & {
  readonly facilitator: Facilitator;
  readonly ledger: Pick<Ledger, "subscribe">;
  readonly people: People;
  readonly presence: Presence;
  readonly places: Places;
  readonly shown: Shown;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly mint: () => string;
  /** names this process */
  readonly who: string;
  readonly page: ((session: string) => (path: string) => string) | null;
  /** only where results can be kept elsewhere */
  readonly keeping?: KeepingDoor | undefined;
  /** only where a language model is configured */
  readonly helping?: HelpDoor | undefined;
  /** what the metrics and the log hear of drawing */
  readonly tell: (told: Told) => void;
};

/** A chat platform as the stage knows it; `remind` tells people who are missing, in their own direct messages. */
export type Platform = { readonly chat: Chat; readonly remind: (standing: Standing, missing: readonly string[]) => Promise<void> };

/** What a platform's room works with, and what makes its places true. */
export type Stage = {
  readonly conversation: Conversation;
  readonly stir: (session: string) => void;
  /** The open step's card is posted anew at the bottom; answers with the message that it leaves behind. */
  readonly showAgain: (place: Place) => Promise<string | undefined>;
  /** Begins to draw for these platforms; called once, when they are there. */
  readonly open: (platforms: readonly Platform[]) => Promise<void>;
  /** Looks for what lags; wants to be called every `lookEveryMs`. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Other threads of the same session that cannot be drawn any more. */
async function lostBeside(places: Places, { session, id }: Place): Promise<readonly Lost[]> {
  const others = (await places.ofSession(session)).filter((one) => one.id !== id && one.person === null);
  return others.flatMap((one) => (one.broken === null ? [] : [{ id: one.id, why: one.broken.why }]));
}

/** Puts the conversation and the drawing together; platforms come in by `open`, since they need the conversation themselves. */
export function createStage(ports: StagePorts): Stage {
  const platforms: Platform[] = [];
  let reconciler: Reconciler | undefined;
  let unsubscribe: () => void = () => undefined;
  const conversation = createConversation({
    ...ports,
    remind: async (standing, by) => {
      const { session } = standing;
      const missing = voices(session).flatMap(({ id }) => (id === by || session.done.has(id) ? [] : [id]));
      await Promise.all(platforms.map((platform) => platform.remind(standing, missing)));
    },
  });
  const wantedFor = async (place: Place) =>
    conversation.wanted(place.tenant, place.session, place.person, await lostBeside(ports.places, place));
  return {
    conversation,
    stir: (session) => reconciler?.stir(session),
    async showAgain(place) {
      const wanted = await wantedFor(place);
      const card = wanted?.cards.findLast((one) => one.quietly !== true && one.key !== "head");
      return card === undefined ? undefined : ports.shown.anew(place, card.key);
    },
    async open(all) {
      platforms.push(...all);
      const drawing = createReconciler({ ...ports, chats: platforms.map((one) => one.chat), wantedFor });
      reconciler = drawing;
      unsubscribe = await ports.ledger.subscribe((change) => (change.kind === "session" ? drawing.stir(change.session) : undefined));
    },
    tick: async () => reconciler?.tick(),
    async close() {
      unsubscribe();
      await reconciler?.close();
    },
  };
}
