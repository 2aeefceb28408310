/** What goes wrong with one request. "saved": it was carried out nevertheless. */
export type FaultKind =
  /** 500, not saved */
  | "before"
  /** 500, saved */
  | "after"
  /** no answer (until the peer closes, or after `ms` of real time), saved */
  | "timeout"
  /** no answer, not saved */
  | "timeout-unsaved"
  /** no answer, and saved only once `after` further requests were answered (3 unless told): after somebody has looked for it */
  | "timeout-late"
  /** the connection breaks, not saved */
  | "drop"
  /** the connection breaks, saved */
  | "drop-after"
  /** rate limited, `retryAfter` seconds, not saved */
  | "429"
  /** conflict, not saved */
  | "409"
  /** a gateway's page instead of JSON, not saved */
  | "502"
  /** not saved */
  | "503"
  /** saved; says what was committed: `committed_resource_id` (page create), `committed_child_ids` (append) */
  | "503-after"
  /** saved; says nothing of it */
  | "503-after-silent"
  /** of an append (or a new page with children) the first `keep` children are saved; says nothing of it. Other requests: as "503" */
  | "503-partial";

export type Fault = {
  readonly kind: FaultKind;
  /** the n-th request from now on, 1 is the next */
  readonly at: number;
  /** counted over "all" requests (usual) or over "writes" only */
  readonly over?: "all" | "writes";
  /** "429": seconds of Retry-After, 1 unless told */
  readonly retryAfter?: number;
  /** "429": `additional_data.rate_limit_reason` */
  readonly reason?: string;
  /** "timeout…": answers after so many real milliseconds after all */
  readonly ms?: number;
  /** "timeout-late": after how many further requests it is saved */
  readonly after?: number;
  /** "503-partial": how many children are saved, 1 unless told */
  readonly keep?: number;
};

type Waiting = { readonly fault: Fault; left: number };

/** Faults that were told in advance. Several may wait; of two that strike the same request the first told does, the other is dropped. */
export class Faults {
  #waiting: Waiting[] = [];
  #late: { readonly act: () => Promise<unknown>; left: number }[] = [];
  /** those that struck, oldest first */
  readonly struck: Fault[] = [];

  /** Strikes the `at`-th request from now on. */
  fail(fault: Fault): void {
    if (!Number.isInteger(fault.at) || fault.at < 1) throw new Error(`a fault strikes the first request or a later one, not ${fault.at}`);
    this.#waiting.push({ fault, left: fault.at });
  }

  /** Is carried out later: see "timeout-late". */
  later(act: () => Promise<unknown>, after: number): void {
    this.#late.push({ act, left: after });
  }

  /** A request was answered: what waited for so many is carried out now. */
  async passed(): Promise<void> {
    for (const one of this.#late) one.left -= 1;
    const due = this.#late.filter((one) => one.left <= 0);
    this.#late = this.#late.filter((one) => one.left > 0);
    for (const one of due) await one.act();
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#waiting = [];
  }

  /** Faults that have not struck yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** What becomes of this request; asked once per request. */
  next(writes: boolean): Fault | undefined {
    const due: Fault[] = [];
    for (const one of this.#waiting) {
      if (one.fault.over === "writes" && !writes) continue;
      one.left -= 1;
      if (one.left === 0) due.push(one.fault);
    }
    this.#waiting = this.#waiting.filter((one) => one.left > 0);
    const [fault] = due;
    if (fault !== undefined) this.struck.push(fault);
    return fault;
  }
}
