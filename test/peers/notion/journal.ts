import type { FaultKind } from "./faults.ts";
import type { Bag } from "../json.ts";

/** One request as it came, and what became of it. */
export type Entry = {
  /** the how-manieth since the peer opened, from 1 */
  readonly n: number;
  /** by the peer's clock */
  readonly at: number;
  readonly method: string;
  /** without query, ids and all: `/v1/blocks/…/children` */
  readonly path: string;
  /** with names for ids: `blocks/:block_id/children`; "" where the address is unknown */
  route: string;
  readonly query: string;
  /** as JSON; undefined where there was none or none that could be read */
  body: unknown;
  readonly bytes: number;
  writes: boolean;
  /** what the caller saw; 0 where nobody was answered */
  status: number;
  /** the error's code; "" where there was none */
  code: string;
  /** the answer that was sent; where nobody was answered, what would have been */
  answer: Bag | undefined;
  /** it was carried out, whatever the caller was told */
  saved: boolean;
  fault: FaultKind | undefined;
};

/** Everything that was asked of the peer. */
export class Journal {
  readonly entries: Entry[] = [];
  #open = 0;
  /** how many requests stood open at the same time at most: 1 in a single lane */
  mostAtOnce = 0;

  begin(seen: Pick<Entry, "at" | "method" | "path" | "query" | "bytes">): Entry {
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    const rest = { route: "", body: undefined, writes: false, status: 0, code: "", answer: undefined, saved: false, fault: undefined };
    const entry: Entry = { n: this.entries.length + 1, ...seen, ...rest };
    this.entries.push(entry);
    return entry;
  }

  end(): void {
    this.#open -= 1;
  }

  /** All requests, oldest first. */
  requests(): readonly Entry[] {
    return [...this.entries];
  }

  /** Those that change something (a query is none), carried out or not. */
  writes(): readonly Entry[] {
    return this.entries.filter((one) => one.writes);
  }

  /** How many requests came so far, to be given to `since`. */
  get count(): number {
    return this.entries.length;
  }

  /** What came after so many requests. */
  since(count: number): readonly Entry[] {
    return this.entries.slice(count);
  }
}
