import type { Facilitator } from "#facilitator/handle.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import type { KeepingDoor } from "#facilitator/kept.ts";
import type { Ledger, People, Presence } from "#facilitator/ports.ts";
import type { Places } from "#facilitator/ports-chat.ts";
import type { Clock } from "#lib/clock.ts";
import type { Log } from "#lib/log.ts";
import type { Language } from "#locale/languages.ts";
import type { Publisher } from "#report/publisher.ts";
import type { Hub } from "./hub.ts";
import type { Rates } from "./rates.ts";

/** Where sessions belong that are started on the web: to the installation. Sessions of chats have tenants of their own. */
export const webTenant = "web";

export type WebSettings = {
  /** the address people reach, without slash at the end; undefined: what the request came to */
  readonly url?: string;
  /** names of the chats that a session can be brought into, as people know them: "Slack" */
  readonly chat?: readonly string[];
  /** what must be typed to start a session */
  readonly startCode?: string;
  /** addresses of proxies whose X-Forwarded-* is believed */
  readonly trustProxy: readonly string[];
  /** who asks from elsewhere than this machine must send it as bearer token to read the metrics */
  readonly metricsToken?: string;
};

/** A ready-made session to look around in. */
export type Sample = { readonly id: string; readonly title: string; readonly language: Language };
export type Samples = {
  readonly list: readonly Sample[];
  /** Plays the sample into a new session and makes `person` (named `name`) one of its facilitators; answers with the session's id. */
  readonly play: (sample: string, guest: { readonly person: string; readonly name: string }) => Promise<string>;
};

/** What is counted, without names or texts. */
export type Seen =
  | { readonly what: "request"; readonly route: string; readonly status: number; readonly ms: number }
  | { readonly what: "act"; readonly outcome: string };
export type Metrics = {
  readonly seen: (one: Seen) => void;
  readonly text: () => Promise<{ readonly type: string; readonly body: string }>;
};

/** What the web room is given from outside. */
export type WebPorts = {
  readonly facilitator: Facilitator;
  readonly ledger: Pick<Ledger, "subscribe" | "passOn">;
  readonly people: People;
  readonly presence: Presence;
  readonly places: Pick<Places, "ofSession">;
  /** only where results can be kept elsewhere */
  readonly keeping?: KeepingDoor | undefined;
  /** only where a language model is configured */
  readonly helping?: HelpDoor | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly publishers: readonly Publisher[];
  readonly samples: Samples;
  readonly settings: WebSettings;
  /** Rejects while the database is away. */
  readonly ready: () => Promise<void>;
  readonly metrics?: Metrics;
};

/** What every route works with. */
export type Desk = WebPorts & { readonly hub: Hub; readonly rates: Rates };
