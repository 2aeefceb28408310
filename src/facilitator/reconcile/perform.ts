import type { Timer } from "#lib/timer.ts";
import type { Clock } from "#lib/clock.ts";
import type { Chat, Hold, Place, Posting, Shown } from "../ports-chat.ts";
import type { Step } from "./steps.ts";
import { Doubtful, type Outcome, outcomeOf } from "./trouble.ts";

/** A call to a platform that ended; `ms` is how long it took. */
export type Called = {
  readonly is: "called";
  readonly platform: string;
  readonly does: Step["does"];
  readonly outcome: Outcome;
  readonly ms: number;
  readonly error?: unknown;
};

/** Messages that were posted and could not be written down yet, by key, each with who had begun it. */
export type Posted = Map<string, { readonly hold: Hold; readonly ref: string; readonly version: string }>;

/** What a step is performed with. */
export type Easel = {
  readonly place: Place;
  readonly hold: Hold;
  readonly chat: Chat;
  readonly shown: Shown;
  readonly posted: Posted;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: (called: Called) => void;
};

/** How a step ended: "done", a trouble of the platform, or "overtaken", where another process was at work and nothing was called. */
export type Ended = { readonly outcome: "done" | "overtaken" } | { readonly outcome: Exclude<Outcome, "done">; readonly error: unknown };

type Answer<T> = { readonly outcome: "done"; readonly value: T } | { readonly outcome: Exclude<Outcome, "done">; readonly error: unknown };

const done: Ended = { outcome: "done" };
const overtaken: Ended = { outcome: "overtaken" };

/** Never rejects; a platform that says nothing for `patience` leaves us in doubt. */
async function call<T>(easel: Easel, does: Step["does"], make: () => Promise<T>): Promise<Answer<T>> {
  const { chat, clock, timer, tell } = easel;
  const began = clock.now();
  const told = { is: "called", platform: chat.platform, does } as const;
  let stop: () => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    stop = timer.after(chat.rates.patience, () => reject(new Doubtful("no answer")));
  });
  try {
    const value = await Promise.race([make(), silence]);
    tell({ ...told, outcome: "done", ms: clock.now() - began });
    return { outcome: "done", value };
  } catch (error) {
    const outcome = outcomeOf(error);
    tell({ ...told, outcome, ms: clock.now() - began, error });
    return { outcome, error };
  } finally {
    stop();
  }
}

/** What was surely not accepted. */
function notAccepted(outcome: Outcome): boolean {
  return outcome === "limited" || outcome === "unreachable" || outcome === "refused" || outcome === "place-gone";
}

async function post(easel: Easel, { card, version, again, left }: Step & { readonly does: "post" }): Promise<Ended> {
  const { hold, chat, place, shown, posted, clock } = easel;
  if (!(await shown.posting(hold, { key: card.key, version, now: clock.now() }))) return overtaken;
  const posting: Posting = { ...card, ...(again ? { again } : {}), ...(left === undefined ? {} : { left }) };
  const answer = await call(easel, "post", () => chat.post(place, posting, card.key));
  if (answer.outcome === "done") {
    posted.set(card.key, { hold, ref: answer.value, version });
    await writeDown(shown, posted);
    return done;
  }
  // One begun earlier may still stand: that doubt stays.
  if (!again && notAccepted(answer.outcome)) await shown.notPosted(hold, card.key);
  return answer;
}

/** Writes down what was posted. Rejects, and may be tried again, where the database does not take it. */
export async function writeDown(shown: Shown, posted: Posted): Promise<void> {
  for (const [key, { hold, ref, version }] of posted) {
    await shown.posted(hold, { key, ref, version });
    posted.delete(key);
  }
}

async function edit(easel: Easel, { card, version, ref, was }: Step & { readonly does: "edit" }): Promise<Ended> {
  const { hold, chat, place, shown, clock } = easel;
  const { key } = card;
  if (!(await shown.editing(hold, { key, ref, now: clock.now() }))) return overtaken;
  const answer = await call(easel, "edit", () => chat.edit(place, ref, card));
  if (answer.outcome === "done") await shown.edited(hold, { key, ref, version });
  else if (notAccepted(answer.outcome)) await shown.edited(hold, { key, ref, version: was });
  else if (answer.outcome === "message-gone") await shown.gone(hold, { key, ref });
  return answer.outcome === "message-gone" ? done : answer;
}

async function find(easel: Easel, { card: { key }, begun }: Step & { readonly does: "find" }): Promise<Ended> {
  const { hold, chat, place, shown } = easel;
  const answer = await call(easel, "find", async () => chat.find?.(place, key));
  if (answer.outcome !== "done") return answer;
  if (answer.value === undefined) await shown.notPosted(hold, key);
  else await shown.posted(hold, { key, ref: answer.value, version: begun });
  return done;
}

/** Makes one call and writes down what came of it. Rejects only where the store does. */
export function perform(easel: Easel, step: Step): Promise<Ended> {
  if (step.does === "post") return post(easel, step);
  return step.does === "edit" ? edit(easel, step) : find(easel, step);
}
