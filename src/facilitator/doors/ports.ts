import type { Clock } from "#lib/clock.ts";
import type { Log } from "#lib/log.ts";
import type { Conversation } from "../conversation.ts";
import type { Facilitator } from "../handle.ts";
import type { Ledger, People } from "../ports.ts";
import type { Place, Places } from "../ports-chat.ts";

/** What the room of a chat platform is given from outside. */
export type DoorPorts = {
  readonly conversation: Conversation;
  readonly facilitator: Facilitator;
  readonly ledger: Pick<Ledger, "find" | "sessions">;
  readonly people: People;
  readonly places: Places;
  /** the session's places changed, or it did: they are to be drawn */
  readonly stir: (session: string) => void;
  /** the open step's card is posted anew at the bottom; answers with the message that it leaves behind */
  readonly showAgain: (place: Place) => Promise<string | undefined>;
  /** takes a code from a session's page: the session that it opens, or why not */
  readonly redeem: (code: string) => Promise<{ readonly tenant: string; readonly session: string } | undefined>;
  /** a personal link into the browser; null where people can reach no page */
  readonly personalLink: ((tenant: string, session: string, person: string) => Promise<string>) | null;
  readonly clock: Clock;
  readonly log: Log;
};
