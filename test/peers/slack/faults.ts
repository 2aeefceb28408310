import { chance } from "./chance.ts";

/** What goes wrong with one call of the Web API (or one use of a response address, named "response_url", or of an upload address, "upload"). */
export type Fault =
  /** 429 with Retry-After in seconds; nothing has happened */
  | { readonly kind: "ratelimited"; readonly retryAfter: number }
  /** HTTP 500; "after": what was asked has happened nevertheless */
  | { readonly kind: "500"; readonly when: "before" | "after" }
  /** no answer at all: the connection stays open and silent */
  | { readonly kind: "silent"; readonly when: "before" | "after" }
  /** the connection breaks without an answer */
  | { readonly kind: "cut"; readonly when: "before" | "after" }
  /** has happened at once, is answered when the peer's clock is `ms` further */
  | { readonly kind: "late"; readonly ms: number }
  /** an error that the platform names: `token_revoked`, `is_archived`, `invalid_auth`, … */
  | { readonly kind: "error"; readonly error: string };

/** What goes wrong on the way to the app. */
export type DeliveryFault =
  /** comes twice, both count */
  | "twice"
  /** comes after the next one of its kind */
  | "after the next"
  /** never comes; events come again as unacknowledged */
  | "lost"
  /** the socket closes before it could be acknowledged (Socket Mode; over HTTP the connection is cut) */
  | "socket closed";

export type DeliveryKind = "event" | "interaction" | "command";

type Planned<F> = { readonly fault: F; readonly chance: number; readonly only?: string };

export type Chances = {
  readonly seed: number;
  /** per call the chance of each, `only` of this method */
  readonly calls?: readonly Planned<Fault>[];
  /** per delivery the chance of each, `only` of this kind */
  readonly deliveries?: readonly Planned<DeliveryFault>[];
};

/** Faults on demand: named ones in a row, then those of a random plan that a seed decides. */
export class Faults {
  readonly #calls: { readonly method: string; readonly fault: Fault }[] = [];
  readonly #deliveries: { readonly kind: DeliveryKind | "any"; readonly fault: DeliveryFault }[] = [];
  #plan: Chances = { seed: 0 };
  #random = chance(0);
  /** what was done so far, for a test that must know that its plan struck */
  readonly struck: string[] = [];

  /** The next call of `method` (or of any) fares so; `times` of them. */
  next(method: string, fault: Fault, times = 1): void {
    for (let n = 0; n < times; n += 1) this.#calls.push({ method, fault });
  }

  /** The next delivery of this kind fares so. */
  nextDelivery(kind: DeliveryKind | "any", fault: DeliveryFault, times = 1): void {
    for (let n = 0; n < times; n += 1) this.#deliveries.push({ kind, fault });
  }

  /** From now on faults come by chance. The same seed and the same calls give the same faults. */
  plan(chances: Chances): void {
    this.#plan = chances;
    this.#random = chance(chances.seed);
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#calls.length = 0;
    this.#deliveries.length = 0;
    this.#plan = { seed: 0 };
  }

  /** What becomes of this call; asked once per call. */
  forCall(method: string): Fault | undefined {
    const at = this.#calls.findIndex((one) => one.method === method || one.method === "any");
    const fault = at >= 0 ? this.#calls.splice(at, 1)[0]?.fault : this.#drawn(this.#plan.calls ?? [], method);
    if (fault !== undefined) this.struck.push(`${method}: ${fault.kind}`);
    return fault;
  }

  /** What becomes of this delivery; asked once per delivery. */
  forDelivery(kind: DeliveryKind): DeliveryFault | undefined {
    const at = this.#deliveries.findIndex((one) => one.kind === kind || one.kind === "any");
    const fault = at >= 0 ? this.#deliveries.splice(at, 1)[0]?.fault : this.#drawn(this.#plan.deliveries ?? [], kind);
    if (fault !== undefined) this.struck.push(`${kind}: ${fault}`);
    return fault;
  }

  #drawn<F>(plans: readonly Planned<F>[], what: string): F | undefined {
    for (const { only, fault, chance: likely } of plans) {
      if (only !== undefined && only !== what) continue;
      if (this.#random() < likely) return fault;
    }
    return undefined;
  }
}
