import type { Clock } from "#lib/clock.ts";
import type { DeliveryKind, Faults } from "./faults.ts";
import type { Bag } from "../json.ts";
import { lives, retryAfter } from "./limits.ts";
import { until } from "./wait.ts";

/** One thing that is brought to the app. */
export type Parcel = {
  readonly kind: DeliveryKind;
  readonly payload: Bag;
  readonly retry?: { readonly num: number; readonly reason: string };
  /** the socket shall close before this is acknowledged */
  readonly breaks?: boolean;
};

/** What became of it: acknowledged, with what the acknowledgement carried, or not. */
export type Delivered =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly failure: string; readonly noRetry?: boolean };

/** A way to the app. The signal ends the wait. */
export type Carrier = { carry(parcel: Parcel, signal: AbortSignal): Promise<Delivered> };

/** Which time the three seconds are measured in: not at all (a generous cap of real time), by the peer's clock, or truly. */
export type Deadline = "none" | "clock" | "real";

/** Brings parcels to the app, once or as its faults want it, and events again while nobody acknowledges them. */
export class Sender {
  carrier: Carrier | undefined;
  readonly #faults: Faults;
  readonly #clock: Clock;
  readonly #deadline: Deadline;
  readonly #cap: number;
  readonly #held: { readonly kind: DeliveryKind; readonly release: () => void }[] = [];
  #stopped = false;
  #waiting = 0;

  constructor({
    faults,
    clock,
    deadline,
    cap,
  }: { readonly faults: Faults; readonly clock: Clock; readonly deadline: Deadline; readonly cap: number }) {
    this.#faults = faults;
    this.#clock = clock;
    this.#deadline = deadline;
    this.#cap = cap;
  }

  /** Brings one parcel, and resolves with what became of it. */
  async send(parcel: Parcel): Promise<Delivered> {
    const fault = this.#faults.forDelivery(parcel.kind);
    if (fault === "lost") return { ok: false, failure: "lost" };
    if (fault === "after the next") await new Promise<void>((release) => this.#held.push({ kind: parcel.kind, release }));
    if (fault === "socket closed") return this.#once({ ...parcel, breaks: true });
    if (fault === "twice") {
      const [first] = await Promise.all([this.#once(parcel), this.#once(parcel)]);
      return first;
    }
    return this.#once(parcel);
  }

  /** An event: tried again at once, after a minute and after five where it is not acknowledged. Resolves after the try at once. */
  async event(payload: Bag): Promise<Delivered> {
    const first = await this.send({ kind: "event", payload });
    if (first.ok || first.noRetry === true) return first;
    const second = await this.send({ kind: "event", payload, retry: { num: 1, reason: reasonOf(first.failure) } });
    if (second.ok || second.noRetry === true) return second;
    void this.#later(payload, second.failure);
    return second;
  }

  async #later(payload: Bag, failure: string): Promise<void> {
    this.#waiting += 1;
    const start = this.#clock.now();
    let why = failure;
    for (const [n, after] of retryAfter.entries()) {
      if (n === 0) continue;
      await until(() => this.#stopped || this.#clock.now() >= start + after);
      if (this.#stopped) break;
      const tried = await this.send({ kind: "event", payload, retry: { num: n + 1, reason: reasonOf(why) } });
      if (tried.ok || tried.noRetry === true) break;
      why = tried.failure;
    }
    this.#waiting -= 1;
  }

  /** How many events wait for another try. */
  get waiting(): number {
    return this.#waiting;
  }

  stop(): void {
    this.#stopped = true;
    for (const one of this.#held.splice(0)) one.release();
  }

  async #once(parcel: Parcel): Promise<Delivered> {
    if (this.carrier === undefined) throw new Error("the peer knows no way to the app: say where it listens, or wait for its socket");
    const ended = new AbortController();
    const carried = this.carrier.carry(parcel, ended.signal);
    const late = this.#tooLate(ended.signal).then((): Delivered => ({ ok: false, failure: "http_timeout" }));
    const result = await Promise.race([carried, late]);
    ended.abort();
    carried.catch(() => undefined);
    const at = this.#held.findIndex((one) => one.kind === parcel.kind);
    if (at >= 0) this.#held.splice(at, 1)[0]?.release();
    return result;
  }

  async #tooLate(signal: AbortSignal): Promise<void> {
    const start = this.#clock.now();
    const cap = this.#deadline === "real" ? lives.ack : this.#cap;
    const begun = performance.now();
    const byClock = () => this.#deadline === "clock" && this.#clock.now() - start > lives.ack;
    await until(() => signal.aborted || this.#stopped || byClock() || performance.now() - begun > cap);
  }
}

function reasonOf(failure: string): string {
  return ["http_timeout", "http_error", "connection_failed"].includes(failure) ? failure : "unknown_error";
}
