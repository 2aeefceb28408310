import type { Contract } from "./contract.ts";
import type { Desk } from "./desk.ts";
import type { Faults } from "./faults.ts";
import type { Hub, intents } from "./hub.ts";
import type { Journal } from "./journal.ts";
import type { Limiter } from "./rates.ts";
import type { User, World } from "./world.ts";

/** The app as Discord knows it. */
export type AppSettings = {
  readonly id: string;
  readonly name: string;
  /** without "Bot " */
  readonly token: string;
  readonly publicKey: string;
  /** privileged intents that are switched on for it: none unless told */
  readonly intents: readonly (keyof typeof intents)[];
  /** connections that may identify at once */
  readonly maxConcurrency: number;
  /** what the platform recommends to start with */
  readonly shards: number;
};

/** All parts of the peer that a request may need. */
export type Core = {
  readonly app: AppSettings;
  readonly bot: User;
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limiter: Limiter;
  readonly contract: Contract;
  readonly desk: Desk;
  readonly hub: Hub;
  /** the token was reset: nothing is let in any more */
  readonly gate: { closed: boolean; readonly identified: number[] };
  /** where the peer listens, without a slash at the end */
  readonly base: () => string;
};
