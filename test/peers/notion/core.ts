import type { Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import type { Ids } from "./ids.ts";
import type { Bag } from "../json.ts";
import type { Doubts } from "./limits.ts";
import type { Limiter } from "./rates.ts";
import type { Webhooks } from "./webhooks.ts";
import type { World } from "./world.ts";

/** What the integration may do; a test may change it while the peer runs. */
export type Capabilities = {
  readContent: boolean;
  insertContent: boolean;
  updateContent: boolean;
  readComments: boolean;
  insertComments: boolean;
  /** "none": the list is refused; "names": persons without e-mail */
  users: "none" | "names" | "emails";
};

/** The integration that the peer knows: one bot of one workspace. */
export type Integration = {
  readonly id: string;
  readonly name: string;
  /** the user that it is */
  readonly bot: string;
  token: string;
  revoked: boolean;
  readonly can: Capabilities;
};

/** All parts of the peer that a request may need. */
export type Core = {
  readonly world: World;
  readonly integration: Integration;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly doubts: Doubts;
  readonly limiter: Limiter;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly webhooks: Webhooks;
  readonly requestIds: Ids;
  /** what the peer itself did wrong or cannot do; thrown by `close()` */
  readonly failures: string[];
  /** how many blocks the workspace's plan allows; undefined: no limit */
  blockLimit: number | undefined;
  /** workspace-level pages may be made by the integration */
  readonly workspaceParent: boolean;
  /** where the peer listens, without a slash at the end */
  readonly base: () => string;
};

/** The parts of a form that carries a file. */
export type Form = {
  readonly content: Buffer;
  readonly filename: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** One request that was let in: the parameters of its path, query and body in one, as the client's types have them. */
export type Call = {
  readonly core: Core;
  readonly args: Bag;
  /** where a file is sent */
  readonly form?: Form;
};
