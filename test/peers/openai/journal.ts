import type { Api } from "./asked.ts";

/** One request as it came, and what became of it. */
export type Entry = {
  /** the how-manieth since the peer opened, from 1 */
  readonly n: number;
  readonly method: string;
  /** `/v1/responses` */
  readonly path: string;
  /** undefined where the address is neither API */
  readonly api: Api | undefined;
  /** without the key */
  readonly headers: Readonly<Record<string, string>>;
  /** as JSON; undefined where there was none or none that could be read */
  body: unknown;
  /** what the caller was answered; 0 where nobody was answered */
  status: number;
  /** the caller left before the answer was whole */
  wentAway: boolean;
  /** the peer itself broke the connection */
  dropped: boolean;
};

/** Everything that was asked of the peer, and how much of it at the same time. */
export class Journal {
  #entries: Entry[] = [];
  #count = 0;
  #open = 0;
  #mostAtOnce = 0;

  begin(seen: Pick<Entry, "method" | "path" | "api" | "headers">): Entry {
    this.#count += 1;
    this.#open += 1;
    this.#mostAtOnce = Math.max(this.#mostAtOnce, this.#open);
    const entry: Entry = { n: this.#count, ...seen, body: undefined, status: 0, wentAway: false, dropped: false };
    this.#entries.push(entry);
    return entry;
  }

  end(): void {
    this.#open -= 1;
  }

  /** All requests since the last `clear`, oldest first. */
  get entries(): readonly Entry[] {
    return [...this.#entries];
  }

  get inFlight(): number {
    return this.#open;
  }

  get mostAtOnce(): number {
    return this.#mostAtOnce;
  }

  /** Forgets what was; what is open now stays counted. */
  clear(): void {
    this.#entries = [];
    this.#mostAtOnce = this.#open;
  }
}
