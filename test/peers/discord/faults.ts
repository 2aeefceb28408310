import { chance } from "./chance.ts";
import type { ErrorName } from "./refused.ts";

/** What goes wrong with one request. */
export type Fault =
  /** 429 with `retry_after` in seconds; nothing has happened */
  | { readonly kind: "ratelimited"; readonly retryAfter: number; readonly scope?: "user" | "global" | "shared" }
  /** HTTP 5xx; "after": what was asked has happened nevertheless */
  | { readonly kind: "5xx"; readonly when: "before" | "after"; readonly status?: 500 | 502 | 503 }
  /** no answer at all: the connection stays open and silent */
  | { readonly kind: "silent"; readonly when: "before" | "after" }
  /** the connection breaks without an answer */
  | { readonly kind: "cut"; readonly when: "before" | "after" }
  /** has happened at once, is answered when the peer's clock is `ms` further */
  | { readonly kind: "late"; readonly ms: number }
  /** an error of Discord's by its name: `MissingPermissions`, `UnknownChannel`, … */
  | { readonly kind: "error"; readonly error: ErrorName };

/** What goes wrong on the way to the app. */
export type DeliveryFault =
  /** comes twice, both count */
  | "twice"
  /** comes after the next one of its kind */
  | "after the next"
  /** never comes */
  | "lost"
  /** the connection breaks before it came: it is replayed when the app resumes */
  | "dropped";

type Planned<F> = { readonly fault: F; readonly chance: number; readonly only?: string };

export type Chances = {
  readonly seed: number;
  /** per request the chance of each, `only` of this operation */
  readonly calls?: readonly Planned<Fault>[];
  /** per delivery the chance of each, `only` of this event */
  readonly deliveries?: readonly Planned<DeliveryFault>[];
};

/** Everything that the peer brings to the app by itself. */
const events =
  "READY GUILD_CREATE GUILD_DELETE GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE CHANNEL_UPDATE CHANNEL_DELETE THREAD_CREATE " +
  "THREAD_UPDATE THREAD_DELETE THREAD_MEMBERS_UPDATE MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE INTERACTION_CREATE any";

/** Faults on demand: named ones in a row, then those of a random plan that a seed decides. A name that strikes nothing is a mistake, and thrown. */
export class Faults {
  readonly #known: ReadonlySet<string>;
  readonly #calls: { readonly operation: string; readonly fault: Fault }[] = [];
  readonly #deliveries: { readonly event: string; readonly fault: DeliveryFault }[] = [];
  #plan: Chances = { seed: 0 };
  #random = chance(0);
  /** what was done so far, for a test that must know that its plan struck */
  readonly struck: string[] = [];

  constructor(operations: Iterable<string>) {
    this.#known = new Set([...operations, ...events.split(" ")]);
  }

  /** The next request of this operation ("create_message", …) or of "any" fares so; `times` of them. */
  next(operation: string, fault: Fault, times = 1): void {
    this.#check(operation);
    for (let n = 0; n < times; n += 1) this.#calls.push({ operation, fault });
  }

  /** The next delivery of this event ("INTERACTION_CREATE", …) or of "any" fares so. */
  nextDelivery(event: string, fault: DeliveryFault, times = 1): void {
    this.#check(event);
    for (let n = 0; n < times; n += 1) this.#deliveries.push({ event, fault });
  }

  /** From now on faults come by chance. The same seed and the same calls give the same faults. */
  plan(chances: Chances): void {
    for (const { only } of [...(chances.calls ?? []), ...(chances.deliveries ?? [])]) this.#check(only ?? "any");
    this.#plan = chances;
    this.#random = chance(chances.seed);
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#calls.length = 0;
    this.#deliveries.length = 0;
    this.#plan = { seed: 0 };
  }

  /** What becomes of this request; asked once per request. */
  forCall(operation: string): Fault | undefined {
    const at = this.#calls.findIndex((one) => one.operation === operation || one.operation === "any");
    const fault = at >= 0 ? this.#calls.splice(at, 1)[0]?.fault : this.#drawn(this.#plan.calls ?? [], operation);
    if (fault !== undefined) this.struck.push(`${operation}: ${fault.kind}`);
    return fault;
  }

  /** What becomes of this delivery; asked once per delivery. */
  forDelivery(event: string): DeliveryFault | undefined {
    const at = this.#deliveries.findIndex((one) => one.event === event || one.event === "any");
    const fault = at >= 0 ? this.#deliveries.splice(at, 1)[0]?.fault : this.#drawn(this.#plan.deliveries ?? [], event);
    if (fault !== undefined) this.struck.push(`${event}: ${fault}`);
    return fault;
  }

  #check(name: string): void {
    if (!this.#known.has(name)) throw new Error(`the peer plays no ${name}`);
  }

  #drawn<F>(plans: readonly Planned<F>[], what: string): F | undefined {
    for (const { only, fault, chance: likely } of plans) {
      if (only !== undefined && only !== what) continue;
      if (this.#random() < likely) return fault;
    }
    return undefined;
  }
}
