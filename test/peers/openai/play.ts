import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, fenced, type Spoken, usualError } from "./answers.ts";
import type { Asked } from "./asked.ts";
import { type Abilities, takesNoNotice } from "./door.ts";
import type { Entry } from "./journal.ts";
import type { Bag } from "../json.ts";
import { Refused } from "./refused.ts";
import type { Voice } from "./voice.ts";

/** One request that was let in, and all that is needed to answer it. */
export type Turn = {
  readonly asked: Asked;
  readonly entry: Entry;
  readonly response: ServerResponse;
  readonly voice: Voice;
  readonly abilities: Abilities;
};

type Reply = { readonly status: number; readonly body: Bag; readonly headers?: Readonly<Record<string, string>> };

/** Answers a request as the test wants it answered. Ends when the answer is sent or the caller is gone. */
export async function play(turn: Turn, answer: Answer): Promise<void> {
  switch (answer.is) {
    case "error":
      return fail(turn, answer);
    case "hang":
      return whenGone(turn.response);
    case "drop":
      turn.entry.dropped = true;
      turn.response.destroy();
      return undefined;
    case "huge":
      return pour(turn, answer.bytes);
    case "notJson":
      return showPage(turn);
    case "slow":
      return delay(turn, answer.ms, answer.answer);
    default:
      return reply(turn, { status: 200, body: await spoken(turn, answer) });
  }
}

/** Sends JSON, unless the caller is gone. */
export function reply({ response, entry }: Pick<Turn, "response" | "entry">, { status, body, headers = {} }: Reply): void {
  if (response.destroyed) return;
  entry.status = status;
  response
    .writeHead(status, { "content-type": "application/json", "x-request-id": `req_${entry.n}`, ...headers })
    .end(JSON.stringify(body));
}

function spoken({ voice, asked, abilities }: Turn, answer: Spoken): Promise<Bag> {
  return voice.say(asked, takesNoNotice(asked, abilities) ? fenced(answer) : answer);
}

/** Said by the door, as aimock has a `retry-after` for 429 alone and its own words for all of them. */
function fail(turn: Turn, { status, code, retryAfter }: Extract<Answer, { readonly is: "error" }>): void {
  const [usualCode, says] = usualError(status);
  const { body } = new Refused({ status, says, code: code ?? usualCode });
  reply(turn, { status, body, headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) } });
}

/** What a proxy or a hotel's network puts in the place of an answer. */
function showPage({ response, entry }: Turn): void {
  entry.status = 200;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html><title>Welcome</title><p>Please log in.");
}

async function whenGone(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await once(response, "close");
}

async function delay(turn: Turn, ms: number, later: Answer): Promise<void> {
  const over = new AbortController();
  await Promise.race([sleep(ms, undefined, { signal: over.signal }).catch(() => undefined), whenGone(turn.response)]);
  over.abort();
  if (!turn.response.destroyed) await play(turn, later);
}

const pith = "PITH";
const piece = 64 * 1024;

/** A right answer whose text is long. Poured out by the door, as aimock would hold the whole of it several times over. */
async function pour(turn: Turn, bytes: number): Promise<void> {
  const [head = "", tail = ""] = JSON.stringify(await turn.voice.say(turn.asked, { is: "text", text: pith })).split(pith);
  const { response, entry } = turn;
  if (response.destroyed) return;
  entry.status = 200;
  response.writeHead(200, { "content-type": "application/json" });
  response.write(head);
  const gone = whenGone(response);
  for (let left = bytes; left > 0 && !response.destroyed; left -= piece) {
    if (!response.write("x".repeat(Math.min(left, piece)))) await Promise.race([once(response, "drain"), gone]);
  }
  response.end(tail);
}
