import { APIResponseError, RequestTimeoutError, UnknownHTTPResponseError } from "@notionhq/client";
import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";

/** Notion said no, and would again: `code` is its own word for why. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;
  readonly status: number;
  /** what it adds about why, where it does: which limit of the plan, which budget */
  readonly more: Readonly<Record<string, unknown>>;
  constructor({ code, status, message, more }: Pick<Refused, "code" | "status" | "message" | "more">) {
    super(message);
    this.code = code;
    this.status = status;
    this.more = more;
  }
}

/** Notion is busy or away for longer than anybody should wait: to be gone on with at `at`. */
export class Later extends Error {
  override readonly name = "Later";
  readonly at: number;
  constructor(at: number) {
    super(`Notion is to be asked again at ${new Date(at).toISOString()}`);
    this.at = at;
  }
}

/** A change that may have been saved or not: to be looked up before it is made again. */
export class Doubt extends Error {
  override readonly name = "Doubt";
}

/** Requests to one workspace, one after the other, as fast as its budget allows. */
export type Lane = {
  /** Reads; tries again by itself. Throws `Refused` or `Later`. */
  readonly read: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** Changes something, once. Throws `Refused`, `Later` where nothing was saved for certain, `Doubt` where nobody knows. */
  readonly write: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
};

export type LanePorts = { readonly clock: Clock; readonly timer: Timer };

/** Waits within a run are at most this long; what takes longer is gone on with later. */
const longestWaitMs = 30_000;
const tries = 5;
/** Where Notion does not say when to come again. */
const awayMs = 60_000;
/** platforms.md 3.1: this reason is no matter of time. */
const blocked = "public_api_request_blocked";

type Verdict =
  | { readonly is: "refused"; readonly why: Refused }
  | { readonly is: "wait"; readonly ms: number }
  | { readonly is: "unknown" };

function moreOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const { additional_data: more } = JSON.parse(body) as { readonly additional_data?: Readonly<Record<string, unknown>> };
    return more ?? {};
  } catch {
    return {};
  }
}

/** What an error says. Everything that is no clear answer of Notion's own is unknown: a timeout is not taken back by the client (platforms.md 3.2). */
function verdictOf(error: unknown, n: number): Verdict {
  if (error instanceof UnknownHTTPResponseError || error instanceof RequestTimeoutError || !(error instanceof APIResponseError))
    return { is: "unknown" };
  const { status, code, message, body, headers } = error;
  const more = moreOf(body);
  const refused: Verdict = { is: "refused", why: new Refused({ code, status, message, more }) };
  if (status === 429 || status === 529) {
    const seconds = Number(new Headers(headers as HeadersInit).get("retry-after"));
    if (more["rate_limit_reason"] === blocked) return refused;
    return { is: "wait", ms: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000 * 2 ** n };
  }
  if (status === 409) return { is: "wait", ms: 1000 * n };
  return status >= 500 ? { is: "unknown" } : refused;
}

/** `perSecond` requests a second on average, and as many at once (platforms.md 3.1). */
export function createLane({ clock, timer }: LanePorts, perSecond: number): Lane {
  let tokens = perSecond;
  let filledAt = clock.now();
  let last: Promise<unknown> = Promise.resolve();

  const sleep = (ms: number) => new Promise<void>((resolve) => void timer.after(ms, resolve));

  async function turn(): Promise<void> {
    tokens = Math.min(perSecond, tokens + ((clock.now() - filledAt) / 1000) * perSecond);
    filledAt = clock.now();
    if (tokens < 1) {
      await sleep(Math.ceil(((1 - tokens) / perSecond) * 1000));
      return turn();
    }
    tokens -= 1;
  }

  async function asked<Answer>(ask: () => Promise<Answer>, mayRepeat: boolean): Promise<Answer> {
    for (let n = 1; ; n += 1) {
      await turn();
      try {
        return await ask();
      } catch (error) {
        const verdict = verdictOf(error, n);
        if (verdict.is === "refused") throw verdict.why;
        if (verdict.is === "unknown" && !mayRepeat) throw new Doubt("nobody knows whether this was saved", { cause: error });
        const ms = verdict.is === "wait" ? verdict.ms : 1000 * 2 ** (n - 1);
        if (ms > longestWaitMs || n === tries) throw new Later(clock.now() + (verdict.is === "wait" ? ms : awayMs));
        await sleep(ms);
      }
    }
  }

  /** One at a time: two changes of one page at once would conflict (platforms.md 3.2). */
  function inTurn<Answer>(ask: () => Promise<Answer>, mayRepeat: boolean): Promise<Answer> {
    const run = last.then(() => asked(ask, mayRepeat));
    last = run.catch(() => undefined);
    return run;
  }

  return { read: (ask) => inTurn(ask, true), write: (ask) => inTurn(ask, false) };
}
