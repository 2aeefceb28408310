import { type Bag, copy, textsIn } from "../json.ts";

/** One request of the app's. */
export type Call = {
  readonly at: number;
  readonly method: string;
  /** the path after `/api/v10` */
  readonly path: string;
  /** Discord's own name for it: `create_message`; "" where it has none */
  readonly operation: string;
  readonly body: Bag;
  readonly files: readonly string[];
  /** the HTTP status that was answered; 0 where nobody was answered */
  status: number;
  /** what came of it, also where the answer was lost; undefined where nothing happened */
  result: unknown;
  /** Discord's error code; undefined where it was not refused */
  code: number | undefined;
};

/** Words that came on a screen: in a channel for all who see it, or for one person alone. */
type Shown = {
  readonly channel: string | undefined;
  readonly user: string | undefined;
  readonly text: string;
  readonly who: ReadonlySet<string>;
};

/** Who was called by a message of the app's. */
export type Ping = {
  readonly channelId: string;
  readonly messageId: string;
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
};

/** Everything that the app sent, and everything that anybody saw of it. */
export class Journal {
  readonly calls: Call[] = [];
  /** messages of the app's that called somebody */
  readonly pings: Ping[] = [];
  /** answers of the peer's own that Discord's document does not know: a mistake in the peer */
  readonly misfits: string[] = [];
  /** routes that Discord has and the peer does not play */
  readonly unplayed: string[] = [];
  readonly #shown: Shown[] = [];
  readonly #known: ReadonlySet<string>;

  constructor(operations: Iterable<string>) {
    this.#known = new Set(operations);
  }

  keep(call: Omit<Call, "status" | "result" | "code">): Call {
    const kept: Call = { ...call, body: copy(call.body), status: 0, result: undefined, code: undefined };
    this.calls.push(kept);
    return kept;
  }

  show(shown: Shown): void {
    this.#shown.push(shown);
  }

  /** How often something was called, by Discord's name for it or by `METHOD /path` as it was asked; with `ok` only what came true. */
  count(what: string, { ok = false } = {}): number {
    return this.of(what).filter((one) => !ok || (one.result !== undefined && one.code === undefined)).length;
  }

  /** The calls of an operation, in their order. A name that none can have is a mistake, and thrown. */
  of(what: string): readonly Call[] {
    if (!what.includes(" ") && !this.#known.has(what)) throw new Error(`the peer plays no ${what}`);
    return this.calls.filter((one) => one.operation === what || `${one.method} ${one.path}` === what);
  }

  /** What was refused and why, as `operation: code`. */
  refused(): readonly string[] {
    return this.calls.filter((one) => one.code !== undefined).map((one) => `${one.operation}: ${String(one.code)}`);
  }

  /** Does this text occur in anything that the app sent, refused or not: bodies of any kind, modals, choices, names of files and their insides. */
  sentAnywhere(text: string): boolean {
    return this.whereSent(text).length > 0;
  }

  whereSent(text: string): readonly Call[] {
    return this.calls.filter((one) => {
      for (const each of textsIn(one.body)) if (each.includes(text)) return true;
      return one.files.some((each) => each.includes(text));
    });
  }

  /** All that the app ever showed to a person, also what was changed or deleted since. */
  shownTo(user: string): string {
    return this.#shown
      .filter((one) => one.user === user || (one.user === undefined && one.who.has(user)))
      .map((one) => one.text)
      .join("\n");
  }

  /** Who could ever see this text of the app's: ids of people. */
  whoSaw(text: string): ReadonlySet<string> {
    const saw = this.#shown.filter((one) => one.text.includes(text)).flatMap((one) => (one.user === undefined ? [...one.who] : [one.user]));
    return new Set(saw);
  }
}
