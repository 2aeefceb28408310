import type { AppSettings } from "./app.ts";
import type { Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { OAuth } from "./oauth.ts";
import type { Limiter } from "./rates.ts";
import type { Tickets } from "./tickets.ts";
import type { Tokens } from "./tokens.ts";
import type { World } from "./world.ts";

/** All parts of the peer that a method may need. */
export type Core = {
  readonly app: AppSettings;
  readonly world: World;
  readonly tokens: Tokens;
  readonly oauth: OAuth;
  readonly limiter: Limiter;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly tickets: Tickets;
  /** where the peer listens, without a slash at the end */
  readonly base: () => string;
  /** an address for a socket that is good for one connection */
  readonly socketAddress: () => string;
};
