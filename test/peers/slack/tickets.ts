import { lives, responseUrlUses } from "./limits.ts";
import { Refused } from "./refused.ts";
import type { World } from "./world.ts";

type Trigger = { readonly user: string; readonly team: string; readonly view: string | undefined; readonly at: number; used: boolean };

/** Where a response address leads: a message that may be replaced, or only a channel. */
export type Address = {
  readonly channel: string;
  readonly user: string;
  readonly message: string | undefined;
  readonly ephemeral: boolean;
  readonly at: number;
  uses: number;
};

/** What an interaction gives the app to act on: a `trigger_id` for one view, a response address for five answers. */
export class Tickets {
  readonly #world: World;
  readonly #triggers = new Map<string, Trigger>();
  readonly #addresses = new Map<string, Address>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A trigger for one view of this person; `view` is the modal in which it came up. */
  trigger(user: string, team: string, view?: string): string {
    const id = `${this.#world.clock.now()}.${this.#world.id("")}.${this.#world.secret("")}`;
    this.#triggers.set(id, { user, team, view, at: this.#world.clock.now(), used: false });
    return id;
  }

  /** Takes a trigger. Refused: `invalid_trigger_id`, `exchanged_trigger_id` the second time, `expired_trigger_id` after three seconds. */
  exchange(id: unknown): Trigger {
    const held = typeof id === "string" ? this.#triggers.get(id) : undefined;
    if (held === undefined) throw new Refused("invalid_trigger_id");
    if (held.used) throw new Refused("exchanged_trigger_id");
    if (this.#world.clock.now() - held.at > lives.trigger) throw new Refused("expired_trigger_id");
    held.used = true;
    return held;
  }

  /** The last part of a new response address. */
  address(to: Omit<Address, "at" | "uses">): string {
    const id = this.#world.secret("");
    this.#addresses.set(id, { ...to, at: this.#world.clock.now(), uses: 0 });
    return id;
  }

  /** Takes one of the five uses within thirty minutes. Refused: `invalid_url`, `expired_url`, `used_url`. */
  use(id: string): Address {
    const held = this.#addresses.get(id);
    if (held === undefined) throw new Refused("invalid_url");
    if (this.#world.clock.now() - held.at > lives.responseUrl) throw new Refused("expired_url");
    if (held.uses >= responseUrlUses) throw new Refused("used_url");
    held.uses += 1;
    return held;
  }
}
