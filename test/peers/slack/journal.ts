import { type Bag, copy, textsIn } from "../json.ts";

export type ApiCall = {
  readonly at: number;
  /** "oauth.v2.access", "response_url", "ack" and "upload" beside the methods */
  readonly method: string;
  readonly args: Bag;
  /** the workspace or enterprise whose token called; "app" for the app-level token, "" for none */
  readonly by: string;
  /** the HTTP status; 0 where nobody was answered */
  status: number;
  result: Bag;
};

/** What came on a screen, and whose: everybody's in a channel, or one person's. */
type Shown = { readonly channel: string | undefined; readonly user: string | undefined; readonly text: string };

/** Everything that the app said, and everything that anybody saw of it. */
export class Journal {
  readonly calls: ApiCall[] = [];
  readonly #shown: Shown[] = [];

  /** Keeps a call; what it came to is written in when it is known. */
  keep(call: Omit<ApiCall, "status" | "result">): ApiCall {
    const kept: ApiCall = { ...call, args: copy(call.args), status: 0, result: {} };
    this.calls.push(kept);
    return kept;
  }

  show(shown: Shown): void {
    this.#shown.push(shown);
  }

  /** How often a method was called; with `ok` only what came true. */
  count(method: string, { ok = false } = {}): number {
    return this.of(method).filter((one) => !ok || one.result["ok"] === true).length;
  }

  /** The calls of a method, in their order. */
  of(method: string): readonly ApiCall[] {
    return this.calls.filter((one) => one.method === method);
  }

  /** What was refused and why, as `method: error`. */
  refused(): readonly string[] {
    return this.calls.filter((one) => one.result["ok"] === false).map((one) => `${one.method}: ${String(one.result["error"])}`);
  }

  /** Does this text occur in anything that the app sent, refused or not: arguments, answers to interactions, response addresses, files. */
  sentAnywhere(text: string): boolean {
    return this.whereSent(text).length > 0;
  }

  /** The calls in which this text occurs, as it stands or with Slack's entities. */
  whereSent(text: string): readonly ApiCall[] {
    return this.calls.filter((one) => {
      for (const each of textsIn(one.args)) if (holds(each, text)) return true;
      return false;
    });
  }

  /** All that a person was ever shown by the app, also what was changed or deleted since. `channels` are those that the person is in. */
  shownTo(user: string, channels: ReadonlySet<string>): string {
    return this.#shown
      .filter((one) => (one.user === undefined ? one.channel !== undefined && channels.has(one.channel) : one.user === user))
      .map((one) => one.text)
      .join("\n");
  }
}

function holds(sent: string, text: string): boolean {
  const plainly = sent.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return sent.includes(text) || plainly.includes(text);
}
